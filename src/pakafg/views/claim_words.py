"""What a claim says in a few words, and which of its citations hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.naming import name_of
from pakafg.records.claim import CasualtyClaim, QuantityClaim
from pakafg.text.date_words import date_words, duration_range, when_words
from pakafg.text.month_parts import month_part_words
from pakafg.text.people import in_words
from pakafg.values.local_times import local_limits
from pakafg.values.vocabularies import Bound, OrderRelation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation
    from pakafg.records.claim import DateClaim, OrderClaim
    from pakafg.values.amount import Amount
    from pakafg.values.count import Count

__all__ = [
    "BOUND_WORDS",
    "RELATION_WORDS",
    "amount_words",
    "approximate_figures",
    "bound_words",
    "claim_citations",
    "claim_month_part",
    "count_words",
    "date_claim_words",
    "lasted_words",
    "order_claim_words",
    "order_words",
    "quantity_words",
    "words_first",
]

BOUND_WORDS: Final[Mapping[Bound, str]] = {
    Bound.DECLARED: "declared",
    Bound.START: "began",
    Bound.END: "ended",
    Bound.WHOLE: "",
    Bound.AMID: "going on",
}
"""What a date says of its event, before the date."""

RELATION_WORDS: Final[Mapping[OrderRelation, str]] = {
    OrderRelation.BEFORE: "before",
    OrderRelation.AFTER: "after",
    OrderRelation.DURING: "during",
    OrderRelation.SAME: "at the same time as",
    OrderRelation.STARTS: "beginning with",
}
"""An order, between the names of two events."""

_VAGUE: Final = ("dozens", "hundreds", "thousands", "millions")


def count_words(count: Count | Amount) -> str:
    """Say a figure within a sentence: a number that opened one loses its capital.

    Args:
        count: The figure.

    >>> from pakafg.values.count import Count
    >>> count_words(Count.parse("Over 440")), count_words(Count.parse("No"))
    ('over 440', 'none')
    """
    words = str(count)
    if words.casefold() == "no":
        return "none"
    opens_sentence = words[:1].isupper() and words[1:] == words[1:].lower()
    return f"{words[0].lower()}{words[1:]}" if opens_sentence else words


def approximate_figures(counts: Iterable[Count]) -> frozenset[int]:
    """Find the figures that are only given as approximate: "about 100".

    Args:
        counts: What claims say.

    >>> from pakafg.values.count import Count
    >>> counts = map(Count.parse, ("about 100", "some 50", "50", "at least 20"))
    >>> sorted(approximate_figures(counts))
    [100]
    """
    told = [(count.approximate, {count.low, count.best, count.high}) for count in counts]
    about = {number for is_about, numbers in told if is_about for number in numbers}
    flat = {number for is_about, numbers in told if not is_about for number in numbers}
    return frozenset(number for number in about - flat if number is not None)


def quantity_words(claim: QuantityClaim) -> str:
    """Say how much of what.

    Args:
        claim: A figure of anything but persons.

    >>> import pakafg
    >>> quantities = pakafg.load_corpus().quantities
    >>> quantity_words(quantities["004-one-point-agenda"])
    'one point'
    """
    return amount_words(claim.count, claim.unit)


def amount_words(count: Amount, unit: str) -> str:
    """Say how much of a unit.

    Args:
        count: How much.
        unit: Of what, as of many.

    >>> from pakafg.values.amount import Amount
    >>> amount_words(Amount.parse("One"), "pages"), amount_words(Amount.parse("dozens"), "pages")
    ('one page', 'dozens of pages')
    """
    of = "of " if count.words.casefold().endswith(_VAGUE) else ""
    is_one = count.low == count.high == 1
    number = "no" if count.words.casefold() == "no" else count_words(count)
    return f"{number} {of}{unit.removesuffix('s') if is_one else unit}"


def bound_words(  # noqa: PLR0913  (a date has as many sides)
    bound: Bound,
    earliest: datetime | None,
    latest: datetime | None,
    zone: str | None,
    *,
    pieces: Iterable[Mapping[str, datetime | None]] | None = None,
    exact: bool = False,
) -> str:
    """Say when an event was, or which part of it was then.

    Args:
        bound: Which part.
        earliest: Its first minute; None where open.
        latest: Its last minute, included; None where open.
        zone: Where the date is local; None for UTC.
        pieces: As for `date_words`, likewise exact.
        exact: Whether clock times are kept.

    >>> from datetime import UTC, datetime
    >>> day = datetime(2025, 10, 19, tzinfo=UTC)
    >>> bound_words(Bound.START, day, None, None), bound_words(Bound.END, None, None, None)
    ('began from 19 October 2025', 'not dated')
    """
    when = date_words(earliest, latest, zone, pieces=pieces, exact=exact)
    is_dated = earliest is not None or latest is not None
    return f"{BOUND_WORDS[bound]} {when}".strip() if is_dated else when


def date_claim_words(claim: DateClaim, *, with_stage: bool = True) -> str:
    """Say which date a claim gives, and what it says of the event.

    Args:
        claim: The claim.
        with_stage: Whether to say of a ceasefire which of its dates it is, where that is told.

    >>> import pakafg
    >>> claim = pakafg.load_corpus().dates["001-doha-ceasefire-oct15"]
    >>> date_claim_words(claim), date_claim_words(claim, with_stage=False)
    ('effective 15 October 2025', 'began 15 October 2025')
    """
    when = claim.when
    if with_stage and claim.stage:
        return f"{in_words(claim.stage)} {when_words(when)}"
    limits = [local_limits(each) for each in when.pieces]
    pieces = [{"earliest": first, "latest": last} for first, last in limits]
    return bound_words(claim.bound, limits[0][0], limits[-1][1], when.zone, pieces=pieces)


def claim_month_part(claim: DateClaim) -> str | None:
    """Say "mid-October 2025" where the words of a date name a part of a month by no number.

    >>> import pakafg
    >>> dates = pakafg.load_corpus().dates
    >>> claim_month_part(dates["001-early-october"])
    'early October 2025'
    """
    has_number = any(letter.isdigit() for letter in claim.words)
    return None if has_number else month_part_words(claim.when)


def lasted_words(length: str) -> str:
    """Say how long an event lasted.

    Args:
        length: How long, in words.

    >>> lasted_words("27 hours")
    'lasted 27 hours'
    """
    return f"lasted {length}"


def order_words(relation: OrderRelation, other: str, low: int | None, high: int | None) -> str:
    """Say how an event lies to another, and how far from it.

    Args:
        relation: How.
        other: What the other event is called.
        low: Least time from start to start, in minutes; None where open.
        high: Most.

    >>> order_words(OrderRelation.AFTER, "Doha round", 1440, 2880)
    'after Doha round, 1 day to 2 days from start to start'
    """
    order = f"{RELATION_WORDS[relation]} {other}"
    if low is None and high is None:
        return order
    return f"{order}, {duration_range(low, high)} from start to start"


def order_claim_words(corpus: Corpus, claim: OrderClaim) -> str:
    """Say how an event lies to another, by a claim; the event itself is not named.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> order_claim_words(corpus, corpus.orders["004-sharif-during-summit"])
    'during Gaza Peace Summit'
    """
    gap = (None, None) if claim.gap is None else (claim.gap.low, claim.gap.high)
    return order_words(claim.relation, name_of(corpus, claim.other), *gap)


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
