"""How much of one text stands in another: for copies, and for articles of one agency.

Laws of this file: texts are compared by runs of five words, without case, accents and marks; what
is told is the share of the runs of the shorter text that stand in the longer one, too.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING, Final

from pakafg.text.spellings import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["alike_pairs", "alike_texts", "same_words", "shared_words"]

_RUN: Final = 5  # words
_ALIKE: Final = 0.3  # of the shorter text: more is hardly written twice by chance
_ROUNDING: Final = 1e-9  # of a share that is no whole number of runs
_SPACE: Final = re.compile(r"\s+")


def same_words(one: str, other: str) -> bool:
    r"""Tell whether two texts differ in their space alone.

    >>> same_words("Talks ended.\n", "Talks  ended.")
    True
    """
    return one == other or _SPACE.sub(" ", one).strip() == _SPACE.sub(" ", other).strip()


def shared_words(one: str, other: str) -> float:
    """Measure which share of the shorter of two texts stands in the other, too; from 0 to 1.

    >>> shared_words("He said on Monday that talks had ended", "On Monday that talks had ended.")
    1.0
    """
    return _shared(_runs(one), _runs(other))


def alike_texts(text: str, others: Iterable[tuple[str, str]]) -> Iterator[tuple[str, float]]:
    """Find texts of which much stands in a text, or the other way round.

    Args:
        text: The text.
        others: Names and texts.

    Yields:
        The name of each that is alike, and the share of the shorter that both have.
    """
    runs = _runs(text)
    for name, other in others:
        share = _shared(runs, _runs(other))
        if share >= _ALIKE:
            yield name, share


def alike_pairs(
    texts: Mapping[str, str], *, at_least: float = _ALIKE
) -> Iterator[tuple[str, str, float]]:
    """Find pairs of texts of which much stands in both.

    Args:
        texts: Texts by name.
        at_least: The share of the shorter that both must have, above 0.

    Yields:
        Two names in the order of the texts, and the share of the shorter that both have.
    """
    # A text that many documents print is compared once, not once for each pair of them.
    printed: dict[frozenset[int], list[str]] = defaultdict(list)
    for name, text in texts.items():
        printed[_runs(text)].append(name)
    holders: dict[int, list[int]] = defaultdict(list)
    for number, runs in enumerate(printed):
        for run in runs:
            holders[run].append(number)
    order = {name: place for place, name in enumerate(texts)}
    lengths, names = list(map(len, printed)), list(printed.values())
    for length, copies in zip(lengths, names, strict=True):
        if length:
            yield from ((one, other, 1.0) for one, other in combinations(copies, 2))
    runs_of = list(printed)
    for one, other in _perhaps_alike(runs_of, holders, at_least):
        share = _shared(runs_of[one], runs_of[other])
        if share >= at_least:
            for pair in product(names[one], names[other]):
                former, latter = sorted(pair, key=order.__getitem__)
                yield former, latter, share


def _perhaps_alike(
    runs_of: Sequence[frozenset[int]], holders: Mapping[int, Sequence[int]], at_least: float
) -> Iterator[tuple[int, int]]:
    """Find pairs of texts that share a rare run of the shorter one (prefix filtering).

    Of two texts that have a share of the shorter one's runs in common, one such run is among its
    rarest, however few of them are looked at: only the others may all be common. So what stands
    in every text, such as an agency's last sentence, pairs nobody.

    Args:
        runs_of: The runs of each text.
        holders: For each run the texts that have it.
        at_least: The share.
    """
    for number, runs in enumerate(runs_of):
        needed = max(1, math.ceil(at_least * len(runs) - _ROUNDING))
        rarest = sorted(runs, key=lambda run: (len(holders[run]), run))[: len(runs) - needed + 1]
        size = (len(runs), number)
        near = {other for run in rarest for other in holders[run]}
        # Each pair is found from its shorter text; of equally long ones, from the first.
        yield from ((number, other) for other in near if (len(runs_of[other]), other) > size)


def _runs(text: str) -> frozenset[int]:
    """Take every run of five words of a text; of a shorter one, the whole."""
    words = folded(text).split()
    ends = range(max(1, len(words) - _RUN + 1))
    return frozenset(hash(tuple(words[at : at + _RUN])) for at in ends) if words else frozenset()


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    """Compute the overlap coefficient of two sets."""
    return len(one & other) / (min(len(one), len(other)) or 1)
