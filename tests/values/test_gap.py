"""The time between two starts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg import Gap, WordingError

LAW = examples(200)
PARTS = st.tuples(*[st.none() | st.integers(0, 999)] * 4).filter(
    lambda parts: any(part is not None for part in parts)
)


def duration(parts: tuple[int | None, ...]) -> tuple[str, int]:
    """An ISO 8601 duration and its minutes."""
    weeks, days, hours, minutes = parts
    date = "".join(f"{n}{unit}" for n, unit in ((weeks, "W"), (days, "D")) if n is not None)
    time = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M")) if n is not None)
    length = timedelta(weeks=weeks or 0, days=days or 0, hours=hours or 0, minutes=minutes or 0)
    return f"P{date}{'T' * bool(time)}{time}", length // timedelta(minutes=1)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("P6D/P8D", 6 * 1440, 8 * 1440),  # "a week after"
        ("PT1M/PT24H", 1, 1440),  # "hours after"
        ("PT1M/..", 1, None),
        ("../P7D", None, 7 * 1440),
        ("P30D", 43_200, 43_200),  # "within 30 days" of a demand
        ("PT48H", 2880, 2880),
        ("P1W", 10_080, 10_080),
        ("P1DT2H3M", 1563, 1563),
        ("P0D", 0, 0),
    ],
)
def test_a_gap_is_read(text: str, low: int | None, high: int | None) -> None:
    gap = Gap.parse(text)
    assert (gap.low, gap.high) == (low, high)
    assert repr(gap) == f"Gap({text!r})"


@LAW
@given(PARTS, PARTS)
def test_what_is_read_is_written_back(one: tuple[int | None], other: tuple[int | None]) -> None:
    (low, least), (high, most) = sorted((duration(one), duration(other)), key=lambda d: d[1])
    gap = Gap.parse(f"{low}/{high}")
    assert (gap.low, gap.high) == (least, most)
    assert str(gap) == f"{low}/{high}"
    assert Gap.parse(str(gap)) == gap
    assert Gap.parse(low).low == Gap.parse(low).high == least
    assert Gap.parse(f"{low}/..").high is None
    assert Gap.parse(f"../{high}").low is None


@LAW
@given(PARTS, PARTS)
def test_the_least_is_never_above_the_most(
    one: tuple[int | None], other: tuple[int | None]
) -> None:
    (low, least), (high, most) = sorted((duration(one), duration(other)), key=lambda d: -d[1])
    if least > most:
        with pytest.raises(WordingError, match="has its least above its most"):
            Gap.parse(f"{low}/{high}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "P",
        "PT",
        "P1",
        "P1DT",
        "1D",
        "P6D/",
        "/P6D",
        "..",
        "../..",
        "P1Y",
        "P1M",
        "PT1S",
        "P1.5D",
        "-P1D",
        "P-1D",
        "P1D/P2D/P3D",
        "P1D to P2D",
        "p1d",
        "P٣D",
        "P1D\n",
        f"P{'9' * 5000}D",
    ],
)
def test_what_is_no_gap_is_named_with_what_was_expected(text: str) -> None:
    with pytest.raises(WordingError, match='expected "least/most"') as error:
        Gap.parse(text)
    assert len(str(error.value)) < 400


@pytest.mark.parametrize("text", ["a week", "a week/P1D", "P1D/a week", "../.."])
def test_the_whole_text_is_named(text: str) -> None:
    with pytest.raises(WordingError) as error:
        Gap.parse(text)
    assert str(error.value) == (
        f'{text!r} is not a gap that pakafg reads: expected "least/most" in ISO 8601 durations '
        'of weeks, days, hours and minutes, such as "P6D/P8D", "PT1M/.."'
    )


def test_a_least_above_its_most_is_named() -> None:
    with pytest.raises(WordingError, match="'P2D/P1D' has its least above its most"):
        Gap.parse("P2D/P1D")


@examples(500)
@given(st.text(max_size=20) | st.text("PTWDHM0123456789/.-", max_size=14))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    try:
        gap = Gap.parse(text)
    except WordingError:
        return
    assert Gap.parse(str(gap)) == gap
    assert gap.low is not None or gap.high is not None


@pytest.mark.parametrize("text", [None, 5, b"P1D", timedelta(days=1)], ids=str)
def test_a_gap_is_written_as_text(text: Any) -> None:
    with pytest.raises(TypeError):
        Gap.parse(text)
