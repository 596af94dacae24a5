"""The oracle of timelines keeps to METHODS 3.9, to brute force and to its own certificates."""

from collections.abc import Mapping
from itertools import chain, combinations, product
from random import Random
from typing import Any

import pytest
from scipy.optimize import linprog

from pakafg.testing import check_certificate

from . import oracle
from .random_cases import FEATURES, random_case, random_cases

DAY = 24 * 60
SEEDS = range(4)
CASES = [case for seed in SEEDS for case in random_cases(seed, 3 * len(FEATURES))]


def date(claim: str, event: str, bound: str, first: int, last: int | None = None) -> dict[str, Any]:
    earliest, latest = first * DAY, ((first if last is None else last) + 1) * DAY - 1
    return {"claim": claim, "event": event, "bound": bound, "earliest": earliest, "latest": latest}


def order(claim: str, event: str, other: str, least: int, most: int) -> dict[str, Any]:
    gaps = {"gap_min": least, "gap_max": most}
    return {"claim": claim, "event": event, "relation": "after", "other": other, **gaps}


def said_by(row: dict[str, Any], *origins: str, phrase: str | None = None) -> list[dict[str, Any]]:
    return [
        {**row, "claim": f"{row['claim']}{o}", "origin": o, "document": o, "phrase": phrase}
        for o in origins
    ]


def case(*rows: dict[str, Any], parts: Mapping[str, str] | None = None) -> dict[str, Any]:
    return {
        "dates": [row for row in rows if "bound" in row],
        "orders": [row for row in rows if "relation" in row],
        "parts": [{"event": e, "part_of": whole} for e, whole in (parts or {}).items()],
        "instants": [],
        "lasting": [],
    }


def ceasefire(*, with_c2: bool = True) -> dict[str, Any]:
    rows = [
        said_by(date("c1", "C", "start", 15), "a"),
        said_by(date("c7", "C", "start", 16), "b"),
        said_by(date("c2", "C", "start", 19), "a2", "b2", "c2") if with_c2 else [],
        said_by(date("c6", "T", "start", 18), "d", "e"),
        said_by(order("c5", "C", "T", 1, DAY), "f", "g"),
        said_by(date("c3", "I", "start", 25), "h"),
        said_by(order("c4", "I", "C", 6 * DAY, 8 * DAY), "i"),
    ]
    return case(*chain.from_iterable(rows))


def test_the_ceasefire_of_doha_is_repaired_in_one_way() -> None:
    answer = oracle.answer(ceasefire())
    conflicts = {
        frozenset(saying[0][:2] for saying in conflict) for conflict in answer["conflicts"]
    }
    named = ("c1 c2", "c1 c7", "c2 c7", "c1 c3 c4", "c1 c5 c6", "c3 c4 c7", "c5 c6 c7")
    assert conflicts == {frozenset(name.split()) for name in named}
    assert (answer["cost"], answer["repairs"]) == (2, [["c1a", "c7b"]])
    days = [18, 19, 25]
    spans = [[day * DAY, (day + 1) * DAY - 1] for day in days]
    assert [answer["events"][event]["start"] for event in "TCI"] == spans


def test_the_ceasefire_is_implied_where_nobody_dates_it_on_the_19th() -> None:
    answer = oracle.answer(ceasefire(with_c2=False))
    assert answer["events"]["C"]["start"] == [18 * DAY + 1, 20 * DAY - 1]


def test_stages_contradict_nothing() -> None:
    answer = oracle.answer(
        case(
            date("a", "C", "start", 15),
            date("b", "C", "amid", 17),
            date("c", "C", "amid", 19),
            date("d", "D", "declared", 28),
            date("e", "D", "start", 29),
        )
    )
    assert (answer["cost"], answer["conflicts"]) == (0, [])
    assert answer["events"]["C"]["start"] == [15 * DAY, 16 * DAY - 1]
    assert answer["events"]["C"]["end"] == [19 * DAY, None]


def test_of_two_days_the_one_that_another_claim_allows_holds() -> None:
    two_days = {
        **date("a", "C", "start", 15, 19),
        "pieces": [[15 * DAY, 16 * DAY - 1], [19 * DAY, 20 * DAY - 1]],
    }
    assert oracle.answer(case(two_days, date("b", "C", "start", 17)))["cost"] == 1
    answer = oracle.answer(case(two_days, date("b", "C", "start", 15, 17)))
    assert answer["events"]["C"]["start"] == [15 * DAY, 16 * DAY - 1]


def test_twins_fall_together() -> None:
    answer = oracle.answer(
        case(
            *said_by(date("s", "C", "start", 16), "a", phrase="p"),
            *said_by(date("e", "F", "end", 16), "a", phrase="p"),
            *said_by(date("n", "C", "start", 19), "b", "c"),
        )
    )
    assert answer["given_up_always"] == ["ea", "sa"]
    assert answer["events"]["F"]["end"] == [None, None]


