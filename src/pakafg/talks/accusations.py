"""Accusations: who blames whom for what, in records of blame and in statements that accuse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import polars as pl

from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.format import EVENTS
from pakafg.corpus.lookup import known_id
from pakafg.frames.claim_origins import root
from pakafg.frames.record_names import with_names, with_sources
from pakafg.grouping import grouped
from pakafg.validation.choices import check_switch
from pakafg.values.vocabularies import SpeechAct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation

__all__ = ["Accusation", "accusations", "charges"]

_CHARGES: Final[Mapping[str, pl.DataType]] = {
    **dict.fromkeys(("by", "blamed", "about", "words", "document"), pl.String()),
    **dict.fromkeys(("start", "end"), pl.Int64()),
    **dict.fromkeys(("side", "blamed_side"), pl.String()),
    **dict.fromkeys(("topics", "records"), pl.List(pl.String())),
}
_ANSWERING: Final = (
    *("by_name", "blamed_name", "about", "about_name", "words", "document", "document_label"),
)


class Accusation(NamedTuple):
    """That somebody blames somebody for something, by one document.

    Attributes:
        by: Who blames; None for the document's own voice.
        blamed: Who is blamed; None where a statement names nobody.
        about: The incident, round, ceasefire or event; None where it is a standing charge.
        document: The document.
        record: The incident or statement that tells of it.
        citations: The characters.
    """

    by: str | None
    blamed: str | None
    about: str | None
    document: str
    record: str
    citations: tuple[Citation, ...]


def accusations(corpus: Corpus) -> Iterator[Accusation]:
    """Yield every accusation of a corpus, those of incidents first."""
    for incident in corpus.incidents.values():
        for blame in incident.blames:
            yield Accusation(
                blame.by, blame.blamed, incident.id, blame.document, incident.id, blame.citations
            )
    for statement in corpus.statements.where(act=SpeechAct.ACCUSE).values():
        for report in statement.reports:
            speakers = (report.speaker,) if report.speaker else statement.speakers or (None,)
            for speaker in speakers:
                yield Accusation(
                    speaker,
                    statement.addressee,
                    statement.about,
                    report.document,
                    statement.id,
                    report.citations,
                )


def charges(corpus: Corpus, *, about: str | None = None, detail: bool = False) -> pl.DataFrame:
    """Every charge: of an incident by a record of blame, or by a statement that accuses.

    Args:
        corpus: The corpus.
        about: Only of one event, such as a round or an incident: its id, its name, or words that
            no other has.
        detail: Give all columns; else by_name, blamed_name, about, about_name, words, document
            and document_label.

    Returns:
        One row a charge in a document:

        - by, by_name: who charges; null: the document's own voice, or nobody named.
        - blamed, blamed_name: who is charged; null where a statement names nobody.
        - about, about_name: of what; null: a standing charge.
        - words: the first quotation.
        - document, document_label, publisher, url: the document; null: it does not show it.
        - start, end: the characters of the words in it, half-open.
        - side, blamed_side: each a `Side`, of the bodies behind them.
        - topics: of the statements that make it.
        - records: the incident, the statements.

    Raises:
        ArgumentError: There is no such event, or several that may be meant.
        ArgumentTypeError: detail is neither True nor False.

    >>> import pakafg
    >>> fire = charges(pakafg.load_corpus(), about="spin-boldak-shooting", detail=True)
    >>> fire.filter(document="003").select("by", "blamed").row(2)
    ('pakistan-army', 'afghan-forces')
    """
    check_corpus(corpus)
    check_switch("detail", detail)
    asked = None
    if about is not None:
        known = [getattr(corpus, name) for name in EVENTS]
        asked = known_id("about", about, known, "the id or name of an event")
    by_charge = grouped(
        (each for each in accusations(corpus) if asked in {None, each.about}),
        lambda each: (
            each.by,
            each.blamed,
            each.about,
            each.document,
            # A standing charge is as many as there are statements of it.
            None if each.about else each.record,
        ),
    )
    rows = []
    for (by, blamed, what, document, _), same in by_charge.items():
        records = [accusation.record for accusation in same]
        statements = [corpus.statements[name] for name in records if name in corpus.statements]
        topics = dict.fromkeys(topic for statement in statements for topic in statement.topics)
        sides = _side_behind(corpus, by), _side_behind(corpus, blamed)
        words = same[0].citations[0]
        place = words.quote, document, words.start, words.end
        rows.append((by, blamed, what, *place, *sides, list(topics), records))
    told = pl.DataFrame(rows, schema=_CHARGES, orient="row")
    named = with_names(corpus, with_sources(corpus, told), "by", "blamed", "about")
    return named if detail else named.select(_ANSWERING)


def _side_behind(corpus: Corpus, actor: str | None) -> str | None:
    """Name the side of the body behind an actor."""
    body = root(corpus, actor)
    return None if body is None else str(corpus.actors[body].side)
