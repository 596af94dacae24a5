"""Every answer of the casualties, for every choice of whose claims are admitted.

Laws of this file: claims of one tree of incidents that are alike in relation and in source are one
group, and are admitted or not together; a choice is a set of bits, one for each group of the tree;
every choice is answered in one go, each on a forest of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from attrs import frozen

from pakafg.casualties.claims import Choice, chosen_claims
from pakafg.casualties.encoded import encode_claims, partition
from pakafg.casualties.judgement import COLUMNS, conclude
from pakafg.casualties.origins import resolve_origins
from pakafg.casualties.steps import propagated
from pakafg.casualties.validate import check_scopes
from pakafg.engines.forest import ancestors
from pakafg.frames import frame
from pakafg.frames.cells import CELL
from pakafg.grouping import grouped
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.corpus.corpus import Corpus

__all__ = ["MOST_GROUPS", "AdmittedTree", "SourceGroup", "admitted_trees"]

MOST_GROUPS: Final = 10
"""Of how many groups of claims in a tree of incidents every choice is answered."""

_MOST_ROWS: Final = 200_000  # claims times choices of one large tree
_MOST_ORIGINS: Final = 40  # of a tree of which each is left out by itself, and counted alone

Cell = tuple[str | None, ...]


@frozen(order=True)
class SourceGroup:
    """Claims that are admitted or not together.

    Attributes:
        relation: How their claimants stand to the victims; empty where that is not known.
        source: The origin, or the document that stands for one that is not known.
        known: Whether it is an origin.
    """

    relation: str
    source: str
    known: bool


@frozen(eq=False)
class AdmittedTree:
    """A tree of incidents, by each choice of the groups whose claims are admitted.

    Attributes:
        root: The incident that the others are parts of.
        groups: The groups; the first is the lowest bit.
        group_of: The group of each claim.
        choices: The choices that are answered: all that there are or, of more than
            `MOST_GROUPS` groups, those of relations, and of single origins.
        answers: For each choice the row of each cell, as `reconcile` gives it.
        by_origin: Whether choices of origins are answered: not of the largest trees.
    """

    root: str
    groups: tuple[SourceGroup, ...]
    group_of: Mapping[str, SourceGroup]
    choices: tuple[int, ...]
    answers: Mapping[int, Mapping[Cell, Mapping[str, Any]]]
    by_origin: bool

    @property
    def is_whole(self) -> bool:
        """Whether every choice is answered."""
        return len(self.choices) == 1 << len(self.groups)


def admitted_trees(corpus: Corpus) -> list[AdmittedTree]:
    """Reconcile the casualties for every choice of the relations and the origins admitted.

    Args:
        corpus: The corpus.

    Returns:
        Each tree of incidents in which anything is claimed.

    >>> import pakafg
    >>> trees = {tree.root: tree for tree in admitted_trees(pakafg.load_corpus())}
    >>> october = trees["october-crisis"]
    >>> cell = ("october-clashes", "killed", "pakistani", "soldier", None)
    >>> all_but_afghan_forces = (1 << len(october.groups)) - 1
    >>> for bit, group in enumerate(october.groups):
    ...     if group.relation == "adversary":
    ...         all_but_afghan_forces -= 1 << bit
    >>> row = october.answers[all_but_afghan_forces][cell]
    >>> row["low"], row["best"], row["high"]
    (23, 23, 23)
    """
    incidents = frame(corpus, "incidents").select("incident", "part_of", "exhaustive")
    up = ancestors(incidents["incident"], incidents["part_of"])
    roots = up.group_by(incident="node").agg(root=pl.col("ancestor").sort_by("steps").last())
    claims = chosen_claims(corpus, Choice()).join(roots, on="incident", maintain_order="left")
    named = resolve_origins(claims).with_columns(
        pl.col("relation").cast(pl.String).fill_null("").alias("relation_word"),
        origin=claims["origin"],
    )
    rows = named.sort("root").select("root", "claim", "relation_word", "source", "known")
    group_of = {
        root: {claim: SourceGroup(*group) for _, claim, *group in each}
        for root, each in grouped(rows.iter_rows(), lambda row: row[0]).items()
    }
    groups = {root: tuple(sorted(set(each.values()))) for root, each in group_of.items()}
    choices = {root: _choices(each, len(group_of[root])) for root, each in groups.items()}
    answers = _answers(_copies(named, groups, choices), incidents, roots)
    return [
        AdmittedTree(
            root,
            groups[root],
            group_of[root],
            choices[root],
            {choice: answers.get((root, at), {}) for at, choice in enumerate(choices[root])},
            len(groups[root]) <= MOST_GROUPS or _few_origins(groups[root], len(group_of[root])),
        )
        for root in groups
    ]


def _choices(groups: Sequence[SourceGroup], n_claims: int) -> tuple[int, ...]:
    """List the choices of a tree that are answered: all groups admitted is the last."""
    every = (1 << len(groups)) - 1
    if len(groups) <= MOST_GROUPS:
        return tuple(range(every + 1))
    of_origins = _of_single_origins(groups) if _few_origins(groups, n_claims) else ()
    return tuple(sorted({*_of_relations(groups), *of_origins, every}))


def _few_origins(groups: Sequence[SourceGroup], n_claims: int) -> bool:
    """Decide whether each origin of a large tree is left out by itself, and counted alone."""
    origins = len(_origins_of_groups(groups))
    return origins <= _MOST_ORIGINS and n_claims * 2 * origins <= _MOST_ROWS


def _origins_of_groups(groups: Sequence[SourceGroup]) -> set[tuple[str, bool]]:
    return {(each.source, each.known) for each in groups}


def _of_relations(groups: Sequence[SourceGroup]) -> Iterator[int]:
    """Yield each choice of relations, all origins admitted."""
    relations = [str(each) for each in Relation]
    for choice in range(1 << len(relations)):
        left = {"", *(each for bit, each in enumerate(relations) if choice >> bit & 1)}
        yield _bits(each.relation in left for each in groups)


def _of_single_origins(groups: Sequence[SourceGroup]) -> Iterator[int]:
    """Yield each choice of one origin alone, and of all but one."""
    for origin in _origins_of_groups(groups):
        alone = _bits((each.source, each.known) == origin for each in groups)
        yield alone
        yield (1 << len(groups)) - 1 - alone


def _bits(admitted: Iterator[bool]) -> int:
    return sum(is_admitted << bit for bit, is_admitted in enumerate(admitted))


def _copies(
    claims: pl.DataFrame,
    groups: Mapping[str, Sequence[SourceGroup]],
    choices: Mapping[str, Sequence[int]],
) -> pl.DataFrame:
    """Copy each claim for every choice that admits it: with the place of the choice, `at`."""
    admitting = [
        (root, group.relation, group.source, group.known, at)
        for root, of_root in groups.items()
        for at, choice in enumerate(choices[root])
        for bit, group in enumerate(of_root)
        if choice >> bit & 1
    ]
    schema = {
        "root": pl.String,
        "relation_word": pl.String,
        "source": pl.String,
        "known": pl.Boolean,
        "at": pl.Int64,
    }
    copies = pl.DataFrame(admitting, schema=schema, orient="row")
    return claims.join(copies, on=["root", "relation_word", "source", "known"])


def _answers(
    copies: pl.DataFrame, incidents: pl.DataFrame, roots: pl.DataFrame
) -> dict[tuple[str, int], dict[Cell, dict[str, Any]]]:
    """Answer the cells of every choice, by the tree and the place of the choice."""
    if copies.is_empty():
        return {}
    # A claim that a choice does not admit is no longer what another adds or reports.
    forest, claims = check_scopes(incidents, copies)
    encoded = encode_claims(*partition(forest, claims, ["at"]), keys=["at"])
    rows, _ = conclude(encoded, propagated(encoded))
    up = dict(roots.select("incident", "root").iter_rows())
    found: dict[tuple[str, int], dict[Cell, dict[str, Any]]] = {}
    for row in rows.select("at", *COLUMNS).iter_rows(named=True):
        root = up[row["incident"]]
        cell = tuple(row[name] for name in CELL)
        found.setdefault((root, row["at"]), {})[cell] = row
    return found
