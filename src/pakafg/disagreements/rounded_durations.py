"""How long something lasted: a figure that is rounder than the clock times of start and end."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pakafg.disagreements.discrepancy import Difference, cited, measured, name_of, sides_of, voice
from pakafg.timeline.durations import DURATION, UNITS
from pakafg.values.vocabularies import Bound, Precision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import DateClaim, QuantityClaim

__all__ = ["durations"]


def durations(corpus: Corpus) -> Iterator[Difference]:
    """Differences between durations and clock times that rounding explains.

    Those that nothing explains the timeline finds, among the dates that cannot all hold.
    """
    ends: dict[tuple[str, Bound], list[DateClaim]] = defaultdict(list)
    for date in corpus.dates.values():
        if date.when.precision is Precision.TIME:
            ends[date.event, date.bound].append(date)
    for claim in corpus.quantities.where(topic=DURATION).values():
        if claim.about is not None and claim.unit.lower() in UNITS and claim.count.low is not None:
            for start in ends[claim.about, Bound.START]:
                for end in ends[claim.about, Bound.END]:
                    yield from _compared(corpus, claim, start, end)


def _compared(
    corpus: Corpus, claim: QuantityClaim, start: DateClaim, end: DateClaim
) -> Iterator[Difference]:
    first, last = start.when.first_minute, end.when.last_minute
    if first is None or last is None or claim.about is None:
        return
    lasted, unit = last - first, UNITS[claim.unit.lower()]
    low = float(claim.count.low or 0) * unit
    high = float("inf") if claim.count.high is None else float(claim.count.high) * unit
    if low <= lasted <= high or not low - unit < lasted < high + unit:
        return
    hours, minutes = divmod(lasted, 60)
    clock = f"{hours} hours {minutes} minutes by the clock"
    figure = f"{measured(claim)}, by {voice(corpus, claim.claimant)}"
    yield Difference(
        f"{DURATION} {claim.about}",
        f"Duration, {name_of(corpus, claim.about)}",
        "quantity",
        "rounding",
        sides_of(
            [
                (figure, claim.id, cited(claim)),
                (clock, start.id, cited(start)),
                (clock, end.id, cited(end)),
            ]
        ),
        "The figure is rounded.",
    )
