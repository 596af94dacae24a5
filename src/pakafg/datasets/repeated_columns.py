"""Names of columns that are not plain: shared by several, or patterns to polars.

Laws of this file: polars tells a second column of one name apart by what it puts behind it, and
takes "*" and "^low.*$" for all columns that fit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pakafg.values.flaws import FlawKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.datasets.flaw_table import FlawList

__all__ = ["plain_names", "repeated_columns", "tell_again"]

_BEHIND: Final = re.compile(r"_duplicated_\d+$")


def repeated_columns(names: Sequence[str]) -> dict[str, str]:
    """Map columns that had the name of another to that name.

    >>> repeated_columns(["low", "best", "low_duplicated_0"])
    {'low_duplicated_0': 'low'}
    """
    known = set(names)
    plain = {name: _BEHIND.sub("", name) for name in names}
    return {name: first for name, first in plain.items() if first != name and first in known}


def plain_names(names: Sequence[str]) -> list[str]:
    """Put names that polars takes for patterns in brackets.

    >>> plain_names(["low", "*", "^a$"])
    ['low', '(*)', '(^a$)']
    """
    plain: list[str] = []
    for name in names:
        is_pattern = name == "*" or (name.startswith("^") and name.endswith("$"))
        told = f"({name})" if is_pattern else name
        while told in plain:
            told += "_"
        plain.append(told)
    return plain


def tell_again(flaws: FlawList, names: Sequence[str]) -> None:
    """Tell columns that share their name with one that is read."""
    done = "the first is read; the others are kept in events"
    flaws.add_columns(sorted(names), done, FlawKind.DUPLICATE_COLUMN)
