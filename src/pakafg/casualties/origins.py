"""Who votes: the origin of every claim, followed to its root where claims report claims."""

from __future__ import annotations

import polars as pl

from pakafg.errors import FrameError

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
    roots = _roots(reported)
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


def _roots(reported: pl.DataFrame) -> pl.DataFrame:
    """For each reported claim the source at the end of its chain."""
    above = {claim: (origin, source, known) for claim, origin, source, known in reported.rows()}
    roots = []
    for claim in above:
        root, seen = claim, {claim}
        while (origin := above[root][0]) in above:
            if origin in seen:
                message = f"claims cannot be used: the origins of {claim!r} go in a circle"
                raise FrameError(message)
            seen.add(origin)
            root = origin
        roots.append((claim, *above[root][1:]))
    return pl.DataFrame(
        roots,
        schema={"origin": pl.String, "root_source": pl.String, "root_known": pl.Boolean},
        orient="row",
    )
