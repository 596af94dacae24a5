"""Parts whose stated dates lie outside those of their wholes: what an author should look at again.

Laws of this file: a part lies within its whole, and within that one's; two dates are compared at a
time, one of the part and one of the whole; nothing is given up and nothing is computed from others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.engines.forest import ancestors
from pakafg.timeline.evidence import Evidence
from pakafg.values.vocabularies import Bound

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus

__all__ = ["broken_parts"]

_OF_START: Final = (Bound.START, Bound.WHOLE)
_OF_END: Final = (Bound.END, Bound.WHOLE)


def broken_parts(corpus: Corpus) -> pl.DataFrame:
    """List the parts of a corpus that its dates put outside a whole of theirs.

    Args:
        corpus: The corpus.

    Returns:
        part, whole (incidents), claim (a date of the part), against (one of the whole that
        excludes it); a row for each two claims, by all four.

    >>> import pakafg
    >>> broken_parts(pakafg.load_corpus()).height
    0
    """
    evidence = Evidence.of_corpus(corpus)
    parts, dates = evidence.parts, evidence.dates
    roots = pl.DataFrame({"event": parts["part_of"].unique()}).join(parts, on="event", how="anti")
    tree = pl.concat([parts, roots], how="diagonal")
    wholes = ancestors(tree["event"], tree["part_of"]).filter(pl.col("steps") > 0)
    pairs = (
        wholes.select(part="node", whole="ancestor")
        .join(dates, left_on="part", right_on="event")
        .join(dates, left_on="whole", right_on="event", suffix="_whole")
    )
    begins_too_early = pl.col("bound_whole").is_in(_OF_START) & (
        pl.col("high") < pl.col("low_whole")
    )
    ends_too_late = pl.col("bound_whole").is_in(_OF_END) & (pl.col("low") > pl.col("high_whole"))
    # What was declared may begin later.
    began = pl.col("bound") != Bound.DECLARED
    return (
        pairs.filter((began & begins_too_early) | ends_too_late)
        .select("part", "whole", "claim", against="claim_whole")
        .sort(pl.all())
    )
