"""The sums that make figures: they add up, nothing can be left out, and they are said."""

from itertools import product
from typing import NamedTuple

import corpora
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg import ArgumentError
from pakafg.casualties import arithmetic, explain, totals
from pakafg.casualties.arithmetic import Proofs
from pakafg.casualties.encoded import encode_claims
from pakafg.casualties.judgement import conclude
from pakafg.casualties.origins import resolve_origins
from pakafg.casualties.steps import propagated
from pakafg.casualties.validate import check_claims, check_scopes
from pakafg.engines.derivation import prove
from pakafg.engines.families import Family, GivenBound

from .random_cases import FEATURES, random_cases
from .test_against_oracle import tables

LAW = examples(60)
MOST = 6  # a part is counted out up to here
BY = (
    ("incident", "outcome"),
    ("incident", "outcome", "nationality", "status"),
    ("outcome",),
    ("outcome", "nationality"),
    ("period", "outcome"),
    ("side", "incident", "outcome"),
)


@pytest.fixture(scope="module")
def corpus() -> pakafg.Corpus:
    return corpora.seeds()


class Shape(NamedTuple):
    """A whole (cell 0) of three parts, the last of which (3) has two parts of its own."""

    exhaustive: bool
    exhaustive_below: bool
    given: dict[GivenBound, int]

    @property
    def families(self) -> list[Family]:
        return [
            Family(0, 0, 0, (1, 2, 3), exhaustive=self.exhaustive, disjoint=True),
            Family(1, 3, 0, (4, 5), exhaustive=self.exhaustive_below, disjoint=True),
        ]

    def holds(self, cells: tuple[int, ...]) -> bool:
        for whole, parts, exhaustive in (
            (0, (1, 2, 3), self.exhaustive),
            (3, (4, 5), self.exhaustive_below),
        ):
            total = sum(cells[part] for part in parts)
            if total > cells[whole] or (exhaustive and total < cells[whole]):
                return False
        return all(
            cells[bound.cell] >= value if bound.end == "low" else cells[bound.cell] <= value
            for bound, value in self.given.items()
        )


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    bounds = {}
    for cell in range(6):
        if low := draw(st.integers(0, 3 if cell else MOST)):
            bounds[GivenBound(cell, "low")] = low
        if draw(st.booleans()):
            high = draw(st.integers(low, MOST))
            bounds[GivenBound(cell, "high")] = high
    return Shape(draw(st.booleans()), draw(st.booleans()), bounds)


@LAW
@given(shapes())
def test_a_proof_adds_up_to_what_counting_out_leaves_and_needs_each_of_its_bounds(
    shape: Shape,
) -> None:
    parts = product(range(MOST + 1), repeat=4)
    possible = [
        cells
        for one, two, four, five in parts
        for three in range(four + five, MOST + 1)
        for whole in range(one + two + three, 2 * MOST + 1)
        if shape.holds(cells := (whole, one, two, three, four, five))
    ]
    if not possible:
        return
    for cell in range(6):
        least = min(cells[cell] for cells in possible)
        if not least:
            continue
        bound = GivenBound(cell, "low")
        proof = prove(shape.given, shape.families, bound, least)
        assert proof is not None
        assert sum(times * shape.given[term] for term, times in proof.items()) == least
        for left_out in proof:
            rest = {term: shape.given[term] for term in proof if term != left_out}
            assert prove(rest, shape.families, bound, least) is None


@pytest.mark.parametrize("seed", range(4))
def test_the_terms_of_random_cases_add_up_and_each_is_somebodys(seed: int) -> None:
    for _, case in random_cases(seed, len(FEATURES)):
        claims, scopes = tables(case)
        encoded = encode_claims(*check_scopes(scopes, resolve_origins(check_claims(claims))))
        steps = propagated(encoded)
        answers, _ = conclude(encoded, steps)
        proofs = Proofs.of(steps, answers, answers["cell"])
        for row in answers.iter_rows(named=True):
            for end in pakafg.Estimate:
                terms = list(proofs.terms(row["cell"], end))
                assert all(term["claims"] for term in terms)
                assert sum(term["times"] * term["figure"] for term in terms) == (row[end] or 0)
                assert terms or not row[end]


