"""The words of a figure, of a date and of an order stand in what their record cites."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import pakafg
from pakafg.corpus.cited_words import stands_in

Write = Callable[[Mapping[str, str | bytes]], Path]


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("Five", "at least five miners"),
        ("at least five", "At least\nfive miners"),
        ("five", "“five” miners"),
        ("10-15", "some 10–15 men"),
        ("15 or 19 October", "on 15 or 19 October"),
        ("a week\nafter", "just a week after"),
    ],
)
def test_words_stand_there_whatever_their_case_and_typography(words: str, quote: str) -> None:
    assert stands_in(words, quote)


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("1300", "confirmed 13 fatalities"),
        ("13", "confirmed 1,300 fatalities"),
        ("five", "a fivefold rise, twenty-five men, five hundred more"),
        ("5", "12.5 km"),
        ("hundred", "two hundred men"),
        ("October", "in mid-October"),
        ("yesterday", "It began"),
        ("at least five", "at the least five"),
    ],
)
def test_words_do_not_stand_in_parts_of_others(words: str, quote: str) -> None:
    assert not stands_in(words, quote)
    assert not stands_in(words, quote, figure=True)


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("15", "a 15-minute note"),
        ("forty-eight", "a forty-eight-hour truce"),
        ("around 1 million", "around $1 million a day"),
        ("over 2", "over US$2"),
    ],
)
def test_a_unit_is_no_part_of_a_figure(words: str, quote: str) -> None:
    assert stands_in(words, quote, figure=True)
    assert not stands_in(words, quote)


@pytest.mark.parametrize(
    ("words", "quote"),
    [("50", "50-odd men"), ("440", "440-plus"), ("five", "five-fold"), ("two", "two-thirds")],
)
def test_what_changes_a_figure_is_no_unit(words: str, quote: str) -> None:
    assert not stands_in(words, quote, figure=True)


@pytest.mark.parametrize("count", ["four", "some", "not specified"])
def test_what_a_document_does_not_number_stands_nowhere(
    count: str, files: dict[str, str], write: Write
) -> None:
    files["a.yaml"] = files["a.yaml"].replace("count: at least four", f"count: {count}")
    assert pakafg.load_corpus(write(files)).casualties["a-killed"].count.words == count


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("count: at least four", 'count: "1300"', "a-killed: count: '1300' stands in none of the"),
        ("count: at least four", "count: five", "quotations ('At least four Afghan civilians"),
        ("count: at least four", 'count: "4"', "where 'At least four' stands: write the words"),
        ('count: "87,000"', 'count: "87"', "a-bill: count: '87' stands in none of the record's"),
        ("words: on 6 November", "words: yesterday", "a-when: words: 'yesterday' stands in none"),
        ("words: while", "words: before", "a-order: words: 'before' stands in none of the record"),
        ('count: "30"', 'count: "3"', "written-pledge: count: '3' stands in none of the record's"),
    ],
)
def test_what_a_record_says_stands_in_what_it_cites(
    old: str, new: str, told: str, files: dict[str, str], write: Write
) -> None:
    assert files["a.yaml"].count(old) == 1
    files["a.yaml"] = files["a.yaml"].replace(old, new)
    line = files["a.yaml"][: files["a.yaml"].index(new)].count("\n") + 1
    with pytest.raises(pakafg.CorpusError) as raised:
        pakafg.load_corpus(write(files))
    (problem,) = map(str, raised.value.problems)
    assert problem.startswith(f"a.yaml:{line}: ")
    assert told in problem
    assert problem.endswith("write the words as they are quoted, or quote the words")
