"""When: dates of one event that exclude each other, or that are more and less precise."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Final

from pakafg.corpus.naming import name_of
from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.grouping import grouped
from pakafg.text.date_words import duration_words, when_words
from pakafg.text.figure_words import counted
from pakafg.text.month_parts import month_part_words
from pakafg.text.people import capitalised
from pakafg.text.quotations import quoted
from pakafg.values.calendar import DAY
from pakafg.values.conclusions import ConflictKind, DiscrepancyKind, Verdict
from pakafg.values.edtf import members
from pakafg.values.vocabularies import Bound, CeasefireStage
from pakafg.values.when import When
from pakafg.views.claim_words import (
    BOUND_WORDS,
    claim_month_part,
    date_claim_words,
)
from pakafg.views.question_view import CANNOT_ALL_HOLD
from pakafg.views.question_words import ask_when, ask_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.material import Material
    from pakafg.disagreements.timeline_conflicts import TimelineConflict
    from pakafg.records.claim import DateClaim

__all__ = ["compare_dates", "part_of_date"]

_PARTS: Final = Ruling(Verdict.SCOPE, "Each names a part of the time in which it went on.")
_ROUNDER: Final = Ruling(Verdict.ROUNDING, "The rounder dates leave room for the others.")
_CLOCKS: Final = Ruling(
    Verdict.TIME,
    "In the time zone on one side of the border the time fits the words; in the other it does not.",
)
_CLOCKS_OR_MIDNIGHT: Final = Ruling(
    Verdict.TIME, "A time zone or a midnight may lie between them: they are less than a day apart."
)
_PLANNED: Final = Ruling(
    Verdict.TIME,
    "One was told before that day, of what was still to come: a plan, which may have changed.",
)
_WIDEST: Final = 31 * DAY  # a year or a decade beside a day tells nobody anything
_OPEN: Final = 10**12  # wider than any date that has a width
_START, _END, _TIME = "start", "end", "time"


def compare_dates(
    material: Material, conflicts: Sequence[TimelineConflict], distinct: frozenset[str]
) -> Iterator[Question]:
    """Compare the dates of each event.

    Args:
        material: The corpus.
        conflicts: What the timeline cannot hold together.
        distinct: Events that may be two.

    Yields:
        For each event a question for each of its parts whose dates differ; then one for each
        part of an event that is dated outside its whole.
    """
    of_dates = [each for each in conflicts if not each.orders and not each.durations]
    by_event = grouped(
        (each for each in of_dates if len(each.events) == 1), lambda each: each.events[0]
    )
    for event, dates in material.dates.items():
        yield from _questions_of_event(material, event, dates, by_event.get(event, []), distinct)
    of_parts = (each for each in of_dates if len(each.events) > 1)
    for events, alike in grouped(of_parts, lambda each: each.events).items():
        yield _outside_its_whole(material, events, alike)


def _questions_of_event(
    material: Material,
    event: str,
    dates: Sequence[DateClaim],
    conflicts: Sequence[TimelineConflict],
    distinct: frozenset[str],
) -> Iterator[Question]:
    by_part = grouped(conflicts, _part_of_conflict)
    claims_of_part = grouped(dates, part_of_date)
    if not conflicts and {_START, _TIME} <= claims_of_part.keys():
        # "It began on the 9th" and "in mid-October" answer one question: when was it.
        rounder = _differing_in_precision([c for c in claims_of_part[_TIME] if _is_rough(c)])
        if rounder:
            claims_of_part[_TIME] += claims_of_part.pop(_START)
    for part in dict.fromkeys([*by_part, *claims_of_part]):
        contradicting = by_part.get(part, [])
        claims = claims_of_part.get(part, [])
        in_conflict = [claim for each in contradicting for claim in each.dates]
        differing = [claim for claim in claims if _is_near(claim) and _is_telling(claim)]
        if contradicting:
            ruling = _rule_on_conflicts(
                material.corpus, contradicting, may_be_distinct=event in distinct
            )
        else:
            differing = _differing_in_precision(differing)
            are_parts = all(claim.bound is Bound.AMID for claim in differing)
            are_clocks = are_parts and any(_is_clock(claim.when) for claim in differing)
            ruling = _CLOCKS if are_clocks else _PARTS if are_parts else _ROUNDER
        shown = {claim.id: claim for claim in (*in_conflict, *differing)}
        if len(shown) < 2:  # noqa: PLR2004  (it takes two to differ)
            continue
        if part == _START:
            renewals = (claim for claim in dates if _is_renewal(claim))
            shown |= {claim.id: claim for claim in renewals}
        sayings = [_saying(material, claim, part) for claim in dates if claim.id in shown]
        yield Question(
            event,
            part,
            ask_when(part, material.names.the(event)),
            name_of(material.corpus, event),
            DiscrepancyKind.DATES,
            ruling,
            answers_of([*sayings, *_dates_of_others(material, event, part)]),
        )


def part_of_date(claim: DateClaim) -> str:
    """Say which part of its event a date is of: its start, its end, or the whole of it."""
    if claim.bound in {Bound.START, Bound.DECLARED}:
        return _START
    return _END if claim.bound is Bound.END else _TIME


def _part_of_conflict(conflict: TimelineConflict) -> str:
    """Find the part of the event that conflicting dates speak of; of several, the whole."""
    # A renewal speaks of the start, which it follows.
    parts = {_START if _is_renewal(claim) else part_of_date(claim) for claim in conflict.dates}
    return parts.pop() if len(parts) == 1 else _TIME


def _rule_on_conflicts(
    corpus: Corpus, conflicts: Sequence[TimelineConflict], *, may_be_distinct: bool
) -> Ruling:
    # Whole days that follow each other are a day apart, in whichever zone they are told.
    far = [each for each in conflicts if each.kind is not ConflictKind.ZONE_OR_MIDNIGHT]
    if not far:
        return _CLOCKS_OR_MIDNIGHT
    apart = f"the dates lie {_apart_words(far)} apart"
    if may_be_distinct or all(_has_day_of_renewals(each.dates) for each in far):
        return Ruling(
            Verdict.DISTINCT_EVENTS, f"Of one event they cannot all hold: {apart}. It may be two."
        )
    if all(_has_plan_that_may_have_changed(corpus, each.dates) for each in far):
        return _PLANNED
    return Ruling(Verdict.CONTRADICTION, f"{capitalised(CANNOT_ALL_HOLD)}: {apart}.")


def _has_plan_that_may_have_changed(corpus: Corpus, claims: Sequence[DateClaim]) -> bool:
    """Decide whether dates were told before their day, and others later or of what had been."""
    told = [corpus.documents[claim.document].published for claim in claims]
    plans = [
        when is not None and when.surely_before(claim.when)
        for when, claim in zip(told, claims, strict=True)
    ]
    if not all(plans):
        return any(plans)
    return all(
        one is not None and other is not None and not one.meets(other)
        for one, other in combinations(told, 2)
    )


def _apart_words(conflicts: Sequence[TimelineConflict]) -> str:
    """Say by how much the dates of conflicts miss each other, at most; in days from a day on."""
    furthest = max(each.violation for each in conflicts)
    if furthest < timedelta(days=1):
        words = duration_words(furthest // timedelta(minutes=1))
    else:
        words = counted(max(each.days for each in conflicts), "day")
    return f"{'up to ' if len(conflicts) > 1 else ''}{words}"


def _differing_in_precision(claims: Sequence[DateClaim]) -> list[DateClaim]:
    """Find the dates that are rounder or finer than another of another document."""
    # Of a thousand documents, most give one of a few dates: each two are compared once.
    by_date = grouped(claims, lambda claim: (claim.when, claim.bound))
    told = {date: {claim.document for claim in alike} for date, alike in by_date.items()}
    told_otherwise: dict[tuple[When, Bound], set[str]] = defaultdict(set)
    for one, other in combinations(by_date, 2):
        if _differ_in_precision(by_date[one][0], by_date[other][0]):
            told_otherwise[one] |= told[other]
            told_otherwise[other] |= told[one]
    return [
        claim
        for claim in claims
        if any(each != claim.document for each in told_otherwise[claim.when, claim.bound])
    ]


def _differ_in_precision(one: DateClaim, other: DateClaim) -> bool:
    """Decide whether both can hold, and a day stands beside some days, or a part beside another."""
    if one.bound is Bound.AMID or other.bound is Bound.AMID:
        # A day on which it went on is no other part than the next; early and mid in a month are.
        if one.bound is not other.bound:
            return False
        if _is_rough(one) and _is_rough(other):
            return _is_another_part(one.when, other.when)
        return _fits_one_clock_alone(one.when, other.when)
    narrow, wide = sorted((one.when.width or 0, other.when.width or 0))
    return narrow <= DAY < wide and one.when.meets(other.when)


def _is_rough(claim: DateClaim) -> bool:
    """Decide whether a date is wider than a day, and still says something."""
    return (claim.when.width or _OPEN) > DAY and _is_near(claim) and _is_telling(claim)


def _is_clock(when: When) -> bool:
    return (when.width or _OPEN) <= 1


def _fits_one_clock_alone(one: When, other: When) -> bool:
    """Decide whether a clock time lies in a part of a day by the clocks of one zone alone."""
    clock, part = sorted((one, other), key=lambda when: when.width or _OPEN)
    if not _is_clock(clock) or (part.width or _OPEN) > DAY:
        return False
    meets = [When.parse(f"[{each}]", zone=part.zone).meets(clock) for each in members(part.edtf)]
    return any(meets) and not all(meets)


def _is_another_part(one: When, other: When) -> bool:
    """Decide whether each of two dates leaves out a part of the other."""
    first, last = one.first_minute or 0, one.last_minute or 0
    other_first, other_last = other.first_minute or 0, other.last_minute or 0
    return (first < other_first and last < other_last) or (
        other_first < first and other_last < last
    )


def _is_near(claim: DateClaim) -> bool:
    return 0 < (claim.when.width or _OPEN) <= _WIDEST


def _is_telling(claim: DateClaim) -> bool:
    """Decide whether a date says more than "this week": a day, or early, mid or late in a month."""
    if (claim.when.width or _OPEN) <= DAY:
        return True
    return month_part_words(claim.when) is not None


def _dates_of_others(material: Material, event: str, part: str) -> Iterator[Saying]:
    """Say when events were, or began or ended, that may be this one by a link."""
    corpus = material.corpus
    for other in sorted(material.perhaps_one.get(event, ())):
        for claim in material.dates.get(other, ()):
            fits = part_of_date(claim) == part or (part == _START and _is_renewal(claim))
            if fits and _is_near(claim) and _is_telling(claim):
                saying = _saying(material, claim, part)
                yield saying._replace(says=f"{name_of(corpus, other)}: {saying.says}")


def _saying(material: Material, claim: DateClaim, part: str) -> Saying:
    return material.saying(_words_of_date(claim, part), claim)


def _words_of_date(claim: DateClaim, part: str) -> str:
    """Say when, and of what, where that is another part than is asked for."""
    if not _is_clock(claim.when) and (claim.when.width or _OPEN) < DAY:  # "at night"
        return f"{quoted(claim.words)}, {when_words(claim.when)}"
    third = claim_month_part(claim)
    if claim.bound in {Bound.START, Bound.END, Bound.WHOLE} and part_of_date(claim) == part:
        return third or when_words(claim.when)
    if third is not None:
        return f"{BOUND_WORDS[claim.bound]} in {third}".strip()
    return date_claim_words(claim, with_stage=_is_renewal(claim))


def _outside_its_whole(
    material: Material, events: tuple[str, ...], conflicts: Sequence[TimelineConflict]
) -> Question:
    """Compare the dates of an event and of one that it is a part of."""
    corpus = material.corpus
    claims = {claim.id: claim for each in conflicts for claim in each.dates}
    return Question(
        events[0],
        f"within-{events[-1]}",
        ask_within([material.names.the(event) for event in events]),
        name_of(corpus, events[0]),
        DiscrepancyKind.DATES,
        Ruling(
            Verdict.CONTRADICTION,
            "One is recorded as a part of the other, and the dates lie "
            f"{_apart_words(conflicts)} apart.",
        ),
        answers_of(
            material.saying(
                f"{name_of(corpus, claim.event)}: {date_claim_words(claim, with_stage=False)}",
                claim,
            )
            for claim in claims.values()
        ),
    )


def _has_day_of_renewals(claims: Sequence[DateClaim]) -> bool:
    """Decide whether one of the days is given by renewals alone."""
    by_day = grouped(claims, lambda claim: str(claim.when))
    return any(all(map(_is_renewal, same_day)) for same_day in by_day.values())


def _is_renewal(claim: DateClaim) -> bool:
    return claim.stage is CeasefireStage.RENEWED
