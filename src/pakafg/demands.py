"""Who demanded what, of whom, and what was answered."""

from pakafg.talks.demands import history, positions

__all__ = ["history", "positions"]


def __dir__() -> list[str]:
    return sorted(__all__)
