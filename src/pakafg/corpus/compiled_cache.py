"""Where compiled forms lie: in a folder of the user's own, each named by what it was made from.

Laws of this file: a form is named by the digest of every file of the corpus and of the code that
read them, so that a change of either finds none, and none is ever out of date. None is taken from
where anybody else can write, and never from beside a corpus or out of an archive. Whatever goes
wrong here, the corpus is read from its texts as if there were no cache.
"""

from __future__ import annotations

import gc
import hashlib
import os
import stat
import sys
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import TZPATH

from pakafg.corpus.compiled_form import compiled, read_compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.corpus.corpus import Corpus

__all__ = ["FOLDER", "compiled_corpus", "keep_compiled"]

FOLDER: Final = "PAKAFG_CACHE"
"""The variable that names another folder; where it is empty, nothing is kept."""

_LEAST: Final = 2**18  # bytes: a smaller corpus is read from its texts in a tenth of a second
_LARGEST: Final = 2**30
_KEPT: Final = 16  # forms, those that were used last
_LAYERS: Final = ("corpus", "records", "text", "values")  # the code that reads a corpus
_ENDING: Final = ".compiled"
_OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH
_WARY: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def compiled_corpus(files: Mapping[str, bytes]) -> Corpus | None:
    """Read the compiled form of a corpus, where there is one.

    Args:
        files: The contents of the files of the corpus, by name.

    Returns:
        The corpus as its texts give it; None where it has no compiled form that can be trusted.
    """
    name, folder = _form_name(files), _folder()
    if name is None or folder is None:
        return None
    # Whatever is wrong with it: the texts are there, and say the same.
    with suppress(Exception):
        data = _read_form(folder, name)
        with _uncollected():
            corpus = read_compiled(data, files)
        os.utime(folder / name)  # which tells when it was last used
        return corpus
    return None


def keep_compiled(corpus: Corpus, files: Mapping[str, bytes]) -> None:
    """Write the compiled form of a corpus that was read from its texts, where it pays.

    Args:
        corpus: The corpus.
        files: The contents of its files, by name.
    """
    name, folder = _form_name(files), _folder()
    if name is None or folder is None:
        return
    with suppress(Exception):  # a full disk, a home that cannot be written
        with _uncollected():
            data = compiled(corpus)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_private(folder.stat()):
            _write_form(folder, name, _sealed(name, data))
            _forget_oldest(folder)


def _folder() -> Path | None:
    """Name the folder of the compiled forms; None where there is to be none."""
    chosen = os.environ.get(FOLDER)
    if chosen is not None:
        return Path(chosen) if Path(chosen).is_absolute() else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")  # noqa: PTH111  (pathlib raises without a home)
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        if not base.startswith("/"):
            base = os.path.expanduser("~/.cache")  # noqa: PTH111  (likewise)
    return Path(base, "pakafg") if Path(base).is_absolute() else None


# --- the name -----------------------------------------------------------------------------------


def _form_name(files: Mapping[str, bytes]) -> str | None:
    """Name the compiled form of some files; None where it would not pay, or code has no text."""
    code = _digest_of_code() if sum(map(len, files.values())) >= _LEAST else None
    if code is None:
        return None
    made_from = hashlib.sha256(code)
    for name, data in sorted(files.items()):
        made_from.update(hashlib.sha256(name.encode()).digest())
        made_from.update(hashlib.sha256(data).digest())
    return made_from.hexdigest() + _ENDING


@cache
def _digest_of_code() -> bytes | None:
    """Digest what reads a corpus: our code, Python, PyYAML and the rules of time zones."""
    package = Path(__file__).parents[1]
    modules = [each for layer in _LAYERS for each in sorted((package / layer).rglob("*.py"))]
    if not modules:  # in an archive, or compiled: it cannot be told whether it changed
        return None
    spec = find_spec("yaml")  # its first module names its version, and need not be imported
    if spec is None or spec.origin is None:
        return None
    read_by = hashlib.sha256(f"{sys.version} {_version_of_zones()}".encode())
    read_by.update(hashlib.sha256(Path(spec.origin).read_bytes()).digest())
    for module in modules:
        read_by.update(hashlib.sha256(module.read_bytes()).digest())
    return read_by.digest()


def _version_of_zones() -> str:
    """Tell which edition of the rules of time zones is at hand."""
    for folder in TZPATH:
        with suppress(OSError), Path(folder, "tzdata.zi").open(encoding="utf-8") as rules:
            return rules.readline(100)
    from importlib.metadata import (  # noqa: PLC0415  (only where the system has none)
        PackageNotFoundError,
        version,
    )

    with suppress(PackageNotFoundError):
        return version("tzdata")
    return ""


# --- the files ----------------------------------------------------------------------------------


def _read_form(folder: Path, name: str) -> bytes:
    """Read a compiled form.

    Raises:
        ValueError: It is not private to the user, or not as it was written.
    """
    handle = os.open(folder / name, os.O_RDONLY | _WARY)
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not (stat.S_ISREG(found.st_mode) and _is_private(found) and _is_private(folder.stat())):
            message = f"{name} is no file of the user's own"
            raise ValueError(message)
        whole = file.read(_LARGEST)
    data = whole.partition(b"\n")[2]
    if whole != _sealed(name, data):
        message = f"{name} is damaged"
        raise ValueError(message)
    return data


def _sealed(name: str, data: bytes) -> bytes:
    """Put the name and the digest of a compiled form before it."""
    return f"{name} {hashlib.sha256(data).hexdigest()}\n".encode() + data


def _is_private(found: os.stat_result) -> bool:
    """Tell whether a file or folder is the user's own, and nobody else can write to it."""
    if sys.platform == "win32":  # where the folder of an account is closed to others
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & _OTHERS_WRITE


def _write_form(folder: Path, name: str, data: bytes) -> None:
    """Write a file that appears whole, whoever else writes the same at this moment."""
    new = folder / f".{name[:16]}-{os.urandom(8).hex()}"
    try:
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        new.replace(folder / name)
    finally:
        new.unlink(missing_ok=True)


def _forget_oldest(folder: Path) -> None:
    """Remove the forms that were not used for longest."""
    forms = [each for each in folder.iterdir() if each.suffix == _ENDING]
    forms.sort(key=lambda each: each.stat().st_mtime, reverse=True)
    for each in forms[_KEPT:]:
        each.unlink(missing_ok=True)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Make many objects that all stay without looking through them for some that do not."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
