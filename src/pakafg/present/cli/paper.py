"""What the command line prints on: how wide, and whether in colour."""

from __future__ import annotations

import os
import shutil
import textwrap
from typing import TYPE_CHECKING, Final, Self, TextIO

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["STYLES", "Paper"]

_BOLD, _FAINT, _WARN, _PLAIN = "\033[1m", "\033[2m", "\033[33m", "\033[0m"

STYLES: Final = (_BOLD, _FAINT, _WARN, _PLAIN)
"""The escape sequences that are ours."""

_NARROWEST, _WIDEST = 60, 140  # characters to a line of a terminal


@frozen
class Paper:
    """How wide to print, and whether in colour.

    Attributes:
        width: Characters to a line.
        colour: Whether escape sequences are understood.
    """

    width: int = 100
    colour: bool = False

    @classmethod
    def of(cls, out: TextIO) -> Self:
        """Fit a stream: a terminal's own width and colours; plain when piped."""
        if not out.isatty():
            return cls()
        plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
        columns = shutil.get_terminal_size().columns
        return cls(width=min(max(columns, _NARROWEST), _WIDEST), colour=not plain)

    def bold(self, text: str) -> str:
        """Let a text stand out."""
        return self._styled(_BOLD, text)

    def faint(self, text: str) -> str:
        """Let a text step back."""
        return self._styled(_FAINT, text)

    def warn(self, text: str) -> str:
        """Mark a text that tells of a disagreement."""
        return self._styled(_WARN, text)

    def headed(self, title: str, legend: str) -> Iterator[str]:
        """Write the head of a section, and how to read it."""
        yield ""
        first, *rest = self.wrapped(f"{title}  {legend}", 0)
        yield self.bold(title) + self.faint(first.removeprefix(title))
        yield from map(self.faint, rest)

    def wrapped(self, text: str, indent: int, hang: int = 2) -> Iterator[str]:
        """Break a text into lines, indented, those after the first by `hang` more."""
        yield from textwrap.wrap(
            text,
            self.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_on_hyphens=False,
        )

    def _styled(self, style: str, text: str) -> str:
        return f"{style}{text}{_PLAIN}" if self.colour else text
