"""A question is found by the words that a reader has for it, on whatever conflict it is."""

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import corpora
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pakafg
from pakafg import Corpus
from pakafg.__main__ import main
from pakafg.corpus.lookup import spellings
from pakafg.present.question_finding import FoundQuestions, find_questions
from pakafg.present.settled_questions import settled_questions
from pakafg.text.ordinary_words import LIKE_WORDS, TELLING_NOTHING
from pakafg.text.spellings import folded
from pakafg.values.conclusions import DiscrepancyKind
from pakafg.views.kind_words import KIND_WORDS

CORPORA = ("seeds", "made-corpus", "harbour", "dam", "three-parties", "two-states", "strait")


def corpus_called(name: str) -> Corpus:
    if name == "seeds":
        return corpora.seeds()
    return corpora.made_corpus() if name == "made-corpus" else corpora.conflict(name)


@cache
def rows_of(name: str) -> list[dict[str, Any]]:
    return pakafg.discrepancies(corpus_called(name)).to_dicts()


def asked(name: str, words: str) -> FoundQuestions:
    return find_questions(corpus_called(name), rows_of(name), words)


def ids(found: FoundQuestions) -> list[str]:
    return [row["discrepancy"] for row in (*found.rows, *found.like)]


ASKED: Sequence[tuple[str, str, str]] = (
    ("seeds", "why did the talks end", "istanbul-october.outcome"),
    ("seeds", "Why did the negotiations fail?", "istanbul-november.blame"),
    ("seeds", "who started the shooting", "spin-boldak-shooting.blame"),
    ("seeds", "who fired first", "spin-boldak-shooting.blame"),
    ("seeds", "who broke the ceasefire", "doha-ceasefire.blame"),
    ("seeds", "did the truce hold", "first-truce.state"),
    ("seeds", "when did the armistice start", "doha-ceasefire.start"),
    ("seeds", "how many soldiers died", "october-clashes.killed-pakistani-soldier"),
    ("seeds", "death toll in October", "october-clashes.killed"),
    ("seeds", "how many people died at Spin Boldak", "spin-boldak-shooting.killed"),
    ("seeds", "who led the Taliban team", "afghanistan.head"),
    ("seeds", "did Kabul refuse to sign", "written-pledge.answer"),
    ("seeds", "is it true that Kabul harbours militants", "pakistan-harbouring-claim.denial"),
    ("seeds", "how long did the negotiations last", "istanbul-november.duration"),
    ("seeds", "are the two truces the same", "doha-ceasefire.identity"),
    ("seeds", "when did the border close", "002-closure-two-weeks.accounts"),
    ("seeds", "what triggered the October fighting", "october-clashes.precursors"),
    ("seeds", "will there be more talks", "asif-no-more-talks.accounts"),
    ("seeds", "what weapons were used", "000-calibre.accounts"),
    ("seeds", "who was in the Pakistani delegation", "pakistan.head"),
    ("seeds", "who attended the Istanbul talks", "afghanistan.head"),
    ("seeds", "how much money is lost every day", "daily-trade-loss.and-weekly-trade-loss"),
    ("harbour", "who started the fight at the gate", "gate-scuffle.blame"),
    ("harbour", "why did the June talks collapse", "june-talks.outcome"),
    ("harbour", "how many were hurt", "gate-scuffle.wounded-docker"),
    ("harbour", "was the truce violated", "gate-truce.quiet"),
    ("harbour", "when did the lockout start", "lockout.start"),
    ("harbour", "who hosted the negotiations", "may-talks.mediators"),
    ("harbour", "who headed the union's team", "may-talks.head-union"),
    ("harbour", "was ending the strike put in writing", "end-strike.form"),
    ("dam", "how many people died when the dam burst", "dam-break.killed"),
    ("dam", "did the sirens sound", "sirens-sounded.denial"),
    ("dam", "how long did the evacuation take", "evacuation.duration"),
    ("three-parties", "who is responsible for the raid", "oru-raid.blame"),
    ("three-parties", "how many herdsmen were kidnapped", "oru-raid.abducted-nomad-herdsman"),
    ("three-parties", "were the captives released", "free-herdsmen.answer"),
    ("made-corpus", "did the truce in the forest survive", "forest-truce.state"),
    ("made-corpus", "why did the spring negotiations fail", "spring-round.outcome"),
    ("made-corpus", "did Kabul agree to open the gate", "gate.answer"),
    ("made-corpus", "number of injured civilians", "storm.wounded-civilian"),
)


