"""Date and order claims to one timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from pakafg.errors import ArgumentError
from pakafg.timeline.evidence import Evidence
from pakafg.timeline.timeline import reconciled
from pakafg.validation import TableChecks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pakafg.corpus.corpus import Corpus
    from pakafg.errors import Flagged
    from pakafg.frames.interchange import AnyFrame
    from pakafg.timeline.timeline import Timeline
    from pakafg.validation import Problems

__all__ = ["reconcile"]


@overload
def reconcile(
    corpus: Corpus | None = None,
    *,
    dates: AnyFrame | None = None,
    orders: AnyFrame | None = None,
    durations: AnyFrame | None = None,
    events: Iterable[str] = (),
    problems: Literal["raise"] = "raise",
) -> Timeline: ...


@overload
def reconcile(
    corpus: Corpus | None = None,
    *,
    dates: AnyFrame | None = None,
    orders: AnyFrame | None = None,
    durations: AnyFrame | None = None,
    events: Iterable[str] = (),
    problems: Literal["flag"],
) -> Flagged[Timeline]: ...


def reconcile(  # noqa: PLR0913  (four tables, each by its name)
    corpus: Corpus | None = None,
    *,
    dates: AnyFrame | None = None,
    orders: AnyFrame | None = None,
    durations: AnyFrame | None = None,
    events: Iterable[str] = (),
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
            - earliest, latest: times with a zone, inclusive; null: open.
            - Where present: origin, document.
            - Where present: published_latest, the last minute at which the document that tells
              of the event can have been published: it began by then, unless the date itself
              lies later.
            - Where present, of the event: event_kind; zone; instant (whether start and end are
              one); lasting (whether it goes on until something ends it, as a ceasefire does:
              then orders speak of its start).
        orders: A table with the columns

            - claim, event, other: the ids of the claim and of two events.
            - relation: how the event stands to the other (an `OrderRelation`).
            - gap_min, gap_max: time between the two starts, inclusive; null: open.
            - Where present: origin, document, published_latest.
        durations: A table with the columns

            - claim, event: the ids of both.
            - lasts_min, lasts_max: time from the start of the event to its end, inclusive;
              null: open.
            - Where present: origin, document, published_latest.
        events: Events beside those that the dates name. Where dates are given, an order or a
            duration of any other event is an error: a slip of the pen must not make a new one.
        problems: What becomes of rows that cannot be used. "raise": one error tells all of them.
            "flag": they are set aside, the others are answered, and what was set aside comes
            with the answer. A table without its columns is an error either way.

    Returns:
        The timeline, with the frames `events`, `claims` and `conflicts`; with `problems="flag"`
        a `Flagged`, of the timeline and its problems.

    Raises:
        ArgumentError: A table is none, or `problems` is neither.
        FrameError: A table cannot be used; the message names the rows.

    >>> import pakafg
    >>> timeline = reconcile(pakafg.load_corpus())
    >>> timeline.events.filter(event="doha-ceasefire").select("edtf", "status").row(0)
    ('2025-10-19', 'contested')
    """
    own = "tables of your own (dates, orders, durations)"
    given = any(table is not None for table in (dates, orders, durations))
    checks = TableChecks(problems)
    if corpus is None:
        if not given:
            raise ArgumentError("corpus", None, f"a corpus, or {own}")
        evidence = Evidence.of_frames(dates, orders, durations, events, checks)
    elif given:
        raise ArgumentError("corpus", corpus, f"nothing beside {own}: one or the other")
    else:
        evidence = Evidence.of_corpus(corpus)
    return checks.flagged(reconciled(evidence))