def test_where_two_lists_of_parts_make_a_bound_one_of_them_is_enough() -> None:
    families = [
        Family(0, 0, 1, (1, 2), exhaustive=False, disjoint=True),
        Family(0, 0, 2, (3, 4), exhaustive=False, disjoint=True),
        Family(1, 1, 2, (5,), exhaustive=False, disjoint=True),
        Family(1, 3, 1, (5,), exhaustive=False, disjoint=True),
    ]
    low = {GivenBound(cell, "low"): value for cell, value in {5: 3, 2: 4, 4: 4}.items()}
    proof = prove(low, families, GivenBound(0, "low"), 7)
    either = [{GivenBound(5, "low"): 1, GivenBound(cell, "low"): 1} for cell in (2, 4)]
    assert proof in either
    assert prove(low, families, GivenBound(0, "low"), 8) is None


@pytest.mark.parametrize("by", BY)
def test_the_terms_of_figures_add_up_to_it(corpus: pakafg.Corpus, by: tuple[str, ...]) -> None:
    for row in totals(corpus, by=by).gather_every(2).iter_rows(named=True):
        terms = arithmetic(corpus, row)
        for end in ("low", "best", "high"):
            of_end = terms.filter(end=end)
            assert (of_end["times"] * of_end["figure"]).sum() == (row[end] or 0)
            assert of_end.height or not row[end]
        assert terms.filter(pl.col("claims").list.len() == 0).is_empty()
        assert set(terms["claims"].explode()) <= set(corpus.casualties)


def test_the_killed_of_october_are_a_sum_of_three_figures(corpus: pakafg.Corpus) -> None:
    row = totals(corpus).filter(incident="october-clashes", outcome="killed")
    terms = arithmetic(corpus, row)
    assert terms.select("end", "value", "times", "figure", "exact", "status").rows() == [
        ("low", 74, 1, 50, True, "civilian"),
        ("low", 74, 1, 23, True, "soldier"),
        ("low", 74, 1, 1, False, "militant"),
    ]
    assert (
        "at least 74 = 50 Afghan civilians (United Nations) "
        "+ 23 Pakistani soldiers (Pakistani army and Pakistan) "
        "+ at least 1 militant (document 002)"
    ) in explain(corpus, row)


def test_a_best_figure_that_is_a_sum_has_its_arithmetic(corpus: pakafg.Corpus) -> None:
    row = totals(corpus).filter(incident="october-clashes", outcome="wounded")
    best = arithmetic(corpus, row).filter(end="best")
    assert best.select("value", "figure").rows() == [(476, 447), (476, 29)]
    assert "best 476 = 447 Afghan civilians (United Nations) + 29" in explain(corpus, row)


def test_a_figure_that_a_claim_gives_needs_no_sum_in_an_explanation(corpus: pakafg.Corpus) -> None:
    rows = totals(corpus, by=("incident", "outcome", "nationality", "status"))
    soldiers = rows.filter(
        incident="october-clashes", outcome="killed", nationality="pakistani", status="soldier"
    )
    assert " = " not in explain(corpus, soldiers)


def test_a_round_number_that_is_exceeded_is_said_as_such(corpus: pakafg.Corpus) -> None:
    row = totals(corpus).filter(incident="departures-from-pakistan", outcome="returned")
    assert "more than 1.5 million = more than 1.5 million Afghan people" in explain(corpus, row)
    assert "1,500,001" not in explain(corpus, row)


def test_of_chosen_claims_the_same_choice_gives_the_arithmetic(corpus: pakafg.Corpus) -> None:
    by_un = pl.col("claimant") == "un"
    row = totals(corpus, where=by_un).filter(incident="october-clashes", outcome="killed")
    assert arithmetic(corpus, row, where=by_un)["figure"].to_list() == [50, 23, 50, 23]
    with pytest.raises(ArgumentError, match="a row that totals gives for these claims"):
        arithmetic(corpus, row)
    assert " = " not in explain(corpus, row)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (pl.DataFrame({"outcome": ["killed"] * 2}), "a frame of 2 rows', expected one row"),
        ({"outcome": "killed"}, "totals or reconcile, with low, high"),
        ({"incident": "nowhere", "outcome": "killed", "low": 1, "high": 1}, "gives for these"),
    ],
)
def test_only_one_row_of_the_corpus_has_an_arithmetic(
    corpus: pakafg.Corpus, wrong: pl.DataFrame | dict[str, object], reason: str
) -> None:
    with pytest.raises(ArgumentError, match=reason):
        arithmetic(corpus, wrong)
