"""The columns of the table `casualties` that together say what a figure counts."""

from __future__ import annotations

from typing import Final

__all__ = ["CELL", "CLASS"]

CLASS: Final = ("nationality", "status", "group")
"""Whom a figure counts."""

CELL: Final = ("incident", "outcome", *CLASS)
"""What a figure counts: figures of one cell count the same persons."""
