"""Reconcile a timeline by exhaustive search: an oracle, written from METHODS section 3 alone.

Plain data in, plain data out, in the shape of the cases: `answer(case)` gives what a case keeps
under "answer", `certificate(case)` the proof that `certificate_checker` verifies. Written to be
read, not to be fast: some tens of claims are enough for it.
"""

import hashlib
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

MINUTE = 1
DAY = 24 * 60 * MINUTE
BEGAN_WITH = DAY - MINUTE  # "it began with the other": 23:59 apart at most
NOT_SHOWN_OPTIMAL = "not shown optimal"
ZERO = "zero"  # the moment from which all minutes are counted

Case = Mapping[str, Any]
Range = tuple[int | None, int | None]
Saying = tuple[Any, ...]  # what claims say, comparable: all claims that say one thing share one
Ballot = frozenset[str]  # its claims
Conflict = frozenset[Saying]


class HardConstraintsClashError(ValueError):
    """Tell that no timeline can hold, whatever claims are given up."""


# 3.1 The model -----------------------------------------------------------------------------------


class Constraint(NamedTuple):
    """Hold that `x − y ≤ most`, in minutes."""

    x: str
    y: str
    most: int


Constraints = tuple[Constraint, ...]


class Date(NamedTuple):
    """Claim one date: a bound of one event lies in one of the pieces."""

    claim: str
    origin: str | None
    document: str | None
    phrase: str | None
    known_by: int | None
    event: str
    bound: str
    pieces: tuple[Range, ...]

    @property
    def events(self) -> tuple[str, ...]:
        return (self.event,)

    @property
    def earliest(self) -> int | None:
        firsts = [first for first, _ in self.pieces]
        return None if None in firsts else min(first for first in firsts if first is not None)


class Order(NamedTuple):
    """Claim one order: an event stands in a relation to another."""

    claim: str
    origin: str | None
    document: str | None
    phrase: str | None
    known_by: int | None
    event: str
    relation: str
    other: str
    gap_min: int | None
    gap_max: int | None

    @property
    def events(self) -> tuple[str, ...]:
        return (self.event, self.other)


Claim = Date | Order


def dates_of(case: Case) -> list[Date]:
    """Read the date claims of a case; a date without pieces is one piece."""
    return [
        Date(
            claim=row["claim"],
            origin=row.get("origin"),
            document=row.get("document"),
            phrase=row.get("phrase"),
            known_by=row.get("known_by"),
            event=row["event"],
            bound=row["bound"],
            pieces=pieces_of(row),
        )
        for row in case["dates"]
    ]


def pieces_of(row: Mapping[str, Any]) -> tuple[Range, ...]:
    """Read the pieces of a date, of which one holds, in one order; or its one interval."""
    pieces = [(first, last) for first, last in row.get("pieces") or ()]
    return tuple(sorted(pieces, key=repr)) or ((row["earliest"], row["latest"]),)


def orders_of(case: Case) -> list[Order]:
    """Read the order claims of a case."""
    return [
        Order(
            claim=row["claim"],
            origin=row.get("origin"),
            document=row.get("document"),
            phrase=row.get("phrase"),
            known_by=row.get("known_by"),
            event=row["event"],
            relation=row["relation"],
            other=row["other"],
            gap_min=row.get("gap_min"),
            gap_max=row.get("gap_max"),
        )
        for row in case["orders"]
    ]


def claims_of(case: Case) -> list[Claim]:
    """List all claims of a case."""
    return [*dates_of(case), *orders_of(case)]


def events_of(case: Case) -> list[str]:
    """List the events that a claim or a part names."""
    named = {event for claim in claims_of(case) for event in claim.events}
    named |= {event for row in case["parts"] for event in (row["event"], row["part_of"])}
    return sorted(named)


def start(event: str) -> str:
    """Name the moment at which an event starts."""
    return f"{event} start"


def end(event: str) -> str:
    """Name the moment at which an event ends."""
    return f"{event} end"


