"""The files of a corpus, from a folder or a .zip, read within bounds."""

from __future__ import annotations

import os
import stat
import time
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from pakafg.corpus import journal
from pakafg.corpus.format import CODEBOOK, SHARED, beside, is_plain, is_record_file, meant_as
from pakafg.errors import CorpusError, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

__all__ = ["CORPUS_BYTES", "bounded", "byte_limit", "misnamed", "read_files", "read_one"]

# A document is searched once for every quotation of its record file.
_FILE_BYTES: Final = {".txt": 2 * 2**20, ".yaml": 16 * 2**20}
CORPUS_BYTES: Final = 256 * 2**20
"""How many bytes the files of a corpus may have in all."""
_ARCHIVE_BYTES: Final = 64 * 2**20
_FILES: Final = 20_000
_ENCRYPTED: Final = 0x1
_TRIES: Final = 20
# Follow no link, wait for no writer; Windows has neither.
_WARY: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_PAUSE: Final = 0.05  # seconds


def read_files(path: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Read the files of a corpus, within bounds.

    A document may have 2 MiB, a record file 16 MiB, the corpus 256 MiB in 20,000 files.

    Args:
        path: A folder, or a .zip of at most 64 MiB with the files at its top or in one
            folder.

    Returns:
        Contents by file name, sorted, and every problem found. Files with other endings,
        hidden files and folders are not the corpus's and not read; what seems to be meant as
        one of its files, such as `a.yml` beside `a.txt`, is a problem.
    """
    problems: list[Problem] = []
    files: dict[str, bytes] = {}
    try:
        if path.is_dir():
            files = _settled(path, problems)
            problems += misnamed((each.name for each in path.iterdir()), files)
        elif path.is_file():
            names: list[str] = []
            files = bounded(_archive(path, problems, names), problems)
            problems += misnamed(names, files)
        else:
            problems.append(Problem(str(path), None, None, "no such folder or .zip file"))
    except CorpusError as error:  # of the journal
        problems += error.problems
    except OSError as error:
        problems.append(
            Problem(str(path), None, None, f"cannot be read: {error.strerror or error}")
        )
    return dict(sorted(files.items())), problems


def misnamed(names: Iterable[str], files: Collection[str]) -> Iterator[Problem]:
    """Find files that seem to be meant as a corpus's own, and are not read.

    Args:
        names: The names of all files at one place.
        files: The names of those that are read.

    >>> print(*misnamed(["a.yml", "b.json"], ["a.txt"]))
    a.yml: is not read: rename it to 'a.yaml'
    """
    read = set(files)
    for name in sorted(names):
        meant = meant_as(name)
        if meant is None or name.startswith("."):
            continue
        stem = meant.rpartition(".")[0]
        if meant in read:
            if not name.endswith(".json"):  # which may be anything
                reason = f"stands beside {meant!r}, which is read instead: remove one of them"
                yield Problem(name, None, None, reason)
        elif (
            meant == CODEBOOK
            or stem in SHARED
            or not read.isdisjoint({f"{stem}.txt", beside(f"{stem}.txt")})
        ):
            yield Problem(name, None, None, f"is not read: rename it to {meant!r}")


def bounded(candidates: Iterable[tuple[str, bytes]], problems: list[Problem]) -> dict[str, bytes]:
    """Keep the files of a corpus as long as they are no more than one may hold.

    Args:
        candidates: Names and contents.
        problems: Where to add what is too large or too many.
    """
    files: dict[str, bytes] = {}
    total = 0
    for name, data in candidates:
        total += len(data)
        if len(data) > byte_limit(name):
            problems.append(Problem(name, None, None, _larger("the file", byte_limit(name))))
        elif total > CORPUS_BYTES:
            problems.append(Problem(name, None, None, _larger("the corpus", CORPUS_BYTES)))
            break
        elif len(files) == _FILES:
            problems.append(Problem(name, None, None, f"the corpus has more than {_FILES:,} files"))
            break
        else:
            files[name] = data
    return files


def read_one(path: Path, most: int) -> bytes:
    """Read one file that stands beside those of a corpus, such as a draft.

    Args:
        path: The file; no link.
        most: How many bytes it may have.

    Raises:
        CorpusError: It is no ordinary file, is larger, or cannot be read.
    """
    try:
        reason = None if stat.S_ISREG(path.lstat().st_mode) else "is no ordinary file"
        if reason is None:
            with _opened(str(path)) as file:
                data = file.read(most + 1)
            if len(data) <= most:
                return data
            reason = _larger("the file", most)
    except (OSError, ValueError) as error:  # a name with a null character
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}"
    raise CorpusError(str(path), [Problem(path.name, None, None, reason)])


def byte_limit(name: str) -> int:
    """Give the bytes that a file of this ending may have."""
    return _FILE_BYTES[name[name.rindex(".") :]]


def _larger(what: str, limit: int) -> str:
    """Say that something is larger than it may be."""
    return f"{what} is larger than {limit // 2**20} MiB: split it"


def _settled(path: Path, problems: list[Problem]) -> dict[str, bytes]:
    """Read the files of a folder, all of one time: again where they changed meanwhile."""
    for _ in range(_TRIES):
        new_problems: list[Problem] = []
        before = _stamps(path)
        files = bounded(_folder(path, new_problems), new_problems)
        if _stamps(path) == before:
            problems += new_problems
            return files
        time.sleep(_PAUSE)
    problems.append(Problem(str(path), None, None, "changes while it is read: read it again"))
    return {}


def _stamps(path: Path) -> dict[str, tuple[int, int, int]]:
    """Note by what one can tell that a file of the corpus is another one than before."""
    stamps = {}
    for each in path.iterdir():
        if is_record_file(each.name) or each.name == journal.NAME:
            with suppress(FileNotFoundError):
                now = each.lstat()
                stamps[each.name] = (now.st_ino, now.st_mtime_ns, now.st_size)
    return stamps


def _folder(path: Path, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a folder as the journal has them; report those that are no plain files."""
    renamed, removed = journal.pending(path)
    names = {each.name for each in path.iterdir() if is_record_file(each.name)}
    for name in sorted((names - removed) | set(filter(is_record_file, renamed))):
        here = path / renamed.get(name, name)
        try:
            real = os.path.realpath(here)
            if not Path(real).is_relative_to(os.path.realpath(path)):
                problems.append(Problem(name, None, None, "is a link out of the corpus"))
                continue
            if not stat.S_ISREG(here.stat().st_mode):  # to open a pipe would wait for ever
                problems.append(Problem(name, None, None, "is no ordinary file"))
                continue
            with _opened(real) as file:
                data = file.read(byte_limit(name) + 1)
        except OSError as error:
            problems.append(Problem(name, None, None, f"cannot be read: {error.strerror or error}"))
            continue
        yield name, data


def _opened(path: str) -> IO[bytes]:
    """Open a file that was an ordinary one a moment ago, and may be a link or a pipe by now."""
    return open(path, "rb", opener=lambda name, flags: os.open(name, flags | _WARY))


def _archive(path: Path, problems: list[Problem], names: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a .zip, at its top or in its one folder; list the names of all there."""
    if path.stat().st_size > _ARCHIVE_BYTES:
        problems.append(Problem(path.name, None, None, _larger("the archive", _ARCHIVE_BYTES)))
        return
    try:
        archive = zipfile.ZipFile(path)
    except Exception as error:  # noqa: BLE001  (a hostile archive raises what it likes)
        problems.append(Problem(path.name, None, None, f"is no .zip that can be read: {error}"))
        return
    with archive:
        members = [each for each in archive.infolist() if _is_ours(each)]
        if len(members) > _FILES:
            reason = f"the archive has more than {_FILES:,} files"
            problems.append(Problem(path.name, None, None, reason))
            return
        # No more than this is ever unpacked: of each, what it says that it holds.
        if sum(min(each.file_size, byte_limit(each.filename)) for each in members) > CORPUS_BYTES:
            problems.append(Problem(path.name, None, None, _larger("the corpus", CORPUS_BYTES)))
            return
        tops = {member.filename.split("/")[0] for member in members}
        inside = len(tops) == 1 and all("/" in member.filename for member in members)
        prefix = f"{tops.pop()}/" if inside else ""
        there = (each.filename for each in archive.infolist()[: 2 * _FILES])
        names += (each.removeprefix(prefix) for each in there if each.startswith(prefix))
        seen: set[str] = set()
        for member in members:
            name = member.filename.removeprefix(prefix)
            try:
                data = _unpacked(archive, member, twice=name in seen)
            except Exception as error:  # noqa: BLE001  (as above)
                problems.append(Problem(name, None, None, f"cannot be read: {error}"))
            else:
                if "/" not in name:  # what lies in further folders is not the corpus's
                    yield name, data
            seen.add(name)


def _is_ours(member: zipfile.ZipInfo) -> bool:
    """Tell whether a member of an archive belongs to the corpus."""
    # A folder's name ends in a slash; `is_dir` fails where there is no name at all.
    return is_record_file(member.filename.split("/")[-1])


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, *, twice: bool) -> bytes:
    """Unpack an ordinary member; raise, for any other, an error that says why not."""
    parts = member.filename.split("/")
    reason = None
    if ".." in parts or not all(map(is_plain, parts)):
        reason = "its name leads out of the archive, or is no name on every system"
    elif twice:
        reason = "it stands twice in the archive"
    elif stat.S_ISLNK(member.external_attr >> 16):
        reason = "it is a link, expected a file"
    elif member.flag_bits & _ENCRYPTED:
        reason = "it is encrypted: save it without a password"
    elif member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        reason = "it is packed by another method than deflate"
    elif member.file_size > byte_limit(member.filename):
        reason = _larger("it", byte_limit(member.filename))
    if reason:
        raise zipfile.BadZipFile(reason)
    with archive.open(member) as file:
        data = file.read(member.file_size + 1)  # a number, so that no more is unpacked
    if len(data) != member.file_size:
        message = f"it has {len(data)} bytes, but says {member.file_size}"
        raise zipfile.BadZipFile(message)
    return data
