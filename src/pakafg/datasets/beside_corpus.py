"""A dataset beside the documents of a corpus: what each says of one incident, and what is left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.casualties.reconcile import reconcile
from pakafg.errors import ArgumentError, ArgumentTypeError
from pakafg.frames import frame
from pakafg.frames.cells import CELL
from pakafg.text.figure_words import figure_words
from pakafg.validation import TableChecks
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus
    from pakafg.frames.interchange import AnyFrame

__all__ = ["beside_corpus"]

_TIME: Final = pl.Datetime("us", "UTC")
_CLAIM: Final = (
    *("claim", "incident", "outcome", "low", "best", "high", "status", "group", "origin"),
    *("relation", "as_of", "document", "words"),
)
_EXPECTED: Final = (
    "events of the dataset, each with the incident of the corpus that it is: a mapping, or a table "
    "with left and right"
)
_NUMBERS: Final = ("low", "best", "high", "grade", "n_origins_min", "n_origins_max")


def beside_corpus(
    claims: pl.DataFrame, corpus: Corpus, pairs: Mapping[str, str] | AnyFrame
) -> pl.DataFrame:
    """Reconcile claims of a dataset with those of a corpus; `Dataset.beside` says how.

    Args:
        claims: Those of the dataset.
        corpus: The corpus.
        pairs: Which incident of the corpus each event of the dataset is.

    Raises:
        ArgumentError: It names an event or an incident that is not there, or one twice.
    """
    same = _pairs(pairs)
    _check_known("right", same["right"], list(corpus.incidents))
    _check_known("left", same["left"], claims["incident"].unique().to_list())
    own = claims.join(same, left_on="incident", right_on="left").with_columns(
        incident="right", as_of=pl.col("as_of").cast(_TIME)
    )
    told = frame(corpus, "casualties")
    outcomes = pl.Enum(list(corpus.codebook.words(Outcome)))
    both = pl.concat([told, own.select(_CLAIM)], how="diagonal").with_columns(
        pl.col("outcome").cast(outcomes)
    )
    scopes = frame(corpus, "incidents").select("incident", "part_of", "exhaustive")
    answer = reconcile(both, scopes)
    asked = answer.filter(
        pl.col("incident").is_in(same["right"].implode()), pl.col("claims").list.len() > 0
    )
    names = frame(corpus, "incidents").select("incident", incident_name="name")
    rows = asked.join(names, on="incident", how="left", maintain_order="left")
    says = pl.Series("says", _says(rows, both), dtype=pl.String)
    return rows.with_columns(says).select(
        "incident",
        "incident_name",
        *CELL[1:],
        "says",
        *_NUMBERS,
        "claims",
    )


def _pairs(pairs: object) -> pl.DataFrame:
    if isinstance(pairs, Mapping):
        columns = {"left": list(pairs), "right": list(pairs.values())}
        if not all(isinstance(each, str) for names in columns.values() for each in names):
            raise ArgumentTypeError("pairs", pairs, _EXPECTED)
        return _each_once(pl.DataFrame(columns, dict.fromkeys(columns, pl.String)))
    if pairs is None:
        raise ArgumentTypeError("pairs", pairs, _EXPECTED)
    checks = TableChecks()
    required = dict.fromkeys(("left", "right"), pl.String())
    taken = checks.take_columns(pairs, "pairs", required, {})  # type: ignore[arg-type]  # or it is refused
    wrong = {f"{each} is null": pl.col(each).is_null() for each in required}
    kept = checks.keep_rows(taken, "pairs", wrong)
    checks.finish()
    return _each_once(kept.unique(maintain_order=True))


def _each_once(pairs: pl.DataFrame) -> pl.DataFrame:
    for column in pairs.columns:
        twice = pairs[column].filter(pairs[column].is_duplicated())
        if twice.len():
            raise ArgumentError("pairs", twice[0], "each event and each incident at most once")
    return pairs


def _check_known(side: str, asked: pl.Series, known: list[str]) -> None:
    unknown = asked.filter(~asked.is_in(known))
    if unknown.len():
        whose = (
            "incidents of the corpus" if side == "right" else "events of the dataset with claims"
        )
        expected = f"one of the {len(known):,} {whose}"
        raise ArgumentError("pairs", unknown[0], expected, known[:1_000])


def _says(rows: pl.DataFrame, claims: pl.DataFrame) -> list[str]:
    """Say of each row who has which figure: "UCDP GED has 5; 003 has at least five"."""
    columns = ("claim", "document", "words", "low", "best", "high")
    wanted = rows["claims"].explode().unique()
    told = {
        claim: f"{document} has {_figure_told(words, low, best, high)}"
        for claim, document, words, low, best, high in claims.filter(
            pl.col("claim").is_in(wanted.implode())
        )
        .select(columns)
        .iter_rows()
    }
    return ["; ".join(dict.fromkeys(told[each] for each in row)) for row in rows["claims"]]


def _figure_told(words: str | None, low: int | None, best: int | None, high: int | None) -> str:
    if words is not None:
        return words
    if low is None:
        return "no figure"
    if low == 0 and high is None and best is not None:
        return f"{best:,}"
    return figure_words(low, best, high)
