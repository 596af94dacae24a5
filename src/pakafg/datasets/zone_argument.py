"""Check the time zone that a reader is asked to take all days in."""

from __future__ import annotations

from pakafg.arguments import check_text
from pakafg.errors import ArgumentError, WordingError
from pakafg.values.calendar import read_zone

__all__ = ["check_zone"]


def check_zone(zone: object) -> None:
    """Check a zone; None is no zone.

    Raises:
        ArgumentError: It is no time zone.
    """
    expected = "a time zone, such as 'Asia/Karachi', or None"
    if zone is None:
        return
    check_text("zone", zone, expected)
    try:
        read_zone(str(zone))
    except WordingError:
        raise ArgumentError("zone", zone, expected) from None
