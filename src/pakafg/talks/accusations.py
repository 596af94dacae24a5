"""Accusations: who blames whom for what, in records of blame and in statements that accuse."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from pakafg.frames.claim_origins import root
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


def charges(corpus: Corpus) -> pl.DataFrame:
    """Every charge: of an incident by a record of blame, or by a statement that accuses.

    Args:
        corpus: The corpus.

    Returns:
        One row a charge in a document: by, blamed, side, blamed_side (of the bodies behind
        them), about, topics (of the statements that make it), document, records (the
        incident, the statements), words (the first quotation).

    >>> import pakafg
    >>> table = charges(pakafg.load_corpus())
    >>> fire = table.filter(about="spin-boldak-shooting", document="003")
    >>> fire.select("by", "blamed").row(2)
    ('pakistan-army', 'afghan-forces')
    """
    told: dict[tuple[str | None, ...], list[Charge]] = defaultdict(list)
    for charge in every_charge(corpus):
        # A standing charge is as many as there are statements of it.
        alone = None if charge.about else charge.record
        told[charge.by, charge.blamed, charge.about, charge.document, alone].append(charge)
    rows = []
    for (by, blamed, about, document, _), same in told.items():
        said = [corpus.statements[c.record] for c in same if c.record in corpus.statements]
        topics = dict.fromkeys(topic for each in said for topic in each.topics)
        records = [charge.record for charge in same]
        sides = _side(corpus, by), _side(corpus, blamed)
        words = same[0].citations[0].quote
        rows.append((by, blamed, *sides, about, list(topics), document, records, words))
    text, texts = pl.String(), pl.List(pl.String)
    schema: dict[str, pl.DataType] = {
        **dict.fromkeys(("by", "blamed", "side", "blamed_side", "about"), text),
        "topics": texts,
        "document": text,
        "records": texts,
        "words": text,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _side(corpus: Corpus, actor: str | None) -> str | None:
    top = root(corpus, actor)
    return None if top is None else str(corpus.actors[top].side)
