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
OPEN = {name: kind for name, kind in LISTS.items() if issubclass(kind, pakafg.OpenVocabulary)}
CLOSED = {name: kind for name, kind in LISTS.items() if name not in OPEN}
each_closed_list = pytest.mark.parametrize("words", CLOSED.values(), ids=CLOSED.keys())
each_open_list = pytest.mark.parametrize("words", OPEN.values(), ids=OPEN.keys())


@each_list
def test_a_list_is_public_and_its_words_are_plain_text(words: type[Vocabulary]) -> None:
    assert getattr(pakafg, words.__name__) is words
    assert len(words) >= 2 or words is pakafg.Nationality  # which a codebook alone has
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


@each_closed_list
def test_a_word_outside_of_the_list_is_refused(words: type[Vocabulary]) -> None:
    with pytest.raises(pakafg.ArgumentError, match="is 'perhaps', expected one of") as error:
        words("perhaps")
    assert error.value.allowed == tuple(map(str, words))


@each_open_list
def test_an_open_list_takes_words_of_a_codebook_which_are_plain_text(
    words: type[pakafg.OpenVocabulary],
) -> None:
    own = words("armed-wing")
    assert own == "armed-wing"
    assert hash(own) == hash("armed-wing")
    assert str(own) == own.value == f"{own}" == "armed-wing"
    assert type(str(own)) is str
    assert (own.name, own.meaning) == ("ARMED_WING", "")
    assert repr(own) == f"<{words.__name__}.ARMED_WING: 'armed-wing'>"
    for other in (copy.copy(own), copy.deepcopy(own), pickle.loads(pickle.dumps(own))):  # noqa: S301  (our own bytes)
        assert (type(other), other) == (words, own)
    with pytest.raises(AttributeError):
        own.note = "a word cannot be changed"  # type: ignore[attr-defined]  # what a user may try
    for wrong in (None, 5, b"text", ["killed"]):
        with pytest.raises(pakafg.ArgumentTypeError):
            words(wrong)  # type: ignore[arg-type]  # what a user may try


def test_words_of_the_shipped_codebook_are_constants_and_no_others() -> None:
    assert pakafg.Side.PAKISTAN == "pakistan"
    assert type(pakafg.Nationality.AFGHAN) is pakafg.Nationality
    assert pakafg.Side("mediator") is pakafg.Side.MEDIATOR
    for kind, name in ((pakafg.Side, "PAKISTNA"), (pakafg.Outcome, "PAKISTAN")):
        with pytest.raises(AttributeError, match=f"{kind.__name__!r} has no attribute {name!r}"):
            getattr(kind, name)


def test_a_word_that_is_misspelt_is_told_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"Group is 'womn', .* Did you mean 'woman'\?"):
        pakafg.Group("womn")
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
