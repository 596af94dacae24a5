"""Two events, every claim a test of times, and every pair of times tried: what is left?"""

from datetime import UTC, datetime, timedelta
from itertools import combinations

import numpy as np
import polars as pl
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg.timeline import Timeline, reconcile

LAW = examples(60)
DAWN = datetime(2025, 10, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LIMITS = ("start_earliest", "start_latest", "end_earliest", "end_latest")
# Minutes tried. Claims name 1 to 7; what may lie far off may lie anywhere beyond.
FAR = 1000
CLOCK = np.array([*range(-FAR - 6, -FAR + 1), *range(-5, 14), *range(FAR, FAR + 7)])
Moments = np.ndarray[tuple[int], np.dtype[np.int64]]
Truths = np.ndarray[tuple[int], np.dtype[np.bool_]]
Date = tuple[str, str, int | None, int | None, int | None]
Order = tuple[str, str, int | None, int | None]
Length = tuple[str, int | None, int | None]


@frozen
class Case:
    """Claims about the events a and b."""

    instant: tuple[bool, bool]
    lasting: tuple[bool, bool]
    dates: list[Date]
    orders: list[Order]
    lengths: list[Length]

    def tried(self) -> tuple[dict[str, Moments], dict[str, Truths]]:
        """All times that may be, and which of them each claim allows."""
        spans = {event: self.spans(event) for event in "ab"}
        one, other = np.indices((len(spans["a"]), len(spans["b"]))).reshape(2, -1)
        times = {
            "a-": spans["a"][one, 0], "a+": spans["a"][one, 1],
            "b-": spans["b"][other, 0], "b+": spans["b"][other, 1],
        }  # fmt: skip
        allowed = {f"date-{n}": of_date(times, *date[:4]) for n, date in enumerate(self.dates)}
        for n, order in enumerate(self.orders):
            allowed[f"order-{n}"] = of_order(times, *order, self.lasting)
        for n, (event, low, high) in enumerate(self.lengths):
            long = times[f"{event}+"] - times[f"{event}-"]
            allowed[f"length-{n}"] = (long >= (low or 0)) & (
                long <= (4 * FAR if high is None else high)
            )
        return times, allowed

    def spans(self, event: str) -> "np.ndarray[tuple[int, int], np.dtype[np.int64]]":
        """Starts and ends that an event may have, whatever is claimed of it."""
        told = [
            published
            for of, _, low, _, published in self.dates
            if of == event and published is not None and (low is None or low <= published)
        ]
        start, end = (each.ravel() for each in np.meshgrid(CLOCK, CLOCK))
        may = (start <= end) & (start <= min(told, default=2 * FAR))
        if self.instant["ab".index(event)]:
            may &= start == end
        return np.stack([start[may], end[may]], axis=1)

    def reconciled(self) -> Timeline:
        def at(minute: int | None) -> datetime | None:
            return None if minute is None else DAWN + minute * MINUTE

        dates = [
            {"claim": f"date-{n}", "event": event, "bound": bound, "earliest": at(low),
             "latest": at(high), "published_latest": at(published),
             "instant": self.instant["ab".index(event)],
             "lasting": self.lasting["ab".index(event)]}
            for n, (event, bound, low, high, published) in enumerate(self.dates)
        ]  # fmt: skip
        orders = [
            {"claim": f"order-{n}", "event": event, "relation": relation,
             "other": "b" if event == "a" else "a",
             "gap_min": None if low is None else low * MINUTE,
             "gap_max": None if high is None else high * MINUTE}
            for n, (event, relation, low, high) in enumerate(self.orders)
        ]  # fmt: skip
        lengths = [
            {"claim": f"length-{n}", "event": event,
             "lasts_min": None if low is None else low * MINUTE,
             "lasts_max": None if high is None else high * MINUTE}
            for n, (event, low, high) in enumerate(self.lengths)
        ]  # fmt: skip
        time, gap = pl.Datetime("us", "UTC"), pl.Duration("us")
        return reconcile(
            dates=pl.DataFrame(
                dates, schema_overrides={"earliest": time, "latest": time, "published_latest": time}
            ),
            orders=pl.DataFrame(orders, schema_overrides={"gap_min": gap, "gap_max": gap})
            if orders
            else None,
            durations=pl.DataFrame(lengths, schema_overrides={"lasts_min": gap, "lasts_max": gap})
            if lengths
            else None,
        )


def of_date(
    times: dict[str, Moments], event: str, bound: str, low: int | None, high: int | None
) -> Truths:
    """At which times a date holds."""
    first = -2 * FAR if low is None else low
    last = 2 * FAR if high is None else high
    start, end = times[f"{event}-"], times[f"{event}+"]
    lower = end if bound in {"end", "amid"} else start
    upper = start if bound in {"start", "amid"} else end
    return (first <= lower) & (upper <= last)


def of_order(  # noqa: PLR0913, PLR0917  (an order has as many parts)
    times: dict[str, Moments],
    event: str,
    relation: str,
    low: int | None,
    high: int | None,
    lasting: tuple[bool, bool],
) -> Truths:
    """At which times an order of an event and the other holds."""
    mine, theirs = event, "b" if event == "a" else "a"
    goes_on = dict(zip("ab", lasting, strict=True))
    if relation == "after":
        mine, theirs, relation = theirs, mine, "before"
    start, end = times[f"{mine}-"], times[f"{mine}+"]
    other_start, other_end = times[f"{theirs}-"], times[f"{theirs}+"]
    if relation == "during":
        return (other_start <= start) & ((start if goes_on[mine] else end) <= other_end)
    over = start if goes_on[mine] else end
    other_over = other_start if goes_on[theirs] else other_end
    if relation == "same":
        return (start <= other_over) & (other_start <= over)
    if relation == "starts":
        return abs(start - other_start) <= (24 * 60 - 1 if high is None else high)
    if low is None and high is None:
        return over < other_start
    apart = other_start - start
    return (apart >= (1 if low is None else low)) & (apart <= (4 * FAR if high is None else high))


def any_given(span: tuple[int | None, int | None]) -> bool:
    return span != (None, None)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    minute = st.integers(1, 7)
    flags = st.tuples(st.booleans(), st.booleans())

    def spans(values: st.SearchStrategy[int]) -> st.SearchStrategy[tuple[int | None, int | None]]:
        span = st.tuples(values, values).map(sorted)
        return st.tuples(span, st.booleans(), st.booleans()).map(
            lambda told: (
                told[0][0] if told[1] else None,
                told[0][1] if told[2] else None,
            )
        )

    # Claims that say the same are one in a contradiction: here each says something else.
    dates: dict[object, Date] = {  # an event is known by a date, even by none
        (event, "amid", None, None): (event, "amid", None, None, None) for event in "ab"
    }
    for _ in range(draw(st.integers(1, 4))):
        low, high = draw(spans(minute))
        published = draw(minute) if draw(st.integers(0, 4)) == 0 else None
        bound = draw(st.sampled_from(["start", "end", "whole", "amid"]))
        told = (draw(st.sampled_from("ab")), bound, low, high)
        dates[told] = (*told, published)
    instant, lasting = draw(flags), draw(flags)
    orders: dict[object, Order] = {}
    for _ in range(draw(st.integers(0, 3))):
        relation = draw(st.sampled_from(["before", "after", "during", "same", "starts"]))
        gap = draw(spans(st.integers(0, 4))) if relation in {"before", "after"} else (None, None)
        gap = (None, draw(st.integers(0, 4))) if relation == "starts" else gap
        event = draw(st.sampled_from("ab"))
        turned = relation == "after" or (relation in {"same", "starts"} and event == "b")
        second = (event == "b") != turned
        # Of what lasts the start counts, so that "before" it says that a minute lies between.
        says = (1, None) if gap == (None, None) and lasting[second] else gap
        says = (1, says[1]) if says[0] is None and says[1] is not None else says
        key = second, {"after": "before"}.get(relation, relation), says
        orders[key] = (event, relation, *gap)
    lengths = {
        (draw(st.sampled_from("ab")), *draw(spans(st.integers(0, 4)).filter(any_given)))
        for _ in range(draw(st.integers(0, 2)))
    }
    return Case(instant, lasting, [*dates.values()], [*orders.values()], sorted(lengths, key=str))


def minutes(when: datetime | None) -> int | None:
    return None if when is None else (when - DAWN) // MINUTE


@given(cases())
@LAW
def test_reconciling_leaves_what_trying_every_time_leaves(case: Case) -> None:
    times, allowed = case.tried()
    codes = sum(holds.astype(np.int64) << n for n, holds in enumerate(allowed.values()))
    ways = {
        frozenset(claim for n, claim in enumerate(allowed) if code >> n & 1): code
        for code in map(int, np.unique(codes))
    }
    most = max(map(len, ways))
    best = {kept: code for kept, code in ways.items() if len(kept) == most}
    timeline = case.reconciled()

    # What every best repair keeps, what none does, and what some do.
    kept = dict(timeline.claims.select("claim", "kept").iter_rows())
    for claim in allowed:
        held = {claim in way for way in best}
        assert kept[claim] == (None if len(held) == 2 else held.pop())

    # When both events began and ended; a limit far off is none.
    mended = np.isin(codes, list(best.values()))
    for row in timeline.events.iter_rows(named=True):
        start, end = (times[f"{row['event']}{side}"][mended] for side in "-+")
        tried = [int(limit) for side in (start, end) for limit in (side.min(), side.max())]
        told = [minutes(row[column]) for column in LIMITS]
        assert told == [None if abs(limit) >= FAR else limit for limit in tried]

    # Every minimal contradiction, and no other.
    named = {frozenset(claims) for claims in timeline.conflicts["claims"]}
    clashing = [
        frozenset(some)
        for size in range(1, len(allowed) + 1)
        for some in combinations(allowed, size)
        if not any(way.issuperset(some) for way in ways)
    ]
    assert named == {some for some in clashing if not any(other < some for other in clashing)}
