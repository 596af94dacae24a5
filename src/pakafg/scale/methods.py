"""The two methods as questions on tables: what ties rows, who answers, how answers join.

Laws of this file: nothing is computed here that an answer holds; a bucket is answered by the
very function that answers everything at once, and answers are only sorted, and conflicts numbered.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol

import polars as pl
from attrs import field, frozen

from pakafg.casualties.reconcile import cells_of_part
from pakafg.casualties.validate import CLAIM_COLUMNS, SCOPE_COLUMNS
from pakafg.frames.cells import CELL
from pakafg.timeline import reconcile as reconcile_timeline
from pakafg.timeline.validate import (
    DATE_COLUMNS,
    DURATION_COLUMNS,
    EVENT_COLUMNS,
    ORDER_COLUMNS,
    PART_COLUMNS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CASUALTIES", "TIMELINE", "Method", "Tied"]


@frozen
class Tied:
    """What ties the rows of one table to each other, and to those of others.

    Attributes:
        place: The column that says what a row is about: an incident or an event.
        read: Every column that the method reads; others may stay where they are.
        others: Columns that name further ones, which a row ties to its own.
        claim: The column of ids; rows of one id are kept together, to be refused together.
        reports: Columns that may name claims.
        phrases: Columns whose values, where none is null, tie the rows that share them.
    """

    place: str
    read: tuple[str, ...]
    others: tuple[str, ...] = ()
    claim: str | None = None
    reports: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that may tie."""
        claim = () if self.claim is None else (self.claim,)
        return (self.place, *self.others, *claim, *self.reports, *self.phrases)


class _Answers(Protocol):
    def __call__(
        self, tables: Mapping[str, pl.DataFrame | None], options: Mapping[str, Any]
    ) -> dict[str, pl.DataFrame]: ...


@frozen
class Method:
    """One method.

    Attributes:
        name: Its name.
        tables: Its tables, by the names of its arguments.
        answer: Answers tables; the frames by name.
        sorted_by: The columns that sort each frame of an answer; rows of one key are of one bucket.
        numbered: The frames that name conflicts, which are numbered over all buckets.
    """

    name: str
    tables: Mapping[str, Tied] = field(repr=False)
    answer: _Answers = field(repr=False)
    sorted_by: Mapping[str, tuple[str, ...]] = field(repr=False)
    numbered: tuple[str, ...] = ()

    def joined(self, answers: Sequence[Mapping[str, pl.DataFrame]]) -> dict[str, pl.DataFrame]:
        """Put the answers of buckets together, as one call gives them."""
        numbered = with_numbers(answers, conflict_numbers(answers))
        joined = {
            name: pl.concat([each[name] for each in numbered])
            .sort(by, maintain_order=True)
            .drop("number", strict=False)
            for name, by in self.sorted_by.items()
        }
        if "events" in joined:
            events = joined["events"]
            joined["events"] = events.sort("earliest", nulls_last=True, maintain_order=True)
        return joined


def conflict_numbers(answers: Sequence[Mapping[str, pl.DataFrame]]) -> list[dict[str, str]]:
    """Number the conflicts of a timeline over all buckets: for each, new names by old ones."""
    tables = [each["conflicts"] for each in answers if "conflicts" in each]
    if not tables:
        return [{} for _ in answers]
    names = pl.concat(
        table.select(
            "conflict",
            bucket=pl.lit(bucket),
            about=pl.col("events").list.join(" "),
            said=pl.col("claims").list.join(" "),
        )
        for bucket, table in enumerate(tables)
    ).sort("about", "said", maintain_order=True)
    numbers: list[dict[str, str]] = [{} for _ in answers]
    for number, (name, bucket) in enumerate(names.select("conflict", "bucket").iter_rows(), 1):
        numbers[bucket][name] = f"conflict-{number}"
    return numbers


def with_numbers(
    answers: Sequence[Mapping[str, pl.DataFrame]], numbers: Sequence[Mapping[str, str]]
) -> list[dict[str, pl.DataFrame]]:
    """Give conflicts their names over all buckets, where they stand and where they are listed."""
    numbered = []
    for frames, names in zip(answers, numbers, strict=True):
        new = dict(frames)
        if "conflicts" in frames:
            table, events = frames["conflicts"], frames["events"]
            named = [names[name] for name in table["conflict"]]
            listed = [
                None if each is None else sorted((names[name] for name in each), key=_number)
                for each in events["conflicts"].to_list()
            ]
            number = [_number(name) for name in named]
            new["conflicts"] = table.with_columns(
                conflict=pl.Series(named, dtype=pl.String), number=pl.Series(number, dtype=pl.Int64)
            )
            lists = pl.Series("conflicts", listed, pl.List(pl.String))
            new["events"] = events.with_columns(lists)
        numbered.append(new)
    return numbered


def _number(name: str) -> int:
    return int(name.rpartition("-")[2])


def _casualties(
    tables: Mapping[str, pl.DataFrame | None], options: Mapping[str, Any]
) -> dict[str, pl.DataFrame]:
    claims: Any = tables["claims"]
    return {"cells": cells_of_part(claims, tables["scopes"], **options)}


def _timeline(
    tables: Mapping[str, pl.DataFrame | None], options: Mapping[str, Any]
) -> dict[str, pl.DataFrame]:
    given: dict[str, Any] = {name: each for name, each in tables.items() if each is not None}
    found = reconcile_timeline(**given, **options)
    return {"events": found.events, "claims": found.claims, "conflicts": found.conflicts}


CASUALTIES: Final = Method(
    "casualties",
    {
        "claims": Tied("incident", CLAIM_COLUMNS, claim="claim", reports=("origin", "sum_of")),
        "scopes": Tied("incident", SCOPE_COLUMNS, ("part_of",)),
    },
    _casualties,
    {"cells": CELL},
)
_PHRASE: Final = ("document", "phrase")
TIMELINE: Final = Method(
    "timeline",
    {
        "dates": Tied("event", DATE_COLUMNS, claim="claim", phrases=_PHRASE),
        "orders": Tied("event", ORDER_COLUMNS, ("other",), "claim", phrases=_PHRASE),
        "durations": Tied("event", DURATION_COLUMNS, claim="claim", phrases=_PHRASE),
        "parts": Tied("event", PART_COLUMNS, ("part_of",)),
        "events": Tied("event", EVENT_COLUMNS),
    },
    _timeline,
    {"events": ("event",), "claims": ("event",), "conflicts": ("number",)},
    ("events", "conflicts"),
)
