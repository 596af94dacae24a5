"""Which folder may be replaced: one that is free, or holds what pakafg wrote and nobody changed.

Laws of this file: nothing of anybody else's is lost. A folder says in a file of its own what was
written into it, each file with its hash; what is more than that, or differs, is somebody's.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from pakafg.errors import ArgumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

__all__ = ["check_replaceable", "hash_of"]


def check_replaceable(
    target: Path, what: str, listing: str, listed_files: Callable[[Path], Mapping[str, str] | None]
) -> None:
    """Check that a place is free, or holds what was written there before and nobody changed.

    Args:
        target: The place.
        what: What is written there, in words: "export".
        listing: The file that says what was written.
        listed_files: Reads which files it says, each with its hash; None where it says none.

    Raises:
        ArgumentError: It holds anything else.
        OSError: It cannot be read.
    """
    expected = f"a new or empty folder, or one that holds an earlier {what} and nothing else"
    if target.name in {"", ".."}:
        raise ArgumentError("path", str(target), f"{expected}, by a name of its own")
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise ArgumentError("path", str(target), f"{expected}, and this is a file or a link")
    if not target.exists() or not any(target.iterdir()):
        return
    listed = listed_files(target)
    if listed is None:
        raise ArgumentError("path", str(target), f"{expected}; this one no {what} made")
    for found in sorted(each for each in target.rglob("*") if not each.is_dir()):
        inside = found.relative_to(target).as_posix()
        if inside != listing and not (inside in listed and _is_unchanged(found, listed[inside])):
            reason = f"{expected}; {inside!r} was added or changed since: move it elsewhere"
            raise ArgumentError("path", str(target), reason)


def hash_of(data: bytes) -> str:
    """Hash the bytes of a file, as listings give it.

    >>> hash_of(b"")[:14]
    'sha256:e3b0c44'
    """
    return f"sha256:{sha256(data).hexdigest()}"


def _is_unchanged(path: Path, hashed: str) -> bool:
    """Test whether a file has the bytes of which a hash was made."""
    return path.is_file() and not path.is_symlink() and hash_of(path.read_bytes()) == hashed
