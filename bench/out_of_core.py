"""Casualties from Parquet to Parquet, beside a plain group-by of the same files.

Run `python bench/out_of_core.py [CLAIMS [BUCKETS]]`: a hundred million claims in 64 buckets, if
nothing else is said, for which the disk needs some three gigabytes. The claims are those of
`casualties.py`, in a file for each two millions; a hundred incidents are one tree. Each program
runs in a fresh interpreter with two threads. Asked are at most 4 GiB and ten times the CPU time of
the group-by.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg import scale

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CLAIMS: Final = 100_000_000
BUCKETS: Final = 64
OF_A_FILE: Final = 2_000_000
CELL: Final = ["incident", "outcome"]
MOST_TIMES: Final = 10.0
MOST_MEMORY: Final = 4.0  # GiB


def make(folder: Path, claims: int) -> None:
    """Write the claims, a file after another, and the incidents in weeks."""
    (folder / "claims").mkdir()
    (folder / "scopes").mkdir()
    for first in range(0, claims, OF_A_FILE):
        made = min(OF_A_FILE, claims - first)
        number = pl.DataFrame({"number": pl.int_range(first, first + made, eager=True)})
        write_claims(number, first // 10, made // 10, folder / f"claims/{first:012}.parquet")
        place = pl.int_range(first // 10, (first + made) // 10, eager=True).alias("place")
        place.to_frame().select(
            incident=pl.format("incident-{}", "place"),
            part_of=pl.format("week-{}", pl.col("place") // 100),
        ).write_parquet(folder / f"scopes/{first:012}.parquet")
    weeks = pl.int_range(claims // 1000 + 1, eager=True).alias("week").to_frame()
    weeks.select(
        incident=pl.format("week-{}", "week"), part_of=pl.lit(None, pl.String)
    ).write_parquet(folder / "scopes/weeks.parquet")


def write_claims(number: pl.DataFrame, first: int, incidents: int, path: Path) -> None:
    """Write claims of some incidents: of each, figures that a source revises and repeats."""

    def drawn(seed: int, most: int) -> pl.Expr:
        return (pl.col("number").hash(seed) % most).cast(pl.Int64)

    revised = (pl.struct("place", "who").hash(6) % 10 == 0) & (pl.col("day") >= 30)
    figure = pl.struct("place", "kind").hash(7) % 60 + pl.col("who").hash(8) % 7 + 2 * revised
    who = pl.format("claimant-{}", "who")
    (
        number.with_columns(place=first + drawn(1, incidents), kind=drawn(2, 2), who=drawn(3, 20))
        .with_columns(day=drawn(4, 60), said=drawn(5, 10))
        .with_columns(low=figure.cast(pl.Int64))
        .select(
            claim=pl.format("claim-{}", "number"),
            incident=pl.format("incident-{}", "place"),
            outcome=pl.when(pl.col("kind") == 0)
            .then(pl.lit("killed"))
            .otherwise(pl.lit("wounded")),
            low="low",
            high=pl.when(pl.col("said") < 7)
            .then("low")
            .when(pl.col("said") == 9)
            .then(pl.col("low") + 5),
            claimant=who,
            origin=who,
            as_of=pl.date(2025, 10, 1) + pl.duration(days="day"),
        )
        .write_parquet(path)
    )


def grouped(folder: Path, _: int) -> int:
    """Low, mean and high of each cell, and nothing else; written, as the answers are."""
    (
        pl.scan_parquet(folder / "claims/*.parquet")
        .group_by(CELL)
        .agg(pl.col("low").min(), pl.col("low").mean().alias("mean"), pl.col("high").max())
        .sink_parquet(folder / "grouped.parquet", engine="streaming")
    )
    return pl.scan_parquet(folder / "grouped.parquet").select(pl.len()).collect().item()  # type: ignore[no-any-return]  # polars types no item


def reconciled(folder: Path, buckets: int) -> int:
    """The whole method."""
    stored = scale.casualties_to_parquet(
        folder / "answers", folder / "claims", folder / "scopes", buckets=buckets
    )
    return stored.rows["cells"]


PROGRAMS: Final[Mapping[str, Callable[[Path, int], int]]] = {
    "group-by of polars": grouped,
    "casualties_to_parquet": reconciled,
}


def run(name: str, folder: Path, buckets: int) -> None:
    """Run one program, and print what it took."""
    begin = time.perf_counter()
    rows = PROGRAMS[name](folder, buckets)
    used = resource.getrusage(resource.RUSAGE_SELF)
    told = {
        "rows": rows,
        "seconds": time.perf_counter() - begin,
        "cpu": used.ru_utime + used.ru_stime,
        "GiB": used.ru_maxrss / 2**20,
    }
    print(json.dumps(told))


def main(claims: int, buckets: int) -> None:
    """Make the files, run both programs, and print the ratio."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make(folder, claims)
        cpu = {}
        for name in PROGRAMS:
            done = subprocess.run(
                [sys.executable, __file__, name, temporary, str(buckets)],
                stdout=subprocess.PIPE,
                encoding="utf-8",
                check=True,
                env={**os.environ, "POLARS_MAX_THREADS": "2"},
            )
            told = json.loads(done.stdout)
            cpu[name] = told["cpu"]
            print(
                f"{name:<24}{claims:>13,} claims{told['seconds']:>9.1f} s{told['cpu']:>9.1f} s CPU"
                f"{told['cpu'] / cpu['group-by of polars']:>7.1f} ×{told['GiB']:>7.2f} GiB"
                f"{told['rows']:>13,} rows",
                flush=True,
            )
    print(f"asked: at most {MOST_TIMES:.0f} × and {MOST_MEMORY:.0f} GiB")


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] in PROGRAMS:
        run(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main(*map(int, sys.argv[1:3]), *(CLAIMS, BUCKETS)[len(sys.argv[1:3]) :])
