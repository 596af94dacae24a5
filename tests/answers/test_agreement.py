"""The matrix of documents: what they share, contradict and tell alone."""

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
