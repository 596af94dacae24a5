"""What stands between quotation marks: curly, straight, single, doubled or pointed.

Laws of this file: of nested marks the outer count; a mark that nothing closes in its line goes on
to the mark that does in one of the next, and else to the end of its line.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["QuotedSpan", "quoted_spans"]

_OPENING: Final = frozenset({"“", "«", "„", "‘‘", "``"})
_MARK: Final = re.compile(
    "‘‘|’’|``|''|[“”«»„″\"]|(?<![\\w’'])[‘'](?=\\w)|(?<=[\\w.,!?…])[’'](?!\\w)"
)
_SINGLE: Final = frozenset({"‘", "'"})
_STRAIGHT: Final = frozenset({"‘", "'", '"', "''", "″", "»", "”"})  # may open, or close
_CLOSING: Final = {
    "“": {"”", "’’", "''", '"'},
    "„": {"”", "“"},
    "«": {"»"},
    "»": {"«"},
    "”": {"”"},  # as in Swedish and Finnish, and where a program turned both marks one way
    "″": {"″", '"', "”"},
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
_SHORT: Final = 40  # characters of a name in marks of its own
_LINES: Final = 3  # in which a mark is closed that its own line left open


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
    done = 0
    for line in _LINE.finditer(text):
        begin = max(line.start(), done)
        spans = list(_in_line(text, begin, line.end())) if begin < line.end() else []
        yield from spans
        if spans and spans[-1].is_open:
            rest = _rest(text, spans[-1])
            yield from rest
            done = rest[-1].outer_end if rest else done


def _rest(text: str, opened: QuotedSpan) -> list[QuotedSpan]:
    """Find how a quotation goes on in the next lines; nothing where none of them closes it."""
    mark, found = text[opened.outer_start : opened.start], list[QuotedSpan]()
    if mark in _SINGLE:
        return []
    for line in islice(_LINE.finditer(text, opened.outer_end), _LINES):
        first = line.start() + len(line[0]) - len(line[0].lstrip())
        marks = (each for each in _MARK.finditer(text, first, line.end()))
        other = next((each for each in marks if each[0] not in _SINGLE | {"’"}), None)
        if other is None:
            found.append(QuotedSpan(first, line.end(), first, line.end(), is_open=True))
            continue
        at = other.start()
        is_behind = at > first and not text[at - 1].isspace()
        if not is_behind or not _closes(mark, other[0], text, at, line.end()):
            return []
        return [*found, QuotedSpan(first, at, first, other.end(), is_open=False)]
    return []


def _in_line(text: str, first: int, last: int) -> Iterator[QuotedSpan]:
    """Yield the quotations of a line."""
    line = _Line(text, first, last)
    for match in _MARK.finditer(text, first, last):
        span = line.take(match.start(), match[0])
        if span is not None:
            yield span
    yield from line.rest()


@define
class _Line:
    """Matches the marks of one line."""

    text: str
    first: int
    last: int
    _opened: tuple[int, str] | None = field(default=None, init=False)
    _nested: tuple[int, str] | None = field(default=None, init=False)  # within a single mark
    _within: list[QuotedSpan] = field(factory=list, init=False)  # likewise, and closed
    _again: int | None = field(default=None, init=False)  # where a curly mark opens once more
    _straight: int = field(default=0, init=False)  # straight marks that opened within curly ones

    def take(self, at: int, mark: str) -> QuotedSpan | None:
        """Take one mark, and return the quotation that it closes."""
        if self._opened is not None and at - self._opened[0] > _LONGEST:
            self._opened = self._nested = None
        if self._opened is None:
            self._open(at, mark)
        elif self._nested is not None:
            if _closes(self._nested[1], mark, self.text, at, self.last):
                self._within.append(_quotation_to(self._nested, at, mark))
                self._nested = None
        elif not self._is_within(at, mark):
            return self._close(self._opened, at, mark)
        return None

    def _open(self, at: int, mark: str) -> None:
        """Open a quotation, where a mark may."""
        may_open = mark in _STRAIGHT and _may_open(self.text, at, self.first)
        if mark in _OPENING or may_open:
            self._opened, self._within = (at, mark), []
            self._straight, self._again = 0, None

    def _is_within(self, at: int, mark: str) -> bool:
        """Tell whether a straight mark opens or closes something within curly ones."""
        if self._opened is None or self._opened[1] != "“" or mark != '"':
            return False
        if _may_open(self.text, at, self.first):
            self._straight += 1
            return True
        is_inner = self._straight > 0
        self._straight -= is_inner
        return is_inner

    def _close(self, opened: tuple[int, str], at: int, mark: str) -> QuotedSpan | None:
        """Close the quotation that is open, where a mark does."""
        if mark == "“" == opened[1]:
            self._again = at
        elif mark == "”" and self._is_name_within(at):
            self._again = None  # “a member of the “Grey Wolf” gang came”
        elif _closes(opened[1], mark, self.text, at, self.last):
            if not self._within or _is_outer(self.text, opened[0], at, self.first):
                self._opened = None
                return _quotation_to(opened, at, mark)
        elif opened[1] in _SINGLE and (mark in _OPENING or mark == '"'):
            self._nested = at, mark
        return None

    def _is_name_within(self, at: int) -> bool:
        """Tell whether a mark closes a short name within words that go on and are closed later."""
        text, again = self.text, self._again
        if again is None or at - again > _SHORT or not text[at + 1 : at + 3].strip().islower():
            return False
        closing, opening = text.find("”", at + 1, self.last), text.find("“", at + 1, self.last)
        return closing >= 0 and (opening < 0 or closing < opening)

    def rest(self) -> Iterator[QuotedSpan]:
        """Yield what nothing closes in the line."""
        opened = self._opened
        if opened is None:
            return
        if opened[1] in _SINGLE and (self._within or self._nested):  # it was an apostrophe
            yield from self._within
            opened = self._nested
        if opened is None or self.last - opened[0] > _LONGEST:
            return
        if opened[1] not in _SINGLE or _opens_again(self.text, opened, self.first, self.last):
            start = opened[0] + len(opened[1])
            yield QuotedSpan(start, self.last, opened[0], self.last, is_open=True)


def _quotation_to(opened: tuple[int, str], at: int, mark: str) -> QuotedSpan:
    """Make the span from a mark that opens to the one that closes it."""
    return QuotedSpan(opened[0] + len(opened[1]), at, opened[0], at + len(mark), is_open=False)


def _is_outer(text: str, start: int, end: int, first: int) -> bool:
    """Tell whether single marks are quotation marks around others, and no apostrophes."""
    return not text[first:start].strip() or text[end - 1] in ".,!?…"


def _opens_again(text: str, opened: tuple[int, str], first: int, last: int) -> bool:
    """Tell whether a single mark begins its line, and another one the next: one long quotation."""
    if text[first : opened[0]].strip():
        return False
    following = _LINE.search(text, last, last + _LONGEST)
    return following is not None and following[0].lstrip()[:1] == opened[1]


def _may_open(text: str, at: int, first: int) -> bool:
    """Tell whether a straight mark opens: it stands after a space, a bracket or a comma."""
    after = text[at + 1 : at + 2]
    if text[at] == "»" and not after.isalnum():
        return False  # « pointed outwards »
    is_free = at == first or text[at - 1] in " \t([—–-:*_>\xa0"
    return is_free or (text[at - 1] == "," and after.isupper())


def _closes(opening: str, mark: str, text: str, at: int, last: int) -> bool:
    """Tell whether a mark closes what another one opened."""
    if mark not in _CLOSING[opening]:
        return False
    is_apart = at + 1 >= last or not text[at + 1].isalnum()
    is_end = text[at - 1] in ".,!?…" and text[at + 1 : at + 2].isupper()  # "…."Renn said
    return mark not in {'"', "'"} or is_apart or (mark == '"' and is_end)
