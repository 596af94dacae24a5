"""How a value stands in an error: whole where short, cut where long."""

import pytest
from attrs import fields

from pakafg import Basis, DateClaim, Outcome
from pakafg.short_repr import shown
from pakafg.values.validators import one


class Odd:
    def __repr__(self) -> str:
        return "o" * 1_000


@pytest.mark.parametrize("text", ["", "four", "x" * 78, "سلام", "a\nb"])
def test_what_is_short_is_shown_whole(text: str) -> None:
    assert shown(text) == repr(text)


def test_what_is_long_is_cut_in_its_middle() -> None:
    assert shown("a" * 79) == f"'{'a' * 37}...{'a' * 38}'"
    assert shown((1, 2, 3)) == "(1, 2, ...)"
    assert len(shown(Odd())) == 300
    assert len(shown([["x" * 500] * 50] * 50)) < 4_000


def test_a_word_of_a_vocabulary_is_shown_by_its_name() -> None:
    assert shown(Outcome.KILLED) == "Outcome.KILLED"


def test_every_word_of_a_vocabulary_is_offered_be_they_only_two() -> None:
    attribute = fields(DateClaim).basis
    with pytest.raises(TypeError, match=r"one of Basis\.STATED, Basis\.RELATIVE\. Did"):
        one(Basis)(None, attribute, "stated")
