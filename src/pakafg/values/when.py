"""An uncertain date: EDTF text, and the earliest and latest minute that it allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

from attrs import field, frozen

from pakafg.short_repr import shown
from pakafg.values.calendar import DAY, moment, read_zone, wall_minute
from pakafg.values.edtf import EdtfSpan, own_zone, read_edtf
from pakafg.values.validators import one
from pakafg.values.vocabularies import Precision

if TYPE_CHECKING:
    import pendulum

__all__ = ["When"]

_WIDTHS: Final = (
    (DAY - 1, Precision.TIME),
    (DAY, Precision.DAY),
    (6 * DAY, Precision.DAYS),
    (7 * DAY, Precision.WEEK),
    (31 * DAY, Precision.MONTH),
    (366 * DAY, Precision.YEAR),
)


@frozen(kw_only=True, order=False)
class When:
    """An uncertain date: exactly as precise as its words, never more.

    Two dates are equal when text and zone are. They have no `<`: ask `surely_before` or
    `possibly_before`, for dates of differing precision have no single order.

    Attributes:
        edtf: The date as ISO 8601-2 writes it: year, month, day, clock time, interval,
            one-of set; `..` is open; `?` uncertain, `~` approximate, `%` both.
        zone: The zone in which the date is local, unless the text has an offset of its
            own: an IANA name or an offset.

    Raises:
        WordingError: The text or the zone cannot be read.

    >>> ceasefire = When(edtf="2025-10-19", zone="Asia/Qatar")
    >>> ceasefire.earliest.isoformat(), ceasefire.latest.isoformat()
    ('2025-10-19T00:00:00+03:00', '2025-10-19T23:59:00+03:00')
    """

    edtf: str = field(validator=one(str))
    zone: str = field(default="UTC", validator=one(str))
    _span: EdtfSpan = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        read_zone(self.zone)
        object.__setattr__(self, "_span", read_edtf(self.edtf, self.zone))

    @classmethod
    def parse(cls, text: str, *, zone: str = "UTC") -> Self:
        """Read an EDTF text; `str()` of the result gives the text back.

        Args:
            text: EDTF levels 0 and 1, one-of sets and unspecified digits of level 2; a
                clock time may leave out seconds and offset.
            zone: The zone in which the date is local: an IANA name or an offset.

        Returns:
            The date.

        Raises:
            WordingError: The text or the zone cannot be read.

        >>> When.parse("[2025-10-10..2025-10-20]").precision
        <Precision.MONTH: 'month'>
        """
        return cls(edtf=text, zone=zone)

    @property
    def earliest(self) -> pendulum.DateTime | None:
        """The first minute that the date allows; None where it is open.

        Raises:
            OverflowError: The year lies outside 1 to 9999; `first_minute` still holds.
        """
        first = self._span.earliest
        zone = own_zone(self.edtf.partition("/")[0], self.zone)
        return None if first is None else moment(first, zone)

    @property
    def latest(self) -> pendulum.DateTime | None:
        """The last minute that the date allows, inclusive; None where it is open.

        Raises:
            OverflowError: The year lies outside 1 to 9999; `last_minute` still holds.
        """
        last = self._span.latest
        zone = own_zone(self.edtf.rpartition("/")[2], self.zone)
        return None if last is None else moment(last, zone)

    @property
    def first_minute(self) -> int | None:
        """`earliest` in minutes since 1970-01-01T00:00Z."""
        return self._span.earliest

    @property
    def last_minute(self) -> int | None:
        """`latest` in minutes since 1970-01-01T00:00Z, inclusive."""
        return self._span.latest

    @property
    def width(self) -> int | None:
        """Minutes from the earliest to the latest, both included; None where open.

        >>> When.parse("2025-10-19").width
        1440
        """
        first, last = self._span.earliest, self._span.latest
        return None if first is None or last is None else last - first + 1

    @property
    def precision(self) -> Precision:
        """How wide the date is: `day` to `year` are UCDP GED's five codes.

        >>> When.parse("2025-10").precision
        <Precision.MONTH: 'month'>
        """
        first, last = self._span.earliest, self._span.latest
        if first is None or last is None:
            return Precision.OPEN
        # By the local clocks: a day on which they change is a day still.
        before, opens, closes, after = (
            wall_minute(minute, self.zone) for minute in (first - 1, first, last, last + 1)
        )
        days = closes // DAY - opens // DAY + 1
        whole = before // DAY < opens // DAY and closes // DAY < after // DAY
        width = days * DAY if whole else closes - opens + 1
        return next((name for limit, name in _WIDTHS if width <= limit), Precision.LONGER)

    @property
    def lasts(self) -> bool:
        """Whether the text is an interval that the thing fills, from its start to its end."""
        return self._span.lasts

    @property
    def uncertain(self) -> bool:
        """Whether the source is in doubt (`?` or `%`)."""
        return not self._span.marks.isdisjoint("?%")

    @property
    def approximate(self) -> bool:
        """Whether the date is near, not exact (`~` or `%`)."""
        return not self._span.marks.isdisjoint("~%")

    def surely_before(self, other: When) -> bool:
        """Whether every reading of this date lies before every reading of the other.

        Args:
            other: The other date.

        Returns:
            True only where it is sure; a date that is open at its end is surely before none.

        >>> When.parse("2025-10").surely_before(When.parse("2025-11-06"))
        True
        """
        last, first = self.last_minute, other.first_minute
        return last is not None and first is not None and last < first

    def possibly_before(self, other: When) -> bool:
        """Whether some reading of this date lies before some reading of the other.

        Args:
            other: The other date.

        Returns:
            False only where it cannot be.

        >>> When.parse("2025-10-19").possibly_before(When.parse("2025-10"))
        True
        """
        first, last = self.first_minute, other.last_minute
        return first is None or last is None or first < last

    def meets(self, other: When) -> bool:
        """Whether both dates can be one: they share a minute.

        Args:
            other: The other date.

        Returns:
            False where one is surely before the other.

        >>> When.parse("2025-10-15").meets(When.parse("2025-10-19"))
        False
        """
        return not (self.surely_before(other) or other.surely_before(self))

    def __str__(self) -> str:
        return self.edtf

    def __repr__(self) -> str:
        zone = "" if self.zone == "UTC" else f", zone={self.zone!r}"
        return f"When({shown(self.edtf)}{zone})"
