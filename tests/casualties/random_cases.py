"""Draw random small cases for the casualty tests, in the plain form that the oracle reads.

Every case is drawn from a `random.Random`, so a seed gives the same cases each time. A feature
is a switch: without it the case is plain (one outcome, all classes, known roots, no days). With
`truth` the figures hold of one hidden list of people, so nothing can be contradicted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

Row: TypeAlias = dict[str, Any]
Case: TypeAlias = dict[str, list[Row]]

ORIGINS = ("UN", "army", "spokesman")
DOCUMENTS = ("D0", "D1", "D2", "D3")
NATIONALITIES = ("X", "Y")
STATUSES = ("civilian", "military")
GROUPS = ("women", "children")
OUTCOMES = ("killed", "wounded", "casualties", "missing", "killed_or_missing")
RELATIONS = ("own", "adversary", "third_party", None)


@dataclass(frozen=True)
class Features:
    """What a case may show beside plain claims on plain trees."""

    best: bool = False  # a column best, of vague figures, too
    unknown_roots: bool = False  # claims without an origin
    no_origins: bool = False  # no column origin at all
    no_documents: bool = False  # claims without a document
    relations: bool = False
    adversaries: bool = False  # most claims are an adversary's
    days: bool = False  # documents of some days, so that tolls grow
    as_of: bool = False
    voters: bool = False  # one cell and few voters: much is refined and superseded
    parts: bool = False  # most scopes have parts, and most parts are claimed
    exhaustive: bool = False
    classes: bool = False  # nationalities and statuses
    grid: bool = False  # one tree of exhaustive scopes by nationality: every cell is claimed
    groups: bool = False
    outcomes: bool = False
    truth: bool = False  # every figure holds of one hidden list of people


PLAIN = Features()
EVERYTHING = Features(
    best=True,
    unknown_roots=True,
    relations=True,
    days=True,
    as_of=True,
    exhaustive=True,
    classes=True,
    groups=True,
    outcomes=True,
)
FEATURES = {
    "plain": PLAIN,
    "best": Features(best=True),
    "unknown_roots": Features(unknown_roots=True),
    "no_origins": Features(no_origins=True),
    "no_documents": Features(unknown_roots=True, no_documents=True),
    "relations": Features(relations=True),
    "adversaries": Features(adversaries=True, parts=True, exhaustive=True),
    "days": Features(days=True),
    "as_of": Features(days=True, as_of=True),
    "growth": Features(days=True, unknown_roots=True),
    "growth_of_parts": Features(days=True, unknown_roots=True, parts=True, classes=True),
    "growth_of_sides": Features(days=True, unknown_roots=True, relations=True, parts=True),
    "growth_of_lists": Features(days=True, as_of=True, parts=True, exhaustive=True),
    "refinement": Features(days=True, as_of=True, unknown_roots=True, voters=True, best=True),
    "parts": Features(parts=True),
    "exhaustive": Features(parts=True, exhaustive=True),
    "best_of_parts": Features(parts=True, best=True, exhaustive=True),
    "classes": Features(classes=True),
    "classes_of_parts": Features(classes=True, parts=True),
    "grid": Features(grid=True),
    "groups": Features(groups=True),
    "outcomes": Features(outcomes=True, parts=True),
    "truth": Features(truth=True, parts=True),
    "truth_of_lists": Features(truth=True, parts=True, exhaustive=True, best=True),
    "truth_of_grids": Features(truth=True, grid=True),
    "truth_of_everything": replace(EVERYTHING, truth=True),
    "everything": EVERYTHING,
    "everything_of_parts": replace(EVERYTHING, parts=True),
}


@dataclass(frozen=True)
class Person:
    scope: str
    nationality: str | None
    status: str | None
    groups: frozenset[str]
    outcomes: frozenset[str]


def random_cases(seed: int, number: int) -> Iterator[tuple[str, Case]]:
    """Draw cases, each with the name of its features in turn."""
    from random import Random  # noqa: PLC0415

    for at in range(number):
        name = list(FEATURES)[at % len(FEATURES)]
        yield name, random_case(Random(f"{seed} {at}"), FEATURES[name])


def random_case(random: Random, features: Features = PLAIN) -> Case:
    """Draw one case: claims and scopes."""
    case, _ = random_case_of_people(random, features)
    return case


def random_case_of_people(random: Random, features: Features) -> tuple[Case, list[Person]]:
    """Draw one case and, with `truth`, the people of whom every figure of it holds."""
    scopes = random_scopes(random, features)
    people = random_people(random, scopes, features) if features.truth else []
    days = {document: random_days(random, features) for document in DOCUMENTS}
    cells = random_cells(random, scopes, features)
    claims = []
    least = 4 if features.days or features.voters else 1
    for number in range(random.randint(least, 9)):
        cell = random.choice(cells)
        voice = random_voice(random, days, features)
        if features.truth:
            low, high = range_around(random, count(people, cell, scopes))
        else:
            low, high = random_range(random, day_of(voice) if random.random() < 0.5 else None)
        claim: Row = {"claim": f"c{number}"}
        claims.append(claim | cell | voice | {"low": low, "high": high})
    random_repeats(random, claims, features)
    if features.best:
        for claim in claims:
            claim["best"] = random_best(random, claim["low"], claim["high"])
    return {"claims": claims, "scopes": scopes}, people


# Scopes and cells


def random_scopes(random: Random, features: Features) -> list[Row]:
    """Draw a forest of scopes."""
    number = random.randint(1, 5 if features.parts else 4)
    names = [f"S{at}" for at in range(random.choice((3, 3, 4)) if features.grid else number)]
    trunk = 1 if features.grid or features.parts else random.randint(1, len(names))
    scopes = []
    for at, name in enumerate(names):
        part_of = None if at < trunk else random.choice(names[:at])
        is_list = features.grid or (features.exhaustive and random.random() < 0.6)
        scopes.append({"incident": name, "part_of": part_of, "exhaustive": is_list})
    random.shuffle(scopes)
    return scopes


def random_cells(random: Random, scopes: list[Row], features: Features) -> list[Row]:
    """Draw the cells that may be claimed."""
    cells: list[Row] = [
        {
            "incident": random.choice(scopes)["incident"],
            "outcome": random.choice(OUTCOMES) if features.outcomes else "killed",
            "nationality": maybe(random, NATIONALITIES, on=features.classes or features.grid),
            "status": maybe(random, STATUSES, on=features.classes),
            "group": maybe(random, GROUPS, on=features.groups),
        }
        for _ in range(10 if features.grid else (1 if features.voters else random.randint(1, 6)))
    ]
    if features.parts:  # a whole and its parts are claimed together
        cells += [
            cell | {"incident": scope["part_of"]}
            for cell in cells
            for scope in scopes
            if scope["incident"] == cell["incident"] and scope["part_of"] is not None
        ]
    return cells


def maybe(random: Random, words: tuple[str, ...], *, on: bool) -> str | None:
    """Draw a word or, as often as not, none."""
    return random.choice(words) if on and random.random() < 0.5 else None


# Who tells, and when


def random_days(random: Random, features: Features) -> tuple[int | None, int | None]:
    """Draw the days on which a document can have been published."""
    if not features.days or random.random() < 0.1:
        return None, None
    first = random.randint(1, 9)
    return first, first + random.choice((0, 0, 0, 1, 3))


def random_voice(
    random: Random, days: dict[str, tuple[int | None, int | None]], features: Features
) -> Row:
    """Draw who tells a figure, in which document, as of when."""
    document = random.choice(DOCUMENTS[:2] if features.voters else DOCUMENTS)
    first, last = days[document]
    if features.voters and random.random() < 0.5:  # a page that was changed
        first, last = random_days(random, features)
    voice: Row = {"origin": random.choice(ORIGINS[:1] if features.voters else ORIGINS)}
    if features.unknown_roots and random.random() < 0.6:
        voice["origin"] = None
    if features.no_origins:
        voice = {}
    relations: tuple[str | None, ...] = RELATIONS if features.relations else (None,)
    if features.adversaries:
        relations = ("adversary", "adversary", "own", None)
    is_dated = features.as_of and random.random() < 0.3
    return voice | {
        "document": None if features.no_documents and random.random() < 0.4 else document,
        "relation": random.choice(relations),
        "as_of": random.randint(1, 9) if is_dated else None,
        "published_earliest": first,
        "published_latest": last,
    }


def day_of(voice: Row) -> int | None:
    """Tell the day on which a figure is told."""
    day: int | None = voice["published_earliest"] if voice["as_of"] is None else voice["as_of"]
    return day


def random_repeats(random: Random, claims: list[Row], features: Features) -> None:
    """Let a claim now and then tell again the figure of an earlier one."""
    for at, claim in enumerate(claims):
        same_cell = [
            other
            for other in claims[:at]
            if all(
                other[name] == claim[name]
                for name in ("outcome", "incident", "nationality", "status", "group")
            )
        ]
        if same_cell and random.random() < (0.4 if features.voters else 0.2):
            told = random.choice(same_cell)
            claim["low"], claim["high"] = told["low"], told["high"]


# Figures


def random_range(random: Random, day: int | None) -> tuple[int, int | None]:
    """Draw a bound as words make it: the later its day, the more."""
    number = (
        random.choice((0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20))
        if day is None
        else 2 * day + random.randint(0, 2)
    )
    forms: tuple[tuple[int, int | None], ...] = (
        (number, number),
        (number, number),
        (number, None),
        (0, number),
        (number, number + random.randint(1, 6)),
    )
    return random.choice(forms)


def random_best(random: Random, low: int, high: int | None) -> int | None:
    """Draw a figure that is put forward: that of an exact one; of a vague one perhaps one."""
    if low == high:
        return low
    if random.random() < 0.5:
        return None
    return random.randint(low, low + 4 if high is None else high)


def range_around(random: Random, number: int) -> tuple[int, int | None]:
    """Draw a bound that holds of a number."""
    low = random.choice((number, number, max(0, number - random.randint(0, 3)), 0))
    high = random.choice((number, number, number + random.randint(0, 3), None))
    return low, high


# The hidden people


def random_people(random: Random, scopes: list[Row], features: Features) -> list[Person]:
    """Draw people, none of them in a scope whose parts are said to be all."""
    with_parts = {scope["part_of"] for scope in scopes}
    open_scopes = [
        scope["incident"]
        for scope in scopes
        if not (scope["exhaustive"] and scope["incident"] in with_parts)
    ]
    fates: tuple[tuple[str, ...], ...] = (("killed",),)
    if features.outcomes:
        fates = (("killed",), ("wounded",), ("missing",), ("wounded", "missing"))
    choose: Callable[[tuple[str, ...]], str | None] = lambda words: random.choice((*words, None))  # noqa: E731
    return [
        Person(
            scope=random.choice(open_scopes),
            nationality=choose(NATIONALITIES),
            status=choose(STATUSES),
            groups=frozenset(group for group in GROUPS if random.random() < 0.4),
            outcomes=frozenset(random.choice(fates)),
        )
        for _ in range(random.randint(0, 20))
    ]


def count(people: list[Person], cell: Row, scopes: list[Row]) -> int:
    """Count the people of a cell."""
    parent = {scope["incident"]: scope["part_of"] for scope in scopes}
    meant = {
        "casualties": {"killed", "wounded"},
        "killed_or_missing": {"killed", "missing"},
    }.get(cell["outcome"], {cell["outcome"]})

    def lies_within(scope: str | None) -> bool:
        return scope is not None and (scope == cell["incident"] or lies_within(parent[scope]))

    return sum(
        lies_within(person.scope)
        and cell["nationality"] in {None, person.nationality}
        and cell["status"] in {None, person.status}
        and (cell["group"] is None or cell["group"] in person.groups)
        and bool(meant & person.outcomes)
        for person in people
    )
