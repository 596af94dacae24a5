"""Tables of a stranger: right answers, or one clear error that names the rows."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise, permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from strategies import examples

from pakafg import ArgumentError, FrameError, casualties, frames, testing, timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from pakafg.frames.interchange import AnyFrame

# Each example takes a tenth of a second; `nox -s fuzz` runs the same laws for longer.
LAW = examples(10)
TIME, GAP = pl.Datetime("us", "UTC"), pl.Duration("us")


def october(day: int) -> datetime:
    return datetime(2025, 10, day, tzinfo=UTC)


CLAIMS = pl.DataFrame(
    [
        ("a", "war", "killed", 1, 2, "un", "own", october(1), "d", "afghan", None),
        ("b", "war", "killed", 5, None, None, None, None, "d", None, None),
        ("c", "raid", "wounded", None, 7, "un", "adversary", october(3), "e", None, "civilian"),
    ],
    schema={
        **dict.fromkeys(("claim", "incident", "outcome"), pl.String),
        **dict.fromkeys(("low", "high"), pl.Int64),
        **dict.fromkeys(("origin", "relation"), pl.String),
        "as_of": TIME,
        **dict.fromkeys(("document", "nationality", "status"), pl.String),
    },
    orient="row",
)
SCOPES = pl.DataFrame(
    {"incident": ["war", "raid"], "part_of": [None, "war"], "exhaustive": [True, None]}
)
DATES = pl.DataFrame(
    [
        ("x", "truce", "start", october(1), october(2), "un", "d", october(9), "UTC", False, None),
        ("y", "talks", "whole", None, october(5), None, "d", october(9), "Asia/Kabul", None, None),
        ("z", "truce", "end", october(4), None, "un", "e", None, None, False, True),
    ],
    schema={
        **dict.fromkeys(("claim", "event", "bound"), pl.String),
        **dict.fromkeys(("earliest", "latest"), TIME),
        **dict.fromkeys(("origin", "document"), pl.String),
        "published_latest": TIME,
        "zone": pl.String,
        **dict.fromkeys(("instant", "lasting"), pl.Boolean),
    },
    orient="row",
)
ORDERS = pl.DataFrame(
    [
        ("o", "truce", "before", "talks", timedelta(days=1), timedelta(days=3), None, "d"),
        ("p", "talks", "during", "truce", None, None, "un", "e"),
    ],
    schema={
        **dict.fromkeys(("claim", "event", "relation", "other"), pl.String),
        **dict.fromkeys(("gap_min", "gap_max"), GAP),
        **dict.fromkeys(("origin", "document"), pl.String),
    },
    orient="row",
)
Table: TypeAlias = "pl.DataFrame | pl.LazyFrame | AnyFrame"
MOST = 2**63 - 1
Unit = Literal["ms", "us", "ns"]


def timeline_of(dates: Table, orders: Table) -> list[pl.DataFrame | str]:
    found = timeline.reconcile(dates=dates, orders=orders)
    told = [found.explain(event) for event in found.events["event"]]
    return [found.events, found.claims, found.conflicts, *told]


ENTRANCES: Final[dict[str, tuple[pl.DataFrame, Callable[[Any], list[pl.DataFrame | str]]]]] = {
    "claims": (CLAIMS, lambda table: [casualties.reconcile(table, SCOPES)]),
    "scopes": (SCOPES, lambda table: [casualties.reconcile(CLAIMS, table)]),
    "dates": (DATES, lambda table: timeline_of(table, ORDERS)),
    "orders": (ORDERS, lambda table: timeline_of(DATES, table)),
}
ENTRANCE = pytest.mark.parametrize("entrance", ENTRANCES)


@cache
def usual_answer(entrance: str) -> list[pl.DataFrame | str]:
    table, answer = ENTRANCES[entrance]
    return answer(table)


INTEGERS = (pl.Int8, pl.Int16, pl.Int32, pl.UInt8, pl.UInt16, pl.UInt32, pl.UInt64, pl.Int128)
ZONES = st.sampled_from(["UTC", "Asia/Kabul", "Asia/Karachi", "America/New_York", "+05:00"])
UNITS: st.SearchStrategy[Unit] = st.sampled_from(["ms", "us", "ns"])


def alike(column: pl.Series) -> st.SearchStrategy[pl.DataType | type[pl.DataType]]:
    """The types that can hold the same."""
    dtype = column.dtype
    if column.null_count() == len(column):
        return st.sampled_from([dtype, pl.Null])
    if dtype == pl.String:
        return st.sampled_from([pl.String, pl.Categorical, pl.Enum(column.drop_nulls().unique())])
    if dtype == pl.Int64:
        return st.sampled_from([pl.Int64, *INTEGERS])
    if isinstance(dtype, pl.Datetime):
        return st.builds(pl.Datetime, UNITS, ZONES.filter(lambda zone: zone[0] != "+"))
    if isinstance(dtype, pl.Duration):
        return st.builds(pl.Duration, UNITS)
    return st.just(dtype)


@ENTRANCE
@LAW
@given(data=st.data())
def test_the_same_facts_in_other_types_give_the_same_answer(
    entrance: str, data: st.DataObject
) -> None:
    table, answer = ENTRANCES[entrance]
    types = {name: data.draw(alike(table[name]), name) for name in table.columns}
    order = data.draw(st.permutations(table.columns))
    other = table.cast(types).select(order).with_columns(remark=pl.lit("of their own"))  # type: ignore[arg-type]  # types and classes alike
    if data.draw(st.booleans(), "of pieces"):
        other = pl.concat([other.head(1), other.clear(), other.slice(1)], rechunk=False)
    if data.draw(st.booleans(), "with column names in capitals, too"):
        other = other.with_columns(pl.col(order[0]).alias(order[0].upper()))
    given_lazily = data.draw(st.booleans(), "lazily")
    found = answer(other.lazy() if given_lazily else other)
    for one, usual in zip(found, usual_answer(entrance), strict=True):
        if isinstance(one, pl.DataFrame) and isinstance(usual, pl.DataFrame):
            assert_frame_equal(one, usual)
        else:
            assert one == usual


@ENTRANCE
@LAW
@given(data=st.data())
def test_whatever_stands_in_a_column_there_is_an_answer_or_one_clear_error(
    entrance: str, data: st.DataObject
) -> None:
    table, answer = ENTRANCES[entrance]
    names = data.draw(st.sets(st.sampled_from(table.columns), min_size=1, max_size=3))
    drawn = {name: testing.any_column(table[name]) for name in sorted(names)}
    spoiled = table.with_columns(data.draw(column, name) for name, column in drawn.items())
    try:
        found = answer(spoiled)
    except FrameError as error:
        found = [str(error)]
        assert len(found[0]) < 3_000
    for each in found:  # whatever an answer holds, Python can, too
        assert each.rows() or each.is_empty() if isinstance(each, pl.DataFrame) else each


@LAW
@given(data=st.data())
def test_what_is_answered_beside_rows_set_aside_is_what_the_others_alone_answer(
    data: st.DataObject,
) -> None:
    # Not the origins: who reports a claim that is set aside keeps the origin of that.
    columns = st.sampled_from([name for name in CLAIMS.columns if name != "origin"])
    names = data.draw(st.sets(columns, min_size=1, max_size=3))
    drawn = {name: testing.any_column(CLAIMS[name]) for name in sorted(names)}
    spoiled = CLAIMS.with_columns(data.draw(column, name) for name, column in drawn.items())
    try:
        answer, problems = casualties.reconcile(spoiled, SCOPES, problems="flag")
    except FrameError as error:
        columns_that_lack = [each for each in error.problems if not each.rows]
        problems, answer = tuple(columns_that_lack), None
    if answer is None:  # only a column of another type is an error here
        assert problems
        return
    wrong = {row for problem in problems for row in problem.rows}
    others = spoiled[[row for row in range(spoiled.height) if row not in wrong]]
    assert_frame_equal(answer, casualties.reconcile(others, SCOPES))


def as_pandas(table: pl.DataFrame) -> Any:
    """A table as pandas has it: numbers with gaps have a point, days are times at midnight."""
    return table.to_pandas()


def as_csv(table: pl.DataFrame) -> pl.DataFrame:
    """A table as a spreadsheet gives it: what is not said is blank, an empty column is text."""
    texts = [name for name, dtype in table.schema.items() if dtype == pl.String]
    empty = [name for name in table.columns if table[name].null_count() == table.height]
    numbers = [name for name, dtype in table.schema.items() if dtype == pl.Int64]
    return table.with_columns(
        pl.col(numbers).cast(pl.Float64).fill_null(float("nan"))
    ).with_columns(
        *(pl.col(name).fill_null("" if row % 2 else " \u3000") for row, name in enumerate(texts)),
        *(pl.lit("").alias(name) for name in empty if name not in texts),
    )


def as_reader(table: pl.DataFrame) -> Any:
    return table.to_arrow().to_reader()


HANDED_ON = pytest.mark.parametrize(
    "hand_on", [as_pandas, pl.DataFrame.to_arrow, as_reader, as_csv]
)


@ENTRANCE
@HANDED_ON
def test_tables_of_other_libraries_and_of_spreadsheets_give_the_same_answer(
    entrance: str, hand_on: Callable[[pl.DataFrame], Any]
) -> None:
    table, answer = ENTRANCES[entrance]
    for one, usual in zip(answer(hand_on(table)), usual_answer(entrance), strict=True):
        if isinstance(one, pl.DataFrame) and isinstance(usual, pl.DataFrame):
            assert_frame_equal(one, usual)
        else:
            assert one == usual


def test_contradictions_and_periods_take_other_tables_as_well() -> None:
    dated = CLAIMS.with_columns(first_day=date(2025, 10, 1), last_day=date(2025, 10, 2))
    frame = dated.to_pandas()
    frame["first_day"] = pd.to_datetime(frame["first_day"])  # pandas has no type of days
    assert frame["first_day"].dtype.kind == "M"
    assert_frame_equal(casualties.periods(frame), casualties.periods(dated))
    for other in (dated.to_arrow(), as_reader(dated)):
        assert_frame_equal(casualties.periods(other), casualties.periods(dated))
    found = casualties.conflicts(CLAIMS.to_pandas(), SCOPES.to_arrow())
    assert_frame_equal(found, casualties.conflicts(CLAIMS, SCOPES))


def test_a_spreadsheet_is_written_of_other_tables_as_of_ours(tmp_path: Path) -> None:
    table = pl.DataFrame({"claim": ["=1+1", "b"], "low": [1, 2], "as_of": [october(1), None]})
    frame = table.to_pandas()
    turned = frame.iloc[::-1].iloc[::-1]  # its rows stand as before, and its index says so
    for name, each in {"ours": table, "pandas": turned, "arrow": table.to_arrow()}.items():
        frames.write_csv(each, tmp_path / name)
    ours, *others = ((tmp_path / name).read_bytes() for name in ("ours", "pandas", "arrow"))
    assert others == [ours, ours]


def test_an_index_that_pandas_has_a_name_for_is_a_column() -> None:
    frame = CLAIMS.to_pandas().set_index("claim")
    assert_frame_equal(casualties.reconcile(frame, SCOPES), casualties.reconcile(CLAIMS, SCOPES))


@pytest.mark.parametrize(
    "wrong",
    [
        pd.DataFrame({"claim": ["a", 1]}),
        pd.DataFrame([[1, 2]], columns=["claim", "claim"]),
        pd.DataFrame({"claim": [object()]}),
        pd.DataFrame({"low": [2**70, 3]}),
        pd.DataFrame({"low": [1 + 2j]}),
    ],
)
def test_a_table_that_arrow_cannot_hold_is_one_clear_error(wrong: pd.DataFrame) -> None:
    with pytest.raises(FrameError, match=r"claims cannot be used: .* by way of Arrow \(") as caught:
        casualties.reconcile(wrong)
    assert len(str(caught.value)) < 500
    assert "keep the columns that are used, each of one type" in str(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [
        CLAIMS["claim"],
        CLAIMS["claim"].to_pandas(),
        CLAIMS["claim"].to_arrow(),
        pa.chunked_array([["a"]]),
        CLAIMS.to_dicts(),
        "claims.csv",
    ],
)
def test_a_column_or_a_list_is_no_table(wrong: Any) -> None:
    with pytest.raises(
        ArgumentError, match=r"(?s)claims is .*, expected a table of polars, pandas or"
    ):
        casualties.reconcile(wrong)


def test_a_library_that_needs_another_to_hand_a_table_on_says_so() -> None:
    program = """
