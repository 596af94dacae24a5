"""Vague and relative dates, row by row of the published table, and on the words of the seeds."""

from datetime import date, timedelta

import corpora
import pytest
from archive import right_answers
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg import WordingError
from pakafg.timeline import resolve, resolve_gap

LAW = examples(150)
REPORT = "2025-11-08"  # a Saturday
PHRASES = [
    case["words"]
    for case in right_answers("dates")
    if case["kind"] in ("published table", "days and months")
]


@pytest.mark.parametrize(
    "phrase",
    ["soon", "colonial-era", "at 11:03 a.m.", "since", "mid-Octember", "October 32", "3 ago"],
)
def test_what_no_rule_reads_is_an_error(phrase: str) -> None:
    with pytest.raises(WordingError, match=r"is not a date that pakafg reads|allows no day"):
        resolve(phrase, published=REPORT)


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("in the first six months of 2023", "[2023-01-01..2023-06-30]"),
        ("the last 3 months of last year", "[2024-10-01..2024-12-31]"),
        ("the first eleven months of the year", "[2025-01-01..2025-11-30]"),
        ("next May", "2026-05"),
        ("next November", "2026-11"),
        ("by next December", "../2025-12-31"),
    ],
)
def test_months_of_a_year_and_a_month_to_come_are_read(phrase: str, edtf: str) -> None:
    assert str(resolve(phrase, published=REPORT).when) == edtf


@pytest.mark.parametrize("months", ["0", "12", "13", "99"])
def test_no_year_has_more_first_months_than_there_are(months: str) -> None:
    with pytest.raises(WordingError, match="allows no day"):
        resolve(f"the first {months} months of 2023", published=REPORT)


def test_a_phrase_of_great_length_is_not_searched_for_a_date() -> None:
    with pytest.raises(WordingError, match="has more than 200 characters") as raised:
        resolve("since " * 100_000, published="2025-11-08")
    assert len(str(raised.value)) < 200


def test_the_time_between_two_events_belongs_to_their_order() -> None:
    with pytest.raises(WordingError, match="claim their order, with a gap"):
        resolve("a week after", published=REPORT)


def test_the_annotators_of_the_seeds_read_gaps_as_the_rules_do() -> None:
    read = 0
    for order in corpora.seeds().orders.values():
        try:
            gap = resolve_gap(order.words).gap
        except WordingError:
            continue
        read += 1
        assert order.gap is not None, order.id
        assert (order.gap.low, order.gap.high) == (gap.low, gap.high), order.id
    assert read >= 3


def test_a_weekday_that_the_date_does_not_have_is_an_error() -> None:
    with pytest.raises(WordingError, match="allows no day"):
        resolve("Thursday, November 7, 2025", published=REPORT)


def test_earlier_this_month_on_the_first_is_no_day() -> None:
    with pytest.raises(WordingError, match="allows no day"):
        resolve("earlier this month", published="2025-11-01")


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("last night", "[2025-11-06..2025-11-08]"),
        ("Thursday", "2025-11-06"),  # all three days look back at one
        ("Saturday", "[2025-11-01,2025-11-08]"),
        ("last week", "[2025-10-27..2025-11-02]"),
    ],
)
def test_an_uncertain_publication_allows_for_each_of_its_days(phrase: str, edtf: str) -> None:
    assert str(resolve(phrase, published="[2025-11-07..2025-11-09]").when) == edtf


@pytest.mark.parametrize(
    ("published", "reason"),
    [
        ("2025-11-08/..", "is open"),
        ("2025", "is wider than a month"),
        ("0001-01-01", "allows no day"),
        ("-0005-01-01", "outside the years"),
        ("yesterday", "is not a date"),
    ],
)
def test_a_report_of_no_known_day_is_an_error(published: str, reason: str) -> None:
    with pytest.raises(WordingError, match=reason):
        resolve("last night", published=published)


@pytest.mark.parametrize(
    ("phrase", "published", "edtf"),
    [
        ("9999", "[2025-11-07..2025-11-09]", "9999"),
        ("last year", "1000-03-03", "0999"),
        ("last month", "0999-03-03", "0999-02"),
        ("since last year", "0999-03-03", "0998/0999-03-03"),
    ],
)
def test_first_and_last_years_are_written_in_four_digits(
    phrase: str, published: str, edtf: str
) -> None:
    assert str(resolve(phrase, published=published).when) == edtf


def test_days_are_local_where_the_event_is() -> None:
    when = resolve("last night", published=REPORT, zone="Asia/Kabul").when
    assert when.earliest is not None
    assert when.earliest.isoformat() == "2025-11-07T00:00:00+04:30"


def test_the_days_of_a_report_are_those_of_its_own_zone() -> None:
    kabul = pakafg.When.parse("2025-11-08", zone="Asia/Kabul")
    assert str(resolve("today", published=kabul, zone="America/New_York").when) == REPORT
    assert resolve("today", published=kabul).when.zone == "Asia/Kabul"


DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
# A month is told whole, though the report may come within it; years are told as they stand.
UP_TO_THE_REPORT = [
    phrase
    for phrase in PHRASES
    if not phrase.rstrip(")").endswith(("October", "December", "2021", "2024", "2025", "15"))
]


@given(st.sampled_from(UP_TO_THE_REPORT), DAYS)
@LAW
def test_nothing_is_dated_after_its_report(phrase: str, day: date) -> None:
    try:
        latest = resolve(phrase, published=day.isoformat()).when.latest
    except WordingError:  # the first of a month has no earlier day in it
        return
    assert latest is not None
    assert latest.date() <= day


@given(st.sampled_from(PHRASES), DAYS, st.integers(1, 6))
@LAW
def test_an_uncertain_report_allows_no_less_than_a_certain_one(
    phrase: str, day: date, width: int
) -> None:
    try:
        one = resolve(phrase, published=day.isoformat()).when
    except WordingError:
        return
    wide = resolve(phrase, published=f"[{day}..{day + timedelta(days=width)}]").when
    assert wide.first_minute is not None
    assert wide.last_minute is not None
    assert one.first_minute is not None
    assert one.last_minute is not None
    assert wide.first_minute <= one.first_minute
    assert one.last_minute <= wide.last_minute


def test_stated_weekdays_agree_with_the_calendar() -> None:
    weekdays = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    found = 0
    for claim in corpora.seeds().dates.values():
        named = [name for name in weekdays if name in claim.words]
        latest = claim.when.earliest if "night" in claim.words else claim.when.latest
        if named and latest is not None:  # a night ends on the next day
            found += 1
            assert f"{latest:%A}" in named, claim.id
    assert found >= 5
