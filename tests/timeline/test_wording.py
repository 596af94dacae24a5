"""Minutes back into dates and words: never more precise than they are, and local."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_corpora import corpus_of
from strategies import examples

import pakafg
from pakafg import When
from pakafg.text.date_words import duration_words
from pakafg.timeline.explain import dated_words, minutes_words, ordered_words
from pakafg.timeline.local_time import edtf
from pakafg.timeline.validate import LASTS
from pakafg.values.vocabularies import Bound

LAW = examples(200)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ZONES = ("UTC", "Asia/Kabul", "Europe/Istanbul", "America/New_York", "+05:45", "Pacific/Apia")


def minute(text: str, zone: str = "UTC", *, last: bool = False) -> int | None:
    if not text:
        return None
    when = When.parse(text, zone=zone)
    return when.last_minute if last else when.first_minute


def said(low: str, high: str, zone: str = "UTC") -> str:
    return minutes_words(minute(low, zone), minute(high, zone, last=True), zone)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("2025-10-19", "2025-10-19", "19 October 2025"),
        ("2025-10-10", "2025-10-20", "10–20 October 2025"),
        ("2025-10-25", "2025-11-02", "25 October – 2 November 2025"),
        ("2024-12-30", "2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2025-10", "2025-10", "October 2025"),
        ("2025-10", "2025-11", "October – November 2025"),
        ("2021", "2021", "2021"),
        ("2025-10-19", "", "from 19 October 2025"),
        ("", "2025-10-19", "by 19 October 2025"),
        ("", "", "not dated"),
        ("2025-11-06T15:00", "2025-11-06T15:00", "6 November 2025, 15:00 UTC"),
        ("2025-11-06T00:00", "2025-11-06T00:00", "6 November 2025, 00:00 UTC"),
        ("2025-11-06T09:00", "2025-11-06", "6 November 2025, 09:00–23:59 UTC"),
        ("2025-11-06T09:00", "2025-11-07", "6 November 2025, 09:00 UTC – 7 November 2025"),
    ],
)
def test_ranges_are_told_as_people_tell_them(low: str, high: str, words: str) -> None:
    assert said(low, high) == words


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Asia/Kabul", "6 November 2025, 17:40 Kabul time (13:10 UTC)"),
        ("America/New_York", "6 November 2025, 17:40 New York time (22:40 UTC)"),
        ("+04:30", "6 November 2025, 17:40 +04:30 (13:10 UTC)"),
        ("+05", "6 November 2025, 17:40 +05 (12:40 UTC)"),
        ("Pacific/Auckland", "6 November 2025, 17:40 Auckland time (04:40 UTC)"),
        ("-09:00", "6 November 2025, 17:40 -09:00 (7 November 2025, 02:40 UTC)"),
    ],
)
def test_clock_times_are_local_with_utc_beside_them(zone: str, words: str) -> None:
    assert said("2025-11-06T17:40", "2025-11-06T17:40", zone) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (110, "1 hour 50 minutes"),
        (1440, "1 day"),
        (4321, "3 days"),
        (2 * 1440 + 61, "2 days 1 hour"),
    ],
)
def test_durations_in_words(minutes: int, words: str) -> None:
    assert duration_words(minutes) == words


@pytest.mark.parametrize(
    ("bound", "low", "high", "words"),
    [
        (Bound.START, "2025-10-19", "2025-10-19", "began 19 October 2025"),
        (Bound.END, "", "2025-10-19", "ended by 19 October 2025"),
        (Bound.WHOLE, "2025-10", "2025-10", "October 2025"),
        (Bound.AMID, "2025-10", "2025-10", "going on October 2025"),
        (Bound.AMID, "2025-11-06T15:00", "2025-11-06T15:00",
         "going on 6 November 2025, 15:00 UTC"),
        (Bound.START, "", "", "not dated"),
    ],
)  # fmt: skip
def test_a_date_says_what_it_is_of(bound: Bound, low: str, high: str, words: str) -> None:
    assert dated_words(bound, ((minute(low), minute(high, last=True)),), "UTC") == words


@pytest.mark.parametrize(
    ("relation", "low", "high", "words"),
    [
        ("before", None, None, "before it"),
        ("same", None, None, "at the same time as it"),
        ("during", None, None, "during it"),
        ("after", 1440, None, "after it, at least 1 day from start to start"),
        ("after", None, 1440, "after it, at most 1 day from start to start"),
        ("after", 60, 60, "after it, 1 hour from start to start"),
        (LASTS, 1440, 2880, "lasted 1 day to 2 days"),
    ],
)
def test_an_order_says_how_far_apart(
    relation: str, low: int | None, high: int | None, words: str
) -> None:
    assert ordered_words(relation, "it", low, high) == words


limit = st.one_of(st.none(), st.integers(29_000_000, 29_600_000))


@st.composite
def events(draw: st.DrawFn) -> pl.DataFrame:
    """Limits as a timeline has them: an end no earlier than its start, in whole days or not."""
    rows = []
    for _ in range(draw(st.integers(1, 4))):
        low, other = sorted(draw(st.tuples(*[st.integers(29_000_000, 29_600_000)] * 2)))
        close = draw(st.sampled_from([0, 5, 1439, 3 * 1440 - 1]))
        zone = draw(st.sampled_from(ZONES))
        if draw(st.booleans()):  # whole days of the zone
            shift = datetime.fromtimestamp(low * 60, UTC)
            day = f"{shift:%Y-%m-%d}"
            low = minute(day, zone) or low
        start_low = draw(st.sampled_from([low, None]))
        rows.append(
            {
                "start_low": start_low,
                "start_high": draw(st.sampled_from([low + close, None])),
                "end_low": draw(st.sampled_from([low, other + close, None])),
                "end_high": draw(st.sampled_from([max(other, low) + 2 * close, None])),
                "ends": draw(st.booleans()),
                "zone": zone,
            }
        )
    kinds = dict.fromkeys(("start_low", "start_high", "end_low", "end_high"), pl.Int64)
    return pl.DataFrame(rows, {**kinds, "ends": pl.Boolean, "zone": pl.String})


@given(events())
@LAW
def test_edtf_is_read_back_and_never_narrower_than_what_is_known(told: pl.DataFrame) -> None:
    for text, row in zip(edtf(told), told.iter_rows(named=True), strict=True):
        low = row["start_low"]
        high = row["end_high"] if row["ends"] else row["start_high"]
        if text is None:
            assert low is None
            assert high is None
            continue
        when = When.parse(text, zone=row["zone"])
        assert when.first_minute is None if low is None else (when.first_minute or 0) <= low
        assert when.last_minute is None if high is None else (when.last_minute or 0) >= high
        if low is not None and high is not None:
            # Outward by less than a day on each side, for what is wide; else to the minute.
            first, last = when.first_minute or 0, when.last_minute or 0
            assert low - first < 1440
            assert last - high < 1440
            if high - low < 720:
                assert (first, last) == (low, high)


def test_what_lasts_is_an_interval_where_both_its_ends_are_days() -> None:
    row = {
        "start_low": minute("2025-10-18"),
        "start_high": minute("2025-10-18", last=True),
        "end_low": minute("2025-10-19"),
        "end_high": minute("2025-10-19", last=True),
        "ends": True,
        "zone": "UTC",
    }
    assert edtf(pl.DataFrame([row])).to_list() == ["2025-10-18/2025-10-19"]
    open_start = {**row, "start_high": minute("2025-10-19", last=True)}
    assert edtf(pl.DataFrame([open_start])).to_list() == ["[2025-10-18..2025-10-19]"]


def test_orders_that_shift_a_limit_by_a_minute_leave_the_day() -> None:
    day = timedelta(days=1) // timedelta(minutes=1)
    low = (minute("2025-10-19") or 0) + 1
    row = {"start_low": low, "start_high": low + day - 3, "end_low": low, "end_high": None,
           "ends": False, "zone": "UTC"}  # fmt: skip
    assert edtf(pl.DataFrame([row])).to_list() == ["2025-10-19"]


def test_a_span_of_which_documents_give_both_ends_follows_from_nothing(tmp_path: Path) -> None:
    documents = {}
    for name, bound, date in (("a", "start", 1), ("b", "start", 2), ("c", "end", 11)):
        words = f"{date} June 2031"
        claim = {"id": f"in-{name}", "event": "raid", "bound": bound, "words": words}
        claim |= {"when": f"2031-06-{date:02}", "basis": "stated"}
        quotes = [f"Of the raid {words} was the {bound}"]
        documents[name] = ("2031-06-30", {"dates": [claim | {"quotes": quotes}]})
    lines = pakafg.timeline.reconcile(corpus_of(tmp_path, documents)).explain("raid").splitlines()
    assert lines[:3] == [
        "Raid on the mill: 1–11 June 2031 (ambiguous)",
        "  or 2–11 June 2031",
        "  kept:",
    ]
