"""Which claims `where` chooses, and which words it refuses to look for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import corpora
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg import ArgumentError, Outcome, casualties
from pakafg.validation import words_compared

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = corpora.seeds()
OUTCOME = pl.col("outcome")
WORDS = list(map(str, Outcome))


@pytest.mark.parametrize(
    ("where", "given", "nearest"),
    [
        (OUTCOME == "dead", "dead", None),
        (OUTCOME == "Killed", "Killed", "killed"),
        (OUTCOME.eq_missing("kiled"), "kiled", "killed"),
        (OUTCOME != "kiled", "kiled", "killed"),
        (pl.lit("kiled") == OUTCOME, "kiled", "killed"),
        (OUTCOME.cast(pl.String) == "kiled", "kiled", "killed"),
        (OUTCOME.is_in(["killed", "wonded"]), "wonded", "wounded"),
        (~OUTCOME.is_in(["wonded"]), "wonded", "wounded"),
        ((OUTCOME == "killed") | (OUTCOME == "wonded"), "wonded", "wounded"),
        (pl.all_horizontal(pl.col("low") > 5, OUTCOME == "kiled"), "kiled", "killed"),
        (pl.when(OUTCOME == "kiled").then(1).otherwise(0) == 1, "kiled", "killed"),
        (pl.col("status") == "Civilian", "Civilian", "civilian"),
        (pl.col("nationality") == "pakistan", "pakistan", "pakistani"),
        (pl.col("group") == "children", "children", "child"),
        (pl.col("relation") == "enemy", "enemy", None),
        (pl.col("side") == "Afghan", "Afghan", "afghanistan"),
        (pl.col("incident") == "october clash", "october clash", "october-clashes"),
        (pl.col("claimant") == "Khawaja Asif", "Khawaja Asif", "khawaja-asif"),
        (pl.col("claimant").ne_missing("United Nations"), "United Nations", "un"),
        (pl.col("place") == "Spin Boldak", "Spin Boldak", "spin-boldak"),
        (pl.col("document") == "3", "3", None),
        (pl.col("claim") == "003-un-woundd", "003-un-woundd", "003-un-wounded"),
    ],
    ids=str,
)
def test_a_word_that_no_claim_can_have_is_refused(
    where: pl.Expr, given: str, nearest: str | None
) -> None:
    for ask in (casualties.totals, casualties.claims_behind):
        with pytest.raises(ArgumentError) as error:
            ask(CORPUS, where=where)
        told = error.value
        assert (told.name, told.given, told.nearest) == ("where", given, nearest)
        assert told.allowed


@pytest.mark.parametrize(
    "where",
    [
        OUTCOME == "killed",
        OUTCOME == Outcome.WOUNDED,
        OUTCOME.is_in(WORDS),
        OUTCOME.str.contains("kil"),
        OUTCOME.str.starts_with("k"),
        OUTCOME.str.to_uppercase() == "KILLED",
        OUTCOME.replace("killed", "dead") == "dead",
        OUTCOME < "l",
        OUTCOME >= "killed with",
        pl.col("claimant").is_null(),
        pl.col("claimant").fill_null("nobody") != "un",
        pl.col("words") != "a word that is in no vocabulary",
        pl.col("incident") == "strikes-after-fire",
        pl.col("low") > 5,
        pl.lit(value=True),
    ],
    ids=str,
)
def test_what_can_be_asked_of_claims_is_answered(where: pl.Expr) -> None:
    table = casualties.totals(CORPUS, by=("incident", "outcome", "claimant"), where=where)
    assert table.height > 0


def test_what_is_known_and_not_claimed_is_nothing() -> None:
    assert casualties.totals(CORPUS, where=OUTCOME == "missing").is_empty()


@pytest.mark.parametrize("where", ["outcome == 'killed'", True, None, {"outcome": "killed"}, len])
def test_what_is_no_expression_is_refused(where: Any) -> None:
    if where is None:
        assert casualties.totals(CORPUS, where=where).height > 0
        return
    with pytest.raises(ArgumentError, match=r"where is .*, expected an expression, such as pl.col"):
        casualties.totals(CORPUS, where=where)


def test_an_expression_on_what_is_no_column_is_told_in_one_line() -> None:
    with pytest.raises(ArgumentError, match=r"expected an expression on claim, .*victims") as error:
        casualties.totals(CORPUS, where=pl.col("victims") == "civilian")
    assert "\n" not in str(error.value)


ASKS: dict[str, Callable[[pl.Expr, str], pl.Expr]] = {
    "eq": lambda column, word: column == word,
    "ne": lambda column, word: column != word,
    "eq_missing": pl.Expr.eq_missing,
    "is_in": lambda column, word: column.is_in([word, "killed"]),
}


@examples(50)
@given(st.text(min_size=1, max_size=8), st.sampled_from(sorted(ASKS)))
def test_whatever_a_column_is_compared_with_is_found(word: str, ask: str) -> None:
    asked = (pl.col("low") > 1) & ~ASKS[ask](OUTCOME, word)
    found = {each for _, each in words_compared(asked, ["outcome"])}
    assert found == ({word, "killed"} if ask == "is_in" else {word})
