"""What no longer fits those who use pakafg: `python release/api.py v0.1.0`, the version before.

Public are the names of `__all__`, of the package and of the modules that it names, the words of
the vocabularies and the columns of the tables.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import griffe

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = """
import pakafg
from pakafg.values import vocabularies
for kind in vocabularies.__all__:
    for word in getattr(vocabularies, kind):
        print(f"{kind}.{word.name} = {word.value}")
for name, table in pakafg.frames.SCHEMAS.items():
    for column in table.columns:
        print(f"{name}.{column.name} ({column.dtype})")
"""


def public(module: griffe.Module) -> Iterator[tuple[str, str]]:
    """The names that a module gives, each with the path at which it is defined."""
    for name in map(str, module.exports or ()):
        member = module[name]
        found = member.final_target if member.is_alias else member
        if found.is_module:
            yield from public(found)
        else:
            yield f"{module.path}.{name}", found.path


def words_and_columns(source: Path) -> set[str]:
    """The words of every vocabulary, and the columns of every table with their types."""
    done = subprocess.run(  # noqa: S603  (our own interpreter and program)
        [sys.executable, "-c", DATA],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(source)},
        check=True,
    )
    return {*done.stdout.splitlines()}


def broken(old: Path, new: Path) -> Iterator[str]:
    """One line a change that breaks somebody's code."""
    was, now = (griffe.load("pakafg", search_paths=[str(path)]) for path in (old, new))
    before, after = dict(public(was)), dict(public(now))
    for name in before.keys() - after.keys():
        yield f"{name}: no longer public"
    for change in griffe.find_breaking_changes(was, now):
        path = f"{change.obj.path}."
        if any(path.startswith(f"{defined}.") for defined in before.values()):
            yield change.explain(griffe.ExplanationStyle.ONE_LINE)
    for each in words_and_columns(old) - words_and_columns(new):
        yield f"{each}: no longer so"


if __name__ == "__main__":
    (version,) = sys.argv[1:]
    with TemporaryDirectory() as folder:
        archive = Path(folder) / "src.tar"
        subprocess.run(["git", "archive", f"-o{archive}", version, "src"], check=True)  # noqa: S603, S607  (ours)
        with tarfile.open(archive) as source:
            source.extractall(folder, filter="data")
        changes = sorted(broken(Path(folder) / "src", Path("src")))
    print(*changes, f"{len(changes)} changes since {version} break code that uses it", sep="\n")
    sys.exit(bool(changes))
