"""Who said what: utterances, quotations, wordings side by side, and where each side stands."""

from pakafg.talks.quotes import quotes
from pakafg.talks.statements import find, positions, variants

__all__ = ["find", "positions", "quotes", "variants"]


def __dir__() -> list[str]:
    return sorted(__all__)