import sys
sys.modules["pyarrow"] = None
import pandas, pakafg
try:
    pakafg.casualties.reconcile(pandas.DataFrame({"claim": ["a"]}))
except pakafg.MissingExtraError as error:
    print(error)
"""
    done = subprocess.run(  # noqa: S603  (our own interpreter and program)
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    assert "claims cannot be handed on by Arrow: " in done.stdout
    assert "pyarrow" in done.stdout


def test_no_other_library_of_tables_is_imported_for_our_own() -> None:
    program = """
import sys, polars as pl, pakafg
claims = pakafg.load_corpus().frame("casualties")
pakafg.casualties.reconcile(claims, problems="flag")
pakafg.timeline.reconcile(dates=pakafg.load_corpus().frame("dates"))
print(sorted({"pandas", "pyarrow", "numpy"} & {*sys.modules}))
"""
    done = subprocess.run(  # noqa: S603  (our own interpreter and program)
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "[]"


@ENTRANCE
@LAW
@given(data=st.data())
def test_rows_in_another_order_give_the_same_answer(entrance: str, data: st.DataObject) -> None:
    table, answer = ENTRANCES[entrance]
    order = data.draw(st.permutations(range(table.height)))
    for one, usual in zip(answer(table[order]), usual_answer(entrance), strict=True):
        if isinstance(one, pl.DataFrame) and isinstance(usual, pl.DataFrame):
            assert_frame_equal(one, usual)
        else:
            assert one == usual


@LAW
@given(tables=testing.claims_and_scopes(), data=st.data())
def test_claims_in_another_order_give_the_same_table_lists_included(
    tables: tuple[pl.DataFrame, pl.DataFrame], data: st.DataObject
) -> None:
    claims, scopes = tables
    rows = data.draw(st.permutations(range(claims.height)))
    other_scopes = scopes[data.draw(st.permutations(range(scopes.height)))]
    for analysis in (casualties.reconcile, casualties.conflicts):
        assert_frame_equal(analysis(claims[rows], other_scopes), analysis(claims, scopes))


@LAW
@given(claims=testing.claims(), data=st.data())
def test_claims_of_one_incident_in_another_order_give_the_same_table(
    claims: pl.DataFrame, data: st.DataObject
) -> None:
    rows = data.draw(st.permutations(range(claims.height)))
    assert_frame_equal(casualties.reconcile(claims[rows]), casualties.reconcile(claims))


GED: Final = Path(__file__).parents[3] / "shared" / "data" / "ucdp-ged-pakistan.csv"
HAS_GED: Final = pytest.mark.skipif(not GED.is_file(), reason="UCDP GED lies beside no checkout")


@cache
def ged() -> pl.DataFrame:
    """UCDP GED for Pakistan, an event a claim; its second line describes the columns."""
    rows = pl.read_csv(GED, skip_rows_after_header=1, infer_schema=False)
    return rows.select(
        pl.col("id").alias("claim"),
        pl.col("id").alias("incident"),
        pl.lit("killed").alias("outcome"),
        pl.col("low", "best", "high").cast(pl.Int64),
        "year",
        in_order=pl.col("low").cast(pl.Int64).is_between(0, pl.col("best").cast(pl.Int64))
        & (pl.col("best").cast(pl.Int64) <= pl.col("high").cast(pl.Int64)),
    )


@HAS_GED
def test_rows_of_ucdp_that_are_out_of_order_are_flagged_and_the_others_are_what_ucdp_says() -> None:
    answer, problems = casualties.reconcile(ged(), problems="flag")
    out_of_order = {row for problem in problems for row in problem.rows}
    assert len(out_of_order) == 200
    assert out_of_order == {*ged()["in_order"].not_().arg_true()}
    sound = ged().filter("in_order").sort("incident")
    assert_frame_equal(
        answer.select("incident", "low", "best", "high"),
        sound.select("incident", "low", "best", "high"),
    )
    assert set(answer["grade"]) == {"single"}


@HAS_GED
def test_years_of_ucdp_and_all_of_them_are_the_plain_sums_of_their_events() -> None:
    sound = ged().filter("in_order")
    figures = ("low", "best", "high")
    by_year = sound.group_by(incident="year").agg(pl.col(figures).sum())
    in_all = sound.select(pl.lit("all").alias("incident"), pl.col(figures).sum())
    sums = pl.concat([by_year, in_all]).sort("incident")
    events = ged().select("incident", part_of="year")
    years = ged().select(incident="year", part_of=pl.lit("all")).unique()
    whole = pl.DataFrame({"incident": ["all"], "part_of": [None]}, schema=events.schema)
    scopes = pl.concat([whole, years, events]).with_columns(
        exhaustive=pl.col("part_of").is_null() | (pl.col("part_of") == "all")
    )

    def answered(scopes: pl.DataFrame) -> pl.DataFrame:
        answer, _ = casualties.reconcile(ged(), scopes, problems="flag")
        return answer.filter(pl.col("incident").is_in(sums["incident"].implode()))

    only_sound = scopes.filter(
        ~pl.col("incident").is_in(ged().filter(~pl.col("in_order"))["incident"].implode())
    )
    # Claims of events that are no scopes are set aside as well: those are the same 200.
    rows = answered(only_sound)
    assert_frame_equal(rows.select("incident", *figures), sums)
    assert rows["n_without_best"].sum() == 0
    # Of an event whose row is set aside nothing is known: the high of its year is open.
    rows = answered(scopes)
    assert_frame_equal(rows.select("incident", "low", "best"), sums.drop("high"))
    of_flagged = ged().filter(~pl.col("in_order"))["year"].unique()
    is_open = rows.filter(pl.col("high").is_null())["incident"]
    assert {*is_open} == {*of_flagged, "all"}


def test_every_column_that_lacks_or_has_another_type_is_told_at_once() -> None:
    wrong = CLAIMS.drop("outcome", "claim").with_columns(low=pl.lit("four"), as_of=pl.lit(5))
    with pytest.raises(FrameError) as caught:
        casualties.reconcile(wrong)
    assert caught.value.table == "claims"
    assert {problem.column for problem in caught.value.problems} == {
        "claim",
        "outcome",
        "low",
        "as_of",
    }
    assert "see pakafg.frames.SCHEMAS" in str(caught.value)


def far(unit: Unit, number: int, column: str) -> pl.DataFrame:
    times = pl.Series(column, [number, None, None], pl.Int64).cast(pl.Datetime(unit, "UTC"))
    return DATES.with_columns(times)


@pytest.mark.parametrize("number", [10**18, -(10**18), MOST, -MOST - 1])
@pytest.mark.parametrize("unit", ["ms", "us"])
def test_a_time_beyond_the_calendar_is_named(unit: Unit, number: int) -> None:
    reason = r"earliest lies outside the years 2 to 9998: row 0 \('x'\)"
    with pytest.raises(FrameError, match=reason):
        timeline.reconcile(dates=far(unit, number, "earliest"))
    as_of = far(unit, number, "earliest")["earliest"].alias("as_of")
    with pytest.raises(FrameError, match=r"as_of lies outside the years 2 to 9998: row 0 \('a'\)"):
        casualties.reconcile(CLAIMS.with_columns(as_of))
    published = as_of.alias("published_latest").head(2)
    with pytest.raises(FrameError, match="published_latest lies outside the years"):
        timeline.reconcile(orders=ORDERS.with_columns(published))


@pytest.mark.parametrize("number", [10**18, MOST])
@pytest.mark.parametrize("unit", ["ms", "us", "ns"])
def test_a_gap_of_thousands_of_years_is_named_where_its_unit_can_hold_it(
    unit: Unit, number: int
) -> None:
    gaps = pl.Series("gap_max", [number, None], pl.Int64).cast(pl.Duration(unit))
    if unit == "ns":  # less than 300 years
        timeline_of(DATES, ORDERS.with_columns(gaps))
        return
    with pytest.raises(FrameError, match=r"a gap is above 1,000 years: row 0 \('o'\)"):
        timeline.reconcile(orders=ORDERS.with_columns(gaps))


@pytest.mark.parametrize(
    ("number", "dtype"), [(2**63, pl.UInt64), (2**100, pl.Int128), (2**127, pl.UInt128)]
)
def test_a_figure_that_64_bits_cannot_hold_is_named(number: int, dtype: type[pl.DataType]) -> None:
    figures = pl.Series("high", [number, None, 7], dtype=dtype)
    with pytest.raises(FrameError, match=r"a figure is above 10,000,000,000: row 0 \('a'\)"):
        casualties.reconcile(CLAIMS.with_columns(figures))


def test_great_numbers_as_names_stay_apart() -> None:
    names = pl.Series("claim", [2**64 - 1, 2**64 - 2, 2**63], dtype=pl.UInt64)
    found = casualties.reconcile(CLAIMS.with_columns(names))
    assert set(found["claims"].explode().drop_nulls()) == {str(name) for name in names}


def test_limits_that_orders_carry_out_of_the_calendar_are_open() -> None:
    century = timedelta(days=36_525)
    events = [f"e{number}" for number in range(10)]
    orders = pl.DataFrame(
        [
            (f"o{number}", later, "after", earlier, 9 * century, None)
            for number, (earlier, later) in enumerate(pairwise(events))
        ],
        schema=dict(list(ORDERS.schema.items())[:6]),
        orient="row",
    )
    told: list[tuple[object, ...]] = [("x", "e0", "start", october(1), None)]
    told += [(f"x{number}", event, "start", None, None) for number, event in enumerate(events[1:])]
    dates = pl.DataFrame(told, schema=dict(list(DATES.schema.items())[:5]), orient="row")
    found = timeline.reconcile(dates=dates, orders=orders).events.sort("event")
    years = found["start_earliest"].dt.year().to_list()
    assert years == [*range(2025, 9999, 900), None]
    assert found["edtf"][-1] is None


def test_orders_that_all_contradict_one_another_are_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pakafg.engines.constraints.hitting_set._STEPS", 200)
    monkeypatch.setattr("pakafg.engines.constraints.conflict_search._CUTS", 200)
    pairs = list(permutations([f"e{number}" for number in range(8)], 2))
    orders = ORDERS.clear(len(pairs)).with_columns(
        claim=pl.Series([" before ".join(pair) for pair in pairs]),
        event=pl.Series([one for one, _ in pairs]),
        relation=pl.lit("before"),
        other=pl.Series([other for _, other in pairs]),
    )
    found = timeline.reconcile(orders=orders)
    kept = dict(found.claims.select("claim", "kept").rows())
    assert not any(
        kept[" before ".join(pair)] and kept[" before ".join(pair[::-1])] for pair in pairs
    )
    assert set(kept.values()) >= {True, False}
    assert not found.events["repair_optimal"].any()
