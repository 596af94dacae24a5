"""The worked example of METHODS 3.8: seven claims of three events, weighed by their origins."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

from pakafg.timeline import Timeline, reconcile

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MINUTE = timedelta(minutes=1)


def october(day: int) -> datetime:
    return datetime(2025, 10, day, tzinfo=UTC)


# claim, origins, event (C ceasefire, T talks in Doha, I round in Istanbul), day it begins
DATES = [("c1", 1, "C", 15), ("c7", 1, "C", 16), ("c2", 3, "C", 19), ("c6", 2, "T", 18),
         ("c3", 3, "I", 25)]  # fmt: skip
# claim, origins, event, the event that it comes after, least and most time between
ORDERS = [("c5", 2, "C", "T", MINUTE, DAY), ("c4", 1, "I", "C", 6 * DAY, 8 * DAY)]

MINIMAL = {
    frozenset(clash.split())
    for clash in ("c1 c2", "c1 c7", "c2 c7", "c1 c3 c4", "c1 c5 c6", "c3 c4 c7", "c5 c6 c7")
}


def votes(claim: str, origins: int) -> list[dict[str, str]]:
    """One claim of the example: the same said by several origins."""
    return [
        {"claim": f"{claim} of {origin}", "origin": f"{claim} {origin}"}
        for origin in range(origins)
    ]


def example(without: str = "", undated: Iterable[str] = ()) -> Timeline:
    dates: list[dict[str, object]] = [
        {"claim": f"{event} undated", "origin": None, "event": event, "bound": "whole",
         "earliest": None, "latest": None}
        for event in undated
    ]  # fmt: skip
    dates += [
        {**vote, "event": event, "bound": "start", "earliest": october(day),
         "latest": october(day) + DAY - MINUTE}
        for claim, origins, event, day in DATES
        if claim != without
        for vote in votes(claim, origins)
    ]  # fmt: skip
    orders = [
        {**vote, "event": event, "relation": "after", "other": other, "gap_min": low,
         "gap_max": high}
        for claim, origins, event, other, low, high in ORDERS
        for vote in votes(claim, origins)
    ]  # fmt: skip
    return reconcile(
        dates=pl.DataFrame(dates, schema_overrides={"origin": pl.String}),
        orders=pl.DataFrame(orders),
    )


def test_all_seven_minimal_contradictions_are_named() -> None:
    named = {
        frozenset(claim.split()[0] for claim in claims) for claims in example().conflicts["claims"]
    }
    assert named == MINIMAL
    assert example().conflicts.height == len(MINIMAL)


def test_the_one_optimal_repair_gives_up_c1_and_c7() -> None:
    timeline = example()
    given_up = timeline.claims.filter(pl.col("kept").eq_missing(other=False))["claim"].to_list()
    assert given_up == ["c1 of 0", "c7 of 0"]
    assert timeline.claims["kept"].null_count() == 0
    assert timeline.events["repair_optimal"].all()
    assert timeline.events["alternatives"].list.len().sum() == 0


@pytest.mark.parametrize(
    ("event", "day", "status"),
    [("T", "2025-10-18", "exact"), ("C", "2025-10-19", "contested"), ("I", "2025-10-25", "exact")],
)
def test_talks_of_the_18th_ceasefire_of_the_19th_round_of_the_25th(
    event: str, day: str, status: str
) -> None:
    row = example().events.filter(event=event).row(0, named=True)
    assert (row["edtf"], row["status"]) == (day, status)


def test_without_c2_the_ceasefire_still_lies_within_the_18th_and_19th() -> None:
    row = example(without="c2").events.filter(event="C").row(0, named=True)
    assert row["earliest"] >= october(18)
    assert row["latest"] == october(20) - MINUTE
    assert row["earliest"] == october(18) + MINUTE  # a minute after the talks can begin


def test_what_hangs_on_one_claim_is_told_beside_it() -> None:
    told = example().claims.filter(pl.col("claim") == "c4 of 0").row(0, named=True)
    # Only c4 gives the round a week after the ceasefire, but the round is dated anyhow.
    assert (told["without_earliest"], told["without_latest"]) == (
        october(25),
        october(26) - MINUTE,
    )
    undated = example(undated=["I"], without="c3")
    round_told = undated.events.filter(event="I").row(0, named=True)
    assert (round_told["earliest"], round_told["latest"]) == (october(25), october(28) - MINUTE)
    told = undated.claims.filter(pl.col("claim") == "c4 of 0").row(0, named=True)
    assert (told["without_earliest"], told["without_latest"]) == (None, None)


def test_the_gaps_between_claims_are_told_in_days_where_all_are_whole_days() -> None:
    conflicts = example().conflicts
    apart = {
        frozenset(claim.split()[0] for claim in claims): violation
        for claims, violation in conflicts.select("claims", "violation").iter_rows()
    }
    assert apart[frozenset({"c1", "c2"})] == 4 * DAY
    assert apart[frozenset({"c1", "c7"})] == DAY
    assert apart[frozenset({"c1", "c3", "c4"})] == 2 * DAY, "a week after is told in days"
    assert apart[frozenset({"c1", "c5", "c6"})] == 2 * DAY + 2 * MINUTE, "hours after is not"


def test_whole_days_are_no_matter_of_zone_or_midnight() -> None:
    kinds = {
        frozenset(claim.split()[0] for claim in claims): kind
        for claims, kind in example().conflicts.select("claims", "kind").iter_rows()
    }
    assert kinds[frozenset({"c1", "c7"})] == "dates"
    assert kinds[frozenset({"c1", "c2"})] == "dates"
    assert kinds[frozenset({"c1", "c5", "c6"})] == "gap"
