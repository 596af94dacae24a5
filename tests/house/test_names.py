"""A name means one thing: no two modules, no two classes share one, no helper is everywhere."""

import ast
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pakafg

HOUSE = Path(pakafg.__file__).parent
MODULES = {path.relative_to(HOUSE): path for path in sorted(HOUSE.rglob("*.py"))}

# Sibling analyses have the same parts; these are named alike so that one can guess them.
SIBLINGS = {"reconcile", "explain", "validate"}
# Public names of modules that live inside, each a file of a few lines beside `__init__`.
ALIASES = {"blame", "demands", "plot", "rounds", "statements"}

HELPERS = 2  # modules in which a private function of one name may stand


def definitions(kind: type[ast.stmt]) -> dict[str, list[str]]:
    """The modules that define something of a name, at their top level."""
    found = defaultdict(list)
    for here, path in MODULES.items():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, kind):
                found[node.name].append(here.as_posix())  # type: ignore[attr-defined]  # statements with a name
    return found


def shared(names: Mapping[str, list[str]], most: int = 1) -> list[str]:
    return [
        f"{name}: {', '.join(where)}" for name, where in sorted(names.items()) if len(where) > most
    ]


def test_no_two_modules_have_one_name() -> None:
    found = defaultdict(list)
    for here in MODULES:
        is_alias = here.stem in ALIASES and len(here.parts) == 1
        if here.stem not in {"__init__", *SIBLINGS} and not is_alias:
            found[here.stem].append(here.as_posix())
    assert shared(found) == []


def test_no_two_classes_have_one_name() -> None:
    assert shared(definitions(ast.ClassDef)) == []


def test_no_private_helper_is_defined_again_and_again() -> None:
    functions = definitions(ast.FunctionDef)
    private = {name: where for name, where in functions.items() if name.startswith("_")}
    dunder = {name for name in private if name.startswith("__")}
    helpers = {name: where for name, where in private.items() if name not in dunder}
    assert shared(helpers, HELPERS) == []
