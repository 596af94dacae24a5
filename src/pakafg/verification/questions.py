"""Every question whose answer is verified, by the name of its part.

A new analysis is one line here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg import agreement, casualties, timeline
from pakafg.disagreements import discrepancies
from pakafg.frames import SCHEMAS, frame
from pakafg.frames.cells import CELL
from pakafg.linting import lint
from pakafg.talks import accusations, demands, rounds, statements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pakafg.corpus.corpus import Corpus

__all__ = ["QUESTIONS"]


def _all_documents(corpus: Corpus) -> Iterator[object]:
    for name in sorted(corpus.documents):
        yield corpus.documents[name]


def _all_records(corpus: Corpus) -> Iterator[object]:
    yield corpus.codebook
    for catalogue, records in corpus.catalogues.items():
        if catalogue != "documents":
            yield catalogue, dict(records)


def _all_tables(corpus: Corpus) -> Iterator[object]:
    for name in SCHEMAS:
        if name != "discrepancies":  # which is concluded, and a part of its own
            yield name, frame(corpus, name)


def _answers_on_casualties(corpus: Corpus) -> Iterator[object]:
    yield casualties.totals(corpus)
    yield casualties.totals(corpus, by=CELL, detail=True)


def _answers_on_timeline(corpus: Corpus) -> Iterator[object]:
    found = timeline.reconcile(corpus)
    yield from (found.events, found.claims, found.conflicts)


def _answers_on_ordinals(corpus: Corpus) -> Iterator[object]:
    found = timeline.ordinals(corpus)
    yield from (found.rounds, found.labels, found.conflicts)


def _answers_on_discrepancies(corpus: Corpus) -> Iterator[object]:
    yield discrepancies(corpus)


def _answers_on_agreement(corpus: Corpus) -> Iterator[object]:
    yield agreement.matrix(corpus)


def _answers_on_talks(corpus: Corpus) -> Iterator[object]:
    yield statements.find(corpus, detail=True)
    yield statements.variants(corpus)
    yield statements.positions(corpus)
    yield demands.positions(corpus)
    yield rounds.meetings(corpus)
    yield accusations.charges(corpus, detail=True)


def _answers_on_warnings(corpus: Corpus) -> Iterator[object]:
    yield from lint(corpus)


QUESTIONS: Final[Mapping[str, Callable[[Corpus], Iterator[object]]]] = {
    "documents": _all_documents,
    "records": _all_records,
    "tables": _all_tables,
    "casualties": _answers_on_casualties,
    "timeline": _answers_on_timeline,
    "ordinals": _answers_on_ordinals,
    "discrepancies": _answers_on_discrepancies,
    "agreement": _answers_on_agreement,
    "talks": _answers_on_talks,
    "warnings": _answers_on_warnings,
}
"""What is verified, by name: values and tables whose bytes are hashed one after another."""
