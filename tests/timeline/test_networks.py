"""The engine of difference constraints against exhaustive search and other libraries."""

import pickle
import random
from collections.abc import Iterator
from itertools import chain, combinations, permutations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import NegativeCycleError, bellman_ford
from strategies import examples, networks, possible_networks

from pakafg.engines.constraints import (
    Constraint,
    Disjunction,
    HardConflictError,
    Labels,
    Network,
    best_repair,
    lightest_hitting_sets,
    minimal_conflicts,
    stretches,
    violation,
)

LAW = examples(300)


def subsets(labels: Labels) -> Iterator[Labels]:
    ordered = sorted(labels)
    chosen = chain.from_iterable(combinations(ordered, n) for n in range(len(ordered) + 1))
    return map(frozenset, chosen)


def holds(network: Network, active: Labels) -> bool:
    """Whether constraints can hold, by scipy's Bellman–Ford from a moment beside all others."""
    return distances(network, active, source=None) is not None


def distances(network: Network, active: Labels, source: int | None) -> "np.ndarray | None":
    """Lengths of shortest paths from a moment; None where a cycle is negative."""
    size = network.size + 1
    # scipy reads 0 as no edge, so every length is scaled and a zero nudged below the unit.
    unit = 4 * size
    matrix = np.zeros((size, size))
    for x, y, w, label in network.constraints:
        if label is None or label in active or label in network.hard_labels:
            length = w * unit or 1
            if x != y:
                known = matrix[y, x]
                matrix[y, x] = length if known == 0 else min(known, length)
            elif w < 0:
                return None
    if source is None:
        matrix[size - 1, : size - 1] = 1
        source = size - 1
    try:
        found = bellman_ford(csr_matrix(matrix), indices=source)  # type: ignore[call-overload]  # so narrow are its stubs
    except NegativeCycleError:
        return None
    return np.where(np.isinf(found), np.inf, np.floor(found / unit))[: network.size]


def weighed(network: Network) -> st.SearchStrategy[dict[int, int]]:
    free = sorted(network.labels - network.hard_labels)
    return st.fixed_dictionaries({label: st.integers(1, 3) for label in free})


@given(networks(), st.data())
@LAW
def test_repairs_are_exactly_the_lightest_sets_that_exhaustive_search_finds(
    network: Network, data: st.DataObject
) -> None:
    weights = data.draw(weighed(network))
    every = network.labels
    mending = [s for s in subsets(every - network.hard_labels) if holds(network, every - s)]
    if not mending:
        with pytest.raises(HardConflictError) as clash:
            best_repair(network, weights)
        assert clash.value.labels <= network.hard_labels
        return
    costs = {chosen: sum(weights[label] for label in chosen) for chosen in mending}
    lightest = {chosen for chosen, cost in costs.items() if cost == min(costs.values())}
    repair = best_repair(network, weights)
    assert set(repair.removed) == lightest
    assert repair.search.optimal
    assert repair.search.complete
    assert repair.search.in_all == frozenset.intersection(*lightest)
    assert repair.search.in_some == frozenset.union(*lightest)


@given(networks())
@LAW
def test_every_minimal_clash_is_found_and_nothing_else(network: Network) -> None:
    free = network.labels - network.hard_labels
    if not holds(network, frozenset()):
        return
    clashing = [s for s in subsets(free) if not holds(network, s)]
    minimal = {s for s in clashing if not any(other < s for other in clashing)}
    found = minimal_conflicts(network)[0]
    assert {clash - network.hard_labels for clash in found} == minimal
    assert len(found) == len(minimal)
    for clash in found:
        assert violation(network, clash) > 0
        assert not holds(network, clash)
        removable = clash - network.hard_labels
        assert violation(network, removable - {max(removable)}) == 0


@given(networks(), st.data())
@LAW
def test_clashes_that_are_known_are_told_once_beside_the_others(
    network: Network, data: st.DataObject
) -> None:
    if not holds(network, frozenset()):
        return
    every = minimal_conflicts(network)[0]
    known = data.draw(st.lists(st.sampled_from(every))) if every else []
    found = minimal_conflicts(network, known)[0]
    assert found[: len(set(known))] == list(dict.fromkeys(known))
    assert len(found) == len(every)
    assert set(found) == set(every)


