"""The files of a corpus, from a folder or a .zip, read within bounds."""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pakafg.corpus.journal import pending
from pakafg.corpus.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_files"]

_FILE_BYTES: Final = 16 * 2**20
_CORPUS_BYTES: Final = 256 * 2**20
_FILES: Final = 20_000
_ENDINGS: Final = (".txt", ".yaml")


def read_files(path: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Read the .txt and .yaml files of a corpus, each at most 16 MiB, 256 MiB in all.

    Args:
        path: A folder, or a .zip with the files at its top or in one folder.

    Returns:
        Contents by file name, and every problem found. Files with other endings, hidden
        files and folders are not the corpus's and not read.
    """
    problems: list[Problem] = []
    files: dict[str, bytes] = {}
    if path.is_dir():
        found = _folder(path, problems)
    elif path.is_file():
        found = _archive(path, problems)
    else:
        return {}, [Problem(path.name, None, None, "no such folder or .zip file")]
    left = _CORPUS_BYTES
    for name, data in found:
        left -= len(data)
        if left < 0:
            problems.append(Problem(name, None, None, f"the corpus exceeds {_CORPUS_BYTES} bytes"))
            break
        files[name] = data
    by_fold: dict[str, str] = {}
    for name in files:
        other = by_fold.setdefault(name.casefold(), name)
        if other != name:
            problems.append(Problem(name, None, None, f"differs from {other!r} only by case"))
    return dict(sorted(files.items())), problems


def _folder(path: Path, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    try:
        renamed, removed = pending(path)
        names = sorted(os.listdir(path))
    except OSError as error:
        problems.append(Problem(path.name, None, None, f"cannot be read: {error.strerror}"))
        return
    kept = {name for name in names if _ours(name) and name not in removed} | renamed.keys()
    for name in sorted(kept)[:_FILES]:
        here = path / renamed.get(name, name)
        try:
            if not here.resolve().is_relative_to(path.resolve()):
                problems.append(Problem(name, None, None, "is a link out of the corpus"))
                continue
            with here.open("rb") as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    problems.append(Problem(name, None, None, "is no ordinary file"))
                    continue
                data = file.read(_FILE_BYTES + 1)
        except OSError as error:
            problems.append(Problem(name, None, None, f"cannot be read: {error.strerror}"))
            continue
        if _fits(name, data, problems):
            yield name, data


def _archive(path: Path, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        problems.append(Problem(path.name, None, None, f"is no .zip that can be read: {error}"))
        return
    with archive:
        members = [m for m in archive.infolist() if not m.is_dir()]
        top = {m.filename.split("/")[0] for m in members}
        prefix = f"{top.pop()}/" if len(top) == 1 and all("/" in m.filename for m in members) else ""
        seen: set[str] = set()
        for member in members[:_FILES]:
            name = member.filename.removeprefix(prefix)
            if not _safe(member, problems) or "/" in name or not _ours(name):
                continue
            if name in seen:
                problems.append(Problem(name, None, None, "stands twice in the archive"))
                continue
            seen.add(name)
            try:
                with archive.open(member) as file:
                    data = file.read(_FILE_BYTES + 1)
            except (
                OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError
            ) as error:
                problems.append(Problem(name, None, None, f"cannot be read: {error}"))
                continue
            if _fits(name, data, problems):
                yield name, data


def _safe(member: zipfile.ZipInfo, problems: list[Problem]) -> bool:
    name = member.filename
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
        problems.append(Problem(name, None, None, "leads out of the archive"))
        return False
    if stat.S_ISLNK(member.external_attr >> 16):
        problems.append(Problem(name, None, None, "is a link, expected a file"))
        return False
    return True


def _ours(name: str) -> bool:
    return name.endswith(_ENDINGS) and not name.startswith(".")


def _fits(name: str, data: bytes, problems: list[Problem]) -> bool:
    if len(data) > _FILE_BYTES:
        problems.append(Problem(name, None, None, f"exceeds {_FILE_BYTES} bytes"))
        return False
    return True
