"""The program that type checkers read, as a user's, names the whole face."""

from __future__ import annotations

import ast
import inspect
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import attrs

import pakafg

if TYPE_CHECKING:
    from collections.abc import Iterator

FACE = Path(__file__).parents[2] / "typing_tests" / "face.py"


def public(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """Every name that a user may write, with what it stands for."""
    for name in module.__all__:
        found = getattr(module, name)
        yield name, found
        if isinstance(found, ModuleType):
            yield from public(found)
        elif inspect.isclass(found) and not issubclass(found, (Enum, pakafg.OpenVocabulary)):
            fields = attrs.fields(found) if attrs.has(found) else ()
            members = {**vars(found), **{each.name: each for each in fields}}
            yield from ((each, member) for each, member in members.items() if each[0] != "_")


def written() -> set[str]:
    """The names, attributes and keywords of that program."""
    nodes = [*ast.walk(ast.parse(FACE.read_text(encoding="utf-8")))]
    return {getattr(node, field, None) or "" for node in nodes for field in ("id", "attr", "arg")}


def test_every_public_name_and_field_is_given_to_the_type_checkers() -> None:
    assert sorted({name for name, _ in public(pakafg)} - written()) == []


def test_every_argument_that_goes_by_name_is_given_to_the_type_checkers() -> None:
    by_name = {
        each.name
        for _, found in public(pakafg)
        if inspect.isfunction(found)
        for each in inspect.signature(found).parameters.values()
        if each.kind is each.KEYWORD_ONLY
    }
    assert sorted(by_name - written()) == []
