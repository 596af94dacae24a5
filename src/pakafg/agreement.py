"""How much documents share, contradict, or tell alone."""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from pakafg.frames.claim_origins import origin, root
from pakafg.values.vocabularies import Bound, LinkKind

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from decimal import Decimal

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import Claim
    from pakafg.values.when import When

__all__ = ["matrix"]


class _Fact(NamedTuple):
    """Something that one document says of one subject."""

    subject: Hashable
    document: str
    low: float
    high: float
    origin: str | None
    as_of: When | None = None


def matrix(corpus: Corpus) -> pl.DataFrame:
    """Agreement of every document with every other, over what can be compared.

    That is figures of persons, other figures, dates, the numbers of rounds, and whether a
    side agreed to a demand or not. Two documents that repeat one known source do not agree,
    they depend: such facts are counted apart.

    Args:
        corpus: The corpus.

    Returns:
        One row an ordered pair of documents: document, other, shared (subjects on which
        what they say can hold together), contradicted (on which it cannot), dependent
        (both from one known origin, which may have counted twice), alone (subjects that
        `document` tells and `other` does not).

    >>> import pakafg
    >>> table = matrix(pakafg.load_corpus())
    >>> table.height
    20
    """
    told: dict[str, dict[Hashable, list[_Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in _facts(corpus):
        told[fact.document][fact.subject].append(fact)
    rows = []
    for one, other in permutations(corpus.documents, 2):
        counts = dict.fromkeys(("shared", "contradicted", "dependent", "alone"), 0)
        for subject, mine in told[one].items():
            theirs = told[other].get(subject)
            counts["alone" if theirs is None else _verdict(mine, theirs)] += 1
        rows.append((one, other, *counts.values()))
    numbers = dict.fromkeys(("shared", "contradicted", "dependent", "alone"), pl.Int64())
    schema = {"document": pl.String(), "other": pl.String(), **numbers}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _verdict(mine: list[_Fact], theirs: list[_Fact]) -> str:
    pairs = [(a, b) for a in mine for b in theirs]
    meeting = [(a, b) for a, b in pairs if a.low <= b.high and b.low <= a.high]
    if not meeting:
        return "dependent" if all(_recounted(a, b) for a, b in pairs) else "contradicted"
    return "dependent" if all(_one_source(a, b) for a, b in meeting) else "shared"


def _one_source(one: _Fact, other: _Fact) -> bool:
    return one.origin is not None and one.origin == other.origin


def _recounted(one: _Fact, other: _Fact) -> bool:
    """Whether one source counted at different times."""
    if one.as_of is None or other.as_of is None or not _one_source(one, other):
        return False
    return not one.as_of.meets(other.as_of)


def _facts(corpus: Corpus) -> Iterator[_Fact]:
    linked = {
        record: link.id
        for link in corpus.links.where(kind=LinkKind.SAME_ORIGIN).values()
        for record in link.records
    }

    def source(claim: Claim) -> str | None:
        return linked.get(claim.id) or origin(corpus, claim)

    for c in corpus.casualties.values():
        if c.count.low is not None:
            subject = ("figure", c.incident, c.outcome, c.nationality, c.status, c.group)
            yield _Fact(subject, c.document, *_range(c.count.low, c.count.high), source(c), c.as_of)
    for q in corpus.quantities.values():
        if q.count.low is not None:
            low, high = _range(float(q.count.low), q.count.high)
            yield _Fact(
                ("quantity", q.topic, q.unit, q.about), q.document, low, high, source(q), q.as_of
            )
    for d in corpus.dates.values():
        if d.bound is not Bound.AMID:  # two times at which it was going on exclude nothing
            bound = Bound.START if d.bound is Bound.WHOLE else d.bound
            low, high = _range(d.when.first_minute, d.when.last_minute)
            yield _Fact(("date", d.event, bound), d.document, low, high, source(d))
    yield from _talks(corpus)


def _talks(corpus: Corpus) -> Iterator[_Fact]:
    """The numbers of rounds, and whether a side agreed to a demand."""
    for r in corpus.rounds.values():
        for told in r.reports:
            if told.ordinal is not None:
                yield _Fact(("label", r.id), told.document, told.ordinal, told.ordinal, None)
    for demand in corpus.demands.values():
        for response in demand.responses:
            agreed = response.answer.agrees
            if agreed is not None:
                side = corpus.actors[response.by].side if response.by else None
                source = root(corpus, response.claimant)
                subject = ("answer", demand.id, side)
                yield _Fact(subject, response.document, agreed, agreed, source)


def _range(low: float | None, high: float | Decimal | None) -> tuple[float, float]:
    """Two bounds, none where it is open."""
    endless = float("inf")
    return -endless if low is None else low, endless if high is None else float(high)
