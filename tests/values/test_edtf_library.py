"""Another reader of EDTF as the judge, for the dates that it reads."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg import When

DATES = st.dates(date(1001, 1, 1), date(2998, 12, 31))
CUT = st.sampled_from([4, 7, 10])
MARK = st.sampled_from(["", "?", "~", "%"])
SINGLE = st.builds(lambda day, cut, mark: day.isoformat()[:cut] + mark, DATES, CUT, MARK)
PAIRS = st.tuples(DATES, DATES).map(sorted)


def agree(text: str) -> bool:
    theirs = edtf.parse_edtf(text)
    when = When.parse(text)

    def day(moment: Any) -> datetime:
        return datetime(moment[0], moment[1], moment[2], tzinfo=UTC)

    last_minute = day(theirs.upper_strict()) + timedelta(hours=23, minutes=59)
    return (when.earliest, when.latest) == (day(theirs.lower_strict()), last_minute)


# The library takes five to thirty milliseconds a date.
@examples(60)
@given(
    SINGLE
    | st.builds(lambda days, cut: f"{days[0]}/{days[1].isoformat()[:cut]}", PAIRS, CUT)
    | st.builds(lambda days, cut: f"[{days[0]},{days[1].isoformat()[:cut]}]", PAIRS, CUT)
)
def test_the_edtf_library_reads_the_same(text: str) -> None:
    assert agree(text)


@pytest.mark.parametrize(
    "text",
    [
        "201X",
        "20XX",
        "2004-XX",
        "1985-04-XX",
        "1985-XX-XX",
        "156X-12-25",
        "15XX-12-25",
        "1XXX-12",
        "1XXX-XX",
        "2001-21",
        "2001-22",
        "2001-23",
        "[1667,1668,1670..1672]",
        "2004-06-XX/2004-07-03",
    ],
)
def test_the_edtf_library_reads_digits_seasons_and_sets_the_same(text: str) -> None:
    assert agree(text)
