"""The proof of a timeline, as plain data that anyone can check without pakafg.

It has, for each group of events that hang together, what is said of them as constraints between
moments; moments that suit what each best repair keeps; for each contradiction a cycle that leads
round to less than nothing; and contradictions that share no ballot, as many as a repair costs, so
that none costs less. `pakafg.testing.check_certificate` checks it.
"""

from __future__ import annotations

import hashlib
import json
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from pakafg.engines.constraints import Constraint, proofs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import polars as pl

    from pakafg.engines.constraints import Labels
    from pakafg.timeline.repairs import Repaired

__all__ = ["NOT_SHOWN_OPTIMAL", "certificate"]

NOT_SHOWN_OPTIMAL: Final = "not shown optimal"
"""Where contradictions that share no ballot are fewer than a repair costs."""

_STEPS: Final = 20_000  # of the search for contradictions that share no ballot

Certificate = dict[str, Any]


def certificate(repaired: Iterable[Repaired], events: pl.Series) -> Certificate:
    """Write the proof of some networks.

    Args:
        repaired: The networks and their repairs.
        events: The ids of all events, by number.
    """
    parts = [_part(each, events) for each in repaired]
    sealed = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return {"parts": parts, "sha256": hashlib.sha256(sealed.encode()).hexdigest()}


def _part(repaired: Repaired, events: pl.Series) -> Certificate:
    """Write the proof of one network."""
    problem, search = repaired.problem, repaired.repair.search
    network, ballots = problem.network, problem.ballots
    names = {0: "1970-01-01T00:00Z"}
    for at, (declared, start, end) in problem.moments.items():
        names |= {end: f"{events[at]}: end", start: f"{events[at]}: start"}
        if declared is not None:
            names[declared] = f"{events[at]}: declared"
        if start == end:
            names[start] = f"{events[at]}: moment"

    def constraint(each: Constraint) -> list[str | int]:
        return [names[each.x], names[each.y], each.w]

    place = {label: number for number, label in enumerate(problem.sayings)}
    said: dict[int, list[list[Constraint]]] = {label: [[]] for label in place}
    hard = []
    for each in network.constraints:
        if each.label is None or each.label < 0:
            hard.append(constraint(each))
        else:
            said[each.label][0].append(each)
    for label, lower, upper, pieces in network.disjunctions:
        said[label] = [list(_piece(lower, upper, piece)) for piece in pieces]
    # What is taken to hold is said whatever is given up.
    fixed = [label for label, saying in problem.sayings.items() if saying.fixed]
    contradictions = [labels for labels, _ in repaired.conflicts]
    cost = len(ballots.given_up(search.sets[0]))
    return {
        "hard": hard,
        "sayings": [
            {
                "claims": sorted(problem.sayings[label].claims),
                "alternatives": [[constraint(c) for c in option] for option in options],
            }
            for label, options in said.items()
        ],
        "ballots": [list(claims) for claims in ballots.claims],
        "fixed": [place[label] for label in fixed],
        "cost": cost,
        "repairs": [
            {
                "given_up": sorted(ballots.given_up(removed)),
                "minutes": {
                    names[moment]: minute
                    for moment, minute in enumerate(network.times(network.labels - removed))
                },
            }
            for removed in search.sets
        ],
        "contradictions": [
            {
                "sayings": [place[label] for label in sorted(labels) if label >= 0],
                "cycles": [
                    {
                        "choice": [
                            proof.chosen.get(label, 0) for label in sorted(labels) if label >= 0
                        ],
                        "cycle": [constraint(each) for each in proof.cycle],
                        "sum": proof.sum,
                    }
                    for proof in proofs(network, labels)
                ],
            }
            for labels in contradictions
        ],
        "disjoint": _disjoint(
            [[label for label in sorted(labels) if label >= 0] for labels in contradictions],
            ballots.of_saying,
            network.hard_labels,
            cost,
        ),
    }


def _piece(lower: int, upper: int, piece: tuple[int | None, int | None]) -> Iterator[Constraint]:
    first, last = piece
    if first is not None:
        yield Constraint(0, lower, -first)
    if last is not None:
        yield Constraint(upper, 0, last)


def _disjoint(
    contradictions: Sequence[Sequence[int]],
    ballots: Mapping[int, frozenset[int]],
    fixed: Labels,
    cost: int,
) -> list[dict[str, Any]] | str:
    """Find contradictions without a ballot in common, as many as a repair costs.

    Of each one ballot for each of its sayings is taken: to break it, all ballots of a saying must
    go, and among these that one.
    """
    packs: dict[frozenset[int], dict[str, Any]] = {}
    for number, sayings in enumerate(contradictions):
        speakers = [sorted(ballots[s]) if s not in fixed else [None] for s in sayings]
        for pack in product(*speakers):
            key = frozenset(ballot for ballot in pack if ballot is not None)
            packs.setdefault(key, {"number": number, "ballots": list(pack)})
            if len(packs) > _STEPS:
                return NOT_SHOWN_OPTIMAL
    chosen = _packed(sorted(packs, key=lambda pack: (len(pack), sorted(pack))), cost)
    return NOT_SHOWN_OPTIMAL if chosen is None else [packs[pack] for pack in chosen]


def _packed(packs: Sequence[frozenset[int]], number: int) -> list[frozenset[int]] | None:
    """Find so many sets that share nothing, the small ones first; None past a limit of steps."""
    todo: list[tuple[int, list[frozenset[int]], frozenset[int]]] = [(0, [], frozenset())]
    for _ in range(_STEPS):
        if not todo:
            return None
        at, chosen, used = todo.pop()
        if len(chosen) == number:
            return chosen
        if len(packs) - at < number - len(chosen):
            continue
        todo.append((at + 1, chosen, used))
        if not packs[at] & used:
            todo.append((at + 1, [*chosen, packs[at]], used | packs[at]))
    return None