def declared(event: str) -> str:
    """Name the moment at which an event is declared."""
    return f"{event} declared"


def not_before(moment: str, minute: int | None) -> Constraints:
    """Hold that a moment is at a minute or later; null is open."""
    return () if minute is None else (Constraint(ZERO, moment, -minute),)


def not_after(moment: str, minute: int | None) -> Constraints:
    """Hold that a moment is at a minute or earlier; null is open."""
    return () if minute is None else (Constraint(moment, ZERO, minute),)


def no_later(earlier: str, later: str, by: int = 0) -> Constraints:
    """Hold that one moment is at least `by` minutes before another."""
    return (Constraint(earlier, later, -by),)


def date_constraints(date: Date) -> tuple[Constraints, ...]:
    """Encode a date by its bound, one alternative for each piece (3.1)."""
    first_and_last = {
        "start": (start(date.event), start(date.event)),
        "end": (end(date.event), end(date.event)),
        "declared": (declared(date.event), declared(date.event)),
        "whole": (start(date.event), end(date.event)),
        "amid": (end(date.event), start(date.event)),  # a ≤ t and s ≤ b
    }
    from_moment, to_moment = first_and_last[date.bound]
    return tuple(
        (*not_before(from_moment, first), *not_after(to_moment, last))
        for first, last in date.pieces
    )


def order_constraints(order: Order, lasting: frozenset[str]) -> Constraints:
    """Encode an order (3.1); what lasts counts as the moment of its start."""
    a, b = order.event, order.other
    if order.relation == "after":
        a, b = b, a

    def over(event: str) -> str:
        return start(event) if event in lasting else end(event)

    if order.relation in ("before", "after"):
        if order.gap_min is None and order.gap_max is None:
            return no_later(over(a), start(b), by=MINUTE)
        least = MINUTE if order.gap_min is None else order.gap_min
        at_least = no_later(start(a), start(b), by=least)
        if order.gap_max is None:
            return at_least
        return (*at_least, Constraint(start(b), start(a), order.gap_max))
    if order.relation == "during":  # before the end, even of what lasts
        return (*no_later(start(b), start(a)), *no_later(over(a), end(b)))
    if order.relation == "same":
        return (*no_later(start(a), over(b)), *no_later(start(b), over(a)))
    if order.relation == "starts":
        apart = BEGAN_WITH if order.gap_max is None else order.gap_max
        return (
            *no_later(start(a), start(b), by=-apart),
            *no_later(start(b), start(a), by=-apart),
        )
    raise ValueError(f"no such relation: {order.relation!r}")


def alternatives(claim: Claim, lasting: frozenset[str]) -> tuple[Constraints, ...]:
    """Encode a claim: of its alternatives, one holds."""
    if isinstance(claim, Date):
        return date_constraints(claim)
    return (order_constraints(claim, lasting),)


def hard_constraints(case: Case) -> Constraints:
    """List the constraints that belong to no claim (3.1)."""
    hard: list[Constraint] = []
    for event in events_of(case):
        hard += no_later(declared(event), start(event))
        hard += no_later(start(event), end(event))
        if event in case["instants"]:
            hard += no_later(end(event), start(event))
    for row in case["parts"]:
        hard += no_later(start(row["part_of"]), start(row["event"]))
        hard += no_later(end(row["event"]), end(row["part_of"]))
    hard += publication_constraints(claims_of(case))
    return tuple(dict.fromkeys(hard))


def publication_constraints(claims: Sequence[Claim]) -> Constraints:
    """Hold that what a document tells of had begun by then, plans apart (3.1)."""
    planned = {
        (document_of(date), date.event)
        for date in claims
        if isinstance(date, Date)
        and date.known_by is not None
        and date.earliest is not None
        and date.earliest > date.known_by
    }
    return tuple(
        constraint
        for claim in claims
        for event in claim.events
        if (document_of(claim), event) not in planned
        for constraint in not_after(
            declared(event)
            if isinstance(claim, Date) and claim.bound == "declared"
            else start(event),
            claim.known_by,
        )
    )


