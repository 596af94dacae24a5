"""Charges, wherever records tell of them: blame for incidents, and statements that accuse."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pakafg.values.vocabularies import SpeechAct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation

__all__ = ["Charge", "every_charge"]


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
