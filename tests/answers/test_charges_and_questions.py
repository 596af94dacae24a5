"""Who blames whom: the table of charges and the questions of blame rest on the same records."""

import io

import corpora
import polars as pl
import pytest

import pakafg
from pakafg import Corpus
from pakafg.__main__ import main
from pakafg.present.cli.paper import Paper
from pakafg.present.cli.question_page import question_page
from pakafg.views.question_view import view_question
from pakafg.views.thing_names import ThingNames

NAMES = (None, "made", "harbour", "dam", "strait", "three-parties", "two-states")


def corpus_called(name: str | None) -> Corpus:
    if name is None:
        return corpora.seeds()
    return corpora.made_corpus() if name == "made" else corpora.conflict(name)


def page(row: dict[str, object], corpus: Corpus) -> str:
    lines = question_page(view_question(row), ThingNames(corpus), Paper(), full=True)
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("name", NAMES)
def test_every_charge_about_a_thing_is_in_its_question_of_blame(name: str | None) -> None:
    corpus = corpus_called(name)
    charges = pakafg.blame.charges(corpus, detail=True).drop_nulls(["about", "blamed"])
    blamed = pakafg.discrepancies(corpus).filter(pl.col("discrepancy").str.ends_with(".blame"))
    answers = {row["topic"]: row["answers"] for row in blamed.to_dicts()}
    for charge in charges.to_dicts():
        given = [
            answer
            for answer in answers.get(charge["about"], [])
            for voice in answer["voices"]
            if voice["claimant"] == charge["by"] and charge["document"] in voice["documents"]
        ]
        assert given or charge["about"] not in answers, charge
        assert not given or any({*charge["records"]} <= {*each["records"]} for each in given)


def test_a_charge_that_names_nobody_is_told_to_be_no_answer() -> None:
    corpus = corpora.conflict("three-parties")
    blamed = pakafg.discrepancies(corpus).filter(kind="blame").to_dicts()
    for row in blamed:
        charges = pakafg.blame.charges(corpus, about=row["topic"], detail=True)
        assert ("nobody." in row["reason"]) == (charges["blamed"].null_count() > 0)


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_opens_with_words_that_no_other_answer_cites(name: str | None) -> None:
    corpus = corpus_called(name)
    for row in pakafg.discrepancies(corpus).to_dicts():
        for answer in view_question(row).answers:
            is_shared = [each in answer.shared for each in answer.citations]
            assert is_shared == sorted(is_shared)


def test_the_words_of_the_other_side_stand_behind_an_answer_and_are_marked() -> None:
    out = io.StringIO()
    assert main(["question", "spin-boldak-shooting.blame"], out) == 0
    told = " ".join(out.getvalue().split())
    _, of_afghanistan = told.split("Pakistan, according to Afghanistan")
    own, other = (
        of_afghanistan.index(words)
        for words in ("claimed the opposite", "alleged that Afghan forces initiated")
    )
    assert own < other
    assert "(2444–2493; cited for another answer, too)" in of_afghanistan


@pytest.mark.parametrize("name", NAMES)
def test_a_note_on_a_figure_stands_below_the_answer_that_it_qualifies(name: str | None) -> None:
    corpus = corpus_called(name)
    for row in pakafg.discrepancies(corpus).filter(kind="figures").to_dicts():
        told = page(row, corpus)
        records = [corpus.casualties.get(each) for a in row["answers"] for each in a["records"]]
        for claim in records:
            if claim is not None and claim.note:
                assert " ".join(claim.note.split()) in told


def test_several_who_speak_for_one_party_are_named_in_its_brackets() -> None:
    corpus = corpora.seeds()
    (row,) = (
        pakafg.discrepancies(corpus).filter(discrepancy="spin-boldak-shooting.blame").to_dicts()
    )
    assert "according to Pakistan (Tahir Andrabi and the Pakistani army)" in page(row, corpus)
