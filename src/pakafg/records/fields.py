"""How the fields of records are checked, one field at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs.validators import and_, deep_iterable, optional

from pakafg.values.fields import filled, one
from pakafg.values.showing import shown

if TYPE_CHECKING:
    from attrs import Attribute

    from pakafg.values.fields import Check

__all__ = [
    "IDENTIFIER",
    "IDENTIFIERS",
    "MAYBE_IDENTIFIER",
    "MAYBE_TEXT",
    "TEXT",
    "TEXTS",
    "many",
    "some",
]

_PATTERN: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_LONGEST: Final = 100


def _identifier(_: object, attribute: Attribute[Any], value: str) -> None:
    if len(value) > _LONGEST or not _PATTERN.fullmatch(value):
        message = (
            f"{attribute.name!r} is {shown(value)}, expected an id: lower-case letters, digits and "
            f"hyphens, {_LONGEST} characters at most, such as 'doha-ceasefire'"
        )
        raise ValueError(message)


def many(kind: type) -> Check:
    """Check that a field holds a tuple of values of a class."""
    return deep_iterable(one(kind), one(tuple))


def some(kind: type) -> Check:
    """Check that a field holds a tuple of values of a class, one at least."""

    def at_least_one(_: object, attribute: Attribute[Any], value: tuple[Any, ...]) -> None:
        if not value:
            message = f"{attribute.name!r} is empty, expected one {kind.__name__} at least"
            raise ValueError(message)

    return and_(many(kind), at_least_one)


TEXT: Final = and_(one(str), filled)
TEXTS: Final = deep_iterable(TEXT, one(tuple))
MAYBE_TEXT: Final = optional(TEXT)
IDENTIFIER: Final = and_(one(str), _identifier)
MAYBE_IDENTIFIER: Final = optional(IDENTIFIER)
IDENTIFIERS: Final = deep_iterable(IDENTIFIER, one(tuple))
