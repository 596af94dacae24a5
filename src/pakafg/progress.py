"""Progress on long work: shown to a person who watches, never to a script's pipe or log."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Final, TextIO, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["watched"]

T = TypeVar("T")

_QUIET: Final = 2.0  # seconds until somebody asks
_WORTH: Final = 1.0  # seconds of work left for which a line is worth its flicker
_INTERVAL: Final = 0.2  # seconds from one line to the next


def watched(items: Sequence[T], doing: str) -> Iterator[T]:
    """Yield items; where somebody watches and it takes long, say how far it is.

    The line stands on standard error, on a terminal or in a notebook, and is wiped at the
    end. Nothing is written within the first two seconds, nor where a moment of work is left.

    Args:
        items: The items.
        doing: What is done with them: "reading documents".
    """
    stream = sys.stderr
    if not _is_watched(stream):
        yield from items
        return
    start = monotonic()
    due = start + _QUIET
    line = ""
    try:
        for done, item in enumerate(items):
            now = monotonic()
            if now >= due:
                due = now + _INTERVAL
                left = (now - start) / max(done, 1) * (len(items) - done)
                if line or left >= _WORTH:
                    line = f"{doing}: {done:,} of {len(items):,}"
                    _write(stream, f"\r{line}")
            yield item
    finally:
        if line:
            _write(stream, f"\r{' ' * len(line)}\r")


def _is_watched(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal, or the output of a notebook."""
    if stream is None or stream.closed:
        return False
    in_notebook = type(stream).__module__.startswith("ipykernel.")
    return in_notebook or (stream.isatty() and os.environ.get("TERM") != "dumb")


def _write(stream: TextIO, text: str) -> None:
    """Write a piece of a line at once."""
    with suppress(OSError, ValueError):  # a terminal that went away stops no work
        stream.write(text)
        stream.flush()
