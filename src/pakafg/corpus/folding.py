"""What copying does to a text without changing a word: kinds of marks, dashes and spaces.

Laws of this file: curly and straight quotation marks, apostrophes, kinds of dashes and of spaces,
ligatures, ellipses, a line break for a space and characters without width are folded. Nothing
else is: no digit, no letter, no case, no accent, no other form of Unicode. A blank line becomes
a separator of paragraphs, so that no quotation runs from one into the next.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from typing import Final, Self

from attrs import field, frozen

from pakafg.values.typography import DASHES, DOUBLE_MARKS, SINGLE_MARKS

__all__ = ["PARAGRAPH", "FoldedText", "fold"]

_SPACES: Final = "\t\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_BREAKS: Final = "\r\x0b\x0c\x85\u2028"
PARAGRAPH: Final = "\u2029"
"""What a blank line is folded to."""
_UNSEEN: Final = "\xad\u200b\u2060\ufeff"  # no width: where a line may break, or may not
_LIGATURES: Final = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "…": "...",
}
# One character for one.
_ALIKE: Final = str.maketrans(
    {
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(DOUBLE_MARKS, '"'),
        **dict.fromkeys(SINGLE_MARKS, "'"),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_BREAKS, "\n"),
    }
)
# What changes the length of a text, or needs its neighbours to be told.
_PIECE: Final = re.compile(
    rf"[ \n{PARAGRAPH}{_UNSEEN}]{{2,}}|[\n{_UNSEEN}]|-{{2,}}|[{''.join(_LIGATURES)}]"
)


def _folded_piece(text: str, match: re.Match[str]) -> str:
    """Fold a run of spaces or of dashes, a line break, a ligature or an ellipsis."""
    piece = match[0]
    if piece in _LIGATURES:
        return _LIGATURES[piece]
    if piece[0] == "-":
        return "-"
    breaks = text[match.start() : match.end()].replace("\r\n", "\n").translate(_ALIKE).count("\n")
    if breaks > 1 or PARAGRAPH in piece:
        return PARAGRAPH
    return " " if breaks or " " in piece else ""


def fold(text: str) -> str:
    """Fold the typography of a text.

    >>> fold("“no deal” … 10–15")
    '"no deal" ... 10-15'
    """
    return FoldedText.of(text).text


@frozen
class FoldedText:
    """A text with its typography folded, and where each of its characters comes from.

    Attributes:
        text: The folded text.
    """

    text: str
    # Pieces that changed their length: where each begins and ends, folded and as it was.
    _pieces: tuple[array[int], array[int], array[int], array[int]] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Self:
        """Fold a text.

        >>> folded = FoldedText.of("so… it ended")
        >>> folded.text, folded.start(4), folded.start(6), folded.end(5)
        ('so... it ended', None, 4, 3)
        """
        pieces = (array("I"), array("I"), array("I"), array("I"))
        parts: list[str] = []
        done = length = 0
        alike = text.translate(_ALIKE)
        for match in _PIECE.finditer(alike):
            piece = _folded_piece(text, match)
            parts += alike[done : match.start()], piece
            length += match.start() - done + len(piece)
            done = match.end()
            if len(piece) != done - match.start():
                places = (length - len(piece), length, match.start(), done)
                for places_of_all, place in zip(pieces, places, strict=True):
                    places_of_all.append(place)
        parts.append(alike[done:])
        return cls("".join(parts), pieces)

    def start(self, place: int) -> int | None:
        """Find where a folded character begins in the text; None within a ligature or the like."""
        begins, ends, first, last = self._pieces
        at = bisect_right(begins, place) - 1
        if at < 0:
            return place
        if place >= ends[at]:
            return last[at] + place - ends[at]
        return first[at] if place == begins[at] else None

    def end(self, place: int) -> int | None:
        """Find where what comes before a folded place ends; None within a ligature or the like."""
        begins, ends, _, last = self._pieces
        at = bisect_right(begins, place - 1) - 1
        if at < 0:
            return place
        if place > ends[at]:
            return last[at] + place - ends[at]
        return last[at] if place == ends[at] else None
