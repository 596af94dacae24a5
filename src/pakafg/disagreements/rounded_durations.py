"""Is a duration rounder than the clock times of its start and end?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.naming import name_of
from pakafg.disagreements.discrepancy import Discrepancy, Ruling, Saying, positions_of
from pakafg.disagreements.quantities import quantity_saying
from pakafg.grouping import grouped
from pakafg.records.claim import DURATION
from pakafg.text.figure_words import counted
from pakafg.timeline.dated_events import UNITS
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import Bound, Precision
from pakafg.views.claim_words import claim_citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import DateClaim, QuantityClaim

__all__ = ["compare_durations"]

_ROUNDED: Final = Ruling(Verdict.ROUNDING, "The figure is rounded.")


def compare_durations(corpus: Corpus) -> Iterator[Discrepancy]:
    """Compare durations with clock times, and list those that rounding explains.

    Those that nothing explains the timeline finds, among the dates that cannot all hold.
    """
    exact = corpus.dates.where(lambda date: date.when.precision is Precision.TIME).values()
    clock_times = grouped(exact, lambda date: (date.event, date.bound))
    for claim in corpus.quantities.where(topic=DURATION).values():
        if claim.about is not None and claim.unit.lower() in UNITS and claim.count.low is not None:
            for start in clock_times.get((claim.about, Bound.START), []):
                for end in clock_times.get((claim.about, Bound.END), []):
                    yield from _compare_with_clock(corpus, claim, start, end)


def _compare_with_clock(
    corpus: Corpus, claim: QuantityClaim, start: DateClaim, end: DateClaim
) -> Iterator[Discrepancy]:
    """Yield a discrepancy where the clock misses the figure by less than one of its units."""
    first, last = start.when.first_minute, end.when.last_minute
    if first is None or last is None or claim.about is None:
        return
    lasted, unit = last - first, UNITS[claim.unit.lower()]
    low = float(claim.count.low or 0) * unit
    high = float("inf") if claim.count.high is None else float(claim.count.high) * unit
    if low <= lasted <= high or not low - unit < lasted < high + unit:
        return
    hours, minutes = divmod(lasted, 60)
    by_clock = f"{counted(hours, 'hour')} {counted(minutes, 'minute')} by the clock"
    sayings = [
        quantity_saying(corpus, claim),
        *(Saying(by_clock, date.id, claim_citations(date)) for date in (start, end)),
    ]
    yield Discrepancy(
        f"{DURATION} {claim.about}",
        f"Duration, {name_of(corpus, claim.about)}",
        DiscrepancyKind.QUANTITY,
        _ROUNDED,
        positions_of(sayings),
    )
