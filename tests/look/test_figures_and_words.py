"""A figure above somebody's words is one that these words state, or it is said to be computed."""

import corpora
import pytest

import pakafg
from pakafg import Corpus
from pakafg.casualties.figure_basis import FigureBasis, computed_sums, figure_basis
from pakafg.frames.cells import CELL
from pakafg.present.answers import Answers
from pakafg.present.brief import dead_sentences
from pakafg.present.cli.paper import Paper
from pakafg.present.cli.report import as_text
from pakafg.values.conclusions import DiscrepancyKind
from pakafg.views.claim_words import count_words
from pakafg.views.figure_view import figure_view

NAMES = (None, "made", "harbour", "dam", "strait", "three-parties", "two-states")


def corpus_called(name: str | None) -> Corpus:
    if name is None:
        return corpora.seeds()
    return corpora.made_corpus() if name == "made" else corpora.conflict(name)


@pytest.mark.parametrize("name", NAMES)
def test_an_end_of_a_range_is_one_of_its_claims_or_said_to_be_computed(name: str | None) -> None:
    corpus = corpus_called(name)
    rows = pakafg.casualties.totals(corpus, by=CELL, detail=True)
    for row in rows.iter_rows(named=True):
        view = figure_view(corpus, row)
        if not view.has_number:
            continue
        stated = {end for claim in view.claims for end in (claim.count.low, claim.count.high)}
        stated |= {claim.count.best for claim in view.claims}
        # What is counted as more than a number, or as some, has a conventional low.
        stated |= {claim.count.coded for claim in view.claims} | {None, 0}
        for end in ("low", "best", "high"):
            assert row[end] in stated or end in view.computed, (row["incident"], end)
        assert bool(view.computed) >= bool(computed_sums(corpus, row, view))


@pytest.mark.parametrize("name", NAMES)
def test_the_report_says_of_each_computed_figure_by_which_sum(name: str | None) -> None:
    corpus = corpus_called(name)
    told = " ".join(as_text(corpus, Paper(100, False)).split())  # noqa: FBT003  (no colours)
    rows = pakafg.casualties.totals(corpus, by=CELL, detail=True)
    for row in rows.iter_rows(named=True):
        view = figure_view(corpus, row)
        if view.has_number and row["group"] is None:
            for each in computed_sums(corpus, row, view):
                assert f"computed from other figures: {each}" in told


@pytest.mark.parametrize("name", NAMES)
def test_the_dead_of_an_incident_stand_with_their_own_words_or_with_a_sum(
    name: str | None,
) -> None:
    corpus = corpus_called(name)
    answers = Answers(corpus)
    by_cell = {tuple(row[key] for key in CELL): row for row in answers.casualties.to_dicts()}
    for told in dead_sentences(answers):
        row = by_cell[told.incident, "killed", None, None, None]
        view = figure_view(corpus, row)
        basis = figure_basis(corpus, row, view if view.has_number else None)
        assert basis.words in told.sentence
        if "low" in view.computed and row["low"]:
            assert basis.cells, "a sum"


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_to_how_many_is_in_the_words_of_a_record(name: str | None) -> None:
    corpus = corpus_called(name)
    rows = pakafg.discrepancies(corpus).filter(kind=str(DiscrepancyKind.FIGURES))
    for row in rows.iter_rows(named=True):
        for answer in row["answers"]:
            claims = [corpus.casualties.get(each) for each in answer["records"]]
            counts = [claim.count for claim in claims if claim is not None]
            words = [count_words(count) for count in counts if count.low is not None]
            assert not words or any(each in answer["says"] for each in words), answer["says"]


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_that_nobody_numbers_and_no_sum_makes_rests_on_nothing(name: str | None) -> None:
    corpus = corpus_called(name)
    rows = pakafg.casualties.totals(corpus, by=CELL, detail=True).filter(low=0)
    for row in rows.iter_rows(named=True):
        assert figure_basis(corpus, row, None) == FigureBasis("", ())