def test_of_very_many_clashes_those_found_first_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [(Constraint(n, 0, -1, 2 * n), Constraint(0, n, 0, 2 * n + 1)) for n in range(1, 9)]
    network = Network(9, list(chain.from_iterable(pairs)))
    assert len(minimal_conflicts(network)[0]) == 8
    assert minimal_conflicts(network, limit=3)[0] == minimal_conflicts(network)[0][:3]
    # Each clash of two doubles the sets that meet all: after the third there are eight.
    monkeypatch.setattr("pakafg.engines.constraints.conflict_search._CUTS", 8)
    few = minimal_conflicts(network)[0]
    assert few == minimal_conflicts(network, limit=3)[0]
    monkeypatch.setattr("pakafg.engines.constraints.conflict_search._CUTS", 4)
    assert minimal_conflicts(network, few)[0] == few
    assert minimal_conflicts(network, few) == (few, False)


def test_whether_all_clashes_are_listed_is_told() -> None:
    pairs = [(Constraint(n, 0, -1, 2 * n), Constraint(0, n, 0, 2 * n + 1)) for n in range(1, 5)]
    network = Network(5, list(chain.from_iterable(pairs)))
    assert minimal_conflicts(network) == (minimal_conflicts(network)[0], True)
    assert minimal_conflicts(network, limit=3) == (minimal_conflicts(network)[0][:3], False)


@given(networks())
@LAW
def test_a_clash_is_genuine_and_minimal(network: Network) -> None:
    clash = network.conflict(network.labels)
    assert (clash is None) == holds(network, network.labels)
    if clash is not None:
        assert not holds(network, clash - network.hard_labels)
        assert all(
            holds(network, clash - network.hard_labels - {free})
            for free in clash - network.hard_labels
        )


@given(networks())
@LAW
def test_implied_bounds_are_the_shortest_paths_of_scipy(network: Network) -> None:
    for active in ({*network.labels}, {*list(network.labels)[::2]}):
        if not holds(network, frozenset(active)):
            continue
        for of in range(network.size):
            found = network.bounds(frozenset(active | network.hard_labels), of=of)
            high = distances(network, frozenset(active), of)
            assert high is not None
            assert [h for _, h in found] == [None if d == np.inf else d for d in high]
            for at, (low, _) in enumerate(found):
                back = distances(network, frozenset(active), at)
                assert back is not None
                assert low == (None if back[of] == np.inf else -back[of])


@given(possible_networks())
@LAW
def test_without_a_label_a_moment_is_where_the_other_constraints_leave_it(network: Network) -> None:
    latest, earliest = network.latest(network.labels), network.earliest(network.labels)
    for label in network.labels - network.hard_labels:
        fresh = network.bounds(network.labels - {label})
        for at, (low, high) in enumerate(fresh):
            early = earliest.without(label, at)
            assert latest.without(label, at) == high
            assert (None if early is None else -early) == low


@given(possible_networks())
@LAW
def test_the_labels_on_the_path_to_a_moment_alone_hold_it_where_it_is(network: Network) -> None:
    latest = network.latest(network.labels)
    for at in range(network.size):
        assert network.latest(latest.labels(at) | network.hard_labels).distance.get(
            at
        ) == latest.distance.get(at)


CLASHES = st.lists(st.frozensets(st.integers(0, 6), min_size=1, max_size=4), max_size=6)
WEIGHTS = st.fixed_dictionaries({label: st.integers(1, 4) for label in range(7)})


@given(CLASHES, WEIGHTS)
@LAW
def test_hitting_sets_are_exactly_the_lightest_that_brute_force_finds(
    clashes: list[Labels], weights: dict[int, int]
) -> None:
    hitting = [s for s in subsets(frozenset(range(7))) if all(s & clash for clash in clashes)]
    costs = {chosen: sum(weights[label] for label in chosen) for chosen in hitting}
    lightest = {chosen for chosen, cost in costs.items() if cost == min(costs.values())}
    found = lightest_hitting_sets(clashes, weights)
    assert found.sets == tuple(sorted(lightest, key=sorted))
    assert found.optimal
    assert found.complete


@pytest.mark.parametrize(("pairs", "complete"), [(6, True), (7, False)])
def test_up_to_64_ties_are_told_one_by_one(pairs: int, complete: bool) -> None:  # noqa: FBT001  (pytest gives it)
    clashes = [frozenset({2 * n, 2 * n + 1}) for n in range(pairs)]
    found = lightest_hitting_sets(clashes, dict.fromkeys(range(2 * pairs), 1))
    assert len(found.sets) == 64
    assert found.complete == complete


def test_many_ties_apart_from_each_other_are_all_said_to_exist() -> None:
    clashes = [frozenset({2 * n, 2 * n + 1}) for n in range(30)]
    found = lightest_hitting_sets(clashes, dict.fromkeys(range(60), 1))
    assert found.optimal
    assert not found.complete
    assert found.in_some == frozenset(range(60))
    assert found.in_all == frozenset()
    assert all(len(chosen) == 30 for chosen in found.sets)


