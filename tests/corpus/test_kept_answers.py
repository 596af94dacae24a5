"""Answers on a corpus are computed once, and forgotten with it."""

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import attrs

import pakafg
from pakafg.casualties.claims import claims_of
from pakafg.corpus import kept_answers
from pakafg.corpus.coverage import uncited
from pakafg.corpus.kept_answers import kept_answer


def test_an_answer_is_computed_once_for_each_question_and_corpus() -> None:
    asked: list[str] = []

    def answer(name: str) -> str:
        asked.append(name)
        return name

    one, other = pakafg.Corpus(), pakafg.Corpus()
    assert one == other
    for _ in range(2):
        assert kept_answer(one, "q", lambda: answer("one")) == "one"
        assert kept_answer(other, "q", lambda: answer("other")) == "other"
        assert kept_answer(one, "another", lambda: answer("another")) == "another"
    assert asked == ["one", "other", "another"]


def test_no_corpus_lives_longer_for_it() -> None:
    corpus = attrs.evolve(pakafg.load_corpus())
    pakafg.casualties.totals(corpus)
    identity, gone = id(corpus), weakref.ref(corpus)
    assert identity in kept_answers._KEPT  # noqa: SLF001  (what it holds)
    del corpus
    gc.collect()
    assert gone() is None
    assert identity not in kept_answers._KEPT  # noqa: SLF001  (what it holds)


def test_of_very_many_answers_only_some_are_kept() -> None:
    corpus = pakafg.Corpus()
    for number in range(1_000):
        assert kept_answer(corpus, number, partial(int, number)) == number
    assert len(kept_answers._KEPT[id(corpus)].answers) < 100  # noqa: SLF001  (what it holds)
    assert kept_answer(corpus, 0, lambda: "computed again") == "computed again"


def test_what_a_user_does_with_an_answer_changes_no_later_one() -> None:
    corpus = pakafg.load_corpus()
    before = pakafg.casualties.totals(corpus)
    for table in (pakafg.casualties.totals(corpus), claims_of(corpus, "acled")):
        table.drop_in_place(table.columns[0])
    assert pakafg.casualties.totals(corpus).equals(before)


def test_threads_that_ask_at_once_are_told_the_same() -> None:
    corpus = pakafg.Corpus()

    def ask(number: int) -> int:
        return kept_answer(corpus, number % 40, lambda: number % 40)

    with ThreadPoolExecutor(8) as threads:
        told = list(threads.map(ask, range(2_000)))
    assert told == [number % 40 for number in range(2_000)]


def test_two_functions_may_ask_in_the_same_words() -> None:
    corpus = pakafg.Corpus()

    def spans() -> str:
        return "of sentences"

    def spans_with_records(_: pakafg.Corpus) -> str:
        return "of sentences and records"

    for _ in range(2):
        assert kept_answer(corpus, "spans", spans) == "of sentences"
        with_records = partial(spans_with_records, corpus)
        assert kept_answer(corpus, "spans", with_records) == "of sentences and records"


def test_a_search_and_the_coverage_of_one_corpus_are_kept_apart() -> None:
    corpus = pakafg.load_corpus()
    before = corpus.search("ceasefire")
    every, left = uncited(corpus, "000")
    assert every > len(left)
    assert corpus.search("ceasefire").equals(before)
