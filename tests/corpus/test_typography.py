"""Folding changes the typography of a text and no word of it."""

# ruff: noqa: RUF001  (characters that look alike are what is tested)

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import examples

from pakafg.corpus.typography import FoldedText, fold

LAW = examples(300)
TEXTS = st.text("ab5 \n\r\t\xa0\u2009“”\"’'—–-…ﬁ\u200b\xad.") | st.text()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“no deal”", '"no deal"'),
        ("„no deal‟", "«no deal»"),
        ("Pakistan’s", "Pakistan's"),
        ("Pakistanʼs", "Pakistan`s"),
        ("10–15", "10-15"),
        ("10−15", "10‑15"),
        ("talks — which", "talks -- which"),
        ("talks―which", "talks-which"),
        ("87,000 USD", "87,000\xa0USD"),
        ("87,000 USD", "87,000\u2009 USD"),
        ("a  b", "a b"),
        ("so… it", "so... it"),
        ("oﬃcial ﬁre", "official fire"),
        ("the talks\nended", "the talks ended"),
        ("the talks \r\n ended", "the talks ended"),
        ("the talks\u2028ended", "the talks ended"),
        ("mi\xadners", "miners"),
        ("no\u200b-one", "no-one"),
        ("\ufeffTalks", "Talks"),
    ],
)
def test_what_differs_by_typography_is_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("five", "Five"),
        ("5", "٥"),
        ("5", "\uff15"),
        ("Turkiye", "Türkiye"),
        ("caf\u00e9", "cafe\u0301"),
        ("men\u200cot", "menot"),
        ("½", "1/2"),
        ("no one", "noone"),
        ("talks - which", "talks-which"),
        ("10-15", "10 15"),
        ("two talks", "two talk"),
        ("a.b", "ab"),
        ("no deal", '"no deal"'),
        ("heading\n\ntext", "heading text"),
        ("heading\r\n\r\ntext", "heading text"),
        ("Ærø", "AEro"),
    ],
)
def test_what_differs_by_more_is_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@LAW
@given(TEXTS.map(lambda text: re.sub("[\xad\u200b\u2060\ufeff]", "", text)))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@LAW
@given(TEXTS, st.data())
def test_a_folded_range_leads_back_to_the_characters_that_it_was_made_of(
    text: str, data: st.DataObject
) -> None:
    folded = FoldedText.of(text)
    assume(folded.text)
    first = data.draw(st.integers(0, len(folded.text) - 1))
    last = data.draw(st.integers(first + 1, len(folded.text)))
    start, end = folded.start(first), folded.end(last)
    if start is not None and end is not None:
        assert 0 <= start < end <= len(text)
        around = text[max(0, start - 1) : start], text[end : end + 1]
        # At its edges a run of spaces may have lost its neighbours.
        if not any(each.isspace() for each in (*around, text[start], text[end - 1])):
            assert fold(text[start:end]) == folded.text[first:last]


@LAW
@given(TEXTS)
def test_every_character_that_kept_its_length_leads_to_itself(text: str) -> None:
    folded = FoldedText.of(text)
    starts = [folded.start(place) for place in range(len(folded.text))]
    known = [start for start in starts if start is not None]
    assert known == sorted(set(known))
