"""The claims of two datasets in one table, where accepted pairs share an incident.

Laws of this file: ids have the dataset's name before them, so that none of two datasets clash; two
datasets that rest on one report have it as their one origin; a dataset that names no source of an
event is a voter whose root is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pakafg.datasets.shared_sources import shared_source

if TYPE_CHECKING:
    from pakafg.datasets.dataset import Dataset

__all__ = ["join_claims", "join_scopes"]

_SIDES = ("left", "right")


def join_claims(a: Dataset, b: Dataset, accepted: pl.DataFrame) -> pl.DataFrame:
    """Put the claims of two datasets into one table.

    Args:
        a: The left dataset.
        b: The right one.
        accepted: left, right: events that are one.
    """
    names = _names_of(a, b)
    pairs = _shared(accepted, names)
    sources = [_sources_of(each) for each in (a, b)]
    roots = [
        (left, right, shared_source(sources[0].get(left), sources[1].get(right)))
        for left, right in accepted.iter_rows()
    ]
    shared = pl.DataFrame(
        roots, {"left": pl.String, "right": pl.String, "report": pl.String}, orient="row"
    )
    pairs = pairs.join(shared, on=list(_SIDES), how="left", maintain_order="left")
    parts = [
        _claims_of(data, name, side, pairs)
        for data, name, side in zip((a, b), names, _SIDES, strict=True)
    ]
    return pl.concat(parts)


def _claims_of(data: Dataset, name: str, side: str, pairs: pl.DataFrame) -> pl.DataFrame:
    own = pairs.select(pl.col(side).alias("incident"), "shared", "report")
    joined = data.claims.join(own, on="incident", how="left", maintain_order="left")
    is_own = pl.col("claimant").is_null()
    is_paired = pl.col("shared").is_not_null()
    # Beside another dataset, one that names no source may have had the same.
    unknown = is_paired & pl.col("report").is_null() & pl.col("sources").is_null()
    origin = (
        pl.when(is_own & pl.col("report").is_not_null())
        .then("report")
        .when(is_own & unknown)
        .then(pl.lit(None, pl.String))
        .when(is_own)
        .then(pl.lit(name))
        .otherwise(pl.format("{} ({})", "origin", pl.lit(name)))
    )
    return joined.with_columns(
        claim=pl.format("{}/{}", pl.lit(name), "claim"),
        incident=pl.coalesce("shared", pl.format("{}/{}", pl.lit(name), "incident")),
        origin=origin,
        document=pl.lit(name),
    ).drop("shared", "report")


def join_scopes(a: Dataset, b: Dataset, accepted: pl.DataFrame) -> pl.DataFrame:
    """Put the incidents of two datasets into one table; what is shared is there once.

    Args:
        a: The left dataset.
        b: The right one.
        accepted: left, right: events that are one.
    """
    names = _names_of(a, b)
    pairs = _shared(accepted, names)
    parts = []
    for data, name, side in zip((a, b), names, _SIDES, strict=True):
        shared = dict(pairs.select(side, "shared").iter_rows())
        parts.append(
            data.scopes.with_columns(
                pl.col(each)
                .replace_strict(shared, default=pl.format("{}/{}", pl.lit(name), each))
                .cast(pl.String)
                if shared
                else pl.format("{}/{}", pl.lit(name), each).alias(each)
                for each in ("incident", "part_of")
            )
        )
    # A shared incident is part of what either dataset says; where both say it, the left does.
    told = pl.concat(parts).sort(pl.col("part_of").is_null(), maintain_order=True)
    return told.unique("incident", keep="first", maintain_order=True)


def _names_of(a: Dataset, b: Dataset) -> tuple[str, str]:
    """Name both; two files of one dataset are told apart."""
    one, other = a.cite.dataset, b.cite.dataset
    return (one, other) if one != other else (f"{one} (left)", f"{other} (right)")


def _shared(accepted: pl.DataFrame, names: tuple[str, str]) -> pl.DataFrame:
    left, right = (
        pl.format("{}/{}", pl.lit(name), side) for name, side in zip(names, _SIDES, strict=True)
    )
    return accepted.with_columns(shared=pl.concat_str([left, right], separator=" = "))


def _sources_of(data: Dataset) -> dict[str, list[str]]:
    """List the sources of each event, those of all its rows."""
    named = data.events.select("whole", "sources").drop_nulls("sources")
    return dict(
        named.explode("sources")
        .group_by("whole")
        .agg(pl.col("sources").unique().sort())
        .iter_rows()
    )
