"""Records that may be one thing under two ids: found for a person to judge, never joined."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, combinations
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import polars as pl

from pakafg.corpus.ancestry import ancestors
from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.format import DATED, KINDS
from pakafg.corpus.likeness import alike_pairs, same_words
from pakafg.corpus.naming import name_of
from pakafg.text.spellings import folded
from pakafg.values.conclusions import RecordKind
from pakafg.values.vocabularies import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["possible_doubles"]

_SCHEMA: Final = {
    "kind": pl.String(),
    "record": pl.String(),
    "name": pl.String(),
    "other": pl.String(),
    "other_name": pl.String(),
    "reason": pl.String(),
}
_SHARED: Final = 0.5  # of the words of a text: half of it and more is a copy, or nearly one
_DAY: Final = 24 * 60  # minutes
_ONE_DAY: Final = 2 * _DAY  # a date that leaves more than that names no day


class _Pair(NamedTuple):
    """Two records that may be one, and why; sorted as tables list them."""

    kind: str
    record: str
    other: str
    reason: str


def possible_doubles(corpus: Corpus) -> pl.DataFrame:
    """List records that may speak of one thing under two ids, as after `merge`.

    These are documents that share half of their words, actors, places and what happened of one
    name, whatever its spelling, and incidents and other events of one kind, day and place. Pairs
    that a link names, and wholes with their parts, are judged already.

    Args:
        corpus: The corpus.

    Returns:
        One row a pair:

        - kind: what both are (a `RecordKind`).
        - record, name: the one.
        - other, other_name: the other.
        - reason: why they may be one.

        A person who finds them to be one gives both one id; one who cannot tell writes a link
        `possibly_same`.

    Raises:
        ArgumentError: What is given is no corpus.

    >>> import pakafg
    >>> pakafg.possible_doubles(pakafg.load_corpus()).columns
    ['kind', 'record', 'name', 'other', 'other_name', 'reason']
    """
    check_corpus(corpus)
    judged = {
        frozenset(pair)
        for link in corpus.links.values()
        for pair in combinations(sorted(set(link.records)), 2)
    }
    order = {kind: number for number, kind in enumerate(KINDS.values())}
    reasons: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for kind, record, other, reason in chain(
        _documents(corpus), _of_one_name(corpus), _of_one_day_and_place(corpus)
    ):
        if frozenset((record, other)) not in judged and not _is_part(corpus, record, other):
            reasons[kind, record, other].append(reason)
    rows = [
        {
            "kind": kind,
            "record": record,
            "name": name_of(corpus, record),
            "other": other,
            "other_name": name_of(corpus, other),
            "reason": "; ".join(dict.fromkeys(each)),
        }
        for (kind, record, other), each in reasons.items()
    ]
    rows.sort(key=lambda row: (order[RecordKind(row["kind"])], row["record"], row["other"]))
    return pl.DataFrame(rows, schema=_SCHEMA)


def _documents(corpus: Corpus) -> Iterator[_Pair]:
    """Pair documents that share much of their words."""
    texts = {document.id: document.text for document in corpus.documents.values()}
    for one, other, share in alike_pairs(texts, at_least=_SHARED):
        told = f"{share:.0%} of the shorter text stands in both"
        reason = "the same text" if same_words(texts[one], texts[other]) else told
        yield _Pair(str(RecordKind.DOCUMENT), one, other, reason)


def _of_one_name(corpus: Corpus) -> Iterator[_Pair]:
    """Pair records of one kind that have a name or an alias in common."""
    for catalogue in ("actors", "places", *DATED):
        called: dict[str, list[str]] = defaultdict(list)
        for record in getattr(corpus, catalogue).values():
            for name in {folded(name) for name in (record.name, *getattr(record, "aliases", ()))}:
                if name:
                    called[name].append(record.id)
        for ids in called.values():
            for pair in combinations(ids, 2):
                yield _Pair(str(KINDS[catalogue]), *pair, "one name")


def _of_one_day_and_place(corpus: Corpus) -> Iterator[_Pair]:
    """Pair what happened, of one kind, on one day at one place."""
    days = _days(corpus)
    for catalogue in DATED:
        met: dict[Any, list[str]] = defaultdict(list)
        for record in getattr(corpus, catalogue).values():
            if record.place is not None:
                for day in days.get(record.id, ()):
                    met[getattr(record, "kind", None), record.place, day].append(record.id)
        for ids in met.values():
            for pair in combinations(ids, 2):
                yield _Pair(str(KINDS[catalogue]), *pair, "one kind, day and place")


def _days(corpus: Corpus) -> dict[str, set[int]]:
    """List the days on which each event may have begun, by claims that name one."""
    found: dict[str, set[int]] = defaultdict(set)
    for claim in corpus.dates.values():
        first, last = claim.when.first_minute, claim.when.last_minute
        begins = claim.bound in {Bound.START, Bound.WHOLE}
        if begins and first is not None and last is not None and last - first < _ONE_DAY:
            found[claim.event] |= set(range(first // _DAY, last // _DAY + 1))
    return found


def _is_part(corpus: Corpus, record: str, other: str) -> bool:
    """Tell whether one of two incidents is within the other."""

    def whole(incident: str) -> str | None:
        known = corpus.incidents.get(incident)
        return None if known is None else known.part_of

    wholes: Iterable[list[str]] = (ancestors(each, whole) for each in (record, other))
    return any({record, other} <= set(each) for each in wholes)
