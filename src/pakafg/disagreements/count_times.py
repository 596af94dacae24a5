"""Figures of one class that may each hold at its own time: the missing, captives, the displaced.

Laws of this file: a figure is of the time that it names, or of no later than its document's day.
How many are missing, held or away from home may rise and fall from one day to the next; how many
came back, were sent or were taken only rises; how tolls grow, the totals say. What a side says of
its own, and its adversary of it, is a dispute at any time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from pakafg.frames.claim_origins import relations
from pakafg.values.vocabularies import Outcome, Relation

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import CasualtyClaim
    from pakafg.values.when import When

__all__ = ["CountTime", "TimeOf", "count_times", "hold_in_turn"]

_ONLY_RISE = frozenset({Outcome.RETURNED, Outcome.DEPORTED, Outcome.SEIZED})


class CountTime(NamedTuple):
    """When a figure was counted, and what may have become of it since.

    Attributes:
        first: The first minute at which it can have been told; None: not known.
        last: The last one, included; None: not known.
        may_rise: Whether a later figure may be greater, and both hold.
        may_fall: Whether it may be smaller.
        stand: How who counted stands to those counted; None: not known.
    """

    first: int | None
    last: int | None
    may_rise: bool
    may_fall: bool
    stand: Relation | None

    @classmethod
    def of_anything(cls, when: When) -> CountTime:
        """Tell when something was counted that may rise and fall, whoever counted it."""
        return cls(when.first_minute, when.last_minute, may_rise=True, may_fall=True, stand=None)


TimeOf = Callable[["CasualtyClaim"], CountTime]


def count_times(corpus: Corpus) -> TimeOf:
    """Prepare to tell when figures were counted."""
    relation_of = relations(corpus)

    def time_of(claim: CasualtyClaim) -> CountTime:
        when = claim.as_of or corpus.documents[claim.document].published
        may_fall = claim.outcome.may_fall
        return CountTime(
            None if when is None else when.first_minute,
            None if when is None else when.last_minute,
            may_fall or claim.outcome in _ONLY_RISE,
            may_fall,
            relation_of(claim),
        )

    return time_of


def hold_in_turn(one: CountTime, other: CountTime, *, is_more: bool) -> bool:
    """Decide whether two figures that exclude each other may each hold at its own time.

    Args:
        one: The time of one.
        other: That of the other.
        is_more: Whether the other says more.
    """
    if {one.stand, other.stand} == {Relation.OWN, Relation.ADVERSARY}:
        return False
    if _is_before(one, other):
        return one.may_rise if is_more else one.may_fall
    return _is_before(other, one) and (one.may_fall if is_more else one.may_rise)


def _is_before(one: CountTime, other: CountTime) -> bool:
    return one.last is not None and other.first is not None and one.last < other.first
