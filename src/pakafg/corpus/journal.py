"""How a corpus folder is changed at once, though its files are replaced one by one.

New contents are first written beside the old ones, under hidden names. Then the journal,
one small file, is put in place by a single rename: from that moment the new corpus is the
corpus, whether or not the files have yet taken their final names. A reader follows the
journal where it finds one; the next writer finishes what it says.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from pakafg.corpus.format import is_change_of_journal
from pakafg.errors import CorpusError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

__all__ = [
    "LOCK",
    "NAME",
    "commit",
    "finish",
    "holding",
    "only_process",
    "only_writer",
    "pending",
    "sync",
    "write",
]

NAME: Final = ".pakafg-journal.json"
LOCK: Final = ".pakafg-lock"
"""The file that is locked where a folder itself cannot be."""

_NEW: Final = ".pakafg-new-"
_BYTES: Final = 16 * 2**20
_AT_ONCE: Final = 16  # files on their way to the disk
_THREADLESS: Final = frozenset({"emscripten", "wasi"})  # where Python runs in a browser


def pending(folder: Path) -> tuple[dict[str, str], set[str]]:
    """Read what an interrupted change still has to do: renames by final name, and removals.

    Raises:
        CorpusError: There is a journal that no save wrote.
        OSError: The folder cannot be read.
    """
    try:
        replaced, removed = _read(folder / NAME)
    except FileNotFoundError:
        return {}, set()
    except (ValueError, RecursionError):
        reason = "is no journal that a save wrote: remove it"
        raise CorpusError(str(folder), [Problem(NAME, None, None, reason)]) from None
    waiting = {name: f"{_NEW}{name}" for name in replaced}
    left = {name: new for name, new in waiting.items() if (folder / new).exists()}
    # What goes has gone before the first new file has its name: where names differ only by
    # case, and the system takes them for one, a later removal would be of the new file.
    return left, set(removed) if len(left) == len(replaced) else set()


def _read(path: Path) -> tuple[list[str], list[str]]:
    """Read the names that a journal gives: files of the folder, none outside of it."""
    if stat.S_ISREG(path.lstat().st_mode):
        with path.open("rb") as file:
            journal = json.loads(file.read(_BYTES))
        match journal:
            case {"replace": [*replaced], "remove": [*removed]}:
                names = [*replaced, *removed]
                if all(isinstance(n, str) and is_change_of_journal(n) for n in names):
                    return replaced, removed
    raise ValueError(path)


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Keep other writers of a folder waiting; they go on when the process ends, however."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  (is not there elsewhere)

        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT)
    else:
        handle = os.open(folder, os.O_RDONLY)
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        _hold(handle)
        yield
    finally:
        os.close(handle)


@contextmanager
def only_process(folder: Path) -> Iterator[None]:
    """Hold a folder that is worked in for long, until the process ends, however.

    Who comes second is told at once, where `only_writer` would have it wait.

    Args:
        folder: The folder; on Windows it gets the file `LOCK`, which stays and locks nothing by
            being there.

    Raises:
        BlockingIOError: Another process holds it, or another thread of this one.
        OSError: It cannot be opened.
    """
    if sys.platform == "win32":
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT)
    else:
        handle = os.open(folder, os.O_RDONLY)
    try:
        _hold_or_raise(handle)
        yield
    finally:
        os.close(handle)


def _hold_or_raise(handle: int) -> None:
    """Lock a file or a folder until it is closed.

    Raises:
        BlockingIOError: Another holds it.
    """
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  (is not there elsewhere)

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(*error.args) from None
    else:
        import fcntl  # noqa: PLC0415  (is not there on Windows)

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:  # some network file systems have no locks
            if isinstance(error, BlockingIOError):
                raise


@contextmanager
def holding(folder: Path) -> Iterator[None]:
    """Lock a folder for as long as something is written into it, so that others see that."""
    if os.name != "posix":  # other systems cannot open a folder
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _hold(handle)
        yield
    finally:
        os.close(handle)


def _hold(handle: int) -> None:
    """Lock a file or a folder until it is closed, so that others see that it is in use."""
    if sys.platform != "win32":  # there, to have it open is enough
        import fcntl  # noqa: PLC0415  (is not there on Windows)

        with suppress(OSError):  # some network file systems have no locks
            fcntl.flock(handle, fcntl.LOCK_EX)


def finish(folder: Path) -> None:
    """Finish an interrupted change, or clear away what never became one.

    Raises:
        CorpusError: There is a journal that no save wrote.
        OSError: The folder cannot be written.
    """
    renamed, removed = pending(folder)
    for name in removed:
        (folder / name).unlink(missing_ok=True)
    sync(folder)
    for name, new in renamed.items():
        (folder / new).replace(folder / name)
    sync(folder)
    (folder / NAME).unlink(missing_ok=True)
    _clear(folder)


def commit(folder: Path, files: Mapping[str, bytes], removed: Iterable[str]) -> None:
    """Replace and remove files of a folder, all or none.

    Raises:
        OSError: The folder cannot be written; it reads as before, or as after.
    """
    journal = json.dumps({"replace": sorted(files), "remove": sorted(removed)})
    try:
        _write_new(folder, files)
        write(folder / f"{_NEW}journal", journal.encode(), like=folder / NAME)
        sync(folder)
        (folder / f"{_NEW}journal").replace(folder / NAME)
    except BaseException:
        # Interrupted just after the rename, the change stands, and needs its files.
        if not (folder / NAME).exists():
            _clear(folder)
        raise
    sync(folder)
    finish(folder)


def _write_new(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the new files beside the old ones."""
    places = [(folder / f"{_NEW}{name}", data, folder / name) for name, data in files.items()]
    if sys.platform in _THREADLESS:
        for place in places:
            write(*place)
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  (only who writes needs it)

    # Most of the time goes in waiting for the disk, which takes many files at once.
    with ThreadPoolExecutor(_AT_ONCE) as writers:
        waiting = [writers.submit(write, *place) for place in places]
        try:
            for each in waiting:
                each.result()
        except BaseException:
            writers.shutdown(cancel_futures=True)
            raise


def write(path: Path, data: bytes, like: Path) -> None:
    """Write a file that is not there yet, and wait until the disk has it.

    Args:
        path: The file.
        data: What it is to hold.
        like: The file whose place it is to take: what is private stays so.

    Raises:
        OSError: It cannot be written.
    """
    try:
        with path.open("xb") as file:
            _hold(file.fileno())
            with suppress(OSError):  # it is not there, or the file system has no modes
                shutil.copymode(like, path)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except UnicodeEncodeError:
        reason = "names of files are not UTF-8 here: set a UTF-8 locale, or run python -X utf8"
        raise OSError(errno.EILSEQ, reason, str(path)) from None


def _clear(folder: Path) -> None:
    """Remove new files that no journal names."""
    for left in folder.glob(f"{_NEW}*"):
        left.unlink(missing_ok=True)


def sync(folder: Path) -> None:
    """Wait until the disk has the names of a folder's files."""
    if os.name == "posix":  # other systems cannot open a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
