"""The edge at which tables of the user's are checked: what was given, row by row.

Laws of this room: one module a table; every problem of every row is gathered in one
`TableChecks`; what comes out is in whole minutes since 1970, sorted, and needs no second look.
"""

from pakafg.timeline.validate.date_rows import check_dates, take_dates
from pakafg.timeline.validate.event_rows import check_events, take_events
from pakafg.timeline.validate.order_rows import (
    LASTS,
    check_durations,
    check_orders,
    take_durations,
    take_orders,
)
from pakafg.timeline.validate.part_rows import check_parts, take_parts
from pakafg.timeline.validate.voters import is_origin, with_voters

__all__ = [
    "LASTS",
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
