"""Why a search of utterances cannot find anything, where what is asked for can never be met.

Laws of this file: that somebody never spoke of something is an answer, and no error. An argument
that nothing in the corpus meets, and two that exclude each other whatever was said, are errors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pakafg.errors import ArgumentError
from pakafg.values.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import polars as pl

    from pakafg.corpus.corpus import Corpus

__all__ = ["Asked", "check_can_be_met"]


class Asked(NamedTuple):
    """An argument of a search.

    Attributes:
        given: What was given.
        condition: Which utterances meet it.
        meant: The ids of the records that are meant; none where it is no record.
    """

    given: object
    condition: pl.Expr
    meant: Sequence[str] = ()


def check_can_be_met(corpus: Corpus, utterances: pl.DataFrame, asked: Mapping[str, Asked]) -> None:
    """Check that a search which finds nothing could have found something.

    Args:
        corpus: The corpus.
        utterances: All utterances.
        asked: The arguments, by name.

    Raises:
        ArgumentError: No utterance has such a channel, or is of such a time; or the speaker is of
            another side, or the document was published before what is asked for.
    """
    if utterances.is_empty():
        return
    _check_alone(utterances, asked)
    if {"speaker", "side"} <= {*asked}:
        sides = {each: str(corpus.actors[each].side) for each in asked["speaker"].meant}
        if str(asked["side"].given) not in sides.values():
            told = (f"{side}, the side of {actor}" for actor, side in sides.items())
            raise ArgumentError("side", str(asked["side"].given), listed(list(told)))
    if {"document", "after"} <= {*asked}:
        (document,) = asked["document"].meant
        published = corpus.documents[document].published
        alone = utterances.filter(asked["document"].condition)
        if published is not None and alone.height and _finds_none(alone, asked["after"]):
            expected = f"a date not after {published}, when {document} was published"
            raise ArgumentError("after", str(asked["after"].given), expected)


def _check_alone(utterances: pl.DataFrame, asked: Mapping[str, Asked]) -> None:
    """Check that there is an utterance of such a channel, and of such a time."""
    if "channel" in asked and _finds_none(utterances, asked["channel"]):
        channels = utterances["channels"].explode().drop_nulls().unique().sort().to_list()
        expected = "a part of the name of a channel of the corpus"
        raise ArgumentError("channel", asked["channel"].given, expected, channels)
    for name, column, end in (("after", "latest", "last"), ("before", "earliest", "first")):
        if name in asked and _finds_none(utterances, asked[name]):
            times = utterances[column].dt.date()
            day = times.max() if name == "after" else times.min()
            expected = f"a date not {name} {day!s}, when the {end} utterance was made"
            raise ArgumentError(name, str(asked[name].given), expected)


def _finds_none(utterances: pl.DataFrame, asked: Asked) -> bool:
    return utterances.filter(asked.condition).is_empty()
