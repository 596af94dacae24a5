"""A choice of claims means the same to rows, the claims behind them, sums and explanations."""

from __future__ import annotations

from datetime import date
from inspect import signature
from typing import Any

import polars as pl
import pytest
from small_corpora import SHARED, corpus_of

import pakafg
from pakafg import ArgumentError
from pakafg.casualties import (
    arithmetic,
    claims_behind,
    conflicts,
    explain,
    periods,
    reconcile,
    totals,
)


def figure(name: str, incident: str, count: str, **other: str) -> dict[str, Any]:
    quote = f"{name}: {count} at the {incident}"
    told = {"id": name, "incident": incident, "outcome": "killed", "count": count}
    return {**told, "quotes": [quote], **other}


def day(name: str, incident: str, when: str) -> dict[str, Any]:
    quote = f"{name}: the {incident} was on {when}"
    told = {"id": name, "event": incident, "bound": "whole", "when": when, "basis": "stated"}
    return {**told, "words": when, "quotes": [quote]}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> pakafg.Corpus:
    """Three incidents, of which every choice leaves out something else.

    At the gate a toll grew from four to six. At the ford dozens were killed. At the mill five were
    killed, of whom North says that two were southern, which are an adversary's words.
    """
    shared = {
        **SHARED,
        "incidents": [
            {"id": name, "name": f"Raid on the {name}", "kind": "attack"}
            for name in ("gate", "ford", "mill")
        ],
    }
    early = [
        figure("first", "gate", "four"),
        figure("many", "ford", "dozens", claimant="clinic"),
    ]
    late = [
        figure("second", "gate", "six", claimant="clinic"),
        figure("all", "mill", "five", claimant="clinic"),
        figure("theirs", "mill", "two", claimant="north", nationality="southern"),
    ]
    days = [
        day("of-gate", "gate", "2031-03-01"),
        day("of-ford", "ford", "2031-03-02"),
        day("of-mill", "mill", "2031-03-06"),
    ]
    documents = {
        "a": ("2031-03-03", {"casualties": early, "dates": days[:2]}),
        "b": ("2031-03-07", {"casualties": late, "dates": days[2:]}),
    }
    return corpus_of(tmp_path_factory.mktemp("choices"), documents, shared)


# Each argument with a value of its own, and low, best and high of each incident that it leaves.
CHOICES: dict[str, tuple[Any, dict[str, tuple[int, int | None, int | None]]]] = {
    "where": (
        pl.col("claim") != "second",
        {"gate": (4, 4, 4), "ford": (12, None, None), "mill": (5, 5, 5)},
    ),
    "admit": (("own", "adversary"), {"gate": (4, 4, 4), "mill": (0, None, None)}),
    "words": ("literal", {"gate": (6, 6, 6), "ford": (24, None, None), "mill": (5, 5, 5)}),
    "since": (date(2031, 3, 2), {"ford": (12, None, None), "mill": (5, 5, 5)}),
    "until": (date(2031, 3, 2), {"gate": (6, 6, 6), "ford": (12, None, None)}),
    "as_of": (date(2031, 3, 4), {"gate": (4, 4, 4), "ford": (12, None, None)}),
    "growth": (False, {"gate": (4, 6, 6), "ford": (12, None, None), "mill": (5, 5, 5)}),
}
each_choice = pytest.mark.parametrize("name", CHOICES)


def chosen(name: str) -> dict[str, Any]:
    return {name: CHOICES[name][0]}


@each_choice
def test_figures_are_those_of_the_claims_that_are_chosen(corpus: pakafg.Corpus, name: str) -> None:
    rows = totals(corpus, **chosen(name)).filter(outcome="killed")
    found = {row[0]: row[1:] for row in rows.select("incident", "low", "best", "high").iter_rows()}
    assert found == CHOICES[name][1]


