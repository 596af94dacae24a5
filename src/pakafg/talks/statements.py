"""Who said what: utterances found by speaker, side, act, topic, channel, time or document."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import partial
from itertools import chain, combinations
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.kept_answers import kept_answer
from pakafg.corpus.lookup import record_named
from pakafg.corpus.naming import speaker_names
from pakafg.corpus.zones import event_zone, told_by
from pakafg.errors import ArgumentError
from pakafg.frames import frame
from pakafg.frames.record_names import with_names, with_sources
from pakafg.frames.schemas import TIME
from pakafg.talks.parties import columns_of_positions
from pakafg.talks.search_conditions import of_content, of_document, of_people, of_time
from pakafg.talks.unmet import check_can_be_met
from pakafg.validation import check_switch
from pakafg.values.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.statement import Statement
    from pakafg.values.vocabularies import Side, SpeechAct
    from pakafg.values.when import When

__all__ = ["find", "positions", "variants"]

_UTTERANCES: Final = (
    *("statement", "speaker", "speaker_name", "side", "act", "said"),
    *("addressee", "addressee_name", "about", "about_name", "channel"),
    *("earliest", "latest", "similarity"),
    *("topics", "documents", "modes", "speakers", "channels", "words", "jointly_with", "denies"),
)
_PAIR: Final = 2
_ANSWERING: Final = (
    *("statement", "speaker", "speaker_name", "side", "act", "said"),
    *("addressee_name", "about_name"),
)
_VARIANTS: Final[Mapping[str, pl.DataType]] = {
    **dict.fromkeys(("statement", "speaker_name", "document", "words"), pl.String()),
    **dict.fromkeys(("other", "other_words"), pl.String()),
    "similarity": pl.Float64(),
    **dict.fromkeys(("start", "end", "other_start", "other_end"), pl.Int64()),
}
_ALIKE: Final = (
    *("statement", "speaker_name", "document_label", "words"),
    *("other_label", "other_words", "similarity"),
)


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
    after: When | date | str | None = None,
    before: When | date | str | None = None,
    detail: bool = False,
) -> pl.DataFrame:
    """Utterances, with what each document makes of their words.

    Args:
        corpus: The corpus.
        speaker: Of any document's report, or one of several who said it together: an actor's id,
            name, other spelling, or words of these that no other has.
        addressee: Likewise.
        side: Of the speaker by any document's report, or of one of several who said it together,
            as the actor's record has it: a `Side`.
        act: What the speaker does by it: a `SpeechAct`.
        topic: One of its topics; each statement has them, and an error lists them all.
        channel: A part of the channel of any report, in any case, such as "Geo".
        document: A document that reports it: its id, its label, or words that no other has.
        about: What it is about: its id, its name, or words that no other has.
        after: A date; only what may have been said at or after its first minute. Text is EDTF in
            UTC, and so is a day.
        before: A date; only what may have been said at or before its last minute.
        detail: Give all columns; else statement, speaker, speaker_name, side, act, said,
            addressee_name and about_name.

    Returns:
        One row an utterance. What answers stands first, what holds several values last:

        - statement: its id.
        - speaker, speaker_name, side: who said it, and the side of the speaker.
        - act: what the speaker does by it (a `SpeechAct`); null: nothing that is coded.
        - said: the words, as the first document gives them.
        - addressee, addressee_name: to whom; null: nobody in particular.
        - about, about_name: the event or demand that it speaks of.
        - channel: where it was said, as written.
        - earliest, latest: when it may have been said: by its dates, and no later than the
          first document that reports it; UTC, null: open.
        - similarity: of the two wordings that differ most, 0 to 1; null where only one
          document gives it.
        - topics: what it is about.
        - documents, modes (each a `Mode`), speakers, channels, words: one each a document.
        - jointly_with: others who said it; null: nobody.
        - denies: records of which it says that they are not so; null: none.

        For a table to print in an article: `quotes`.

    Raises:
        ArgumentError: There is no such side or act, or the corpus has no such actor, topic,
            document or record: the error names the nearest; of several that may be meant, it
            lists them. Or a date is open on the side that is asked for, or `before` lies before
            `after`. Or nothing could be found: no channel has such a name, all was said before
            `after` or after `before`, the speaker is of another side, or the document was
            published before `after`. Or detail is neither True nor False.
        WordingError: A date is written in a way that pakafg does not read.

    >>> import pakafg
    >>> said = find(pakafg.load_corpus(), speaker="Khawaja Asif", document="001")
    >>> said["side"].unique().to_list()
    ['pakistan']
    """
    check_corpus(corpus)
    check_switch("detail", detail)
    asked = dict(
        chain(
            of_people(corpus, speaker=speaker, addressee=addressee, side=side),
            of_content(corpus, act=act, topic=topic, channel=channel, about=about),
            of_document(corpus, document),
            of_time(after=after, before=before),
        )
    )
    utterances = kept_answer(corpus, "utterances", partial(_utterances, corpus))
    found = utterances.filter(pl.lit(value=True), *(each.condition for each in asked.values()))
    if found.is_empty():
        check_can_be_met(corpus, utterances, asked)
    return found if detail else found.select(_ANSWERING)


def variants(corpus: Corpus, statement: str | None = None, *, detail: bool = False) -> pl.DataFrame:
    """The wordings of utterances side by side.

    Args:
        corpus: The corpus.
        statement: A statement's id, or words of it that no other has; None: every utterance that
            several documents report.
        detail: Give all columns; else statement, speaker_name, document_label, words,
            other_label, other_words and similarity.

    Returns:
        One row a pair of documents:

        - statement, speaker_name: the utterance, and who said it.
        - document, document_label, publisher, url, words: the one, and how it gives the words.
        - other, other_label, other_publisher, other_url, other_words: the other.
        - similarity: share of the characters that run alike, 0 to 1, case and quotation marks
          aside.
        - start, end, other_start, other_end: the characters in the one and in the other,
          half-open.

    Raises:
        ArgumentError: There is no such statement, or several that may be meant; or only one
            document reports it.
        ArgumentTypeError: detail is neither True nor False.

    >>> import pakafg
    >>> pairs = variants(pakafg.load_corpus(), "complete deadlock", detail=True)
    >>> pairs.select("document", "other", "similarity").row(0)
    ('000', '003', 0.523)
    """
    check_corpus(corpus)
    check_switch("detail", detail)
    statements = (
        [*corpus.statements.values()]
        if statement is None
        else [record_named(corpus.statements, "statement", statement)]
    )
    if statement is not None and len(statements[0].reports) < _PAIR:
        expected = f"an utterance that several documents report, and {statements[0].id} is none"
        raise ArgumentError("statement", statement, expected)
    rows = [
        (
            each.id,
            speaker_names(corpus, each),
            *(a.document, a.words),
            *(b.document, b.words),
            _similarity(a.words, b.words),
            *(a.citations[0].start, a.citations[0].end),
            *(b.citations[0].start, b.citations[0].end),
        )
        for each in statements
        for a, b in combinations(each.reports, 2)
    ]
    pairs = pl.DataFrame(rows, schema=_VARIANTS, orient="row")
    found = with_sources(corpus, with_sources(corpus, pairs, "other"))
    return found if detail else found.select(_ALIKE)


def positions(corpus: Corpus) -> pl.DataFrame:
    """Issue by party: what each side is reported to have said on each topic.

    Args:
        corpus: The corpus.

    Returns:
        One row a topic:

        - topic: what was spoken of.
        - a column for each party of the codebook, and one for mediator: the words of that side,
          with who said them and the documents.
        - documents: those that report any of it.

    >>> import pakafg
    >>> table = positions(pakafg.load_corpus())
    >>> views = table.row(by_predicate=pl.col("topic") == "mediation", named=True)
    >>> views["mediator"][0]
    'Mediators asked for a compromise; none came (Mediators (Turkey and Qatar), 000)'
    """
    check_corpus(corpus)
    sides = columns_of_positions(corpus)
    views: dict[str, dict[str, list[str]]] = {}
    documents: dict[str, set[str]] = {}
    for statement in corpus.statements.values():
        of = {corpus.actors[speaker].side for speaker in statement.speakers}.intersection(sides)
        if not of or not statement.reports:
            continue
        reporting = [report.document for report in statement.reports]
        words, who = statement.reports[0].words, speaker_names(corpus, statement)
        view = f"{words} ({who}, {listed(reporting)})"
        for topic in statement.topics:
            for side in of:
                views.setdefault(topic, {}).setdefault(side, []).append(view)
            documents.setdefault(topic, set()).update(reporting)
    rows = [
        (topic, *(by_side.get(side, []) for side in sides), sorted(documents[topic]))
        for topic, by_side in sorted(views.items())
    ]
    lists = dict.fromkeys((*sides, "documents"), pl.List(pl.String()))
    return pl.DataFrame(rows, schema={"topic": pl.String(), **lists}, orient="row")


def _utterances(corpus: Corpus) -> pl.DataFrame:
    """Make the table that `find` describes, of all utterances."""
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
    known_by = pl.DataFrame(
        [(s.id, _known_by(corpus, s)) for s in corpus.statements.values()],
        schema={"statement": pl.String(), "known_by": TIME},
        orient="row",
    )
    # The event of an utterance's date is the statement; what all its dates leave is their overlap.
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
    table = table.with_columns(
        said=pl.col("words").list.first(), latest=pl.min_horizontal("latest", "known_by")
    )
    return with_names(corpus, table, "speaker", "addressee", "about").select(_UTTERANCES)


def _known_by(corpus: Corpus, statement: Statement) -> datetime | None:
    """Find the last minute at which it can have been made, by the first document that has it."""
    records: Mapping[str, Mapping[str, Any]] = {
        name: getattr(corpus, name) for name in ("statements", "actors", "places")
    }
    zone = event_zone(statement.id, records, corpus.codebook.zones)
    published = (corpus.documents[report.document].published for report in statement.reports)
    ends = [told_by(when, zone) for when in published if when is not None]
    return min((end for end in ends if end is not None), default=None)


def _similarity(one: str, other: str) -> float:
    """Compute the share of characters that run alike (Ratcliff and Obershelp's ratio)."""
    return round(
        SequenceMatcher(None, _without_marks(one), _without_marks(other), autojunk=False).ratio(), 3
    )


def _without_marks(text: str) -> str:
    """Leave out case and quotation marks."""
    return "".join(c for c in text.casefold() if c not in "“”\"'’‘")
