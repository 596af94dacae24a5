"""Open a file of whichever dataset its columns say it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.datasets.acled import open_acled
from pakafg.datasets.airwars import open_airwars
from pakafg.datasets.ethprio import open_ethprio
from pakafg.datasets.gdelt import open_gdelt
from pakafg.datasets.icews import open_icews
from pakafg.datasets.pax import open_pax
from pakafg.datasets.plover import open_plover
from pakafg.datasets.tbij import open_tbij
from pakafg.datasets.ucdp import open_ucdp
from pakafg.errors import FrameError, FrameProblem

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Mapping

    from pakafg.datasets.dataset import Dataset

__all__ = ["READERS", "open_recognised"]

READERS: Final[Mapping[str, Callable[..., Dataset]]] = {
    "UCDP GED": open_ucdp,
    "ACLED": open_acled,
    "ETH/PRIO CF": open_ethprio,
    "PA-X": open_pax,
    "Airwars": open_airwars,
    "TBIJ": open_tbij,
    "ICEWS": open_icews,
    "GDELT": open_gdelt,
    "POLECAT and PLOVER": open_plover,
}
"""The readers by the dataset's name."""


def open_recognised(path: str | os.PathLike[str], *, zone: str | None = None) -> Dataset:
    """Open a file by the first reader that knows its columns.

    Args:
        path: The file.
        zone: As the readers take it.

    Raises:
        FrameError: It is of none of the datasets that pakafg knows; the nearest is named.
        MissingFileError: There is no such file.
    """
    refused: list[FrameError] = []
    for reader in READERS.values():
        try:
            return reader(path, zone=zone)
        except FrameError as error:
            refused.append(error)
    # The one that misses the fewest columns is the nearest.
    nearest = min(refused, key=lambda error: ("no column of" in str(error), len(error.problems)))
    if "no column of" in str(nearest):
        known = ", ".join(READERS)
        reason = f"its columns are of none of {known}; pakafg.open_table reads any other table"
        raise FrameError("path", [FrameProblem("path", None, (), reason)])
    raise nearest
