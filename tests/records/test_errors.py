"""The errors that pakafg raises on purpose."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING

import pytest

import pakafg

if TYPE_CHECKING:
    from collections.abc import Callable

PROBLEMS = [
    pakafg.Problem("actors.yaml", line, "un", f"the key 'name{line}' is missing")
    for line in range(1, 31)
]
ROWS = [pakafg.FrameProblem("claims", "low", (3, 5), "low is negative", ("a", "b"))]
ERRORS: list[tuple[pakafg.PakafgError, type[Exception]]] = [
    (pakafg.WordingError("'x' is no date"), ValueError),
    (pakafg.FrameError("claims", ROWS), ValueError),
    (pakafg.MissingFileError("path", ROWS), FileNotFoundError),
    (pakafg.ArgumentError.of_choice("by", "outcom", ["incident", "outcome"]), ValueError),
    (pakafg.ArgumentTypeError("query", None, "words"), TypeError),
    (pakafg.UnknownIdError("id", "tow", "an id", ["one", "two"], "two"), KeyError),
    (pakafg.MissingExtraError("install pakafg[plot]"), ImportError),
    (pakafg.ForkedProcessError(), RuntimeError),
    (pakafg.CorpusError("my-corpus", PROBLEMS), ValueError),
]
each_error = pytest.mark.parametrize(
    ("error", "builtin"), ERRORS, ids=[type(error).__name__ for error, _ in ERRORS]
)


def pickled(error: pakafg.PakafgError) -> object:
    return pickle.loads(pickle.dumps(error))  # noqa: S301  (our own bytes)


@each_error
def test_an_error_is_caught_by_our_name_and_by_the_builtin_one(
    error: pakafg.PakafgError, builtin: type[Exception]
) -> None:
    with pytest.raises(pakafg.PakafgError):
        raise error
    with pytest.raises(builtin):
        raise error


@each_error
@pytest.mark.parametrize("how", [copy.copy, copy.deepcopy, pickled])
def test_an_error_survives_copies_and_pickles(
    error: pakafg.PakafgError,
    builtin: type[Exception],
    how: Callable[[pakafg.PakafgError], pakafg.PakafgError],
) -> None:
    again = how(error)
    assert type(again) is type(error)
    assert isinstance(again, builtin)
    assert str(again) == str(error)
    assert again.args == error.args


def test_a_corpus_error_carries_every_problem_and_prints_the_first_twenty() -> None:
    error = pakafg.CorpusError("my-corpus", PROBLEMS)
    assert error.source == "my-corpus"
    assert error.problems == tuple(PROBLEMS)
    lines = str(error).splitlines()
    assert lines[0] == "'my-corpus' has 30 problems:"
    assert lines[1:21] == [f"  {problem}" for problem in PROBLEMS[:20]]
    assert lines[21:] == ["  … and 10 more, all in .problems"]


def test_twenty_problems_are_all_printed() -> None:
    assert len(str(pakafg.CorpusError("my-corpus", PROBLEMS[:20])).splitlines()) == 21


def test_one_problem_is_one_problem() -> None:
    assert str(pakafg.CorpusError("my-corpus", PROBLEMS[:1])).splitlines() == [
        "'my-corpus' has 1 problem:",
        "  actors.yaml:1: un: the key 'name1' is missing",
    ]


def test_every_error_class_is_public_and_below_one_base() -> None:
    from pakafg import errors  # noqa: PLC0415  (looked at as a module)

    named = [getattr(errors, name) for name in errors.__all__]
    classes = [each for each in named if isinstance(each, type) and issubclass(each, Exception)]
    assert {*classes} == {pakafg.PakafgError, *(type(error) for error, _ in ERRORS)}
    assert all(issubclass(each, pakafg.PakafgError) for each in classes)
    assert all(getattr(pakafg, each.__name__) is each for each in classes)
