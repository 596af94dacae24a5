"""From a quotation to the characters of a document."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from pakafg.errors import WordingError
from pakafg.records.citation import Citation

__all__ = ["Anchor"]

# Characters that keyboards and word processors exchange, one for one.
_ALIKE: Final = str.maketrans("“”„‘’‚–—‑\u00a0\u2009\u202f", "\"\"\"'''---   ")
_SHOWN: Final = 80


@frozen
class Anchor:
    """Finds quotations in one document.

    Attributes:
        document: The document's id.
        text: Its decoded text.
    """

    document: str
    text: str = field(repr=False)

    def find(self, quote: str, nth: int | None = None) -> Citation:
        """Cite a quotation.

        Args:
            quote: The exact characters.
            nth: Which occurrence, from 1; needed where there are several.

        Raises:
            WordingError: The characters do not stand there, stand there more often than
                once and no `nth` is given, or less often than `nth`.
        """
        places = self.occurrences(quote)
        if not places:
            raise WordingError(self._missing(quote))
        if nth is None and len(places) > 1:
            message = (
                f"the quotation {_short(quote)} stands {len(places)} times in {self.document!r} "
                f"(at {', '.join(map(str, places[:5]))}): say which one with nth, from 1"
            )
            raise WordingError(message)
        if nth is not None and not 1 <= nth <= len(places):
            message = (
                f"the quotation {_short(quote)} stands {len(places)} time"
                f"{'s' * (len(places) != 1)} in {self.document!r}, but nth is {nth}"
            )
            raise WordingError(message)
        start = places[(nth or 1) - 1]
        return Citation(document=self.document, quote=quote, start=start, end=start + len(quote))

    def occurrences(self, quote: str) -> list[int]:
        """The offsets at which a quotation stands, overlapping ones included."""
        places: list[int] = []
        start = self.text.find(quote) if quote else -1
        while start >= 0:
            places.append(start)
            start = self.text.find(quote, start + 1)
        return places

    def _missing(self, quote: str) -> str:
        reason = f"the quotation {_short(quote)} does not stand in {self.document!r}"
        plain = quote.translate(_ALIKE).casefold()
        # Translation and case folding may change lengths; then the place is not shown.
        folded = self.text.translate(_ALIKE).casefold()
        start = folded.find(plain)
        if start >= 0 and len(folded) == len(self.text):
            found = self.text[start : start + len(plain)]
            return f"{reason}; the document has {_short(found)}: copy its characters"
        return f"{reason}: copy its characters exactly, within one line"


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")
