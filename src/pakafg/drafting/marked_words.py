"""What marked words say by themselves: a figure, a date, a name; and values in their form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pakafg.corpus.format import keys
from pakafg.drafting.document_reading import DocumentReading
from pakafg.drafting.proposal import ProposalKind
from pakafg.drafting.reply_schema import classes_of
from pakafg.errors import PakafgError
from pakafg.timeline.phrases import resolve
from pakafg.values.amount import Amount
from pakafg.values.count import Count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pakafg.records.citation import Citation

__all__ = ["MarkedWords"]

_NAMED: Final = {"actor_mention": "actor", "place_mention": "place"}
_OF_FIGURE: Final = ("nationality", "status", "group")
_DIGITS: Final = 9


@frozen
class MarkedWords:
    """Reads marked words of one document.

    Attributes:
        reading: The document, as the rules of a draft see it.
    """

    reading: DocumentReading

    def complete(
        self, kind: ProposalKind, data: dict[str, Any], citations: Sequence[Citation]
    ) -> list[str]:
        """Put values into the form of their keys, and fill in what the marked words say.

        What the data says already stays.

        Args:
            kind: What the annotation would become.
            data: What it says by key; it is filled in.
            citations: What it marks, one citation at least.

        Returns:
            Doubts, in words.
        """
        data.update({key: _formed(kind, key, value) for key, value in data.items()})
        quote = citations[0].quote
        if (key := _NAMED.get(str(kind))) is not None:
            data.setdefault(key, quote)
        elif kind is ProposalKind.CASUALTY and "count" not in data:
            return self._read_figure(data, citations)
        elif kind is ProposalKind.QUANTITY and _reads(Amount.parse, quote):
            data.setdefault("count", quote)
        elif kind is ProposalKind.DATE:
            data.setdefault("words", quote)
            return self._read_date(data)
        return []

    def _read_date(self, data: dict[str, Any]) -> list[str]:
        """Read the words of a date on the day of publication."""
        published = self.reading.document.published
        if "when" in data or published is None:
            return []
        try:
            data["when"] = str(resolve(data["words"], published=published).when)
        except PakafgError:
            return []
        return ["when: its words were read on the day of publication"]

    def _read_figure(self, data: dict[str, Any], citations: Sequence[Citation]) -> list[str]:
        """Read the one figure that stands in the marked words."""
        figures = [
            each
            for sentence in self.reading.figures
            for each in sentence
            if any(
                cited.start <= each.number.start and each.number.end <= cited.end
                for cited in citations
            )
        ]
        if len(figures) == 1 and data.get("outcome", figures[0].outcome) == figures[0].outcome:
            (figure,) = figures
            data["count"] = " ".join(figure.number.words.split())
            data.setdefault("outcome", str(figure.outcome))
            for key in _OF_FIGURE:
                if (value := getattr(figure, key)) is not None:
                    data.setdefault(key, str(value))
            return ["the figure was read by a rule within the marked words"]
        words = " ".join(citations[0].quote.split())
        if _reads(Count.parse, words):
            data["count"] = words
        return []


def _formed(kind: ProposalKind, key: str, value: Any) -> Any:
    """Give a text the form that a key has: a list, a number, or text."""
    fields = {name: each for of in classes_of(kind) for name, each in keys(of).items()}
    held = fields[key].type if key in fields else str
    if not isinstance(value, str):
        return value
    if getattr(held, "__origin__", None) is tuple:
        return [part.strip() for part in value.split(";") if part.strip()]
    if int in getattr(held, "__args__", ()) and value.isascii() and value.isdigit():
        return int(value[:_DIGITS])
    return value


def _reads(parse: Callable[[str], object], words: str) -> bool:
    """Tell whether words are read as a number."""
    try:
        parse(words[:200])
    except PakafgError:
        return False
    return True
