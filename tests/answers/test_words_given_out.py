"""A column of single words is a column of a vocabulary, in every table and every answer."""

import re
from collections.abc import Iterator

import corpora
import polars as pl
import pytest

import pakafg
from pakafg import casualties, timeline
from pakafg.frames import SCHEMAS
from pakafg.frames.cells import CELL

VOCABULARIES = [
    found
    for name in pakafg.__all__
    if isinstance(found := getattr(pakafg, name), type)
    and issubclass(found, (pakafg.Vocabulary, pakafg.OpenVocabulary))
]
OPEN = tuple(
    kind
    for kind in VOCABULARIES
    if issubclass(kind, pakafg.OpenVocabulary) and kind is not pakafg.OpenVocabulary
)
# Words that a corpus chooses, a standard, and a document's own.
FREE = {"topic", "topics", "unit", "country", "publisher"}


@pytest.fixture(scope="module")
def corpus() -> pakafg.Corpus:
    return corpora.seeds()


def answers(corpus: pakafg.Corpus) -> Iterator[pl.DataFrame]:
    yield from map(corpus.frame, SCHEMAS)
    line = timeline.reconcile(corpus)
    yield from (line.events, line.claims, line.conflicts)
    numbers = timeline.ordinals(corpus)
    yield from (numbers.labels, numbers.rounds, numbers.conflicts)
    totals = casualties.totals(corpus, by=CELL, detail=True)
    yield totals
    yield casualties.totals(corpus, by=("period", "side"))
    yield casualties.claims_behind(corpus, by=("incident",))
    yield casualties.arithmetic(corpus, totals.filter(pl.col("low") > 0).head(1))
    yield pakafg.statements.find(corpus, detail=True)
    yield pakafg.rounds.meetings(corpus)
    yield pakafg.blame.charges(corpus, detail=True)
    yield from (pakafg.demands.history(corpus, demand) for demand in corpus.demands)
    yield from (corpus.search(word) for word in ("Istanbul", "ceasefire"))


def test_a_column_of_words_holds_those_of_a_vocabulary(corpus: pakafg.Corpus) -> None:
    known = {
        kind: {*map(str, kind), *(corpus.codebook.words(kind) if kind in OPEN else ())}
        for kind in VOCABULARIES
    }
    ids = {record for catalogue in corpus.catalogues.values() for record in catalogue}
    seen, untyped = set(), set()
    for answer in answers(corpus):
        for name in {each for each in answer.columns if not each.endswith("_name")} - FREE:
            column = answer[name]
            cells = column.explode() if column.dtype == pl.List(pl.String) else column
            words = set(cells.drop_nulls()) if cells.dtype == pl.String else set()
            if words - ids and all(re.fullmatch(r"[A-Za-z_]+", word) for word in words):
                fitting = [kind.__name__ for kind, all_words in known.items() if words <= all_words]
                seen.update(fitting)
                untyped.update([] if fitting else [(name, *sorted(words))])
    assert untyped == set()
    assert {"Verdict", "Grade", "RecordKind", "Estimate", "StandsFor", "MeetingRole"} <= seen


def test_what_is_put_into_words_is_typed_too(corpus: pakafg.Corpus) -> None:
    assert timeline.resolve("mid-October", published="2025-11-08").source is pakafg.RuleSource.UCDP
    assert timeline.resolve_gap("a week after").source is pakafg.RuleSource.PAKAFG
    ruled = timeline.reconcile(corpus).order("doha-round", "istanbul-november")
    assert ruled is pakafg.Precedence.SURELY
    stands = pakafg.demands.positions(corpus).select("pakistan", "afghanistan", "mediator")
    told = {part for cell in stands.unpivot()["value"].drop_nulls() for part in cell.split("; ")}
    words = {re.sub(r" \(.*\)", "", part) for part in told}
    assert words <= {*map(str, pakafg.DemandRole), *map(str, pakafg.Answer)}
