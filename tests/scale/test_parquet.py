"""From Parquet to Parquet: the answers of one call, whatever happens on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from pakafg import scale, timeline
from pakafg.casualties import reconcile
from pakafg.errors import ArgumentError, FrameError
from pakafg.frames.cells import CELL
from pakafg.scale import stored_buckets, stored_rows, stored_run

if TYPE_CHECKING:
    from pathlib import Path


def made(rows: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Claims of many small trees, and of one that holds half of all rows."""
    number = pl.int_range(rows, eager=True).alias("number")
    place = pl.when(pl.col("number") % 2 == 0).then(pl.lit(0)).otherwise(pl.col("number") % 97)
    claims = pl.DataFrame({"number": number}).select(
        claim=pl.format("c{}", "number"),
        incident=pl.format("i{}-{}", place, pl.col("number") % 3),
        outcome=pl.lit("killed"),
        origin=pl.format("o{}", pl.col("number") % 7),
        low=pl.col("number") % 5,
        high=pl.when(pl.col("number") % 4 > 0).then(pl.col("number") % 5 + pl.col("number") % 3),
    )
    names = claims["incident"].unique().sort()
    parts = pl.DataFrame({"incident": names, "part_of": names.str.split("-").list.first()})
    wholes = parts.select(incident=pl.col("part_of").unique()).with_columns(
        part_of=pl.lit(None, pl.String)
    )
    return claims, pl.concat([parts, wholes])


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("files")
    paths = {name: folder / f"{name}.parquet" for name in ("claims", "scopes")}
    for (_, path), table in zip(paths.items(), made(2_000), strict=True):
        table.write_parquet(path)
    return paths


def run(folder: Path, files: dict[str, Path]) -> scale.StoredAnswers:
    return scale.casualties_to_parquet(
        folder, files["claims"], files["scopes"], buckets=5, rows_at_once=300
    )


@pytest.fixture(scope="module")
def whole(files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> scale.StoredAnswers:
    """The answers of a run that nothing stopped; nobody changes them."""
    return run(tmp_path_factory.mktemp("whole") / "run", files)


def test_the_cells_are_those_of_one_call(whole: scale.StoredAnswers) -> None:
    expected = reconcile(*made(2_000))
    assert_frame_equal(whole.table("cells").collect().sort(CELL), expected)
    assert whole.rows == {"cells": expected.height}
    assert [*whole.large_trees.values()] == [1_014], "half of the claims, and scopes"


# While rows are split, and from about the sixtieth step on while buckets are answered.
@pytest.mark.parametrize("dies_at", [0, 9, 20, 35, 50, 64, 72, 76, 80, 82, 84])
def test_a_killed_run_goes_on_and_ends_with_the_same_digest(
    tmp_path: Path,
    files: dict[str, Path],
    whole: scale.StoredAnswers,
    monkeypatch: pytest.MonkeyPatch,
    dies_at: int,
) -> None:
    steps = 0

    def dying(method: Any) -> Any:
        def step(*args: Any, **options: Any) -> Any:
            nonlocal steps
            steps += 1
            if steps > dies_at:
                raise KeyboardInterrupt
            return method(*args, **options)

        return step

    with monkeypatch.context() as patched:
        for where, name in (
            (stored_run, "replace"),
            (stored_rows, "replace"),
            (stored_run, "answer_bucket"),
            (stored_buckets, "_write_digested"),
            (pl.DataFrame, "write_parquet"),
        ):
            patched.setattr(where, name, dying(getattr(where, name)))
        with pytest.raises(KeyboardInterrupt):
            run(tmp_path / "killed", files)
    again = run(tmp_path / "killed", files)
    assert again.digest == whole.digest
    assert_frame_equal(again.table("cells").collect(), whole.table("cells").collect())
    assert not (tmp_path / "killed" / "rows").exists()


def test_a_folder_of_another_run_is_left_alone(tmp_path: Path, files: dict[str, Path]) -> None:
    run(tmp_path / "run", files)
    with pytest.raises(ArgumentError, match="an empty folder, or that of a run on the same files"):
        scale.casualties_to_parquet(tmp_path / "run", files["claims"], buckets=6)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ArgumentError, match="an empty folder"):
        run(tmp_path / "mine", files)
    assert [each.name for each in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_rows_that_cannot_be_used_are_told_by_their_place(
    tmp_path: Path, files: dict[str, Path]
) -> None:
    claims, _ = made(2_000)
    wrong = claims.with_columns(
        low=pl.when(pl.col("claim").is_in(["c7", "c1500"])).then(-1).otherwise("low"),
    )
    wrong.write_parquet(tmp_path / "claims.parquet")
    with pytest.raises(FrameError) as error:
        run(tmp_path / "run", files | {"claims": tmp_path / "claims.parquet"})
    (problem,) = error.value.problems
    assert (problem.reason, problem.rows) == ("low is negative", (7, 1_500))


def test_no_file_and_no_such_table_are_told(tmp_path: Path, whole: scale.StoredAnswers) -> None:
    with pytest.raises(ArgumentError, match="expected a Parquet file that exists"):
        scale.casualties_to_parquet(tmp_path / "run", tmp_path / "none.parquet")
    with pytest.raises(ArgumentError, match="name is 'events', expected one of cells"):
        whole.table("events")


def test_a_timeline_is_that_of_one_call(tmp_path: Path) -> None:
    day = pl.date(2025, 1, 1) + pl.duration(days=pl.col("number") * 7 % 40)
    dates = pl.DataFrame({"number": pl.int_range(300, eager=True)}).select(
        claim=pl.format("d{}", "number"),
        event=pl.format("e{}", pl.col("number") % 90),
        bound=pl.lit("start"),
        earliest=day,
        latest=day,
    )
    dates.write_parquet(tmp_path / "dates.parquet")
    stored = scale.timeline_to_parquet(
        tmp_path / "run", dates=tmp_path / "dates.parquet", buckets=4, rows_at_once=70
    )
    expected = timeline.reconcile(dates=dates)
    events = stored.table("events").collect().sort("event")
    assert_frame_equal(
        events.sort("earliest", nulls_last=True, maintain_order=True), expected.events
    )
    number = pl.col("conflict").str.strip_prefix("conflict-").cast(pl.Int64)
    assert_frame_equal(stored.table("conflicts").collect().sort(number), expected.conflicts)
    claims = stored.table("claims").collect().sort("event", maintain_order=True)
    assert_frame_equal(claims, expected.claims)
