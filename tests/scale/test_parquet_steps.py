"""The steps from Parquet to Parquet: what is read, what ties rows over slices, what is told."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from strategies import examples

from pakafg import scale, timeline
from pakafg.casualties import reconcile
from pakafg.errors import FrameError
from pakafg.frames.cells import CELL
from pakafg.scale import stored_keys, stored_run
from pakafg.scale.in_memory import answer_bucket
from pakafg.scale.methods import CASUALTIES, TIMELINE
from pakafg.scale.trees import Trees
from pakafg.testing import claims_and_scopes, dates_and_orders
from pakafg.validation import TableChecks
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pakafg.scale.methods import Method


def claims(**columns: list[Any]) -> pl.DataFrame:
    height = len(columns["claim"])
    usual = {"outcome": ["killed"] * height, "low": [1] * height, "high": [1] * height}
    return pl.DataFrame({**usual, **columns})


@examples(25)
@given(claims_and_scopes(), st.integers(1, 4), st.integers(1, 5), st.integers(1, 8), st.data())
def test_casualties_are_those_of_one_call_however_rows_are_sliced(
    tables: tuple[pl.DataFrame, pl.DataFrame],
    buckets: int,
    rows_at_once: int,
    keys_at_once: int,
    data: st.DataObject,
) -> None:
    table, scopes = tables
    ids = table["claim"].to_list()
    origins = [
        data.draw(st.sampled_from([origin, *ids[:place]]))
        for place, origin in enumerate(table["origin"].to_list())
    ]
    table = table.with_columns(origin=pl.Series(origins, dtype=pl.String))
    with tempfile.TemporaryDirectory() as temporary, pytest.MonkeyPatch.context() as patched:
        patched.setattr(stored_keys, "_KEYS_AT_ONCE", keys_at_once)
        folder = Path(temporary)
        table.write_parquet(folder / "claims.parquet")
        scopes.write_parquet(folder / "scopes.parquet")
        stored = scale.casualties_to_parquet(
            folder / "run",
            folder / "claims.parquet",
            folder / "scopes.parquet",
            buckets=buckets,
            rows_at_once=rows_at_once,
        )
        found = stored.table("cells").collect().sort(CELL)
    assert_frame_equal(found, reconcile(table, scopes))


def test_a_claim_stands_with_what_it_reports_and_adds_in_other_slices(tmp_path: Path) -> None:
    table = claims(
        claim=[f"c{number}" for number in range(12)],
        incident=[f"i{number}" for number in range(12)],
        origin=["c11", *["agency"] * 10, None],
        sum_of=[[], ["c7", "c9"], *[[]] * 10],
    )
    table.write_parquet(tmp_path / "claims.parquet")
    stored = scale.casualties_to_parquet(
        tmp_path / "run", tmp_path / "claims.parquet", buckets=7, rows_at_once=2
    )
    assert_frame_equal(stored.table("cells").collect().sort(CELL), reconcile(table))
    tied = pl.read_parquet(tmp_path / "run" / "trees.parquet")
    assert sorted(tied.group_by("tree").len()["len"].to_list()) == [2, 3]


@examples(50)
@given(st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30))), st.lists(st.integers(0, 40)))
def test_a_place_hangs_on_the_least_that_it_is_tied_to(
    ties: list[tuple[int, int]], asked: list[int]
) -> None:
    least = {place: place for place in range(41)}
    for _ in ties:
        for one, other in ties:
            least[one] = least[other] = min(least[one], least[other])
    spread = 2**64 // 41  # as hashes are, above what a signed number holds
    pairs = pl.DataFrame(
        [(one * spread, other * spread) for one, other in ties],
        schema={"one": pl.UInt64, "other": pl.UInt64},
        orient="row",
    )
    places = pl.Series([place * spread for place in asked], dtype=pl.UInt64)
    found = Trees.of(pairs).of_places(places).to_list()
    assert found == [least[place] * spread for place in asked]


@pytest.mark.parametrize("question", [CASUALTIES, TIMELINE], ids=lambda each: each.name)
def test_the_columns_that_are_carried_are_those_that_the_method_takes(
    question: Method, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: dict[str, set[str]] = {}
    take = TableChecks.take_columns

    def noting(
        checks: TableChecks,
        table: Any,
        name: str,
        required: Mapping[str, pl.DataType],
        optional: Mapping[str, pl.DataType],
        **options: Any,
    ) -> pl.DataFrame:
        taken.setdefault(name, set()).update(required, optional)
        return take(checks, table, name, required, optional, **options)

    monkeypatch.setattr(TableChecks, "take_columns", noting)
    tables: dict[str, pl.DataFrame | None] = {
        name: pl.DataFrame(schema=dict.fromkeys(tied.read, pl.Null))
        for name, tied in question.tables.items()
    }
    chosen = {"admit": list(Relation), "growth": True, "as_of": None}
    question.answer(tables, chosen if question is CASUALTIES else {})
    assert taken == {name: set(tied.read) for name, tied in question.tables.items()}


def test_columns_that_no_method_reads_stay_where_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = claims(claim=["a", "b"], incident=["one", "two"], notes=["long", "texts"])
    table.write_parquet(tmp_path / "claims.parquet")
    columns: list[str] = []

    def noting(question: Method, tables: Mapping[str, Any], options: Any) -> Any:
        columns.extend(tables["claims"].columns)
        return answer_bucket(question, tables, options)

    monkeypatch.setattr(stored_run, "answer_bucket", noting)
    stored = scale.casualties_to_parquet(tmp_path / "run", tmp_path / "claims.parquet", buckets=1)
    assert_frame_equal(stored.table("cells").collect().sort(CELL), reconcile(table))
    assert "notes" not in columns
    assert {"claim", "incident", "outcome", "low", "high"} < {*columns}


def test_a_column_that_is_missing_is_told_before_anything_is_written(tmp_path: Path) -> None:
    table = claims(claim=["a"], incident=["one"]).rename({"low": "lowest"})
    table.write_parquet(tmp_path / "claims.parquet")
    with pytest.raises(FrameError, match=r"the column 'low' is missing.*found .*lowest"):
        scale.casualties_to_parquet(tmp_path / "run", tmp_path / "claims.parquet")
    assert not (tmp_path / "run").exists()


def test_a_file_that_is_no_parquet_is_told(tmp_path: Path) -> None:
    (tmp_path / "claims.parquet").write_text("claim,incident\n" * 9, encoding="utf-8")
    with pytest.raises(FrameError, match="claims cannot be used"):
        scale.casualties_to_parquet(tmp_path / "run", tmp_path / "claims.parquet")


def test_files_of_other_columns_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "claims"
    folder.mkdir()
    table = claims(claim=["a"], incident=["one"])
    table.write_parquet(folder / "1.parquet")
    table.drop("low").write_parquet(folder / "2.parquet")
    with pytest.raises(FrameError, match="claims cannot be used"):
        scale.casualties_to_parquet(tmp_path / "run", folder)


def test_what_a_run_left_that_was_killed_at_its_end_is_cleared_away(tmp_path: Path) -> None:
    claims(claim=["a"], incident=["one"]).write_parquet(tmp_path / "claims.parquet")
    first = scale.casualties_to_parquet(tmp_path / "run", tmp_path / "claims.parquet")
    (tmp_path / "run" / "rows" / "000000").mkdir(parents=True)
    again = scale.casualties_to_parquet(tmp_path / "run", tmp_path / "claims.parquet")
    assert again == first
    assert not (tmp_path / "run" / "rows").exists()


@examples(10)
@given(dates_and_orders(), st.integers(1, 4), st.integers(1, 5))
def test_a_timeline_with_conflicts_is_that_of_one_call_however_rows_are_sliced(
    tables: tuple[pl.DataFrame, pl.DataFrame], buckets: int, rows_at_once: int
) -> None:
    expected = timeline.reconcile(dates=tables[0], orders=tables[1])
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        paths = {name: folder / f"{name}.parquet" for name in ("dates", "orders")}
        for path, table in zip(paths.values(), tables, strict=True):
            table.write_parquet(path)
        stored = scale.timeline_to_parquet(
            folder / "run", **paths, buckets=buckets, rows_at_once=rows_at_once
        )
        found = {name: stored.table(name).collect() for name in stored.rows}
        assert not list((folder / "run").glob("**/*.raw"))
    number = pl.col("conflict").str.strip_prefix("conflict-").cast(pl.Int64)
    assert_frame_equal(found["conflicts"].sort(number), expected.conflicts)
    events = found["events"].sort("event").sort("earliest", nulls_last=True, maintain_order=True)
    assert_frame_equal(events, expected.events)
    assert_frame_equal(found["claims"].sort("event", maintain_order=True), expected.claims)