# 3.3 Ballots -------------------------------------------------------------------------------------


def document_of(claim: Claim) -> tuple[str, str]:
    """Name the document of a claim; without one the claim stands alone."""
    return ("claim", claim.claim) if claim.document is None else ("document", claim.document)


def voter_of(claim: Claim) -> tuple[str, str]:
    """Name the voter of a claim: its root where known, else its document (3.3)."""
    return document_of(claim) if claim.origin is None else ("root", claim.origin)


def saying_of(claim: Claim, lasting: frozenset[str]) -> Saying:
    """Give what a claim says: one bound and interval, or what one order binds (3.3).

    An order and its mirror image bind the same; so do "before" of what lasts, which counts as the
    moment of its start, and "before" with a gap of at least a minute.
    """
    if isinstance(claim, Date):
        return ("date", claim.event, claim.bound, *claim.pieces)
    return ("order", *sorted(set(order_constraints(claim, lasting))))


def ballots_of(claims: Sequence[Claim], lasting: frozenset[str]) -> list[Ballot]:
    """Join what one voter says alike or in one phrase of one document, transitively (3.3)."""
    groups: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    for claim in claims:
        groups["claim", claim.claim].add(claim.claim)
        groups["saying", voter_of(claim), saying_of(claim, lasting)].add(claim.claim)
        if claim.phrase is not None:
            phrase = (voter_of(claim), document_of(claim), claim.phrase)
            groups["phrase", phrase].add(claim.claim)
    return sorted(joined(groups.values()), key=sorted)


def joined(groups: Iterable[Iterable[str]]) -> list[frozenset[str]]:
    """Unite groups that share a member, transitively."""
    united: list[set[str]] = []
    for group in groups:
        members = set(group)
        apart = []
        for other in united:
            if other & members:
                members |= other
            else:
                apart.append(other)
        united = [*apart, members]
    return [frozenset(members) for members in united]


# 3.1, 3.5 The distance graph ---------------------------------------------------------------------


def moments_of(constraints: Iterable[Constraint]) -> set[str]:
    """Collect the moments that constraints name, and zero."""
    return {ZERO, *(moment for x, y, _ in constraints for moment in (x, y))}


def minutes_or_cycle(
    constraints: Sequence[Constraint],
) -> tuple[dict[str, int], list[Constraint]]:
    """Find minutes that satisfy all constraints, or else a negative cycle (Bellman–Ford)."""
    minutes = dict.fromkeys(sorted(moments_of(constraints)), 0)
    set_by: dict[str, Constraint] = {}
    changed = ""
    for _ in range(len(minutes) + 1):
        changed = ""
        for constraint in constraints:
            if minutes[constraint.y] + constraint.most < minutes[constraint.x]:
                minutes[constraint.x] = minutes[constraint.y] + constraint.most
                set_by[constraint.x] = constraint
                changed = constraint.x
        if not changed:
            return {moment: minute - minutes[ZERO] for moment, minute in minutes.items()}, []
    moment = changed
    for _ in minutes:  # walk back until surely on the cycle
        moment = set_by[moment].y
    cycle = [set_by[moment]]
    while cycle[-1].y != moment:
        cycle.append(set_by[cycle[-1].y])
    return {}, cycle


def negative_cycle(constraints: Sequence[Constraint]) -> list[Constraint]:
    """Find constraints that lead round in a circle to less than zero; empty without such (3.1)."""
    return minutes_or_cycle(constraints)[1]


def latest_minutes(constraints: Sequence[Constraint]) -> dict[str, int]:
    """Give the latest minute of each moment that has one: shortest paths from zero (3.1)."""
    latest = {ZERO: 0}
    for _ in moments_of(constraints):
        for x, y, most in constraints:
            if y in latest and (x not in latest or latest[y] + most < latest[x]):
                latest[x] = latest[y] + most
    return latest


