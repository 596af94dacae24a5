"""Vague and relative times as news words them, turned into dates and gaps by published tables."""

from pakafg.timeline.phrases.date_phrases import Resolved, resolve
from pakafg.timeline.phrases.gap_phrases import ResolvedGap, resolve_gap

__all__ = ["Resolved", "ResolvedGap", "resolve", "resolve_gap"]
