"""What holds of every reader alike: traps are found, and order and repetition change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import corpora
import duckdb
import polars as pl
import pytest
from datasets import made_rows
from datasets.made_rows import kinds, made

import pakafg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pakafg import Dataset


class Case(NamedTuple):
    """A reader, a row that it knows, and where its traps lie."""

    reader: Callable[..., Dataset]
    row: Mapping[str, Any]
    name: str  # the column of ids
    day: str
    wrong_day: str = "2031-06-31"
    figure: str | None = None
    place: str | None = "latitude"


CASES: Final = {
    "UCDP": Case(pakafg.open_ucdp, made_rows.UCDP, "relid", "date_start", figure="best"),
    "ACLED": Case(
        pakafg.open_acled,
        made_rows.ACLED,
        "event_id_cnty",
        "event_date",
        "31 June 2031",
        "fatalities",
    ),
    "ETH/PRIO": Case(
        pakafg.open_ethprio, made_rows.ETHPRIO, "cf_id", "cf_dec_day", "31", place=None
    ),
    "PA-X": Case(pakafg.open_pax, made_rows.PAX, "AgtId", "Dat", place=None),
    "Airwars": Case(
        pakafg.open_airwars,
        made_rows.AIRWARS,
        "unique_reference_code",
        "date",
        figure="civilians_killed_max",
    ),
    "TBIJ": Case(
        pakafg.open_tbij,
        made_rows.TBIJ,
        "Strike ID",
        "Date",
        "31/06/2031",
        "Maximum total people killed",
        place=None,
    ),
    "ICEWS": Case(pakafg.open_icews, made_rows.ICEWS, "Event ID", "Event Date", place="Latitude"),
    "GDELT": Case(
        pakafg.open_gdelt,
        made_rows.GDELT,
        "GLOBALEVENTID",
        "SQLDATE",
        "20310631",
        place="ActionGeo_Lat",
    ),
    "POLECAT": Case(
        pakafg.open_plover, made_rows.POLECAT, "Event ID", "Event Date", place="Latitude"
    ),
}
every = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def rows_of_all_traps(case: Case) -> tuple[pl.DataFrame, dict[str, list[int | None]]]:
    """A table of a plain row and one row for each trap, and in which rows each trap lies."""
    plain = {case.name: "77"}
    traps: dict[str, list[dict[str, Any]]] = {
        "duplicate_row": [plain],
        "impossible_date": [{case.name: "78", case.day: case.wrong_day}],
        "empty_row": [dict.fromkeys(case.row)],
    }
    if case.figure is not None:
        traps["unread_value"] = [{case.name: "79", case.figure: "a great many"}]
    if case.place is not None:
        traps["impossible_place"] = [{case.name: "80", case.place: "134.5"}]
    if case.name != "cf_id":  # which is no id without its country
        traps["missing_id"] = [{case.name: None}]
    # The id stands for two events: both rows are told.
    traps["duplicate_id"] = [{case.name: "82", case.day: None}, {case.name: "82"}]
    rows, where = [plain], {}
    for kind, changes in traps.items():
        where[kind] = [*range(len(rows) + 2, len(rows) + 2 + len(changes))]
        rows += changes
    return made(case.row, *rows), where


@every
def test_every_trap_of_a_made_file_is_found_where_it_lies(case: Case) -> None:
    table, where = rows_of_all_traps(case)
    found = kinds(case.reader(table).problems)
    assert {kind: list(dict.fromkeys(found.get(kind, []))) for kind in where} == where


@every
def test_nothing_is_dropped_of_a_file_but_what_says_nothing(case: Case) -> None:
    table, where = rows_of_all_traps(case)
    data = case.reader(table)
    assert data.events["row"].to_list() == [
        row for row in range(2, table.height + 2) if row not in where["empty_row"]
    ]


def answers(data: Dataset) -> list[Any]:
    """What a dataset says, apart from the numbers of rows and what says where they stand."""
    tables = [data.claims, data.scopes, data.dates, data.statements, data.demands]
    told = [sorted(map(repr, each.drop("row", strict=False).rows())) for each in tables]
    flaws = data.problems.filter(pl.col("kind") != "missing_id").select("id", "kind", "value")
    return [*told, sorted(map(repr, flaws.rows())), data.totals().rows()]


@every
def test_the_order_of_rows_changes_no_answer(case: Case) -> None:
    table, _ = rows_of_all_traps(case)
    named = table.filter(pl.col(case.name).is_not_null())  # a row without an id has its number
    plain = answers(case.reader(named))
    for order in (named.reverse(), named.sample(fraction=1, shuffle=True, seed=1)):
        assert answers(case.reader(order)) == plain


@every
def test_a_row_that_stands_twice_counts_once(case: Case) -> None:
    once = made(case.row, {case.name: "77"}, {case.name: "78"})
    twice = case.reader(pl.concat([once, once.head(1)]))
    plain = case.reader(once)
    assert twice.claims.equals(plain.claims)
    assert twice.dates.equals(plain.dates)
    assert twice.statements.equals(plain.statements)
    assert twice.totals().equals(plain.totals())


TABLES: Final = ("claims", "scopes", "dates", "orders", "statements", "demands", "problems")


@every
def test_a_file_that_says_nothing_gives_tables_of_the_columns_and_types_of_any_other(
    case: Case,
) -> None:
    full = pakafg.open_ucdp(made(made_rows.UCDP))
    silent = case.reader(made(case.row, dict.fromkeys(case.row) | {case.name: "77"}))
    for name in TABLES:
        assert getattr(silent, name).schema == getattr(full, name).schema
    assert silent.claims.is_empty()
    assert silent.dates.is_empty()
    assert silent.totals().schema == full.totals().schema


def test_orders_and_scopes_of_a_file_are_of_the_columns_and_types_of_those_of_a_corpus() -> None:
    data = pakafg.open_ucdp(made(made_rows.UCDP))
    for own, table in ((data.orders, "orders"), (data.scopes, "incidents")):
        theirs = corpora.seeds().frame(table).schema
        assert {name: theirs[name] for name in own.columns} == own.schema


@every
def test_what_comes_out_goes_into_the_analyses_and_into_other_libraries(case: Case) -> None:
    data = case.reader(made(case.row, {case.name: "77"}, {case.name: "78"}))
    assert data.timeline().events.height == data.dates["event"].n_unique()
    claims = data.claims
    if claims.height:
        direct = pakafg.casualties.reconcile(claims, data.scopes)
        relation: Any = duckdb.sql("select * from claims")
        for given in (claims.to_arrow(), relation):
            assert pakafg.casualties.reconcile(given, data.scopes).equals(direct)
