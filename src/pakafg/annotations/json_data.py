"""JSON of other tools: bounded, and every text of it read or told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pakafg.errors import WordingError

__all__ = ["mapping_of", "number_of", "read_json", "text_of"]


def read_json(text: str) -> Any:
    r"""Read a JSON document, or one a line.

    Raises:
        WordingError: It is neither.

    >>> read_json('{"a": 1}\n{"a": 2}\n')
    [{'a': 1}, {'a': 2}]
    """
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines):
            try:
                return [json.loads(line, parse_constant=_no_number) for line in lines]
            except (ValueError, RecursionError):
                pass
        place = getattr(error, "pos", None)
        where = "" if place is None else f" at character {place:,}"
        message = f"it is not JSON: {getattr(error, 'msg', None) or 'nested too deep'}{where}"
        raise WordingError(message) from None


def _no_number(name: str) -> Any:
    """Refuse NaN and the infinities, which JSON does not have."""
    message = f"{name} is no number of JSON"
    raise ValueError(message)


def mapping_of(value: object) -> Mapping[str, Any]:
    """Take an object; an empty one for whatever else."""
    return value if isinstance(value, Mapping) else {}


def text_of(value: object) -> str | None:
    """Take a text; None for whatever else."""
    return value if isinstance(value, str) else None


def number_of(value: object) -> int | None:
    """Take a whole number, as text, too; None for whatever else.

    >>> number_of(5), number_of("5"), number_of(True), number_of(5.5)
    (5, 5, None, None)
    """
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < _DIGITS:
        return int(value)
    return value if type(value) is int else None


_DIGITS = 12  # of an offset
