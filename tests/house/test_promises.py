"""What is compared between versions covers all that docs/compatibility.md calls public."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

import pakafg

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def compared() -> Any:
    program = runpy.run_path(str(PROJECT / "release" / "promises.py"))
    inside = Path(pakafg.__file__).parent / "seeds"
    seeds = inside if inside.is_dir() else PROJECT / "seeds"
    return program["promises"](str(seeds))


@pytest.mark.parametrize(
    "promise",
    [
        "Outcome.KILLED = killed",
        "FrameError is a ValueError",
        "ArgumentError is a ValueError",
        "FrameError.problems",
        "FrameProblem(rows=…)",
        "Verdict.CONTRADICTION = contradiction",
        "Incident(exhaustive=…)",
        "Incident(exhaustive=False) where it is left out",
        "table casualties: low (Int64)",
        "pakafg dossier",
        "pakafg dossier --output",
        "record file links.reason",
    ],
)
def test_what_a_version_gives(compared: Any, promise: str) -> None:
    assert promise in compared[0]


@pytest.mark.parametrize(
    "promise",
    [
        "casualties.reconcile: grade = party_contested",
        "discrepancies: verdict (String)",
        "discrepancies: verdict = contradiction",
        "Timeline.events: status = contested",
        "Timeline.conflicts: kind = zone_or_midnight",
        "casualties.reconcile: best_rule = lowest",
        "casualties.claims_behind: stands_for = own",
        "--json: casualties.best",
    ],
)
def test_what_a_version_answers_of_a_corpus(compared: Any, promise: str) -> None:
    assert promise in compared[1]


@pytest.mark.parametrize(
    ("name", "needs"),
    [
        ("Note", ["text", "citations"]),
        ("pakafg compare", ["a", "b"]),
        ("pakafg coverage", []),
        ("record file links", ["id", "kind", "records", "reason"]),
    ],
)
def test_what_a_version_needs(compared: Any, name: str, needs: list[str]) -> None:
    assert compared[2][name] == needs
