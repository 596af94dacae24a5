"""The edge at which tables of the user's are checked: what was given, row by row.

Laws of this room: one module a table; every problem of every row is gathered in one
`TableChecks`; what comes out is in whole minutes since 1970, sorted, and needs no second look.
"""

from pakafg.timeline.validate.date_rows import DATE_COLUMNS, check_dates, take_dates
from pakafg.timeline.validate.event_rows import EVENT_COLUMNS, check_events, take_events
from pakafg.timeline.validate.order_rows import (
    DURATION_COLUMNS,
    LASTS,
    ORDER_COLUMNS,
    check_durations,
    check_orders,
    take_durations,
    take_orders,
)
from pakafg.timeline.validate.part_rows import PART_COLUMNS, check_parts, take_parts
from pakafg.timeline.validate.voters import is_origin, with_voters

__all__ = [
    "DATE_COLUMNS",
    "DURATION_COLUMNS",
    "EVENT_COLUMNS",
    "LASTS",
    "ORDER_COLUMNS",
    "PART_COLUMNS",
    "check_dates",
    "check_durations",
    "check_events",
    "check_orders",
    "check_parts",
    "is_origin",
    "take_dates",
    "take_durations",
    "take_events",
    "take_orders",
    "take_parts",
    "with_voters",
]
