"""What comes through the edge: dates, orders, parts and events of a user's own, checked."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pandas as pd
import polars as pl
import pytest

from pakafg import ArgumentError, FrameError
from pakafg.timeline import reconcile
from pakafg.timeline.evidence import Evidence
from pakafg.values.calendar import DAY

KARACHI, KABUL = "Asia/Karachi", "Asia/Kabul"
HOUR = timedelta(hours=1)


def minute(*when: int, zone_hours: float = 0) -> int:
    """Minutes since 1970 of a local time."""
    utc = datetime(*when, tzinfo=UTC) - zone_hours * HOUR  # type: ignore[arg-type, misc]  # a time
    return int(utc.timestamp()) // 60


def a_date(**told: object) -> dict[str, object]:
    return {"claim": "c1", "event": "truce", "bound": "start", "earliest": None, "latest": None,
            **told}  # fmt: skip


def checked(*rows: dict[str, Any], **tables: Any) -> pl.DataFrame:
    dates = pl.DataFrame(rows, infer_schema_length=None)
    return Evidence.of_frames(dates, None, None, **tables).dates


def reasons(**tables: Any) -> list[tuple[str, tuple[int, ...], str]]:
    """What is wrong, by table: the rows and the reason."""
    with pytest.raises(FrameError) as caught:
        reconcile(**tables)
    return [(each.table, each.rows, each.reason) for each in caught.value.problems]


# --- days --------------------------------------------------------------------------------------


def test_a_day_is_from_local_midnight_to_local_midnight() -> None:
    day = date(2025, 10, 15)
    (row,) = checked(a_date(earliest=day, latest=day, zone=KABUL)).rows(named=True)
    assert row["low"] == minute(2025, 10, 15, zone_hours=4.5)
    assert row["high"] == row["low"] + DAY - 1
    assert row["days"]


def test_a_day_without_a_zone_is_of_utc() -> None:
    day = date(2025, 10, 15)
    (row,) = checked(a_date(earliest=day, latest=day)).rows(named=True)
    assert (row["low"], row["high"]) == (minute(2025, 10, 15), minute(2025, 10, 15) + DAY - 1)


def test_a_day_whose_midnight_does_not_exist_begins_at_its_first_minute() -> None:
    day = date(2009, 4, 15)  # at midnight the clocks of Pakistan went from 00:00 to 01:00
    dates = checked(
        a_date(earliest=day, latest=day, zone=KARACHI),
        a_date(claim="c2", earliest=date(2009, 4, 14), latest=date(2009, 4, 14), zone=KARACHI),
    ).sort("claim")
    begins = minute(2009, 4, 15, zone_hours=5)
    assert dates["low"].to_list() == [begins, begins - DAY]
    assert dates["high"].to_list() == [begins + 23 * 60 - 1, begins - 1]


def test_a_day_that_the_clocks_skip_is_a_row_that_cannot_be() -> None:
    day = date(2011, 12, 30)  # Samoa went from the 29th to the 31st
    row = a_date(earliest=day, latest=day, zone="Pacific/Apia")
    assert reasons(dates=pl.DataFrame([row])) == [
        ("dates", (0,), "earliest is after latest by the clocks of the zone")
    ]


def test_days_of_many_zones_are_each_read_in_their_own() -> None:
    day = date(2025, 10, 15)
    zones = ["+04:30", KARACHI, "Europe/Istanbul", None]
    dates = checked(
        *(
            a_date(claim=f"c{n}", earliest=day, latest=day, zone=zone)
            for n, zone in enumerate(zones)
        )
    )
    hours = [4.5, 5, 3, 0]
    assert dates.sort("claim")["low"].to_list() == [
        minute(2025, 10, 15, zone_hours=offset) for offset in hours
    ]


def test_a_period_of_days_may_be_open() -> None:
    (row,) = checked(a_date(earliest=date(2025, 10, 15), zone=KABUL)).rows(named=True)
    assert (row["low"], row["high"]) == (minute(2025, 10, 15, zone_hours=4.5), None)
    assert row["days"]


def test_days_of_pandas_are_days() -> None:
    frame = pd.DataFrame(
        {"claim": ["c1"], "event": ["truce"], "bound": ["start"], "zone": [KABUL],
         "earliest": pd.to_datetime(["2025-10-15"]), "latest": pd.to_datetime(["2025-10-15"])}
    )  # fmt: skip
    (row,) = Evidence.of_frames(frame, None, None).dates.rows(named=True)
    assert row["low"] == minute(2025, 10, 15, zone_hours=4.5)
    assert row["high"] == row["low"] + DAY - 1


@pytest.mark.parametrize(
    ("first", "last", "zone", "days"),
    [
        ((15, 0, 0), (15, 23, 59), None, True),
        ((15, 0, 0), (17, 23, 59), None, True),
        ((15, 0, 0), (15, 23, 58), None, False),
        ((15, 0, 1), (15, 23, 59), None, False),
        ((14, 19, 0), (15, 18, 59), KARACHI, True),
        ((15, 0, 0), (15, 23, 59), KARACHI, False),
        ((14, 19, 30), (15, 19, 29), "+04:30", True),
    ],
)
def test_times_that_are_whole_local_days_are_told_as_days(
    first: tuple[int, int, int], last: tuple[int, int, int], zone: str | None, *, days: bool
) -> None:
    earliest, latest = (datetime(2025, 10, *each, tzinfo=UTC) for each in (first, last))
    (row,) = checked(a_date(earliest=earliest, latest=latest, zone=zone)).rows(named=True)
    assert row["days"] is days


def test_a_day_of_publication_counts_to_its_end() -> None:
    at = datetime(2025, 10, 15, tzinfo=UTC)
    day = date(2025, 10, 20)
    (row,) = checked(a_date(earliest=at, latest=at, published_latest=day)).rows(named=True)
    assert row["published"] == minute(2025, 10, 20) + DAY - 1


# --- pieces ------------------------------------------------------------------------------------


def pieces(*days: int | None, **told: object) -> dict[str, object]:
    """A date of some days of October, each a piece; without earliest and latest."""
    each = [None if day is None else date(2025, 10, day) for day in days]
    return {"claim": "c1", "event": "truce", "bound": "start",
            "pieces": [{"earliest": day, "latest": day} for day in each], **told}  # fmt: skip


def days_of(row: dict[str, Any]) -> list[tuple[int, int]]:
    """The days of October, in UTC, that pieces in minutes reach from and to."""
    first = minute(2025, 10, 1)
    return [
        (1 + (piece["low"] - first) // DAY, 1 + (piece["high"] - first) // DAY)
        for piece in row["pieces"]
    ]


def test_pieces_are_sorted_and_their_hull_is_the_date() -> None:
    (row,) = checked(pieces(19, 15)).rows(named=True)
    assert days_of(row) == [(15, 15), (19, 19)]
    assert (row["low"], row["high"]) == (minute(2025, 10, 15), minute(2025, 10, 19) + DAY - 1)
    assert row["days"]


def test_pieces_that_meet_or_touch_are_one() -> None:
    (row,) = checked(pieces(16, 19, 15, 15)).rows(named=True)
    assert days_of(row) == [(15, 16), (19, 19)]
    (one,) = checked(pieces(16, 15)).rows(named=True)
    assert one["pieces"] is None
    assert (one["low"], one["high"]) == (minute(2025, 10, 15), minute(2025, 10, 16) + DAY - 1)


def test_a_date_without_pieces_keeps_its_own_limits_beside_one_that_has_some() -> None:
    at = date(2025, 10, 17)
    dates = checked(pieces(15, 19), pieces(claim="c2", earliest=at, latest=at) | {"pieces": None})
    assert dates["pieces"].null_count() == 1
    assert dates.filter(claim="c2")["low"].item() == minute(2025, 10, 17)


def test_a_piece_may_be_open() -> None:
    told = pieces(15) | {
        "pieces": [
            {"earliest": None, "latest": date(2025, 10, 15)},
            {"earliest": date(2025, 10, 19), "latest": date(2025, 10, 19)},
        ]
    }
    (row,) = checked(told).rows(named=True)
    assert (row["low"], row["high"]) == (None, minute(2025, 10, 19) + DAY - 1)
    assert [piece["low"] for piece in row["pieces"]] == [None, minute(2025, 10, 19)]


def test_pieces_of_times_are_minutes_and_no_days() -> None:
    at = [datetime(2025, 10, 15, hour, 40, tzinfo=UTC) for hour in (12, 13)]
    told = pieces() | {"pieces": [{"earliest": each, "latest": each} for each in at]}
    (row,) = checked(told).rows(named=True)
    assert [piece["low"] for piece in row["pieces"]] == [
        minute(2025, 10, 15, 12, 40), minute(2025, 10, 15, 13, 40)
    ]  # fmt: skip
    assert not row["days"]


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (pieces(15, None), "a piece has neither earliest nor latest"),
        (
            pieces() | {"pieces": [{"earliest": date(2025, 10, 3), "latest": date(2025, 10, 2)}]},
            "a piece has its earliest after its latest",
        ),
        (
            pieces(15, 19, earliest=date(2025, 10, 14), latest=date(2025, 10, 19)),
            "earliest and latest are not those of pieces",
        ),
        (
            pieces() | {"pieces": [{"earliest": date(1, 1, 1), "latest": date(2025, 10, 2)}]},
            "of a piece, earliest lies outside the years 2 to 9998",
        ),
    ],
)
def test_pieces_that_cannot_be_are_told_by_their_row(told: dict[str, object], reason: str) -> None:
    good = pieces(15, 19, claim="c2")
    with pytest.raises(FrameError) as caught:
        reconcile(dates=pl.DataFrame([told, good], infer_schema_length=None))
    (problem,) = caught.value.problems
    assert (problem.rows, problem.reason) == ((0,), reason)
    assert problem.column in {"pieces", None}  # none where it is of several columns


def test_a_piece_of_a_day_that_the_clocks_skip_is_told_by_its_row() -> None:
    skipped = date(2011, 12, 30)  # Samoa went from the 29th to the 31st
    told = pieces(15, zone="Pacific/Apia")
    told["pieces"] = [{"earliest": skipped, "latest": skipped}]
    ((table, rows, reason),) = reasons(dates=pl.DataFrame([told]))
    assert (table, rows) == ("dates", (0,))
    assert reason == "of a piece, earliest is after latest by the clocks of the zone"


def test_pieces_of_days_and_of_times_are_no_column() -> None:
    at = datetime(2025, 10, 15, tzinfo=UTC)
    told = pieces() | {"pieces": [{"earliest": date(2025, 10, 15), "latest": at}]}
    ((table, rows, reason),) = reasons(dates=pl.DataFrame([told]))
    assert (table, rows) == ("dates", ())
    assert "each a list of structs of earliest and latest, both days, or both times" in reason


# --- voters and phrases ------------------------------------------------------------------------


def claims_of(origin: str | None, document: str | None) -> Evidence:
    """A date, an order and a duration of one origin and one document."""
    day = date(2025, 10, 15)
    whose = {"origin": origin, "document": document, "phrase": "p1"}
    dates = [a_date(earliest=day, latest=day, **whose), a_date(claim="c2", event="talks",
             earliest=day, latest=day, origin="un", document="d9", phrase=" ")]  # fmt: skip
    order = {"claim": "o1", "event": "talks", "relation": "after", "other": "truce",
             "gap_min": None, "gap_max": None, **whose}  # fmt: skip
    length = {"claim": "l1", "event": "talks", "lasts_min": HOUR, "lasts_max": None, **whose}
    return Evidence.of_frames(
        pl.DataFrame(dates, infer_schema_length=None), pl.DataFrame([order]), pl.DataFrame([length])
    )


@pytest.mark.parametrize(("origin", "document"), [("afp", "d1"), (None, "d1")])
def test_one_origin_or_document_is_one_voter_in_all_tables(
    origin: str | None, document: str
) -> None:
    evidence = claims_of(origin, document)
    voter = evidence.dates.filter(claim="c1")["voter"].item()
    assert evidence.orders["voter"].to_list() == [voter, voter]
    assert voter != evidence.dates.filter(claim="c2")["voter"].item()


def test_a_claim_without_origin_and_document_is_a_voter_of_its_own() -> None:
    evidence = claims_of(None, None)
    voters = [*evidence.dates["voter"], *evidence.orders["voter"]]
    assert len({*voters}) == len(voters)


def test_phrases_are_carried_and_blank_ones_are_none() -> None:
    evidence = claims_of("afp", "d1")
    assert evidence.dates["phrase"].to_list() == [None, "p1"]  # of talks, of truce
    assert evidence.orders["phrase"].to_list() == ["p1", "p1"]


# --- events and parts --------------------------------------------------------------------------


def test_what_events_say_of_themselves_goes_before_what_dates_say() -> None:
    day = date(2025, 10, 15)
    events = pl.DataFrame(
        {"event": ["truce"], "zone": [KABUL], "lasting": [True], "kind": ["ceasefire"]}
    )
    (row,) = checked(
        a_date(earliest=day, latest=day, zone=KARACHI, lasting=False, event_kind="round"),
        events=events,
    ).rows(named=True)
    assert (row["zone"], row["lasting"], row["event_kind"]) == (KABUL, True, "ceasefire")
    assert row["low"] == minute(2025, 10, 15, zone_hours=4.5)


def test_events_may_be_names_or_a_table_of_any_library() -> None:
    order = pl.DataFrame(
        [{"claim": "o1", "event": "war", "relation": "before", "other": "truce",
          "gap_min": None, "gap_max": None}]
    )  # fmt: skip
    day = date(2025, 10, 15)
    dates = pl.DataFrame([a_date(earliest=day, latest=day)])
    expected = reconcile(dates=dates, orders=order, events="war")
    for events in (
        ["war"],
        {"war"},
        pl.Series(["war"]),
        pd.Series(["war"]),
        pd.DataFrame({"event": ["war"]}),
        pl.LazyFrame({"event": ["war"]}),
    ):
        assert reconcile(dates=dates, orders=order, events=events) == expected


def test_an_event_has_the_name_that_is_given() -> None:
    events = pl.DataFrame({"event": ["truce"], "name": ["Doha ceasefire"]})
    day = date(2025, 10, 15)
    dates = pl.DataFrame([a_date(earliest=day, latest=day)])
    line = reconcile(dates=dates, events=events)
    assert line.explain("truce").startswith("Doha ceasefire: 15 October 2025")


@pytest.mark.parametrize(
    ("events", "reason"),
    [
        (pl.DataFrame({"event": ["truce", "truce"]}), "event is given twice"),
        (pl.DataFrame({"event": ["truce", None]}), "event is null"),
        (pl.DataFrame({"event": ["truce"], "zone": ["Mars"]}), "zone is no time zone"),
        (pl.DataFrame({"name": ["truce"]}), "the column 'event' is missing"),
    ],
)
def test_events_that_cannot_be_are_told(events: pl.DataFrame, reason: str) -> None:
    ((table, _, told),) = reasons(events=events)
    assert table == "events"
    assert told.startswith(reason)


@pytest.mark.parametrize("events", [3, [3], ["truce", None]])
def test_what_is_no_name_is_an_error_of_its_own(events: object) -> None:
    with pytest.raises(ArgumentError, match=r"events is .*, expected the names of events"):
        reconcile(events=events)  # type: ignore[call-overload]  # the misuse


def parts(*told: tuple[str | None, str | None]) -> pl.DataFrame:
    return pl.DataFrame(told, schema=["event", "part_of"], orient="row")


def test_parts_come_sorted_and_wholes_are_left_out() -> None:
    found = Evidence.of_frames(None, None, None, parts(("b", "a"), ("a", None), ("aa", "a"))).parts
    assert found.rows() == [("aa", "a"), ("b", "a")]


@pytest.mark.parametrize(
    ("told", "rows", "reason"),
    [
        ([("b", "a"), ("b", "c")], (0, 1), "event is given twice, and can be a part of one only"),
        ([("a", "a"), ("b", "a")], (0,), "an event is a part of itself"),
        ([("c", "a"), ("a", "b"), ("b", "a")], (0, 1, 2), "part_of goes in a circle"),
        ([(None, "a")], (0,), "event is null"),
    ],
)
def test_parts_that_cannot_be_are_told(
    told: list[tuple[str | None, str | None]], rows: tuple[int, ...], reason: str
) -> None:
    assert reasons(parts=parts(*told)) == [("parts", rows, reason)]


def test_a_part_of_an_unknown_whole_is_told_where_dates_name_the_events() -> None:
    day = date(2025, 10, 15)
    dates = pl.DataFrame([a_date(earliest=day, latest=day)])
    ((table, rows, reason),) = reasons(dates=dates, parts=parts(("truce", "talk")))
    assert (table, rows) == ("parts", (0,))
    assert reason.startswith("part_of is unknown")
    assert reconcile(dates=dates, parts=parts(("truce", "talks")), events=["talks"]).events.height


# --- relations and as_of -----------------------------------------------------------------------


def test_what_begins_with_another_begins_within_a_day_of_it() -> None:
    dates = pl.DataFrame([a_date(earliest=date(2025, 10, 15), latest=date(2025, 10, 15))])
    order = {"claim": "o1", "event": "closure", "relation": "starts", "other": "truce",
             "gap_min": None, "gap_max": None}  # fmt: skip
    line = reconcile(dates=dates, orders=pl.DataFrame([order]), events=["closure"])
    closure = line.events.filter(event="closure").row(0, named=True)
    assert closure["start_earliest"] == datetime(2025, 10, 14, 0, 1, tzinfo=UTC)
    assert closure["start_latest"] == datetime(2025, 10, 16, 23, 58, tzinfo=UTC)


def test_how_far_apart_starts_are_may_be_given_at_most_but_not_at_least() -> None:
    order = {"claim": "o1", "event": "closure", "relation": "starts", "other": "truce"}
    most = pl.DataFrame([{**order, "gap_min": None, "gap_max": HOUR}])
    assert reconcile(orders=most).conflicts.height == 0
    least = pl.DataFrame([{**order, "gap_min": HOUR, "gap_max": None}])
    ((table, rows, reason),) = reasons(orders=least)
    assert (table, rows) == ("orders", (0,))
    assert reason.startswith("a gap stands with a relation other than before and after")


@pytest.mark.parametrize(
    "as_of", ["2025-10-17", date(2025, 10, 17), datetime(2025, 10, 17, 5, tzinfo=UTC)]
)
def test_only_what_had_been_published_counts(as_of: date | str) -> None:
    dates = pl.DataFrame(
        [a_date(claim=f"c{day}", earliest=date(2025, 10, day - 1), latest=date(2025, 10, day - 1),
                published_latest=date(2025, 10, day)) for day in (16, 20)]
    )  # fmt: skip
    line = reconcile(dates=dates, as_of=as_of)
    assert line.claims["claim"].to_list() == ["c16"]
    assert line == reconcile(dates=dates).as_of(as_of)


def test_a_date_that_is_none_is_an_error_of_its_own() -> None:
    with pytest.raises(ArgumentError, match="as_of is 17, expected a date"):
        reconcile(dates=pl.DataFrame([a_date(published_latest=date(2025, 10, 1))]), as_of=17)  # type: ignore[call-overload]  # the misuse


def test_rows_that_cannot_be_are_set_aside_in_every_table() -> None:
    day = date(2025, 10, 15)
    dates = pl.DataFrame([a_date(earliest=day, latest=day)])
    line, problems = reconcile(
        dates=dates,
        parts=parts(("truce", "war"), ("war", "war")),
        events=pl.DataFrame({"event": ["war", "talks"], "zone": [None, "Mars"]}),
        problems="flag",
    )
    assert line.events["event"].to_list() == ["truce", "war"]
    assert [(each.table, each.names) for each in problems] == [
        ("events", ("talks",)), ("parts", ("war",))
    ]  # fmt: skip
