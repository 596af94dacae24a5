"""Data goes one way: each layer imports only from those before it, and there are no circles."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import pakafg

HOUSE = Path(pakafg.__file__).parent

LAYERS = (
    {"short_repr", "grouping"},
    {"errors", "progress"},
    {"arguments"},
    {"values"},
    {"text"},
    {"records"},
    {"corpus"},
    {"frames", "authoring"},
    {"views"},
    {"validation", "engines"},
    {"casualties", "timeline", "talks"},
    {
        *("coders", "search", "citing", "disagreements", "linting", "datasets"),
        *("doubles", "revisions", "scale"),
    },
    {"agreement", "annotations"},
    {"drafting", "exports", "verification"},
    {"review"},
    {"present"},
    {"statements", "demands", "rounds", "blame", "plot"},  # public names of what stands inside
    {"testing"},
    {"__init__", "__main__"},
)


def layer_of(room: str) -> int:
    for number, rooms in enumerate(LAYERS):
        if room in rooms:
            return number
    message = f"{room} stands in no layer: give it one"
    raise AssertionError(message)


def imported(tree: ast.AST, *, facade: bool = False) -> Iterator[str]:
    """What code may import of pakafg, at run time, within a function, or for types.

    `from pakafg.a import b` gives pakafg.a.b, be it a module or a name of pakafg.a.

    The methods of Corpus that give frames and answers reach upward, when they are called: they
    are its face, and the one exception.
    """
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            if not (facade and isinstance(node, ast.FunctionDef)):
                yield from imported(node, facade=getattr(node, "name", "") == "Corpus")
            continue
        yield from (name for name in names if name.startswith("pakafg."))


MODULES = sorted(HOUSE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(HOUSE).as_posix())
def test_a_module_imports_only_from_layers_before_its_own(path: Path) -> None:
    here = path.relative_to(HOUSE).as_posix()
    room = here.split("/")[0].removesuffix(".py")
    rooms = {name.split(".")[1] for name in imported(ast.parse(path.read_text(encoding="utf-8")))}
    for other in sorted(rooms):
        assert other == room or layer_of(other) < layer_of(room), f"{here} imports {other}"


def file_of(name: str) -> str | None:
    """The file of a module of pakafg, or of the module that has a name; None for the package."""
    inside = HOUSE.joinpath(*name.split(".")[1:])
    for path in (inside.with_suffix(".py"), inside / "__init__.py"):
        if path.is_file():
            return None if path.parent == inside == HOUSE else path.relative_to(HOUSE).as_posix()
    return file_of(name.rpartition(".")[0])


def needs(path: Path) -> set[str]:
    """The files that a file imports, whenever it does."""
    names = imported(ast.parse(path.read_text(encoding="utf-8")))
    return {file for name in names if (file := file_of(name))}


def circles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """Files that import each other, directly or by way of others (Tarjan's algorithm)."""
    index: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    found = []

    def visit(here: str) -> None:
        index[here] = lowest[here] = len(index)
        path.append(here)
        for there in sorted(graph[here]):
            if there not in index:
                visit(there)
                lowest[here] = min(lowest[here], lowest[there])
            elif there in path:
                lowest[here] = min(lowest[here], index[there])
        if lowest[here] == index[here]:  # the first of its circle that was visited
            place = path.index(here)
            circle = path[place:]
            del path[place:]
            if len(circle) > 1:
                found.append(sorted(circle))

    for here in graph:
        if here not in index:
            visit(here)
    return found


def test_no_modules_import_each_other() -> None:
    graph = {path.relative_to(HOUSE).as_posix(): needs(path) for path in MODULES}
    assert circles(graph) == []


def test_a_circle_would_be_found() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set(), "e": {"a", "e"}}
    assert circles(graph) == [["b", "c"]]
