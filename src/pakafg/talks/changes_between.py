"""Whether what documents tell of talks may have changed from some of them to the others.

Laws of this file: of a round that is over one account is true; while it goes on, by a date of its
end, and of what is put again and again, a later document may tell of another answer, or of other
terms.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from pakafg.corpus.kept_answers import kept_answer
from pakafg.grouping import grouped
from pakafg.values.calendar import DAY, wall_minute
from pakafg.values.vocabularies import Bound

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.values.when import When

__all__ = ["may_have_changed"]

_ENDS: Final = frozenset({Bound.END, Bound.WHOLE})


def may_have_changed(
    corpus: Corpus, talks: str | None, some: Collection[str], others: Collection[str]
) -> bool:
    """Decide whether something may have changed between the accounts of documents.

    Args:
        corpus: The corpus.
        talks: The round to which it belongs; None where it belongs to none.
        some: The documents that tell one thing.
        others: Those that tell the other.
    """
    for earlier, later in ((some, others), (others, some)):
        if _published_before(corpus, earlier, later):
            return talks is None or _went_on(corpus, talks, earlier)
    return False


def _published_before(corpus: Corpus, some: Collection[str], others: Collection[str]) -> bool:
    """Decide whether some documents were surely published before all others."""
    before, after = (
        [when for each in side if (when := corpus.documents[each].published) is not None]
        for side in (some, others)
    )
    ends = [when.last_minute for when in before if when.last_minute is not None]
    begins = [when.first_minute for when in after if when.first_minute is not None]
    is_known = len(ends) == len(some) and len(begins) == len(others)
    return is_known and max(ends) < min(begins)


def _went_on(corpus: Corpus, talks: str, documents: Collection[str]) -> bool:
    """Decide whether a round went on, by some date of its end, when documents were published."""
    ends = kept_answer(corpus, "ends", partial(_ends_of_events, corpus)).get(talks)
    if ends is None:
        return False
    published = [corpus.documents[document].published for document in documents]
    # In days, each by its own clock: nobody knows in which zone a day of publication is one.
    told = [None if when is None else _told_day(when.first_minute, when.zone) for when in published]
    last = [_told_day(when.last_minute, when.zone) for when in ends]
    return any(end is None or all(day is not None and day <= end for day in told) for end in last)


def _ends_of_events(corpus: Corpus) -> Mapping[str, Sequence[When]]:
    """List by what it dates each date of an end, or of a whole."""
    dates = (claim for claim in corpus.dates.values() if claim.bound in _ENDS)
    by_event = grouped(dates, lambda claim: claim.event)
    return {event: [claim.when for claim in claims] for event, claims in by_event.items()}


def _told_day(minute: int | None, zone: str) -> int | None:
    """Give the day that the clocks of a zone show, since 1970; None where it is open."""
    return None if minute is None else wall_minute(minute, zone) // DAY
