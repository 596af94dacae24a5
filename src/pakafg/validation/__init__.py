"""Check what users give, once, at the edge: what they choose, and tables column by column."""

from pakafg.validation.choices import check_choices, check_switch
from pakafg.validation.expressions import words_compared
from pakafg.validation.moments import first_day_of, last_day_of, minutes_of
from pakafg.validation.table_checks import (
    Problems,
    TableChecks,
    outside_calendar,
    refuse_rows,
    take_columns,
)

__all__ = [
    "Problems",
    "TableChecks",
    "check_choices",
    "check_switch",
    "first_day_of",
    "last_day_of",
    "minutes_of",
    "outside_calendar",
    "refuse_rows",
    "take_columns",
    "words_compared",
]
