"""Words that pakafg gives out are written down once: in a vocabulary, and complete where mapped."""

import ast
import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

import attrs
import pytest

import pakafg
from pakafg import (
    BestRule,
    ConflictKind,
    EventStatus,
    Grade,
    Tightness,
    Verdict,
    Vocabulary,
)
from pakafg.corpus.format import KINDS
from pakafg.frames import SCHEMAS
from pakafg.values import vocabularies

HOUSE = Path(pakafg.__file__).parent

# Maps that leave words out on purpose, by their name, each with its reason.
PARTIAL = {
    "pakafg.disagreements.ceasefires._FORCE": "only some kinds of incidents are acts of force",
    "pakafg.disagreements.links._AGAINST": "only some links say that records disagree",
    "pakafg.disagreements.links._DOUBTS": "only some links leave open whether records are one",
}


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(pakafg.__path__, "pakafg."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def maps() -> dict[str, tuple[type[Vocabulary], Mapping[Any, Any]]]:
    """Every mapping of a module whose keys are words of one vocabulary."""
    found = {}
    for module in modules():
        for name, value in vars(module).items():
            if isinstance(value, Mapping) and value:
                kinds = {type(key) for key in value}
                kind = kinds.pop()
                if not kinds and issubclass(kind, Vocabulary):
                    found[f"{module.__name__}.{name}"] = (kind, value)
    return found


MAPS = maps()


@pytest.mark.parametrize("name", MAPS)
def test_a_map_from_a_vocabulary_has_all_its_words(name: str) -> None:
    kind, words = MAPS[name]
    if name not in PARTIAL:
        missing = sorted(set(kind) - set(words))
        assert not missing, f"{name} says nothing of {', '.join(missing)} ({kind.__name__})"


def test_what_is_partial_on_purpose_is_still_there() -> None:
    assert sorted(PARTIAL.keys() - MAPS.keys()) == []


def test_every_catalogue_says_what_its_records_are_called() -> None:
    assert list(KINDS) == [each.name for each in attrs.fields(pakafg.Corpus)]
    # An answer is a part of a demand, a sentence no record at all.
    parts = {pakafg.RecordKind.RESPONSE, pakafg.RecordKind.SENTENCE}
    assert {*KINDS.values()} == {*pakafg.RecordKind} - parts


TREES = {
    path.relative_to(HOUSE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(HOUSE.rglob("*.py"))
}


def words_of(kinds: Iterable[type[Enum]]) -> set[str]:
    return {str(word) for kind in kinds for word in kind}


def names_in_code() -> set[str]:
    """What code calls attributes, arguments and columns: such a word may stand there as text."""
    nodes = [node for tree in TREES.values() for node in ast.walk(tree)]
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    arguments = {node.arg for node in nodes if isinstance(node, (ast.arg, ast.keyword))}
    columns = {column.name for table in SCHEMAS.values() for column in table.columns}
    return {*attributes, *(name for name in arguments if name), *columns, *SCHEMAS}


def texts(tree: ast.AST) -> Iterator[ast.Constant]:
    """The texts of a module, but for the names that it lists as public, and for nouns to count."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Assign) and "__all__" in map(ast.unparse, node.targets):
            continue
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "counted":
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node
        yield from texts(node)


# Words that can only be members of these vocabularies, so that none is flagged by mistake.
TAKEN = words_of(getattr(vocabularies, name) for name in vocabularies.__all__)
GIVEN_OUT = (
    words_of((Verdict, Grade, BestRule, EventStatus, ConflictKind, Tightness))
    - TAKEN
    - names_in_code()
)


@pytest.mark.parametrize("here", [each for each in TREES if not each.startswith("values/")])
def test_a_word_that_is_given_out_is_written_as_a_member(here: str) -> None:
    found = [
        f"{here}:{text.lineno}: {text.value!r}"
        for text in texts(TREES[here])
        if text.value in GIVEN_OUT
    ]
    assert not found, "write the member of the vocabulary: " + ", ".join(found)


def test_most_words_that_are_given_out_are_looked_for() -> None:
    assert {"contradiction", "party_contested", "zone_or_midnight", "lowest"} <= GIVEN_OUT
