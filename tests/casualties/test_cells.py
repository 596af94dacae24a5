"""One cell: votes, hull, origins, best figure and grade, against the method written out plainly."""

from datetime import date
from random import Random
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg import testing
from pakafg.casualties import reconcile

from . import oracle

LAW = examples(25)
SCHEMA = {
    "claim": pl.String,
    "origin": pl.String,
    "document": pl.String,
    "relation": pl.String,
    "as_of": pl.Date,
    "low": pl.Int64,
    "high": pl.Int64,
}
RELATIONS = {"ministry": "own", "rebels": "adversary", "un": "third_party", None: None}

Claim = dict[str, Any]


FIGURES = testing.claims().map(lambda table: table.select(*SCHEMA).to_dicts())


def frame(claims: list[Claim]) -> pl.DataFrame:
    table = pl.DataFrame(claims, schema=SCHEMA)
    return table.with_columns(incident=pl.lit("I"), outcome=pl.lit("killed"))


def answer(claims: list[Claim]) -> dict[str, Any]:
    return reconcile(frame(claims)).row(0, named=True)


def expected(claims: list[Claim]) -> dict[str, Any]:
    """What the oracle says of claims that tell a figure; the others are only counted."""
    told = [
        {**claim, "incident": "I", "outcome": "killed", "as_of": day(claim["as_of"])}
        for claim in claims
        if claim["low"] is not None
    ]
    scopes = [{"incident": "I", "part_of": None, "exhaustive": False}]
    rows = oracle.answer({"claims": told, "scopes": scopes}, growth=True)
    counts = {
        "n_claims": len(claims),
        "n_documents": len({claim["document"] for claim in claims} - {None}),
        "claims": sorted(claim["claim"] for claim in claims),
    }
    return {**(rows[0] if rows else {}), **counts}


def day(as_of: date | None) -> int | None:
    return None if as_of is None else as_of.toordinal()


@LAW
@given(FIGURES)
def test_a_cell_is_what_the_method_says_step_by_step(claims: list[Claim]) -> None:
    found, wanted = answer(claims), expected(claims)
    assert {name: found[name] for name in wanted} == wanted


@LAW
@given(FIGURES, st.randoms(use_true_random=False))
def test_the_order_of_claims_never_matters(claims: list[Claim], rng: Random) -> None:
    shuffled = rng.sample(claims, len(claims))
    assert answer(claims) == answer(shuffled)


@LAW
@given(FIGURES)
def test_repeating_a_known_origin_in_another_document_changes_only_the_counts(
    claims: list[Claim],
) -> None:
    told = [
        claim for claim in claims if claim["origin"] and claim["as_of"] and claim["low"] is not None
    ]
    again = [{**claim, "claim": f"again-{claim['claim']}", "document": "004"} for claim in told]
    before, after = answer(claims), answer([*claims, *again])
    assert after["n_documents"] == before["n_documents"] + bool(again)
    counts = {"n_claims", "n_documents", "claims", "superseded", "outgrown"}
    assert {k: v for k, v in before.items() if k not in counts} == {
        k: v for k, v in after.items() if k not in counts
    }


@LAW
@given(FIGURES, st.data())
def test_a_claim_inside_the_hull_changes_no_bound(claims: list[Claim], data: st.DataObject) -> None:
    before = answer(claims)
    if before["claim_low"] is None:
        return
    top = 9 if before["claim_high"] is None else before["claim_high"]
    low = data.draw(st.integers(before["claim_low"], top))
    high = data.draw(st.integers(low, top))
    fresh = {**claims[0], "claim": "fresh", "origin": "hospital", "low": low, "high": high}
    after = answer([*claims, {**fresh, "relation": None, "as_of": None}])  # outgrows nothing
    bounds = ("claim_low", "claim_high", "low", "high")
    assert [before[end] for end in bounds] == [after[end] for end in bounds]


def claim(name: str, low: int | None, high: int | None, **more: object) -> Claim:
    return {**dict.fromkeys(SCHEMA), "claim": name, "low": low, "high": high, **more}


