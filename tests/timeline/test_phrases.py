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
from pakafg.timeline.phrases.phrase_rules import RULES

LAW = examples(150)
REPORT = "2025-11-08"  # a Saturday
PHRASES = [
    case["words"]
    for case in right_answers("dates")
    if case["kind"] in ("published table", "days and months")
]


# A phrase of each rule, and more where one rule has two readings; the report is of a Saturday.
READ = {
    "today": "2025-11-08",
    "now": "2025-11-08",
    "tonight": "[2025-11-08T18:00..2025-11-08T23:59]",
    "yesterday": "2025-11-07",
    "the night before last": "2025-11-06",
    "the day before yesterday": "2025-11-06",
    "tomorrow": "2025-11-09",
    "Thursday": "2025-11-06",
    "last Thursday": "2025-11-06",
    "next Thursday": "2025-11-13",
    "this Thursday": "2025-11-06",
    "Thursday last week": "2025-10-30",
    "the weekend": "[2025-11-01..2025-11-02,2025-11-08]",
    "last weekend": "[2025-11-01..2025-11-02]",
    "the weekend of 1 November": "[2025-11-01..2025-11-02]",
    "the week of 5 November": "[2025-11-03..2025-11-09]",
    "5 November": "2025-11-05",
    "the 5th": "2025-11-05",
    "the 5th of last month": "2025-10-05",
    "the last day of October": "2025-10-31",
    "October": "2025-10",
    "last October": "2025-10",
    "next October": "2026-10",
    "earlier in October": "2025-10",
    "mid to late October": "[2025-10-10..2025-10-31]",
    "the first half of October": "[2025-10-01..2025-10-15]",
    "the last week of October": "[2025-10-25..2025-10-31]",
    "early this month": "[2025-11-01..2025-11-08]",
    "the week before last": "[2025-10-20..2025-10-26]",
    "next week": "[2025-11-10..2025-11-16]",
    "next month": "2025-12",
    "next year": "2026",
    "this month": "[2025-11-01..2025-11-08]",
    "last month": "2025-10",
    "2024": "2024",
    "this year": "[2025-01-01..2025-11-08]",
    "last year": "2024",
    "early 2024": "[2024-01-01..2024-04-30]",
    "the second half of 2024": "[2024-07-01..2024-12-31]",
    "the third quarter of 2024": "[2024-07-01..2024-09-30]",
    "the first six months of 2023": "[2023-01-01..2023-06-30]",
    "autumn 2024": "[2024-09-01..2024-11-30]",
    "previous years": "../2024-12-31",
    "the early 1990s": "[1990-01-01..1993-12-31]",
    "the nineteenth century": "18XX",
    "the 9th century": "08XX",
    "earlier this week": "[2025-11-03..2025-11-07]",
    "earlier this year": "[2025-01-01..2025-11-07]",
    "late last week": "[2025-10-30..2025-11-02]",
    "later this week": "2025-11-09",
    "later this month": "[2025-11-09..2025-11-30]",
    "later this year": "[2025-11-09..2025-12-31]",
    "three days ago": "2025-11-05",
    "three days from now": "2025-11-11",
    "the next three days": "[2025-11-09..2025-11-11]",
    "for the past three days": "2025-11-05/2025-11-08",
    "the past three days": "[2025-11-05..2025-11-08]",
    "": "[2025-11-06..2025-11-08]",
    "recently": "[2025-11-05..2025-11-07]",
    "this week": "[2025-11-03..2025-11-08]",
    "last week": "[2025-10-27..2025-11-02]",
    "the past week": "[2025-11-01..2025-11-08]",
    "last night": "2025-11-07",
    "the past 24 hours": "[2025-11-07..2025-11-08]",
    "the past 48 hours": "[2025-11-06..2025-11-08]",
    "late October": "[2025-10-15..2025-10-31]",
    "the past few weeks": "[2025-10-18..2025-11-08]",
    "earlier this month": "[2025-11-01..2025-11-07]",
}


@pytest.mark.parametrize(("phrase", "edtf"), READ.items())
def test_a_phrase_is_read_as_its_rule_says(phrase: str, edtf: str) -> None:
    assert str(resolve(phrase, published=REPORT).when) == edtf


def test_every_rule_has_a_phrase_that_is_read_by_it() -> None:
    read_by = {resolve(phrase, published=REPORT).rule for phrase in READ}
    assert read_by == {rule.words for rule in RULES}


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