def minute_ranges(constraints: Sequence[Constraint]) -> dict[str, Range]:
    """Give the earliest and the latest minute of each moment; null is open (3.1)."""
    latest = latest_minutes(constraints)
    mirrored = latest_minutes([Constraint(y, x, most) for x, y, most in constraints])
    return {
        moment: (-mirrored[moment] if moment in mirrored else None, latest.get(moment))
        for moment in moments_of(constraints)
    }


Options = Sequence[tuple[Constraints, ...]]


def choices_that_hold(fixed: Constraints, options: Options) -> Iterator[Constraints]:
    """Try dates of several pieces piece by piece; give all that hold (3.5)."""
    if negative_cycle(fixed):
        return
    if not options:
        yield fixed
        return
    for alternative in options[0]:
        yield from choices_that_hold((*fixed, *alternative), options[1:])


def holds(fixed: Constraints, options: Options) -> bool:
    """Say whether some choice of pieces satisfies all constraints."""
    by_number = sorted(options, key=len)
    single = tuple(c for option in by_number if len(option) == 1 for c in option[0])
    several = [option for option in by_number if len(option) != 1]
    return next(choices_that_hold((*fixed, *single), several), None) is not None


# 3.6 Minimal contradictions and best repairs -----------------------------------------------------


class Network(NamedTuple):
    """Hold a case as constraints: hard ones, and what is said, each with its alternatives."""

    hard: Constraints
    said: dict[Saying, tuple[Constraints, ...]]
    claims: dict[Saying, tuple[str, ...]]
    ballots: tuple[Ballot, ...]

    def consistent(self, sayings: Iterable[Saying]) -> bool:
        return holds(self.hard, [self.said[saying] for saying in sayings])

    def still_said(self, given_up: Iterable[Ballot]) -> frozenset[Saying]:
        """Give what some ballot says that is kept (3.3)."""
        gone: frozenset[str] = frozenset().union(*given_up)
        return frozenset(
            saying for saying, claims in self.claims.items() if not gone.issuperset(claims)
        )

    def speakers(self, saying: Saying) -> frozenset[Ballot]:
        """Give the ballots that say one thing."""
        return frozenset(b for b in self.ballots if b & set(self.claims[saying]))


def network_of(case: Case) -> Network:
    """Encode a case."""
    lasting = frozenset(case["lasting"])
    said: dict[Saying, tuple[Constraints, ...]] = {}
    claims: dict[Saying, list[str]] = defaultdict(list)
    for claim in claims_of(case):
        saying = saying_of(claim, lasting)
        said.setdefault(saying, alternatives(claim, lasting))
        claims[saying].append(claim.claim)
    order = sorted(said, key=lambda saying: sorted(claims[saying]))
    return Network(
        hard=hard_constraints(case),
        said={saying: said[saying] for saying in order},
        claims={saying: tuple(sorted(claims[saying])) for saying in order},
        ballots=tuple(ballots_of(claims_of(case), lasting)),
    )


def components(network: Network) -> list[Network]:
    """Part a network into the parts that only zero joins: no cycle leaves its part (3.5)."""
    groups = [moments_of([c]) - {ZERO} for c in network.hard]
    groups += [
        moments_of(c for alternative in said for c in alternative) - {ZERO}
        for said in network.said.values()
    ]
    parts = []
    for moments in joined(groups):
        said = {
            saying: options
            for saying, options in network.said.items()
            if moments & moments_of(c for alternative in options for c in alternative)
        }
        parts.append(
            network._replace(
                hard=tuple(c for c in network.hard if moments & {c.x, c.y}),
                said=said,
                claims={saying: network.claims[saying] for saying in said},
            )
        )
    return parts


def minimal_conflicts(network: Network) -> list[Conflict]:
    """List every irreducible set of sayings that cannot all hold (3.6)."""
    conflicts: list[Conflict] = []
    for part in components(network):
        if not part.consistent(()):
            raise HardConstraintsClashError(negative_cycle(part.hard))
        conflicts += conflicts_of_component(frozenset(part.said), part.consistent)
    return conflicts


