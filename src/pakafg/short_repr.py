"""Reprs of values for errors: whole where short, cut where long."""

from __future__ import annotations

from enum import Enum
from reprlib import Repr
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["shown"]


class _Short(Repr):
    """Cut long texts and tuples; name the words of a vocabulary as code does."""

    def __init__(self) -> None:
        super().__init__()
        self.maxstring = 80
        self.maxtuple = 2
        self.maxother = 300

    def repr_instance(self, x: object, level: int) -> str:
        if isinstance(x, Enum) or (isinstance(x, str) and hasattr(x, "name")):
            return f"{type(x).__name__}.{x.name}"
        return " ".join(super().repr_instance(x, level).split())  # a frame has many lines


shown: Final[Callable[[object], str]] = _Short().repr
