"""Of which days is it: one source's count that documents give for times of another length."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.disagreements.figure_sources import figure_words
from pakafg.disagreements.question import (
    Question,
    Ruling,
    answers_of,
    share_characters,
)
from pakafg.frames.claim_origins import origins
from pakafg.grouping import grouped
from pakafg.text.date_words import when_words
from pakafg.values.calendar import DAY
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import Bound
from pakafg.views.claim_words import claim_month_part
from pakafg.views.figure_questions import ask_count_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pakafg.disagreements.material import Material
    from pakafg.records.claim import CasualtyClaim, DateClaim

__all__ = ["compare_count_spans"]

_LONGER_AND_SHORTER: Final = Ruling(
    Verdict.SCOPE, "The same count is told of a longer and of a shorter time."
)
_OTHER_DAYS: Final = Ruling(
    Verdict.UNRESOLVED, "The same count is told of other days; it may be of one of them alone."
)
_WIDEST: Final = 31 * DAY  # a year beside a month tells nobody anything
_SPANS: Final = frozenset({Bound.WHOLE, Bound.AMID})


class _Counted(NamedTuple):
    """A figure, and the days that its own words give."""

    figure: CasualtyClaim
    span: DateClaim


def compare_count_spans(material: Material) -> Iterator[Question]:
    """Compare the days for which documents give the same figure of the same source."""
    spans = _attributed_dates(material)
    origin_of = origins(material.corpus)
    by_source: dict[tuple[str, str], list[_Counted]] = defaultdict(list)
    for claim in material.casualties:
        source = origin_of(claim)
        if source is not None and claim.count.low is not None:
            span = _span_of(claim, spans.get((claim.document, claim.incident), ()))
            if span is not None:
                by_source[claim.incident, source].append(_Counted(claim, span))
    for (incident, source), counted in by_source.items():
        by_figure = grouped(counted, lambda each: _figure_of(each.figure)).values()
        told = [each for same in by_figure if _differ(same) for each in same]
        if told:
            yield _span_question(material, incident, source, told)


def _attributed_dates(material: Material) -> Mapping[tuple[str, str], Sequence[DateClaim]]:
    """Group the attributed dates of incidents by their document and incident, narrow ones alone."""
    return grouped(
        (
            claim
            for incident in material.incidents
            for claim in material.dates.get(incident.id, ())
            if claim.claimant is not None
            and claim.bound in _SPANS
            and 0 < (claim.when.width or 0) <= _WIDEST
        ),
        lambda claim: (claim.document, claim.event),
    )


def _span_of(figure: CasualtyClaim, dates: Sequence[DateClaim]) -> DateClaim | None:
    """Find the date that the same source gives in the words of the figure; the narrowest of them.

    A date that stands elsewhere is of the fighting, and not of the count.
    """
    told = [
        date
        for date in dates
        if date.claimant == figure.claimant and share_characters(date.citations, figure.citations)
    ]
    return min(told, key=lambda date: date.when.width or 0, default=None)


def _figure_of(claim: CasualtyClaim) -> tuple[object, ...]:
    people = (claim.nationality, claim.status, claim.group)
    return (claim.outcome, *people, claim.count.low, claim.count.high)


def _limits(span: DateClaim) -> tuple[int, int]:
    return span.when.first_minute or 0, span.when.last_minute or 0


def _differ(counted: Sequence[_Counted]) -> bool:
    """Decide whether two documents give other days."""
    documents = {each.span.document for each in counted}
    # Two documents and two spans: some document has another span than another document.
    return len(documents) > 1 and len({_limits(each.span) for each in counted}) > 1


def _rule_on_spans(counted: Sequence[_Counted]) -> Ruling:
    """Rule on days that differ: of one time in another, or not."""
    limits = sorted(
        {_limits(each.span) for each in counted}, key=lambda pair: (pair[1] - pair[0], pair)
    )
    are_nested = all(other[0] <= one[0] and one[1] <= other[1] for one, other in pairwise(limits))
    return _LONGER_AND_SHORTER if are_nested else _OTHER_DAYS


def _span_question(
    material: Material, incident: str, source: str, counted: Sequence[_Counted]
) -> Question:
    figures = list(dict.fromkeys(figure_words(material, each.figure) for each in counted))
    sayings = (
        material.saying(claim_month_part(each.span) or when_words(each.span.when), claim)
        for each in counted
        for claim in each
    )
    return Question(
        incident,
        f"span-{source}",
        ask_count_span(material.names.who(source), figures, material.names.the(incident)),
        material.corpus.incidents[incident].name,
        DiscrepancyKind.DATES,
        _rule_on_spans(counted),
        answers_of(sayings),
    )