def conflicts_of_component(
    sayings: frozenset[Saying], consistent: Callable[[Iterable[Saying]], bool]
) -> list[Conflict]:
    """List the irreducible conflicts of what hangs together (3.6).

    The conflicts are complete once every irreducible choice of one saying of each leaves what can
    hold: then these choices are all minimal corrections, and the irreducible sets that share a
    saying with each of them, the conflicts, are all minimal conflicts.
    """
    conflicts: list[Conflict] = []
    corrections: set[frozenset[Saying]] = set()
    untried: set[frozenset[Saying]] = {frozenset()}
    while untried:
        removed = untried.pop()
        if consistent(sayings - removed):
            corrections.add(removed)
            continue
        conflict = shrunk(sayings - removed, consistent)
        conflicts.append(conflict)
        untried = hitting_also({removed} | untried | corrections, conflict) - corrections
    return conflicts


def shrunk(sayings: Conflict, consistent: Callable[[Iterable[Saying]], bool]) -> Conflict:
    """Delete what a conflict does not need (3.6)."""
    for saying in sorted(sayings, key=repr):
        if not consistent(sayings - {saying}):
            sayings -= {saying}
    return sayings


def hitting_also(
    choices: Iterable[frozenset[Saying]], conflict: Conflict
) -> set[frozenset[Saying]]:
    """Widen irreducible choices to those that share a saying with one more conflict."""
    hitting = {chosen for chosen in choices if chosen & conflict}
    widened = {chosen | {s} for chosen in choices if not chosen & conflict for s in conflict}
    return hitting | {wide for wide in widened if not any(chosen <= wide for chosen in hitting)}


def best_repairs(network: Network, conflicts: Sequence[Conflict]) -> list[frozenset[Ballot]]:
    """List the smallest sets of ballots without which no conflict is said in full (3.6)."""

    def repairs(given_up: frozenset[Ballot], left: int) -> Iterator[frozenset[Ballot]]:
        if given_up in seen:
            return
        seen.add(given_up)
        still_said = network.still_said(given_up)
        standing = [conflict for conflict in conflicts if conflict <= still_said]
        if not standing:
            yield given_up
            return
        for saying in min(standing, key=len):  # to break it, all of one saying must go
            more = given_up | network.speakers(saying)
            if len(more) - len(given_up) <= left:
                yield from repairs(more, left - len(more) + len(given_up))

    for cost in range(len(network.ballots) + 1):
        seen: set[frozenset[Ballot]] = set()
        found = {given_up for given_up in repairs(frozenset(), cost) if len(given_up) == cost}
        if found:
            return sorted(found, key=claims_given_up)
    raise AssertionError("giving up all ballots leaves the hard constraints, which hold")


def claims_given_up(repair: Iterable[Ballot]) -> list[str]:
    """List the claims of the ballots of a repair."""
    return sorted(claim for ballot in repair for claim in ballot)


# 3.8 Output --------------------------------------------------------------------------------------


class Limits(NamedTuple):
    """Hold the limits of an event's start and of its end."""

    start: Range
    end: Range


def hull(ranges: Sequence[Range]) -> Range:
    """Span ranges; what is open in one is open."""
    firsts, lasts = [first for first, _ in ranges], [last for _, last in ranges]
    return (
        None if None in firsts else min(first for first in firsts if first is not None),
        None if None in lasts else max(last for last in lasts if last is not None),
    )


def limits_of_events(network: Network, events: Sequence[str]) -> dict[str, Limits]:
    """Give the limits of each event's start and end: the hull of the pieces that hold (3.5)."""
    found: dict[str, Limits] = {}
    for part in components(network):
        inside = [event for event in events if start(event) in moments_of(part.hard)]
        options = sorted(part.said.values(), key=len)
        ranges = [minute_ranges(choice) for choice in choices_that_hold(part.hard, options)]
        for event in inside:
            found[event] = Limits(
                hull([of_choice[start(event)] for of_choice in ranges]),
                hull([of_choice[end(event)] for of_choice in ranges]),
            )
    return found


