"""What readers make of a row whose cells hold odd values, one at a time, in plain text.

A text is no proof that a reading is right; it shows what every column is for and every word of
every flaw, so that a change of any is seen, read, and meant. `test_printed.py` holds what is read
now against the texts; `PYTHONPATH=tests python tests/datasets/printed.py --write` writes them anew.
"""

from __future__ import annotations

import sys
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import corpora
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


READERS: Final[Mapping[str, tuple[Callable[[pl.DataFrame], Dataset], Mapping[str, Any], str]]] = {
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
    reader, row, key = READERS[name]
    changes = [
        {column: value} for column in row for value in ODD if column != key and value != row[column]
    ]
    numbered = [{key: str(1001 + n), **change} for n, change in enumerate([{}, *changes])]
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
            if row in by_row:
                by_row[row][told] = fields
    return list(by_row.values())


# --- several files at once ------------------------------------------------------------------------


def splits() -> Iterator[str]:
    """Print events of several rows, with figures, sources and days that differ."""
    parts = [
        {"relid": f"E-{n // 3}.{n % 3 + 1}", "id": n, "best": n % 4, "low": n % 3, "high": n % 5,
         "source_office": ("Dawn", "Dawn;Tolo", None)[n % 3], "latitude": 34 + n % 2,
         "date_end": f"2031-03-0{4 + n % 3}"}
        for n in range(12)
    ]  # fmt: skip
    data = pakafg.open_ucdp(made(made_rows.UCDP, *parts, parts[4], {"relid": "E-9"}))
    yield from tables(data.events.select(pl.nth(range(EVENT_COLUMNS))), data.claims, data.scopes)
    yield from tables(data.problems, data.totals(), data.totals(["year", "part_of"]))


def words() -> Iterator[str]:
    """Print what figures of ACLED become by the words of their notes."""
    notes = ("Three died.", "Several were killed.", "Dozens of deaths, coded as 12.", "3 died.",
             "Between 5 and 9 died; the lowest estimate is used.", "Casualties unknown.", None,
             "At least 3, split between two events.", "Fatalities coded as 3.")  # fmt: skip
    rows = [
        {"event_id_cnty": f"PAK{n}", "notes": note, "fatalities": count, "latitude": n / 10}
        for n, (note, count) in enumerate(product(notes, (0, 3, 10, 12, 100)))
    ]
    data = pakafg.open_acled(made(made_rows.ACLED, *rows))
    yield from tables(data.claims.select("claim", "low", "best", "high", "words"), data.problems)


def matching() -> Iterator[str]:
    """Print which events of two datasets may be one, at borders of days and degrees, too."""
    places = ((34.0, 71.5), (34.1, 71.6), (34.2, 179.99), (34.2, -179.99), (89.99, 10.0), (None, 1))
    rows = [
        (n, 1 + n % 5, *places[n % 6], 1 + n % 7, ("Pakistan", "Afghanistan", None)[n % 3])
        for n in range(26)
    ]
    left = pakafg.open_ucdp(
        made(
            made_rows.UCDP,
            *(
                {
                    "relid": f"u{n}",
                    "date_start": f"2031-03-0{day}",
                    "date_end": f"2031-03-0{day + n % 3}",
                    "latitude": lat,
                    "longitude": lon,
                    "where_prec": code,
                    "country": land,
                }
                for n, day, lat, lon, code, land in rows
            ),
        )
    )
    right = pakafg.open_acled(
        made(
            made_rows.ACLED,
            *(
                {
                    "event_id_cnty": f"a{n}",
                    "event_date": f"0{8 - day} March 2031",
                    "latitude": lat,
                    "longitude": lon,
                    "geo_precision": 1 + code % 3,
                    "country": land,
                    "fatalities": n,
                }
                for n, day, lat, lon, code, land in rows[::-1]
            ),
            {"event_id_cnty": "a99", "event_date": None},
        )
    )
    for choices in ({}, {"days": 0, "km": 1}, {"agree": "country"}, {"precision": False, "km": 90},
                    {"agree": [["country", "place"]], "days": 2}):  # fmt: skip
        found = pakafg.match(left, right, **choices)
        yield f"{choices}: {found!r}"
        yield from tables(found.pairs, found.left_out)
    accepted = pakafg.match(left, right).accept()
    yield repr(accepted)
    yield from tables(accepted.accepted, accepted.claims.head(40), accepted.scopes.head(40))
    some = accepted.accepted.head(2)
    yield from tables(accepted.reject(some).accepted, accepted.reject(some).accept(some).accepted)
    for pairs in (left.claims, {"left": ["u0"], "right": ["x"]}, {"left": [None], "right": ["a1"]},
                  {"left": ["u0", "u0"], "right": ["a1", "a2"]}, 3, {"left": ["u0"]}):  # fmt: skip
        given = pl.DataFrame(pairs) if isinstance(pairs, dict) else pairs
        yield failing(accepted.accept, given)
        yield failing(left.beside, corpora.seeds(), given)
    yield from tables(left.beside(corpora.seeds(), {"u1": "kabul-explosions"}))


def files() -> Iterator[str]:
    """Print how a small table is read from text of other forms."""
    text = "no,dead,dead,where\na,3,4,Orrin\n#id,#x,#y,#loc\nb,at least 5,6,“Mon”\n,,,\nc,,7,\n"
    forms = {
        "plain": text.encode(), "with a mark": b"\xef\xbb\xbf" + text.encode(),
        "semicolons": text.replace(",", ";").encode(), "tabs": text.replace(",", "\t").encode(),
        "windows": text.replace("\n", "\r\n").encode("cp1252"), "utf-16": text.encode("utf-16"),
        "more cells": (text + "d,1,2,3,4\n").encode(), "fewer cells": (text + "d,1\n").encode(),
        "cut off": text.encode()[:-4], "quoted": text.replace("Orrin", '"Or,\n""rin"""').encode(),
        "odd bytes": text.encode().replace(b"in", b"i\xffn"), "nothing": b"", "a row": b"no\n",
        "bars": text.replace(",", "|").encode(), "rows alone": b"a;3\nb;4\n",
    }  # fmt: skip
    with TemporaryDirectory() as folder:
        for name, content in forms.items():
            path = Path(folder) / "made.csv"
            path.write_bytes(content)
            yield f"--- {name}"
            try:
                data = pakafg.open_table(path, {"id": "no", "killed": "dead", "place": "where"})
            except pakafg.PakafgError as error:
                yield str(error).replace(folder, "")
                continue
            yield repr(data)
            yield from tables(data.events.drop_nulls("event"), data.claims, data.problems)


def mappings() -> Iterator[str]:
    """Print what is said of mappings that cannot be."""
    table = pl.DataFrame({"no": ["a"], "dead": ["3"], "day": ["2031-03-04"]})
    wrong: tuple[Any, ...] = (
        None, {}, [], {"id": 3}, {"id": []}, {3: "no"}, {"id": "nr"}, {"id": ("no", "day")},
        {"slain": "dead"}, {"killed civilian soldier": "dead"}, {"killed": ("dead",) * 4},
        {"killed": ""}, {"": "dead"}, {"day": ("day", "dead")}, {"day": ("day", "no", "dead")},
        {"killed": "dead", "id": "no"}, {"killed woman": "dead", "killed": "no"},
    )  # fmt: skip
    for mapping in wrong:
        yield f"{mapping}: {failing(pakafg.open_table, table, mapping)}"
    for choices in ({"name": ""}, {"name": 3}, {"zone": "Mars"}, {"zone": 3}):
        yield f"{choices}: {failing(pakafg.open_table, table, {'id': 'no'}, **choices)}"


def failing(call: Callable[..., object], *given: object, **named: object) -> str:
    """The error of a call; else what comes back."""
    try:
        return repr(call(*given, **named))
    except pakafg.PakafgError as error:
        return str(error)


def tables(*frames: pl.DataFrame) -> Iterator[str]:
    for frame in frames:
        yield ", ".join(f"{name}: {dtype}" for name, dtype in frame.schema.items())
        yield from (str(row) for row in frame.rows())


TEXTS: Final[Mapping[str, Callable[[], Iterator[str]]]] = {
    **{name: partial(readings, name) for name in READERS},
    **{each.__name__: each for each in (splits, words, matching, files, mappings)},
}


def printed(name: str) -> str:
    return "\n".join(TEXTS[name]()) + "\n"


def kept(name: str) -> Path:
    return HERE / "printed" / f"{name}.txt"


if __name__ == "__main__" and "--write" in sys.argv:
    kept("ucdp").parent.mkdir(exist_ok=True)
    for each in TEXTS:
        kept(each).write_text(printed(each), encoding="utf-8")
