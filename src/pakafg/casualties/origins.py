"""Who votes: the origin of every claim, followed to its root where claims report claims."""

from __future__ import annotations

import polars as pl

from pakafg.engines.encode import climb, find
from pakafg.validation import refuse

__all__ = ["with_sources"]


def with_sources(claims: pl.DataFrame) -> pl.DataFrame:
    """The source behind every claim, and whether it is known to be the root.

    The origin of a claim is a name, or the id of the claim that it reports, which is then
    followed to its own origin. A claim without one speaks for its document, whose root is
    unknown; without a document, for itself.

    Args:
        claims: Checked claims.

    Returns:
        The claims with `source` (origin, else document, else claim) and `known` (whether
        the source is an origin) in the place of origin.

    Raises:
        FrameError: Claims report one another in a circle.
    """
    own = claims.with_columns(
        source=pl.coalesce("origin", "document", "claim"), known=pl.col("origin").is_not_null()
    )
    reported = _reported(own)
    if not reported.height:
        return own.drop("origin")
    ways = climb(find(reported["origin"], reported["claim"]))
    if ways["root"].null_count():
        circle = reported["claim"].filter(ways["root"].is_null()).implode()
        wrong = {"the origins of claims go in a circle": pl.col("claim").is_in(circle)}
        refuse(claims, "claims", wrong)
    roots = reported[ways["root"]].select(
        reported["claim"].alias("origin"), root_source="source", root_known="known"
    )
    return (
        own.join(roots, on="origin", how="left", maintain_order="left")
        .with_columns(
            source=pl.coalesce("root_source", "source"), known=pl.coalesce("root_known", "known")
        )
        .drop("origin", "root_source", "root_known")
    )


def _reported(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims that other claims name as their origin."""
    named = claims.lazy().select(claim="origin").unique()
    return (
        claims.lazy()
        .filter((pl.col("origin") != pl.col("claim")).fill_null(value=True))
        .join(named, on="claim", how="semi")
        .select("claim", "origin", "source", "known")
        .collect(engine="streaming")
    )
