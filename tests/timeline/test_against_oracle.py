"""The whole method against an oracle that was written from its description alone.

A few cases of each kind are drawn here, and a fourth of the archive is asked: its answers are a
second implementation's, which shares nothing with either. The session `cases` draws many and asks
all.
"""

import json
import os
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from typing import Any

import polars as pl
import pytest
from archive import right_answers

from pakafg.testing import check_certificate
from pakafg.timeline import Timeline, reconcile

from . import oracle
from .random_cases import FEATURES, random_cases

NUMBER = int(os.environ.get("PAKAFG_CASES", len(FEATURES)))
SEED = int(os.environ.get("PAKAFG_SEED", "16"))
BATCHES = 20
KEPT = right_answers("timeline")[:: 1 if "PAKAFG_CASES" in os.environ else 4]
DAWN = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TIME, GAP = pl.Datetime("us", "UTC"), pl.Duration("us")
SAID = {"claim": pl.String, "event": pl.String}
WHOSE = {
    **dict.fromkeys(("origin", "document", "phrase"), pl.String),
    "published_latest": TIME,
}
DATES: Any = {
    **SAID,
    "bound": pl.String,
    "earliest": TIME,
    "latest": TIME,
    "pieces": pl.List(pl.Struct({"earliest": TIME, "latest": TIME})),
    **WHOSE,
}
ORDERS: Any = {
    **SAID,
    "relation": pl.String,
    "other": pl.String,
    "gap_min": GAP,
    "gap_max": GAP,
    **WHOSE,
}


def at(minute: int | None) -> datetime | None:
    return None if minute is None else DAWN + minute * MINUTE


def minute(when: datetime | None) -> int | None:
    return None if when is None else (when - DAWN) // MINUTE


def gap(minutes: int | None) -> timedelta | None:
    return None if minutes is None else minutes * MINUTE


def timeline_of(case: Mapping[str, Any]) -> Timeline:
    dates = [
        row
        | {
            "earliest": at(row["earliest"]),
            "latest": at(row["latest"]),
            "published_latest": at(row.get("known_by")),
            "pieces": [{"earliest": at(a), "latest": at(b)} for a, b in row.get("pieces") or ()]
            or None,
        }
        for row in case["dates"]
    ]
    orders = [
        row
        | {
            "gap_min": gap(row.get("gap_min")),
            "gap_max": gap(row.get("gap_max")),
            "published_latest": at(row.get("known_by")),
        }
        for row in case["orders"]
    ]
    events = [
        {"event": event, "instant": event in case["instants"], "lasting": event in case["lasting"]}
        for event in oracle.events_of(case)
    ]
    described = {"event": pl.String, "instant": pl.Boolean, "lasting": pl.Boolean}
    return reconcile(
        dates=pl.DataFrame(dates, schema=DATES),
        orders=pl.DataFrame(orders, schema=ORDERS),
        parts=pl.DataFrame(case["parts"], schema={"event": pl.String, "part_of": pl.String}),
        events=pl.DataFrame(events, schema=described),
    )


@cache
def timeline_kept(number: int) -> Timeline:
    """The timeline of a case of the archive."""
    return timeline_of(KEPT[number])


def differences(timeline: Timeline, answer: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Tell what a timeline says otherwise: of what, ours, and the right answer."""
    rows = {row["event"]: row for row in timeline.events.iter_rows(named=True)}
    yield "events", sorted(rows), sorted(answer["events"])
    for event, right in answer["events"].items():
        row = rows[event]
        for side in ("start", "end"):
            span = [minute(row[f"{side}_earliest"]), minute(row[f"{side}_latest"])]
            yield f"{event} {side}", span, right[side]
        for side in ("earliest", "latest"):
            yield f"{event} {side}", minute(row[side]), right[side]
        yield f"{event} status", row["status"], right["status"]
        ways = len(right["separate"])
        yield f"{event} ways", len(row["alternatives"]), ways if ways > 1 else 0
    kept = dict(timeline.claims.select("claim", "kept").iter_rows())
    for fate, name in ((False, "given_up_always"), (None, "given_up_sometimes")):
        yield name, sorted(claim for claim in kept if kept[claim] is fate), answer[name]
    ours = [
        sorted(sorted(side["records"]) for side in sides if side["records"])
        for sides in timeline.conflicts["sides"]
    ]
    yield "conflicts", sorted(ours), sorted(map(sorted, answer["conflicts"]))
    proof = json.loads(json.dumps(timeline.certificate()))
    yield "certificate", check_certificate(proof), []
    yield "cost", sum(part["cost"] for part in proof["parts"]), answer["cost"]


def wrong(timeline: Timeline, answer: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    return [each for each in differences(timeline, answer) if each[1] != each[2]]


@pytest.mark.parametrize("batch", range(BATCHES))
def test_cases_of_the_archive_have_their_right_answers(batch: int) -> None:
    for number in range(batch, len(KEPT), BATCHES):
        assert wrong(timeline_kept(number), KEPT[number]["answer"]) == [], number


def damaged(proof: Any, random: Random) -> Any:
    """Change one number, name or list of a certificate."""
    forged = deepcopy(proof)
    at, places = forged["parts"], []
    todo = [at]
    while todo:
        inner = todo.pop()
        for key in range(len(inner)) if isinstance(inner, list) else inner:
            places.append((inner, key))
            if isinstance(inner[key], (list, dict)):
                todo.append(inner[key])
    inner, key = random.choice(places)
    value = inner[key]
    if isinstance(value, int):
        inner[key] = value + random.choice([-1440, -1, 1, 1440])
    elif isinstance(value, str):
        inner[key] = f"{value}'"
    else:
        del inner[key]
    return forged


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_certificate_that_was_tampered_with_is_refused(batch: int) -> None:
    random = Random(batch)
    for number in range(batch, len(KEPT), BATCHES):
        proof = json.loads(json.dumps(timeline_kept(number).certificate()))
        assert check_certificate(proof) == []
        for _ in range(12):
            assert check_certificate(damaged(proof, random))


@pytest.mark.parametrize("batch", range(BATCHES))
def test_random_cases_have_the_answers_of_the_oracle(batch: int) -> None:
    for place, case in enumerate(random_cases(SEED, NUMBER)):
        if place % BATCHES == batch:
            assert wrong(timeline_of(case), oracle.answer(case)) == [], place
