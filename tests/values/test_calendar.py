"""Local days and times against the standard library, on the days when clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg import Precision, When, WordingError
from pakafg.values.calendar import days_in_month, local_minute, moment, read_zone, wall_minute

LAW = examples(200)
ZONES = ["Asia/Kabul", "Asia/Karachi", "Europe/Istanbul", "America/St_Johns", "UTC"]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

# Days on which clocks were changed, or did not change although others did.
CHANGES = [
    ("Asia/Kabul", "2025-11-06"),
    ("Asia/Karachi", "2008-05-31"),
    ("Asia/Karachi", "2008-06-01"),  # midnight was skipped
    ("Asia/Karachi", "2008-10-31"),  # its last hour came twice
    ("Asia/Karachi", "2008-11-01"),
    ("Asia/Karachi", "2009-04-15"),
    ("Asia/Karachi", "2009-10-31"),
    ("Asia/Qatar", "2025-10-19"),
    ("Europe/Istanbul", "2015-11-08"),
    ("Europe/Istanbul", "2016-03-27"),
    ("Europe/Istanbul", "2016-10-30"),
    ("Europe/Istanbul", "2025-10-26"),
    ("Asia/Tehran", "2022-03-22"),
    ("Asia/Gaza", "2024-04-20"),
    ("America/Sao_Paulo", "2017-10-15"),
    ("America/St_Johns", "2006-10-28"),  # clocks went back over midnight, at 00:01
    ("America/St_Johns", "2006-10-29"),
    ("America/Toronto", "1919-03-30"),  # clocks went forward over midnight, at 23:30
    ("America/Toronto", "1919-03-31"),
    ("Australia/Lord_Howe", "2025-04-06"),
    ("Pacific/Apia", "2011-12-29"),
    ("Pacific/Apia", "2011-12-31"),
]


def limits(when: When) -> tuple[datetime, datetime]:
    """In UTC: by PEP 495 a local time that comes twice equals none of another zone."""
    assert when.earliest is not None
    assert when.latest is not None
    return when.earliest.astimezone(UTC), when.latest.astimezone(UTC)


def by_standard_library(zone: str, day: date) -> tuple[datetime, datetime]:
    """The first and the last minute at which the clocks of a zone show a day."""
    rules = ZoneInfo(zone)
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=16)
    minutes = [
        at for n in range(56 * 60) if (at := start + n * MINUTE).astimezone(rules).date() == day
    ]
    return minutes[0], minutes[-1]


@pytest.mark.parametrize(("zone", "day"), CHANGES)
def test_a_local_day_is_what_its_clocks_show(zone: str, day: str) -> None:
    first, last = by_standard_library(zone, date.fromisoformat(day))
    when = When(edtf=day, zone=zone)
    assert limits(when) == (first, last)
    assert when.first_minute == (first - EPOCH) // MINUTE
    assert when.last_minute == (last - EPOCH) // MINUTE
    assert when.precision is Precision.DAY


@examples(60)
@given(
    st.sampled_from(["Asia/Karachi", "Europe/Istanbul", "Asia/Kabul", "Asia/Beirut", "Asia/Amman"]),
    st.dates(date(1950, 1, 1), date(2030, 12, 31)),
)
def test_every_local_day_is_what_its_clocks_show(zone: str, day: date) -> None:
    when = When(edtf=day.isoformat(), zone=zone)
    assert limits(when) == by_standard_library(zone, day)


@LAW
@given(
    st.datetimes(datetime(1950, 1, 1), datetime(2030, 12, 31)),  # noqa: DTZ001  (made local below)
    st.sampled_from(ZONES),
)
def test_a_local_time_is_every_minute_at_which_clocks_show_it(naive: datetime, zone: str) -> None:
    wall = naive.replace(second=0, microsecond=0, tzinfo=ZoneInfo(zone))
    instants = {wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1)}
    shown = sorted(at for at in instants if at.astimezone(wall.tzinfo) == wall)
    text = naive.strftime("%Y-%m-%dT%H:%M")
    if not shown:
        with pytest.raises(WordingError, match="skip"):
            When(edtf=text, zone=zone)
        return
    when = When(edtf=text, zone=zone)
    assert limits(when) == (shown[0], shown[-1])


def test_an_hour_that_comes_twice_is_an_hour_wide_and_no_more_than_a_time() -> None:
    twice = When.parse("2008-10-31T23:30", zone="Asia/Karachi")
    assert twice.width == 61
    assert twice.precision is Precision.TIME


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("2008-06-01T00:30", "Asia/Karachi"),
        ("2025-03-30T01:30", "Europe/London"),
        ("2011-12-30", "Pacific/Apia"),
    ],
)
def test_what_the_clocks_skip_is_no_date(text: str, zone: str) -> None:
    with pytest.raises(WordingError, match=f"the clocks of '{zone}' skip '{text}'"):
        When(edtf=text, zone=zone)


def test_the_shooting_and_the_session_in_their_own_zones() -> None:
    shooting = When.parse("2025-11-06T17:40", zone="Asia/Kabul")
    session = When.parse("2025-11-06T18:00", zone="Europe/Istanbul")
    assert shooting.earliest is not None
    assert shooting.earliest.isoformat() == "2025-11-06T17:40:00+04:30"
    assert shooting.earliest.timezone_name == "Asia/Kabul"
    assert shooting.earliest == datetime(2025, 11, 6, 13, 10, tzinfo=UTC)
    assert shooting.first_minute is not None
    assert session.first_minute is not None
    assert session.first_minute - shooting.first_minute == 110


@LAW
@given(st.dates())
def test_days_are_counted_as_the_standard_library_counts_them(day: date) -> None:
    assert local_minute((day.year, day.month, day.day), 0, "UTC") == (
        (day - date(1970, 1, 1)).days * 24 * 60
    )
    following = day.replace(day=28) + timedelta(days=4) if day.year < 9999 else None
    if following is not None:
        last = (following - timedelta(days=following.day)).day
        assert days_in_month(day.year, day.month) == last


@LAW
@given(st.integers(-(10**12), 10**12), st.integers(1, 12), st.integers(1, 28))
def test_the_calendar_repeats_every_400_years(year: int, month: int, day: int) -> None:
    cycle = 146_097 * 24 * 60
    later = local_minute((year + 400, month, day), 0, "UTC")
    assert later - local_minute((year, month, day), 0, "UTC") == cycle


@LAW
@given(st.integers(-(10**6), 10**8), st.sampled_from(["Asia/Kabul", "Asia/Karachi", "-03:30"]))
def test_a_minute_of_the_clock_is_the_minute_and_the_offset(minute: int, zone: str) -> None:
    shown = moment(minute, zone)
    offset = shown.utcoffset()
    assert offset is not None
    assert wall_minute(minute, zone) == minute + offset // MINUTE


@pytest.mark.parametrize("minute", [-(10**17), -(10**10), 10**10, 10**17])
@pytest.mark.parametrize("zone", ["UTC", "Asia/Kabul", "+04:30"])
def test_years_that_no_datetime_holds_have_minutes_still(minute: int, zone: str) -> None:
    assert abs(wall_minute(minute, zone) - minute) <= 270
    with pytest.raises(OverflowError):
        moment(minute, zone)


def test_a_fixed_offset_holds_in_years_that_no_datetime_holds() -> None:
    far = 10**12
    assert wall_minute(far, "+04:30") == far + 270
    assert wall_minute(far, "Asia/Kabul") == far
    for zone, offset in (("+04:30", 270), ("Asia/Kabul", 0)):
        noon = local_minute((10**8, 1, 1), 720, "UTC")
        assert local_minute((10**8, 1, 1), 720, zone) == noon - offset


@pytest.mark.parametrize(
    ("name", "minutes"), [("UTC", 0), ("+04:30", 270), ("-09:30", -570), ("+05", 300)]
)
def test_a_fixed_offset_is_a_zone(name: str, minutes: int) -> None:
    assert read_zone(name).utcoffset(None) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Kabul",
        "asia/kabul",
        "Asia/Kabuul",
        "Asia/",
        "/etc/passwd",
        "../Asia/Kabul",
        "Asia/../Asia/Kabul",
        "localtime",
        "right/UTC",
        "posix/UTC",
        "Z",
        "+24:00",
        "+0430",
        "+04:60",
        "+4:30",
        "4:30",
        "+٠٤:٣٠",
        "Asia/Kabul\0",
        "Asia\n",
    ],
)
def test_a_zone_that_is_none_is_named_with_what_was_expected(name: str) -> None:
    with pytest.raises(WordingError, match="is no time zone: expected an IANA name") as error:
        When(edtf="2025", zone=name)
    assert repr(name) in str(error.value)


def test_a_hostile_zone_is_refused_in_few_words() -> None:
    for name in ["A" * 100_000, "A/" * 100_000 + "A", "+" * 100_000]:
        with pytest.raises(WordingError, match="is no time zone") as error:
            read_zone(name)
        assert len(str(error.value)) < 300


def test_every_zone_of_the_database_is_read() -> None:
    for name in sorted(available_timezones()):
        if name not in {"localtime", "posixrules"} and not name.startswith(("posix/", "right/")):
            assert read_zone(name).utcoffset(datetime(2025, 10, 19, tzinfo=UTC)) is not None
