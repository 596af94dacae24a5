"""Small pictures along a line: shapes, in hundredths of its length."""

from __future__ import annotations

from attrs import frozen

__all__ = ["Strip", "Tick"]


@frozen
class Strip:
    """Shapes along a line.

    Attributes:
        bars: Where a bar lies, and how long it is.
        dots: Points, and whether they are hollow.
        is_open: Whether the bar goes on beyond its end.
    """

    bars: tuple[tuple[float, float], ...] = ()
    dots: tuple[tuple[float, bool], ...] = ()
    is_open: bool = False


@frozen
class Tick:
    """A mark on the axis of the strips, where its day begins.

    Attributes:
        at: Where.
        label: The day.
    """

    at: float
    label: str