def test_a_search_that_is_cut_short_does_not_claim_to_be_optimal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pakafg.engines.constraints.hitting_set._STEPS", 10)
    clashes = [frozenset({a, (a * 3 + 1) % 40, (a + 9) % 40}) for a in range(40)]
    found = lightest_hitting_sets(clashes, dict.fromkeys(range(40), 1))
    assert not found.optimal
    assert not found.complete
    assert all(chosen & clash for chosen in found.sets for clash in clashes)


def test_where_there_is_no_time_to_search_the_cheapest_label_a_clash_stands_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pakafg.engines.constraints.hitting_set._STEPS", 0)
    clashes = [frozenset({9, n}) for n in (1, 2, 3)]
    found = lightest_hitting_sets(clashes, {1: 2, 2: 2, 3: 2, 9: 5})
    assert found.sets == (frozenset({9}),)
    assert not found.optimal


def knotted() -> tuple[list[Labels], dict[int, int]]:
    """Clashes whose search takes 41 steps; by a weaker bound, or in another order, 57 and more."""
    square = [frozenset({a * a % 24} if a % 3 else ()) for a in range(24)]
    clashes = [frozenset({a, (a * 3 + 1) % 24, (a + 4) % 24}) | square[a] for a in range(24)]
    return clashes, {label: 1 + label * 7 % 5 for label in range(24)}


def test_the_search_leaves_out_what_cannot_be_lightest(monkeypatch: pytest.MonkeyPatch) -> None:
    every = lightest_hitting_sets(*knotted())
    assert every.optimal
    monkeypatch.setattr("pakafg.engines.constraints.hitting_set._STEPS", 50)
    assert lightest_hitting_sets(*knotted()) == every


