"""A quotation begins and ends where words and numbers do."""

# ruff: noqa: RUF001  (characters that look alike are what is tested)

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg.corpus.borders import is_inside, skipped, whole_words


def parts(text: str, quote: str) -> bool:
    start = text.index(quote)
    return is_inside(text, start) or is_inside(text, start + len(quote))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        # words, with their apostrophes and hyphens
        ("a fivefold rise", "five"),
        ("twenty-five men", "five"),
        ("twenty-five men", "twenty"),
        ("twenty‑five men", "five"),
        ("mid-October", "October"),
        ("a non-lethal aid", "lethal"),
        ("the ex-minister", "minister"),
        ("they didn’t go", "did"),
        ("they didn't go", "didn"),
        ("they can't go", "can"),
        ("we’re there", "we"),
        ("Mr O’Brien", "Brien"),
        ("x_five", "five"),
        ("the U.S. army", "U"),
        ("at 9 p.m. sharp", "9 p"),
        ("the cafe\u0301", "cafe"),
        ("پاکستان نے", "پاک"),
        ("میانجی\u200cگران", "میانجی"),
        ("\U0001f469\u200d\U0001f467", "\U0001f469"),
        ("mi\xadners died", "mi"),
        # digits
        ("150 miners", "50"),
        ("500 miners", "50"),
        ("12.5 km", "5"),
        ("12.5 km", "12"),
        ("5,000 men", "5"),
        ("5,000 men", "000 men"),
        ("1,00,000 men", "1,00"),
        ("10’000 men", "10"),
        ("1\u202f234 men", "234"),
        ("1\xa0234 men", "1"),
        ("at 17:40", "17"),
        ("on 2025-10-19", "2025"),
        ("1/2 mile", "2"),
        ("2½ million", "2"),
        (".5 of them", "5"),
        ("10–15 men", "10"),
        ("10-15 men", "15"),
        ("on October 18–19", "October 18"),
        ("٣٫٥ كم", "٥"),
        ("五十人", "五"),
        # what is joined to digits, and bounds them or turns them round
        ("the 5th day", "5"),
        ("1.2m dead", "1.2"),
        ("Rs50", "50"),
        ("50km away", "50"),
        ("50+ men", "50"),
        ("~50 men", "50"),
        ("> 50 men", "50"),
        ("≥50 men", "50"),
        ("−5 degrees", "5"),
        ("-5 degrees", "5"),
        ("50-odd men", "50"),
        ("440-plus", "440"),
        # number words that belong together
        ("five hundred men", "five"),
        ("five hundred men", "hundred"),
        ("five\nhundred men", "five"),
        ("Two Hundred men", "Two"),
        ("25 thousand men", "25"),
        ("30 lakh men", "30"),
        ("two dozen men", "two"),
        ("twenty five men", "five"),
        ("two hundred and five men", "two hundred"),
        ("two hundred and five men", "five"),
        ("$2.3 billion", "$2.3"),
        ("half a million", "half"),
        ("half a million", "million"),
        ("a quarter of a million", "a quarter"),
        ("two and a half million", "two and a half"),
        ("a dozen and a half", "a dozen"),
        ("several hundred men", "several"),
        ("hundreds of thousands", "hundreds"),
        ("hundreds of thousands", "thousands"),
    ],
)
def test_a_quotation_parts_no_word_and_no_number(text: str, quote: str) -> None:
    assert parts(text, quote)
    assert not parts(text, text)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“five” miners", "five"),
        ("‘five’ miners", "five"),
        ("'five' miners", "five"),
        ("(five)", "five"),
        ("five, six", "five"),
        ("about 50.", "50"),
        ("$50 a day", "50"),
        ("50% of it", "50"),
        ("in 2021, 50 men", "50"),
        ("5 November 2025 100 men", "2025"),
        ("killed 50 and wounded 100", "50"),
        ("one of five", "five"),
        ("one in five", "one"),
        ("two and five", "two"),
        ("and five men", "five"),
        ("at least five", "five"),
        ("of a million men", "million"),
        ("in a score of places", "a score"),
        ("a five-member team", "five-member"),
        ("Pakistan’s demand", "Pakistan"),
        ("the soldiers’ pay", "soldiers"),
        ("Pakistan–Afghanistan", "Pakistan"),
        ("talks—which failed", "talks"),
        ("talks--which failed", "which"),
        ("Warnings.Peace talks", "Peace"),
        ("#Pakistan now", "Pakistan"),
        ("五人死亡", "五"),
        ("พบศพ", "พบ"),
        ("", ""),
    ],
)
def test_marks_and_spaces_end_words_and_numbers(text: str, quote: str) -> None:
    assert not parts(text, quote)


def test_what_is_parted_is_told_whole() -> None:
    text = "police said more than 1,500 miners had been in mid-October"
    for quote in ("500 miners", "1,5", "October", "cto"):
        start, end = whole_words(text, text.index(quote), text.index(quote) + len(quote))
        assert text[start:end] in {"1,500 miners", "1,500", "mid-October"}


def test_long_words_cost_no_more_than_short_ones() -> None:
    text = "a" * 2_000_000
    began = time.process_time()
    for place in range(1, 10_000):
        assert is_inside(text, place)
        whole_words(text, place, place + 1)
    assert skipped(text, 5) == len(text)
    assert time.process_time() - began < 5  # by the length of the word it takes minutes


@examples(200)
@given(st.text("ab5 .,-’'+~½\u0301\u200c五\n–") | st.text(), st.data())
def test_a_range_that_is_widened_is_the_same_when_it_is_widened_again(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = whole_words(text, start, end)
    assert first <= start <= end <= last
    assert start - first <= 40
    assert last - end <= 40
    if not (is_inside(text, first) or is_inside(text, last)):
        assert whole_words(text, first, last) == (first, last)
