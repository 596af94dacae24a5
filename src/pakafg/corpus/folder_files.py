"""The files of a corpus folder, read again and again while somebody works in it.

Laws of this file: what is given is what `read_files` gives; a file is taken from memory only where
its inode, its size and its time are those of then, and it had rested for a while when it was read,
so that no later change can have left its time as it was. Links, journals, and whatever else is not
plain, have all files read.
"""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define, field

from pakafg.corpus import journal
from pakafg.corpus.format import DRAFT, REVIEW_LOG, is_record_file, meant_as
from pakafg.corpus.source import CORPUS_BYTES, byte_limit, read_files, read_one
from pakafg.errors import CorpusError

if TYPE_CHECKING:
    from pakafg.errors import Problem

__all__ = ["FolderFiles"]

_RESTED: Final = 2 * 10**9  # nanoseconds: no file system counts time in coarser steps
_OF_REVIEWS: Final = (DRAFT, REVIEW_LOG)  # which are nobody's records, whatever else is there
_FEW: Final = 20  # files that are read one by one


class _Stamp(NamedTuple):
    """By what one can tell that a file is another one than before."""

    inode: int
    changed: int  # nanoseconds
    size: int


class _Listing(NamedTuple):
    """What stands in a folder: record files, and the names of what is perhaps meant as one."""

    stamps: dict[str, _Stamp]
    misnamed: frozenset[str]


@define
class FolderFiles:
    """The files of one corpus folder.

    Attributes:
        folder: The folder.
    """

    folder: Path
    _files: dict[str, bytes] = field(factory=dict, init=False, repr=False)
    _listing: _Listing | None = field(default=None, init=False, repr=False)
    _read_at: int = field(default=0, init=False, repr=False)

    def read(self) -> tuple[dict[str, bytes], list[Problem]]:
        """Read the files as they are now, each anew only where it may have changed.

        Returns:
            Contents by file name, sorted, and every problem found.
        """
        begun, listing = time.time_ns(), self._list()
        anew = self._anew(listing)
        if listing is None or anew is None:
            return self._read_all(begun, listing)
        files = dict(self._files)
        try:
            for name in anew:
                files[name] = read_one(self.folder / name, byte_limit(name))
        except CorpusError:
            return self._read_all(begun, listing)
        if self._list() != listing:  # it changes while it is read
            return self._read_all(begun, None)
        self._files, self._listing, self._read_at = files, listing, begun
        return files, []

    def _anew(self, listing: _Listing | None) -> list[str] | None:
        """Name the files that may be others than before; None where all have to be read."""
        before = self._listing
        if before is None or listing is None or listing.misnamed != before.misnamed:
            return None
        if listing.stamps.keys() != before.stamps.keys():
            return None
        if sum(each.size for each in listing.stamps.values()) > CORPUS_BYTES:
            return None
        anew = [
            name
            for name, stamp in listing.stamps.items()
            if stamp != before.stamps[name] or stamp.changed > self._read_at - _RESTED
        ]
        return anew if len(anew) <= _FEW else None

    def _read_all(
        self, begun: int, listing: _Listing | None
    ) -> tuple[dict[str, bytes], list[Problem]]:
        """Read every file, and keep what is read where nothing is wrong with it."""
        files, problems = read_files(self.folder)
        is_plain = not problems and listing is not None and listing == self._list()
        self._files = files if is_plain else {}
        self._listing, self._read_at = (listing, begun) if is_plain else (None, 0)
        return files, problems

    def _list(self) -> _Listing | None:
        """List what stands in the folder; None where something is no plain file."""
        stamps: dict[str, _Stamp] = {}
        misnamed: set[str] = set()
        try:
            with os.scandir(self.folder) as found:
                for each in found:
                    if each.name == journal.NAME:
                        return None
                    if is_record_file(each.name):
                        now = each.stat(follow_symlinks=False)
                        if not stat.S_ISREG(now.st_mode):
                            return None
                        stamps[each.name] = _Stamp(now.st_ino, now.st_mtime_ns, now.st_size)
                    elif not each.name.endswith(_OF_REVIEWS) and meant_as(each.name) is not None:
                        misnamed.add(each.name)
        except OSError:
            return None
        return _Listing(stamps, frozenset(misnamed))