def limits_by_repair(
    network: Network, repairs: Sequence[frozenset[Ballot]], events: Sequence[str]
) -> list[dict[str, Limits]]:
    """Give the limits of each event under each best repair (3.6)."""
    answers = []
    for given_up in repairs:
        still_said = network.still_said(given_up)
        kept = network._replace(
            said={saying: o for saying, o in network.said.items() if saying in still_said},
            claims={saying: c for saying, c in network.claims.items() if saying in still_said},
        )
        answers.append(limits_of_events(kept, events))
    return answers


def status_of(case: Case, event: str, separate: Sequence[Limits], given_up: set[str]) -> str:
    """Give the first status that fits (3.8)."""
    if all(limit == ((None, None), (None, None)) for limit in separate):
        return "unconstrained"
    if len(set(separate)) > 1:
        return "ambiguous" if event in tied_events(case) else "unresolved"
    if any(claim.claim in given_up and event in claim.events for claim in claims_of(case)):
        return "contested"
    earliest, latest = shown_range(case, event, separate)
    if earliest is not None and latest is not None and latest - earliest < DAY:
        return "exact"
    return "bounded"


def tied_events(case: Case) -> set[str]:
    """Collect the events that an order or a part ties (3.8)."""
    tied = {event for order in orders_of(case) for event in order.events}
    return tied | {event for row in case["parts"] for event in (row["event"], row["part_of"])}


def shown_range(case: Case, event: str, separate: Sequence[Limits]) -> Range:
    """Give the first minute of the start and the last of the end, or of the start (3.8)."""
    speaks_of_end = any(
        date.event == event and date.bound in ("end", "whole") for date in dates_of(case)
    )
    earliest, last_start = hull([limit.start for limit in separate])
    _, last_end = hull([limit.end for limit in separate])
    return (earliest, last_end if speaks_of_end else last_start)


def answer(case: Case) -> dict[str, Any]:
    """Answer a case in the shape of the cases (3.8)."""
    network = network_of(case)
    conflicts = minimal_conflicts(network)
    repairs = best_repairs(network, conflicts)
    events = events_of(case)
    by_repair = limits_by_repair(network, repairs, events)
    given_up = [set(claims_given_up(repair)) for repair in repairs]
    always, sometimes = set.intersection(*given_up), set.union(*given_up)
    rows = {}
    for event in events:
        separate = sorted({answers[event] for answers in by_repair}, key=in_time)
        earliest, latest = shown_range(case, event, separate)
        rows[event] = {
            "start": list(hull([limit.start for limit in separate])),
            "end": list(hull([limit.end for limit in separate])),
            "separate": [[list(limit.start), list(limit.end)] for limit in separate],
            "earliest": earliest,
            "latest": latest,
            "status": status_of(case, event, separate, sometimes),
        }
    return {
        "events": rows,
        "cost": len(repairs[0]),
        "repairs": [claims_given_up(repair) for repair in repairs],
        "given_up_always": sorted(always),
        "given_up_sometimes": sorted(sometimes - always),
        "ballots": [sorted(ballot) for ballot in network.ballots],
        "conflicts": [
            [list(network.claims[saying]) for saying in conflict]
            for conflict in in_order(network, conflicts)
        ],
    }


def in_order(network: Network, conflicts: Iterable[Conflict]) -> list[list[Saying]]:
    """Order conflicts, and the sayings of each, by their claims."""
    ordered = [sorted(conflict, key=lambda s: network.claims[s]) for conflict in conflicts]
    return sorted(ordered, key=lambda conflict: [network.claims[s] for s in conflict])


def in_time(separate: Limits) -> tuple[float, ...]:
    """Order limits by time: an open first minute comes first, an open last one last."""
    (start_first, start_last), (end_first, end_last) = separate
    return (
        -math.inf if start_first is None else start_first,
        math.inf if start_last is None else start_last,
        -math.inf if end_first is None else end_first,
        math.inf if end_last is None else end_last,
    )


