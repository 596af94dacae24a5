"""Check tables that are used together, and tell everything that is wrong with them at once.

Laws of this file: it knows no analysis; a table that comes out of it has the columns and types
that were asked for, and no blank text; every problem of every table is found before one error
is raised, or before the rows that have one are set aside.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeVar, get_args

import polars as pl

from pakafg.arguments import check_word
from pakafg.errors import Flagged, FrameError, FrameProblem, near_miss
from pakafg.frames.interchange import as_polars, collect
from pakafg.validation.columns import (
    cast_column,
    fraction_tests,
    holds_days,
    other_type,
    plain_columns,
    without_blanks,
    word_tests,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from pakafg.frames.interchange import AnyFrame

__all__ = ["Problems", "TableChecks", "outside_calendar", "refuse_rows", "take_columns"]

Problems: TypeAlias = Literal["raise", "flag"]
"""What becomes of rows that cannot be used: an error, or they are set aside and told."""

Answer = TypeVar("Answer")

_YEARS: Final = (datetime(2, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC))


class TableChecks:
    """Check tables that are used together, and tell all that is wrong with them at once.

    Every check gives back a table without the rows that failed it, so that the next one can go
    on; `finish` raises the error, where one is to be raised.
    """

    def __init__(self, problems: Problems = "raise") -> None:
        """Begin.

        Args:
            problems: "raise" for one error in the end; "flag" to set rows aside.

        Raises:
            ArgumentError: It is neither.
        """
        check_word("problems", problems, get_args(Problems))
        self.flags: bool = problems == "flag"
        self.problems: list[FrameProblem] = []
        self._days: dict[str, set[str]] = {}  # columns of each table that hold whole days
        self._unusable: dict[str, set[str]] = {}  # columns of each table that have another type
        # Of each table what its own types would no longer show: fractions, words of no list. By
        # the reason: the column, and whether the row holds one.
        self._lost: dict[str, dict[str, tuple[str, pl.Series]]] = {}
        self._places: dict[str, pl.Series] = {}  # of the rows left, in the table as it was given

    def take_columns(
        self,
        table: AnyFrame | None,
        name: str,
        required: Mapping[str, pl.DataType],
        optional: Mapping[str, pl.DataType],
        *,
        days: Collection[str] = (),
    ) -> pl.DataFrame:
        """Take the columns that a method uses, in their types; optional ones that lack are null.

        Blank text is null, and so is text where a closed list of words is wanted and it is none of
        them: `note_rows` tells those rows of an optional column. Numbers with a decimal point are
        taken where they are whole, and not-a-number is null. A column without a value is taken
        whatever its type.

        Args:
            table: The user's table; None for an empty one.
            name: What errors call it.
            required: Columns that must be there, and their types.
            optional: Columns that are used where they are there.
            days: Columns of times that may be whole days.

        Raises:
            ArgumentError: It is no table.
            FrameError: It is one that cannot be read.
        """
        wanted = {**required, **optional}
        if table is None:
            return pl.DataFrame(schema=wanted)
        given = as_polars(table, name)
        schema = given.collect_schema()
        problems = _missing(name, required, schema)
        columns = {
            column: cast_column(pl.col(column), schema[column], dtype, days=column in days)
            for column, dtype in wanted.items()
            if column in schema
        }
        self._days[name] = {column for column in days if holds_days(schema.get(column))}
        unread = {column: schema[column] for column, cast in columns.items() if cast is None}
        if unread:
            types = {each: wanted[each] for each in unread}
            plain = plain_columns(given, name, unread, types, days)
            columns.update(plain)
            self._days[name] |= {*days} & {*plain}
            problems += [
                FrameProblem(name, column, (), other_type(column, dtype, wanted[column]))
                for column, dtype in unread.items()
                if column not in plain
            ]
        self.problems += problems
        self._unusable[name] = {problem.column or "" for problem in problems}
        tests = fraction_tests(schema, wanted) | word_tests(schema, optional)
        present = {column: cast for column, cast in columns.items() if cast is not None}
        taken = given.lazy().select(
            *(cast.alias(column) for column, cast in present.items()),
            *(test.alias(reason) for reason, (_, test) in tests.items()),
        )
        rows = collect(taken, name)
        self._lost[name] = {reason: (column, rows[reason]) for reason, (column, _) in tests.items()}
        # What is not there is one constant, not a column of them, until a step needs that.
        nothing = {
            column: pl.lit(None, dtype) for column, dtype in wanted.items() if column not in present
        }
        # In one piece: beside columns of other pieces, every step would put it together anew.
        read = without_blanks(rows.select(list(present)).rechunk())
        read = read.with_columns(**nothing).select(*wanted)
        return read if present else read.clear()  # of constants alone there is one row

    def days_of(self, name: str) -> set[str]:
        """Name the columns of times in which a table that was taken holds whole days."""
        return self._days.get(name, set())

    def keep_rows(
        self,
        table: pl.DataFrame,
        name: str,
        wrong: Mapping[str, pl.Expr],
        *,
        follows: bool = False,
    ) -> pl.DataFrame:
        """Keep the rows that can be, and note every kind of row that cannot.

        Args:
            table: The table, as for `note_rows`.
            name: What errors call it.
            wrong: Reasons, each with the test that a wrong row passes; null does not pass.
            follows: Whether the rows are wrong only because others were set aside: then no error
                tells them.
        """
        if follows and not self.flags:
            return table
        return self.drop_rows(table, name, self.note_rows(table, name, wrong))

    def note_rows(
        self, table: pl.DataFrame, name: str, wrong: Mapping[str, pl.Expr]
    ) -> pl.Series | None:
        """Note every kind of row that cannot be.

        Args:
            table: The table; its first column names the row. Rows stand as they were given, but
                for those that were dropped here.
            name: What errors call it.
            wrong: Reasons, each with the test that a wrong row passes; null does not pass.

        Returns:
            Whether each row is wrong; None where none is.
        """
        if table.is_empty():
            return None
        found = self._rows_of_lost(name)
        unusable = self._unusable.get(name, set())
        tests = {
            reason: test.fill_null(value=False)
            for reason, test in wrong.items()
            if unusable.isdisjoint(test.meta.root_names())
        }
        # All tests in one pass, without rows: most tables pass none, and may have a million rows.
        any_wrong = table.lazy().select(test.any().alias(reason) for reason, test in tests.items())
        failed = any_wrong.collect(engine="streaming").row(0, named=True) if tests else {}
        for reason in (reason for reason, has_wrong in failed.items() if has_wrong):
            columns = {*tests[reason].meta.root_names()} & {*table.columns}
            column = columns.pop() if len(columns) == 1 else None
            rows = table.select(tests[reason].alias("wrong")).to_series()
            found.append((reason, column, rows))
        for reason, column, rows in found:
            where = self._places_of(table, name).filter(rows).to_list()
            names = table.to_series(0).filter(rows).to_list()
            self.problems.append(FrameProblem(name, column, tuple(where), reason, tuple(names)))
        return reduce(or_, (rows for _, _, rows in found)) if found else None

    def drop_rows(self, table: pl.DataFrame, name: str, rows: pl.Series | None) -> pl.DataFrame:
        """Drop rows, and remember where the others stood in the table that was given.

        Args:
            table: The table, as for `note_rows`.
            name: What errors call it.
            rows: Whether to drop each row; None: none.
        """
        if rows is None:
            return table
        self._places[name] = self._places_of(table, name).filter(~rows)
        return table.filter(~rows)

    def _places_of(self, table: pl.DataFrame, name: str) -> pl.Series:
        """Tell where the rows of a table stood in the one that was given."""
        return self._places.get(name, pl.int_range(table.height, eager=True))

    def _rows_of_lost(self, name: str) -> list[tuple[str, str | None, pl.Series]]:
        """Take what the columns of a table held that their types do not show, once."""
        found = self._lost.pop(name, {}).items()
        return [(reason, column, rows) for reason, (column, rows) in found if rows.any()]

    def finish(self) -> None:
        """Raise everything that was found; where rows are set aside, only what has no rows.

        Raises:
            FrameError: A table cannot be used.
        """
        if self.problems and not (self.flags and all(each.rows for each in self.problems)):
            raise FrameError(self.problems[0].table, self.problems)

    def flagged(self, answer: Answer) -> Answer | Flagged[Answer]:
        """Give an answer with what was set aside; where nothing is to be, the answer alone."""
        return Flagged(answer, tuple(self.problems)) if self.flags else answer


def take_columns(
    table: AnyFrame | None,
    name: str,
    required: Mapping[str, pl.DataType],
    optional: Mapping[str, pl.DataType],
    *,
    days: Collection[str] = (),
) -> pl.DataFrame:
    """Take the columns of a table that is used alone, as `TableChecks.take_columns` does.

    Raises:
        ArgumentError: It is no table.
        FrameError: It lacks columns, or has some of other types, or fractions for numbers.
    """
    checks = TableChecks()
    taken = checks.keep_rows(
        checks.take_columns(table, name, required, optional, days=days), name, {}
    )
    checks.finish()
    return taken


def refuse_rows(table: pl.DataFrame, name: str, wrong: Mapping[str, pl.Expr]) -> None:
    """Raise one error that names every kind of row that cannot be.

    Args:
        table: The table; its first column names the row.
        name: What errors call it.
        wrong: Reasons, each with the test that a wrong row passes; null does not pass.

    Raises:
        FrameError: A row passes a test.
    """
    checks = TableChecks()
    checks.keep_rows(table, name, wrong)
    checks.finish()


def _missing(name: str, required: Iterable[str], schema: Collection[str]) -> list[FrameProblem]:
    """Name every required column that a table lacks; the last says which columns there are."""
    lacking = [column for column in required if column not in schema]
    reasons = [f"the column {column!r} is missing{near_miss(column, schema)}" for column in lacking]
    if reasons:
        reasons[-1] += f"; found {', '.join(schema) or 'none'}; see pakafg.frames.SCHEMAS"
    return [
        FrameProblem(name, column, (), reason)
        for column, reason in zip(lacking, reasons, strict=True)
    ]


def outside_calendar(*columns: str) -> dict[str, pl.Expr]:
    """Make the tests, for `refuse_rows`, of times outside the years that clocks can show.

    Args:
        *columns: Columns of times.
    """
    first, after = (pl.lit(year, pl.Datetime("us", "UTC")) for year in _YEARS)
    return {
        f"{column} lies outside the years 2 to 9998": (pl.col(column) < first)
        | (pl.col(column) >= after)
        for column in columns
    }