def test_a_search_is_shorter_the_more_often_others_fell_short(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pakafg.engines.constraints.hitting_set._STEPS", 200)
    monkeypatch.setattr("pakafg.engines.constraints.hitting_set._HALVINGS", 3)
    optimal = [lightest_hitting_sets(*knotted(), previous_timeouts=n).optimal for n in range(4)]
    assert optimal == [True, True, True, False]
    monkeypatch.setattr("pakafg.engines.constraints.hitting_set._HALVINGS", 2)
    assert lightest_hitting_sets(*knotted(), previous_timeouts=9).optimal


def test_a_repair_that_falls_short_mends_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = list(permutations(range(1, 8), 2))
    constraints = [Constraint(x, y, -1, label) for label, (x, y) in enumerate(pairs)]
    network, weights = Network(8, constraints), dict.fromkeys(range(len(pairs)), 1)
    told = []

    def watched(*given: Any, previous_timeouts: int, **named: Any) -> Any:
        told.append(previous_timeouts)
        return lightest_hitting_sets(*given, previous_timeouts=previous_timeouts, **named)

    monkeypatch.setattr("pakafg.engines.constraints.hitting_set._STEPS", 20)
    monkeypatch.setattr("pakafg.engines.constraints.repair.lightest_hitting_sets", watched)
    repair = best_repair(network, weights)
    assert not repair.search.optimal
    assert told[:3] == [0, 0, 0]
    assert told == sorted(told)
    assert told[-1] > 0
    for removed in repair.removed:
        assert network.conflict(network.labels - removed) is None


def test_clashes_that_share_no_label_need_one_search_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searched: list[int] = []

    def search(clashes: list[Labels], *given: Any, **named: Any) -> Any:
        searched.append(len(clashes))
        return lightest_hitting_sets(clashes, *given, **named)

    monkeypatch.setattr("pakafg.engines.constraints.repair.lightest_hitting_sets", search)
    pairs = [(Constraint(n, 0, -1, 2 * n), Constraint(0, n, 0, 2 * n + 1)) for n in range(1, 9)]
    network = Network(9, list(chain.from_iterable(pairs)))
    best_repair(network, {label: 1 + label % 2 for label in network.labels})
    assert searched == [8, 8]  # for one repair, and for all that are as light


def test_in_larger_networks_a_clash_is_found_exactly_where_scipy_finds_one() -> None:
    rng, clashing = random.Random(2025), 0
    for _ in range(300):
        at = [rng.randint(-20, 20) for _ in range(14)]
        links = [rng.sample(range(14), 2) for _ in range(60)]
        constraints = [
            Constraint(x, y, at[x] - at[y] + rng.randint(-1, 9), label)
            for label, (x, y) in enumerate(links)
        ]
        network = Network(14, constraints)
        clash = network.conflict(network.labels)
        assert (clash is None) == holds(network, network.labels)
        if clash is not None:
            clashing += 1
            assert not holds(network, clash)
            assert sum(constraints[label].w for label in clash) == -violation(network, clash)
    assert 100 < clashing < 200


def test_a_long_chain_that_bites_its_tail_is_one_clash() -> None:
    size = 300
    chain = [Constraint(n, n + 1, -1, n) for n in range(size - 1)]
    network = Network(size, [*chain, Constraint(size - 1, 0, -1, size)])
    assert network.conflict(network.labels) == network.labels
    assert violation(network, network.labels) == size


def test_what_must_hold_and_clashes_is_named_and_travels() -> None:
    clash = HardConflictError(frozenset({7, 3}))
    assert str(clash) == "what must hold clashes: [3, 7]"
    again = pickle.loads(pickle.dumps(clash))  # noqa: S301  (our own)
    assert (again.labels, again.args, str(again)) == (clash.labels, (clash.labels,), str(clash))


def test_a_repair_tells_the_clashes_that_it_met() -> None:
    network = Network(3, [Constraint(0, 1, -1, 4), Constraint(1, 0, 0, 5), Constraint(0, 2, 0, 6)])
    repair = best_repair(network, {4: 1, 5: 2, 6: 1})
    assert repair.removed == (frozenset({4}),)
    assert repair.conflicts == (frozenset({4, 5}),)
    assert best_repair(Network(3, [Constraint(0, 2, 0, 6)]), {6: 1}).conflicts == ()


# --- gaps that dates of several pieces leave -----------------------------------------------------


def choices(network: Network) -> Iterator[Network]:
    """The network with one piece of each date of several, for every choice of them."""
    for pieces in product(*(each.pieces for each in network.disjunctions)):
        held = list(network.constraints)
        for each, (first, last) in zip(network.disjunctions, pieces, strict=True):
            held += [Constraint(0, each.lower, -first)] if first is not None else []
            held += [Constraint(each.upper, 0, last)] if last is not None else []
        yield Network(network.size, held)


def random_choices(seed: int) -> Network:
    """Events of a start and an end, tied at random, with dates of two or three pieces."""
    draw = random.Random(seed)
    events = draw.randint(1, 3)
    constraints = [Constraint(1 + 2 * at, 2 + 2 * at, 0) for at in range(events)]
    for _ in range(draw.randint(0, 3)):
        x, y = draw.sample(range(1, 1 + 2 * events), 2)
        constraints.append(Constraint(x, y, draw.randint(-3, 6)))
    disjunctions = []
    for label in range(draw.randint(1, 3)):
        firsts = [draw.randint(0, 3)]
        for _ in range(draw.randint(1, 2)):
            firsts.append(firsts[-1] + draw.randint(4, 8))
        pieces: list[tuple[int | None, int | None]] = [
            (first, first + draw.randint(0, 2)) for first in firsts
        ]
        if draw.random() < 0.2:
            pieces[0] = (None, pieces[0][1])
        if draw.random() < 0.2:
            pieces[-1] = (pieces[-1][0], None)
        at = 2 * draw.randrange(events)
        lower, upper = draw.choice([(1, 1), (2, 2), (1, 2), (2, 1)])
        disjunctions.append(Disjunction(label, lower + at, upper + at, tuple(pieces)))
    return Network(1 + 2 * events, constraints, frozenset(), disjunctions)


@pytest.mark.parametrize("seed", range(60))
def test_the_gaps_of_a_span_are_the_minutes_that_no_choice_of_pieces_allows(seed: int) -> None:
    network = random_choices(seed)
    if network.conflict(network.labels) is not None:
        return
    starts = range(1, network.size, 2)
    spans = [*((at, at) for at in starts), *((at, at + 1) for at in starts)]
    each_choice = list(choices(network))
    for (first, last), possible in zip(
        spans, stretches(network, network.labels, spans), strict=True
    ):
        for minute in range(-5, 40):
            within = any(
                (low is None or low <= minute) and (high is None or minute <= high)
                for low, high in possible
            )
            more = (Constraint(first, 0, minute), Constraint(0, last, -minute))
            assert within == any(one.allows(frozenset(), *more) for one in each_choice)


def test_past_a_thousand_stretches_the_rest_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pakafg.engines.constraints.span_stretches._STRETCHES", 2)
    pieces = tuple((10 * at, 10 * at + 1) for at in range(5))
    network = Network(2, [], frozenset(), [Disjunction(0, 1, 1, pieces)])
    assert stretches(network, network.labels, [(1, 1)]) == [[(0, 1), (10, 41)]]