@each_choice
def test_the_claims_behind_a_row_are_those_that_it_names(corpus: pakafg.Corpus, name: str) -> None:
    by = ("outcome",)
    row = totals(corpus, by=by, **chosen(name)).row(0, named=True)
    behind = claims_behind(corpus, by=by, **chosen(name))
    assert set(behind["claim"]) == set(row["claims"])
    lows = dict(behind.select("claim", "low").iter_rows())
    assert lows.get("many", 12) == (24 if name == "words" else 12)


@each_choice
def test_a_row_is_proven_by_the_choice_that_made_it_and_by_no_other(
    corpus: pakafg.Corpus, name: str
) -> None:
    row = totals(corpus, by=("outcome",), **chosen(name)).row(0, named=True)
    terms = arithmetic(corpus, row, **chosen(name)).filter(end="low")
    assert (terms["times"] * terms["figure"]).sum() == row["low"]
    with pytest.raises(ArgumentError, match="a row that totals gives for these claims"):
        arithmetic(corpus, row)
    assert explain(corpus, row, **chosen(name)) != explain(corpus, row)


@pytest.mark.parametrize("end", ["low", "best", "high"])
def test_a_row_with_another_figure_is_not_proven(corpus: pakafg.Corpus, end: str) -> None:
    for row in totals(corpus).iter_rows(named=True):
        for other in {None, 1, (row[end] or 0) + 1} - {row[end]}:
            with pytest.raises(ArgumentError, match="a row that totals gives for these claims"):
                arithmetic(corpus, {**row, end: other})


@each_choice
def test_an_incident_is_explained_by_its_rows_of_the_same_choice(
    corpus: pakafg.Corpus, name: str
) -> None:
    rows = totals(corpus, **chosen(name))
    for incident in corpus.incidents:
        texts = [
            explain(corpus, row, **chosen(name))
            for row in rows.filter(incident=incident).iter_rows(named=True)
        ]
        nothing = f"Raid on the {incident}: nothing is claimed of anybody by these claims"
        assert explain(corpus, incident, **chosen(name)) == ("\n".join(texts) or nothing)


LEFT_OUT = {
    "where": ("where does not ask for them", "Raid on the gate, killed: the clinic: six (b)"),
    "admit": (
        "how their claimants stand to the victims is not admitted",
        "Raid on the mill, killed: the clinic: five (b)",
    ),
    "as_of": (
        "they are not known to be published by 2031-03-04",
        "Raid on the gate, killed: the clinic: six (b)",
    ),
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_an_explanation_ends_with_the_claims_that_the_choice_left_out(
    corpus: pakafg.Corpus, name: str
) -> None:
    reason, claim = LEFT_OUT[name]
    row = totals(corpus, **chosen(name)).filter(incident="mill" if name == "admit" else "gate")
    text = explain(corpus, row, **chosen(name))
    assert text.endswith(f"  left out, for {reason}:\n    {claim}")
    assert "left out" not in explain(corpus, totals(corpus).filter(incident="gate"))


def test_an_argument_that_is_left_out_means_the_same_to_every_answer() -> None:
    asked = (totals, claims_behind, arithmetic, explain, reconcile, conflicts, periods)
    defaults = {
        (name, parameter.default)
        for function in asked
        for name, parameter in signature(function).parameters.items()
        if name in {*CHOICES, "period", "detail"}
    }
    assert defaults == {
        ("admit", tuple(pakafg.Relation)),
        ("words", "acled"),
        ("growth", True),
        ("detail", False),
        *((name, None) for name in ("where", "period", "since", "until", "as_of")),
    }


@pytest.mark.parametrize("left_out", ["first_day", "last_day", "divided"])
def test_a_row_of_a_period_has_the_days_of_it(corpus: pakafg.Corpus, left_out: str) -> None:
    row = totals(corpus, by=("period", "outcome")).row(0, named=True)
    assert arithmetic(corpus, row).height
    assert "(period 2031-03)" in explain(corpus, row)
    del row[left_out]
    for ask in (arithmetic, explain):
        with pytest.raises(ArgumentError, match=f"a row of a period with {left_out}"):
            ask(corpus, row)
