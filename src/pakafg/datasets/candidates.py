"""Pairs of events of two tables that lie near each other in time and space.

Laws of this file: a pair is found exactly where its days are no further apart than the window and
its places no further than the window and how far each may lie from its place; which cells of a
grid are looked at changes nothing. Events are parted by how wide their own windows are, so that
few that are wide do not make all others slow.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.errors import ArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_candidates"]

_DEGREE: Final = 111.0  # kilometres, a little less than a degree of latitude has
_RADIUS: Final = 6371.0088  # of the earth, in kilometres
_MOST: Final = 30_000_000
_KM_STEPS: Final = (0.0, 1.0, 30.0, 60.0, 160.0)
_DAY_STEPS: Final = (0, 6, 31)
_ALL_AROUND: Final = 360.0
_STEEP: Final = 85.0  # degrees of latitude beyond which all longitudes are one


def find_candidates(left: pl.DataFrame, right: pl.DataFrame, days: int, km: float) -> pl.DataFrame:
    """Find the pairs.

    Args:
        left: at (a number of the row), first, last (days since 1970), latitude, longitude, km
            (how far it may lie from there); without a null.
        right: The same.
        days: How many days may lie between them.
        km: How far they may lie apart.

    Returns:
        left, right (numbers of rows), days, km.

    Raises:
        ArgumentError: The windows are so wide that there would be too many.
    """
    parts = [
        _near_pairs(one, other, days, km) for one, other in product(_parted(left), _parted(right))
    ]
    schema = {"left": pl.Int64, "right": pl.Int64, "days": pl.Int64, "km": pl.Float64}
    found = pl.concat([pl.DataFrame(schema=schema), *parts])
    if found.height > _MOST:
        raise _too_many(days, km)
    return found


def _too_many(days: int, km: float) -> ArgumentError:
    expected = "windows in which an event has few others, such as days=1, km=25"
    return ArgumentError("km", f"{km} with days={days}", expected)


def _parted(events: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Part events by how far they may lie from their place, and by how many days they span."""
    width = pl.col("last") - pl.col("first")
    keyed = events.with_columns(
        by_km=sum((pl.col("km") > step).cast(pl.Int8) for step in _KM_STEPS),
        by_days=sum((width > step).cast(pl.Int8) for step in _DAY_STEPS),
    )
    yield from keyed.partition_by("by_km", "by_days", maintain_order=True, include_key=False)


def _near_pairs(left: pl.DataFrame, right: pl.DataFrame, days: int, km: float) -> pl.DataFrame:
    """Find the pairs of two parts by a grid of cells as wide as their windows."""
    reach = float(km + left.select(pl.max("km")).item() + right.select(pl.max("km")).item())
    spans = [part.select((pl.col("last") - pl.col("first")).max()).item() for part in (left, right)]
    span = int(days + max(spans) + 1)
    band = max(reach / _DEGREE, 1e-6) * 1.000001
    one = _cells(left, span, band)
    other = _cells(right, span, band)
    around = (-1, 0, 1)
    # The table with fewer rows is put into each cell around its own.
    swapped = one.height > other.height
    small, large = (other, one) if swapped else (one, other)
    spread = small.join(pl.DataFrame({"d_time": around}), how="cross").join(
        pl.DataFrame({"d_band": around}), how="cross"
    )
    spread = spread.with_columns(
        time=pl.col("time") + pl.col("d_time"), band=pl.col("band") + pl.col("d_band")
    ).drop("d_time", "d_band")
    spread = _by_longitude(spread, band, spread=True)
    large = _by_longitude(large, band, spread=False)
    _check_size(spread, large, days, km)
    pairs = spread.join(large, on=["time", "band", "cell"], how="inner", suffix="_other")
    apart = pairs.select(
        left="at_other" if swapped else "at",
        right="at" if swapped else "at_other",
        days=pl.max_horizontal(
            pl.lit(0, pl.Int64),
            pl.col("first_other") - pl.col("last"),
            pl.col("first") - pl.col("last_other"),
        ),
        km=_distance(),
        reach=pl.col("km") + pl.col("km_other") + km,
    )
    return apart.filter(pl.col("days") <= days, pl.col("km") <= pl.col("reach")).drop("reach")


def _check_size(one: pl.DataFrame, other: pl.DataFrame, days: int, km: float) -> None:
    """Refuse to join cells that hold so many that memory would not."""
    keys = ["time", "band", "cell"]
    counts = one.group_by(keys).len("n").join(other.group_by(keys).len("m"), on=keys)
    product_ = counts.select((pl.col("n").cast(pl.Int64) * pl.col("m")).sum()).item()
    if product_ > 4 * _MOST:
        raise _too_many(days, km)


def _cells(events: pl.DataFrame, span: int, band: float) -> pl.DataFrame:
    return events.with_columns(
        time=pl.col("first").floordiv(span),
        band=(pl.col("latitude") / band).floor().cast(pl.Int64),
    )


def _by_longitude(events: pl.DataFrame, band: float, *, spread: bool) -> pl.DataFrame:
    """Put events into cells of longitude, each as wide as the reach is in its band.

    The width rests on the band alone, so that both tables have the same cells.
    """
    # The latitude of the band that is furthest from the equator; its neighbours' are within it.
    edge = (
        pl.max_horizontal((pl.col("band") * band).abs(), ((pl.col("band") + 1) * band).abs()) + band
    )
    steep = edge >= _STEEP
    wide = pl.when(steep).then(_ALL_AROUND).otherwise(band / edge.radians().cos() * 1.000001)
    cells = pl.max_horizontal((_ALL_AROUND / wide).floor(), pl.lit(1.0)).cast(pl.Int64)
    keyed = events.with_columns(cells=cells).with_columns(
        cell=((pl.col("longitude") + 180.0) / _ALL_AROUND * pl.col("cells"))
        .floor()
        .cast(pl.Int64)
        .clip(lower_bound=0)
    )
    if not spread:
        return keyed.with_columns(cell=pl.col("cell") % pl.col("cells")).drop("cells")
    around = pl.concat_list([pl.col("cell") + step for step in (-1, 0, 1)])
    several = keyed.with_columns(cell=around).explode("cell")
    # Around the date line cells meet again; where there are few, one cell is met twice.
    wrapped = several.with_columns(cell=(pl.col("cell") + pl.col("cells")) % pl.col("cells"))
    return wrapped.drop("cells").unique(["at", "time", "band", "cell"])


def _distance() -> pl.Expr:
    """Compute the kilometres between two places on a sphere (haversine)."""
    one, other = pl.col("latitude").radians(), pl.col("latitude_other").radians()
    half = (other - one) / 2
    turn = (pl.col("longitude_other") - pl.col("longitude")).radians() / 2
    part = half.sin().pow(2) + one.cos() * other.cos() * turn.sin().pow(2)
    return 2 * _RADIUS * part.clip(0.0, 1.0).sqrt().arcsin()
