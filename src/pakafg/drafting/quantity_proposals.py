"""Other figures of a document as proposals: money, shares, lengths, durations, things counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.drafting.number_mentions import numbers_in
from pakafg.drafting.proposal import ProposalKind
from pakafg.drafting.quoting import as_id
from pakafg.records.claim import DURATION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.drafting.document_reading import DocumentReading
    from pakafg.drafting.number_mentions import NumberMention
    from pakafg.drafting.proposal import Proposal

__all__ = ["quantity_proposals"]

_CURRENCIES: Final[Mapping[str, str]] = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₨": "PKR",
    **dict.fromkeys(("usd", "dollar", "dollars"), "USD"),
    **dict.fromkeys(("eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("gbp", "pounds"), "GBP"),
    **dict.fromkeys(("pkr",), "PKR"), **dict.fromkeys(("inr",), "INR"),
    **dict.fromkeys(("rupee", "rupees", "rs"), "rupees"),
}  # fmt: skip
_TIMES: Final = frozenset({"minute", "hour", "day", "week", "month", "year"})
_GAPS: Final = frozenset({"after", "ago", "before", "earlier", "later"})
_LASTING: Final = frozenset({"for", "lasted", "lasting"})
_STRETCHES: Final = frozenset({"coming", "every", "last", "next", "past", "previous"})
_SHARES: Final = frozenset({"%", "percent", "per"})
_NO_UNITS: Final = frozenset(
    ("sides", "countries", "neighbours", "neighbors", "nations", "parties", "states", "others",
     "governments", "capitals", "was", "is", "has", "this", "as", "does", "its", "his", "ties")
)  # fmt: skip
_NO_QUANTITY: Final = frozenset({"no", "nobody", "none", "no one", "both"})
_REACH: Final = 4  # words from a number to its unit
_AROUND: Final = 40  # characters that a quotation has on each side


def quantity_proposals(found: DocumentReading) -> Iterator[Proposal]:
    """Propose the figures of a document that are none of persons harmed or moved."""
    taken = {figure.number.start for figures in found.figures for figure in figures}
    for number, sentence in enumerate(found.text.sentences):
        dated = {at for each in found.dates[number] for at in range(each.first, each.last)}
        for each in numbers_in(found.text, sentence, dated):
            if each.start in taken or each.words.lower() in _NO_QUANTITY:
                continue
            hit = _unit(found, each, sentence.last)
            if hit is None:
                continue
            topic, unit, first, last = hit
            start = max(sentence.start, first - _AROUND)
            end = min(sentence.end, last + _AROUND)
            yield found.proposal(
                ProposalKind.QUANTITY,
                {
                    "id": found.quoting.new_id(found.document.id, topic, each.words),
                    "topic": topic,
                    "count": " ".join(each.words.split()),
                    "unit": unit,
                    "about": None,
                    "claimant": None,
                },
                "a number and its unit",
                [found.quoting.clause(first, last, (start, end))],
                doubts=("what it belongs to", "who gives it", "by which topic others call it"),
            )


def _unit(
    found: DocumentReading, number: NumberMention, last: int
) -> tuple[str, str, int, int] | None:
    """Find the unit of a number: its topic, the unit, and the characters of both."""
    words = found.text.words
    before = words[number.first - 1] if number.first else None
    if before is not None and (currency := _CURRENCIES.get(before.low)) is not None:
        return "money", currency, before.start, number.end
    for at in range(number.last, min(last, number.last + _REACH)):
        low = words[at].low
        singular = low.removesuffix("s")
        if at == number.last and low in _SHARES:
            return "share", "percent", number.start, words[at].end
        if (currency := _CURRENCIES.get(low)) is not None:
            return "money", currency, number.start, words[at].end
        if singular in _TIMES:
            behind = words[at + 1].low if at + 1 < last else ""
            led = "" if before is None else before.low
            if led in _STRETCHES or (behind in _GAPS and led not in _LASTING):
                return None  # "two days later" is a date, "the past two days" another
            return DURATION, f"{singular}s", number.start, words[at].end
        if not words[at].is_word:
            return None
        if low.endswith("s") and low not in _NO_UNITS and len(low) > 3 and low.islower():  # noqa: PLR2004
            if not low.endswith(("ss", "ous", "’s", "'s")):
                return as_id(low), low, number.start, words[at].end
        if low in {"and", "or", "in", "of", "the", "to", "at", "on", "for", "by", "with"} and (
            low != "of" or at > number.last
        ):
            return None
    return None
