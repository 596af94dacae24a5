"""Everything that is public, for tests that make their lists from it."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pakafg

__all__ = ["public"]


def public() -> Iterator[tuple[str, Any]]:
    """Yield what `pakafg.__all__` names, and of modules what theirs name, each with its name."""
    for name in pakafg.__all__:
        found = getattr(pakafg, name)
        if isinstance(found, ModuleType):
            yield from ((f"{name}.{each}", getattr(found, each)) for each in found.__all__)
        else:
            yield name, found
