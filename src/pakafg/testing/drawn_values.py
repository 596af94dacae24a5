"""Draw texts that provoke, and dates of every shape."""

from __future__ import annotations

from datetime import date
from typing import Final

from hypothesis import assume
from hypothesis import strategies as st

from pakafg.errors import WordingError
from pakafg.values.when import When

__all__ = ["edtf_dates", "edtf_patterns", "texts", "whens"]

_DAY: Final = 24 * 60  # minutes
_DAYS: Final = st.dates(date(2003, 1, 1), date(2032, 12, 31))
_ZONES: Final = (
    *("UTC", "Asia/Kabul", "Asia/Karachi", "Asia/Qatar", "Europe/Istanbul"),
    *("+04:30", "-11:00"),
)

# What readers of YAML, of tables and of terminals have taken for something else than text.
_PROVOKING: Final = (
    *("null", "~", "true", "no", "y", "0x1f", "0o17", "1_000", "1e5", ".inf", "5", "2025-10-19"),
    *("- a", "a: b", ": ", "a #b", "#", "?", "? a", "---", "...", "<<", "=", "&a", "*a", "!t"),
    *("%YAML 1.1", "@", "`", "{", "[a]", ">", "|", "'", '"', "\\", "\\x07", "a\nb", "a\r\nb"),
    *("\x85a", "\u2028a", "a\t", " a ", "\x00", "\x1b[2J", "\x7f", "\ufeff", "\uffff", "😀"),
    *("e\u0301", "\u200c", "\u202egnirts", "سلام", "a " * 700),
)


def texts() -> st.SearchStrategy[str]:
    """Draw text that is not blank, often such as a reader takes for something else.

    Returns:
        A strategy for texts.

    >>> from hypothesis import find
    >>> find(texts(), lambda text: "YAML" in text)
    '%YAML 1.1'
    """
    drawn = st.sampled_from(_PROVOKING) | st.text(min_size=1, max_size=30)
    return drawn.filter(lambda text: bool(text.strip()))


def _written(day: date, precision: int, minute: int, mark: str, offset: str) -> str:
    lengths = (len("2025"), len("2025-10"), len("2025-10-19"))
    if precision < len(lengths):
        return day.isoformat()[: lengths[precision]] + mark
    return f"{day.isoformat()}T{minute // 60:02}:{minute % 60:02}{offset}{mark}"


def edtf_dates() -> st.SearchStrategy[str]:
    """Draw the text of one date: a year, a month, a day or a minute, perhaps in doubt.

    Returns:
        A strategy for texts in EDTF, of the years 2003 to 2032.

    >>> from hypothesis import find
    >>> find(edtf_dates(), lambda text: "T" in text and "?" in text)
    '2003-01-01T00:00?'
    """
    return st.builds(
        _written,
        _DAYS,
        st.integers(0, 3),
        st.integers(0, _DAY - 1),
        st.sampled_from(["", "?", "~", "%"]),
        st.sampled_from(["", "Z", "+04:30", "-03"]),
    )


def edtf_patterns() -> st.SearchStrategy[str]:
    """Draw the text of a day of which digits are not known, such as `2025-1X-0X`.

    Returns:
        A strategy for texts in EDTF; some fit no day of the calendar.

    >>> from hypothesis import find
    >>> find(edtf_patterns(), lambda text: text.count("X") == 2)
    '20XX-01-01'
    """
    return st.builds(
        lambda day, hidden: "".join(
            "X" if place in hidden else each for place, each in enumerate(day.isoformat())
        ),
        _DAYS,
        st.sets(st.sampled_from([2, 3, 5, 6, 8, 9])),
    )


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Draw dates of every shape, in zones with and without changes of the clocks.

    Returns:
        A strategy for dates: single ones, patterns, intervals and sets, open on a side or not.

    >>> from hypothesis import given, settings
    >>> @settings(derandomize=True, max_examples=10)
    ... @given(whens())
    ... def test_a_date_is_read_back_as_it_was_written(when):
    ...     assert When.parse(str(when), zone=when.zone) == when
    >>> test_a_date_is_read_back_as_it_was_written()
    """
    one, other = draw(edtf_dates() | edtf_patterns()), draw(edtf_dates())
    text = draw(
        st.sampled_from(["{0}", "{0}/{1}", "{0}/..", "../{1}", "{0}/", "/{1}"])
        | st.sampled_from(["[{0}..{1}]", "[{0},{1}]", "[{0}..]", "[..{1}]"])
    )
    try:
        return When(edtf=text.format(one, other), zone=draw(st.sampled_from(_ZONES)))
    except WordingError as error:
        # Of two dates drawn the second may lie before the first; a pattern may fit no day,
        # or more than are read.
        assume("ends before" not in str(error))
        assume("not in the calendar" not in str(error))
        assume("skip" not in str(error))
        assume("more than" not in str(error))
        raise
