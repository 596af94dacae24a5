"""Contested dates: one timeline, on whose word it rests, and what contradicts it."""

from pakafg.timeline.reconciling import reconcile
from pakafg.timeline.timeline import Timeline

__all__ = ["Timeline", "reconcile"]
