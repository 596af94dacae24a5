"""How an archive is changed at once: a new file beside it is written, and takes its name.

A writer holds its new file while it writes. One that nobody holds is what an interrupted
save left; the next save of the same archive clears it away.
"""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from pakafg.corpus.journal import sync, write

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["replace"]

_NAMED: Final = 50  # characters of the archive's name: with more, the new one might be too long


def replace(target: Path, data: bytes) -> None:
    """Write a file in the place of an old one, whole or not at all.

    Args:
        target: The file; its folder must be there.
        data: What it is to hold.

    Raises:
        OSError: It cannot be written; what was there still is.
    """
    beginning = f".pakafg-{target.name[:_NAMED]}-"
    replaced = False
    while not replaced:
        _clear(target.parent, beginning)
        new = target.with_name(f"{beginning}{secrets.token_hex(8)}")
        try:
            write(new, data, like=target)
            # Between its last byte and its name, another writer may have cleared it away.
            with suppress(FileNotFoundError):
                new.replace(target)
                replaced = True
        except BaseException:
            with suppress(OSError):
                new.unlink(missing_ok=True)
            raise
    with suppress(OSError):  # a folder that can be written need not be readable
        sync(target.parent)


def _clear(folder: Path, beginning: str) -> None:
    """Remove what interrupted saves of the same archive left."""
    with suppress(OSError):  # likewise
        for left in folder.iterdir():
            if left.name.startswith(beginning) and left.is_file() and not left.is_symlink():
                _remove_unheld(left)


def _remove_unheld(path: Path) -> None:
    """Remove a file, unless its writer is at work."""
    with suppress(OSError):  # it is held, or another's, or gone
        if sys.platform != "win32":  # there, what is open cannot be removed
            import fcntl  # noqa: PLC0415  (is not there on Windows)

            handle = os.open(path, os.O_RDWR)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            finally:
                os.close(handle)
        path.unlink()
