"""A paper's day is a day somewhere: what it tells of in the evening, or for tomorrow."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from small_corpora import SHARED, Records, corpus_of

import pakafg


def dated(name: str, when: str) -> dict[str, Any]:
    claim = {"id": name, "event": "raid", "bound": "start", "when": when, "basis": "stated"}
    return {**claim, "words": "then", "quotes": [f"The mill was raided then, {name} says"]}


def corpus_in(
    folder: Path,
    zone: str,
    harm: dict[str, Records] | None = None,
    **documents: tuple[str, list[dict[str, Any]]],
) -> pl.DataFrame:
    place = {"id": "mill", "name": "The mill", "kind": "town", "zone": zone}
    raid, _ = SHARED["incidents"]
    shared = {**SHARED, "places": [place], "incidents": [{**raid, "place": "mill"}]}
    written = {
        name: (day, {"dates": dates, **(harm or {}).get(name, {})})
        for name, (day, dates) in documents.items()
    }
    events = pakafg.timeline.reconcile(corpus_of(folder, written, shared)).events
    return events.filter(event="raid")


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "America/New_York", "UTC", "Asia/Kabul"])
def test_an_evening_contradicts_no_paper_of_its_own_day(tmp_path: Path, zone: str) -> None:
    first = ("2031-03-02", [dated("early-paper", "2031-03-02")])
    second = ("2031-03-03", [dated("late-paper", "2031-03-02T21:00")])
    row = corpus_in(tmp_path, zone, a=first, b=second).row(0, named=True)
    assert (row["status"], row["edtf"]) == ("exact", "2031-03-02T21:00")


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "UTC", "Asia/Kabul", "Pacific/Kiritimati"])
def test_what_a_paper_dates_to_the_next_day_is_a_plan(tmp_path: Path, zone: str) -> None:
    plan = ("2031-03-02", [dated("early-paper", "2031-03-03T00:00")])
    deed = ("2031-03-04", [dated("late-paper", "2031-03-03T18:00")])
    row = corpus_in(tmp_path, zone, a=plan, b=deed).row(0, named=True)
    # Each is as well supported as the other: neither is told as past before it was.
    assert row["status"] == "unresolved"


KILLED = {"id": "dead", "incident": "raid", "outcome": "killed", "quotes": ["five died, no more"]}
BLAMED = {"incident": "raid", "by": "north", "blamed": "south", "quotes": ["the South raided it"]}


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"casualties": [KILLED | {"count": "five"}]}, "contested"),
        ({"blames": [BLAMED]}, "contested"),
        ({"casualties": [KILLED | {"count": "no"}]}, "exact"),  # that can be said beforehand
    ],
)
def test_who_counts_the_dead_or_blames_somebody_tells_of_no_plan(
    tmp_path: Path, told: Records, status: str
) -> None:
    paper = ("2031-03-02", [dated("paper", "2031-03-04")])
    row = corpus_in(tmp_path, "UTC", {"a": told}, a=paper).row(0, named=True)
    assert row["status"] == status


def test_who_counts_the_dead_may_say_until_when_it_is_to_go_on(tmp_path: Path) -> None:
    until = dated("paper", "2031-03-04") | {"bound": "end"}
    told: Records = {"casualties": [KILLED | {"count": "five"}]}
    row = corpus_in(tmp_path, "UTC", {"a": told}, a=("2031-03-02", [until])).row(0, named=True)
    assert row["n_rejected"] == 0
    assert str(row["start_latest"].date()) == "2031-03-02"


def test_what_is_told_as_past_was_over_by_the_end_of_the_day_there(tmp_path: Path) -> None:
    vague = ("2031-03-02", [dated("paper", "2031-03-01/2031-03-09")])
    row = corpus_in(tmp_path, "America/New_York", a=vague).row(0, named=True)
    assert row["edtf"] == "[2031-03-01..2031-03-02]"


def test_the_last_hour_of_a_day_after_which_clocks_go_on_is_of_that_day(tmp_path: Path) -> None:
    # In Beirut, 30 March 2024 ended two hours before that day did in UTC, for at midnight the
    # clocks went on to 01:00: by their new time it would have ended an hour sooner.
    told = ("2024-03-30", [dated("early-paper", "2024-03-30T23:30")])
    late = ("2024-04-02", [dated("late-paper", "2024-04-01")])
    row = corpus_in(tmp_path, "Asia/Beirut", a=told, b=late).row(0, named=True)
    # It is no plan: what a paper of the 30th tells of was not on the 1st.
    assert (row["status"], row["edtf"]) == ("contested", "2024-03-30T23:30")
