"""What a claim says in a few words, and which of its citations hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.naming import name_of
from pakafg.records.claim import CasualtyClaim, QuantityClaim
from pakafg.values.vocabularies import OrderRelation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation
    from pakafg.records.claim import DateClaim, OrderClaim

__all__ = ["RELATION_WORDS", "claim_citations", "order_words", "quantity_words", "words_first"]

RELATION_WORDS: Final[Mapping[OrderRelation, str]] = {
    OrderRelation.BEFORE: "before",
    OrderRelation.AFTER: "after",
    OrderRelation.DURING: "during",
    OrderRelation.SAME: "at the same time as",
    OrderRelation.STARTS: "beginning with",
}
"""An order, between the names of two events."""

_VAGUE: Final = ("dozens", "hundreds", "thousands", "millions")


def quantity_words(claim: QuantityClaim) -> str:
    """Say how much of what.

    Args:
        claim: A figure of anything but persons.

    >>> import pakafg
    >>> quantities = pakafg.load_corpus().quantities
    >>> quantity_words(quantities["004-one-point-agenda"])
    'one point'
    """
    of = "of " if claim.count.words.casefold().endswith(_VAGUE) else ""
    is_one = claim.count.low == claim.count.high == 1
    return f"{claim.count} {of}{claim.unit.removesuffix('s') if is_one else claim.unit}"


def order_words(corpus: Corpus, claim: OrderClaim) -> str:
    """Say which of two events came first, and how long before the other.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> order_words(corpus, corpus.orders["004-sharif-during-summit"])
    'Shehbaz Sharif: “a man of peace” during Gaza Peace Summit'
    """
    event, other = name_of(corpus, claim.event), name_of(corpus, claim.other)
    gap = "" if claim.gap is None else f" ({claim.gap})"
    return f"{event} {RELATION_WORDS[claim.relation]} {other}{gap}"


def claim_citations(
    claim: CasualtyClaim | DateClaim | OrderClaim | QuantityClaim,
) -> tuple[Citation, ...]:
    """Sort the citations of a claim: first those that hold its words."""
    words = claim.count.words if isinstance(claim, (CasualtyClaim, QuantityClaim)) else claim.words
    return words_first(claim.citations, words)


def words_first(citations: Iterable[Citation], words: str | None) -> tuple[Citation, ...]:
    """Sort citations: first those that hold some words, in any case.

    A record may cite a heading or a question before the sentence that says it.

    Args:
        citations: The citations of a record.
        words: The words; None keeps the order.
    """
    wanted = (words or "").casefold()
    # False sorts before True, and the sort is stable.
    return tuple(sorted(citations, key=lambda citation: wanted not in citation.quote.casefold()))
