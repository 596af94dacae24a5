"""Who blames whom for what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from pakafg.frames.origins import root
from pakafg.values.vocabularies import SpeechAct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation

__all__ = ["Charge", "charges", "every_charge"]


class Charge(NamedTuple):
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


def charges(corpus: Corpus) -> pl.DataFrame:
    """Every charge: of an incident by a record of blame, or by a statement that accuses.

    Args:
        corpus: The corpus.

    Returns:
        One row a charge in a document: by, blamed, about, topics (of the statement; empty
        for a record of blame), side, blamed_side (of the bodies behind them), document,
        record (the incident or statement), words (the quotation).

    >>> import pakafg
    >>> table = charges(pakafg.load_corpus())
    >>> fire = table.filter(about="spin-boldak-shooting", document="000")
    >>> fire.select("by", "blamed").unique().sort("by").rows()[0]
    ('afghanistan', 'pakistan')
    """
    rows = []
    for charge in every_charge(corpus):
        said = corpus.statements.get(charge.record)
        rows.append(
            (
                charge.by,
                charge.blamed,
                charge.about,
                [] if said is None else list(said.topics),
                _side(corpus, charge.by),
                _side(corpus, charge.blamed),
                charge.document,
                charge.record,
                charge.citations[0].quote,
            )
        )
    text = pl.String()
    names = ("side", "blamed_side", "document", "record", "words")
    schema = {
        **dict.fromkeys(("by", "blamed", "about"), text),
        "topics": pl.List(pl.String),
        **dict.fromkeys(names, text),
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def every_charge(corpus: Corpus) -> Iterator[Charge]:
    """The charges of a corpus, incidents first."""
    for incident in corpus.incidents.values():
        for told in incident.blames:
            yield Charge(
                told.by, told.blamed, incident.id, told.document, incident.id, told.citations
            )
    for said in corpus.statements.values():
        if said.act is SpeechAct.ACCUSE:
            for report in said.reports:
                by = report.speaker or said.speaker
                yield Charge(
                    by, said.addressee, said.about, report.document, said.id, report.citations
                )


def _side(corpus: Corpus, actor: str | None) -> str | None:
    top = root(corpus, actor)
    return None if top is None else str(corpus.actors[top].side)