@pytest.mark.parametrize(
    ("claims", "grade"),
    [
        ([claim("a", 4, 4, origin="un")], "single"),
        ([claim("a", 4, 4, origin="un"), claim("b", 4, 4, origin="un")], "single"),
        ([claim("a", 4, 4, document="1"), claim("b", 4, 4, document="2")], "single"),
        ([claim("a", 4, 4, origin="un"), claim("b", 4, 4, origin="irc")], "corroborated"),
        ([claim("a", 4, 4, origin="un"), claim("b", 3, 9, origin="irc")], "corroborated"),
        # A floor that puts no figure forward corroborates nothing; nor does "up to eight".
        ([claim("a", 4, 4, origin="un"), claim("b", 3, None, origin="irc")], "single"),
        ([claim("a", 4, 4, origin="un"), claim("b", 0, 8, origin="irc")], "single"),
        # Two of unknown root that share a number may be one.
        ([claim("a", 4, 4, document="1"), claim("b", 3, 9, document="2")], "single"),
        ([claim("a", 4, 4, origin="un"), claim("b", 5, None, origin="irc")], "contested"),
        ([claim("a", 4, None, origin="un"), claim("b", 5, None, origin="irc")], "bounded"),
        ([claim("a", None, None, origin="un")], None),
    ],
)
def test_grades(claims: list[Claim], grade: str | None) -> None:
    assert answer(claims)["grade"] == grade


def test_three_outlets_that_repeat_one_figure_of_the_un_are_one_origin_and_three_documents() -> (
    None
):
    claims = [claim(name, 50, 50, origin="un", document=name) for name in ("000", "001", "003")]
    row = answer(claims)
    assert (row["n_origins_min"], row["n_origins_max"], row["n_documents"]) == (1, 1, 3)


def test_outlets_of_unknown_root_may_be_one_origin_or_each_its_own() -> None:
    claims = [claim(name, 50, 50, document=name) for name in ("000", "001", "003")]
    row = answer([*claims, claim("x", 51, 51, document="000x")])
    assert (row["n_origins_min"], row["n_origins_max"]) == (2, 4)


def test_over_440_and_447_of_one_origin_are_447() -> None:
    row = answer([claim("a", 441, None, origin="un"), claim("b", 447, 447, origin="un")])
    assert (row["low"], row["best"], row["high"], row["superseded"]) == (447, 447, 447, [])


def test_of_figures_of_one_origin_that_exclude_each_other_the_latest_stands() -> None:
    days = [date(2025, 10, day) for day in (1, 2, 3)]
    row = answer(
        [
            claim("first", 23, 23, origin="un", as_of=days[0]),
            claim("second", 25, 25, origin="un", as_of=days[1]),
            claim("third", 20, None, origin="un", as_of=days[2]),
        ]
    )
    assert (row["low"], row["best"], row["high"]) == (25, 25, 25)
    assert row["superseded"] == ["first"]
    assert row["claims"] == ["first", "second", "third"]


def test_a_chain_of_reporting_is_followed_to_its_root() -> None:
    row = answer(
        [
            claim("un-says", 50, 50, origin="un"),
            claim("agency-reports", 50, 50, origin="un-says"),
            claim("paper-reports", 50, 50, origin="agency-reports"),
        ]
    )
    assert (row["n_origins_min"], row["n_origins_max"]) == (1, 1)
    assert row["best_basis"] == ["un"]


def test_a_chain_without_a_known_root_is_one_origin_of_unknown_root() -> None:
    row = answer([claim("paper", 4, 4, document="p"), claim("copy", 4, 4, origin="paper")])
    assert (row["n_origins_min"], row["n_origins_max"], row["best_basis"]) == (1, 1, ["p"])


def test_without_a_column_of_origins_each_claim_is_its_own() -> None:
    table = frame([claim("a", 4, 4, document="1"), claim("b", 4, 4, document="1")]).drop("origin")
    row = reconcile(table).row(0, named=True)
    assert (row["n_origins_min"], row["grade"], row["best_basis"]) == (
        2,
        "corroborated",
        ["a", "b"],
    )


def test_admission_leaves_out_a_relation_but_never_one_that_is_not_known() -> None:
    claims = [
        claim("army", 23, 23, origin="army", relation="own"),
        claim("rebels", 58, 58, origin="rebels", relation="adversary"),
        claim("paper", 30, 30, origin="paper"),
    ]
    row = reconcile(frame(claims), admit=("own", "third_party")).row(0, named=True)
    assert (row["low"], row["high"], row["claims"]) == (23, 30, ["army", "paper"])


def test_a_side_may_hold_the_only_exact_figure_of_the_others_losses_and_sets_no_best() -> None:
    row = answer([claim("rebels", 58, 58, origin="rebels", relation="adversary")])
    assert (row["low"], row["best"], row["high"]) == (58, None, 58)


def test_what_is_not_reported_is_not_zero() -> None:
    row = answer([claim("a", None, None, origin="army")])
    assert (row["n_claims"], row["claim_low"], row["low"], row["high"]) == (1, None, 0, None)
    assert row["best"] is None
