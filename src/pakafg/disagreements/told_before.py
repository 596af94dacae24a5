"""When: a day that one document gives to harm of which an earlier document tells already."""

from __future__ import annotations

import math
from heapq import nlargest, nsmallest
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from pakafg.corpus.naming import name_of
from pakafg.disagreements.dates import part_of_date
from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.grouping import grouped
from pakafg.text.date_words import when_words
from pakafg.timeline.dated_events import is_harm
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import Bound
from pakafg.views.claim_words import claim_citations, date_claim_words
from pakafg.views.question_words import ask_when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pakafg.disagreements.material import Material
    from pakafg.records.citation import Citation
    from pakafg.records.claim import DateClaim

__all__ = ["compare_days_told_before"]

_TOLD_BEFORE: Final = Ruling(
    Verdict.CONTRADICTION, "A document that was published before that day tells of it already."
)
# A date amid what lasts, or of its end, may lie after a report of it.
_DATED: Final = frozenset({Bound.START, Bound.WHOLE})


def compare_days_told_before(material: Material) -> Iterator[Question]:
    """Compare dates of incidents with the days on which others told of harm or blame in them.

    Talks and truces are told of before they begin; whom an incident killed, only afterwards.
    """
    for incident, by_document in _told_of(material).items():
        dates = [date for date in material.dates.get(incident, ()) if date.bound in _DATED]
        for part, claims in grouped(dates, part_of_date).items():
            late, early = _crossing(material, claims, by_document)
            if late:
                yield _told_question(
                    material, part, late, {document: by_document[document] for document in early}
                )


def _crossing(
    material: Material, claims: Sequence[DateClaim], documents: Iterable[str]
) -> tuple[list[DateClaim], list[str]]:
    """Find dates that lie after another document was published, and these documents: in one pass.

    Of each side the furthest decides, and of that the furthest of another document.
    """
    first = {claim.document: -math.inf for claim in claims}
    for claim in claims:
        begun = claim.when.first_minute
        if begun is not None:
            first[claim.document] = max(first[claim.document], begun)
    latest = nlargest(2, first.items(), key=itemgetter(1))
    early = {}
    for document in documents:
        published = material.corpus.documents[document].published
        last = None if published is None else published.last_minute
        if last is not None and any(last < begun and other != document for other, begun in latest):
            early[document] = last
    earliest = nsmallest(2, early.items(), key=itemgetter(1))
    late = [
        claim
        for claim in claims
        if claim.when.first_minute is not None
        and any(
            last < claim.when.first_minute and document != claim.document
            for document, last in earliest
        )
    ]
    return late, sorted(early)


def _told_of(material: Material) -> dict[str, dict[str, dict[str, tuple[Citation, ...]]]]:
    """Find by incident and document the records that tell of harm or blame, with their words."""
    told: dict[str, dict[str, dict[str, tuple[Citation, ...]]]] = {}
    for claim in material.casualties:
        if is_harm(claim):
            of_document = told.setdefault(claim.incident, {}).setdefault(claim.document, {})
            of_document[claim.id] = claim_citations(claim)
    for incident in material.incidents:
        for blame in incident.blames:
            of_document = told.setdefault(incident.id, {}).setdefault(blame.document, {})
            of_document.setdefault(incident.id, blame.citations)
    return told


def _told_question(
    material: Material,
    part: str,
    claims: Sequence[DateClaim],
    told: dict[str, dict[str, tuple[Citation, ...]]],
) -> Question:
    corpus = material.corpus
    event = claims[0].event
    sayings = [material.saying(date_claim_words(claim), claim) for claim in claims]
    for document, records in sorted(told.items()):
        published = corpus.documents[document].published
        if published is not None:
            record, citations = next(iter(records.items()))
            sayings.append(Saying(f"reported {when_words(published)}", record, citations))
    return Question(
        event,
        part,
        ask_when(part, material.names.the(event)),
        name_of(corpus, event),
        DiscrepancyKind.DATES,
        _TOLD_BEFORE,
        answers_of(sayings),
    )
