"""Equal values have equal bytes, and no two others have."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import polars as pl
import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

import pakafg
from pakafg.values.vocabularies import Outcome
from pakafg.verification.canonical import canonical_bytes, digest

CELLS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.dates()
    | st.datetimes(timezones=st.just(UTC))
    | st.timedeltas()
)
VALUES = st.recursive(
    CELLS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=12,
)


def plain(value: object) -> object:
    """What Python cannot tell apart: 1, 1.0 and True are three values here."""
    if isinstance(value, dict):
        return ("dict", tuple(sorted((key, plain(each)) for key, each in value.items())))
    if isinstance(value, list):
        return ("list", tuple(map(plain, value)))
    return (type(value).__name__, repr(value + 0.0) if isinstance(value, float) else repr(value))


@given(VALUES, VALUES)
def test_bytes_are_equal_exactly_where_values_are(one: object, other: object) -> None:
    assert (canonical_bytes(one) == canonical_bytes(other)) == (plain(one) == plain(other))


@given(st.lists(CELLS, max_size=4), st.lists(CELLS, max_size=4))
def test_what_is_hashed_apart_is_no_other_thing_joined(
    one: list[object], two: list[object]
) -> None:
    assert (digest([one, two]) == digest([[*one, *two]])) is False


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({3, 1, 2}, {2, 3, 1}),
        ((1, "a"), [1, "a"]),
        (Outcome.KILLED, "killed"),
        (0.0, -0.0),
        (Decimal("1.50"), Decimal("1.5")),
        (
            datetime(2025, 10, 19, 12, tzinfo=UTC),
            datetime(2025, 10, 19, 17, tzinfo=timezone(timedelta(hours=5))),
        ),
        (
            pl.DataFrame({"a": ["x"]}, schema={"a": pl.Enum(["x"])}),
            pl.DataFrame({"a": ["x"]}),
        ),
        (
            pl.concat([pl.DataFrame({"a": [1]}), pl.DataFrame({"a": [2]})], rechunk=False),
            pl.DataFrame({"a": [1, 2]}),
        ),
    ],
)
def test_how_a_value_is_held_does_not_matter(one: object, other: object) -> None:
    assert canonical_bytes(one) == canonical_bytes(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        (1, 1.0),
        ("1", 1),
        (None, ""),
        (["a", "b"], ["ab"]),
        (date(2025, 10, 19), datetime(2025, 10, 19, tzinfo=UTC)),
        (pl.DataFrame({"a": [1]}), pl.DataFrame({"b": [1]})),
        (pl.DataFrame({"a": [1, 2]}), pl.DataFrame({"a": [2, 1]})),
    ],
)
def test_what_differs_differs(one: object, other: object) -> None:
    assert canonical_bytes(one) != canonical_bytes(other)


def test_a_record_goes_by_its_class_and_what_was_given(seeds: pakafg.Corpus) -> None:
    claim = seeds.casualties["003-taliban-soldiers-killed"]
    assert canonical_bytes(claim) == canonical_bytes(evolve(claim))
    assert canonical_bytes(claim) != canonical_bytes(evolve(claim, note="x"))

    @frozen
    class One:
        a: int

    @frozen
    class Other:
        a: int

    assert canonical_bytes(One(1)) != canonical_bytes(Other(1))


def test_what_has_no_bytes_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no canonical bytes"):
        canonical_bytes([object()])
