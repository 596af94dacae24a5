"""The small changes that mutmut knows to make to the functions of a module."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING, NamedTuple, cast

from libcst import FunctionDef
from mutmut.mutation.file_mutation import create_mutations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from libcst import Module
    from mutmut.mutation.file_mutation import Mutation

__all__ = ["Change", "changes_of", "count_of"]


class Change(NamedTuple):
    """A module with one small change."""

    path: str  # from the project's folder
    number: int  # among the changes of the module
    function: str  # that holds it
    before: str  # the source of the module
    after: str

    def __str__(self) -> str:
        """Show the lines that differ."""
        lines = unified_diff(self.before.splitlines(), self.after.splitlines(), n=1, lineterm="")
        return "\n".join([f"{self.path} {self.number} {self.function}", *list(lines)[2:]])


def count_of(path: Path) -> int:
    """Count the changes of a module."""
    return len(_mutations(path)[1])


def changes_of(folder: Path, path: str, numbers: list[int]) -> Iterator[Change]:
    """Make some of the changes of a module, each alone."""
    module, mutations = _mutations(folder / path)
    for number in numbers:
        mutation, function = mutations[number]
        after = module.deep_replace(mutation.original_node, mutation.mutated_node)
        yield Change(path, number, function, module.code, cast("Module", after).code)


def _mutations(path: Path) -> tuple[Module, list[tuple[Mutation, str]]]:
    """Parse a module; give what can be changed in its functions, and the name of each function."""
    source = path.read_text(encoding="utf-8")
    module, mutations, _, _ = create_mutations(str(path), source)
    return module, [
        (mutation, mutation.contained_by_top_level_function.name.value)
        for mutation in mutations
        if isinstance(mutation.contained_by_top_level_function, FunctionDef)
    ]
