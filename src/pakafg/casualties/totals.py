"""The casualty answers of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.casualties.entrance import CLASS
from pakafg.casualties.reconciling import reconcile
from pakafg.errors import FrameError
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pakafg.corpus.corpus import Corpus

__all__ = ["totals"]

_KEYS: Final = ("incident", "outcome", *CLASS)


def totals(
    corpus: Corpus,
    by: Sequence[str] = ("incident", "outcome"),
    *,
    admit: Collection[Relation | str] = tuple(Relation),
) -> pl.DataFrame:
    """Low, best and high of the corpus's casualty claims, and who says so.

    A figure of a whole and figures of its parts are never added; nor are outcomes. Where a
    class column is asked for, a null in it means all, or not told apart: such a row is a
    whole of the others.

    Args:
        corpus: The corpus.
        by: Any of incident, outcome, nationality, status, group, outcome always among
            them. Without incident, the largest incidents are added up.
        admit: As for `reconcile`.

    Returns:
        The columns of `by`, then those of `reconcile`; only rows about which something is
        claimed, of the cell itself or of a part of it.

    Raises:
        FrameError: `by` names something else, or leaves out the outcome.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> rows = totals(corpus, by=("incident", "outcome", "nationality", "status"))
    >>> rows.filter(incident="october-clashes", outcome="killed", status="soldier").select(
    ...     "low", "best", "high", "grade"
    ... ).row(0)
    (23, 23, 58, 'party_contested')
    """
    unknown = [key for key in by if key not in _KEYS]
    if unknown or "outcome" not in by:
        message = (
            f"by is {tuple(by)!r}, expected any of {', '.join(_KEYS)}, outcome among them: "
            "outcomes are never added together"
        )
        raise FrameError(message)
    scopes = corpus.frame("incidents").select("incident", "part_of", "exhaustive")
    cells = reconcile(corpus.frame("casualties"), scopes, admit=admit)
    asked = cells.filter(
        pl.all_horizontal(pl.lit(value=True), *(pl.col(c).is_null() for c in CLASS if c not in by))
    )
    if "incident" in by:
        return asked.select(*by, pl.exclude(_KEYS))
    roots = scopes.filter(pl.col("part_of").is_null())["incident"]
    return _add(asked.filter(pl.col("incident").is_in(roots.implode())), by)


def _add(roots: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """Largest incidents do not overlap: their ranges add up."""
    none = pl.col("high").null_count() == 0
    return (
        roots.group_by(by, maintain_order=True)
        .agg(
            n_incidents=pl.len().cast(pl.Int64),
            n_claims=pl.col("n_claims").sum(),
            low=pl.col("low").sum(),
            best=pl.when(pl.col("best").count() > 0).then(pl.col("best").sum()),
            n_without_best=pl.col("best").null_count().cast(pl.Int64),
            high=pl.when(none).then(pl.col("high").sum()),
            claims=pl.col("claims").explode(keep_nulls=False, empty_as_null=False).sort(),
        )
        .sort(by)
    )
