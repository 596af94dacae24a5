"""Who said what: utterances found by speaker, side, act, topic, channel, time or document."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.errors import ArgumentError
from pakafg.frames import frame
from pakafg.values.vocabularies import Side, SpeechAct
from pakafg.values.when import When

if TYPE_CHECKING:
    from collections.abc import Callable

    from pakafg.corpus.corpus import Corpus

__all__ = ["find", "positions", "variants"]

_PARTIES: Final = (Side.PAKISTAN, Side.AFGHANISTAN, Side.MEDIATOR)
_CLOSED: Final = {"side": Side, "act": SpeechAct}


def find(  # noqa: PLR0913  (what a user may ask for, each by name)
    corpus: Corpus,
    *,
    speaker: str | None = None,
    addressee: str | None = None,
    side: Side | str | None = None,
    act: SpeechAct | str | None = None,
    topic: str | None = None,
    channel: str | None = None,
    document: str | None = None,
    about: str | None = None,
    after: str | When | None = None,
    before: str | When | None = None,
) -> pl.DataFrame:
    """Utterances, with what each document makes of their words.

    Args:
        corpus: The corpus.
        speaker: Of any document's report: an actor's id, name or other spelling.
        addressee: Likewise.
        side: Of the speaker, as the actor's record has it.
        act: What the speaker does by it.
        topic: One of its topics.
        channel: A part of the channel of any report, in any case.
        document: The id of a document that reports it.
        about: The id of what it is about.
        after: EDTF; only what may have been said at or after its first minute.
        before: EDTF; only what may have been said at or before its last minute.

    Returns:
        One row an utterance: statement, speaker, side, act, addressee, channel, topics,
        about, earliest, latest (when it may have been said: by its dates, and no later than
        the first document that reports it; UTC, null: open), documents, modes, speakers,
        channels, words (one each a document), similarity (of the two wordings that differ
        most, 0 to 1; null where only one document gives it).

    Raises:
        ArgumentError: There is no such side or act.

    >>> import pakafg
    >>> said = find(pakafg.load_corpus(), speaker="Khawaja Asif", document="001")
    >>> said["side"].unique().to_list()
    ['pakistan']
    """
    keys = {
        "speaker": speaker,
        "addressee": addressee,
        "side": side,
        "act": act,
        "topic": topic,
        "channel": channel,
        "document": document,
        "about": about,
    }
    for key, words in _CLOSED.items():
        if keys[key] not in {*words, None}:
            raise ArgumentError.of_choice(key, keys[key], words)
    return _table(corpus).filter(
        pl.lit(value=True),
        *(_TESTS[key](corpus, value) for key, value in keys.items() if value is not None),
        *([] if after is None else [_open_or("latest", pl.col("latest") >= _edge(after, 0))]),
        *([] if before is None else [_open_or("earliest", pl.col("earliest") <= _edge(before, 1))]),
    )


def variants(corpus: Corpus, statement: str | None = None) -> pl.DataFrame:
    """The wordings of utterances side by side.

    Args:
        corpus: The corpus.
        statement: A statement's id; None: every utterance that several documents report.

    Returns:
        One row a pair of documents: statement, document, words, other, other_words,
        similarity (share of the characters that run alike, 0 to 1, case and quotation marks
        aside).

    Raises:
        KeyError: There is no such statement.

    >>> import pakafg
    >>> pairs = variants(pakafg.load_corpus(), "asif-complete-deadlock")
    >>> pairs.select("document", "other", "similarity").row(0)
    ('000', '003', 0.523)
    """
    said = corpus.statements.values() if statement is None else [corpus.statements[statement]]
    rows = [
        (each.id, a.document, a.words, b.document, b.words, _similarity(a.words, b.words))
        for each in said
        for a, b in combinations(each.reports, 2)
    ]
    names = ("statement", "document", "words", "other", "other_words")
    schema = {**dict.fromkeys(names, pl.String()), "similarity": pl.Float64()}
    return pl.DataFrame(rows, schema=schema, orient="row")


def positions(corpus: Corpus) -> pl.DataFrame:
    """Issue by party: what each side is reported to have said on each topic.

    Args:
        corpus: The corpus.

    Returns:
        One row a topic: topic, pakistan, afghanistan, mediator (each: the words of that
        side, with who said them and the documents), documents.

    >>> import pakafg
    >>> table = positions(pakafg.load_corpus())
    >>> views = table.row(by_predicate=pl.col("topic") == "mediation", named=True)
    >>> views["mediator"][0]
    'monitoring and verification mechanism (Turkey Foreign Ministry, 000)'
    """
    views: dict[str, dict[Side, list[str]]] = {}
    documents: dict[str, set[str]] = {}
    for said in corpus.statements.values():
        if said.speaker is None or not said.reports:
            continue
        actor = corpus.actors[said.speaker]
        told = [report.document for report in said.reports]
        view = f"{said.reports[0].words} ({actor.name}, {', '.join(told)})"
        for topic in said.topics if actor.side in _PARTIES else ():
            views.setdefault(topic, {}).setdefault(actor.side, []).append(view)
            documents.setdefault(topic, set()).update(told)
    rows = [
        (topic, *(by_side.get(side, []) for side in _PARTIES), sorted(documents[topic]))
        for topic, by_side in sorted(views.items())
    ]
    texts = dict.fromkeys((*map(str, _PARTIES), "documents"), pl.List(pl.String))
    return pl.DataFrame(rows, schema={"topic": pl.String(), **texts}, orient="row")


def _table(corpus: Corpus) -> pl.DataFrame:
    reports = (
        frame(corpus, "reports")
        .group_by("statement", maintain_order=True)
        .agg(
            documents="document",
            modes="mode",
            speakers="speaker",
            channels="channel",
            words="words",
        )
    )
    published = frame(corpus, "documents").select("document", "published_latest")
    known_by = (
        frame(corpus, "reports")
        .join(published, on="document", how="left")
        .group_by("statement")
        .agg(known_by=pl.col("published_latest").min())
    )
    dated = (
        frame(corpus, "dates")
        .group_by(statement="event")
        .agg(earliest=pl.col("earliest").max(), latest=pl.col("latest").min())
    )
    similarity = pl.DataFrame(
        [
            (s.id, min(_similarity(a.words, b.words) for a, b in combinations(s.reports, 2)))
            for s in corpus.statements.values()
            if len(s.reports) > 1
        ],
        schema={"statement": pl.String(), "similarity": pl.Float64()},
        orient="row",
    )
    table = frame(corpus, "statements")
    for part in (dated, known_by, reports, similarity):
        table = table.join(part, on="statement", how="left", maintain_order="left")
    return table.with_columns(latest=pl.min_horizontal("latest", "known_by")).drop("known_by")


def _actors(corpus: Corpus, name: str) -> list[str]:
    """The actors of an id, a name or another spelling."""
    wanted = name.casefold()
    return [
        actor.id
        for actor in corpus.actors.values()
        if wanted in {spelling.casefold() for spelling in (actor.id, actor.name, *actor.aliases)}
    ]


# What each key of `find` asks of a row.
_TESTS: Final[dict[str, Callable[[Corpus, str], pl.Expr]]] = {
    "speaker": lambda corpus, value: (
        pl.col("speakers").list.eval(pl.element().is_in(_actors(corpus, value))).list.any()
    ),
    "addressee": lambda corpus, value: pl.col("addressee").is_in(_actors(corpus, value)),
    "side": lambda _, value: pl.col("side") == value,
    "act": lambda _, value: pl.col("act") == value,
    "topic": lambda _, value: pl.col("topics").list.contains(value),
    "channel": lambda _, value: (
        pl.col("channels")
        .list.eval(pl.element().str.to_lowercase().str.contains(value.casefold(), literal=True))
        .list.any()
    ),
    "document": lambda _, value: pl.col("documents").list.contains(value),
    "about": lambda _, value: pl.col("about") == value,
}


def _open_or(column: str, test: pl.Expr) -> pl.Expr:
    return pl.col(column).is_null() | test


def _edge(when: str | When, last: int) -> pl.Expr:
    date = When.parse(when) if isinstance(when, str) else when
    minute = (date.first_minute, date.last_minute)[last]
    if minute is None:
        name = ("after", "before")[last]
        raise ArgumentError(name, str(date), "a date that is not open on that side")
    return pl.from_epoch(pl.lit(minute * 60), time_unit="s").dt.replace_time_zone("UTC")


def _similarity(one: str, other: str) -> float:
    return round(SequenceMatcher(None, _plain(one), _plain(other), autojunk=False).ratio(), 3)


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c not in "“”\"'’‘")
