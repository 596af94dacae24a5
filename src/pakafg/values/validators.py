"""How a field of a value or a record is checked for its type, with an error in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs.validators import optional

from pakafg.errors import ArgumentError, ArgumentTypeError, nearest
from pakafg.short_repr import shown
from pakafg.values.open_vocabulary import OpenVocabulary
from pakafg.values.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrs import Attribute

    Check = Callable[[Any, Attribute[Any], Any], Any]

__all__ = ["filled", "maybe", "one", "whole"]


def one(kind: type) -> Check:
    """Check that a field holds one value of a class; True is no number."""
    members = {str(word): shown(word) for word in kind} if issubclass(kind, Vocabulary) else {}
    expected = f"one of {', '.join(members.values())}" if members else kind.__name__

    def check(_: object, attribute: Attribute[Any], value: object) -> None:
        if type(value) is kind:  # as nearly all are
            return
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            if isinstance(value, str) and issubclass(kind, OpenVocabulary):
                word = f"a word of its list, {kind.__name__}({value!r})"
                raise ArgumentTypeError(attribute.name, value, word)
            found = nearest(value, members) if isinstance(value, str) else None
            meant = None if found is None else kind(found)
            raise ArgumentTypeError(attribute.name, value, expected, members, meant)

    return check


def maybe(kind: type) -> Check:
    """Check that a field holds one value of a class, or None."""
    return optional(one(kind))


def whole(least: int, most: float = float("inf")) -> Check:
    """Check that a field holds a whole number within bounds, both included."""
    is_number = one(int)

    def within(record: object, attribute: Attribute[Any], value: int) -> None:
        is_number(record, attribute, value)
        if not least <= value <= most:
            upper = f" to {most:,}" if most < float("inf") else ""
            expected = f"a whole number from {least}{upper}"
            raise ArgumentError(attribute.name, value, expected)

    return within


def filled(_: object, attribute: Attribute[Any], value: str) -> None:
    """Check that a text holds more than spaces."""
    if not value.strip():
        expected = "text; leave out what is not known"
        raise ArgumentError(attribute.name, value, expected)
