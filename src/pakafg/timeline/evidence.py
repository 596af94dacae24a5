"""What a timeline rests on: claims of dates, orders and durations, and in whose words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Self

import polars as pl
from attrs import evolve, field, frozen

from pakafg.engines.forest import ancestors
from pakafg.errors import ArgumentError, FrameError
from pakafg.frames import frame
from pakafg.records.citation import Citation
from pakafg.records.fields import one_line
from pakafg.text.quotations import quoted
from pakafg.timeline.dated_events import (
    dated_events,
    duration_claims,
    harm_told,
    possibly_distinct,
)
from pakafg.timeline.elapsed_durations import elapsed_durations
from pakafg.timeline.validate import (
    check_dates,
    check_durations,
    check_events,
    check_orders,
    check_parts,
    take_dates,
    take_durations,
    take_events,
    take_orders,
    take_parts,
    with_voters,
)
from pakafg.timeline.validate.row_tests import minute
from pakafg.validation import TableChecks, minutes_of
from pakafg.views.attribution import cited_speakers

if TYPE_CHECKING:
    from datetime import date as Day  # noqa: N812  (an argument is called date)

    from pakafg.corpus.corpus import Corpus
    from pakafg.frames.interchange import AnyFrame
    from pakafg.values.when import When

__all__ = ["Evidence"]


def _nothing_told() -> pl.DataFrame:
    return pl.DataFrame(schema={"event": pl.String, "document": pl.String, "published": pl.Int64})


@frozen(kw_only=True, eq=False)
class Evidence:
    """Checked claims, and the names and words to tell of them.

    Attributes:
        dates: As `check_dates` gives them.
        orders: As `check_orders` and `check_durations` give them, by event and claim.
        parts: As `check_parts` gives them.
        events: As `check_events` gives them; of a corpus, all that can be dated.
        origins: claim, origin (null: not known), of the dates.
        told: event, document, published (minutes since 1970), of documents of a corpus that tell
            of an event without a claim of its time.
        citations: For each claim of a corpus, the characters that it rests on.
        notes: What its annotator has to say of a claim of a corpus, where anything.
        speakers: The names of those who allege, of a corpus.
        told_by: Whose word a claim of a corpus is, with the document, where that names anybody.
        possibly_distinct: Events of which a link of a corpus says that they may be two.
        fixed: Claims that are taken to hold.
    """

    dates: pl.DataFrame
    orders: pl.DataFrame
    parts: pl.DataFrame
    events: pl.DataFrame
    origins: pl.DataFrame
    told: pl.DataFrame = field(factory=_nothing_told)
    citations: Mapping[str, tuple[Citation, ...]] = field(factory=dict)
    notes: Mapping[str, str] = field(factory=dict)
    speakers: Mapping[str, str] = field(factory=dict)
    told_by: Mapping[str, str] = field(factory=dict)
    possibly_distinct: frozenset[str] = frozenset()
    fixed: frozenset[str] = frozenset()

    @classmethod
    def of_corpus(cls, corpus: Corpus) -> Self:
        """Take what a corpus claims of dates, orders and durations, and its tree of incidents."""
        published = frame(corpus, "documents").select("document", "published_latest")
        told = harm_told(corpus).join(published, on="document", how="left")
        dates, orders, durations = (
            table.join(published, on="document", how="left")
            for table in (
                pl.concat([frame(corpus, "dates"), elapsed_durations(corpus)], how="diagonal"),
                frame(corpus, "orders"),
                duration_claims(corpus),
            )
        )
        events = dated_events(corpus)
        parts = frame(corpus, "incidents").select("part_of", event="incident")
        claims = (*corpus.dates.values(), *corpus.orders.values(), *corpus.quantities.values())
        evidence = cls.of_frames(dates, orders, durations, parts, events)
        return evolve(
            evidence,
            told=told.select("event", "document", minute("published_latest").alias("published")),
            citations={claim.id: claim.citations for claim in claims},
            notes={claim.id: one_line(claim.note) for claim in claims if claim.note},
            speakers={actor.id: actor.name for actor in corpus.actors.values()},
            told_by=cited_speakers(corpus, claims),
            possibly_distinct=possibly_distinct(corpus),
        )

    @classmethod
    def of_frames(  # noqa: PLR0913, PLR0917  (a table each)
        cls,
        dates: AnyFrame | None,
        orders: AnyFrame | None,
        durations: AnyFrame | None,
        parts: AnyFrame | None = None,
        events: AnyFrame | Iterable[str] = (),
        checks: TableChecks | None = None,
    ) -> Self:
        """Take tables of the user's own, and events that no date names.

        Args:
            dates: As for `reconcile`, likewise the others.
            orders: Orders.
            durations: Durations.
            parts: Which events are parts of others.
            events: Events beside those that the dates name, or what is said of any.
            checks: What gathers problems, and says whether rows are set aside; None: they are
                not.

        Raises:
            FrameError: A table cannot be used; the message names the rows.
            ArgumentError: One of them is no table.
        """
        checks = TableChecks() if checks is None else checks
        given_events = take_events(events, checks)
        taken_dates = take_dates(dates, checks)
        given_dates, given_orders, given_durations = with_voters(
            [
                taken_dates,
                take_orders(orders, checks),
                take_durations(durations, checks),
            ]
        )
        given_parts = take_parts(parts, checks)
        # Where dates are given, they name every event that there is, but for those named beside;
        # a date that cannot be used names its event all the same.
        known = None
        if dates is not None and any(table is not None for table in (orders, durations, parts)):
            known = pl.concat([given_dates["event"], given_events["event"]]).unique()
        checked_events = check_events(given_events, checks)
        checked_dates = check_dates(given_dates, checked_events, checks)
        taken = given_dates["claim"]
        planned = checked_events.filter("planned")["event"]
        checked_orders = check_orders(
            given_orders, checks, taken=taken, known=known, planned=planned
        )
        taken = pl.concat([taken, given_orders["claim"]])
        checked_durations = check_durations(given_durations, checks, taken=taken, known=known)
        checked_parts = check_parts(given_parts, checks, known=known, planned=planned)
        checks.finish()
        return cls(
            dates=checked_dates,
            orders=pl.concat([checked_orders, checked_durations]).sort("event", "claim"),
            parts=checked_parts,
            events=checked_events,
            origins=taken_dates.select("claim", "origin"),
        )

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The events that have a name."""
        return dict(self.events.select("event", "name").drop_nulls().iter_rows())

    @property
    def claims(self) -> pl.Series:
        """Every claim's id."""
        return pl.concat([self.dates["claim"], self.orders["claim"]])

    def unpublished(self) -> Self:
        """Forget when documents were published, and so what they tell of as past."""
        nowhen = pl.lit(None, pl.Int64).alias("published")
        dates, orders = (table.with_columns(nowhen) for table in (self.dates, self.orders))
        return evolve(self, dates=dates, orders=orders, told=_nothing_told())

    def published_by(self, date: When | Day | str, name: str) -> Self:
        """Keep the claims of documents that were surely published by the last minute of a date.

        Args:
            date: A date, as `minutes_of` takes it; open: whenever that was.
            name: What errors call it.

        Raises:
            FrameError: No claim says when it was published.
            ArgumentError: No claim was published by then.
            WordingError: The date cannot be read.
        """
        last = minutes_of(date, name)[1]
        tables = (self.dates, self.orders)
        if all(table["published"].null_count() == table.height for table in tables):
            reason = "no claim says when it was published: give the column published_latest"
            raise FrameError.of_column("dates", "published_latest", reason)
        published = pl.col("published")
        by_then = published.is_not_null() if last is None else published <= last
        kept = evolve(self.only(by_then), told=self.told.filter(by_then))
        if kept.claims.is_empty() and kept.told.is_empty():
            times = pl.concat([table["published"] for table in (*tables, self.told)]).drop_nulls()
            day = datetime.fromtimestamp(min(times.to_list()) * 60, UTC)
            expected = f"a date from {day:%Y-%m-%d} on, when the first document was published"
            raise ArgumentError(name, str(date), expected)
        # What is told of only later is no part yet, unless it has a part of its own that is.
        lines = ancestors(self.parts["event"], self.parts["part_of"])
        told = lines.filter(pl.col("node").is_in(kept._told().implode()))["ancestor"]  # noqa: SLF001  (of the same class)
        later = ~pl.col("event").is_in(told.unique().implode()) & pl.col("event").is_in(
            self._told().implode()
        )
        return evolve(kept, parts=self.parts.filter(~later))

    def _told(self) -> pl.Series:
        """List the events that documents tell of."""
        names = [self.dates["event"], self.orders["event"], self.orders["other"]]
        names.append(self.told["event"])
        return pl.concat(names).unique()

    def only(self, test: pl.Expr) -> Self:
        """Keep the claims, of dates and of orders, that pass a test."""
        return evolve(self, dates=self.dates.filter(test), orders=self.orders.filter(test))

    def name(self, event: str) -> str:
        """Name an event as the corpus does; by its id where it has no name."""
        return self.names.get(event, event)

    def cited(self, claim: str) -> str:
        """Name a claim by its document and first quotation; by its id where it has none."""
        for citation in self.citations.get(claim, ()):
            return f"{citation.document} {quoted(citation.quote)}"
        return claim

    def documents(self, claims: pl.Series) -> dict[str, str | None]:
        """Find the documents in which claims stand; None where nobody says."""
        tables = (
            table.filter(pl.col("claim").is_in(claims.implode())).select(
                "claim", pl.col("document").cast(pl.String)
            )
            for table in (self.dates, self.orders)
        )
        return dict(pl.concat(tables).iter_rows())
