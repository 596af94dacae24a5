"""How the fields of records are checked, one field at a time."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from attrs.validators import and_, deep_iterable, optional

from pakafg.errors import ArgumentError, WordingError
from pakafg.values.calendar import WITHIN, read_zone
from pakafg.values.count import Count
from pakafg.values.gap import LONGEST_GAP, Gap
from pakafg.values.validators import filled, one
from pakafg.values.when import When

if TYPE_CHECKING:
    from attrs import Attribute

    from pakafg.values.validators import Check

__all__ = [
    "DATE",
    "IDENTIFIER",
    "IDENTIFIERS",
    "MAYBE_DATE",
    "MAYBE_GAP",
    "MAYBE_IDENTIFIER",
    "MAYBE_TEXT",
    "MAYBE_ZONE",
    "MOST_PERSONS",
    "PERSONS",
    "SOME_IDENTIFIERS",
    "TEXT",
    "TEXTS",
    "ZONES",
    "degrees",
    "is_identifier",
    "many",
    "one_line",
    "some",
    "written",
]

_PATTERN: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_LONGEST: Final = 100

MOST_PERSONS: Final = 10**10
"""More than live on earth. No figure is above it, so that no sum of figures leaves 64 bits."""


def is_identifier(value: object) -> TypeGuard[str]:
    """Tell whether a value can be an id."""
    return isinstance(value, str) and len(value) <= _LONGEST and _has_form_of_id(value)


@lru_cache(maxsize=4_096)  # most ids stand in many records
def _has_form_of_id(text: str) -> bool:
    """Tell whether a text has the form of an id."""
    return _PATTERN.fullmatch(text) is not None


def _identifier(_: object, attribute: Attribute[Any], value: str) -> None:
    """Check that a text is an id."""
    if not is_identifier(value):
        expected = (
            f"an id: lower-case letters, digits and hyphens, {_LONGEST} characters at most, such "
            "as 'doha-ceasefire'"
        )
        raise ArgumentError(attribute.name, value, expected)


def one_line(text: str) -> str:
    """Put a text on one line: where a record file folds one, no line break is part of its words."""
    given: object = text
    if not isinstance(given, str) or len(given.splitlines()) < 2:  # noqa: PLR2004  (more than one)
        return text  # what is no text, the field's own check refuses
    return " ".join(given.split())


def many(kind: type) -> Check:
    """Check that a field holds a tuple of values of a class."""
    return deep_iterable(one(kind), one(tuple))


def _in_years(_: object, attribute: Attribute[Any], value: When) -> None:
    """Check that a date lies in years that tables can hold."""
    for minute in (value.first_minute, value.last_minute):
        if minute is not None and minute not in WITHIN:
            expected = (
                "a date in the years 2 to 9998, which tables can hold; leave open what lies before "
                "or after them"
            )
            raise ArgumentError(attribute.name, str(value), expected)


def _in_bounds(_: object, attribute: Attribute[Any], value: Gap) -> None:
    """Check that a gap is no longer than 1,000 years."""
    if max(value.low or 0, value.high or 0) > LONGEST_GAP:
        raise ArgumentError(attribute.name, value.text, "1,000 years at the most")


def _persons(_: object, attribute: Attribute[Any], value: Count) -> None:
    """Check that a figure is no more than live on earth."""
    if max(value.low or 0, value.high or 0) > MOST_PERSONS:
        raise ArgumentError(attribute.name, value.words, f"{MOST_PERSONS:,} persons at the most")


def _zone(_: object, attribute: Attribute[Any], value: str) -> None:
    """Check that a text names a time zone."""
    try:
        read_zone(value)
    except WordingError as error:
        message = f"{attribute.name!r}: {error}"
        raise WordingError(message) from None


def written(form: str, expected: str) -> Check:
    """Check that a field holds text of one form, a regular expression that errors put in words."""
    pattern = re.compile(form)

    def formed(_: object, attribute: Attribute[Any], value: str) -> None:
        if not pattern.fullmatch(value):
            raise ArgumentError(attribute.name, value, expected)

    return and_(one(str), formed)


def degrees(most: int) -> Check:
    """Check that a field holds degrees, at most so many to either side of 0."""

    def within(_: object, attribute: Attribute[Any], value: float) -> None:
        if not -most <= value <= most:
            raise ArgumentError(attribute.name, value, f"degrees from -{most} to {most}")

    return and_(one(float), within)


def some(kind: type) -> Check:
    """Check that a field holds a tuple of values of a class, one at least."""
    return and_(many(kind), _at_least_one(kind.__name__))


def _at_least_one(what: str) -> Check:
    """Check that a tuple is not empty."""

    def present(_: object, attribute: Attribute[Any], value: tuple[Any, ...]) -> None:
        if not value:
            raise ArgumentError(attribute.name, value, f"one {what} at least")

    return present


TEXT: Final = and_(one(str), filled)
TEXTS: Final = deep_iterable(TEXT, one(tuple))
MAYBE_TEXT: Final = optional(TEXT)
MAYBE_ZONE: Final = optional(and_(one(str), _zone))
ZONES: Final = deep_iterable(and_(one(str), _zone), one(tuple))
IDENTIFIER: Final = and_(one(str), _identifier)
MAYBE_IDENTIFIER: Final = optional(IDENTIFIER)
IDENTIFIERS: Final = deep_iterable(IDENTIFIER, one(tuple))
SOME_IDENTIFIERS: Final = and_(IDENTIFIERS, _at_least_one("id"))
DATE: Final = and_(one(When), _in_years)
MAYBE_DATE: Final = optional(DATE)
PERSONS: Final = and_(one(Count), _persons)
MAYBE_GAP: Final = optional(and_(one(Gap), _in_bounds))
