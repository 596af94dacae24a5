"""Where harm that is told in several words stands: behind those who suffer it, or around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.drafting.clause_words import CLAUSE_ENDS
from pakafg.drafting.number_mentions import is_number_word
from pakafg.text.harm_predicates import DONE, SUFFERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.news_text import Word
    from pakafg.text.harm_predicates import HarmPredicate

__all__ = ["done_to", "suffered_at"]

_REACH: Final = 14  # words behind those who suffer it among which its tail stands
_TAIL: Final = 4  # words of the longest tail before a number
_CLOSING: Final = CLAUSE_ENDS | {",", "who", "which", "that", "said", "were", "was"}
_PARTICLES: Final = frozenset({"up", "off", "away", "down", "out", "apart", "from", "by", "to"})
_WHOSE: Final = frozenset({"their", "his", "her", "its", "the", "our"})


def suffered_at(
    words: Sequence[Word], at: int, end: int, *, things: bool
) -> tuple[HarmPredicate, int] | None:
    """Read the predicate that begins at a word, behind those who suffer it.

    Args:
        words: The words of the text.
        at: The number of its first word.
        end: Where its sentence ends.
        things: Whether things suffer it, and no people.

    Returns:
        It, and the word behind it; None where none begins there.
    """
    for each in SUFFERED.get(words[at].low, ()):
        last = _behind(words, at + 1, each.tail, end)
        if last is not None and each.things == things:
            return each, last
    return None


def done_to(
    words: Sequence[Word],
    at: int,
    counted: tuple[int, int],
    sentence: tuple[int, int],
    *,
    things: bool,
) -> tuple[HarmPredicate, int, int] | None:
    """Read the predicate before those who suffer it: "rounded up 12", "took 12 people hostage".

    Args:
        words: The words of the text.
        at: The word right before their number, and the words that bound it.
        counted: Their first word, and the one behind them.
        sentence: The first word of the sentence, and the one behind it.
        things: Whether they are things, and no people.

    Returns:
        It, its first word, and the one behind all of it; None where there is none.
    """
    for verb in range(counted[0] - 1, max(sentence[0], at - _TAIL) - 1, -1):
        for each in DONE.get(words[verb].low, ()):
            if each.things != things:
                continue
            if (_behind(words, verb + 1, each.tail, counted[0]) or 0) > at:
                return each, verb, counted[1]
            if verb == at and (last := _tail(words, counted, each.tail, sentence[1])):
                return each, verb, max(last, counted[1])
    return None


def _tail(
    words: Sequence[Word], counted: tuple[int, int], tail: Sequence[str], end: int
) -> int | None:
    """Find the tail of a predicate behind those who suffer it, in their clause."""
    for at in range(counted[0] + 1, min(end, counted[1] + _REACH)):
        is_near = at == counted[1] or (tail[-1] not in _PARTICLES and at > counted[0])
        if is_near and (last := _behind(words, at, tail, end)) is not None:
            return last
        if at >= counted[1] and (words[at].low in _CLOSING or is_number_word(words[at])):
            return None
    return None


def _behind(words: Sequence[Word], at: int, tail: Sequence[str], end: int) -> int | None:
    """Find the word behind a tail that stands at a place; None where other words do."""
    last = at + len(tail)
    if last > end:
        return None
    fits = all(
        word.low == wanted or (wanted == "@" and word.low in _WHOSE)
        for word, wanted in zip(words[at:last], tail, strict=True)
    )
    return last if fits else None
