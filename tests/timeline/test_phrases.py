"""Vague and relative dates, row by row of the published table, and on the words of the seeds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg import WordingError
from pakafg.timeline import resolve, resolve_gap

LAW = examples(150)
REPORT = "2025-11-08"  # a Saturday

OF_UCDP = {
    "": "[2025-11-06..2025-11-08]",
    "recently": "[2025-11-05..2025-11-07]",
    "past few days": "[2025-11-05..2025-11-07]",
    "in recent days": "[2025-11-05..2025-11-07]",
    "around October 15": "[2025-10-14..2025-10-16]",
    "this week": "[2025-11-03..2025-11-08]",
    "last week": "[2025-10-27..2025-11-02]",
    "in the past week": "[2025-11-01..2025-11-08]",
    "last night": "2025-11-07",
    "the other day": "2025-11-07",
    "past 24 hours": "[2025-11-07..2025-11-08]",
    "in the last 48 hours": "[2025-11-06..2025-11-08]",
    "early October": "[2025-10-01..2025-10-10]",
    "mid-October": "[2025-10-10..2025-10-20]",
    "late October": "[2025-10-15..2025-10-31]",
    "late February 2024": "[2024-02-15..2024-02-29]",
    "several weeks": "[2025-10-18..2025-11-08]",
    "recent weeks": "[2025-10-18..2025-11-08]",
    "earlier this month": "[2025-11-01..2025-11-07]",
    "since Thursday": "2025-11-06/2025-11-08",
    "since mid-October": "2025-10-10/2025-11-08",
}
OURS = {
    "on Thursday": "2025-11-06",
    "Saturday": "2025-11-08",
    "on Thursday night": "[2025-11-06T18:00..2025-11-07T05:59]",
    "last Saturday": "2025-11-01",
    "today": "2025-11-08",
    "this morning": "[2025-11-08T06:00..2025-11-08T11:59]",
    "yesterday evening": "[2025-11-07T17:00..2025-11-07T21:59]",
    "October 19": "2025-10-19",
    "on the 19th of Oct.": "2025-10-19",
    "Nov 20": "2024-11-20",
    "Friday, November 7, 2025": "2025-11-07",
    "Thursday (November 6, 2025)": "2025-11-06",
    "February 29": "2024-02-29",
    "in October": "2025-10",
    "December": "2024-12",
    "last November": "2024-11",
    "last month": "2025-10",
    "this month": "[2025-11-01..2025-11-08]",
    "in 2021": "2021",
    "last year": "2024",
    "this year": "[2025-01-01..2025-11-08]",
    "earlier this week": "[2025-11-03..2025-11-07]",
    "earlier this year": "[2025-01-01..2025-11-07]",
    "late last week": "[2025-10-30..2025-11-02]",
    "early this week": "[2025-11-03..2025-11-05]",
    "two days ago": "2025-11-06",
    "a week ago": "[2025-10-31..2025-11-02]",
    "3 weeks ago": "[2025-10-17..2025-10-19]",
    "past 72 hours": "[2025-11-05..2025-11-08]",
    "last ten days": "[2025-10-29..2025-11-08]",
}


@pytest.mark.parametrize(("phrase", "edtf"), OF_UCDP.items())
def test_each_row_of_the_published_table(phrase: str, edtf: str) -> None:
    found = resolve(phrase, published=REPORT)
    assert (str(found.when), found.source) == (edtf, "ucdp")


@pytest.mark.parametrize(("phrase", "edtf"), OURS.items())
def test_each_row_that_is_pakafgs_own_says_so(phrase: str, edtf: str) -> None:
    found = resolve(phrase, published=REPORT)
    assert (str(found.when), found.source) == (edtf, "pakafg")


@pytest.mark.parametrize(
    "phrase",
    ["soon", "colonial-era", "at 11:03 a.m.", "since", "mid-Octember", "October 32", "3 ago"],
)
def test_what_no_rule_reads_is_an_error(phrase: str) -> None:
    with pytest.raises(WordingError, match=r"is not a date that pakafg reads|allows no day"):
        resolve(phrase, published=REPORT)


def test_a_phrase_of_great_length_is_not_searched_for_a_date() -> None:
    with pytest.raises(WordingError, match="has more than 200 characters") as raised:
        resolve("since " * 100_000, published="2025-11-08")
    assert len(str(raised.value)) < 200


def test_the_time_between_two_events_belongs_to_their_order() -> None:
    with pytest.raises(WordingError, match="claim their order, with a gap"):
        resolve("a week after", published=REPORT)


GAPS = {
    "hours after": "PT1M/P1D",
    "days before": "P1D/P6DT23H59M",
    "just a week after": "P6D/P8D",
    "Two weeks later": "P13D/P15D",
    "two days after": "P1DT1M/P2DT23H59M",
    "the next day": "PT1M/P1DT23H59M",
    "a day before": "PT1M/P1DT23H59M",
    "3 hours later": "PT2H1M/PT3H59M",
}


@pytest.mark.parametrize(("phrase", "gap"), GAPS.items())
def test_the_time_between_two_events_is_read_by_rules_of_our_own(phrase: str, gap: str) -> None:
    found = resolve_gap(phrase)
    assert (str(found.gap), found.source) == (gap, "pakafg")


@pytest.mark.parametrize(
    "phrase", ["unless after", "after", "", "not two days after", "a week after, perhaps two"]
)
def test_a_gap_that_no_rule_reads_is_an_error(phrase: str) -> None:
    with pytest.raises(WordingError, match="is not a time between two events"):
        resolve_gap(phrase)


def test_the_annotators_of_the_seeds_read_gaps_as_the_rules_do() -> None:
    read = 0
    for order in pakafg.load_corpus().orders.values():
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
    for phrase in [*OF_UCDP, *OURS]
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


@given(st.sampled_from([*OF_UCDP, *OURS]), DAYS, st.integers(1, 6))
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
    for claim in pakafg.load_corpus().dates.values():
        named = [name for name in weekdays if name in claim.words]
        latest = claim.when.earliest if "night" in claim.words else claim.when.latest
        if named and latest is not None:  # a night ends on the next day
            found += 1
            assert f"{latest:%A}" in named, claim.id
    assert found >= 5