@pytest.mark.parametrize(("name", "words", "wanted"), ASKED)
def test_a_question_is_found_by_ordinary_words(name: str, words: str, wanted: str) -> None:
    found = asked(name, words)
    assert wanted in ids(found)
    assert not found.missing


@pytest.mark.parametrize("name", CORPORA)
def test_every_question_is_found_by_its_own_sentence_in_any_order(name: str) -> None:
    for row in rows_of(name):
        turned = " ".join(reversed(row["question"].split()))
        assert row["discrepancy"] in ids(asked(name, turned))


@pytest.mark.parametrize("name", CORPORA)
def test_the_call_that_answers_what_is_not_disputed_answers(name: str) -> None:
    corpus = corpus_called(name)
    rows = rows_of(name)
    for each in settled_questions(corpus, rows):
        answer = eval(each.call, {"pakafg": pakafg, "corpus": corpus})  # noqa: S307  (our words)
        assert answer.height if isinstance(answer, pl.DataFrame) else answer, each.call
        assert each.asks not in {row["question"] for row in rows}


def test_what_nobody_disputes_names_the_call_that_answers() -> None:
    out = io.StringIO()
    assert main(["question", "why did the talks end"], out) == 0
    assert 'pakafg.rounds.outcomes(corpus, "istanbul-november")' in out.getvalue()


def test_where_a_word_is_missing_the_nearest_stand_with_what_they_lack() -> None:
    found = asked("seeds", "how does the trade closure smoulder")
    assert found.missing == ("smoulder",)
    assert "daily-trade-loss.and-weekly-trade-loss" in ids(found)
    out = io.StringIO()
    assert main(["question", "how does the trade closure smoulder"], out) == 0
    assert out.getvalue().startswith("No question has all of these words")


def test_a_program_is_given_no_question_that_lacks_a_word(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for words in ("how does the trade closure smoulder", "who signed the Doha deal"):
        assert main(["question", words, "--json"], io.StringIO()) == 1
    assert 'corpus.ceasefires["doha-ceasefire"] answers' in capsys.readouterr().err


@settings(max_examples=50)
@given(st.text(max_size=60))
def test_no_words_end_in_an_error_of_the_search(words: str) -> None:
    found = asked("strait", words)
    assert not (found.missing and found.like)


def test_a_book_is_no_question() -> None:
    assert asked("strait", "war " * 100_000) == FoundQuestions()


def test_every_kind_of_question_has_its_ordinary_words() -> None:
    assert set(KIND_WORDS) == set(DiscrepancyKind)
    assert all(KIND_WORDS.values())


def test_the_ordinary_words_are_of_no_one_conflict() -> None:
    words = {folded(word) for group in LIKE_WORDS for word in group}
    assert not words & TELLING_NOTHING
    corpus = corpora.seeds()
    named = (corpus.actors, corpus.places)
    names = {
        folded(each) for records in named for one in records.values() for each in spellings(one)
    }
    common = {"mediators", "hosts", "border", "traders", "refugees"}  # of those not named
    assert sorted(words & (names - common)) == []


def test_words_that_stand_apart_are_one_question_or_told_how_they_become_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    made, out = corpora.made_corpus(), io.StringIO()
    made.save(tmp_path / "mine")
    asked = pakafg.discrepancies(made)["question"][0]
    assert main(["question", str(tmp_path / "mine"), *asked.split()], out) == 0
    assert asked in " ".join(out.getvalue().split())
    assert main(["question", "ceasefire", "hold"], out) == 1
    assert 'pakafg question "ceasefire hold"' in capsys.readouterr().err
