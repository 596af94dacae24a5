"""Which items of two annotators are one: those on overlapping characters, one to one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pakafg.engines.assignment import assign
from pakafg.text.spellings import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pakafg.coders.coded_items import Item
    from pakafg.corpus.corpus import Corpus

__all__ = ["counterparts", "paired_items"]

_SAME_FIELDS: Final = 0.5  # what all fields alike weigh, where all characters alike weigh 1
_SAME_NAME: Final = 1_000.0
_SAME_ID: Final = 0.5


def paired_items(ones: Sequence[Item], others: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Pair what two annotators coded, so that characters and fields overlap the most in all.

    Only items of one kind in one document that share a character are pairs. Of several on the
    same characters, those are one that were coded alike.

    Args:
        ones: What the one coded.
        others: What the other coded.
    """
    by_place: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, other in enumerate(others):
        by_place[other.kind, other.document].append(at)
    weights = {}
    for at, one in enumerate(ones):
        for other_at in by_place[one.kind, one.document]:
            shared = _overlap(one.spans, others[other_at].spans)
            if shared:
                alike = _SAME_FIELDS * _alike(one.values, others[other_at].values)
                weights[at, other_at] = shared + alike
    return [(ones[at], others[other]) for at, other in assign(weights).items()]


def _overlap(spans: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]) -> float:
    """Compute the share of characters that both cite among all that either cites."""
    one, other = ({at for span in each for at in range(*span)} for each in (spans, others))
    return len(one & other) / len(one | other) if one & other else 0.0


def _alike(values: Mapping[str, object], others: Mapping[str, object]) -> float:
    """Compute the share of fields that hold the same."""
    fields = values.keys() | others.keys()
    same = sum(values.get(field) == others.get(field) for field in fields)
    return same / len(fields) if fields else 1.0


def counterparts(one: Corpus, other: Corpus, pairs: Iterable[tuple[Item, Item]]) -> dict[str, str]:
    """Find which shared records of two annotators are one, for each gives ids of his own.

    An actor or a place is the one of a name in common. Everything else is the one that stands
    where it does in the pairs of items most often.

    Args:
        one: The one annotation.
        other: The other.
        pairs: Items of both that are one.

    Returns:
        For each id of the one that has a counterpart: the id in the other.
    """
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for a, b in pairs:
        for field in a.names.keys() & b.names.keys():
            mine, theirs = sorted(a.names[field]), sorted(b.names[field])
            # Of several it is sure which is which only where both give the same ids.
            if len(mine) == len(theirs) == 1 or mine == theirs:
                for pair in zip(mine, theirs, strict=True):
                    weights[pair] += 1
    for catalogue in ("actors", "places"):
        spelt = _by_spelling(other, catalogue)
        for record in getattr(one, catalogue).values():
            for spelling in {folded(each) for each in (record.name, *record.aliases)}:
                for named in spelt.get(spelling, ()):
                    weights[record.id, named] += _SAME_NAME
    for pair in weights:
        weights[pair] += _SAME_ID * (pair[0] == pair[1])
    # Sorted, for of several that weigh alike the first is taken, and sets have no order.
    return assign(dict(sorted(weights.items())))


def _by_spelling(corpus: Corpus, catalogue: str) -> dict[str, list[str]]:
    spelt: dict[str, list[str]] = defaultdict(list)
    for record in getattr(corpus, catalogue).values():
        for spelling in {folded(each) for each in (record.name, *record.aliases)}:
            spelt[spelling].append(record.id)
    return spelt
