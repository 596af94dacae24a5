"""Verify the proof that a timeline gives of its repair; nothing but Python is needed for it.

A certificate (METHODS 3.6) is plain data, as JSON knows it:

- `hard`: constraints `[x, y, most]`, each of which says `x − y ≤ most`; `x` and `y` name moments,
  `most` is whole minutes. They hold whatever is given up.
- `sayings`: `{"claims": […], "alternatives": [[constraint, …], …]}`, what claims say: all
  constraints of one alternative hold (a date of pieces has one alternative for each piece).
- `ballots`: lists of claims that are kept or given up together. A saying stands while a kept
  ballot has one of its claims.
- `cost`: how many ballots every repair gives up.
- `repairs`: `{"given_up": [ballot, …], "minutes": {moment: minute}}`: with these minutes all holds
  that still stands. Here and below, ballots, sayings and contradictions are numbered from 0.
- `contradictions`: `{"sayings": [saying, …], "cycles": [{"choice", "cycle", "sum"}, …]}`: for each
  choice of one alternative of each saying, constraints that lead round in a circle (the `y` of
  each is the `x` of the next, the last leads back to the first) and whose sum is below zero.
- `disjoint`: `{"contradiction": …, "ballots": [one that says the first saying, …]}`, as many as
  the cost, without a ballot in common: so no repair costs less. Or "not shown optimal".
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

Certificate = Mapping[str, Any]


def check_certificate(certificate: Certificate) -> list[str]:
    """List what does not hold in a certificate; an empty list is a proof."""
    return [
        *wrong_ballots(certificate),
        *wrong_repairs(certificate),
        *wrong_contradictions(certificate),
        *wrong_optimum(certificate),
    ]


def speakers(certificate: Certificate, saying: int) -> set[int]:
    """Number the ballots that have a claim which says it."""
    claims = set(certificate["sayings"][saying]["claims"])
    return {i for i, ballot in enumerate(certificate["ballots"]) if not claims.isdisjoint(ballot)}


def wrong_ballots(certificate: Certificate) -> Iterator[str]:
    """Tell whether a claim is in no ballot or saying, or in several."""
    cast = sorted(claim for ballot in certificate["ballots"] for claim in ballot)
    said = sorted(claim for saying in certificate["sayings"] for claim in saying["claims"])
    if cast != said or len(said) != len(set(said)) or not certificate["repairs"]:
        yield "a claim is not in one ballot and one saying, or there is no repair"


def wrong_repairs(certificate: Certificate) -> Iterator[str]:
    """Tell which repairs have another cost, or minutes that break what still stands."""
    for repair in certificate["repairs"]:
        given_up, minutes = set(repair["given_up"]), repair["minutes"]
        if len(given_up) != certificate["cost"]:
            yield f"to give up {given_up} has another cost"
        standing = [
            said["alternatives"]
            for number, said in enumerate(certificate["sayings"])
            if speakers(certificate, number) - given_up
        ]
        for options in ([certificate["hard"]], *standing):
            if not any(
                all(minutes[x] - minutes[y] <= w for x, y, w in option) for option in options
            ):
                yield f"without {given_up}, the minutes break {options}"


def wrong_contradictions(certificate: Certificate) -> Iterator[str]:
    """Tell for which choices of alternatives a contradiction shows no negative cycle."""
    for contradiction in certificate["contradictions"]:
        options = [certificate["sayings"][i]["alternatives"] for i in contradiction["sayings"]]
        shown = {tuple(proof["choice"]): proof for proof in contradiction["cycles"]}
        for choice in product(*(range(len(alternatives)) for alternatives in options)):
            proof = shown.get(choice, {"cycle": [], "sum": 0})
            cycle = proof["cycle"]
            allowed = sum((options[i][j] for i, j in enumerate(choice)), certificate["hard"])
            closed = all(cycle[i - 1][1] == cycle[i][0] for i in range(len(cycle)))
            below_zero = sum(w for _, _, w in cycle) == proof["sum"] < 0
            if not (closed and below_zero and all(constraint in allowed for constraint in cycle)):
                yield f"no cycle shows {contradiction['sayings']} with {choice}"


def wrong_optimum(certificate: Certificate) -> Iterator[str]:
    """Tell why a smaller repair is not excluded."""
    packs = certificate["disjoint"]
    if packs == "not shown optimal":
        return
    used = [ballot for pack in packs for ballot in set(pack["ballots"])]
    if len(packs) != certificate["cost"] or len(used) != len(set(used)):
        yield "the disjoint contradictions are fewer than the cost, or share a ballot"
    for pack in packs:
        sayings = certificate["contradictions"][pack["contradiction"]]["sayings"]
        who = [i in speakers(certificate, s) for i, s in zip(pack["ballots"], sayings, strict=True)]
        if not all(who):
            yield f"the ballots of {pack} do not say it"
