"""Who blames whom for what."""

from pakafg.talks.accusations import charges

__all__ = ["charges"]


def __dir__() -> list[str]:
    return sorted(__all__)
