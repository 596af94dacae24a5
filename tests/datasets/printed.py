"""What readers make of a row whose cells hold odd values, one at a time, in plain text.

A text is no proof that a reading is right; it shows what every column is for and every word of
every flaw, so that a change of any is seen, read, and meant. `test_printed.py` holds what is read
now against the texts; `PYTHONPATH=tests python tests/datasets/printed.py --write` writes them anew.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from datasets import made_rows
from datasets.made_rows import made

import pakafg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pakafg import Dataset

    Records = dict[str, dict[str, str]]

__all__ = ["TEXTS", "kept", "printed"]

HERE: Final = Path(__file__).parent
ODD: Final = (None, "x", "-1", "0", "2", "31", "1900-02-28", "NA; a, b")
TABLE: Final[Mapping[str, Any]] = {
    "no": "a",
    "from": "2031-03-04",
    "to": "5 March 2031",
    "zone": "Asia/Kabul",
    "lat": 34.0,
    "lon": 71.5,
    "where": "A town",
    "land": "Pakistan",
    "what": "a raid",
    "whole": None,
    "who": "A",
    "whom": "B",
    "sure": "high",
    "papers": "Dawn; Tolo",
    "printed": "2031-03-05; 2031-03-06",
    "address": "https://example.org/1",
    "until": "2031-03-07",
    "dead": "at least 5",
    "dead civilians": "3",
    "least hurt": "1",
    "best hurt": "2",
    "most hurt": "4",
}
MAPPING: Final = {
    "id": "no", "first_day": "from", "last_day": "to", "zone": "zone", "latitude": "lat",
    "longitude": "lon", "place": "where", "country": "land", "kind": "what", "part_of": "whole",
    "parties": ["who", "whom"], "grade": "sure", "sources": "papers", "source_days": "printed",
    "links": "address", "as_of": "until", "killed": "dead", "killed civilian": "dead civilians",
    "wounded": ("least hurt", "best hurt", "most hurt"),
}  # fmt: skip


FRAMES: Final[Mapping[str, Callable[[Dataset], pl.DataFrame]]] = {
    "event": lambda data: data.events.select(pl.nth(range(EVENT_COLUMNS))),
    "claim": lambda data: data.claims,
    "scope": lambda data: data.scopes,
    "date": lambda data: data.dates,
    "order": lambda data: data.orders,
    "statement": lambda data: data.statements,
    "demand": lambda data: data.demands,
    "problem": lambda data: data.problems,
}
EVENT_COLUMNS: Final = 19  # those of every dataset, which come first
IDS: Final = ("event", "incident", "statement", "demand", "id")


def open_made(table: pl.DataFrame) -> Dataset:
    return pakafg.open_table(table, MAPPING, name="Table")


TEXTS: Final[Mapping[str, tuple[Callable[[pl.DataFrame], Dataset], Mapping[str, Any], str]]] = {
    "ucdp": (pakafg.open_ucdp, made_rows.UCDP, "relid"),
    "acled": (pakafg.open_acled, made_rows.ACLED, "event_id_cnty"),
    "ethprio": (pakafg.open_ethprio, made_rows.ETHPRIO, "cf_id"),
    "pax": (pakafg.open_pax, made_rows.PAX, "AgtId"),
    "airwars": (pakafg.open_airwars, made_rows.AIRWARS, "unique_reference_code"),
    "tbij": (pakafg.open_tbij, made_rows.TBIJ, "Strike ID"),
    "icews": (pakafg.open_icews, made_rows.ICEWS, "Event ID"),
    "gdelt": (pakafg.open_gdelt, made_rows.GDELT, "GLOBALEVENTID"),
    "plover": (pakafg.open_plover, made_rows.POLECAT, "Event ID"),
    "table": (open_made, TABLE, "no"),
}


def readings(name: str) -> Iterator[str]:
    """Print a plain row, what each odd value changes, and what each column that lacks does."""
    reader, row, key = TEXTS[name]
    changes = [
        {column: value} for column in row for value in ODD if column != key and value != row[column]
    ]
    numbered = [{key: str(1001 + n)} | change for n, change in enumerate([{}, *changes])]
    table = made(
        row, *numbered, {key: "9001"}, {key: "9001"}, changes[-1] | {key: "9001"}, {key: None}
    )
    data = reader(table)
    yield repr(data)
    yield str(data.cite)
    told = told_of_rows(data, table)
    yield from (f"{label}: {fields}" for label, fields in told[0].items())
    for number, records in enumerate(told[1:], 1):
        change = numbered[number] if number < len(numbered) else {key: "again, or nothing"}
        yield ", ".join(f"{k}: {v}" for k, v in change.items() if k != key or len(change) == 1)
        yield from (f"  {line}" for line in differing(told[0], records))
    yield from map(str, data.problems.filter(pl.col("row").is_null()).rows())
    yield from map(str, data.totals().rows())
    yield from map(str, data.reported().head(5).rows())
    for column in row:
        yield f"without {column}: {outcome(reader, table.head(1).drop(column))}"


def outcome(reader: Callable[[pl.DataFrame], Dataset], table: pl.DataFrame) -> str:
    try:
        data = reader(table)
    except pakafg.FrameError as error:
        return str(error)
    return f"{data!r} {data.problems['done'].to_list()}"


def differing(plain: Records, records: Records) -> Iterator[str]:
    """Print how what is told of a row differs from what is told of another."""
    for label in dict.fromkeys([*plain, *records]):
        before, now = plain.get(label), records.get(label)
        if now is None:
            yield f"no {label}"
        elif before is None:
            yield f"{label}: {now}"
        else:
            changed = {k: now.get(k) for k in {**before, **now} if before.get(k) != now.get(k)}
            if changed:
                yield f"{label}: {changed}"


def told_of_rows(data: Dataset, table: pl.DataFrame) -> list[Records]:
    """What a dataset tells of each row: by the kind and name of each record, its cells."""
    read = {name: frame(data) for name, frame in FRAMES.items()}
    row_of: dict[object, int] = {}
    for row, event in data.events.select("row", "event").rows():
        row_of.setdefault(event, row)
    by_row: dict[int, Records] = {row: {} for row in range(2, table.height + 2)}
    for name, rows in read.items():
        for record in rows.rows(named=True):
            event = next((record[each] for each in IDS if record.get(each) is not None), None)
            row = record.pop("row", None) or row_of.get(event)
            label = [
                name,
                str(record.pop("claim", "")),
                *map(
                    str,
                    filter(
                        None,
                        (
                            record.pop("kind", None) if name == "problem" else None,
                            record.pop("column", None),
                        ),
                    ),
                ),
            ]
            told = " ".join(filter(None, label)).replace(str(event), "#")
            fields = {
                k: str(v).replace(str(event), "#") for k, v in record.items() if v is not None
            }
            by_row.get(row, {})[told] = fields
    return list(by_row.values())


def printed(name: str) -> str:
    return "\n".join(readings(name)) + "\n"


def kept(name: str) -> Path:
    return HERE / "printed" / f"{name}.txt"


if __name__ == "__main__" and "--write" in sys.argv:
    kept("ucdp").parent.mkdir(exist_ok=True)
    for each in TEXTS:
        kept(each).write_text(printed(each), encoding="utf-8")
