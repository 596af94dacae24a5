"""What documents tell that can be compared: figures, dates, what came of rounds and demands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.casualties.corpus_steps import fates_of_claims
from pakafg.disagreements.count_times import CountTime, count_times
from pakafg.frames.claim_origins import origins, root
from pakafg.grouping import grouped
from pakafg.talks.changes_between import may_have_changed
from pakafg.talks.rounds import final_results
from pakafg.values.conclusions import RecordKind
from pakafg.values.vocabularies import Answer, Bound

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator
    from decimal import Decimal

    from pakafg.corpus.corpus import Corpus
    from pakafg.values.when import When

__all__ = ["Fact", "comparable_facts"]

_OUTCOME: Final = "outcome"  # of a round, beside its number


class Fact(NamedTuple):
    """Something that one document says of one subject.

    Attributes:
        subject: What it is about: the kind of record, a record's id or a topic, then whatever tells
            it from others. Facts of one subject can be compared.
        document: The document.
        low: The least that it allows.
        high: The most.
        origin: The source behind it; None if unknown.
        as_of: When it was so; None if unknown.
        is_outgrown: Whether a later and greater toll outgrows it.
        is_superseded: Whether its source gave another figure later.
        set_of: The claim of which it is one piece, where one of several holds; None: a claim of
            its own.
        counted: When it was counted, and what may have become of it since; None where that does not
            matter.
    """

    subject: tuple[Hashable, ...]
    document: str
    low: float
    high: float
    origin: str | None
    as_of: When | None = None
    is_outgrown: bool = False
    is_superseded: bool = False
    set_of: str | None = None
    counted: CountTime | None = None


def comparable_facts(corpus: Corpus) -> Iterator[Fact]:
    """Yield whatever can be compared between documents."""
    source, (superseded, outgrown) = origins(corpus), fates_of_claims(corpus)
    time_of = count_times(corpus)
    for c in corpus.casualties.values():
        if c.count.low is not None and not c.sum_of:  # what a sum adds is compared by itself
            subject = (RecordKind.CASUALTY, c.incident, c.outcome, c.nationality, c.status, c.group)
            bounds = _with_infinities(c.count.low, c.count.high)
            fates = (c.id in outgrown, c.id in superseded)
            yield Fact(subject, c.document, *bounds, source(c), c.as_of, *fates, counted=time_of(c))
    for q in corpus.quantities.values():
        if q.count.low is not None:
            bounds = _with_infinities(q.count.low, q.count.high)
            measured = (RecordKind.QUANTITY, q.topic, q.unit, q.about)
            counted = None if q.as_of is None else CountTime.of_anything(q.as_of)
            yield Fact(measured, q.document, *bounds, source(q), q.as_of, counted=counted)
    for d in corpus.dates.values():
        if d.bound is not Bound.AMID:  # two times at which it was going on exclude nothing
            # Two documents that date one event, as its whole or its start, are comparable.
            bound = Bound.START if d.bound is Bound.WHOLE else d.bound
            for piece in d.when.pieces:  # of which one holds: it meets what any of them meets
                bounds = _with_infinities(piece.first_minute, piece.last_minute)
                dated = (RecordKind.DATE, d.event, bound)
                yield Fact(dated, d.document, *bounds, source(d), set_of=d.id)
    yield from _facts_of_rounds(corpus)
    yield from _facts_of_answers(corpus)


def _facts_of_rounds(corpus: Corpus) -> Iterator[Fact]:
    """Yield the numbers of rounds, and what came of them."""
    for talk in corpus.rounds.values():
        for report in talk.reports:
            if report.ordinal is not None:
                number = report.ordinal
                yield Fact((RecordKind.ROUND, talk.id), report.document, number, number, None)
        final = final_results(talk)
        told = [(document, result.is_agreement) for document, result in final.items()]
        is_open = _may_have_changed(corpus, talk.id, told)
        for report in talk.reports:
            for note in report.outcome:
                if note.result is not None and note.result is final[report.document]:
                    came_of_it = (RecordKind.ROUND, talk.id, _OUTCOME)
                    # What is still open excludes neither an agreement nor none.
                    is_agreement = None if is_open else note.result.is_agreement
                    bounds = (0, 1) if is_agreement is None else (is_agreement, is_agreement)
                    yield Fact(came_of_it, report.document, *bounds, root(corpus, note.claimant))


def _facts_of_answers(corpus: Corpus) -> Iterator[Fact]:
    """Yield whether a side agreed to a demand."""
    for demand in corpus.demands.values():
        by_side = grouped(
            (response for response in demand.responses if response.answer.agrees is not None),
            lambda response: corpus.actors[response.by].side if response.by else None,
        )
        for side, responses in by_side.items():
            told = [(response.document, _is_yes(response.answer)) for response in responses]
            is_open = _may_have_changed(corpus, demand.round, told)
            for response, (document, agrees) in zip(responses, told, strict=True):
                bounds = (0, 1) if agrees is None or is_open else (agrees, agrees)
                subject = (RecordKind.DEMAND, demand.id, side)
                yield Fact(subject, document, *bounds, root(corpus, response.claimant))


def _is_yes(answer: Answer) -> bool | None:
    """Tell a yes from a no; None for an offer of something else, or a premise that is denied."""
    return True if answer.agrees else False if answer is Answer.REJECTED else None


def _may_have_changed(
    corpus: Corpus, talks: str | None, told: Iterable[tuple[str, bool | None]]
) -> bool:
    """Decide whether documents tell of yes and of no at different times."""
    by_answer = grouped(told, lambda pair: pair[1])
    some, others = (
        {document for document, _ in by_answer.get(answer, ())} for answer in (True, False)
    )
    return bool(some and others) and may_have_changed(corpus, talks, some, others)


def _with_infinities(
    low: float | Decimal | None, high: float | Decimal | None
) -> tuple[float, float]:
    """Put infinity where a range is open."""
    return (
        float("-inf") if low is None else float(low),
        float("inf") if high is None else float(high),
    )