def test_a_part_lies_within_its_whole() -> None:
    whole = said_by(date("f", "F", "whole", 9, 16), "a", "b")
    answer = oracle.answer(case(*whole, parts={"A": "F"}))
    assert answer["events"]["A"]["start"] == [9 * DAY, 17 * DAY - 1]
    part = said_by(date("p", "A", "start", 5), "c")
    answer = oracle.answer(case(*whole, *part, parts={"A": "F"}))
    assert answer["conflicts"] == [[["fa", "fb"], ["pc"]]]
    assert answer["given_up_always"] == ["pc"]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("feature", FEATURES)
def test_the_order_of_claims_never_matters(feature: str, seed: int) -> None:
    random = Random(seed)
    made = random_case(random, (feature, "orders"))
    shuffled = {key: random.sample(rows, len(rows)) for key, rows in made.items()}
    assert oracle.answer(shuffled) == oracle.answer(made)


@pytest.mark.parametrize("made", CASES)
def test_repairs_and_conflicts_are_those_of_brute_force(made: dict[str, Any]) -> None:
    network = oracle.network_of(made)
    answer = oracle.answer(made)

    def subsets(items: Any) -> Any:
        return chain.from_iterable(combinations(items, n) for n in range(len(items) + 1))

    conflicts: list[set[oracle.Saying]] = []
    for sayings in subsets(list(network.said)):
        known = any(conflict <= set(sayings) for conflict in conflicts)
        if not known and not network.consistent(sayings):
            conflicts.append(set(sayings))
    assert answer["conflicts"] == [
        [list(network.claims[saying]) for saying in conflict]
        for conflict in oracle.in_order(network, map(frozenset, conflicts))
    ]
    for given_up in subsets(network.ballots):
        if len(given_up) > answer["cost"]:
            break
        holds = network.consistent(network.still_said(given_up))
        assert holds == (oracle.claims_given_up(given_up) in answer["repairs"])


@pytest.mark.parametrize("made", CASES)
def test_limits_are_those_of_linear_programs(made: dict[str, Any]) -> None:
    network = oracle.network_of(made)
    answer = oracle.answer(made)
    repair = [b for b in network.ballots if b <= set(answer["repairs"][0])]
    limits = oracle.limits_by_repair(network, [frozenset(repair)], oracle.events_of(made))[0]
    options = [network.said[saying] for saying in network.still_said(repair)]
    choices = [list(network.hard) + [c for o in choice for c in o] for choice in product(*options)]
    for event, limit in limits.items():
        for moment, (first, last) in (
            (oracle.start(event), limit[0]),
            (oracle.end(event), limit[1]),
        ):
            reached = [optimum(choice, moment, sign) for choice in choices for sign in (1, -1)]
            firsts = [value for value in reached[::2] if value is not None]
            lasts = [value for value in reached[1::2] if value is not None]
            assert min(firsts) == (-float("inf") if first is None else first)
            assert max(lasts) == (float("inf") if last is None else last)


def optimum(constraints: list[oracle.Constraint], moment: str, sign: int) -> float | None:
    """Give the least (or, with -1, the greatest) minute of a moment; None where none holds."""
    moments = sorted(oracle.moments_of(constraints) | {moment})
    rows = [[(name == c.x) - (name == c.y) for name in moments] for c in constraints if c.x != c.y]
    result = linprog(
        [sign * (name == moment) for name in moments],
        A_ub=rows,
        b_ub=[c.most for c in constraints if c.x != c.y],
        bounds=[(0, 0) if name == oracle.ZERO else (None, None) for name in moments],
        options={"presolve": False},  # it would not tell unbounded from infeasible
    )
    if result.status == 2:
        return None
    if result.status == 3 or result.fun is None:
        return -sign * float("inf")
    return round(sign * float(result.fun), 6)


@pytest.mark.parametrize("made", CASES)
def test_every_answer_has_a_proof(made: dict[str, Any]) -> None:
    assert check_certificate(oracle.certificate(made)) == []


@pytest.mark.parametrize("made", CASES)
def test_a_forged_proof_is_refused(made: dict[str, Any]) -> None:
    (proof,) = oracle.certificate(made)["parts"]
    if not proof["cost"]:
        return

    def refused(**changes: Any) -> bool:
        return bool(check_certificate(oracle.sealed({**proof, **changes})))

    assert refused(cost=proof["cost"] - 1)
    cheaper = [{**repair, "given_up": repair["given_up"][1:]} for repair in proof["repairs"]]
    assert refused(cost=proof["cost"] - 1, repairs=cheaper)
    first, *others = proof["contradictions"]
    assert refused(contradictions=[{**first, "cycles": []}, *others])
    assert refused(ballots=proof["ballots"][1:])
    if proof["disjoint"] != oracle.NOT_SHOWN_OPTIMAL:
        assert refused(disjoint=proof["disjoint"][1:])
