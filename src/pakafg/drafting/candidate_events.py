"""Which known events a sentence may speak of: by days, places and words of their names."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pakafg.corpus.format import DATED
from pakafg.text.spellings import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.values.when import When

__all__ = ["CandidateEvents"]

_MOST: Final = 3
_LEAST: Final = 1.0
_SHORTEST: Final = 4  # letters of a word of a name that tells something
_DAY: Final = 2.0
_PLACE: Final = 1.0
_NAME: Final = 2.0
_WIDEST: Final = 62 * 24 * 60  # minutes: a longer stretch tells no event


@frozen
class _Event:
    """What is known of an event: the words of its name, its place, the stretches of its dates."""

    key: str
    catalogue: str
    words: frozenset[str]
    place: str | None
    stretches: tuple[tuple[int, int], ...]


@frozen
class CandidateEvents:
    """The incidents, rounds, ceasefires and other events that a sentence may name."""

    _events: tuple[_Event, ...]

    @classmethod
    def of(cls, corpus: Corpus) -> CandidateEvents:
        """Take the events of a corpus, with the days that its dates give them."""
        stretches: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for claim in corpus.dates.values():
            stretches[claim.event] += _stretches([claim.when])
        return cls(
            tuple(
                _Event(
                    key,
                    name,
                    frozenset(w for w in folded(record.name).split() if len(w) >= _SHORTEST),
                    getattr(record, "place", None),
                    tuple(stretches[key]),
                )
                for name in DATED
                for key, record in getattr(corpus, name).items()
            )
        )

    def likely(
        self,
        catalogues: Iterable[str],
        words: frozenset[str],
        places: frozenset[str],
        days: Sequence[When],
    ) -> tuple[str, ...]:
        """List the ids of the events that a sentence may speak of, the likeliest first, 3 at most.

        Args:
            catalogues: Where they stand.
            words: The words of the sentence, folded.
            places: The places that it names.
            days: The dates that it names.
        """
        wanted, named = frozenset(catalogues), _stretches(days)
        scored = [
            (self._score(event, words, places, named), -number, event.key)
            for number, event in enumerate(self._events)
            if event.catalogue in wanted
        ]
        scored.sort(reverse=True)
        return tuple(key for score, _, key in scored[:_MOST] if score >= _LEAST)

    @staticmethod
    def _score(
        event: _Event,
        words: frozenset[str],
        places: frozenset[str],
        days: Sequence[tuple[int, int]],
    ) -> float:
        """Weigh what a sentence has in common with an event."""
        score = _PLACE * (event.place in places)
        if event.words:
            score += _NAME * len(event.words & words) / len(event.words)
        if any(a <= d and c <= b for a, b in event.stretches for c, d in days):
            score += _DAY
        return score


def _stretches(days: Iterable[When]) -> list[tuple[int, int]]:
    """List the first and last minutes of dates that are closed and not too wide."""
    ends = [(when.first_minute, when.last_minute) for when in days]
    return [
        (first, last)
        for first, last in ends
        if first is not None and last is not None and last - first <= _WIDEST
    ]
