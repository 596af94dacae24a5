"""Quotations for an article: who said what to whom, when, and where it stands."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.lookup import record_named
from pakafg.corpus.naming import actor_name
from pakafg.frames.record_names import document_label
from pakafg.grouping import grouped
from pakafg.talks.search_conditions import actors_called
from pakafg.talks.statements import find
from pakafg.text.date_words import when_words
from pakafg.text.people import one_and_others
from pakafg.text.quotation_marks import quoted_spans
from pakafg.validation.choices import check_switch
from pakafg.values.vocabularies import Mode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation
    from pakafg.records.claim import DateClaim
    from pakafg.records.statement import Report, Statement
    from pakafg.text.quotation_marks import QuotedSpan
    from pakafg.values.vocabularies import Side, SpeechAct
    from pakafg.values.when import When

__all__ = ["quotes"]

_TEXTS: Final = (
    *("speaker_name", "title", "said_on", "published", "addressee_name", "quote"),
    *("document_label", "publisher", "url"),
    *("statement", "speaker", "addressee", "mode", "channel", "document"),
)
_QUOTES: Final[Mapping[str, pl.DataType]] = {
    **dict.fromkeys(_TEXTS, pl.String()),
    **dict.fromkeys(("start", "end"), pl.Int64()),
}
_ANSWERING: Final = (
    *("speaker_name", "title", "quote", "said_on", "addressee_name"),
    *("document_label", "published", "statement"),
)
_QUOTED: Final = {Mode.DIRECT, Mode.PARTIAL}


def quotes(  # noqa: PLR0913  (what a user may ask for, each by name)
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
    """Quotations with all that an article needs to print them: one row a quotation in a document.

    Only words in quotation marks, whole or in part: a paraphrase is the document's own. What
    stands in several pairs of marks ("…," he said, "…") is as many quotations. The speaker is the
    one whom that very document names.

    Args:
        corpus: The corpus.
        speaker: Who, by the document that quotes: an actor's id, name, other spelling, or words
            of these that no other has.
        addressee: To whom, likewise.
        side: Of that speaker: a `Side`.
        act: What the speaker does by it: a `SpeechAct`.
        topic: One of its topics.
        channel: A part of the channel of any report, in any case, such as "Geo".
        document: The document that quotes: its id, its label, or words that no other has.
        about: What it is about: its id, its name, or words that no other has.
        after: A date; only what may have been said at or after its first minute. Text is EDTF in
            UTC, and so is a day.
        before: A date; only what may have been said at or before its last minute.
        detail: Give all columns; else speaker_name, title, quote, said_on, addressee_name,
            document_label, published and statement.

    Returns:
        One row a quotation, in the order of the corpus:

        - speaker_name: who said it; null: the document names nobody.
        - title: the speaker's role, as this document writes it there, or else where it names the
          speaker; null: none given.
        - said_on: when, in words, local, as this document dates it, else as others do; null: no
          document does.
        - published: when the document was published, in words; null: it does not show it.
        - addressee_name: to whom; null: nobody in particular.
        - quote: the very characters.
        - document_label, publisher, url: where it stands; null: the document does not show it.
        - statement, speaker, addressee, mode, channel, document: ids, whether whole clauses are
          quoted or a part (a `Mode`), and where it was said, as written.
        - start, end: the characters in the document, half-open.

    Raises:
        ArgumentError: As for `find`.
        ArgumentTypeError: detail is neither True nor False.
        WordingError: A date is written in a way that pakafg does not read.

    >>> import pakafg
    >>> table = quotes(pakafg.load_corpus(), speaker="Khawaja Asif", document="000")
    >>> table.filter(statement="asif-complete-deadlock").select("title", "quote").row(0)
    ('Defence Minister', 'There is a complete deadlock')
    """
    check_corpus(corpus)
    check_switch("detail", detail)
    if document is not None:
        document = record_named(corpus.documents, "document", document).id
    found = find(
        corpus,
        speaker=speaker,
        addressee=addressee,
        side=side,
        act=act,
        topic=topic,
        channel=channel,
        document=document,
        about=about,
        after=after,
        before=before,
    )
    wanted = None if speaker is None else {*actors_called(corpus, "speaker", speaker)}
    dates = grouped(corpus.dates.values(), lambda claim: claim.event)

    def is_wanted(report: Report, speakers: tuple[str, ...]) -> bool:
        return (
            report.mode in _QUOTED
            and (document is None or report.document == document)
            and (wanted is None or not wanted.isdisjoint(speakers))
            and (side is None or side in {corpus.actors[each].side for each in speakers})
        )

    @cache
    def marked(document: str) -> list[QuotedSpan]:
        return list(quoted_spans(corpus.documents[document].text))

    rows = [
        _quotation_row(corpus, statement, report, words, dates.get(statement.id, []))
        for statement in map(corpus.statements.__getitem__, found["statement"])
        for report in statement.reports
        if is_wanted(report, _who_said_it(statement, report))
        for words in _marked_words(report, marked(report.document))
    ]
    table = pl.DataFrame(rows, schema=_QUOTES, orient="row")
    return table if detail else table.select(_ANSWERING)


def _marked_words(report: Report, marked: Sequence[QuotedSpan]) -> list[Citation]:
    """List the quotations of a report: its words, and what else it cites between marks.

    Args:
        report: The report.
        marked: What stands between quotation marks in its document.
    """
    found = [report.citations[0]]
    for cited in report.citations[1:]:
        is_marked = any(span.start <= cited.start and cited.end <= span.end for span in marked)
        if is_marked and not any(cited.quote in other.quote for other in found):
            found.append(cited)
    return found


def _who_said_it(statement: Statement, report: Report) -> tuple[str, ...]:
    """Name who said it by one document, the speaker first; empty where it names nobody."""
    return statement.speakers if report.speaker is None else (report.speaker,)


def _quotation_row(
    corpus: Corpus,
    statement: Statement,
    report: Report,
    words: Citation,
    dates: list[DateClaim],
) -> tuple[str | int | None, ...]:
    """Give the cells of a quotation, in the order of `_QUOTES`."""
    document = corpus.documents[report.document]
    speakers = _who_said_it(statement, report)
    own = [claim for claim in dates if claim.document == document.id] or dates
    return (
        one_and_others(corpus.actors[each].name for each in speakers) or None,
        report.role or _role_in(corpus, document.id, speakers),
        "; ".join(dict.fromkeys(when_words(claim.when) for claim in own)) or None,
        None if document.published is None else when_words(document.published),
        actor_name(corpus, statement.addressee),
        words.quote,
        document_label(corpus, document.id),
        document.publisher,
        document.url,
        statement.id,
        speakers[0] if speakers else None,
        statement.addressee,
        str(report.mode),
        report.channel,
        document.id,
        words.start,
        words.end,
    )


def _role_in(corpus: Corpus, document: str, speakers: tuple[str, ...]) -> str | None:
    """Find the role that a document gives the first of some speakers anywhere."""
    mentions = corpus.actors[speakers[0]].mentions if speakers else ()
    return next((each.role for each in mentions if each.document == document and each.role), None)
