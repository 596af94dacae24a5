"""The claims of a corpus, with all that they may be told apart by."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

import polars as pl
from attrs import field, frozen

from pakafg.arguments import check_kind, check_word
from pakafg.casualties.incident_dates import incident_days
from pakafg.casualties.validate import admitted, counted, known_by
from pakafg.corpus.kept_answers import kept_answer
from pakafg.corpus.lookup import known_id
from pakafg.errors import ArgumentError, WordingError
from pakafg.frames import frame
from pakafg.frames.interchange import first_line
from pakafg.validation import check_choices, check_switch, last_day_of, words_compared
from pakafg.values.count import Count
from pakafg.values.number_rules import CONVENTIONS, Convention
from pakafg.values.vocabularies import Group, Nationality, Outcome, Relation, Side, Status
from pakafg.values.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from pakafg.corpus.corpus import Corpus
    from pakafg.values.open_vocabulary import OpenVocabulary
    from pakafg.values.vocabulary import Vocabulary
    from pakafg.values.when import When

__all__ = ["Choice", "chosen_claims", "claims_of"]

_AS_RECORDED: Final[Convention] = "acled"
"""The convention by which counts are read where nobody asks for another."""
_IDS: Final = {
    "claim": "casualties",
    "incident": "incidents",
    "place": "places",
    "claimant": "actors",
    "origin": "actors",
    "document": "documents",
}
"""The columns of ids, and the catalogues of their records."""
_OPEN_WORDS: Final[dict[str, type[OpenVocabulary]]] = {
    "outcome": Outcome,
    "nationality": Nationality,
    "status": Status,
    "side": Side,
}
_CLOSED_WORDS: Final[dict[str, type[Vocabulary]]] = {"group": Group, "relation": Relation}
"""The columns of words, and their vocabularies."""
_WHERE: Final = 'an expression, such as pl.col("outcome") == "killed"'


def _relations(admit: Iterable[Relation | str]) -> tuple[str, ...]:
    return tuple(check_choices(admit, "admit", Relation))


def _known_by_day(as_of: When | date | str | None) -> date | None:
    return last_day_of("as_of", as_of)


@frozen(kw_only=True, eq=False)
class Choice:
    """Which claims count, and how their words are read: what every answer of a corpus takes.

    Attributes:
        where: An expression on what `claims_of` gives; None: every claim.
        admit: The relations of claimant to victims that are admitted.
        words: The convention by which vague words are read.
        as_of: The day at the end of which it was known; None: every claim.
        growth: Whether later and greater figures outgrow earlier ones.

    Raises:
        ArgumentError: One of them is of another kind, or no word that there is.
    """

    where: pl.Expr | None = None
    admit: tuple[str, ...] = field(default=tuple(Relation), converter=_relations)
    words: Convention = _AS_RECORDED
    as_of: date | None = field(default=None, converter=_known_by_day)
    growth: bool = True

    def __attrs_post_init__(self) -> None:
        if self.where is not None:
            check_kind("where", self.where, pl.Expr, _WHERE)
        check_word("words", self.words, CONVENTIONS)
        check_switch("growth", self.growth)

    @property
    def key(self) -> tuple[Hashable, ...] | None:
        """Give what tells it from other choices; None where an expression does."""
        if self.where is not None:
            return None
        return (*self.admit, self.words, self.as_of, self.growth)


def chosen_claims(corpus: Corpus, choice: Choice) -> pl.DataFrame:
    """Choose the claims that an expression, the admitted relations and the day let through.

    That none passes all of them is an answer; that none passes the relations or the day is not.

    Raises:
        ArgumentError: The expression asks for what no claim can have, or for no column.
    """
    check_switch("growth", choice.growth)
    claims = claims_of(corpus, choice.words)
    if choice.where is None:
        return counted(claims, choice.admit, choice.as_of)
    counted(claims, choice.admit, choice.as_of)  # each of the choices lets something through
    if choice.where is not None:
        _check_words(corpus, choice.where, claims)
        try:
            claims = claims.filter(choice.where)
        except pl.exceptions.PolarsError as error:
            columns = ", ".join(claims.columns)
            expected = f"an expression on {columns} ({first_line(error)})"
            raise ArgumentError("where", str(choice.where), expected) from error
    return known_by(admitted(claims, choice.admit), choice.as_of)


def _check_words(corpus: Corpus, where: pl.Expr, claims: pl.DataFrame) -> None:
    """Check the words that an expression asks of columns that hold ids or words of vocabularies.

    A word that no claim could have would find nothing, which reads like an answer.
    """
    words: dict[str, list[str]] = {
        **{column: list(map(str, closed)) for column, closed in _CLOSED_WORDS.items()},
        **{column: list(corpus.codebook.words(kind)) for column, kind in _OPEN_WORDS.items()},
    }
    for column, word in words_compared(where, (*_IDS, *words)):
        if word in claims[column].cast(pl.String):
            continue
        if column in _IDS:
            catalogue = getattr(corpus, _IDS[column])
            expected = f"{column} to be the id of one of the {_IDS[column]}"
            if word not in catalogue:  # a name is refused, too: an expression compares ids
                meant = known_id("where", word, [catalogue], expected)
                raise ArgumentError("where", word, f"{expected} of the corpus", catalogue, meant)
        elif word not in words[column]:
            expected = f"{column} to be one of {listed(words[column])}"
            raise ArgumentError("where", word, expected, words[column])


def claims_of(corpus: Corpus, words: Convention) -> pl.DataFrame:
    """Make the table of casualty claims of a corpus, vague words read by a convention.

    Args:
        corpus: The corpus.
        words: "acled" (dozens are 12 or more) or "literal" (24). A bound that the recorder
            gave, and that does not follow from the words, stands.

    Returns:
        The columns of the table `casualties`, with side (of the claimant), place, first_day
        and last_day (of the incident; local, both included).
    """
    return kept_answer(corpus, ("claims", words), partial(_claims_of, corpus, words)).clone()


def _claims_of(corpus: Corpus, words: Convention) -> pl.DataFrame:
    claims = frame(corpus, "casualties")
    if corpus.codebook.outcomes:  # a typed column says which words there may be
        outcomes = pl.Enum(list(corpus.codebook.words(Outcome)))
        claims = claims.with_columns(pl.col("outcome").cast(outcomes))
    if words != _AS_RECORDED:
        claims = claims.drop("low", "best", "high").join(
            _read_by(corpus, words), on="claim", how="left", maintain_order="left"
        )
    sides = frame(corpus, "actors").select("side", claimant="actor")
    places = frame(corpus, "incidents").select("incident", "place")
    return (
        claims.join(sides, on="claimant", how="left", maintain_order="left")
        .join(places, on="incident", how="left", maintain_order="left")
        .join(
            incident_days(corpus).drop("pieces"), on="incident", how="left", maintain_order="left"
        )
    )


def _read_by(corpus: Corpus, words: Convention) -> pl.DataFrame:
    """Read the counts of all claims by a convention: claim, low, best, high."""
    counts = {claim.id: _reread(claim.count, words) for claim in corpus.casualties.values()}
    return pl.DataFrame(
        [(claim, count.low, count.best, count.high) for claim, count in counts.items()],
        schema={"claim": pl.String, "low": pl.Int64, "best": pl.Int64, "high": pl.Int64},
        orient="row",
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
