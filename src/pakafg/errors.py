"""Every error that pakafg raises on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.corpus.problems import Problem

__all__ = ["CorpusError", "FrameError", "MissingExtraError", "PakafgError", "WordingError"]

_SHOWN = 20


class PakafgError(Exception):
    """Base of every error that pakafg raises on purpose."""


class WordingError(PakafgError, ValueError):
    """A date, a number or a duration is written in a way that pakafg does not read."""


class FrameError(PakafgError, ValueError):
    """A table of the user's lacks a column, has a wrong one, or holds rows that cannot be."""


class MissingExtraError(PakafgError, ImportError):
    """An optional part of pakafg needs a package that is not installed."""


class CorpusError(PakafgError, ValueError):
    """A corpus cannot be read; `problems` lists everything that is wrong with it.

    Attributes:
        source: The folder or archive, as given.
        problems: Every problem found, each with file, line, record and reason.
    """

    def __init__(self, source: str, problems: Sequence[Problem]) -> None:
        self.source = source
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(source, self.problems)

    def __str__(self) -> str:
        count = len(self.problems)
        lines = [f"{self.source!r} has {count} problem{'s' * (count != 1)}:"]
        lines += [f"  {problem}" for problem in self.problems[:_SHOWN]]
        if count > _SHOWN:
            lines.append(f"  … and {count - _SHOWN} more, all in .problems")
        return "\n".join(lines)
