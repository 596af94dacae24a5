"""Refuse polars in a process that was forked after polars had started its threads.

The threads do not come along into the child, and polars waits for them without an end: an error
tells what a process that stands still does not.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from pakafg.errors import ForkedProcessError

__all__ = ["check_threads"]

_TASKS: Final = Path("/proc/self/task")  # of Linux: a folder a thread, with its name
_THREAD: Final = "polars-"
_CLEANER: Final = "polars-ooc"  # starts when polars is imported, and nobody waits for it


class _State:
    """What this process knows of its threads."""

    used = False  # whether tables were asked for, where threads have no names
    lost = False  # whether they ran where this process was forked from


def check_threads() -> None:
    """Check that polars has its threads.

    Raises:
        ForkedProcessError: It had them in the process that this one was forked from.
    """
    if _State.lost:
        raise ForkedProcessError
    _State.used = True


def _run_threads() -> bool:
    """Tell whether polars has started its threads."""
    if not _TASKS.is_dir():
        return _State.used
    names = []
    for task in _TASKS.iterdir():
        with suppress(OSError):  # it ended while the names were read
            names.append((task / "comm").read_text(encoding="utf-8", errors="replace"))
    return any(name.startswith(_THREAD) and not name.startswith(_CLEANER) for name in names)


def _note_threads() -> None:
    _State.lost = _State.lost or _run_threads()


def _keep_threads() -> None:
    _State.lost = False  # the parent has what it had


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_note_threads, after_in_parent=_keep_threads)
