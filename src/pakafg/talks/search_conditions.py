"""What a search of utterances asks for: each argument with the utterances that meet it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pakafg.arguments import check_text, check_word
from pakafg.corpus.format import EVENTS, KINDS
from pakafg.corpus.lookup import ids_called, known_id, record_named
from pakafg.errors import ArgumentError
from pakafg.talks.unmet import Asked
from pakafg.validation import minutes_of
from pakafg.values.vocabularies import Side, SpeechAct
from pakafg.values.vocabulary import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from pakafg.corpus.corpus import Corpus
    from pakafg.values.when import When

__all__ = ["actors_called", "of_content", "of_document", "of_people", "of_time"]


def of_people(
    corpus: Corpus, *, speaker: str | None, addressee: str | None, side: Side | str | None
) -> Iterator[tuple[str, Asked]]:
    """Ask for a speaker, for whom words are addressed to, and for a side."""
    if speaker is not None:
        actors = actors_called(corpus, "speaker", speaker)
        called = pl.element().is_in(actors)
        spoke = _any_of("speakers", called) | _any_of("jointly_with", called)
        yield "speaker", Asked(speaker, spoke, actors)
    if addressee is not None:
        actors = actors_called(corpus, "addressee", addressee)
        yield "addressee", Asked(addressee, pl.col("addressee").is_in(actors), actors)
    if side is not None:
        chosen = _chosen("side", side, corpus.codebook.words(Side))
        sided = [actor.id for actor in corpus.actors.values() if actor.side == chosen]
        on_side = pl.element().is_in(sided)
        reported = _any_of("speakers", on_side) | _any_of("jointly_with", on_side)
        # An utterance may have no report.
        yield "side", Asked(chosen, (pl.col("side") == chosen) | reported)


def of_content(
    corpus: Corpus,
    *,
    act: SpeechAct | str | None,
    topic: str | None,
    channel: str | None,
    about: str | None,
) -> Iterator[tuple[str, Asked]]:
    """Ask for what an utterance does, on which channel, and what it is about."""
    if act is not None:
        yield "act", Asked(act, pl.col("act") == _chosen("act", act, SpeechAct))
    if topic is not None:
        topics = sorted({word for each in corpus.statements.values() for word in each.topics})
        has_topic = pl.col("topics").list.contains(_chosen("topic", topic, topics))
        yield "topic", Asked(topic, has_topic)
    if channel is not None:
        check_text("channel", channel, "a part of a channel's name")
        has_part = pl.element().str.to_lowercase().str.contains(channel.casefold(), literal=True)
        yield "channel", Asked(channel, _any_of("channels", has_part))
    if about is not None:
        catalogues = (*EVENTS, "demands")
        kinds = one_of(KINDS[name] for name in catalogues)
        known = [getattr(corpus, name) for name in catalogues]
        meant = known_id("about", about, known, f"the id or name of a {kinds}")
        yield "about", Asked(about, pl.col("about") == meant, [meant])


def of_document(corpus: Corpus, document: str | None) -> Iterator[tuple[str, Asked]]:
    """Ask for a document that reports it."""
    if document is not None:
        known = record_named(corpus.documents, "document", document).id
        yield "document", Asked(document, pl.col("documents").list.contains(known), [known])


def of_time(
    *, after: When | date | str | None, before: When | date | str | None
) -> Iterator[tuple[str, Asked]]:
    """Keep what may lie on the right side of a date: a null bound is open, and may."""
    first = None if after is None else _minute("after", after, last=False)
    last = None if before is None else _minute("before", before, last=True)
    if first is not None and last is not None and last < first:
        raise ArgumentError("before", str(before), f"a date not before {str(after)!r}")
    if first is not None:
        late = pl.col("latest").is_null() | (pl.col("latest") >= _moment(first))
        yield "after", Asked(after, late)
    if last is not None:
        early = pl.col("earliest").is_null() | (pl.col("earliest") <= _moment(last))
        yield "before", Asked(before, early)


def _any_of(column: str, test: pl.Expr) -> pl.Expr:
    """Keep rows of which one element of a list passes a test."""
    return pl.col(column).list.eval(test).list.any()


def actors_called(corpus: Corpus, argument: str, given: str) -> list[str]:
    """Find the actors of an id, a name or another spelling, which several may share.

    Of words that are no whole name, the one actor is meant that has them.
    """
    expected = "the id, the name or another spelling of an actor"
    check_text(argument, given, expected)
    if given in corpus.actors:  # an id is one actor's, whoever else is called so
        return [given]
    found = ids_called(given, corpus.actors)
    return found or [known_id(argument, given, [corpus.actors], expected)]


def _chosen(argument: str, given: str, allowed: Iterable[str]) -> str:
    """Return one of the words that an argument may be."""
    check_word(argument, given, allowed)
    return str(given)


def _minute(argument: str, given: When | date | str, *, last: bool) -> int:
    """Give the first or the last minute of a date."""
    minute = minutes_of(given, argument)[last]
    if minute is None:
        raise ArgumentError(argument, str(given), "a date that is not open on that side")
    return minute


def _moment(minute: int) -> pl.Expr:
    """Convert a minute to a time in UTC."""
    return pl.from_epoch(pl.lit(minute * 60), time_unit="s").dt.replace_time_zone("UTC")
