"""Claims that one phrase makes stand or fall together, though nothing else ties their events."""

from datetime import date
from typing import Any

import polars as pl

from pakafg.timeline import Timeline, reconcile


def told(claim: str, event: str, day: int, origin: str, bound: str = "whole") -> dict[str, Any]:
    when = date(2031, 10, day)
    row = {"claim": claim, "event": event, "bound": bound, "earliest": when, "latest": when}
    return {**row, "origin": origin, "document": f"of {origin}", "phrase": None}


def timeline_of(*rows: dict[str, Any], in_one_phrase: tuple[str, ...] = ()) -> Timeline:
    phrased = [{**row, "phrase": "p"} if row["claim"] in in_one_phrase else row for row in rows]
    types = {"phrase": pl.String}
    return reconcile(dates=pl.DataFrame(phrased, schema_overrides=types, infer_schema_length=None))


def kept(timeline: Timeline) -> dict[str, bool | None]:
    return dict(timeline.claims.select("claim", "kept").iter_rows())


# Two of three say that the truce was on the 15th; of the raid there is one voice for each day.
TRUCE_AND_RAID = (
    told("one-truce", "truce", 10, "one"),
    told("two-truce", "truce", 15, "two"),
    told("three-truce", "truce", 15, "three"),
    told("one-raid", "raid", 10, "one"),
    told("two-raid", "raid", 15, "two"),
)


def test_what_was_wrong_of_one_event_decides_between_two_voices_of_another() -> None:
    alone = timeline_of(*TRUCE_AND_RAID)
    assert (kept(alone)["one-raid"], kept(alone)["two-raid"]) == (None, None)
    together = timeline_of(*TRUCE_AND_RAID, in_one_phrase=("one-truce", "one-raid"))
    assert kept(together) == {
        **dict.fromkeys(("one-truce", "one-raid"), False),
        **dict.fromkeys(("two-truce", "three-truce", "two-raid"), True),
    }
    dates = dict(together.events.select("event", "edtf").iter_rows())
    assert dates == {"truce": "2031-10-15", "raid": "2031-10-15"}


def test_an_end_that_falls_with_the_start_of_something_else_leaves_it_open() -> None:
    rows = (
        told("a-truce", "truce", 16, "a", "start"),
        told("a-fighting", "fighting", 16, "a", "end"),
        told("b-truce", "truce", 19, "b", "start"),
        told("c-truce", "truce", 19, "c", "start"),
    )
    alone = kept(timeline_of(*rows))
    assert (alone["a-truce"], alone["a-fighting"]) == (False, True)
    together = kept(timeline_of(*rows, in_one_phrase=("a-truce", "a-fighting")))
    assert (together["a-truce"], together["a-fighting"]) == (False, False)
