"""What no longer fits those who use pakafg: `python release/api.py v0.1.0`, the version before.

Public is what `__all__` names, of the package and of the modules that it names. Columns and
vocabularies are tested, not compared.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import griffe

if TYPE_CHECKING:
    from collections.abc import Iterator


def public(module: griffe.Module) -> Iterator[tuple[str, str]]:
    """The names that a module gives, each with the path at which it is defined."""
    for name in map(str, module.exports or ()):
        member = module[name]
        found = member.final_target if member.is_alias else member
        if found.is_module:
            yield from public(found)
        else:
            yield f"{module.path}.{name}", found.path


def broken(old: griffe.Module, new: griffe.Module) -> Iterator[str]:
    """One line a change that breaks somebody's code."""
    before, after = dict(public(old)), dict(public(new))
    for name in before.keys() - after.keys():
        yield f"{name}: no longer public"
    for change in griffe.find_breaking_changes(old, new):
        path = f"{change.obj.path}."
        if any(path.startswith(f"{defined}.") for defined in before.values()):
            yield change.explain(griffe.ExplanationStyle.ONE_LINE)


if __name__ == "__main__":
    (version,) = sys.argv[1:]
    changes = sorted(
        broken(
            griffe.load_git("pakafg", ref=version, search_paths=["src"], resolve_aliases=True),
            griffe.load("pakafg", search_paths=["src"], resolve_aliases=True),
        )
    )
    print(*changes, f"{len(changes)} changes since {version} break code that uses it", sep="\n")
    sys.exit(bool(changes))
