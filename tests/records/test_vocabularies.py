"""The closed lists of words."""

from __future__ import annotations

import copy
import pickle
import re
from typing import TYPE_CHECKING

import pytest

import pakafg
from pakafg.values import conclusions, vocabularies

if TYPE_CHECKING:
    from pakafg import Vocabulary

LISTS = {
    name: getattr(module, name) for module in (vocabularies, conclusions) for name in module.__all__
}
each_list = pytest.mark.parametrize("words", LISTS.values(), ids=LISTS.keys())


@each_list
def test_a_list_is_public_and_its_words_are_plain_text(words: type[Vocabulary]) -> None:
    assert getattr(pakafg, words.__name__) is words
    assert len(words) >= 2
    for word in words:
        assert word == str(word) == word.name.lower()
        assert re.fullmatch("[a-z]+(_[a-z]+)*", word)
        assert words(str(word)) is word


@each_list
def test_a_word_says_what_it_means_in_a_sentence(words: type[Vocabulary]) -> None:
    for word in words:
        assert re.fullmatch(r"[A-Z2-9].*\.", word.meaning)


@each_list
def test_a_word_stays_itself_when_copied_and_pickled(words: type[Vocabulary]) -> None:
    for word in words:
        assert pickle.loads(pickle.dumps(word)) is word  # noqa: S301  (our own bytes)
        assert copy.deepcopy(word) is word


@each_list
def test_a_word_outside_of_the_list_is_refused(words: type[Vocabulary]) -> None:
    with pytest.raises(pakafg.ArgumentError, match="is 'perhaps', expected one of") as error:
        words("perhaps")
    assert error.value.allowed == tuple(map(str, words))


def test_a_word_that_is_misspelt_is_told_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"Outcome is 'kiled', .* Did you mean 'killed'\?"):
        pakafg.Outcome("kiled")
    with pytest.raises(TypeError, match=r"act is 'acuse', .* Did you mean SpeechAct.ACCUSE\?"):
        pakafg.Statement(id="a", act="acuse")  # type: ignore[arg-type]  # what a user may try


def test_speech_acts_are_the_sixteen_of_plover() -> None:
    assert len(pakafg.SpeechAct) == 16


def test_precision_names_the_five_codes_from_day_to_year() -> None:
    names = [str(word) for word in pakafg.Precision]
    assert names[names.index("day") : names.index("year") + 1] == [
        "day",
        "days",
        "week",
        "month",
        "year",
    ]
