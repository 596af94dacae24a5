"""What the method comes to of the claims of a corpus, computed once for whatever asks for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl
from attrs import frozen

from pakafg.casualties.claims import Choice, chosen_claims
from pakafg.casualties.conflicts import conflicts_table, find_conflicts
from pakafg.casualties.encoded import EncodedClaims, encode_claims, partition
from pakafg.casualties.origins import resolve_origins
from pakafg.casualties.steps import Steps, propagated
from pakafg.casualties.validate import check_scopes
from pakafg.corpus.kept_answers import kept_answer
from pakafg.frames import frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.corpus.corpus import Corpus

__all__ = ["CorpusSteps", "corpus_steps", "fates_of_claims", "whole_conflicts"]


@frozen(eq=False)
class CorpusSteps:
    """The claims that were chosen, and what the method comes to before cells are judged.

    Attributes:
        claims: The claims.
        incidents: incident, part_of, exhaustive, place.
        encoded: Both, as numbers.
        steps: What the method comes to.
    """

    claims: pl.DataFrame
    incidents: pl.DataFrame
    encoded: EncodedClaims
    steps: Steps


def corpus_steps(corpus: Corpus, choice: Choice, apart_by: Sequence[str] = ()) -> CorpusSteps:
    """Take the claims of a corpus as far as the bounds of every cell.

    Args:
        corpus: The corpus.
        choice: Which claims.
        apart_by: The columns of claims by which they are reconciled apart.

    Raises:
        ArgumentError: The choice is not understood.
    """
    answer = partial(_corpus_steps, corpus, choice, apart_by)
    return answer() if choice.key is None else kept_answer(corpus, (*apart_by, choice.key), answer)


def _corpus_steps(corpus: Corpus, choice: Choice, apart_by: Sequence[str]) -> CorpusSteps:
    claims = chosen_claims(corpus, choice)
    incidents = frame(corpus, "incidents").select("incident", "part_of", "exhaustive", "place")
    forest, checked = check_scopes(incidents, resolve_origins(claims))
    encoded = encode_claims(*partition(forest, checked, apart_by), keys=apart_by)
    return CorpusSteps(claims, incidents, encoded, propagated(encoded, growth=choice.growth))


def fates_of_claims(corpus: Corpus) -> tuple[frozenset[str], frozenset[str]]:
    """Give the claims that their sources superseded, and those that a later toll outgrew."""
    claimed = corpus_steps(corpus, Choice()).steps.claimed
    superseded, outgrown = (
        frozenset(claimed[name].explode().drop_nulls()) for name in ("superseded", "outgrown")
    )
    return superseded, outgrown


def whole_conflicts(corpus: Corpus) -> pl.DataFrame:
    """Give every contradiction between a whole and its parts, as `conflicts` gives them."""
    found = corpus_steps(corpus, Choice())
    steps = found.steps
    contradictions = find_conflicts(steps.arranged, steps.found, steps.claims, steps.ids)
    return conflicts_table(found.encoded, contradictions)
