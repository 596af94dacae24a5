"""Who blames whom for what."""

from pakafg.talks.accusations import charges

__all__ = ["charges"]
