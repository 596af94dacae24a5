"""Who said what: utterances found by speaker, side, act, topic, channel, time or document."""

from pakafg.talks.statements import find, positions, variants

__all__ = ["find", "positions", "variants"]
