"""Vague and relative times as news words them, turned into dates and gaps by published tables."""

from pakafg.timeline.phrases.dates import Resolved, resolve
from pakafg.timeline.phrases.gaps import ResolvedGap, resolve_gap

__all__ = ["Resolved", "ResolvedGap", "resolve", "resolve_gap"]
