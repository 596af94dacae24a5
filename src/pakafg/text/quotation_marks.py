"""What stands between quotation marks: curly, straight, single, doubled or pointed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["QuotedSpan", "quoted_spans"]

_OPENING: Final = frozenset({"“", "«", "„", "‘‘", "``"})
_MARK: Final = re.compile(
    "‘‘|’’|``|''|[“”«»„″\"]|(?<![\\w’'])[‘'](?=\\w)|(?<=[\\w.,!?…])[’'](?!\\w)"
)
_SINGLE: Final = frozenset({"‘", "'"})
_STRAIGHT: Final = frozenset({"‘", "'", '"', "''"})
_CLOSING: Final = {
    "“": {"”", "’’", "''", '"'},
    "„": {"”", "“"},
    "«": {"»"},
    '"': {'"', "”"},
    "‘": {"’"},
    "'": {"'"},
    "‘‘": {"’’", "”", "''"},
    "``": {"''", "’’", "”", "″"},
    "''": {"''"},
}
_LINE: Final = re.compile(  # a line that is only wrapped goes on in the next
    r"(?:[^\r\n]|(?<![.!?:…”\"’'»\r\n])\r?\n(?![\s“\"‘'«„`]))+"
)
_LONGEST: Final = 3_000  # characters


class QuotedSpan(NamedTuple):
    """Characters between quotation marks.

    Attributes:
        start: Where the words begin, behind the mark.
        end: Where they end, before the mark that closes them.
        outer_start: Where the mark stands that opens them.
        outer_end: Where what closes them ends.
        is_open: Whether no mark closes them in their line.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    is_open: bool


def quoted_spans(text: str) -> Iterator[QuotedSpan]:
    """Yield what stands between quotation marks, line by line; of nested marks the outer.

    >>> [(span.start, span.end) for span in quoted_spans("He said “no deal” again.")]
    [(9, 16)]
    """
    for line in _LINE.finditer(text):
        yield from _in_line(text, line.start(), line.end())


def _in_line(text: str, first: int, last: int) -> Iterator[QuotedSpan]:
    """Yield the quotations of a line."""
    opened: tuple[int, str] | None = None
    inner = 0  # straight marks that opened within curly ones
    for match in _MARK.finditer(text, first, last):
        at, mark = match.start(), match[0]
        if opened is not None and at - opened[0] > _LONGEST:
            opened = None
        if opened is None:
            inner = 0
            if mark in _OPENING or (mark in _STRAIGHT and _may_open(text, at, first)):
                opened = at, mark
        elif opened[1] == "“" and mark == '"' and _may_open(text, at, first):
            inner += 1
        elif opened[1] == "“" and mark == '"' and inner:
            inner -= 1
        elif _closes(opened[1], mark, text, at, last):
            start, end = opened[0] + len(opened[1]), at + len(mark)
            yield QuotedSpan(start, at, opened[0], end, is_open=False)
            opened = None
        elif mark in _OPENING and opened[1] in _SINGLE:
            opened = at, mark
    is_open = opened is not None and (
        opened[1] not in _SINGLE or _opens_again(text, opened, first, last)
    )
    if opened is not None and is_open and last - opened[0] <= _LONGEST:
        yield QuotedSpan(opened[0] + len(opened[1]), last, opened[0], last, is_open=True)


def _opens_again(text: str, opened: tuple[int, str], first: int, last: int) -> bool:
    """Tell whether a single mark begins its line, and another one the next: one long quotation."""
    if text[first : opened[0]].strip():
        return False
    following = _LINE.search(text, last, last + _LONGEST)
    return following is not None and following[0].lstrip()[:1] == opened[1]


def _may_open(text: str, at: int, first: int) -> bool:
    """Tell whether a straight mark opens: it stands after a space or a bracket."""
    return at == first or text[at - 1] in " \t([—–-:\xa0"


def _closes(opening: str, mark: str, text: str, at: int, last: int) -> bool:
    """Tell whether a mark closes what another one opened."""
    if mark not in _CLOSING[opening]:
        return False
    return mark not in {'"', "'"} or at + 1 >= last or not text[at + 1].isalnum()
