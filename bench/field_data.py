"""How long it takes to open a million rows of each dataset, as a ratio to reading them alone.

Run: python bench/field_data.py [rows]
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Final

import polars as pl

import pakafg

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from datasets import made_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

MOST: Final = 5.0  # times as long as polars takes to read the file
SHAPES: Final[Mapping[str, tuple[Mapping[str, Any], str, Callable[..., pakafg.Dataset]]]] = {
    "UCDP GED": (made_rows.UCDP, "relid", pakafg.open_ucdp),
    "ACLED": (made_rows.ACLED, "event_id_cnty", pakafg.open_acled),
    "ETH/PRIO": (made_rows.ETHPRIO, "cf_id", pakafg.open_ethprio),
    "PA-X": (made_rows.PAX, "AgtId", pakafg.open_pax),
    "Airwars": (made_rows.AIRWARS, "unique_reference_code", pakafg.open_airwars),
    "TBIJ": (made_rows.TBIJ, "Strike ID", pakafg.open_tbij),
    "ICEWS": (made_rows.ICEWS, "Event ID", pakafg.open_icews),
    "GDELT": (made_rows.GDELT, "GLOBALEVENTID", pakafg.open_gdelt),
    "POLECAT": (made_rows.POLECAT, "Event ID", pakafg.open_plover),
}
TEXT: Final = "A report of several sentences, as such files have of every event. " * 4


def write(path: Path, row: Mapping[str, Any], name: str, rows: int) -> None:
    """Write a file of many rows, each with an id of its own and a text as long as files have."""
    table = made_rows.made(row).select(pl.all().repeat_by(rows).explode())
    at = pl.int_range(pl.len())
    changed = table.with_columns(pl.format("X-{}", at).alias(name), source_article=pl.lit(TEXT))
    for column in ("latitude", "longitude"):
        if column in row:
            changed = changed.with_columns((at % 9_000 / 100).cast(pl.String).alias(column))
    changed.write_csv(path)


def best_of(call: Callable[[], object], times: int = 3) -> float:
    """The shortest of several times that a call takes, in seconds."""
    taken = []
    for _ in range(times):
        begin = perf_counter()
        call()
        taken.append(perf_counter() - begin)
    return min(taken)


def main(rows: int) -> None:
    """Measure, and say which shape takes longer than it may."""
    with TemporaryDirectory() as folder:
        for dataset, (row, name, reader) in SHAPES.items():
            path = Path(folder) / "rows.csv"
            write(path, row, name, rows)
            alone = best_of(lambda path=path: pl.read_csv(path, infer_schema_length=1_000))  # type: ignore[misc]
            opened = best_of(lambda path=path, reader=reader: reader(path))  # type: ignore[misc]
            ratio = opened / alone
            verdict = "" if ratio <= MOST else f" (more than {MOST})"
            print(
                f"{dataset:9} read {alone:6.2f} s  opened {opened:6.2f} s  {ratio:5.1f} ×{verdict}"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