# 3.6 The certificate -----------------------------------------------------------------------------


def certificate(case: Case) -> dict[str, Any]:
    """Prove the answer of a case, for `pakafg.testing.check_certificate` (3.6)."""
    network = network_of(case)
    conflicts = minimal_conflicts(network)
    repairs = best_repairs(network, conflicts)
    sayings = list(network.said)
    ballots = list(network.ballots)
    contradictions = in_order(network, conflicts)
    return sealed(
        {
            "hard": [list(constraint) for constraint in network.hard],
            "sayings": [
                {
                    "claims": list(network.claims[saying]),
                    "alternatives": [[list(c) for c in option] for option in network.said[saying]],
                }
                for saying in sayings
            ],
            "ballots": [sorted(ballot) for ballot in ballots],
            "fixed": [],
            "cost": len(repairs[0]),
            "repairs": [
                {
                    "given_up": sorted(ballots.index(ballot) for ballot in repair),
                    "minutes": witness(network, repair),
                }
                for repair in repairs
            ],
            "contradictions": [
                {
                    "sayings": [sayings.index(saying) for saying in contradiction],
                    "cycles": cycles(network, contradiction),
                }
                for contradiction in contradictions
            ],
            "disjoint": disjoint_contradictions(network, contradictions, len(repairs[0])),
        }
    )


def sealed(part: dict[str, Any]) -> dict[str, Any]:
    """Make a certificate of one part."""
    text = json.dumps([part], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return {"parts": [part], "sha256": hashlib.sha256(text.encode()).hexdigest()}


def witness(network: Network, given_up: Iterable[Ballot]) -> dict[str, int]:
    """Find minutes that satisfy all that is still said."""
    options = [network.said[saying] for saying in network.still_said(given_up)]
    choice = next(choices_that_hold(network.hard, sorted(options, key=len)))
    return minutes_or_cycle(choice)[0]


def cycles(network: Network, contradiction: Sequence[Saying]) -> list[dict[str, Any]]:
    """Give a negative cycle for each choice of one alternative of each saying."""
    numbers = [range(len(network.said[saying])) for saying in contradiction]
    found = []
    for choice in product(*numbers):
        chosen = (
            c
            for saying, i in zip(contradiction, choice, strict=True)
            for c in network.said[saying][i]
        )
        cycle = negative_cycle((*network.hard, *chosen))
        found.append(
            {
                "choice": list(choice),
                "cycle": [list(constraint) for constraint in cycle],
                "sum": sum(constraint.most for constraint in cycle),
            }
        )
    return found


def disjoint_contradictions(
    network: Network, contradictions: Sequence[Sequence[Saying]], cost: int
) -> list[dict[str, Any]] | str:
    """Find as many contradictions as the cost that share no ballot, one ballot for each saying."""
    if cost == 0:
        return []
    ballots = list(network.ballots)
    packed: dict[frozenset[int], dict[str, Any]] = {}
    for number, contradiction in enumerate(contradictions):
        speakers = [
            sorted(ballots.index(ballot) for ballot in network.speakers(saying))
            for saying in contradiction
        ]
        for pack in product(*speakers):
            packed.setdefault(frozenset(pack), {"number": number, "ballots": list(pack)})
    has_ballot = [[float(number in pack) for pack in packed] for number in range(len(ballots))]
    most = milp(
        c=-np.ones(len(packed)),
        constraints=LinearConstraint(np.array(has_ballot), ub=1),
        integrality=np.ones(len(packed), dtype=np.int64),
        bounds=Bounds(0, 1),
    )
    if most.x is None:
        raise AssertionError("no contradiction at all is a choice, too")
    chosen = [pack for pack, taken in zip(packed.values(), most.x, strict=True) if taken > 0.5]
    return chosen if len(chosen) == cost else NOT_SHOWN_OPTIMAL
