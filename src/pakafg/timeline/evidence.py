"""What a timeline rests on: claims of dates and orders, in whose words, about what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, Self

import polars as pl
from attrs import evolve, frozen

from pakafg.corpus.naming import DATED, name_of
from pakafg.frames import frame
from pakafg.records.citation import Citation
from pakafg.text.quotations import quoted
from pakafg.timeline.durations import duration_claims
from pakafg.timeline.validate import (
    check_dates,
    check_durations,
    check_orders,
    take_dates,
    take_durations,
    take_orders,
)
from pakafg.validation import TableChecks
from pakafg.values.vocabularies import EventKind, IncidentKind

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus
    from pakafg.frames.interchange import AnyFrame

__all__ = ["Evidence"]

_LASTING: Final = frozenset({IncidentKind.CLOSURE, IncidentKind.EXPULSION})


@frozen(kw_only=True, eq=False)
class Evidence:
    """Checked claims, and the names and words to tell of them.

    Attributes:
        dates: As `check_dates` gives them.
        orders: As `check_orders` and `check_durations` give them.
        names: Events that have a name.
        citations: For each claim of a corpus, the characters that it rests on.
        fixed: Claims that are taken to hold.
    """

    dates: pl.DataFrame
    orders: pl.DataFrame
    names: Mapping[str, str]
    citations: Mapping[str, tuple[Citation, ...]]
    fixed: frozenset[str] = frozenset()

    @classmethod
    def of_corpus(cls, corpus: Corpus) -> Self:
        """Take the claims of a corpus on dates, orders and durations.

        A ceasefire, a closure, an expulsion and a policy last until something ends them.
        """
        lasting = [
            *corpus.ceasefires,
            *(i.id for i in corpus.incidents.values() if i.kind in _LASTING),
            *(e.id for e in corpus.events.values() if e.kind == EventKind.POLICY),
        ]
        published = frame(corpus, "documents").select("document", "published_latest")
        dates, orders, durations = (
            table.join(published, on="document", how="left")
            for table in (
                frame(corpus, "dates"),
                frame(corpus, "orders"),
                duration_claims(corpus, lasting),
            )
        )
        named = (
            event for catalogue in (*DATED, "statements") for event in getattr(corpus, catalogue)
        )
        claims = (*corpus.dates.values(), *corpus.orders.values(), *corpus.quantities.values())
        checks = TableChecks()
        lasting_dates = dates.with_columns(lasting=pl.col("event").is_in(lasting))
        return cls(
            dates=check_dates(take_dates(lasting_dates, checks), checks),
            orders=pl.concat(
                [
                    check_orders(take_orders(orders, checks), checks),
                    check_durations(take_durations(durations, checks), checks),
                ]
            ),
            names={event: name_of(corpus, event, brief=True) for event in named},
            citations={claim.id: claim.citations for claim in claims},
        )

    @classmethod
    def of_frames(
        cls,
        dates: AnyFrame | None,
        orders: AnyFrame | None,
        durations: AnyFrame | None,
        events: Iterable[str] = (),
        checks: TableChecks | None = None,
    ) -> Self:
        """Take tables of the user's own, and events that no date names.

        Args:
            dates: As for `reconcile`, likewise orders, durations and events.
            orders: Orders.
            durations: Durations.
            events: Events beside those that the dates name.
            checks: What gathers problems, and says whether rows are set aside; None: they are
                not.

        Raises:
            FrameError: A table cannot be used; the message names the rows.
        """
        checks = TableChecks() if checks is None else checks
        given_dates = take_dates(dates, checks)
        given_orders = take_orders(orders, checks)
        # Where dates are given, they name every event that there is, but for those named beside;
        # a date that cannot be used names its event all the same.
        known = None
        if dates is not None and (orders is not None or durations is not None):
            beside = [events] if isinstance(events, str) else list(events)
            named = pl.Series(beside, dtype=pl.String)
            known = pl.concat([given_dates["event"], named]).unique()
        checked_dates = check_dates(given_dates, checks)
        taken = given_dates["claim"]
        checked_orders = check_orders(given_orders, checks, taken=taken, known=known)
        taken = pl.concat([taken, given_orders["claim"]])
        given_durations = take_durations(durations, checks)
        checked_durations = check_durations(given_durations, checks, taken=taken, known=known)
        checks.finish()
        return cls(
            dates=checked_dates,
            orders=pl.concat([checked_orders, checked_durations]),
            names={},
            citations={},
        )

    @property
    def claims(self) -> list[str]:
        """Every claim's id."""
        return [*self.dates["claim"], *self.orders["claim"]]

    def only(self, test: pl.Expr) -> Self:
        """Keep the claims, of dates and of orders, that pass a test."""
        return evolve(self, dates=self.dates.filter(test), orders=self.orders.filter(test))

    def assuming(self, claim: str) -> Self:
        """Take one of the claims to hold."""
        return evolve(self, fixed=self.fixed | {claim})

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
