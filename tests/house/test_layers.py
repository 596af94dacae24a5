"""Data goes one way: each layer imports only from those before it."""

import ast
from pathlib import Path

import pytest

import pakafg

HOUSE = Path(pakafg.__file__).parent

LAYERS = (
    {"errors", "_words", "_progress"},
    {"values"},
    {"records"},
    {"corpus"},
    {"frames"},
    {"_charges", "_entrance", "_evidence", "_period", "_bounds", "_networks"},
    {"casualties", "timeline", "statements", "demands", "rounds", "agreement", "blame"},
    {"search", "citing", "disagreements"},
    {"report", "plot", "display"},
    {"_dossier"},
    {"__init__", "__main__"},
)

# The methods of Corpus that give frames and answers reach upward, when they are called.
FACE = {("corpus/corpus.py", room) for room in ("frames", "disagreements", "search", "citing")}
# A notebook asks a value for its HTML.
FACE |= {
    (f"{place}.py", "display")
    for place in ("records/record", "corpus/catalogue", "corpus/corpus", "timeline/timeline")
}


def layer_of(room: str) -> int:
    for number, rooms in enumerate(LAYERS):
        if room in rooms:
            return number
    message = f"{room} stands in no layer: give it one"
    raise AssertionError(message)


def imported(path: Path) -> set[str]:
    """The rooms of pakafg that a module imports, at run time or for types."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (
                [f"pakafg.{alias.name}" for alias in node.names]
                if node.module == "pakafg"
                else [node.module]
            )
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        rooms |= {name.split(".")[1] for name in names if name.startswith("pakafg.")}
    return rooms


MODULES = sorted(HOUSE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(HOUSE).as_posix())
def test_a_module_imports_only_from_layers_before_its_own(path: Path) -> None:
    here = path.relative_to(HOUSE).as_posix()
    room = here.split("/")[0].removesuffix(".py")
    for other in imported(path):
        if other == room or (here, other) in FACE:
            continue
        # What reports problems names their class; the class itself stands with the corpus.
        if (here, other) == ("errors.py", "corpus"):
            continue
        assert layer_of(other) < layer_of(room), f"{here} imports {other}"


def test_errors_know_problems_only_as_a_type() -> None:
    tree = ast.parse((HOUSE / "errors.py").read_text(encoding="utf-8"))
    at_run_time = [
        node.module
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("pakafg")
    ]
    assert at_run_time == []
