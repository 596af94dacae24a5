"""Data goes one way: each layer imports only from those before it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import pakafg

HOUSE = Path(pakafg.__file__).parent

LAYERS = (
    {"short_repr"},
    {"errors", "progress"},
    {"values"},
    {"text"},
    {"records"},
    {"corpus"},
    {"frames"},
    {"views"},
    {"validation", "engines"},
    {"casualties", "timeline", "talks", "agreement"},
    {"search", "citing", "disagreements"},
    {"present"},
    {"statements", "demands", "rounds", "blame", "plot"},  # public names of what stands inside
    {"__init__", "__main__", "testing"},
)


def layer_of(room: str) -> int:
    for number, rooms in enumerate(LAYERS):
        if room in rooms:
            return number
    message = f"{room} stands in no layer: give it one"
    raise AssertionError(message)


def imports(tree: ast.AST, *, facade: bool = False) -> Iterator[str]:
    """The rooms of pakafg that code imports, at run time or for types.

    The methods of Corpus that give frames and answers reach upward, when they are called: they
    are its face, and the one exception.
    """
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (
                [f"pakafg.{alias.name}" for alias in node.names]
                if node.module == "pakafg"
                else [node.module]
            )
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            if not (facade and isinstance(node, ast.FunctionDef)):
                yield from imports(node, facade=getattr(node, "name", "") == "Corpus")
            continue
        yield from (name.split(".")[1] for name in names if name.startswith("pakafg."))


MODULES = sorted(HOUSE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(HOUSE).as_posix())
def test_a_module_imports_only_from_layers_before_its_own(path: Path) -> None:
    here = path.relative_to(HOUSE).as_posix()
    room = here.split("/")[0].removesuffix(".py")
    for other in imports(ast.parse(path.read_text(encoding="utf-8"))):
        assert other == room or layer_of(other) < layer_of(room), f"{here} imports {other}"
