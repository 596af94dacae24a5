"""A date that is written otherwise is refused, and offered as it should be."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg import When, WordingError

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def offered(text: str) -> str | None:
    """What the error offers; None where it offers nothing."""
    with pytest.raises(WordingError) as error:
        When.parse(text)
    _, found, rest = str(error.value).partition("Did you mean '")
    return rest.removesuffix("'?") if found else None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("19 October 2025", "2025-10-19"),
        ("19th of October, 2025", "2025-10-19"),
        ("October 19, 2025", "2025-10-19"),
        ("Sunday, 19 October 2025", "2025-10-19"),
        ("Oct. 9 2025", "2025-10-09"),
        ("1 sept 2025", "2025-09-01"),
        ("October 2025", "2025-10"),
        ("Nov 2025", "2025-11"),
        ("15–19 October 2025", "2025-10-15/2025-10-19"),
        ("October 15 to 19, 2025", "2025-10-15/2025-10-19"),
        ("2025/10/19", "2025-10-19"),
        ("2025-10-9", "2025-10-09"),
        ("20251019", "2025-10-19"),
        ("19/10/2025", "2025-10-19"),
        ("10/19/2025", "2025-10-19"),
        ("9.9.2025", "2025-09-09"),
        ("2025-11-06 17:40", "2025-11-06T17:40"),
        ("2025-11-06T17:40:00.000+04:30", "2025-11-06T17:40+04:30"),
        ("2025-11-06T24:00", "2025-11-07T00:00"),
        ("2025-W42", "2025-10-13/2025-10-19"),
        ("2025-W42-7", "2025-10-19"),
    ],
)
def test_a_day_that_is_written_otherwise_is_offered_in_edtf(text: str, edtf: str) -> None:
    assert offered(text) == edtf
    assert str(When.parse(edtf)) == edtf


@pytest.mark.parametrize(
    "text",
    [
        *(
            "09/10/2025",
            "30 February 2025",
            "31/31/2025",
            "2025-13-41",
            "19 Ju 2025",
            "19 Xyz 2025",
        ),
        *("mid-October", "yesterday", "", "2025-W99", "2025-02-30", "7 or 9 October", "1 2 3"),
    ],
)
def test_what_may_be_several_days_or_is_none_is_not_offered(text: str) -> None:
    assert offered(text) is None


@examples(50)
@given(
    st.dates(date(1000, 1, 1), date(9999, 12, 1)),
    st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{d} {m3}. {y}", "{y}/{n}/{d}"]),
)
def test_every_day_is_offered_however_it_is_worded(day: date, form: str) -> None:
    month = MONTHS[day.month - 1]
    text = form.format(d=day.day, m=month, m3=month[:3], n=day.month, y=day.year)
    assert offered(text) == str(day)
    assert str(When.parse(str(day))) == str(day)
