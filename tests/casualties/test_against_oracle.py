"""The whole method against an oracle that was written from its description alone.

A few cases of each kind are drawn here, and a fourth of the archive is asked: its answers are a
second implementation's, which shares nothing with either. The session `cases` draws two thousand
and asks all.

Where no cell has two wholes, a range is what an integer program leaves. Elsewhere the method
promises less: passes up and down the cells, which exclude no possible number and need not be
tight. The oracle makes passes of its own there, and sees to it that they exclude nothing that
the integer program leaves.
"""

import os
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from archive import right_answers

from pakafg.casualties import conflicts, reconcile

from .oracle import answer, is_decided
from .random_cases import FEATURES, Case, random_cases

NUMBER = int(os.environ.get("PAKAFG_CASES", len(FEATURES)))
SEED = int(os.environ.get("PAKAFG_SEED", "15"))
BATCHES = 20
KEPT = right_answers("casualties")[:: 1 if "PAKAFG_CASES" in os.environ else 4]
CELL = ("outcome", "incident", "nationality", "status", "group")
TYPES: dict[str, Any] = {
    **dict.fromkeys(("low", "high", "best"), pl.Int64),
    **dict.fromkeys(("as_of", "published_earliest", "published_latest"), pl.Date),
}
Row = dict[str, Any]


def tables(case: Case) -> tuple[pl.DataFrame, pl.DataFrame]:
    columns = dict.fromkeys(name for row in case["claims"] for name in row)
    rows = [
        {
            name: date(2025, 1, 1) + timedelta(days=value)
            if TYPES.get(name) == pl.Date and value is not None
            else value
            for name, value in row.items()
        }
        for row in case["claims"]
    ]
    claims = pl.DataFrame(rows, schema={name: TYPES.get(name, pl.String) for name in columns})
    scopes = {"incident": pl.String, "part_of": pl.String, "exhaustive": pl.Boolean}
    return claims, pl.DataFrame(case["scopes"], schema=scopes)


def by_cell(rows: Iterable[Row]) -> dict[tuple[Any, ...], Row]:
    return {tuple(row[name] for name in CELL): row for row in rows}


def differences(case: Case, rows: list[Row]) -> list[tuple[Any, ...]]:
    """List what differs; of all contradictions that there are, at least one has to be named."""
    claims, scopes = tables(case)
    found = by_cell(reconcile(claims, scopes).iter_rows(named=True))
    wanted = by_cell(rows)
    if found.keys() != wanted.keys():
        return [("cells", found.keys() ^ wanted.keys())]
    differing: list[tuple[Any, ...]] = []
    for cell, row in wanted.items():
        named = found[cell]["conflicts"]
        if any(conflict not in row["conflicts"] for conflict in named):
            differing.append((cell, "conflicts", named, row["conflicts"]))
        passed_over = bool(row["conflicts"]) and not named
        for column, value in row.items():
            if column == "conflicts" or (column == "grade" and passed_over):
                continue
            is_loose = column == "tightness" and value is None
            expected = "outer" if is_loose else value
            if found[cell][column] != expected:
                differing.append((cell, column, found[cell][column], expected))
    if any(row["conflicts"] for row in rows) and not conflicts(claims, scopes).height:
        differing.append(("no contradiction is named",))
    return differing


@pytest.mark.parametrize("batch", range(BATCHES))
def test_random_cases_have_the_answers_of_the_oracle(batch: int) -> None:
    for place, (name, case) in enumerate(random_cases(SEED, NUMBER)):
        if place % BATCHES != batch:
            continue
        differing = differences(case, answer(case))
        assert not differing or not is_decided(case), (place, name, differing, case)


def test_cases_of_the_archive_have_their_right_answers() -> None:
    for place, case in enumerate(KEPT):
        assert not differences(case, case["rows"]), (place, case)


def test_over_scopes_and_classes_a_range_may_be_wider_than_need_be_and_says_so() -> None:
    told = [
        ("P", "X", 8, 8),
        ("P", "Y", 8, 8),
        ("A", None, 5, 5),
        ("B", None, 5, 5),
        ("C", "X", 0, 0),
        ("C", "Y", 0, 3),
        ("D", "Y", 0, 0),
    ]
    claims: list[Row] = [
        {
            "claim": f"{incident} {nationality}",
            "incident": incident,
            "outcome": "killed",
            "nationality": nationality,
            "low": low,
            "high": high,
        }
        for incident, nationality, low, high in told
    ]
    scopes: list[Row] = [{"incident": "P", "part_of": None, "exhaustive": True}]
    scopes += [{"incident": part, "part_of": "P", "exhaustive": False} for part in "ABCD"]
    case = {"claims": claims, "scopes": scopes}
    assert not differences(case, answer(case))
    row = by_cell(reconcile(*tables(case)).iter_rows(named=True))["killed", "D", "X", None, None]
    # Of the 16 of X and Y, A and B have at most 10 and C has 3 of Y: D has at least 3, all of X.
    # Only the three lists together show it; no single one does.
    assert row["low"] == 0
    assert row["tightness"] == "outer"
