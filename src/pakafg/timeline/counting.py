"""How many claims and independent origins date each event, and how many are given up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.timeline.validate import known

if TYPE_CHECKING:
    from pakafg.timeline.answer import Answer

__all__ = ["COUNTS", "count"]

COUNTS: Final = ("support", "n_claims", "n_origins_min", "n_origins_max", "n_rejected", "n_out")


def count(answer: Answer) -> pl.DataFrame:
    """Claims and origins of the dates of each event; orders do not count.

    Returns:
        at, support (origins of the dates that every best repair keeps), n_claims,
        n_origins_min (where an origin is not known, equal dates count once), n_origins_max
        (each outlet its own), n_rejected (dates that no best repair keeps), n_out (dates that
        some best repair gives up).
    """
    dates = answer.roster.dates
    of_known = dates.filter(known(pl.col("voter")))
    voters, figures = pl.col("voter").n_unique(), pl.struct("bound", "low", "high").n_unique()
    counts = _each(dates, n_claims=pl.len(), n_origins_max=voters)
    least = counts.select("at", n_origins_min="n_origins_max")
    if of_known.height < dates.height:
        told = _each(of_known, n_known=voters, n_told=figures)
        stray = pl.col("n_figures") - pl.col("n_told").fill_null(0)
        least = (
            _each(dates, n_figures=figures)
            .join(told, on="at", how="left")
            .select("at", n_origins_min=stray + pl.col("n_known").fill_null(0))
        )
    return (
        counts.join(least, on="at", how="left")
        .join(_given_up(answer), on="at", how="left")
        .with_columns(
            pl.coalesce("support", "n_origins_max").alias("support"),
            pl.min_horizontal("n_origins_min", "n_origins_max").alias("n_origins_min"),
        )
        .select("at", pl.col(COUNTS).cast(pl.Int64))
    )


def _each(dates: pl.DataFrame, **counts: pl.Expr) -> pl.DataFrame:
    return dates.group_by("at", maintain_order=True).agg(**counts)


def _given_up(answer: Answer) -> pl.DataFrame:
    """Of events some of whose dates are given up: support, n_rejected, n_out."""
    out = (
        answer.dates.join(answer.solved.given_up, on="group")
        .select("at", "sure", claim="claims")
        .explode("claim")
    )
    dates = answer.roster.dates.join(out, on="at", how="semi").select("at", "claim", "voter")
    kept = dates.join(out, on="claim", how="anti")
    return (
        _each(out, n_rejected=pl.col("sure").sum(), n_out=pl.len())
        .join(_each(kept, support=pl.col("voter").n_unique()), on="at", how="left")
        .with_columns(pl.col("support").fill_null(0))
    )
