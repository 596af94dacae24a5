"""How much documents share, contradict, or tell alone."""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations
from typing import TYPE_CHECKING, Final, NamedTuple

import polars as pl

from pakafg import casualties
from pakafg.casualties.claims import claims_of
from pakafg.corpus.corpus import check_corpus
from pakafg.frames import frame
from pakafg.frames.claim_origins import origins, root
from pakafg.frames.record_names import with_labels
from pakafg.values.vocabularies import Bound

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence
    from decimal import Decimal

    from pakafg.corpus.corpus import Corpus
    from pakafg.values.when import When

__all__ = ["matrix"]

_SHARED: Final = "shared"
_CONTRADICTED: Final = "contradicted"
_DEPENDENT: Final = "dependent"
_ALONE: Final = "alone"
_COUNTS: Final = (_SHARED, _CONTRADICTED, _DEPENDENT, _ALONE)


class _Fact(NamedTuple):
    """Something that one document says of one subject.

    Attributes:
        subject: What it is about; facts of one subject can be compared.
        document: The document.
        low: The least that it allows.
        high: The most.
        origin: The source behind it; None if unknown.
        as_of: When it was so; None if unknown.
        is_outgrown: Whether a later and greater toll outgrows it.
    """

    subject: Hashable
    document: str
    low: float
    high: float
    origin: str | None
    as_of: When | None = None
    is_outgrown: bool = False


def matrix(corpus: Corpus) -> pl.DataFrame:
    """Agreement of every document with every other, over what can be compared.

    That is figures of persons, other figures, dates, the numbers of rounds, and whether a
    side agreed to a demand or not. Two documents that repeat one known source do not agree,
    they depend: such facts are counted apart. A toll that grew is no disagreement: what a
    later and greater figure outgrows, as `casualties.reconcile` has it, held at its own time.

    Args:
        corpus: The corpus.

    Returns:
        One row an ordered pair of documents:

        - document, document_label, other, other_label: the two.
        - shared: subjects on which what they say can hold together.
        - contradicted: those on which it cannot.
        - dependent: those of which both have one known origin, which may have counted twice.
        - alone: those that `document` tells and `other` does not.

    >>> import pakafg
    >>> table = matrix(pakafg.load_corpus())
    >>> table.height
    20
    """
    check_corpus(corpus)
    by_document: dict[str, dict[Hashable, list[_Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in _facts(corpus):
        by_document[fact.document][fact.subject].append(fact)
    rows = []
    for document, other in permutations(corpus.documents, 2):
        counts = dict.fromkeys(_COUNTS, 0)
        for subject, facts in by_document[document].items():
            counts[_compare_facts(facts, by_document[other].get(subject, ()))] += 1
        rows.append((document, other, *counts.values()))
    schema = {
        "document": pl.String(),
        "other": pl.String(),
        **dict.fromkeys(_COUNTS, pl.Int64()),
    }
    counted = pl.DataFrame(rows, schema=schema, orient="row")
    return with_labels(corpus, counted, "document", "other")


def _compare_facts(facts: Sequence[_Fact], others: Sequence[_Fact]) -> str:
    """Say whether facts on one subject are shared, contradicted, dependent, or of one alone."""
    if not others:
        return _ALONE
    pairs = [(one, other) for one in facts for other in others]
    meeting = [(one, other) for one, other in pairs if _facts_meet(one, other)]
    if meeting:
        return _DEPENDENT if all(_of_one_origin(*pair) for pair in meeting) else _SHARED
    return _DEPENDENT if all(_recounted_fact(*pair) for pair in pairs) else _CONTRADICTED


def _facts_meet(one: _Fact, other: _Fact) -> bool:
    """Decide whether two facts can hold together, be it each at its own time."""
    if one.is_outgrown or other.is_outgrown:
        return True
    return one.low <= other.high and other.low <= one.high


def _of_one_origin(one: _Fact, other: _Fact) -> bool:
    return one.origin is not None and one.origin == other.origin


def _recounted_fact(one: _Fact, other: _Fact) -> bool:
    """Decide whether one source counted at different times."""
    if one.as_of is None or other.as_of is None or not _of_one_origin(one, other):
        return False
    return not one.as_of.meets(other.as_of)


def _facts(corpus: Corpus) -> Iterator[_Fact]:
    """Yield whatever can be compared between documents."""
    source, outgrown = origins(corpus), _outgrown_claims(corpus)
    for c in corpus.casualties.values():
        if c.count.low is not None and not c.sum_of:  # what a sum adds is compared by itself
            subject = ("figure", c.incident, c.outcome, c.nationality, c.status, c.group)
            bounds = _with_infinities(c.count.low, c.count.high)
            yield _Fact(subject, c.document, *bounds, source(c), c.as_of, c.id in outgrown)
    for q in corpus.quantities.values():
        if q.count.low is not None:
            bounds = _with_infinities(q.count.low, q.count.high)
            measured = ("quantity", q.topic, q.unit, q.about)
            yield _Fact(measured, q.document, *bounds, source(q), q.as_of)
    for d in corpus.dates.values():
        if d.bound is not Bound.AMID:  # two times at which it was going on exclude nothing
            # Two documents that date one event, as its whole or its start, are comparable.
            bound = Bound.START if d.bound is Bound.WHOLE else d.bound
            for piece in d.when.pieces:  # of which one holds: it meets what any of them meets
                bounds = _with_infinities(piece.first_minute, piece.last_minute)
                yield _Fact(("date", d.event, bound), d.document, *bounds, source(d))
    yield from _facts_of_talks(corpus)


def _outgrown_claims(corpus: Corpus) -> frozenset[str]:
    """Ask the analysis which figures a later and greater toll outgrows."""
    cells = casualties.reconcile(claims_of(corpus, "acled"), frame(corpus, "incidents"))
    return frozenset(cells["outgrown"].explode().drop_nulls())


def _facts_of_talks(corpus: Corpus) -> Iterator[_Fact]:
    """Yield the numbers of rounds, and whether a side agreed to a demand."""
    for talk in corpus.rounds.values():
        for report in talk.reports:
            if report.ordinal is not None:
                number = report.ordinal
                yield _Fact(("label", talk.id), report.document, number, number, None)
    for demand in corpus.demands.values():
        for response in demand.responses:
            agrees = response.answer.agrees
            if agrees is not None:
                side = corpus.actors[response.by].side if response.by else None
                source = root(corpus, response.claimant)
                subject = ("answer", demand.id, side)
                yield _Fact(subject, response.document, agrees, agrees, source)


def _with_infinities(
    low: float | Decimal | None, high: float | Decimal | None
) -> tuple[float, float]:
    """Put infinity where a range is open."""
    return (
        float("-inf") if low is None else float(low),
        float("inf") if high is None else float(high),
    )


def __dir__() -> list[str]:
    return sorted(__all__)
