"""From a quotation to the characters of a document."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from attrs import define, field

from pakafg.corpus.format import EntryError
from pakafg.records.citation import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Anchor", "Effort"]

# Characters that keyboards and word processors exchange.
_ALIKE: Final = str.maketrans("“”„‘’‚–—‑", "\"\"\"'''---")  # noqa: RUF001  (which is the point)
_MOST: Final = 1_000
_OFFSETS_SHOWN: Final = 5
_SHOWN: Final = 80
_FOLDED: Final = 1_000_000
_SEARCHED: Final = 3 * 10**10  # characters: the worst of texts and quotations take minutes
_TELLING: Final = 12  # so many characters in a row show what place was meant


@define
class Effort:
    """What the search in one corpus may cost, of time and of memory.

    Attributes:
        left: How many characters may still be searched, in all documents together.
    """

    left: int = field(factory=lambda: _SEARCHED)
    _text: str = field(default="", init=False)
    _folded: tuple[str, Sequence[int]] = field(default=("", ()), init=False)

    def folded(self, text: str) -> tuple[str, Sequence[int]]:
        """Fold a text: drop what copying may lose, and keep the offset of each character.

        Only the last one is kept: it is large, and documents come one after the other.
        """
        if text is not self._text:
            self._text, self._folded = text, _folded(text)
        return self._folded


@define
class Anchor:
    """Finds the quotations of one document.

    Attributes:
        document: The document's id.
        text: Its decoded text.
        effort: What the search may cost, with that in the corpus's other documents.
    """

    document: str
    text: str = field(repr=False)
    effort: Effort = field(factory=Effort, repr=False, eq=False)

    def find(self, quote: str, nth: int | None = None) -> Citation:
        """Cite a quotation.

        Args:
            quote: The exact characters.
            nth: Which occurrence, from 1; needed where there are several.

        Raises:
            EntryError: The characters do not stand there, stand there more often than
                once and no `nth` is given, or less often than `nth`; or so much has been
                searched that to go on would take for ever.

        >>> Anchor("000", "four killed, four wounded").find("four", 2).start
        13
        """
        if self.effort.left < 0:
            message = (
                "so many quotations in documents so long take too long to find: split the corpus"
            )
            raise EntryError(message)
        self.effort.left -= len(self.text)
        places = self.occurrences(quote)
        if nth is None and len(places) == 1:
            start = places[0]
        elif nth is not None and 1 <= nth <= len(places):
            start = places[nth - 1]
        else:
            raise EntryError(
                self._ambiguous(quote, nth, places) if places else self._missing(quote)
            )
        return Citation.of(self.document, self.text, start, start + len(quote))

    def occurrences(self, quote: str) -> list[int]:
        """List the offsets at which a quotation stands, overlapping ones included, 1,000 at most.

        >>> Anchor("000", "a banana").occurrences("ana")
        [3, 5]
        """
        return list(islice(self._places(quote), _MOST))

    def _places(self, quote: str) -> Iterator[int]:
        """Yield the offset of each occurrence, overlapping ones included."""
        start = self.text.find(quote) if quote else -1
        while start >= 0:
            yield start
            start = self.text.find(quote, start + 1)

    def _ambiguous(self, quote: str, nth: int | None, places: list[int]) -> str:
        """Say that a quotation stands there more than once, or not as often as nth says."""
        often = f"{len(places)} time{'s' * (len(places) > 1)}{' or more' * (len(places) == _MOST)}"
        reason = f"the quotation {_short(quote)} stands {often} in {self.document!r}"
        if nth is not None:
            return f"{reason}, but nth is {nth}: expected 1 to {len(places)}"
        offsets = ", ".join(
            [*map(str, places[:_OFFSETS_SHOWN]), *["…"] * (len(places) > _OFFSETS_SHOWN)]
        )
        return f"{reason} (at {offsets}): say which one with nth, from 1"

    def _missing(self, quote: str) -> str:
        """Say that a quotation does not stand there, with the closest match where there is one."""
        reason = f"the quotation {_short(quote)} does not stand in {self.document!r}"
        folded, offsets = self.effort.folded(self.text)
        plain = "".join(map(_fold, quote[:_FOLDED]))
        self.effort.left -= len(folded) * len(plain).bit_length()
        # How many characters of the quotation stand there in a row, from its first.
        length = bisect_left(
            range(1, len(plain) + 1), x=True, key=lambda n: plain[:n] not in folded
        )
        if length < max(1, min(_TELLING, len(plain))):
            return f"{reason}: copy its characters exactly"
        at = folded.find(plain[:length])
        end = at + len(plain)
        similar = self.text[offsets[at] : offsets[end] if end < len(offsets) else None]
        alike = [one == other for one, other in zip(similar, quote, strict=False)]
        differs = alike.index(False) if False in alike else len(alike)
        shown = _short(similar, differs)
        if unicodedata.normalize("NFC", similar) == unicodedata.normalize("NFC", quote):
            shown = f"another Unicode form, {similar[differs : differs + _SHOWN]!a}"
        return f"{reason}: from character {differs + 1} on, the document has {shown}; copy that"


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """Fold a text, up to a million characters, with the offset of each folded character."""
    pieces: list[str] = []
    offsets = array("I")
    for at, character in enumerate(text):
        piece = _fold(character)
        pieces.append(piece)
        offsets.extend([at] * len(piece))
        if len(offsets) >= _FOLDED:
            break
    return "".join(pieces), offsets


@lru_cache(maxsize=4_096)
def _fold(character: str) -> str:
    """Strip a character of case, accents, typography and what cannot be seen."""
    plain = unicodedata.normalize("NFKD", character).translate(_ALIKE).casefold()
    return "".join(
        " " if each.isspace() else each
        for each in plain
        if each != "\r" and unicodedata.category(each) not in {"Mn", "Cf"}
    )


def _short(text: str, around: int = 0) -> str:
    """Quote a text, cut to 80 characters around a place."""
    start = max(0, around - 20) if len(text) > _SHOWN else 0
    cut = text[start : start + _SHOWN]
    return repr(f"{'…' * (start > 0)}{cut}{'…' * (start + _SHOWN < len(text))}")
