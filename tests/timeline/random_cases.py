"""Make random small cases of a timeline, in the shape of the cases, one feature at a time.

A plain case has dates of a day or more by start, end and whole, said by known and unknown roots.
Each feature adds one thing to it.
"""

from collections.abc import Collection, Iterator
from random import Random
from typing import Any

DAY = 24 * 60
HOUR = 60

FEATURES = (
    "orders",  # before, after, during, same, starts, without gaps
    "gaps",  # orders with a least or a greatest gap
    "bounds",  # amid and declared, too
    "pieces",  # dates of several pieces, of which one holds
    "open",  # dates open on one side
    "hours",  # dates of hours, not of days
    "phrases",  # claims that one phrase makes
    "repeats",  # claims that say again what another says, also in mirror image
    "parts",  # events that are parts of others
    "lasting",  # events that last until something ends them
    "instants",  # events whose end is their start
    "known_by",  # documents with a last minute at which they can have been published
)
RELATIONS = ("before", "before", "after", "after", "during", "same", "starts")
MIRRORED = {"before": "after", "after": "before", "same": "same", "starts": "starts"}
PLAIN_BOUNDS = ("start", "start", "end", "whole")
ALL_BOUNDS = (*PLAIN_BOUNDS, "amid", "amid", "declared")


def random_cases(seed: int, number: int, claims: int = 8) -> Iterator[dict[str, Any]]:
    """Make cases: two thirds with one feature beside the plain ones, a third with all."""
    random = Random(seed)
    for i in range(number):
        one = (FEATURES[i % len(FEATURES)],)
        yield random_case(random, FEATURES if random.random() < 1 / 3 else one, claims)


def random_case(
    random: Random, features: Collection[str] = FEATURES, claims: int = 8, events: int = 5
) -> dict[str, Any]:
    """Make one case of at most so many claims and events, with some features."""
    names = [f"E{i}" for i in range(random.randint(1, events))]
    published = random_publication(random, features)
    rows = [random_date(random, features, names)]
    for _ in range(random.randrange(claims)):
        if "repeats" in features and random.random() < 0.3:
            rows.append(repeated(random, random.choice(rows)))
        elif features_of_orders(features) and len(names) > 1 and random.random() < 0.45:
            rows.append(random_order(random, features, names))
        else:
            rows.append(random_date(random, features, names))
    rows = [
        {"claim": f"c{i}", **random_sources(random, features, published), **row}
        for i, row in enumerate(rows)
    ]
    return {
        "dates": [row for row in rows if "bound" in row],
        "orders": [row for row in rows if "relation" in row],
        "parts": random_parts(random, names) if "parts" in features else [],
        "instants": some_of(random, names) if "instants" in features else [],
        "lasting": some_of(random, names) if "lasting" in features else [],
    }


def features_of_orders(features: Collection[str]) -> bool:
    """Say whether a case has orders: also where what is asked for shows in orders alone."""
    return not {"orders", "gaps", "lasting"}.isdisjoint(features)


def some_of(random: Random, names: list[str]) -> list[str]:
    """Choose about a third of the names."""
    return [name for name in names if random.random() < 0.35]


def random_publication(random: Random, features: Collection[str]) -> dict[str, int | None]:
    """Make documents, each with the last minute at which it can have been published."""
    return {
        f"D{i}": random.randint(2, 11) * DAY - 1
        if "known_by" in features and random.random() < 0.6
        else None
        for i in range(3)
    }


def random_sources(
    random: Random, features: Collection[str], published: dict[str, int | None]
) -> dict[str, Any]:
    """Make the source of a claim: its root, its document, its phrase."""
    document = random.choice(list(published))
    phrase = f"p{random.randrange(3)}"
    return {
        "origin": random.choice(["O0", "O1", "O2", "O3", None, None]),
        "document": document,
        "phrase": phrase if "phrases" in features and random.random() < 0.5 else None,
        "known_by": published[document],
    }


def random_interval(random: Random, features: Collection[str]) -> tuple[int, int]:
    """Make an interval of whole days, or of hours."""
    if "hours" in features and random.random() < 0.4:
        first = random.randrange(8 * 24) * HOUR
        return first, first + random.choice([1, 3, 12]) * HOUR - 1
    first = random.randrange(9) * DAY
    return first, first + random.choice([1, 1, 2, 3]) * DAY - 1


def random_date(random: Random, features: Collection[str], names: list[str]) -> dict[str, Any]:
    """Make what a date says."""
    bound = random.choice(ALL_BOUNDS if "bounds" in features else PLAIN_BOUNDS)
    first, last = random_interval(random, features)
    row: dict[str, Any] = {"event": random.choice(names), "bound": bound}
    if "pieces" in features and random.random() < 0.4:
        pieces = sorted([(first, last), random_interval(random, features)])
        if pieces[0][1] + 1 < pieces[1][0]:  # two pieces apart
            return {
                **row,
                "earliest": pieces[0][0],
                "latest": pieces[1][1],
                "pieces": [list(piece) for piece in pieces],
            }
    opened = random.choice(["earliest", "latest", None]) if "open" in features else None
    row |= {"earliest": first, "latest": last}
    return row | ({opened: None} if opened else {})


def random_order(random: Random, features: Collection[str], names: list[str]) -> dict[str, Any]:
    """Make what an order says."""
    event, other = random.sample(names, 2)
    row: dict[str, Any] = {"event": event, "relation": random.choice(RELATIONS), "other": other}
    row |= {"gap_min": None, "gap_max": None}
    if "gaps" not in features or random.random() < 0.4:
        return row
    least = random.choice([None, 1, HOUR, DAY + 1, 2 * DAY])
    width = random.choice([None, HOUR, DAY, 2 * DAY])
    if row["relation"] in ("before", "after"):
        row |= {"gap_min": least, "gap_max": None if width is None else (least or 0) + width}
    elif row["relation"] == "starts":
        row["gap_max"] = width
    return row


def repeated(random: Random, row: dict[str, Any]) -> dict[str, Any]:
    """Say again what a row says; an order sometimes in its mirror image."""
    if row.get("relation") in MIRRORED and random.random() < 0.5:
        mirror = {"event": row["other"], "relation": MIRRORED[row["relation"]]}
        return {**row, **mirror, "other": row["event"]}
    return dict(row)


def random_parts(random: Random, names: list[str]) -> list[dict[str, str]]:
    """Make trees of parts: each event lies in at most one that comes before it."""
    return [
        {"event": name, "part_of": random.choice(names[:i])}
        for i, name in enumerate(names)
        if i and random.random() < 0.6
    ]
