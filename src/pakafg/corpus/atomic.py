"""How a file or a folder is changed at once: a new one beside it is written, and takes its name.

A writer holds what it writes as long as it writes. What nobody holds an interrupted save left; the
next save of the same name clears it away.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from pakafg.corpus.journal import holding, sync, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["replace", "replaced_folder", "write_whole"]

_NAMED: Final = 50  # characters of the file's name: with more, the new one might be too long
_OLD: Final = "-old"  # ends the name of a folder whose place another takes


def replace(target: Path, data: bytes) -> None:
    """Write a file in the place of an old one, whole or not at all.

    Args:
        target: The file; its folder must be there.
        data: What it is to hold.

    Raises:
        OSError: It cannot be written; what was there still is.
    """
    beginning = _beginning(target)
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
                new.unlink()
            raise
    with suppress(OSError):  # a folder that can be written need not be readable
        sync(target.parent)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that a user asked for, whole or not at all.

    A link stays a link, and what is no file, such as `/dev/stdout`, gets the bytes as they come.

    Args:
        path: The file; its folder must be there.
        data: What it is to hold.

    Raises:
        OSError: It cannot be written; what was there still is.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
    else:
        replace(path.resolve(), data)


@contextmanager
def replaced_folder(target: Path) -> Iterator[Path]:
    """Give a new folder that takes the place of another as the block ends, or goes as it fails.

    Between two renames there is a moment in which neither has the name: what had it comes back
    where the second fails, and with the next save where the process was killed just there.

    Args:
        target: The folder; the one that it is in must be there.

    Raises:
        OSError: It cannot be written; what was there still is.
    """
    beginning = _beginning(target)
    _restore(target, beginning)
    _clear(target.parent, beginning)
    new = target.with_name(f"{beginning}{secrets.token_hex(8)}")
    new.mkdir()
    try:
        with holding(new):
            yield new
        _give_name(new, target)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise


def _give_name(new: Path, target: Path) -> None:
    """Give a new folder its name; what had it before goes, or comes back where that fails."""
    if not target.exists():
        new.rename(target)
        return
    old = new.with_name(f"{new.name}{_OLD}")
    target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        with suppress(OSError):
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _restore(target: Path, beginning: str) -> None:
    """Give its name back to a folder that was to be replaced as the process ended."""
    if target.exists() or len(target.name) > _NAMED:  # of several long names, it may be another's
        return
    with suppress(OSError):  # the folder cannot be listed, or another was as quick
        for left in target.parent.iterdir():
            if re.fullmatch(rf"{re.escape(beginning)}[0-9a-f]{{16}}{_OLD}", left.name):
                left.rename(target)
                return


def _beginning(target: Path) -> str:
    return f".pakafg-{target.name[:_NAMED]}-"


def _clear(folder: Path, beginning: str) -> None:
    """Remove what interrupted saves of the same name left."""
    with suppress(OSError):  # likewise
        for left in folder.iterdir():
            if left.name.startswith(beginning) and not left.is_symlink():
                _remove_unheld(left)


def _remove_unheld(path: Path) -> None:
    """Remove a file or a folder, unless its writer is at work."""
    with suppress(OSError):  # it is held, or another's, or gone
        if sys.platform != "win32":  # there, what is open cannot be removed
            import fcntl  # noqa: PLC0415  (is not there on Windows)

            handle = os.open(path, os.O_RDONLY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            finally:
                os.close(handle)
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
