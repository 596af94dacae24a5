"""The claims of a corpus, with all that they may be told apart by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pakafg.casualties.incident_dates import incident_days
from pakafg.errors import ArgumentError, WordingError
from pakafg.frames import frame
from pakafg.values.count import Count
from pakafg.values.number_words import CONVENTIONS

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus
    from pakafg.values.number_words import Convention

__all__ = ["claims_of"]


def claims_of(corpus: Corpus, words: Convention) -> pl.DataFrame:
    """Make the table of casualty claims of a corpus, vague words read by a convention.

    Args:
        corpus: The corpus.
        words: "acled" (dozens are 12 or more) or "literal" (24). A bound that the recorder
            gave, and that does not follow from the words, stands.

    Returns:
        The columns of the table `casualties`, with side (of the claimant), place, first_day
        and last_day (of the incident; local, both included).

    Raises:
        ArgumentError: The convention is not known.
    """
    if words not in CONVENTIONS:
        raise ArgumentError.of_choice("words", words, CONVENTIONS)
    claims = frame(corpus, "casualties")
    counts = {claim.id: _reread(claim.count, words) for claim in corpus.casualties.values()}
    bounds = pl.DataFrame(
        [(claim, count.low, count.high) for claim, count in counts.items()],
        schema={"claim": pl.String, "low": pl.Int64, "high": pl.Int64},
        orient="row",
    )
    sides = frame(corpus, "actors").select("side", claimant="actor")
    places = frame(corpus, "incidents").select("incident", "place")
    return (
        claims.drop("low", "high")
        .join(bounds, on="claim", how="left", maintain_order="left")
        .join(sides, on="claimant", how="left", maintain_order="left")
        .join(places, on="incident", how="left", maintain_order="left")
        .join(incident_days(corpus), on="incident", how="left", maintain_order="left")
    )


def _reread(count: Count, words: Convention) -> Count:
    """Read a count by another convention, where its bounds are those of the usual one."""
    try:
        usual = Count.parse(count.words)
        if (usual.low, usual.high) == (count.low, count.high):
            return Count.parse(count.words, convention=words)
    except WordingError:
        pass
    return count
