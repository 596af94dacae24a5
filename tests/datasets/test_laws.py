"""What changes nothing: the order of rows, a row that stands twice, an event split over rows."""

from __future__ import annotations

from typing import Any

import polars as pl
from datasets.made_rows import UCDP, made
from datasets.test_ucdp import SUMS
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg

LAW = examples(15)
FIGURE = st.integers(0, 50)


@st.composite
def tables(draw: st.DrawFn) -> pl.DataFrame:
    rows = []
    for number in range(draw(st.integers(1, 6))):
        figures = dict(zip(SUMS, draw(st.tuples(FIGURE, FIGURE, FIGURE)), strict=True))
        parts = draw(st.integers(0, 3))
        names = [f"E-{number}.{part + 1}" for part in range(parts)] or [f"E-{number}"]
        rows += [
            {"id": f"{number}{name}", "relid": name, "latitude": number, **figures}
            for name in names
        ]
    return made(UCDP, *rows)


def answers(table: pl.DataFrame) -> list[Any]:
    """What a dataset says, apart from the numbers of rows."""
    data = pakafg.open_ucdp(table)
    return [
        data.totals().rows(),
        sorted(data.claims.drop("row", "sources").rows(), key=repr),
        sorted(data.scopes.rows(), key=repr),
        sorted(data.dates.rows(), key=repr),
        sorted(data.problems.drop("row").rows(), key=repr),
    ]


@LAW
@given(tables(), st.randoms())
def test_the_order_of_rows_changes_nothing(table: pl.DataFrame, random: Any) -> None:
    order = list(range(table.height))
    random.shuffle(order)
    assert answers(table[order]) == answers(table)


@LAW
@given(tables(), st.data())
def test_a_row_that_stands_twice_changes_no_figure_and_is_told(
    table: pl.DataFrame, data: st.DataObject
) -> None:
    row = data.draw(st.integers(0, table.height - 1))
    again = pakafg.open_ucdp(pl.concat([table, table[[row]]]))
    once = pakafg.open_ucdp(table)
    assert again.totals().equals(once.totals())
    assert again.claims.equals(once.claims)
    assert again.problems.filter(kind="duplicate_row")["row"].to_list() == [table.height + 2]


@LAW
@given(tables(), st.data())
def test_an_event_that_is_split_keeps_its_sums(table: pl.DataFrame, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, table.height - 1))
    name = table["relid"][row]
    if "." in name:
        return
    given_ = [int(table[each][row]) for each in SUMS]
    first = [data.draw(st.integers(0, figure)) for figure in given_]
    changes: list[dict[str, Any]] = [
        dict(zip(SUMS, first, strict=True)) | {"relid": f"{name}.1", "id": "s1"},
        dict(zip(SUMS, (a - b for a, b in zip(given_, first, strict=True)), strict=True))
        | {"relid": f"{name}.2", "id": "s2"},
    ]
    halves = [
        table[[row]].with_columns(pl.lit(str(v)).alias(k) for k, v in change.items())
        for change in changes
    ]
    rest = table.filter(pl.int_range(pl.len()) != row)
    split = pakafg.open_ucdp(pl.concat([rest, *halves])).totals().filter(pl.col("top"))
    whole = pakafg.open_ucdp(table).totals().filter(pl.col("top"))
    columns = (*SUMS, "n_events", "n_out_of_order")
    assert split.select(columns).equals(whole.select(columns))


@LAW
@given(tables())
def test_claims_are_always_such_as_can_be_reconciled(table: pl.DataFrame) -> None:
    data = pakafg.open_ucdp(table)
    answer = pakafg.casualties.reconcile(data.claims, data.scopes)
    best = answer.filter("top")["best"].sum()
    assert best == sum(map(int, table["best"]))
