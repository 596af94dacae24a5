"""Dates that differ in precision, against an oracle that compares each two claims."""

from itertools import combinations
from random import Random

import pytest

from pakafg import Basis, Bound, Citation, DateClaim, When
from pakafg.disagreements.dates import _differ_in_precision, _differing_in_precision

TWO_CLOCKS = (
    "[2025-10-15T18:00+04:30..2025-10-16T05:59+04:30,"
    "2025-10-15T18:00+05:00..2025-10-16T05:59+05:00]"
)
WHENS = tuple(
    When.parse(each, zone="Asia/Kabul")
    for each in (
        *("2025-10", "2025-10-14", "2025-10-15", "[2025-10-14..2025-10-16]", "2025-11", "2025"),
        *("[2025-10-01..2025-10-10]", "[2025-10-10..2025-10-20]", "[2025-10-21..2025-10-31]"),
        *("2025-10-15T17:40", "2025-10-15T23:40", "[2025-10-14,2025-10-16]", TWO_CLOCKS),
    )
)


def by_pairs(claims: list[DateClaim]) -> set[str]:
    """What the rule says: two documents, of which one is rounder or finer than the other."""
    differing = [
        {one.id, other.id}
        for one, other in combinations(claims, 2)
        if one.document != other.document and _differ_in_precision(one, other)
    ]
    return set().union(*differing)


def drawn(random: Random) -> list[DateClaim]:
    """Claims of few dates by few documents, so that many are alike."""
    claims = []
    for number in range(random.randint(0, 14)):
        document = random.choice(["d0", "d1", "d2"])
        claims.append(
            DateClaim(
                id=f"c{number}",
                document=document,
                event="raid",
                bound=random.choice([Bound.AMID, Bound.AMID, Bound.START, Bound.WHOLE]),
                when=random.choice(WHENS),
                basis=Basis.STATED,
                words="then",
                citations=(Citation(document=document, quote="then", start=0, end=4),),
            )
        )
    return claims


@pytest.mark.parametrize("seed", range(200))
def test_dates_that_differ_are_those_that_two_claims_show(seed: int) -> None:
    claims = drawn(Random(seed))
    found = _differing_in_precision(claims)
    assert {claim.id for claim in found} == by_pairs(claims)
    assert found == [claim for claim in claims if claim in found], "in their order"


def test_the_drawn_dates_differ_in_every_way_that_the_rule_knows() -> None:
    pairs = [pair for seed in range(200) for pair in combinations(drawn(Random(seed)), 2)]
    differing = {
        tuple(sorted((one.bound, other.bound)))
        for one, other in pairs
        if one.document != other.document and _differ_in_precision(one, other)
    }
    assert differing == {
        (Bound.AMID, Bound.AMID),
        (Bound.START, Bound.START),
        (Bound.START, Bound.WHOLE),
        (Bound.WHOLE, Bound.WHOLE),
    }
