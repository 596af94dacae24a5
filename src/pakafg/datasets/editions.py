"""Recognise a file by its columns; what is not recognised is told with what is nearest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pakafg.datasets.repeated_columns import repeated_columns, tell_again
from pakafg.datasets.sheet import normalised
from pakafg.errors import FrameError, FrameProblem, near_miss

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from pakafg.datasets.sheet import Sheet

__all__ = ["columns_by_name", "named_first", "recognise", "renamed", "tell_unknown", "version_of"]

_VERSION: Final = re.compile(r"[vV_-]?(\d{1,2})[_.](\d{1,2})(?:[_.](\d{1,2}))?")


def renamed(sheet: Sheet) -> Sheet:
    """Name the text columns of a sheet as columns are compared; the first of one name counts."""
    names: dict[str, str] = {}
    again = [
        name for name in sheet.rows.columns if names.setdefault(normalised(name), name) != name
    ]
    tell_again(sheet.flaws, again)
    rows = sheet.rows.select(**{new: old for new, old in names.items() if new})
    return sheet._replace(rows=rows)


def columns_by_name(sheet: Sheet) -> dict[str, str]:
    """Map compared names to those of the file."""
    return {normalised(name): name for name in reversed(sheet.given.columns)}


def recognise(sheet: Sheet, dataset: str, editions: Mapping[str, Collection[str]]) -> str:
    """Name the edition of which a sheet has every column that it needs.

    Args:
        sheet: The sheet, renamed.
        dataset: The dataset's name.
        editions: The columns that each needs, newest first.

    Raises:
        FrameError: It is none of them: the nearest is named, with every column that it lacks.
    """
    columns = set(sheet.rows.columns)
    lacking = {
        name: [each for each in needed if each not in columns] for name, needed in editions.items()
    }
    found = next((name for name, lost in lacking.items() if not lost), None)
    if found is not None:
        return found
    nearest = min(lacking, key=lambda name: len(lacking[name]))
    known = ", ".join(editions)
    lost = lacking[nearest]
    given = sheet.given.columns
    reasons = [
        f"the column {each!r} of {dataset} ({nearest}) is missing{near_miss(each, given)}"
        for each in lost
    ]
    reasons[-1] += f"; pakafg knows these editions: {known}"
    if len(lost) == len(list(editions[nearest])):
        reasons = [f"no column of {dataset} is there; pakafg knows these editions: {known}"]
    problems = [FrameProblem("path", None, (), reason) for reason in reasons]
    raise FrameError("path", problems)


def named_first(sheet: Sheet, *names: str) -> str | None:
    """Name the first of some columns that a sheet has; None where it has none."""
    return next((name for name in names if name in sheet.rows.columns), None)


def tell_unknown(sheet: Sheet, known: Collection[str]) -> None:
    """Tell the columns of a sheet that no edition has."""
    again = repeated_columns(sheet.given.columns)
    unknown = [
        name
        for each, name in columns_by_name(sheet).items()
        if each not in known and name not in again
    ]
    sheet.flaws.add_columns(sorted(unknown), "kept in events")


def version_of(label: str, *, least: int = 1) -> str | None:
    """Read the version that a file's name tells: "GEDEvent_v24_1.csv" is 24.1.

    Args:
        label: The file's name.
        least: The least first number that a version of the dataset has.
    """
    for major, minor, patch in _VERSION.findall(label):
        if int(major) >= least:
            return ".".join(each for each in (major, minor, patch) if each)
    return None
