"""What `pakafg check` says of a file of the field's: every problem, then the kinds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from pakafg.present.cli.command import write_json
from pakafg.text.escape import printable
from pakafg.text.figure_words import counted
from pakafg.values.flaws import FlawKind

if TYPE_CHECKING:
    import polars as pl

__all__ = ["check_file", "is_table"]

_SUFFIXES: Final = frozenset(
    (".csv", ".tsv", ".tab", ".xlsx", ".xls", ".parquet", ".json", ".ndjson", ".jsonl")
)
_NOTES: Final = frozenset(
    {
        FlawKind.EMPTY_ROW,
        FlawKind.NOT_CARRIED,
        FlawKind.SKIPPED_MIDNIGHT,
        FlawKind.SUMMARY_EVENT,
        FlawKind.TAG_ROW,
        FlawKind.UNKNOWN_COLUMN,
    }
)
"""What is no fault of a file."""


def is_table(path: str | None) -> bool:
    """Tell whether a path names a table, and no corpus."""
    return path is not None and Path(path).suffix.lower() in _SUFFIXES


def check_file(path: str, out: TextIO, *, as_json: bool) -> int:
    """Print what is wrong with a file of a dataset.

    Args:
        path: The file.
        out: Where to print.
        as_json: Whether to print data.

    Returns:
        0; 1 where there is something that the file's keeper may want to mend.

    Raises:
        FrameError: It is of no dataset that pakafg knows.
    """
    from pakafg.datasets.recognition import open_recognised  # noqa: PLC0415  (polars)

    data = open_recognised(path)
    problems = data.problems
    wrong = [kind for kind in problems["kind"].unique() if FlawKind(kind) not in _NOTES]
    if as_json:
        write_json({"dataset": data.cite.dataset, "problems": problems.to_dicts()}, out)
        return int(bool(wrong))
    name = Path(path).name
    for row, record, column, kind, value, done in problems.iter_rows():
        where = name if row is None else f"{name}:{row}"
        what = " ".join(each for each in (column, value) if each is not None)
        told = ": ".join(each for each in (where, record, kind, what) if each)
        out.write(f"{printable(told)} ({printable(done)})\n")
    out.write(f"{printable(repr(data)[1:-1])}\n")
    out.writelines(_counts(problems))
    return int(bool(wrong))


def _counts(problems: pl.DataFrame) -> list[str]:
    counts = problems.group_by("kind").len("n").sort("n", "kind", descending=[True, False])
    return [
        f"  {counted(n, 'time')}: {kind}: {FlawKind(kind).meaning}\n"
        for kind, n in counts.iter_rows()
    ]
