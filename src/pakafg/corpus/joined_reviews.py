"""Two copies of one record that different people reviewed: the reviews of both, on both."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import attrs

from pakafg.records.parts import parts
from pakafg.records.record import AnnotatedRecord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pakafg.records.record import Review

__all__ = ["with_joined_reviews"]


def with_joined_reviews(one: Any, other: Any) -> tuple[Any, Any]:
    """Give two records of one id, and what is alike in them, the reviews of both.

    >>> from pakafg import ActorKind, Actor, Review, Side
    >>> made = {"id": "un", "name": "UN", "kind": ActorKind.ORGANISATION}
    >>> first = Actor(**made, side=Side.THIRD_PARTY)
    >>> second = attrs.evolve(first, reviewed=(Review(by="A. Name"),))
    >>> first, second = with_joined_reviews(first, second)
    >>> first == second, first.reviewed
    (True, (Review(by='A. Name'),))
    """
    found: defaultdict[Any, dict[Review, None]] = defaultdict(dict)
    for record in (one, other):
        for part in parts(record):
            if part is not record and isinstance(part, AnnotatedRecord):
                found[_bare(part)].update(dict.fromkeys(part.reviewed))
    own = tuple(dict.fromkeys((*one.reviewed, *other.reviewed)))
    first, second = (attrs.evolve(_with(each, found), reviewed=own) for each in (one, other))
    return first, second


def _bare(record: Any) -> Any:
    """Take a record without the reviews of it and of its parts."""
    return _with(record, {})


def _with(record: Any, found: Mapping[Any, Mapping[Review, None]]) -> Any:
    """Take a record with the reviews that are found of it and of its parts, and no others."""
    if not isinstance(record, AnnotatedRecord):
        return record
    changed: dict[str, Any] = {"reviewed": tuple(found.get(_bare(record), ())) if found else ()}
    for each in attrs.fields(type(record)):
        value = getattr(record, each.name)
        if each.name != "reviewed" and isinstance(value, tuple) and value:
            changed[each.name] = tuple(_with(inner, found) for inner in value)
    return attrs.evolve(record, **changed)
