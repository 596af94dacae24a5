"""What each key of a record file means, as the docstrings of the records say it."""

from __future__ import annotations

import inspect
import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["meanings_of"]

_ATTRIBUTES: Final = re.compile(r"Attributes:\n((?:[ ]{4,}.*\n?|\n)+)")
_ENTRY: Final = re.compile(r"^ {4}(\w+): ((?:.*)(?:\n {8,}.*)*)", re.MULTILINE)


@cache
def meanings_of(kind: type) -> Mapping[str, str]:
    """Map the keys of a record to what they mean, in a sentence or more.

    >>> from pakafg import CasualtyClaim
    >>> meanings_of(CasualtyClaim)["outcome"], meanings_of(CasualtyClaim)["group"]
    ('What became of them.', 'The part of a larger figure that this is, by sex or age.')
    """
    found: dict[str, str] = {}
    for each in reversed(kind.__mro__):
        listed = _ATTRIBUTES.search(f"{inspect.cleandoc(each.__doc__ or '')}\n")
        for name, text in _ENTRY.findall(listed[1] if listed else ""):
            key = "quotes" if name == "citations" else name
            found[key] = " ".join(text.split()).replace("'s ", "’s ")
    return found
