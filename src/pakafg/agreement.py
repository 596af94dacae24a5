"""How much documents share, contradict, or tell alone."""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from pakafg.frames.origins import origin, root

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["matrix"]


class _Fact(NamedTuple):
    """Something that one document says of one subject."""

    subject: Hashable
    document: str
    low: float
    high: float
    origin: str | None


def matrix(corpus: Corpus) -> pl.DataFrame:
    """Agreement of every document with every other, over figures, dates, labels and answers.

    Two documents that repeat one known source do not agree, they depend: such facts are
    counted apart.

    Args:
        corpus: The corpus.

    Returns:
        One row an ordered pair of documents: document, other, shared (subjects on which
        what they say can hold together), contradicted (on which it cannot), dependent
        (shared, but from one known origin), alone (subjects that `document` tells and
        `other` does not).

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
    meeting = [(a, b) for a in mine for b in theirs if a.low <= b.high and b.low <= a.high]
    if not meeting:
        return "contradicted"
    if all(a.origin is not None and a.origin == b.origin for a, b in meeting):
        return "dependent"
    return "shared"


def _facts(corpus: Corpus) -> Iterator[_Fact]:
    endless = float("inf")
    for c in corpus.casualties.values():
        if c.count.low is not None:
            subject = ("figure", c.incident, c.outcome, c.nationality, c.status, c.group)
            most = endless if c.count.high is None else float(c.count.high)
            yield _Fact(subject, c.document, c.count.low, most, origin(corpus, c))
    for d in corpus.dates.values():
        low, high = d.when.first_minute, d.when.last_minute
        yield _Fact(
            ("date", d.event, "start" if d.bound == "whole" else d.bound),
            d.document,
            -endless if low is None else low,
            endless if high is None else high,
            origin(corpus, d),
        )
    for r in corpus.rounds.values():
        for told in r.reports:
            if told.ordinal is not None:
                yield _Fact(("label", r.id), told.document, told.ordinal, told.ordinal, None)
    numbers: dict[str, int] = {}
    for demand in corpus.demands.values():
        for response in demand.responses:
            value = numbers.setdefault(response.answer, len(numbers))
            told_by = root(corpus, response.claimant)
            yield _Fact(("answer", demand.id), response.document, value, value, told_by)
