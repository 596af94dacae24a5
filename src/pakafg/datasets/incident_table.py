"""Any spreadsheet of incidents: a mapping says which column holds what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from pakafg.arguments import check_text
from pakafg.datasets.assembling import assemble
from pakafg.datasets.layout import DatasetCitation, FigureColumns, Layout
from pakafg.datasets.read_rows import rows_of
from pakafg.datasets.sheet import read_sheet
from pakafg.datasets.zone_argument import check_zone
from pakafg.errors import ArgumentError, ArgumentTypeError, FrameError, FrameProblem, near_miss
from pakafg.values.vocabularies import Group, Outcome, Relation

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence

    from pakafg.datasets.dataset import Dataset
    from pakafg.frames.interchange import AnyFrame

__all__ = ["open_table"]

_ROLES: Final[Mapping[str, str]] = {
    "id": "id",
    "day": "first",
    "first_day": "first",
    "last_day": "last",
    "zone": "zone",
    "latitude": "latitude",
    "longitude": "longitude",
    "place": "place",
    "country": "countries",
    "kind": "kind",
    "part_of": "part_of",
    "parties": "parties",
    "grade": "grade",
    "sources": "sources",
    "source_days": "source_days",
    "links": "links",
    "as_of": "as_of",
    "same": "like",
}
"""What a mapping may name beside figures, and the field of a layout that holds it."""

_SEVERAL: Final = frozenset({"place", "countries", "parties", "like"})
_DAYS: Final = frozenset({"first", "last"})
_FIGURES: Final = ("low", "best", "high")
_NAMED: Final = "a name for the dataset, or None"
_EXPECTED: Final = (
    "a mapping from what columns hold to their names, such as {'id': 'no', 'killed': "
    "('min', 'max'), 'killed civilian': 'civilians', 'day': 'date'}"
)


def open_table(
    path: str | os.PathLike[str] | AnyFrame,
    mapping: Mapping[str, Any],
    *,
    name: str | None = None,
    zone: str | None = None,
) -> Dataset:
    """Open any spreadsheet of incidents.

    Args:
        path: A CSV, Excel, Parquet or JSON file, or a table of polars, pandas, pyarrow or DuckDB.
        mapping: What columns hold, and their names. A figure is an outcome, alone or with of
            whom it is: "killed", "killed civilian", "wounded soldier", "killed civilian child". It
            stands in one column (numbers, or words such as "at least 5"), in two (least, most) or
            in three (low, best, high). Further: id; day, or first_day and last_day (each one
            column, or three of year, month and day of the month); zone; latitude, longitude;
            place, country, parties, same (one column, or several; same: what is the same in
            rows that may be one); kind; part_of; grade; sources (";" stands between them),
            source_days; links; as_of. Whatever is left out is not known.
        name: What to call the dataset, which is the origin of its claims; None: the file's name.
        zone: The time zone of all days; None: that of the column zone, or of each country.

    Returns:
        The dataset.

    Raises:
        ArgumentError: `mapping` says what pakafg does not know, or `zone` is no time zone.
        FrameError: The file has no such column, or cannot be read.
        MissingFileError: There is no such file.

    >>> import polars as pl
    >>> rows = pl.DataFrame({"no": ["a"], "min": [3], "max": [5], "when": ["11 October 2025"]})
    >>> data = open_table(rows, {"id": "no", "killed": ("min", "max"), "day": "when"}, name="Ours")
    >>> data.claims.select("incident", "low", "best", "high", "origin").row(0)
    ('a', 3, None, 5, 'Ours')
    """
    check_zone(zone)
    if name is not None:
        check_text("name", name, _NAMED)
        if not name.strip():
            raise ArgumentError("name", name, _NAMED)
    figures, fields = _read_mapping(mapping)
    sheet = read_sheet(path)
    named = [*_named(fields.values()), *(each for one in figures for each in one.columns)]
    problems = [
        FrameProblem(
            "path",
            each,
            (),
            f"the column {each!r} is missing{near_miss(each, sheet.rows.columns)}",
        )
        for each in dict.fromkeys(named)
        if each not in sheet.rows.columns
    ]
    if problems:
        raise FrameError("path", problems)
    dataset = sheet.label if name is None else name
    layout = Layout(
        cite=DatasetCitation(dataset, None, None, None),
        figures=tuple(figures),
        sources=(fields["sources"], ";") if "sources" in fields else None,
        **{field: value for field, value in fields.items() if field != "sources"},
    )
    return assemble(sheet, layout, rows_of(sheet, layout, zone))


def _named(values: Iterable[object]) -> list[str]:
    return [each for value in values for each in (value if isinstance(value, tuple) else (value,))]


def _read_mapping(mapping: object) -> tuple[list[FigureColumns], dict[str, Any]]:
    """Part what a mapping says of figures from the rest.

    Raises:
        ArgumentError: It is none, or says what pakafg does not know.
    """
    if not isinstance(mapping, Mapping):
        raise ArgumentTypeError("mapping", mapping, _EXPECTED)
    figures: list[FigureColumns] = []
    fields: dict[str, Any] = {}
    for role, given in dict(mapping).items():
        columns = _column_names(role, given)
        if role in _ROLES:
            field = _ROLES[role]
            least = 3 if field in _DAYS else 1
            if field not in _SEVERAL and len(columns) not in {1, least}:
                raise ArgumentError("mapping", {role: given}, f"one column for {role}")
            if field in _SEVERAL or len(columns) > 1:
                fields[field] = columns
            else:
                fields[field] = columns[0]
        else:
            figures.append(_figure(role, columns))
    if not figures and not fields:
        raise ArgumentError("mapping", mapping, _EXPECTED)
    names = [each.name for each in figures]
    for role, name in zip((role for role in mapping if role not in _ROLES), names, strict=True):
        if names.count(name) > 1:
            raise ArgumentError("mapping", {role: mapping[role]}, "one figure of each kind")
    return _with_tops(figures), fields


def _column_names(role: object, given: object) -> tuple[str, ...]:
    columns = (given,) if isinstance(given, str) else given
    is_named = isinstance(columns, (list, tuple)) and columns
    are_names = is_named and all(isinstance(each, str) and each for each in columns)  # type: ignore[attr-defined]  # a list or a tuple
    if not isinstance(role, str) or not are_names:
        raise ArgumentTypeError("mapping", {role: given}, _EXPECTED)
    return tuple(columns)  # type: ignore[arg-type]  # names


def _figure(role: str, columns: Sequence[str]) -> FigureColumns:
    """Read what a figure is of: an outcome, and of whom."""
    outcome, *words = role.split() or [role]
    known = [*map(str, Outcome), *_ROLES]
    if outcome not in set(map(str, Outcome)):
        raise ArgumentError.of_choice("mapping", role, known)
    groups = [each for each in words if each in set(map(str, Group))]
    relations = [each for each in words if each in set(map(str, Relation))]
    status = [each for each in words if each not in {*groups, *relations}]
    if max(map(len, (groups, relations, status))) > 1 or len(columns) > len(_FIGURES):
        raise ArgumentError("mapping", {role: columns}, _EXPECTED)
    return FigureColumns(
        outcome=outcome,
        status=status[0] if status else None,
        group=groups[0] if groups else None,
        relation=relations[0] if relations else None,
        worded=len(columns) == 1,
        low=columns[0],
        best=columns[1] if len(columns) == len(_FIGURES) else None,
        high=columns[-1] if len(columns) > 1 else None,
    )


def _with_tops(figures: Sequence[FigureColumns]) -> list[FigureColumns]:
    """Mark figures that count some of those whom another counts, or may count some of them."""
    return [
        evolve(part, top=not any(_may_count(whole, part) for whole in figures)) for part in figures
    ]


def _may_count(whole: FigureColumns, part: FigureColumns) -> bool:
    """Tell whether some of whom a figure counts may be among those whom another counts in all.

    Children may be civilians; who counts civilians has no figure of the children alone.
    """
    if (whole.outcome, whole.relation) != (part.outcome, part.relation) or whole.group is not None:
        return False
    if part.group is None:
        return whole.status is None and part.status is not None
    return None in {whole.status, part.status} or whole.status == part.status
