"""Uncertain dates and lengths of time, in one form wherever a reader meets them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pakafg.values.calendar import read_zone
from pakafg.values.local_times import local_limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from pakafg.values.when import When

__all__ = [
    "NOT_DATED",
    "date_words",
    "duration_range",
    "duration_words",
    "event_words",
    "month_name",
    "not_over_words",
    "when_words",
]

NOT_DATED: Final = "not dated"
"""What stands where nothing bounds a date."""

_UTC: Final = (None, "", "UTC", "Z")
_DAY: Final = timedelta(days=1)
_MOST: Final = 4
"""Pieces of a date that are all said; of more, the first two and the last."""
# Python's own names of months follow the locale that a program has set.
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def date_words(
    earliest: datetime | None,
    latest: datetime | None,
    zone: str | None = None,
    *,
    pieces: Iterable[Mapping[str, datetime | None]] | None = None,
    exact: bool = False,
) -> str:
    """Say when something was, in the days of its own place.

    Args:
        earliest: Its first minute, in UTC; None where open.
        latest: Its last minute, included; None where open.
        zone: Where the date is local; None for UTC.
        pieces: The stretches, in order, within one of which it was, each with its earliest and
            latest, as the column `pieces` has them; None where there is no gap between the two.
        exact: Whether to keep the clock times of a range of half a day or more; else it is told
            in whole days, as the timeline does.

    Returns:
        Days; clock times with their zone, and in UTC.

    >>> day = datetime(2025, 10, 18, tzinfo=UTC)
    >>> date_words(day, day + timedelta(days=2) - timedelta(minutes=1))
    '18–19 October 2025'
    >>> date_words(day, None), date_words(None, day), date_words(None, None)
    ('from 18 October 2025', 'by 18 October 2025', 'not dated')
    >>> gap = day + timedelta(hours=18)
    >>> pieces = [
    ...     {"earliest": day, "latest": gap},
    ...     {"earliest": gap + timedelta(hours=2), "latest": None},
    ... ]
    >>> date_words(day, None, pieces=pieces)
    '18 October 2025, 00:00–18:00 UTC or from 18 October 2025, 20:00 UTC'
    >>> shots = datetime(2025, 11, 6, 13, 10, tzinfo=UTC)
    >>> date_words(shots, shots, "Asia/Kabul")
    '6 November 2025, 17:40 Kabul time (13:10 UTC)'
    """
    stretches = [(each["earliest"], each["latest"]) for each in pieces or ()]
    if len(stretches) <= 1:
        return " ".join(_stretch(earliest, latest, zone, exact=exact))
    exact = exact or _days_close_a_gap(stretches, _zone(zone))
    return _one_of([_stretch(*stretch, zone, exact=exact) for stretch in stretches])


def when_words(when: When) -> str:
    """Say a date in the days of its own place.

    >>> from pakafg.values.when import When
    >>> when_words(When.parse("[2025-10-15,2025-10-19]", zone="Asia/Qatar"))
    '15 or 19 October 2025'
    >>> when_words(When.parse("[2024-03,2025-03]")), when_words(When.parse("2025-XX-19"))
    ('March 2024 or March 2025', '19 January, 19 February, … or 19 December 2025 (one of 12)')
    """
    limits = [local_limits(each) for each in when.pieces]
    pieces = [{"earliest": first, "latest": last} for first, last in limits]
    return date_words(limits[0][0], limits[-1][1], when.zone, pieces=pieces)


def event_words(row: Mapping[str, Any]) -> str:
    """Say when an event was, and until when at least, where that is a later day.

    Its date is that of its start where no document says when it ended, so the date alone would
    hide that documents find it going on days later.

    Args:
        row: A row of `Timeline.events`.

    >>> import pakafg
    >>> events = pakafg.timeline.reconcile(pakafg.load_corpus()).events
    >>> event_words(events.filter(event="border-closure").row(0, named=True))
    '9–17 October 2025, not over before 7 November 2025'
    """
    clock = _zone(row["zone"])
    earliest, latest, began_by = row["earliest"], row["latest"], row["start_latest"]
    when = date_words(earliest, latest, row["zone"], pieces=row["pieces"])
    if earliest is latest is None and began_by is not None:
        when = f"began {date_words(None, began_by, row['zone'])}"
    lasted, known = row["end_earliest"], latest or began_by or earliest
    if lasted is None:
        return when
    if known is None:
        return not_over_words(lasted, row["zone"])
    if known.astimezone(clock).date() >= lasted.astimezone(clock).date():
        return when
    return f"{when}, {not_over_words(lasted, row['zone'])}"


def not_over_words(at: datetime, zone: str | None) -> str:
    """Say before which local day something had not ended.

    >>> not_over_words(datetime(2025, 11, 6, 19, 30, tzinfo=UTC), "Asia/Kabul")
    'not over before 7 November 2025'
    """
    return f"not over before {' '.join(_day(at.astimezone(_zone(zone))))}"


def duration_words(minutes: int) -> str:
    """Say how long something lasts; from a day up, to the hour.

    >>> duration_words(4 * 1440 + 90), duration_words(0)
    ('4 days 1 hour', '0 minutes')
    """
    days, rest = divmod(minutes, 24 * 60)
    hours, rest = divmod(rest, 60)
    parts = ((days, "day"), (hours, "hour"), (0 if days else rest, "minute"))
    told = [f"{count} {unit}{'s' * (count != 1)}" for count, unit in parts if count > 0]
    return " ".join(told) or "0 minutes"


def duration_range(low: int | None, high: int | None) -> str:
    """Say between which lengths of time something lies.

    Args:
        low: At least, in minutes; None where open.
        high: At most; None where open.

    >>> duration_range(1440, 2880), duration_range(60, 60), duration_range(None, 1440)
    ('1 day to 2 days', '1 hour', 'at most 1 day')
    >>> duration_range(1441, 4319)  # "two days after", from the start of one day to another
    'more than 1 day and less than 3 days'
    """
    day = 24 * 60
    if (
        low is not None
        and high is not None
        and low > day
        and (low % day, high % day) == (1, day - 1)
    ):
        return f"more than {duration_words(low - 1)} and less than {duration_words(high + 1)}"
    if high is None:
        return f"at least {duration_words(low or 0)}"
    if low is None:
        return f"at most {duration_words(high)}"
    return (
        duration_words(low) if low == high else f"{duration_words(low)} to {duration_words(high)}"
    )


def month_name(at: datetime) -> str:
    """Name the month in which a moment lies, on its own clock.

    >>> month_name(datetime(2025, 10, 18, tzinfo=UTC))
    'October'
    """
    return _MONTHS[at.month - 1]


def _zone(name: str | None) -> tzinfo:
    return UTC if name in _UTC else read_zone(str(name))


def _opens(at: datetime) -> bool:
    return (at.hour, at.minute) == (0, 0)


def _closes(at: datetime) -> bool:
    return (at.hour, at.minute) == (23, 59)


def _outward(
    first: datetime | None, last: datetime | None
) -> tuple[datetime | None, datetime | None]:
    """Widen what is open on a side, or half a day or more, to whole days: orders shift limits."""
    if first is not None and last is not None and last - first < _DAY / 2:
        return first, last
    if first is not None:
        first = first.replace(hour=0, minute=0)
    if last is not None:
        last = last.replace(hour=23, minute=59)
    return first, last


def _days_close_a_gap(
    stretches: list[tuple[datetime | None, datetime | None]], clock: tzinfo
) -> bool:
    """Test whether one stretch ends on the local day on which the next begins."""
    return any(
        last is not None
        and first is not None
        and last.astimezone(clock).date() >= first.astimezone(clock).date()
        for (_, last), (first, _) in pairwise(stretches)
    )


# What is said of one stretch: "15", "October", "2025". What another says again at its end need
# not be said twice.
_Said = tuple[str, ...]


def _stretch(
    earliest: datetime | None, latest: datetime | None, zone: str | None, *, exact: bool
) -> _Said:
    clock = _zone(zone)
    first, last = (None if at is None else at.astimezone(clock) for at in (earliest, latest))
    if not exact:
        first, last = _outward(first, last)
    if first is None:
        return (NOT_DATED,) if last is None else _after("by", _end(last, zone))
    if last is None:
        return _after("from", _start(first, zone))
    if _opens(first) and _closes(last):
        return _days(first, last)
    if first.date() == last.date():
        return (_within_a_day(first, last, zone),)
    return (f"{' '.join(_start(first, zone))} – {' '.join(_end(last, zone))}",)


def _one_of(stretches: list[_Said]) -> str:
    """Say several stretches, of which one holds: month and year once, where the next has them."""
    n_stretches = len(stretches)
    if n_stretches > _MOST:
        stretches = [*stretches[:2], stretches[-1]]
    texts = [
        " ".join(one[: len(one) - _alike_at_the_end(one, other)])
        for one, other in pairwise(stretches)
    ]
    last = " ".join(stretches[-1])
    if n_stretches > _MOST:
        return f"{', '.join(texts)}, … or {last} (one of {n_stretches})"
    # Commas do not part what has commas, as clock times do.
    return (" or " if any("," in text for text in texts) else ", ").join(texts) + f" or {last}"


def _alike_at_the_end(one: _Said, other: _Said) -> int:
    """Count the words at the end that two have alike, the first word of either left out."""
    most = min(len(one), len(other)) - 1
    return next((n for n in range(most, 0, -1) if one[-n:] == other[-n:]), 0)


def _after(word: str, said: _Said) -> _Said:
    return (f"{word} {said[0]}", *said[1:])


def _days(first: datetime, last: datetime) -> _Said:
    if first.date() == last.date():
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return (str(first.year) if first.year == last.year else f"{first.year}–{last.year}",)
    if first.year != last.year:
        return (f"{' '.join(_day(first))} – {' '.join(_day(last))}",)
    return _days_of_a_year(first, last)


def _days_of_a_year(first: datetime, last: datetime) -> _Said:
    month, year = month_name(last), str(last.year)
    whole_months = first.day == 1 and (last.date() + _DAY).day == 1
    if first.month == last.month:
        return (month, year) if whole_months else (f"{first.day}–{last.day}", month, year)
    if whole_months:
        return (f"{month_name(first)} – {month}", year)
    return (f"{first.day} {month_name(first)} – {last.day} {month}", year)


def _within_a_day(first: datetime, last: datetime, zone: str | None) -> str:
    if first == last:  # of one zone, clock times are compared: in UTC they may be an hour apart
        return " ".join(_clock(first, zone))
    start, end = (at.astimezone(UTC) for at in (first, last))
    local = f"{' '.join(_day(first))}, {first:%H:%M}–{last:%H:%M}"
    ends = f"{end:%H:%M}" if start.date() == end.date() else _hour(end, last)
    return f"{local} {_place(zone)}{_in_utc(f'{_hour(start, first)}–{ends}', zone)}"


def _start(first: datetime, zone: str | None) -> _Said:
    return _day(first) if _opens(first) else _clock(first, zone)


def _end(last: datetime, zone: str | None) -> _Said:
    return _day(last) if _closes(last) else _clock(last, zone)


def _day(at: datetime) -> _Said:
    return str(at.day), month_name(at), str(at.year)


def _clock(at: datetime, zone: str | None) -> _Said:
    utc = _hour(at.astimezone(UTC), at)
    return (f"{' '.join(_day(at))}, {at:%H:%M} {_place(zone)}{_in_utc(utc, zone)}",)


def _hour(at: datetime, local: datetime) -> str:
    """Write a time in UTC; with its day, where that is not the local one."""
    return f"{at:%H:%M}" if at.date() == local.date() else f"{' '.join(_day(at))}, {at:%H:%M}"


def _place(zone: str | None) -> str:
    """Name the clock that is meant: that of a city, or an offset."""
    if zone in _UTC:
        return "UTC"
    name = str(zone)
    return name if name[0] in "+-" else f"{name.rpartition('/')[2].replace('_', ' ')} time"


def _in_utc(told: str, zone: str | None) -> str:
    return "" if _place(zone) == "UTC" else f" ({told} UTC)"
