"""Contested dates: one timeline, on whose word it rests, and what contradicts it."""

from pakafg.timeline.ordinals import Ordinals, ordinals
from pakafg.timeline.phrases import Resolved, ResolvedGap, resolve, resolve_gap
from pakafg.timeline.reconcile import reconcile
from pakafg.timeline.timeline import Timeline

__all__ = [
    "Ordinals",
    "Resolved",
    "ResolvedGap",
    "Timeline",
    "ordinals",
    "reconcile",
    "resolve",
    "resolve_gap",
]


def __dir__() -> list[str]:
    return sorted(__all__)
