"""How the fields of records are checked, one field at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs.validators import and_, deep_iterable, instance_of, optional

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrs import Attribute

__all__ = ["IDENTIFIER", "IDENTIFIERS", "MAYBE_IDENTIFIER", "MAYBE_TEXT", "TEXT", "many", "maybe", "one"]

_PATTERN: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_LONGEST: Final = 100



def _filled(_: object, attribute: Attribute[Any], value: str) -> None:
    if not value.strip():
        message = f"{attribute.name!r} is empty, expected text; leave out what is not known"
        raise ValueError(message)


def _identifier(_: object, attribute: Attribute[Any], value: str) -> None:
    if len(value) > _LONGEST or not _PATTERN.fullmatch(value):
        message = (
            f"{attribute.name!r} is {value!r}, expected an id: lower-case letters, digits and "
            f"hyphens, {_LONGEST} characters at most, such as 'doha-ceasefire'"
        )
        raise ValueError(message)


def one(kind: type) -> Callable[[Any, Attribute[Any], Any], None]:
    """Check that a field holds one value of a class."""
    return instance_of(kind)


def maybe(kind: type) -> Callable[[Any, Attribute[Any], Any], None]:
    """Check that a field holds one value of a class, or None."""
    return optional(instance_of(kind))


def many(kind: type) -> Callable[[Any, Attribute[Any], Any], None]:
    """Check that a field holds a tuple of values of a class."""
    return deep_iterable(instance_of(kind), instance_of(tuple))


TEXT: Final = and_(instance_of(str), _filled)
MAYBE_TEXT: Final = optional(TEXT)
IDENTIFIER: Final = and_(instance_of(str), _identifier)
MAYBE_IDENTIFIER: Final = optional(IDENTIFIER)
IDENTIFIERS: Final = deep_iterable(IDENTIFIER, instance_of(tuple))
