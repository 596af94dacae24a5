"""A figure in words: no number stands alone that nobody put forward."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import examples

from pakafg import Count
from pakafg.text.figure_words import figure_pattern, figure_range, figure_words

PERSONS = st.integers(0, 3_000_000)


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (50, 50, 50, "50"),
        (0, 0, 0, "0"),
        (23, 23, 58, "23 to 58, best 23"),
        (5, 5, None, "at least 5, best 5"),
        (74, None, None, "at least 74"),
        (12, None, 20, "12 to 20"),
        (0, None, 8, "up to 8"),
        (0, 2, 8, "up to 8, best 2"),
        (0, None, None, "any number"),
        (5, None, 5, "5, by its bounds alone"),
        (1_500_001, None, None, "more than 1.5 million"),
        (1_000_001, 1_700_000, None, "more than 1 million, best 1.7 million"),
        (1_200_000, 1_200_000, 1_200_000, "1.2 million"),
        (101, None, None, "more than 100"),
        (441, None, None, "at least 441"),
        (1_234_567, None, None, "at least 1,234,567"),
    ],
)
def test_a_figure_is_told_by_its_range_and_its_best(
    low: int, best: int | None, high: int | None, words: str
) -> None:
    assert figure_words(low, best, high) == words


def test_what_a_document_says_it_exceeds_is_told_as_the_document_does() -> None:
    count = Count.parse("over 440")
    assert count.low is not None
    assert figure_words(count.low, count.best, count.high, more_than=True) == "more than 440"
    assert figure_words(101, None, None, more_than=False) == "at least 101"


def test_a_range_is_told_without_a_best_figure() -> None:
    assert (figure_range(5, 5), figure_range(5, None)) == ("5", "at least 5")
    assert (figure_range(0, 8), figure_range(12, 20)) == ("up to 8", "12 to 20")


@examples(200)
@given(low=PERSONS, high=st.none() | PERSONS, more_than=st.none() | st.booleans())
def test_a_figure_without_a_best_is_never_a_bare_number(
    *, low: int, high: int | None, more_than: bool | None
) -> None:
    assume(high is None or low <= high)
    words = figure_words(low, None, high, more_than=more_than)
    assert not re.fullmatch(r"[0-9,.]+( million)?", words)
    assert "best" not in words


@examples(200)
@given(figures=st.lists(PERSONS, min_size=3, max_size=3).map(sorted), is_open=st.booleans())
def test_a_best_figure_is_always_told(*, figures: list[int], is_open: bool) -> None:
    low, best, high = figures
    pattern = figure_pattern(low, best, None if is_open else high)
    assert pattern.endswith("{best}")
