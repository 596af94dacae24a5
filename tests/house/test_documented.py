"""Every public name stands in the reference, and its docstring says what a user must know."""

import importlib
import inspect
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import pakafg

PAGES = Path(__file__).parents[2] / "docs"
DIRECTIVE = re.compile(
    r"^(?:\.\. (auto\w+):: pakafg\.|```\{vocabulary\} )([\w.]+)(?:\(\))?((?:\n {3}:.*)*)",
    re.MULTILINE,
)


def public() -> dict[str, Any]:
    """Every public name that is no module, by the path that a user writes."""
    modules = [importlib.import_module("pakafg.errors")]
    modules += [each for n in pakafg.__all__ if isinstance(each := getattr(pakafg, n), ModuleType)]
    names = {name: getattr(pakafg, name) for name in pakafg.__all__}
    for module in modules:
        room = module.__name__.removeprefix("pakafg.")
        names |= {f"{room}.{name}": getattr(module, name) for name in module.__all__}
    once = {id(each): name for name, each in reversed(names.items())}
    return {
        name: names[name]
        for name in sorted(once.values())
        if not isinstance(names[name], ModuleType)
    }


def on_the_pages() -> Iterator[Any]:
    """Everything that a directive of a page describes."""
    for page in PAGES.rglob("*.md"):
        for kind, name, options in DIRECTIVE.findall(page.read_text(encoding="utf-8")):
            module, _, last = f"pakafg.{name}".rpartition(".")
            found = getattr(importlib.import_module(module), last)
            if kind != "automodule":
                yield found
            elif ":members:" in options:
                yield from (getattr(found, each) for each in found.__all__)


PUBLIC = public()


def test_every_public_name_stands_in_the_reference() -> None:
    described = {id(each) for each in on_the_pages()}
    assert [name for name, each in PUBLIC.items() if id(each) not in described] == []


def test_the_reference_describes_only_what_is_public() -> None:
    known = {id(each) for each in PUBLIC.values()}
    assert [each for each in on_the_pages() if id(each) not in known] == []


def members(kind: type) -> Iterator[tuple[str, Any]]:
    """The public methods and properties of a class of pakafg, as functions."""
    for name, member in vars(kind).items():
        if isinstance(member, (classmethod, staticmethod)):
            member = member.__func__  # noqa: PLW2901  (the same method)
        if not name.startswith("_") and (
            inspect.isfunction(member) or isinstance(member, property)
        ):
            yield name, member


def callables() -> dict[str, Any]:
    """Every public function, class, method and property."""
    found: dict[str, Any] = {}
    for name, each in PUBLIC.items():
        if callable(each):
            found[name] = each
        if inspect.isclass(each) and not issubclass(each, Enum):
            found |= {f"{name}.{member}": method for member, method in members(each)}
    return found


CALLABLES = callables()


@pytest.mark.parametrize("name", CALLABLES)
def test_a_docstring_opens_with_a_sentence(name: str) -> None:
    first, *_ = (CALLABLES[name].__doc__ or "").split("\n\n")
    assert re.fullmatch(r"[A-Z`].*[.:]", " ".join(first.split())), first


@pytest.mark.parametrize("name", [n for n, each in CALLABLES.items() if inspect.isfunction(each)])
def test_a_docstring_tells_every_argument_and_what_comes_back(name: str) -> None:
    function = CALLABLES[name]
    doc = inspect.getdoc(function) or ""
    signature = inspect.signature(function)
    arguments = [p.name for p in signature.parameters.values() if p.name not in {"self", "cls"}]
    told = re.findall(r"^ {4}\*{0,2}(\w+): ", doc, re.MULTILINE)
    assert [each for each in arguments if each not in told] == []
    assert signature.return_annotation == "None" or "\nReturns:\n" in doc


@pytest.mark.parametrize(
    "name", [n for n, each in CALLABLES.items() if hasattr(each, "__attrs_attrs__")]
)
def test_a_docstring_tells_every_field(name: str) -> None:
    kind = CALLABLES[name]
    docs = "\n".join(inspect.getdoc(base) or "" for base in kind.__mro__)
    told = re.findall(r"^ {4}(\w+): ", docs, re.MULTILINE)
    fields = [each.name for each in kind.__attrs_attrs__ if not each.name.startswith("_")]
    assert [each for each in fields if each not in told] == []


# What the example of the record, or of the function, that it is part of shows.
PARTS = {
    *("ActorMention", "Blame", "CeasefireReport", "Claim", "Delegation", "DemandReport", "Note"),
    *("Omission", "PlaceMention", "Report", "Response", "RoundReport", "Term"),
    "drafting.ReplyItem",
    *("scale.StoredAnswers", "scale.StoredAnswers.table"),
    *(
        "scale.casualties_on_spark",
        "scale.timeline_on_spark",
    ),  # on the page on scale: they need Java
    *("timeline.Ordinals", "timeline.Resolved", "timeline.ResolvedGap"),
}


def needs_an_example(name: str) -> bool:
    """Words of a vocabulary and errors have theirs on a page of the reference."""
    each = CALLABLES[name]
    listed = inspect.isclass(each) and issubclass(each, (Enum, Exception))
    return not (listed or isinstance(each, property) or name in PARTS)


@pytest.mark.parametrize("name", [name for name in CALLABLES if needs_an_example(name)])
def test_a_docstring_has_an_example(name: str) -> None:
    assert ">>> " in (CALLABLES[name].__doc__ or "")


def test_the_walk_of_a_claim_names_modules_and_files_that_are_there() -> None:
    page = (PAGES / "explanation" / "design.md").read_text(encoding="utf-8")
    _, walk = page.split("### One claim, module by module")
    named = re.findall(r"`(\w+/[\w/]+\.(?:py|yaml))`", walk)
    assert len(named) > 20
    house = Path(pakafg.__file__).parent
    root = dict.fromkeys(("seeds", "tests"), PAGES.parent)
    places = {name: root.get(name.split("/")[0], house) / name for name in named}
    assert [name for name, place in places.items() if not place.is_file()] == []


def test_every_kind_of_disagreement_says_on_its_page_how_it_is_found() -> None:
    page = (PAGES / "explanation" / "disagreements.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| ")]
    told = {word.strip() for row in rows for word in row.split(",")}
    assert {str(kind) for kind in pakafg.DiscrepancyKind} - told == set()
