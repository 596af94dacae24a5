"""Contested dates: one timeline, on whose word it rests, and what contradicts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pakafg.timeline.ordinals import Ordinals, ordinals
from pakafg.timeline.reconcile import reconcile
from pakafg.timeline.timeline import Timeline

if TYPE_CHECKING:
    from pakafg.timeline.phrases import Resolved, ResolvedGap, resolve, resolve_gap

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

_OF_PHRASES = frozenset({"Resolved", "ResolvedGap", "resolve", "resolve_gap"})


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        # A grammar of news English, which no timeline of claims needs.
        if name in _OF_PHRASES:
            from pakafg.timeline import phrases  # noqa: PLC0415

            return getattr(phrases, name)
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted(__all__)
