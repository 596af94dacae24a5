"""An uncertain date: EDTF text, and the pieces of time that it allows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Self

from attrs import field, frozen

from pakafg.arguments import check_kind, check_text
from pakafg.errors import ArgumentError
from pakafg.short_repr import shown
from pakafg.values.calendar import DAY, moment, read_zone, wall_minute
from pakafg.values.edtf import EdtfReading, members, own_zone, read_edtf
from pakafg.values.validators import one
from pakafg.values.vocabularies import Precision

if TYPE_CHECKING:
    import pendulum

__all__ = ["When"]

_ANOTHER: Final = "another date (When): When.parse reads one"
_INFINITE: Final = float("inf")
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

    It may lie in several pieces of time: "15 or 19 October" is not the 17th. `pieces` has them;
    `earliest` and `latest` are the limits of all together.

    Two dates are equal when text and zone are. They have no `<`: ask `surely_before` or
    `possibly_before`, for dates of differing precision have no single order.

    Attributes:
        edtf: The date as ISO 8601-2 writes it: year, month, day, clock time, interval,
            one-of set, `X` for a digit that is not known; `..` is open; `?` uncertain,
            `~` approximate, `%` both.
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
    _reading: EdtfReading = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        read_zone(self.zone)
        object.__setattr__(self, "_reading", read_edtf(self.edtf, self.zone))

    @classmethod
    def parse(cls, text: str, *, zone: str = "UTC") -> Self:
        """Read an EDTF text; `str()` of the result gives the text back.

        Args:
            text: EDTF levels 0 and 1, one-of sets and unspecified digits of level 2; a
                clock time may leave out seconds and offset. A set of level 2 of which all
                members hold, `{…}`, is several dates and not one: it is refused, as is a
                text of more than 1,000 dates, such as the 19 October of any year.
            zone: The zone in which the date is local: an IANA name or an offset.

        Returns:
            The date.

        Raises:
            ArgumentTypeError: The text or the zone is no text.
            WordingError: The text or the zone cannot be read.

        >>> When.parse("[2025-10-10..2025-10-20]").precision
        <Precision.MONTH: 'month'>
        """
        check_text("text", text, 'a date in EDTF, such as "2025-10-19"')
        check_text("zone", zone, 'a time zone, such as "Asia/Kabul"')
        return cls(edtf=text, zone=zone)

    @classmethod
    def one_of(cls, whens: Iterable[When]) -> Self:
        """Make one date of several of which one holds, as "Thursday or Friday" does.

        Args:
            whens: The dates, at least one, in any order, all in one zone. Of a set its members
                are taken, of an interval (`a/b`) some time within it.

        Returns:
            The date; of a single one, that date.

        Raises:
            ArgumentError: There is no date, or they are in several zones.
            WordingError: They are more than 1,000.

        >>> thursday, friday = When.parse("2025-11-06"), When.parse("2025-11-07")
        >>> When.one_of([friday, thursday])
        When('[2025-11-06,2025-11-07]')
        """
        expected = "dates (When), at least one, and all of them in one zone"
        check_kind("whens", whens, Iterable, expected)
        given = list(whens)
        are_dates = all(isinstance(when, When) for when in given)
        if not are_dates or len({when.zone for when in given}) != 1:
            raise ArgumentError("whens", given, expected)
        distinct = set(given)
        if len(distinct) == 1:
            return cls(edtf=given[0].edtf, zone=given[0].zone)
        ordered = sorted(
            distinct,
            key=lambda when: (when.first_minute is not None, when.first_minute or 0, str(when)),
        )
        texts = dict.fromkeys(text for when in ordered for text in members(when.edtf))
        return cls(edtf=f"[{','.join(texts)}]", zone=given[0].zone)

    @property
    def pieces(self) -> tuple[When, ...]:
        """The stretches of time without a gap within one of which the date lies.

        In order; none touches another. A date without a gap is its only piece.

        >>> When.parse("[2025-10-15..2025-10-17,2025-10-19]").pieces
        (When('[2025-10-15..2025-10-17]'), When('2025-10-19'))
        >>> When.parse("2025-1X-19").pieces
        (When('2025-10-19'), When('2025-11-19'), When('2025-12-19'))
        >>> When.parse("2025-10-1X").pieces
        (When('2025-10-1X'),)
        """
        if len(self._reading.pieces) == 1:
            return (self,)
        return tuple(When(edtf=piece.edtf, zone=self.zone) for piece in self._reading.pieces)

    @property
    def earliest(self) -> pendulum.DateTime | None:
        """The first minute that the date allows; None where it is open.

        Raises:
            OverflowError: The year lies outside 1 to 9999; `first_minute` still holds.
        """
        first = self.first_minute
        zone = own_zone(self.edtf.partition("/")[0], self.zone)
        return None if first is None else moment(first, zone)

    @property
    def latest(self) -> pendulum.DateTime | None:
        """The last minute that the date allows, inclusive; None where it is open.

        Raises:
            OverflowError: The year lies outside 1 to 9999; `last_minute` still holds.
        """
        last = self.last_minute
        zone = own_zone(self.edtf.rpartition("/")[2], self.zone)
        return None if last is None else moment(last, zone)

    @property
    def first_minute(self) -> int | None:
        """`earliest` in minutes since 1970-01-01T00:00Z."""
        return self._reading.pieces[0].earliest

    @property
    def last_minute(self) -> int | None:
        """`latest` in minutes since 1970-01-01T00:00Z, inclusive."""
        return self._reading.pieces[-1].latest

    @property
    def width(self) -> int | None:
        """Minutes from the earliest to the latest, both included, gaps too; None where open.

        >>> When.parse("2025-10-19").width
        1440
        """
        first, last = self.first_minute, self.last_minute
        return None if first is None or last is None else last - first + 1

    @property
    def precision(self) -> Precision:
        """How wide the date is, gaps included: `day` to `year` are UCDP GED's five codes.

        >>> When.parse("2025-10").precision
        <Precision.MONTH: 'month'>
        """
        first, last = self.first_minute, self.last_minute
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
        return self._reading.lasts

    @property
    def uncertain(self) -> bool:
        """Whether the source is in doubt (`?` or `%`)."""
        return not self._reading.marks.isdisjoint("?%")

    @property
    def approximate(self) -> bool:
        """Whether the date is near, not exact (`~` or `%`)."""
        return not self._reading.marks.isdisjoint("~%")

    def surely_before(self, other: When) -> bool:
        """Whether every reading of this date lies before every reading of the other.

        Args:
            other: The other date.

        Returns:
            True only where it is sure; a date that is open at its end is surely before none.

        >>> When.parse("2025-10").surely_before(When.parse("2025-11-06"))
        True
        """
        check_kind("other", other, When, _ANOTHER)
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
        check_kind("other", other, When, _ANOTHER)
        first, last = self.first_minute, other.last_minute
        return first is None or last is None or first < last

    def meets(self, other: When) -> bool:
        """Whether both dates can be one: they share a minute.

        Args:
            other: The other date.

        Returns:
            False where one is surely before the other, or lies in a gap of it.

        >>> When.parse("2025-10-15").meets(When.parse("2025-10-19"))
        False
        >>> When.parse("[2025-10-15,2025-10-19]").meets(When.parse("2025-10-17"))
        False
        """
        check_kind("other", other, When, _ANOTHER)
        # The pieces of one date are apart: in order, two that overlap are of both dates, and of
        # all that overlap some two are neighbours.
        ordered = sorted((*self._limits, *other._limits))
        return any(first <= last for (_, last), (first, _) in pairwise(ordered))

    @property
    def _limits(self) -> list[tuple[float, float]]:
        """First and last minute of every piece; where it is open, infinite."""
        return [
            (
                -_INFINITE if piece.earliest is None else piece.earliest,
                _INFINITE if piece.latest is None else piece.latest,
            )
            for piece in self._reading.pieces
        ]

    def __str__(self) -> str:
        return self.edtf

    def __repr__(self) -> str:
        zone = "" if self.zone == "UTC" else f", zone={self.zone!r}"
        return f"When({shown(self.edtf)}{zone})"
