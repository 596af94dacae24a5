"""Dates in words: what may be is named, and nothing between."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import examples

from pakafg import When
from pakafg.text.date_words import date_words, when_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-10-19", "19 October 2025"),
        ("[2025-10-10..2025-10-20]", "10–20 October 2025"),
        ("[2025-10-15,2025-10-16]", "15–16 October 2025"),
        ("[2025-10-15,2025-10-19]", "15 or 19 October 2025"),
        ("[2025-10-15,2025-10-17,2025-10-19]", "15, 17 or 19 October 2025"),
        ("[2025-10-15..2025-10-17,2025-10-19]", "15–17 or 19 October 2025"),
        ("[2025-10-15,2025-11-02]", "15 October or 2 November 2025"),
        ("[2024-10-15,2025-10-15]", "15 October 2024 or 15 October 2025"),
        ("[2024-10-15,2025-10-15,2025-10-19]", "15 October 2024, 15 or 19 October 2025"),
        ("[2024-03,2025-03]", "March 2024 or March 2025"),
        ("[2025-03,2025-05]", "March or May 2025"),
        ("[2025-03,2025-05-19]", "March or 19 May 2025"),
        ("[2025-01..2025-02,2025-05]", "January – February or May 2025"),
        ("[2025-09-30..2025-10-02,2025-10-19]", "30 September – 2 October or 19 October 2025"),
        ("[2023,2025]", "2023 or 2025"),
        ("[..2025-10-01,2025-10-19..]", "by 1 or from 19 October 2025"),
        ("2025-1X-19", "19 October, 19 November or 19 December 2025"),
        ("2025-10-X9", "9, 19 or 29 October 2025"),
        ("2025-XX-19", "19 January, 19 February, … or 19 December 2025 (one of 12)"),
        ("202X-10-19", "19 October 2020, 19 October 2021, … or 19 October 2029 (one of 10)"),
    ],
)
def test_a_date_is_said_as_what_it_may_be(text: str, words: str) -> None:
    assert when_words(When.parse(text, zone="Asia/Kabul")) == words


def test_clock_times_of_which_one_holds_are_said_whole() -> None:
    either = When.parse("[2025-11-06T17:40+04:30,2025-11-06T17:40+05:00]", zone="Asia/Kabul")
    assert when_words(either) == (
        "6 November 2025, 17:10 Kabul time (12:40 UTC) or "
        "6 November 2025, 17:40 Kabul time (13:10 UTC)"
    )


def test_a_row_without_pieces_is_one_stretch() -> None:
    first = datetime(2025, 10, 15, tzinfo=UTC)
    last = first + timedelta(days=5, minutes=-1)
    for pieces in (None, [], [{"earliest": first, "latest": last}]):
        assert date_words(first, last, pieces=pieces) == "15–19 October 2025"


@examples(100)
@given(st.sets(st.dates(date(2024, 12, 1), date(2025, 2, 28)), min_size=2, max_size=4))
def test_days_can_be_read_back_from_their_words(days: set[date]) -> None:
    assume(all(day + timedelta(1) not in days for day in days))
    words = when_words(When.one_of(When.parse(day.isoformat()) for day in days))
    read = []
    known: list[str] = []
    for said in reversed(re.split(", | or ", words)):  # "15 or 19 October": both are of October
        parts = said.split()
        known = [*parts, *known[len(parts) :]]
        read.append(datetime.strptime(" ".join(known), "%d %B %Y").replace(tzinfo=UTC).date())
    assert read[::-1] == sorted(days)
