"""How long: durations of one event that differ, or that its dates do not bear out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.naming import name_of
from pakafg.disagreements.quantities import quantity_saying, rule_on_bounds
from pakafg.disagreements.question import CONTRADICTING, Question, Ruling, Saying, answers_of
from pakafg.grouping import grouped
from pakafg.records.claim import DURATION
from pakafg.text.figure_words import counted
from pakafg.timeline.dated_events import UNITS, lasts_until_ended
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import Bound, Precision
from pakafg.views.claim_words import date_claim_words
from pakafg.views.question_words import ask_lasted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.material import Material
    from pakafg.disagreements.timeline_conflicts import TimelineConflict
    from pakafg.records.claim import DateClaim, QuantityClaim

__all__ = ["compare_durations"]

_SO_FAR: Final = Ruling(
    Verdict.TIME, "It still went on: each tells how long it had lasted by its own time."
)
_ROUNDED: Final = Ruling(Verdict.ROUNDING, "The figure is rounded.")
_NOT_BY_ITS_DATES: Final = Ruling(
    Verdict.CONTRADICTION, "It cannot have lasted so long between the dates of its start and end."
)


def compare_durations(
    material: Material, conflicts: Sequence[TimelineConflict]
) -> Iterator[Question]:
    """Compare the durations of each event with each other, and with its dates.

    Args:
        material: The corpus.
        conflicts: What the timeline cannot hold together.
    """
    numbered = (
        claim
        for claim in material.quantities
        if claim.topic == DURATION
        # "some hours" tell nothing
        and ((claim.count.low or 0) > 1 or claim.count.high is not None)
    )
    against_dates = grouped(
        (each for each in conflicts if each.durations and not each.orders),
        lambda each: each.durations[0].about,
    )
    for event, durations in grouped(numbered, lambda claim: claim.about).items():
        if event is None:
            continue
        contradicting = against_dates.get(event, [])
        sayings = [quantity_saying(material, claim) for claim in durations]
        ruling = _rule_on_durations(material.corpus, event, durations)
        if contradicting:
            dates = {claim.id: claim for each in contradicting for claim in each.dates}
            sayings += [_date_saying(material, claim) for claim in dates.values()]
            ruling = _NOT_BY_ITS_DATES if dates else CONTRADICTING
        else:
            clocks = list(_by_the_clock(material, durations, material.dates.get(event, ())))
            sayings += clocks
            ruling = ruling or (_ROUNDED if clocks else None)
        if ruling is not None:
            yield Question(
                event,
                DURATION,
                ask_lasted(material.names.the(event)),
                f"Duration, {name_of(material.corpus, event)}",
                DiscrepancyKind.DURATION,
                ruling,
                answers_of(sayings),
            )


def _rule_on_durations(
    corpus: Corpus, event: str, durations: Sequence[QuantityClaim]
) -> Ruling | None:
    """Rule on durations; None where all are the same.

    What lasts until something ends it, as a ceasefire does, had lasted so long when it was told;
    so had what has an `as_of`, and its start is among the dates.
    """
    lasting = lasts_until_ended(corpus, event)
    in_all = [claim for claim in durations if claim.as_of is None and not lasting]
    ruling = _rule_on_lengths(durations)
    if (
        ruling is None
        or ruling.verdict is not Verdict.CONTRADICTION
        or len(in_all) == len(durations)
    ):
        return ruling
    told = {_told_on(corpus, claim) for claim in durations if claim not in in_all}
    is_of_one_time = len(told) == 1 and None not in told and not in_all
    if is_of_one_time:
        return ruling
    of_all = _rule_on_lengths(in_all)
    return of_all if of_all is CONTRADICTING else _SO_FAR


def _told_on(corpus: Corpus, claim: QuantityClaim) -> str | None:
    """Find the time by which something had lasted so long."""
    when = claim.as_of or corpus.documents[claim.document].published
    return None if when is None else str(when)


def _rule_on_lengths(durations: Sequence[QuantityClaim]) -> Ruling | None:
    """Rule on lengths of one time; None where all are the same."""
    if len({(claim.count.low, claim.count.high, claim.unit) for claim in durations}) < 2:  # noqa: PLR2004
        return None
    if len({claim.unit for claim in durations}) == 1:
        return rule_on_bounds(durations)
    spans = [span for claim in durations if (span := _span(claim, loosely=True))]
    low, high = (max(low for low, _ in spans), min(high for _, high in spans))
    return _ROUNDED if low < high else CONTRADICTING


def _span(claim: QuantityClaim, *, loosely: bool = False) -> tuple[float, float] | None:
    """Convert a duration to minutes: its least and its most.

    Args:
        claim: The duration.
        loosely: Whether a figure may be rounded, by less than one of its units.
    """
    unit = UNITS.get(claim.unit.lower())
    if unit is None:
        return None
    slack = unit if loosely else 0
    high = float("inf") if claim.count.high is None else float(claim.count.high) * unit + slack
    return float(claim.count.low or 0) * unit - slack, high


def _by_the_clock(
    material: Material, durations: Sequence[QuantityClaim], dates: Sequence[DateClaim]
) -> Iterator[Saying]:
    """Say how long it lasted by its clock times, where a figure is rounder than these."""
    exact = [date for date in dates if date.when.precision is Precision.TIME]
    starts = [date for date in exact if date.bound is Bound.START]
    for end in (date for date in exact if date.bound is Bound.END):
        for start in starts:
            first, last = start.when.first_minute, end.when.last_minute
            if first is None or last is None:
                continue
            in_all = (claim for claim in durations if claim.as_of is None)
            if any(_is_rounded(claim, last - first) for claim in in_all):
                hours, minutes = divmod(last - first, 60)
                says = f"{counted(hours, 'hour')} {counted(minutes, 'minute')} by the clock"
                for date in (start, end):
                    yield material.saying(says, date)


def _is_rounded(claim: QuantityClaim, lasted: int) -> bool:
    exact, loose = _span(claim), _span(claim, loosely=True)
    if exact is None or loose is None:
        return False
    return not exact[0] <= lasted <= exact[1] and loose[0] < lasted < loose[1]


def _date_saying(material: Material, claim: DateClaim) -> Saying:
    words = date_claim_words(claim, with_stage=False)
    return material.saying(words, claim)
