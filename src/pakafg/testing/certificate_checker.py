"""Check the proof that a timeline gives of itself; nothing but Python is needed for it.

A certificate is plain data, as JSON knows it: `parts`, the proofs of what hangs together, and
`sha256`, the digest of these. Each part has

- `hard`: constraints `[x, y, most]`, each of which says x − y ≤ most; x and y name moments, most
  is whole minutes. They hold whatever is given up.
- `sayings`: `claims`, who says it, and `alternatives`, lists of constraints: those of one of them
  hold (a date of pieces has one for each piece). `fixed` numbers sayings that cannot be given up.
- `ballots`: lists of claims that are kept or given up together. A saying stands while a ballot
  is kept that has one of its claims. `cost`: how many ballots each repair gives up.
- `repairs`: `given_up`, ballots, and `minutes`, which suit all that still stands.
- `contradictions`: `sayings`, and `cycles`: for each `choice` of one alternative of each saying,
  constraints that lead round (the y of each is the x of the next) and whose `sum` is below zero.
- `disjoint`: as many contradictions as the cost, by `number`, each with one of the `ballots` of
  each of its sayings, and no ballot twice: so no repair costs less. Or "not shown optimal".
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from itertools import pairwise, product
from typing import Any


def check_certificate(certificate: Mapping[str, Any]) -> list[str]:
    """List what does not hold in a certificate; an empty list is a proof.

    Args:
        certificate: What `Timeline.certificate` gave, or the same read from JSON.

    Returns:
        What does not hold, each in a sentence.

    >>> check_certificate({"parts": [], "sha256": "0"})
    ['the digest is of other parts']
    """
    try:
        text = json.dumps(
            certificate["parts"], sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        whole = hashlib.sha256(text.encode()).hexdigest() == certificate["sha256"]
        wrong = [] if whole else ["the digest is of other parts"]
        return wrong + [problem for part in certificate["parts"] for problem in _wrong(part)]
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        return [f"it is no certificate: {error!r}"]


def _wrong(part: Mapping[str, Any]) -> Iterator[str]:  # noqa: C901  (one page)
    sayings, ballots, cost = part["sayings"], part["ballots"], part["cost"]
    cast = sorted(claim for ballot in ballots for claim in ballot)
    if cast != sorted({claim for said in sayings for claim in said["claims"]}):
        yield "a claim is not in one ballot, or says nothing"
    speakers = [{n for n, b in enumerate(ballots) if {*b} & {*said["claims"]}} for said in sayings]
    for repair in part["repairs"] or [{"given_up": [], "minutes": {}}]:
        given_up, minutes = {*repair["given_up"]}, repair["minutes"]
        if len(given_up) != cost or not given_up <= {*range(len(ballots))}:
            yield f"to give up {given_up} has another cost"
        stands = [n in part["fixed"] or bool(who - given_up) for n, who in enumerate(speakers)]
        said = [each["alternatives"] for each, holds in zip(sayings, stands, strict=True) if holds]
        for options in [[part["hard"]], *said]:
            if not any(all(minutes[x] - minutes[y] <= w for x, y, w in each) for each in options):
                yield f"without {given_up}, the minutes break {options}"
    for number, contradiction in enumerate(part["contradictions"]):
        options = [sayings[n]["alternatives"] for n in contradiction["sayings"]]
        shown = {tuple(proof["choice"]): proof for proof in contradiction["cycles"]}
        for choice in product(*(range(len(alternatives)) for alternatives in options)):
            cycle, total = shown[choice]["cycle"], shown[choice]["sum"]
            allowed = sum((options[i][j] for i, j in enumerate(choice)), part["hard"])
            leads_round = all(
                before[1] == each[0] for before, each in pairwise([cycle[-1], *cycle])
            )
            below_zero = sum(w for *_, w in cycle) == total < 0
            if not (leads_round and below_zero and all(each in allowed for each in cycle)):
                yield f"no cycle shows contradiction {number} with {choice}"
    packs = None if part["disjoint"] == "not shown optimal" else [*part["disjoint"]]
    used = [ballot for pack in packs or () for ballot in {*pack["ballots"]} - {None}]
    if packs is not None and (len(packs) != cost or len(used) != len({*used})):
        yield "the disjoint contradictions are fewer than the cost, or share a ballot"
    for pack in packs or ():
        needed = part["contradictions"][pack["number"]]["sayings"]
        for ballot, n in zip(pack["ballots"], needed, strict=True):
            if ballot not in speakers[n] and not (ballot is None and n in part["fixed"]):
                yield f"ballot {ballot} does not say what {pack} needs"
