"""How long something lasted: a figure that is rounder than the clock times of start and end."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pakafg.disagreements.difference import Difference, cited, measured, name_of, sides_of, voice
from pakafg.values.calendar import DAY
from pakafg.values.vocabularies import Bound, Precision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claims import DateClaim, QuantityClaim

__all__ = ["durations"]

_TOPIC: Final = "duration"
_MINUTES: Final = {"minutes": 1, "hours": 60, "days": DAY, "weeks": 7 * DAY}


def durations(corpus: Corpus) -> Iterator[Difference]:
    """Differences between durations and clock times that rounding explains.

    Those that nothing explains the timeline finds, among the dates that cannot all hold.
    """
    ends: dict[tuple[str, Bound], list[DateClaim]] = defaultdict(list)
    for date in corpus.dates.values():
        if date.when.precision is Precision.TIME:
            ends[date.event, date.bound].append(date)
    for claim in corpus.quantities.where(topic=_TOPIC).values():
        if claim.about is not None and claim.unit in _MINUTES and claim.count.low is not None:
            for start in ends[claim.about, Bound.START]:
                for end in ends[claim.about, Bound.END]:
                    yield from _compared(corpus, claim, start, end)


def _compared(
    corpus: Corpus, claim: QuantityClaim, start: DateClaim, end: DateClaim
) -> Iterator[Difference]:
    first, last = start.when.first_minute, end.when.last_minute
    if first is None or last is None or claim.about is None:
        return
    lasted, unit = last - first, _MINUTES[claim.unit]
    low = float(claim.count.low or 0) * unit
    high = float("inf") if claim.count.high is None else float(claim.count.high) * unit
    if low <= lasted <= high or not low - unit < lasted < high + unit:
        return
    hours, minutes = divmod(lasted, 60)
    clock = f"{hours} hours {minutes} minutes by the clock"
    figure = f"{measured(claim)}, by {voice(corpus, claim.claimant)}"
    yield Difference(
        f"{_TOPIC} {claim.about}",
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
