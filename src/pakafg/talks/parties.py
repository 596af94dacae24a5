"""The parties to the talks, in the order in which tables put them side by side."""

from __future__ import annotations

from typing import Final

from pakafg.values.vocabularies import Side

__all__ = ["PARTIES"]

PARTIES: Final = (Side.PAKISTAN, Side.AFGHANISTAN, Side.MEDIATOR)
"""A column each in the tables of positions."""
