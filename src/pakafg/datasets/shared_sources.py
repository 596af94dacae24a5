"""Whether two datasets rest on one report: a newspaper that both name, of one day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["shared_source"]

_DATED: Final = re.compile(r"^(.*), (\d{4}-\d{2}-\d{2})$")
_ASIDE: Final = re.compile(r"\([^)]*\)|[^\w\s]")
_GENERAL: Final = frozenset({"the", "news", "agency", "newspaper", "newswires", "daily"})


def shared_source(left: Sequence[str] | None, right: Sequence[str] | None) -> str | None:
    """Find the first source that both name; where both tell its day, the day must be the same.

    Args:
        left: Sources of one, such as "Dawn, 2031-03-05"; None: it names none.
        right: Sources of the other, such as "Dawn (Pakistan)".

    Returns:
        The source, as it is told with a day; None: they share none.

    >>> shared_source(["Dawn, 2031-03-05", "SATP"], ["Dawn (Pakistan)"])
    'Dawn, 2031-03-05'
    >>> shared_source(["Dawn, 2031-03-05"], ["Dawn, 2031-03-06"])
    """
    others = [(_outlet(each), _day_of_source(each), each) for each in right or ()]
    for each in sorted(left or ()):
        outlet, day = _outlet(each), _day_of_source(each)
        for other, other_day, told in others:
            if outlet and outlet == other and (None in {day, other_day} or day == other_day):
                return each if day is not None else told
    return None


def _day_of_source(source: str) -> str | None:
    found = _DATED.match(source)
    return None if found is None else found[2]


def _outlet(source: str) -> str:
    """Take the outlet's name without its country, its day, and words that any outlet may add."""
    found = _DATED.match(source)
    name = source if found is None else found[1]
    words = _ASIDE.sub(" ", name).lower().split()
    return " ".join(word for word in words if word not in _GENERAL) or " ".join(words)
