"""The matrix of documents: what they share, contradict and tell alone."""

from itertools import product

import corpora
import polars as pl
import pytest

import pakafg
from pakafg import agreement


def test_more_documents_than_are_compared_at_once_stand_in_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seeds = pakafg.load_corpus()
    whole = agreement.matrix(seeds, detail=True)
    monkeypatch.setattr(agreement, "_AT_ONCE", 2)
    assert agreement.matrix(seeds, detail=True).equals(whole)


def test_a_corpus_without_documents_has_no_pairs() -> None:
    assert agreement.matrix(pakafg.Corpus()).height == 0


def test_a_looser_word_of_one_document_hides_no_contradiction() -> None:
    corpus = pakafg.load_corpus()
    begun = {
        (date.document, str(date.when))
        for date in corpus.dates.values()
        if date.event == "doha-ceasefire" and date.bound in {"start", "whole"}
    }
    assert {("001", "2025-10-15"), ("001", "2025-10"), ("002", "2025-10-19")} <= begun
    pair = agreement.matrix(corpus).filter(document="001", other="002")
    assert pair["contradicted"].item() == 1


@pytest.mark.parametrize("name", [None, "made", "harbour", "two-states"])
def test_the_matrix_and_the_questions_contradict_each_other_on_the_same_rounds(
    name: str | None,
) -> None:
    known = {None: corpora.seeds, "made": corpora.made_corpus}
    corpus = known[name]() if name in known else corpora.conflict(str(name))
    rows = pakafg.discrepancies(corpus).filter(
        pl.col("by_rule"), kind="outcome", verdict="contradiction"
    )
    asked = set()
    for row in rows.iter_rows(named=True):
        documents: dict[bool, set[str]] = {True: set(), False: set()}
        for answer in row["answers"]:
            if "agreement" in answer["says"]:
                documents["no agreement" not in answer["says"]].update(answer["documents"])
        pairs = product(documents[True], documents[False])
        asked |= {(*sorted(pair), row["topic"]) for pair in pairs}
    told = {
        (*sorted((row["document"], row["other"])), each["about"])
        for row in agreement.matrix(corpus, detail=True).iter_rows(named=True)
        for each in row["contradicted_on"]
        if each["what"] == ["outcome"]
    }
    assert told == asked
    assert told or name not in {None, "made"}
