"""Uncertain dates: EDTF text, what it bounds, and what can be asked of it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import examples

from pakafg import ArgumentError, PakafgError, Precision, When, WordingError, testing

if TYPE_CHECKING:
    from random import Random

LAW = examples(200)
MINUTE = timedelta(minutes=1)
DAY = 24 * 60
ZONES = ["UTC", "Asia/Kabul", "Asia/Karachi", "Asia/Qatar", "Europe/Istanbul", "+04:30", "-11:00"]
MARKS = ["", "?", "~", "%"]


def minute_of(text: str) -> int:
    """A date, or a date and time, of the standard library as minutes since 1970 UTC."""
    moment = datetime.fromisoformat(text)
    return (
        moment.replace(tzinfo=moment.tzinfo or UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    ) // MINUTE


def bounds(text: str, zone: str = "UTC") -> tuple[int | None, int | None]:
    when = When.parse(text, zone=zone)
    return when.first_minute, when.last_minute


# The examples of the Library of Congress specification of 2019, levels 0 and 1, and what of
# level 2 is read: text, first day or minute, last day or minute (None: open).
SPECIFICATION = [
    # Level 0: date, date and time, time interval
    ("1985-04-12", "1985-04-12", "1985-04-12"),
    ("1985-04", "1985-04-01", "1985-04-30"),
    ("1985", "1985-01-01", "1985-12-31"),
    ("1985-04-12T23:20:30", "1985-04-12T23:20", "1985-04-12T23:20"),
    ("1985-04-12T23:20:30Z", "1985-04-12T23:20", "1985-04-12T23:20"),
    ("1985-04-12T23:20:30-04", "1985-04-13T03:20", "1985-04-13T03:20"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12T18:50", "1985-04-12T18:50"),
    ("1964/2008", "1964-01-01", "2008-12-31"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
    ("2005/2006-02", "2005-01-01", "2006-02-28"),
    # Level 1: seasons
    ("2001-21", "2001-03-01", "2001-05-31"),
    ("2001-22", "2001-06-01", "2001-08-31"),
    ("2001-23", "2001-09-01", "2001-11-30"),
    ("2001-24", "2001-12-01", "2002-02-28"),
    ("2003-24", "2003-12-01", "2004-02-29"),
    # Level 1: qualification
    ("1984?", "1984-01-01", "1984-12-31"),
    ("2004-06~", "2004-06-01", "2004-06-30"),
    ("2004-06-11%", "2004-06-11", "2004-06-11"),
    # Level 1: unspecified digits from the right
    ("201X", "2010-01-01", "2019-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("1985-04-XX", "1985-04-01", "1985-04-30"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31"),
    # Level 1: extended interval
    ("1985-04-12/..", "1985-04-12", None),
    ("1985-04/..", "1985-04-01", None),
    ("1985/..", "1985-01-01", None),
    ("../1985-04-12", None, "1985-04-12"),
    ("../1985-04", None, "1985-04-30"),
    ("../1985", None, "1985-12-31"),
    ("1985-04-12/", "1985-04-12", None),
    ("1985-04/", "1985-04-01", None),
    ("1985/", "1985-01-01", None),
    ("/1985-04-12", None, "1985-04-12"),
    ("/1985-04", None, "1985-04-30"),
    ("/1985", None, "1985-12-31"),
    ("1984~/2004-06", "1984-01-01", "2004-06-30"),
    ("1984/2004-06~", "1984-01-01", "2004-06-30"),
    ("1984~/2004~", "1984-01-01", "2004-12-31"),
    ("1984?/2004%", "1984-01-01", "2004-12-31"),
    ("2004-06-11%/2004-06~", "2004-06-11", "2004-06-30"),
    ("2004-06~/2004-06-11%", "2004-06-01", "2004-06-11"),
    ("1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08"),
    # Level 2: one of a set
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
    ("[..1760-12-03]", None, "1760-12-03"),
    ("[1760-12..]", "1760-12-01", None),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01", None),
    ("[1667,1760-12]", "1667-01-01", "1760-12-31"),
    ("[..1984]", None, "1984-12-31"),
    # Level 2: unspecified digits
    ("156X-12-25", "1560-12-25", "1569-12-25"),
    ("15XX-12-25", "1500-12-25", "1599-12-25"),
    ("1XXX-XX", "1000-01-01", "1999-12-31"),
    ("1XXX-12", "1000-12-01", "1999-12-31"),
    ("1984-1X", "1984-10-01", "1984-12-31"),
    # Level 2: interval
    ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"),
]
# What the documents need beyond the specification's own examples.
NEWS = [
    ("2025-11-06T17:40", "2025-11-06T17:40", "2025-11-06T17:40"),
    ("2025-11-06T17:40+04:30", "2025-11-06T13:10", "2025-11-06T13:10"),
    ("[2025-10-10..2025-10-20]", "2025-10-10", "2025-10-20"),
    ("[2025-10-18, 2025-10-19]", "2025-10-18", "2025-10-19"),
    ("2025-11-06T18:00/2025-11-07T21:12", "2025-11-06T18:00", "2025-11-07T21:12"),
    ("[2025-11-06T17:40,2025-11-07]", "2025-11-06T17:40", "2025-11-07"),
    ("20XX-02-29", "2000-02-29", "2096-02-29"),
    ("19X0-02-29", "1920-02-29", "1980-02-29"),
    ("202X-24", "2020-12-01", "2030-02-28"),
    ("2025-XX-31", "2025-01-31", "2025-12-31"),
    ("2025-02-3X/..", None, None),
]


@pytest.mark.parametrize(("text", "first", "last"), [*SPECIFICATION, *NEWS[:-1]])
def test_the_examples_of_the_specification(text: str, first: str | None, last: str | None) -> None:
    ends = None if last is None else minute_of(last) + (0 if "T" in last else DAY - 1)
    assert bounds(text) == (None if first is None else minute_of(first), ends)
    assert str(When.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Y170000002", 170_000_002, 170_000_002),
        ("Y-170000002", -170_000_002, -170_000_002),
        ("-1985", -1985, -1985),
        ("0000", 0, 0),
        ("-0003", -3, -3),
        ("-000X", -9, -1),
        ("XXXX", 0, 9999),
        ("9999", 9999, 9999),
        ("Y999999999999", 999_999_999_999, 999_999_999_999),
    ],
)
def test_years_beyond_the_standard_library(text: str, first: int, last: int) -> None:
    when = When.parse(text)
    cycles = first // 400 - 5  # the calendar repeats every 400 years: shift into range
    shift = cycles * 146_097 * DAY
    assert when.first_minute is not None
    assert when.first_minute - shift == minute_of(f"{first - 400 * cycles:04}-01-01")
    cycles = last // 400 - 5
    shift = cycles * 146_097 * DAY
    assert when.last_minute is not None
    assert when.last_minute - shift == minute_of(f"{last - 400 * cycles:04}-12-31") + DAY - 1
    assert abs(when.last_minute) < 2**63


def test_a_year_that_no_datetime_holds_says_so_only_when_one_is_asked_for() -> None:
    far = When.parse("Y170000002", zone="Asia/Kabul")
    assert far.precision is Precision.YEAR
    assert When.parse("2025").surely_before(far)
    with pytest.raises(OverflowError):
        _ = far.earliest
    with pytest.raises(OverflowError):
        _ = far.latest


@pytest.mark.parametrize("text", ["0001-01-01", "0002-01-01", "9998-12-31", "9999-12-31"])
@pytest.mark.parametrize("zone", ["Asia/Kabul", "America/St_Johns", "Pacific/Kiritimati", "-11:00"])
def test_the_ends_of_the_standard_library_are_read_in_any_zone(text: str, zone: str) -> None:
    when = When.parse(text, zone=zone)
    assert when.width == DAY
    assert when.first_minute is not None
    assert abs(when.first_minute - minute_of(text)) < DAY


REFUSED = [
    "",
    " ",
    "now",
    "19 October 2025",
    "2025-10-19 ",
    " 2025",
    "2025-10-19\n",
    "20251019",
    "2025-1-1",
    "25",
    "2025-00",
    "2025-13",
    "2025-25",
    "2025-10-00",
    "2025-10-32",
    "2025-02-29",
    "1900-02-29",
    "2025-04-31",
    "2025-02-3X",
    "2025-9X",
    "XXX1-02-29",
    "XXXX-02-30",
    "2025-21-01",
    "2025-10-19T",
    "2025-10-19T24:00",
    "2025-10-19T17",
    "2025-10-19T17:60",
    "2025-10-19T17:40:60",
    "2025-10-19t17:40",
    "2025-10-19T17:40+4",
    "2025-10-19T17:40+04:60",
    "2025-10-19T17:40+24:00",
    "2025-10-XXT17:40",
    "2025-02-30T12:00",
    "-0000",
    "Y2025",
    "Y02025",
    "Y1700000000000",
    "Y17000-05",
    "Y-17E7",
    "1950S2",
    "?2004-06",
    "2004?-06-11",
    "2004-06~-11",
    "2004??",
    "{1667,1668}",
    "[]",
    "[..]",
    "[,]",
    "[2025",
    "[20255",
    "20255]",
    "2025]",
    "[2025,]",
    "[2025..2024]",
    "[2024..2025..2026]",
    "[2025....]",
    "[2024/2025]",
    "/",
    "../..",
    "..",
    "2025/2024",
    "2025-10-19/2025-10-18",
    "2024/2025/2026",
    "2025//",
    "2025/...",
    "[2025]/2026",
    "\uff12\uff10\uff12\uff15",
    "\u0662\u0660\u0662\u0665",
    "2025-10-1\uff19",
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_date_is_named_with_what_was_expected(text: str) -> None:
    with pytest.raises(WordingError, match="is not a date that pakafg reads: ") as error:
        When.parse(text)
    assert repr(text) in str(error.value)
    assert "Expected EDTF, such as 2025, 2025-10" in str(error.value)
    assert isinstance(error.value, PakafgError)
    assert isinstance(error.value, ValueError)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("now", "'now' is no date"),
        ("2025-02-30/2025", "'2025-02-30' is not in the calendar"),
        ("2025/2024", "it ends before it begins"),
        ("../..", "there is a date on neither side"),
    ],
)
def test_the_reason_why_a_text_is_no_date_is_told(text: str, reason: str) -> None:
    told = (
        f"{text!r} is not a date that pakafg reads: {reason}. Expected EDTF, such as 2025, "
        "2025-10, 2025-10-19, 2025-11-06T17:40, 2025-10-18/2025-10-19, 2025-10-19/.., "
        "[2025-10-10..2025-10-20], each date with ?, ~ or % where in doubt"
    )
    with pytest.raises(WordingError, match=f"^{re.escape(told)}$"):
        When.parse(text)


def test_hostile_text_is_refused_in_few_words() -> None:
    for text in ["9" * 100_000, "[" + "2025," * 20_000 + "x]", "Y" + "9" * 5000, "/" * 100_000]:
        with pytest.raises(WordingError) as error:
            When.parse(text)
        assert len(str(error.value)) < 600


@pytest.mark.parametrize("wrong", [None, 2025, 20.25, b"2025", date(2025, 10, 19)], ids=repr)
def test_a_date_and_its_zone_are_text(wrong: Any) -> None:
    with pytest.raises(TypeError):
        When.parse(wrong)
    with pytest.raises(TypeError):
        When.parse("2025", zone=wrong)


DATES = st.dates(date(2003, 1, 1), date(2032, 12, 31))


SINGLE, PATTERN = testing.edtf_dates(), testing.edtf_patterns()
DAYS = [(date(2000, 1, 1) + timedelta(days=n)).isoformat() for n in range(40 * 366)]


@LAW
@given(testing.whens())
def test_what_is_read_is_written_back(when: When) -> None:
    again = When.parse(str(when), zone=when.zone)
    assert again == when
    assert hash(again) == hash(when)
    assert (again.first_minute, again.last_minute) == (when.first_minute, when.last_minute)


@LAW
@given(testing.whens())
def test_the_earliest_is_never_after_the_latest(when: When) -> None:
    first, last = when.first_minute, when.last_minute
    assert first is not None or last is not None
    assert (when.width is None) == (first is None or last is None)
    if first is not None and last is not None:
        assert first <= last
        assert when.width == last - first + 1
        assert when.earliest is not None
        assert when.latest is not None
        assert when.earliest <= when.latest
        assert minute_of(when.earliest.isoformat()) == first
        assert minute_of(when.latest.isoformat()) == last


WIDEST = {
    Precision.TIME: DAY - 1,
    Precision.DAY: DAY,
    Precision.DAYS: 6 * DAY,
    Precision.WEEK: 7 * DAY,
    Precision.MONTH: 31 * DAY,
    Precision.YEAR: 366 * DAY,
}


@LAW
@given(testing.whens())
def test_precision_is_never_narrower_than_the_width(when: When) -> None:
    if when.width is None:
        assert when.precision is Precision.OPEN
        return
    # A change of the clocks moves a width by an hour where the zone has any.
    slack = 60 if when.zone in {"Asia/Karachi", "Europe/Istanbul"} else 0
    assert when.width - slack <= WIDEST.get(when.precision, when.width)
    narrower = [limit for limit in WIDEST.values() if limit < WIDEST.get(when.precision, 367 * DAY)]
    assert all(when.width + slack > limit for limit in narrower)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2025-11-06T17:40", Precision.TIME),
        ("2025-11-06T00:00/2025-11-06T23:58", Precision.TIME),
        ("2025-11-06T12:00/2025-11-06", Precision.TIME),
        ("2025-11-06/2025-11-06T12:00", Precision.TIME),
        ("2025-10-19", Precision.DAY),
        ("2025-11-06T00:00/2025-11-07T00:00", Precision.DAYS),
        ("2025-10-18/2025-10-19", Precision.DAYS),
        ("2025-10-13/2025-10-18", Precision.DAYS),
        ("2025-10-13/2025-10-19", Precision.WEEK),
        ("2025-10-13/2025-10-20", Precision.MONTH),
        ("2025-10", Precision.MONTH),
        ("2025-10-01/2025-11-01", Precision.YEAR),
        ("2025-21", Precision.YEAR),
        ("2024", Precision.YEAR),
        ("2024-01-01/2025-01-01", Precision.LONGER),
        ("202X", Precision.LONGER),
        ("2025-10-19/..", Precision.OPEN),
    ],
)
def test_precision_follows_the_five_codes(text: str, precision: Precision) -> None:
    for zone in ("UTC", "Asia/Kabul", "Europe/Istanbul"):
        assert When.parse(text, zone=zone).precision is precision


def covers(wide: When, narrow: When) -> bool:
    opens = wide.first_minute is None or (
        narrow.first_minute is not None and wide.first_minute <= narrow.first_minute
    )
    closes = wide.last_minute is None or (
        narrow.last_minute is not None and narrow.last_minute <= wide.last_minute
    )
    return opens and closes


@LAW
@given(DATES, st.integers(0, DAY - 1), st.sampled_from(ZONES))
def test_narrower_text_never_widens(day: date, clock: int, zone: str) -> None:
    text = day.isoformat()
    texts = [
        f"[..{text[:4]},{text[:4]}..]",
        "XXXX",
        f"{text[:2]}XX",
        f"{text[:3]}X",
        text[:4],
        f"{text[:6]}X",
        text[:7],
        f"{text[:9]}X",
        text,
        f"{text}T{clock // 60:02}:{clock % 60:02}",
    ]
    try:
        chain = [When.parse(each, zone=zone) for each in texts]
    except WordingError as error:
        assume("skip" not in str(error))
        raise
    assert all(covers(wide, narrow) for wide, narrow in pairwise(chain))


def read(text: str, zone: str = "UTC") -> When:
    """A date of what is drawn, unless more dates fit it than are read."""
    try:
        return When.parse(text, zone=zone)
    except WordingError as error:
        assume("more than 1,000" not in str(error))
        raise


@LAW
@given(PATTERN, st.sampled_from(ZONES), st.data())
def test_a_digit_that_becomes_known_never_widens(
    pattern: str, zone: str, data: st.DataObject
) -> None:
    hidden = [place for place, each in enumerate(pattern) if each == "X"]
    assume(hidden)
    place = data.draw(st.sampled_from(hidden))
    digit = data.draw(st.sampled_from("0123456789"))
    try:
        narrow = When.parse(pattern[:place] + digit + pattern[place + 1 :], zone=zone)
    except WordingError:
        assume(False)  # noqa: FBT003  (the name says what it does)
        raise
    assert covers(read(pattern, zone), narrow)


@LAW
@given(st.lists(SINGLE, min_size=2, max_size=4))
def test_a_further_member_never_narrows_a_set(texts: list[str]) -> None:
    few, more = When.parse(f"[{','.join(texts[1:])}]"), When.parse(f"[{','.join(texts)}]")
    assert covers(more, few)
    assert covers(more, When.parse(texts[0]))
    assert covers(When.parse(f"[..{texts[0]},{texts[0]}..]"), more)


@examples(100)
@given(PATTERN.filter(lambda pattern: pattern[2] != "X"))
def test_unspecified_digits_bound_exactly_the_days_that_they_fit(pattern: str) -> None:
    fits = re.compile(pattern.replace("X", "[0-9]")).fullmatch
    fitting = [day for day in DAYS if fits(day)]
    assert bounds(pattern) == (minute_of(fitting[0]), minute_of(fitting[-1]) + DAY - 1)


@LAW
@given(SINGLE, st.sampled_from(ZONES))
def test_a_mark_moves_no_bound(text: str, zone: str) -> None:
    text = text.rstrip("?~%")
    try:
        plain = When.parse(text, zone=zone)
    except WordingError as error:
        assume("skip" not in str(error))
        raise
    for mark in "?~%":
        marked = When.parse(text + mark, zone=zone)
        assert (marked.first_minute, marked.last_minute) == (plain.first_minute, plain.last_minute)
        assert marked.uncertain is (mark in "?%")
        assert marked.approximate is (mark in "~%")
        assert marked != plain
    assert not plain.uncertain
    assert not plain.approximate


def test_the_marks_of_a_part_are_marks_of_the_whole() -> None:
    assert When.parse("1984?/2004-06~").uncertain
    assert When.parse("1984?/2004-06~").approximate
    assert When.parse("[2025-10-15,2025-10-16~]").approximate
    assert not When.parse("[2025-10-15,2025-10-16~]").uncertain


def test_only_an_interval_lasts() -> None:
    assert When.parse("2025-10-18/2025-10-19").lasts
    assert When.parse("2025-10-19/..").lasts
    assert not When.parse("[2025-10-18..2025-10-19]").lasts
    assert not When.parse("2025-10").lasts


@LAW
@given(testing.whens(), testing.whens(), testing.whens())
def test_surely_before_is_a_strict_partial_order(one: When, two: When, three: When) -> None:
    assert not one.surely_before(one)
    if one.surely_before(two):
        assert not two.surely_before(one)
        if two.surely_before(three):
            assert one.surely_before(three)


@LAW
@given(testing.whens(), testing.whens())
def test_surely_before_implies_possibly_before(one: When, two: When) -> None:
    if one.surely_before(two):
        assert one.possibly_before(two)
        assert not two.possibly_before(one)
        assert not one.meets(two)


@LAW
@given(testing.whens(), testing.whens())
def test_meets_is_symmetric_and_never_holds_of_what_is_surely_before(one: When, two: When) -> None:
    assert one.meets(one)
    assert one.meets(two) == two.meets(one)
    apart = one.surely_before(two) or two.surely_before(one)
    assert not (apart and one.meets(two))
    # Without a gap in either, nothing else keeps two dates apart.
    assert one.meets(two) or apart or len(one.pieces) + len(two.pieces) > 2


NEAR = PATTERN.filter(lambda pattern: pattern[2] != "X")  # its days are all in DAYS
CUT = st.builds(lambda day, cut: day.isoformat()[:cut], DATES, st.sampled_from([4, 7, 10]))
RANGE = st.lists(CUT, min_size=2, max_size=2).map(lambda ends: "..".join(sorted(ends)))
SETS = st.lists(NEAR | CUT | RANGE, min_size=1, max_size=4).map(lambda of: f"[{','.join(of)}]")


def fitting(text: str) -> list[int]:
    """The days, as places in DAYS, that a member of a set allows, each looked at."""
    first, dots, last = text.partition("..")
    if dots:
        return list(range(fitting(first)[0], fitting(last)[-1] + 1))
    fits = re.compile(text.replace("X", "[0-9]")).match
    return [place for place, day in enumerate(DAYS) if fits(day)]


def days_of(text: str) -> set[int]:
    members = [fitting(member) for member in text.strip("[]").split(",")]
    assume(all(members))  # some patterns fit no day
    return {day for member in members for day in member}


def days_of_pieces(when: When) -> list[range]:
    """The days of each piece, as places in DAYS."""
    start = minute_of(DAYS[0])
    return [
        range((piece.first_minute - start) // DAY, (piece.last_minute - start) // DAY + 1)
        for piece in when.pieces
        if piece.first_minute is not None and piece.last_minute is not None
    ]


@LAW
@given(SETS | NEAR | CUT)
def test_the_pieces_hold_exactly_the_days_that_the_text_allows(text: str) -> None:
    allowed = days_of(text)
    pieces = days_of_pieces(When.parse(text))
    assert sorted(allowed) == [day for piece in pieces for day in piece]
    assert all(one[-1] + 1 < other[0] for one, other in pairwise(pieces))


@examples(100)
@given(SETS | NEAR | CUT, SETS | NEAR | CUT)
def test_two_dates_meet_where_they_have_a_day_in_common(one: str, other: str) -> None:
    in_common = days_of(one) & days_of(other)
    assert When.parse(one).meets(When.parse(other)) == bool(in_common)
    assert When.parse(other).meets(When.parse(one)) == bool(in_common)


@LAW
@given(testing.whens())
def test_a_piece_is_a_date_of_its_own(when: When) -> None:
    for piece in when.pieces:
        assert piece.pieces == (piece,)
        assert piece.zone == when.zone
        assert piece.meets(when)
    assert When.one_of(when.pieces).pieces == when.pieces
    assert when.pieces[0].first_minute == when.first_minute
    assert when.pieces[-1].last_minute == when.last_minute
    assert any(piece.uncertain for piece in when.pieces) == when.uncertain
    assert any(piece.approximate for piece in when.pieces) == when.approximate
    for one, two in pairwise(when.pieces):
        assert one.surely_before(two)
        assert one.last_minute is not None
        assert two.first_minute is not None
        assert one.last_minute + 1 < two.first_minute


@examples(60)
@given(st.lists(testing.whens(), min_size=1, max_size=4), st.randoms(), testing.whens())
def test_one_of_several_dates_meets_what_any_of_them_meets(
    drawn: list[When], random: Random, other: When
) -> None:
    dates = [When(edtf=when.edtf, zone="UTC") for when in drawn]
    try:
        one = When.one_of(dates)
    except WordingError as error:
        assume("more than 1,000" not in str(error))
        raise
    random.shuffle(dates)
    assert When.one_of(dates) == one
    assert one.meets(other) == any(when.meets(other) for when in dates)
    assert When.one_of(one.pieces).meets(other) == one.meets(other)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("[2025-10-15,2025-10-19]", ["2025-10-15", "2025-10-19"]),
        ("[2025-10-19,2025-10-15,2025-10-16]", ["[2025-10-15,2025-10-16]", "2025-10-19"]),
        ("[2025-10-15..2025-10-17,2025-10-19]", ["[2025-10-15..2025-10-17]", "2025-10-19"]),
        ("[..2025-10-15,2025-10-19..]", ["[..2025-10-15]", "[2025-10-19..]"]),
        ("[2025-10-15,2025-10-16~,2025-10-19?]", ["[2025-10-15,2025-10-16~]", "2025-10-19?"]),
        ("[2025,2025-10-16]", ["[2025,2025-10-16]"]),
        ("[2003-01-01,20X3-01-01,2003-01-01]", [f"20{decade}3-01-01" for decade in range(10)]),
        ("[2024-03,2025-03]", ["2024-03", "2025-03"]),
        ("2025-1X-19~", ["2025-10-19~", "2025-11-19~", "2025-12-19~"]),
        ("2025-10-X9", ["2025-10-09", "2025-10-19", "2025-10-29"]),
        ("2025-10-1X", ["2025-10-1X"]),
        ("202X-1X", [f"202{year}-10-01..202{year}-12-31" for year in range(10)]),
        ("20X5", [f"20{decade}5" for decade in range(10)]),
        ("2X25-10", [f"2{century}25-10" for century in range(10)]),
        ("20X4-24", [f"20{decade}4-12-01..20{decade}5-02-28" for decade in range(10)]),
        # The 31st of January and the 1st of February touch.
        (
            "2025-0X-X1",
            [
                *("2025-01-01", "2025-01-11", "2025-01-21", "2025-01-31,2025-02-01"),
                *("2025-02-11", "2025-02-21", "2025-03-01", "2025-03-11", "2025-03-21"),
                *("2025-03-31,2025-04-01", "2025-04-11", "2025-04-21", "2025-05-01"),
                *("2025-05-11", "2025-05-21", "2025-05-31,2025-06-01", "2025-06-11"),
                *("2025-06-21", "2025-07-01", "2025-07-11", "2025-07-21"),
                *("2025-07-31,2025-08-01", "2025-08-11", "2025-08-21"),
                *("2025-08-31,2025-09-01", "2025-09-11", "2025-09-21"),
            ],
        ),
        ("-000X-03", [f"-000{year}-03" for year in range(9, 0, -1)]),
        ("2025-24", ["2025-24"]),
        ("XXXX", ["XXXX"]),
        ("2025-XX-XX", ["2025-XX-XX"]),
        ("2025-10-18/2025-10-19", ["2025-10-18/2025-10-19"]),
        ("2004-XX-19/2004-07-03", ["2004-XX-19/2004-07-03"]),
    ],
)
def test_the_pieces_of_sets_and_of_unspecified_digits(text: str, pieces: list[str]) -> None:
    found = [str(piece) for piece in When.parse(text).pieces]
    assert [piece.strip("[]") for piece in found] == [piece.strip("[]") for piece in pieces]


@pytest.mark.parametrize(
    ("text", "zone", "pieces"),
    [
        # Clocks went forward at midnight, and came to 01:00: the days touch.
        ("[2009-04-14,2009-04-15]", "Asia/Karachi", 1),
        # There was no 30 December 2011 in Samoa, and the 29th touches the 31st.
        ("[2011-12-29,2011-12-31]", "Pacific/Apia", 1),
        ("2011-12-X0", "Pacific/Apia", 2),
        ("[2025-11-06T17:40,2025-11-06T17:41]", "Asia/Kabul", 1),
        ("[2025-11-06T17:40,2025-11-06T17:42]", "Asia/Kabul", 2),
        ("[2025-11-06T17:40+04:30,2025-11-06T17:40+05:00]", "Asia/Kabul", 2),
    ],
)
def test_what_touches_by_the_local_clock_is_one_piece(text: str, zone: str, pieces: int) -> None:
    assert len(When.parse(text, zone=zone).pieces) == pieces


def test_the_dates_between_two_pieces_are_no_dates_of_a_set() -> None:
    either = When.parse("[2025-10-15,2025-10-19]")
    assert not either.meets(When.parse("2025-10-17"))
    assert either.meets(When.parse("2025-10-15"))
    assert either.meets(When.parse("2025-10-19"))
    assert either.meets(When.parse("[2025-10-15..2025-10-17]"))
    assert not either.surely_before(When.parse("2025-10-17"))
    assert either.possibly_before(When.parse("2025-10-17"))
    assert not When.parse("2025-XX-19").meets(When.parse("2025-10-20"))
    assert not When.parse("2025-XX-19").meets(When.parse("2025-1X-20"))


def test_a_text_of_too_many_dates_is_refused() -> None:
    assert len(When.parse("1XXX-12").pieces) == 1000
    many = ",".join((date(2003, 1, 1) + timedelta(days=2 * n)).isoformat() for n in range(1001))
    for text in ("XXXX-10-19", "XXXX-XX-1X", "XXXX-21", "XXXX-10-19/..", f"[{many}]"):
        with pytest.raises(WordingError, match="leaves open which of more than 1,000 dates it is"):
            When.parse(text)


def test_all_of_a_set_are_several_dates() -> None:
    with pytest.raises(WordingError, match="it is several dates, not one of several"):
        When.parse("{2025-10-15,2025-10-19}")


def test_one_of_several_dates_is_written_in_their_order() -> None:
    days = [When.parse(text, zone="Asia/Kabul") for text in ("2025-11-07", "2025-11-06")]
    assert When.one_of(days) == When.parse("[2025-11-06,2025-11-07]", zone="Asia/Kabul")
    assert When.one_of(days[:1] * 2) == days[0]
    stretches = ["2025-10-18/2025-10-19", "../2025-10-01", "[2025-10-10,2025-10-12]", "2025-11/"]
    assert str(When.one_of(map(When.parse, stretches))) == (
        "[..2025-10-01,2025-10-10,2025-10-12,2025-10-18..2025-10-19,2025-11..]"
    )


def test_dates_of_which_one_holds_are_of_one_zone() -> None:
    wrong: list[Any] = [[], "2025", [When.parse("2025"), "2026"], [None]]
    for each in wrong:
        with pytest.raises(ArgumentError, match=r"whens is .*, expected dates \(When\), at least"):
            When.one_of(each)
    with pytest.raises(ArgumentError, match="all of them in one zone"):
        When.one_of([When.parse("2025"), When.parse("2026", zone="Asia/Kabul")])


MINUTES = st.integers(0, 5)


@LAW
@given(MINUTES, MINUTES, MINUTES, MINUTES)
def test_the_questions_agree_with_every_reading(a: int, b: int, c: int, d: int) -> None:
    assume(a <= b)
    assume(c <= d)
    one = When.parse(f"[2025-11-06T17:{a:02}..2025-11-06T17:{b:02}]")
    two = When.parse(f"[2025-11-06T17:{c:02}..2025-11-06T17:{d:02}]")
    readings = [(x, y) for x in range(a, b + 1) for y in range(c, d + 1)]
    assert one.surely_before(two) == all(x < y for x, y in readings)
    assert one.possibly_before(two) == any(x < y for x, y in readings)
    assert one.meets(two) == any(x == y for x, y in readings)


def test_the_truce_the_ceasefire_and_the_third_round() -> None:
    truce = When.parse("2025-10-15", zone="Asia/Karachi")
    ceasefire = When.parse("2025-10-19", zone="Asia/Qatar")
    third = When.parse("2025-11-06/2025-11-07", zone="Europe/Istanbul")
    assert truce.surely_before(ceasefire)
    assert not truce.meets(ceasefire)
    assert ceasefire.surely_before(third)
    assert ceasefire.meets(When.parse("2025-10", zone="Asia/Qatar"))
    # One calendar day is not one day in two zones.
    kabul = When.parse("2025-11-06", zone="Asia/Kabul")
    assert kabul.meets(When.parse("2025-11-06", zone="Europe/Istanbul"))
    assert kabul != When.parse("2025-11-06", zone="Europe/Istanbul")


def test_dates_are_shown_in_their_zone_or_their_own_offset() -> None:
    own = When.parse("2025-11-06T17:40+04:30~", zone="Europe/Istanbul")
    assert str(own.earliest) == str(own.latest) == "2025-11-06 17:40:00+04:30"
    assert str(When.parse("2025-11-06T13:10Z", zone="Asia/Kabul").latest).endswith("13:10:00+00:00")
    session = When.parse("2025-11-06T18:00+03:00/2025-11-07", zone="Asia/Kabul")
    assert str(session.earliest) == "2025-11-06 18:00:00+03:00"
    assert str(session.latest) == "2025-11-07 23:59:00+04:30"
    day = When.parse("2025-10-19", zone="Asia/Qatar")
    assert day.earliest is not None
    assert day.earliest.timezone_name == "Asia/Qatar"


def test_a_date_shows_what_parse_takes() -> None:
    assert repr(When.parse("2025-10-19")) == "When('2025-10-19')"
    assert repr(When.parse("2025", zone="Asia/Kabul")) == "When('2025', zone='Asia/Kabul')"
    assert len(repr(When.parse("[" + "2025-10-19," * 1000 + "2025]"))) < 200


def test_zone_is_part_of_a_date() -> None:
    assert When.parse("2025") == When(edtf="2025", zone="UTC")
    assert When.parse("2025") != When(edtf="2025", zone="Etc/UTC")


@examples(600)
@given(
    st.text(max_size=30)
    | st.text("0123456789-/.[],XYTZ+:?~%", max_size=24)
    | st.lists(SINGLE | PATTERN | st.sampled_from(["..", "/", ",", "[", "]", ""])).map("".join)
)
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    try:
        when = When.parse(text, zone="Asia/Karachi")
    except WordingError as error:
        assert "is not a date that pakafg reads" in str(error)  # noqa: PT017  (some texts are read)
    else:
        assert When.parse(str(when), zone="Asia/Karachi") == when


def test_a_time_that_clocks_show_twice_is_one_of_two_minutes() -> None:
    when = When.parse("2027-10-31T01:30~", zone="Europe/Lisbon")
    assert [str(piece) for piece in when.pieces] == [
        "2027-10-31T01:30+01:00~", "2027-10-31T01:30+00:00~",
    ]  # fmt: skip
    assert not when.meets(When.parse("2027-10-31T01:00", zone="UTC"))
    assert when.meets(When.parse("2027-10-31T01:30", zone="UTC"))
    assert when.precision is Precision.TIME
    # Once an offset says which of the two, it is one.
    assert len(When.parse("2027-10-31T01:30+01:00", zone="Europe/Lisbon").pieces) == 1


def test_a_time_that_clocks_skip_is_refused_without_advice_to_write_the_same() -> None:
    with pytest.raises(WordingError, match="the clocks of 'Europe/Helsinki' skip") as raised:
        When.parse("2028-03-26T03:30", zone="Europe/Helsinki")
    assert "Did you mean" not in str(raised.value)
