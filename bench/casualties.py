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
import math
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable  # noqa: TC003  # said in an annotation that runs
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import duckdb
import pandas as pd
import polars as pl

from pakafg.casualties import reconcile
from pakafg.engines.hierarchy import OPEN, Hierarchy, narrow, settle_upward

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


def by_hand(folder: Path) -> object:
    """What one would write: one interval a claimant and cell, then low, high and claims."""
    return (
        pl.scan_parquet(folder / "claims.parquet")
        .group_by([*CELL, "origin"])
        .agg(pl.col("low").max(), pl.col("high").min(), "claim")
        .group_by(CELL)
        .agg(pl.col("low").min(), pl.col("high").max(), "claim")
        .collect(engine="streaming")
    )


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
    listed = pl.col("parent") % 7 == 0
    edges = tree.filter(pl.col("depth") > 0).select(
        part="cell", whole="parent", dimension=0, exhaustive=listed, disjoint=True
    )
    hierarchy = Hierarchy.of(tree["depth"].cast(pl.Int64), edges)
    low, high = tree["low"], tree["high"].fill_null(OPEN)
    contested = settle_upward(hierarchy, low, high).contested["family"]
    return narrow(hierarchy, low, high, contested)


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
    "polars: by hand": by_hand,
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
    print("targets: whole method under 4 × and 3 GiB, cells under 3 ×, ten times as many 12 ×")


SIZES: Final = (1_000, 10_000, 100_000)
FIGURES: Final = ("claim", "incident", "outcome", "origin", "low", "high")
Tables = tuple[pl.DataFrame, pl.DataFrame | None]


def of_classes(number: int, rng: random.Random) -> Tables:
    """Claims of nationalities, statuses and groups that contradict each other."""
    rows = [
        (
            *(f"claim-{n}", f"incident-{rng.randrange(number // 20)}", "killed"),
            *(f"origin-{rng.randrange(5)}", low, rng.choice([low, None, low + 5])),
            rng.choice([None, None, "afghan", "pakistani"]),
            rng.choice([None, None, "civilian", "soldier"]),
            rng.choice([None, None, None, "child"]),
        )
        for n in range(number)
        for low in [rng.randint(0, 30)]
    ]
    columns = [*FIGURES, "nationality", "status", "group"]
    return pl.DataFrame(rows, schema=columns, orient="row", infer_schema_length=None), None


def of_weeks(number: int, rng: random.Random) -> Tables:
    """Weeks, all in one, of which three in ten are told as less than their days add up to."""
    rows: list[tuple[object, ...]] = []
    scopes: list[tuple[str, str | None]] = [("all", None)]
    for week in range(number // 11):
        scopes.append((f"week-{week}", "all"))
        rows.append((f"claim-{week}", f"week-{week}", "killed", "un", 10, 32))
        for day in range(10):
            name, killed = f"week-{week}-{day}", rng.randint(0, 6)
            scopes.append((name, f"week-{week}"))
            rows.append((f"claim-{week}-{day}", name, "killed", "un", killed, killed))
    tree = pl.DataFrame(scopes, schema=["incident", "part_of"], orient="row")
    return pl.DataFrame(rows, schema=list(FIGURES), orient="row"), tree


def of_deep_trees(number: int, rng: random.Random) -> Tables:
    """Trees that are a hundred incidents deep, each part of the one before."""
    names = [(f"{n // 100}-{n % 100}", f"{n // 100}-{n % 100 - 1}") for n in range(number)]
    rows = [
        (f"claim-{name}", name, "killed", "un", rng.randint(0, 5), rng.choice([None, 100]))
        for name, _ in names
    ]
    tree = [(name, None if above.endswith("--1") else above) for name, above in names]
    return (
        pl.DataFrame(rows, schema=list(FIGURES), orient="row", infer_schema_length=None),
        pl.DataFrame(tree, schema=["incident", "part_of"], orient="row"),
    )


def of_one_origin(number: int, _: random.Random) -> Tables:
    """Claims of one origin about one incident, each day another figure."""
    days = pl.Series("as_of", [date(2000, 1, 1) + timedelta(n % 3_000) for n in range(number)])
    rows = [(f"claim-{n}", "incident", "killed", "un", n // 2, n // 2) for n in range(number)]
    return pl.DataFrame(rows, schema=list(FIGURES), orient="row").with_columns(days), None


def of_a_series(number: int, _: random.Random) -> Tables:
    """A toll that rises from day to day, told by fifty origins."""
    days = pl.Series("as_of", [date(1700, 1, 1) + timedelta(n) for n in range(number)])
    rows = [(f"claim-{n}", "incident", "killed", f"origin-{n % 50}", n, n) for n in range(number)]
    return pl.DataFrame(rows, schema=list(FIGURES), orient="row").with_columns(days), None


SHAPES: Final = (of_classes, of_weeks, of_deep_trees, of_one_origin, of_a_series)


def shapes() -> None:
    """Print seconds of CPU for each shape and size, and the exponent of their growth."""
    reconcile(*of_classes(100, random.Random(1)))  # noqa: S311  (what is loaded once is no growth)
    print(f"{'shape':<16}{''.join(f'{size:>10,}' for size in SIZES)}{'exponent':>10}")
    for shape in SHAPES:
        taken = []
        for size in SIZES:
            tables = shape(size, random.Random(size))  # noqa: S311  (no secret)
            cpu = time.process_time()
            reconcile(*tables)
            taken.append(time.process_time() - cpu)
        exponent = math.log10(taken[-1] / taken[-2])
        told = "".join(f"{seconds:10.2f}" for seconds in taken)
        print(f"{shape.__name__:<16}{told}{exponent:10.2f}")
    print("target: an exponent of 1.15 at the most")


if __name__ == "__main__":
    shapes()
    main()
