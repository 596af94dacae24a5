"""Ballots: which claims stand or fall together.

Claims of one voter that say the same, and claims of one voter that one phrase makes at once, form
one ballot, transitively: "an October 16 ceasefire ending the clashes" is a start and an end, and
whoever doubts the one doubts the other. A ballot is kept or given up whole, at the cost of one;
what is said stands while any kept ballot says it (ours: no codebook has a rule).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from pakafg.engines.connected import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Ballots", "Vote"]


class Vote(NamedTuple):
    """That a claim says something.

    Attributes:
        claim: The claim.
        saying: What it says, by number.
        voter: Whose vote it is, by number.
        phrase: The phrase that makes it, by number; None where none is known.
    """

    claim: str
    saying: int
    voter: int
    phrase: int | None


@frozen
class Ballots:
    """The ballots of some claims.

    Attributes:
        claims: The claims of each ballot.
        of_saying: The ballots that say each thing.
        own: For each saying, how many ballots say that and nothing else.
        shared: For sayings that have any, the ballots that say other things, too.
    """

    claims: tuple[tuple[str, ...], ...]
    of_saying: Mapping[int, frozenset[int]]
    own: Mapping[int, int]
    shared: Mapping[int, frozenset[int]]

    @classmethod
    def of(cls, votes: Sequence[Vote]) -> Ballots:
        """Join votes to ballots."""
        alike: dict[tuple[int, int], list[int]] = defaultdict(list)
        in_phrase: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, vote in enumerate(votes):
            alike[vote.voter, vote.saying].append(number)
            if vote.phrase is not None:
                in_phrase[vote.voter, vote.phrase].append(number)
        ballots = list(alike.values())
        if in_phrase:
            ballots = joined(len(votes), [*ballots, *in_phrase.values()])
        of_saying: dict[int, set[int]] = defaultdict(set)
        for ballot, members in enumerate(ballots):
            for number in members:
                of_saying[votes[number].saying].add(ballot)
        says = Counter(ballot for theirs in of_saying.values() for ballot in theirs)
        alone = frozenset(ballot for ballot, sayings in says.items() if sayings == 1)
        return cls(
            claims=tuple(tuple(sorted(votes[n].claim for n in members)) for members in ballots),
            of_saying={saying: frozenset(theirs) for saying, theirs in of_saying.items()},
            own={saying: len(theirs & alone) for saying, theirs in of_saying.items()},
            shared={
                saying: frozenset(theirs - alone)
                for saying, theirs in of_saying.items()
                if theirs - alone
            },
        )

    def given_up(self, sayings: Iterable[int]) -> frozenset[int]:
        """Collect the ballots that must go so that none of some sayings is said."""
        return frozenset().union(*(self.of_saying.get(saying, ()) for saying in sayings))
