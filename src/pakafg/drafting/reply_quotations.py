"""The quotations of a model's reply, found in the document or refused with the words that do stand.

Laws of this file: typography is put right, and nothing else is: a digit, a number word, a name, a
month or a negation that is another one makes another quotation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import define, field

from pakafg.corpus.anchoring import Anchor, Edition
from pakafg.corpus.format import EntryError
from pakafg.corpus.surroundings import Surroundings
from pakafg.drafting.quoting import Quoting
from pakafg.drafting.reply_findings import Findings, ReplyOutcome
from pakafg.short_repr import shown

if TYPE_CHECKING:
    from pakafg.records.citation import Citation

__all__ = ["QuotationFinder"]

_QUOTATIONS: Final = 20  # of one item
_SEARCHED: Final = 4_000  # quotations of one reply


@define
class QuotationFinder:
    """Finds the quotations of one reply in its document.

    Attributes:
        quoting: What quotes the document.
        anchor: What finds quotations in it.
    """

    quoting: Quoting
    anchor: Anchor = field(init=False)
    _left: int = field(default=_SEARCHED, init=False)

    def __attrs_post_init__(self) -> None:
        document = self.quoting.document
        self.anchor = Anchor(document.id, document.text, Edition.SAME)

    def entries(self, data: object, found: Findings) -> list[Any]:
        """Find the quotations of an item, or of a part of one."""
        if data is None:
            return []
        if not isinstance(data, list):
            found.reasons.append(f"quotes: {shown(data)} is no list of quotations")
            return []
        entries = []
        for each in data[:_QUOTATIONS]:
            citation = self._quoted(each, found)
            if citation is not None:
                found.citations.append(citation)
                entries.append(self.quoting.entry(citation))
        if len(data) > _QUOTATIONS:
            found.reasons.append(f"it has {len(data)} quotations, expected {_QUOTATIONS} at most")
        return entries

    def _quoted(self, data: object, found: Findings) -> Citation | None:
        """Find one quotation; None where it is refused."""
        told = {"quote": data} if isinstance(data, str) else data
        if not isinstance(told, dict) or not isinstance(told.get("quote"), str):
            found.reasons.append(f"{shown(data)} is no quotation: expected quote, prefix, suffix")
            return None
        quote = told["quote"].strip()
        beside = {key: told.get(key) or "" for key in ("prefix", "suffix")}
        if not quote or not all(isinstance(text, str) for text in beside.values()):
            found.reasons.append(f"{shown(data)} is no quotation: expected text")
            return None
        self._left -= 1
        if self._left < 0:
            found.reasons.append(f"there are more than {_SEARCHED:,} quotations: split them")
            return None
        around = Surroundings(**beside)
        if around == Surroundings():
            return self._cited(quote, None, found)
        try:
            return self._noted(quote, self.anchor.find(quote, None, around), found)
        except EntryError:  # perhaps it stands once, and only what is beside it is wrong
            elsewhere = self._cited(quote, None, found)
        if elsewhere is not None:
            note = f"{shown(quote)} stands elsewhere than beside the words that were given"
            found.mend(ReplyOutcome.MOVED, note)
        return elsewhere

    def _cited(self, quote: str, around: Surroundings | None, found: Findings) -> Citation | None:
        """Find a quotation where it stands; refuse it with the words that do."""
        try:
            return self._noted(quote, self.anchor.find(quote, None, around), found)
        except EntryError as error:
            found.reasons.append(str(error))
            return None

    def _noted(self, quote: str, citation: Citation, found: Findings) -> Citation:
        """Note where only the typography was otherwise."""
        if citation.quote != quote:
            note = f"typography: the document has {shown(citation.quote)}"
            found.mend(ReplyOutcome.MENDED, note)
        return citation
