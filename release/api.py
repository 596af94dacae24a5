"""What no longer fits those who use pakafg: `python release/api.py`, since the last version kept.

Its folder in `kept/` names the commit that was released, for a copy of the repository may lack its
tags. What is public stands in docs/compatibility.md. Changes are told; where the version promises
to keep what is public, they fail.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import griffe

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parents[1]


def public(module: griffe.Module) -> Iterator[tuple[str, griffe.Object]]:
    """The names that a module gives, each with what it stands for."""
    for name in map(str, module.exports or ()):
        member = module[name]
        found = member.final_target if member.is_alias else member
        if found.is_module:
            yield from public(found)
        else:
            yield f"{module.path}.{name}", found


def functions(module: griffe.Module) -> Iterator[tuple[str, griffe.Function]]:
    """The functions of a module, and the methods of its classes."""
    for name, found in public(module):
        members = found.members.items() if found.is_class else [("", found)]
        for method, member in members:
            if member.is_function and not method.startswith("_"):
                yield f"{name}.{method}".rstrip("."), member


def words(annotation: Any, package: griffe.Module) -> set[str]:
    """The words that a type admits, itself or by a name of ours."""
    found = set(re.findall(r"'(\w+)'", str(annotation)))
    for part in annotation.iterate() if isinstance(annotation, griffe.Expr) else ():
        path = getattr(part, "canonical_path", "")
        if path.startswith("pakafg."):
            with suppress(KeyError, griffe.AliasResolutionError):  # of another package
                named = package[path.removeprefix("pakafg.")]
                found |= words(named.value, package) if named.is_attribute else set()
    return found


def signatures(package: griffe.Module) -> Iterator[str]:
    """The words that functions take and give, and the errors that they name."""
    for name, function in functions(package):
        for each in function.parameters:
            taken = words(each.annotation, package)
            yield from (f"{name} takes {word!r} as {each.name}" for word in taken)
        yield from (f"{name} gives {word!r}" for word in words(function.returns, package))
        for section in function.docstring.parse("google") if function.docstring else ():
            if section.kind is griffe.DocstringSectionKind.raises:
                yield from (f"{name} raises {error.annotation}" for error in section.value)


def promises(project: Path, corpus: Path) -> Any:
    """What a version gives, answers and needs; see promises.py."""
    done = subprocess.run(  # noqa: S603  (our own interpreter and program)
        [sys.executable, HERE / "release" / "promises.py", corpus],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(project / "src"), "PYTHONUTF8": "1"},
        check=True,
    )
    return json.loads(done.stdout)


def broken(old: Path, new: Path) -> Iterator[str]:
    """One line a change that breaks somebody's code."""
    was, now = (griffe.load("pakafg", search_paths=[path / "src"]) for path in (old, new))
    before, after = dict(public(was)), dict(public(now))
    for name in before.keys() - after.keys():
        yield f"{name}: no longer public"
    for change in griffe.find_breaking_changes(was, now):
        path = f"{change.obj.path}."
        if any(path.startswith(f"{defined.path}.") for defined in before.values()):
            yield change.explain(griffe.ExplanationStyle.ONE_LINE)
    (gave, answered, needed), (gives, answers, needs) = (
        promises(each, old / "seeds") for each in (old, new)
    )
    if isinstance(answers, str):
        yield f"the corpus of the version before has no answers: {answers}"
        answered = answers = []
    for each in {*gave, *answered, *signatures(was)} - {*gives, *answers, *signatures(now)}:
        yield f"{each}: no longer so"
    for name in needed.keys() & needs.keys():
        yield from (f"{name}: {each} is needed now" for each in {*needs[name]} - {*needed[name]})


def line(project: Path) -> list[str]:
    """The versions that keep what one of them promised: 0.1, or from 1.0 on 1."""
    about = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    major, minor, *_ = about["project"]["version"].split(".")
    return [major] if major != "0" else [major, minor]


def newest() -> Path:
    """The folder of the last version kept."""
    folders = [path for path in (HERE / "kept").iterdir() if path.is_dir()]
    return max(folders, key=lambda folder: [int(part) for part in folder.name.split(".")])


if __name__ == "__main__":
    kept = newest()
    commit = (kept / "commit").read_text(encoding="utf-8").strip()
    with TemporaryDirectory() as folder:
        old = Path(folder)
        archive = ["git", "archive", f"-o{old / 'old.tar'}", commit]
        subprocess.run([*archive, "src", "seeds", "pyproject.toml"], check=True, cwd=HERE)  # noqa: S603  (ours)
        with tarfile.open(old / "old.tar") as source:
            source.extractall(folder, filter="data")
        changes = sorted(broken(old, HERE))
        promised = line(old) == line(HERE)
    print(*changes, f"{len(changes)} changes since {kept.name} break code that uses it", sep="\n")
    if changes and not promised:
        print("which a new version may do: the changelog says what, and how to follow")
    sys.exit(bool(changes) and promised)
