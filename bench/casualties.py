"""The casualty method on ten million claims, beside plain group-bys of the same claims.

Run `nox -s bench`, or `python bench/casualties.py`. The claims are of a million incidents, two
outcomes, 20 claimants and 60 days: a claimant has a figure of its own for each cell, revised in
one of ten, and repeats it; 7 of 10 are exact, 2 are "at least", 1 is a range. Every program
reads them from Parquet in a fresh interpreter, all in turn, so that a machine that slows down
slows all of them. What is told is the least of the rounds; on a busy machine the ratio of CPU
time says more than that of seconds.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable  # noqa: TC003  # said in an annotation that runs
from pathlib import Path
from typing import Final

import duckdb
import pandas as pd
import polars as pl

from pakafg.casualties import reconcile
from pakafg.engines.hierarchy import Arrangement, propagate

CLAIMS: Final = 10_000_000
ROUNDS: Final = 2
CELL: Final = ["incident", "outcome"]


def make(folder: Path, claims: int) -> None:
    """Write claims of a tenth as many incidents, and the incidents in weeks, and those in all."""
    incidents = claims // 10

    def drawn(seed: int, most: int) -> pl.Expr:
        return (pl.col("number").hash(seed) % most).cast(pl.Int64)

    revised = (pl.struct("place", "who").hash(6) % 10 == 0) & (pl.col("day") >= 30)
    figure = pl.struct("place", "kind").hash(7) % 60 + pl.col("who").hash(8) % 7 + 2 * revised
    who = pl.format("claimant-{}", "who")
    (
        pl.DataFrame({"number": pl.int_range(claims, eager=True)})
        .with_columns(place=drawn(1, incidents), kind=drawn(2, 2), who=drawn(3, 20))
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
            relation=pl.when(pl.col("who") < 2)
            .then(pl.lit("own"))
            .when(pl.col("who") < 4)
            .then(pl.lit("adversary"))
            .otherwise(pl.lit("third_party")),
            as_of=pl.date(2025, 10, 1) + pl.duration(days="day"),
        )
        .write_parquet(folder / "claims.parquet")
    )
    number = pl.int_range(incidents, eager=True).alias("number").to_frame()
    weeks = number.head(incidents // 100).select(
        incident=pl.format("week-{}", "number"), part_of=pl.lit("all")
    )
    within = number.select(
        incident=pl.format("incident-{}", "number"),
        part_of=pl.format("week-{}", pl.col("number") // 100),
    )
    whole = pl.DataFrame({"incident": ["all"], "part_of": [None]}, schema=weeks.schema)
    pl.concat([within, weeks, whole]).write_parquet(folder / "scopes.parquet")


def in_polars(folder: Path) -> object:
    """Low, mean and high of each cell, and nothing else."""
    return (
        pl.scan_parquet(folder / "claims.parquet")
        .group_by(CELL)
        .agg(pl.col("low").min(), pl.col("low").mean().alias("mean"), pl.col("high").max())
        .collect(engine="streaming")
    )


def in_duckdb(folder: Path) -> object:
    """The same."""
    claims = duckdb.read_parquet(str(folder / "claims.parquet"))
    return claims.aggregate("incident, outcome, min(low), avg(low), max(high)").to_arrow_table()


def in_pandas(folder: Path) -> object:
    """The same."""
    claims = pd.read_parquet(folder / "claims.parquet", columns=[*CELL, "low", "high"])
    return claims.groupby(CELL).agg(low=("low", "min"), mean=("low", "mean"), high=("high", "max"))


def whole_method(folder: Path) -> object:
    """Origins, ranges, best figures, grades, and all other columns."""
    return reconcile(pl.scan_parquet(folder / "claims.parquet"))


def in_a_tree(folder: Path) -> object:
    """The same, and what incidents, weeks and all of them say of each other."""
    return reconcile(
        pl.scan_parquet(folder / "claims.parquet"), pl.scan_parquet(folder / "scopes.parquet")
    )


def narrowed(folder: Path) -> object:
    """Bounds of a million cells in a tree of three levels."""
    tree = pl.read_parquet(folder / "bounds.parquet")
    part = pl.col("depth") > 0
    edges = tree.filter(part).select("cell", "parent", "depth")
    exhaustive = tree.filter(pl.col("cell") % 7 == 0).select("cell")
    return propagate(tree.select("cell", "low", "high"), [Arrangement(edges, exhaustive)])


def make_bounds(folder: Path) -> None:
    """Write the bounds of a million cells: a hundred in each week, all weeks in one."""
    cell = pl.col("cell")
    pl.DataFrame({"cell": pl.int_range(1_000_000, eager=True)}).with_columns(
        low=(cell.hash(1) % 20).cast(pl.Int64),
        parent=pl.when(cell > 10_000).then(1 + cell % 10_000).otherwise(0),
        depth=pl.when(cell > 10_000).then(2).when(cell > 0).then(1).otherwise(0),
    ).with_columns(high=pl.when(cell.hash(2) % 3 > 0).then(pl.col("low") + 100_000)).write_parquet(
        folder / "bounds.parquet"
    )


PLAIN, WHOLE, TENTH = "polars: low, mean, high", "whole method", "whole method, a tenth"
PROGRAMS: Final[dict[str, Callable[[Path], object]]] = {
    PLAIN: in_polars,
    "DuckDB: the same": in_duckdb,
    "pandas: the same": in_pandas,
    WHOLE: whole_method,
    "whole method, in a tree": in_a_tree,
    TENTH: whole_method,
    "a million cells narrowed": narrowed,
}


def make_all(many: str, few: str) -> None:
    """Write all that is measured."""
    make(Path(many), CLAIMS)
    make(Path(few), CLAIMS // 10)
    make_bounds(Path(many))


def clock(program: str, folder: str) -> None:
    """Print seconds, seconds of CPU and the most GiB held."""
    wall, cpu = time.perf_counter(), time.process_time()
    PROGRAMS[program](Path(folder))
    taken = time.perf_counter() - wall, time.process_time() - cpu
    print(json.dumps([*taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20]))


def run(function: str, *arguments: str) -> str:
    """Call one of these functions in a fresh interpreter: memory held is inherited, too."""
    code = f"import runpy; runpy.run_path({__file__!r})[{function!r}](*{arguments!r})"
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    ).stdout


def measured(program: str, folder: str) -> list[float]:
    """Seconds, seconds of CPU and the most GiB held."""
    last = run("clock", program, folder).splitlines()[-1]  # DuckDB may tell its progress before
    return [float(figure) for figure in json.loads(last)]


def main() -> None:
    """Measure every program in turn and print the least, and ratios to the plain group-by."""
    with tempfile.TemporaryDirectory() as many, tempfile.TemporaryDirectory() as few:
        run("make_all", many, few)
        rounds = [
            {name: measured(name, few if name == TENTH else many) for name in PROGRAMS}
            for _ in range(ROUNDS)
        ]
    least = {name: [min(r[name][n] for r in rounds) for n in range(3)] for name in PROGRAMS}
    wall, cpu, _ = least[PLAIN]
    print(f"{CLAIMS:,} claims{'seconds':>18}{'ratio':>10}{'CPU':>8}{'ratio':>10}{'GiB':>8}")
    for name, (seconds, busy, held) in least.items():
        ratios = f"{seconds:9.2f}{seconds / wall:8.1f} ×{busy:8.2f}{busy / cpu:8.1f} ×"
        print(f"{name:<26}{ratios}{held:8.2f}")
    grown = [least[WHOLE][n] / least[TENTH][n] for n in range(2)]
    print(f"ten times as many claims take {grown[0]:.1f} × as long, {grown[1]:.1f} × the CPU")
    print("targets: whole method under 5 × and 4 GiB, cells under 3 ×, ten times as many 12 ×")


if __name__ == "__main__":
    main()
