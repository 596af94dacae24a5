"""The matrix counts what a plain comparison of each fact with each other counts."""

import random
from itertools import combinations, permutations
from typing import TypeVar

import attrs
import pytest

import pakafg
from pakafg import Catalogue, Corpus, When, agreement

_Claimed = TypeVar("_Claimed", pakafg.CasualtyClaim, pakafg.QuantityClaim)


def compared(facts: list[agreement._Fact], others: list[agreement._Fact]) -> str:
    """Say what two documents do on one subject, fact by fact."""
    if not others:
        return "alone"
    pairs = [(one, other) for one in facts for other in others]
    meeting = [
        (one, other)
        for one, other in pairs
        if one.is_outgrown
        or other.is_outgrown
        or (is_replaced(one, other) and not of_one_origin(one, other))
        or (one.low <= other.high and other.low <= one.high)
    ]
    if meeting:
        one_origin = all(of_one_origin(a, b) for a, b in meeting)
        return "dependent" if one_origin else "shared"
    recounted = all(
        of_one_origin(a, b) and (is_replaced(a, b) or are_of_other_times(a, b)) for a, b in pairs
    )
    return "dependent" if recounted else "contradicted"


def of_one_origin(one: agreement._Fact, other: agreement._Fact) -> bool:
    return one.origin is not None and one.origin == other.origin


def is_replaced(one: agreement._Fact, other: agreement._Fact) -> bool:
    return one.is_superseded or other.is_superseded


def are_of_other_times(one: agreement._Fact, other: agreement._Fact) -> bool:
    if one.as_of is None or other.as_of is None:
        return False
    return not one.as_of.meets(other.as_of)


def is_closer(one: agreement._Fact, other: agreement._Fact) -> bool:
    """Whether one says what the other does, by the same source, and more closely."""
    alike = (one.origin, one.as_of) == (other.origin, other.as_of) and not one.is_outgrown
    within = other.low <= one.low and one.high <= other.high
    return alike and within and (one.low, one.high) != (other.low, other.high)


def closest(facts: list[agreement._Fact]) -> list[agreement._Fact]:
    return [fact for fact in facts if not any(is_closer(other, fact) for other in facts)]


def plainly(corpus: Corpus) -> list[tuple[str | int, ...]]:
    facts = list(agreement._facts(corpus))  # noqa: SLF001  (what is compared)
    told = {
        name: {
            subject: closest([f for f in facts if f.document == name and f.subject == subject])
            for subject in {f.subject for f in facts if f.document == name}
        }
        for name in corpus.documents
    }
    found = {
        (a, b): [compared(held, told[b].get(key, [])) for key, held in told[a].items()]
        for a, b in permutations(corpus.documents, 2)
    }
    kinds = ("contradicted", "shared", "dependent", "alone")
    rows: list[tuple[str | int, ...]] = [
        (a, b, *map(found[a, b].count, kinds), found[b, a].count("alone"))
        for a, b in combinations(corpus.documents, 2)
    ]
    return sorted(rows, key=lambda row: (-int(row[2]), -int(row[3])))


def with_drawn_sources(seed: int) -> Corpus:
    """The seeds, their figures from few sources and of few days, so that many depend or clash."""
    seeds, drawn = pakafg.load_corpus(), random.Random(seed)
    times = [None, *map(When.parse, ("2025-10", "2025-10-12", "2025-10-19", "2025-11-06"))]

    def changed(claim: _Claimed) -> _Claimed:
        claimant = drawn.choice([None, "un", "pakistan"])
        return attrs.evolve(claim, claimant=claimant, as_of=drawn.choice(times))

    return attrs.evolve(
        seeds,
        casualties=Catalogue(map(changed, seeds.casualties.values())),
        quantities=Catalogue(map(changed, seeds.quantities.values())),
    )


@pytest.mark.parametrize("seed", range(4))
def test_the_matrix_is_that_of_a_plain_comparison(seed: int) -> None:
    corpus = with_drawn_sources(seed)
    columns = ("document", "other", "contradicted", "shared", "dependent", "alone", "other_alone")
    assert agreement.matrix(corpus, detail=True).select(columns).rows() == plainly(corpus)


def test_more_documents_than_are_compared_at_once_stand_in_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seeds = pakafg.load_corpus()
    whole = agreement.matrix(seeds, detail=True)
    monkeypatch.setattr(agreement, "_AT_ONCE", 2)
    assert agreement.matrix(seeds, detail=True).equals(whole)


def test_a_corpus_without_documents_has_no_pairs() -> None:
    assert agreement.matrix(pakafg.Corpus()).height == 0


def test_a_looser_word_of_one_document_hides_no_contradiction() -> None:
    corpus = pakafg.load_corpus()
    begun = {
        (date.document, str(date.when))
        for date in corpus.dates.values()
        if date.event == "doha-ceasefire" and date.bound in {"start", "whole"}
    }
    assert {("001", "2025-10-15"), ("001", "2025-10"), ("002", "2025-10-19")} <= begun
    pair = agreement.matrix(corpus).filter(document="001", other="002")
    assert pair["contradicted"].item() == 1
