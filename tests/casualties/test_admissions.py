"""Every choice of admitted sources is answered as `totals` answers it by itself."""

import random

import corpora
import polars as pl
import pytest

import pakafg
from pakafg import Corpus
from pakafg.casualties.admissions import AdmittedTree, SourceGroup, admitted_trees
from pakafg.casualties.judgement import COLUMNS
from pakafg.frames.cells import CELL


def of_group(group: SourceGroup) -> pl.Expr:
    """Choose the claims of a group, as a user's expression does."""
    origin = pl.col("origin")
    is_source = origin == group.source
    if not group.known:
        is_source = origin.is_null() & (pl.col("document") == group.source)
    relation = pl.col("relation")
    stands_so = relation == group.relation if group.relation else relation.is_null()
    return (is_source & stands_so).fill_null(value=False)


def admitting(tree: AdmittedTree, choice: int) -> pl.Expr:
    left = (of_group(group) for bit, group in enumerate(tree.groups) if choice >> bit & 1)
    return pl.any_horizontal(pl.lit(value=False), *left) & pl.col("claim").is_in(
        list(tree.group_of)
    )


@pytest.mark.parametrize("name", [None, "strait", "three-parties", "two-states"])
def test_a_choice_is_answered_as_if_the_other_claims_were_not_there(name: str | None) -> None:
    corpus = corpora.conflict(name) if name else corpora.seeds()
    chance = random.Random(4)
    for tree in admitted_trees(corpus):
        for choice in chance.sample(tree.choices, min(6, len(tree.choices))):
            alone = pakafg.casualties.totals(
                corpus, by=CELL, where=admitting(tree, choice), detail=True
            )
            expected = {tuple(row[each] for each in CELL): row for row in alone.to_dicts()}
            answers = tree.answers[choice]
            assert {cell for cell, row in expected.items() if row["n_claims"]} <= set(answers)
            for cell, row in answers.items():
                assert {each: row[each] for each in COLUMNS} == {
                    each: expected[cell][each] for each in COLUMNS
                }


def test_every_claim_is_in_one_group_of_one_tree() -> None:
    corpus = corpora.seeds()
    trees = admitted_trees(corpus)
    assert sorted(claim for tree in trees for claim in tree.group_of) == sorted(corpus.casualties)
    assert all(set(tree.group_of.values()) == set(tree.groups) for tree in trees)
    assert all(tree.is_whole for tree in trees)


def test_of_very_many_sources_single_ones_and_relations_are_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pakafg.casualties.admissions.MOST_GROUPS", 3)
    trees = {tree.root: tree for tree in admitted_trees(corpora.seeds())}
    october = trees["october-crisis"]
    assert not october.is_whole
    every = (1 << len(october.groups)) - 1
    assert {every, *(1 << bit for bit in range(len(october.groups)))} <= set(october.choices)
    assert {every - (1 << bit) for bit in range(len(october.groups))} <= set(october.choices)


def test_a_corpus_that_claims_nothing_has_no_trees() -> None:
    assert admitted_trees(Corpus()) == []
