"""Date and order claims to one timeline."""

from __future__ import annotations

from collections.abc import Sized
from typing import TYPE_CHECKING, Literal, overload

from pakafg.errors import ArgumentError
from pakafg.timeline.evidence import Evidence
from pakafg.timeline.timeline import reconciled
from pakafg.validation import TableChecks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pakafg.corpus.corpus import Corpus
    from pakafg.errors import Flagged
    from pakafg.frames.interchange import AnyFrame
    from pakafg.timeline.timeline import Timeline
    from pakafg.validation import Problems
    from pakafg.values.when import When

__all__ = ["reconcile"]


@overload
def reconcile(
    corpus: Corpus | None = None,
    *,
    dates: AnyFrame | None = None,
    orders: AnyFrame | None = None,
    durations: AnyFrame | None = None,
    parts: AnyFrame | None = None,
    events: AnyFrame | Iterable[str] = (),
    as_of: When | date | str | None = None,
    problems: Literal["raise"] = "raise",
) -> Timeline: ...


@overload
def reconcile(
    corpus: Corpus | None = None,
    *,
    dates: AnyFrame | None = None,
    orders: AnyFrame | None = None,
    durations: AnyFrame | None = None,
    parts: AnyFrame | None = None,
    events: AnyFrame | Iterable[str] = (),
    as_of: When | date | str | None = None,
    problems: Literal["flag"],
) -> Flagged[Timeline]: ...


def reconcile(  # noqa: PLR0913  (tables, each by its name)
    corpus: Corpus | None = None,
    *,
    dates: AnyFrame | None = None,
    orders: AnyFrame | None = None,
    durations: AnyFrame | None = None,
    parts: AnyFrame | None = None,
    events: AnyFrame | Iterable[str] = (),
    as_of: When | date | str | None = None,
    problems: Problems = "raise",
) -> Timeline | Flagged[Timeline]:
    """Reconcile contradictory claims to one timeline, and tell what contradicts it.

    Every event has a start and an end; claims bound them. Claims that cannot all hold are
    named; the lightest set of claims (by independent origins) is given up, and where
    several sets are as light the answer says so and shows them all.

    Args:
        corpus: A corpus; or, instead, tables of your own, of polars, pandas, pyarrow or another
            library that hands them on by Arrow:
        dates: A table with the columns

            - claim, event: the ids of both.
            - bound: which part of the event the date is of (a `Bound`).
            - earliest, latest: times with a zone, both included; or days, whole by the clocks of
              the column zone (without one, of UTC; times at midnight without a zone, which
              pandas has for days, are days). Null: open.
            - Where present: pieces, a list of structs of earliest and latest, of which one
              holds: "15 or 19 October"; beside it, earliest and latest can be left out.
            - Where present: origin, document, phrase. Claims of one voter in one document with
              one phrase stand or fall together, dates, orders and durations alike.
            - Where present: published_latest, the last minute (or day, in UTC) at which the
              document that tells of the event can have been published: it began by then, unless
              the date itself lies later.
            - Where present, of the event: event_kind; zone; instant (whether start and end are
              one); lasting (whether it goes on until something ends it, as a ceasefire does:
              then orders speak of its start).
        orders: A table with the columns

            - claim, event, other: the ids of the claim and of two events.
            - relation: how the event stands to the other (an `OrderRelation`).
            - gap_min, gap_max: with before and after, time between the two starts, inclusive;
              null: open. With starts, gap_max is how far apart they are at the most; null:
              less than a day.
            - Where present: origin, document, phrase, published_latest.
        durations: A table with the columns

            - claim, event: the ids of both.
            - lasts_min, lasts_max: time from the start of the event to its end, inclusive;
              null: open.
            - Where present: origin, document, phrase, published_latest.
        parts: A table with the columns

            - event: an event that is a part of another, within which it lies; each once.
            - part_of: the whole; null: the event is none's part.
        events: Names of events beside those that the dates name; or a table of events with the
            column event, each once, and where present name, kind, zone, instant, lasting,
            alleged_by (the side, where only its own account tells of it) and planned (whether
            it is only planned: such an event stands in no order). What it says of an
            event goes before what dates say of it. Where dates are given, an order, a duration
            or a part of any other event is an error: a slip of the pen must not make a new one.
        as_of: What had been published by this date, whose last minute counts; text is EDTF in
            UTC, and so is a day. As `Timeline.as_of`. None: everything.
        problems: What becomes of rows that cannot be used. "raise": one error tells all of them.
            "flag": they are set aside, the others are answered, and what was set aside comes
            with the answer. A table without its columns is an error either way.

    Returns:
        The timeline, with the frames `events`, `claims` and `conflicts`; with `problems="flag"`
        a `Flagged`, of the timeline and its problems.

    Raises:
        ArgumentError: A table is none, or `problems` is neither; or no claim had been published
            by `as_of`.
        FrameError: A table cannot be used, the message names the rows; or `as_of` is given and
            no claim says when it was published.
        WordingError: `as_of` cannot be read.

    >>> import pakafg
    >>> timeline = reconcile(pakafg.load_corpus())
    >>> timeline.events.filter(event="doha-ceasefire").select("edtf", "status").row(0)
    ('2025-10-19', 'contested')
    """
    own = "tables of your own (dates, orders, durations, parts, events)"
    tables = (dates, orders, durations, parts)
    given = any(table is not None for table in tables) or not _is_empty(events)
    checks = TableChecks(problems)
    if corpus is None:
        if not given:
            raise ArgumentError("corpus", None, f"a corpus, or {own}")
        evidence = Evidence.of_frames(*tables, events, checks)
    elif given:
        raise ArgumentError("corpus", corpus, f"nothing beside {own}: one or the other")
    else:
        evidence = Evidence.of_corpus(corpus)
    if as_of is not None:
        evidence = evidence.published_by(as_of, "as_of")
    return checks.flagged(reconciled(evidence))


def _is_empty(events: object) -> bool:
    """Tell whether no events are named; a table is something even without rows."""
    return isinstance(events, Sized) and not hasattr(events, "columns") and not len(events)
