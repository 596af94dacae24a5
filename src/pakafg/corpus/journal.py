"""How a corpus folder is changed at once, though its files are replaced one by one.

New contents are first written beside the old ones, under hidden names. Then the journal,
one small file, is put in place by a single rename: from that moment the new corpus is the
corpus, whether or not the files have yet taken their final names. A reader follows the
journal where it finds one; the next writer finishes what it says.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["commit", "finish", "pending", "write"]

_JOURNAL: Final = ".pakafg-journal.json"
_NEW: Final = ".pakafg-new-"


def pending(folder: Path) -> tuple[dict[str, str], set[str]]:
    """What an interrupted change still has to do: renames by final name, and removals."""
    try:
        text = (folder / _JOURNAL).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}, set()
    journal = json.loads(text)
    waiting = {name: f"{_NEW}{name}" for name in journal["replace"]}
    return (
        {name: new for name, new in waiting.items() if (folder / new).exists()},
        set(journal["remove"]),
    )


def finish(folder: Path) -> None:
    """Finish an interrupted change, or clear away what never became one."""
    renamed, removed = pending(folder)
    for name, new in renamed.items():
        os.replace(folder / new, folder / name)
    for name in removed:
        (folder / name).unlink(missing_ok=True)
    _sync(folder)
    (folder / _JOURNAL).unlink(missing_ok=True)
    for left in folder.glob(f"{_NEW}*"):
        left.unlink(missing_ok=True)


def commit(folder: Path, files: Mapping[str, bytes], removed: set[str]) -> None:
    """Replace and remove files of a folder, all or none.

    Raises:
        OSError: The folder cannot be written; it still holds the old files, whole.
    """
    finish(folder)
    try:
        for name, data in files.items():
            write(folder / f"{_NEW}{name}", data)
        journal = json.dumps({"replace": sorted(files), "remove": sorted(removed)})
        write(folder / f"{_NEW}journal", journal.encode())
        os.replace(folder / f"{_NEW}journal", folder / _JOURNAL)
    except OSError:
        for left in folder.glob(f"{_NEW}*"):
            left.unlink(missing_ok=True)
        raise
    _sync(folder)
    finish(folder)


def write(path: Path, data: bytes) -> None:
    """Write a file and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    if os.name == "posix":  # other systems cannot open a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
