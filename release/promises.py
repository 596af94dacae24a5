"""What one version promises to those who pin it, as JSON: `python release/promises.py CORPUS`.

What it gives is a list of lines, none of which may vanish; so is what it answers of a corpus,
which for both versions is that of the version before, or why it cannot. What it needs is listed
by what needs it, and may not grow.
"""

from __future__ import annotations

import argparse
import inspect
import io
import json
import re
import sys
from contextlib import suppress
from enum import Enum
from types import ModuleType
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import attrs
import polars as pl

import pakafg
from pakafg.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Needs = dict[str, list[str]]

FILES = (
    *("document", "actors", "places", "rounds", "ceasefires", "incidents", "events", "demands"),
    "links",
)
# The columns whose words are public.
WORDS = {
    *("kind", "verdict", "grade", "status", "best_rule", "stands_for", "tightness"),
    *("step", "role"),
}

# The frames of functions that ask for more than a corpus.
FRAMES: dict[str, Callable[[pakafg.Corpus], pl.DataFrame]] = {
    "Corpus.search": lambda corpus: corpus.search("talks"),
    "casualties.conflicts": lambda corpus: pakafg.casualties.conflicts(
        corpus.frame("casualties"), corpus.frame("incidents")
    ),
    "casualties.reconcile": lambda corpus: pakafg.casualties.reconcile(
        corpus.frame("casualties"), corpus.frame("incidents")
    ),
    "casualties.totals with detail": lambda corpus: pakafg.casualties.totals(corpus, detail=True),
    "demands.history": lambda corpus: pakafg.demands.history(corpus, next(iter(corpus.demands))),
}


def public(module: ModuleType, path: str = "") -> Iterator[tuple[str, Any]]:
    """Everything public that is no module, by the path that a user writes."""
    for name in module.__all__:
        found = getattr(module, name)
        if isinstance(found, ModuleType):
            yield from public(found, f"{path}{name}.")
        else:
            yield path + name, found


def told_attributes(kind: type[Exception]) -> list[str]:
    """The attributes of an error that its docstring tells."""
    _, _, told = (inspect.getdoc(kind) or "").partition("Attributes:\n")
    return re.findall(r"^ {4}(\w+): ", told.partition("\n\n")[0], re.MULTILINE)


def classes(needs: Needs) -> Iterator[str]:
    """The words of the vocabularies, the classes of errors, the fields of the records."""
    for name, kind in public(pakafg):
        if not isinstance(kind, type):
            continue
        if issubclass(kind, (Enum, pakafg.OpenVocabulary)):
            yield from (f"{name}.{word.name} = {word.value}" for word in kind)
        elif issubclass(kind, Exception):
            yield from (f"{name} is a {base.__name__}" for base in kind.__mro__)
            yield from (f"{name}.{each}" for each in told_attributes(kind))
        elif attrs.has(kind) and not any(each.name[0] == "_" for each in attrs.fields(kind)):
            needs[name] = []
            for each in inspect.signature(kind).parameters.values():
                yield f"{name}({each.name}=…)"
                if each.default is each.empty:
                    needs[name].append(each.name)
                else:
                    yield f"{name}({each.name}={each.default!r}) where it is left out"


def tables() -> Iterator[str]:
    """The columns of every table."""
    for name, table in pakafg.frames.SCHEMAS.items():
        yield from (f"table {name}: {each.name} ({each.dtype})" for each in table.columns)


def printed(*arguments: str) -> str:
    """What the command line prints."""
    out = io.StringIO()
    main(arguments, out)
    return out.getvalue()


def frames(corpus: pakafg.Corpus) -> Iterator[tuple[str, pl.DataFrame]]:
    """Every frame that a function returns, or an object holds."""
    asked = dict(FRAMES)
    for name, found in public(pakafg):
        if inspect.isfunction(found):
            about = inspect.signature(found)
            needed = [each.name for each in about.parameters.values() if each.default is each.empty]
            if needed == ["corpus"] and about.return_annotation == "pl.DataFrame":
                asked[name] = found
    for name, ask in asked.items():
        with suppress(AttributeError, TypeError):  # this version has no such function
            yield name, ask(corpus)
    for made in (pakafg.timeline.reconcile(corpus), pakafg.timeline.ordinals(corpus)):
        for name in dir(made):
            if name[0] != "_" and isinstance(frame := getattr(made, name), pl.DataFrame):
                yield f"{type(made).__name__}.{name}", frame


def answers(folder: str) -> Iterator[str]:
    """The columns and words of all these frames, and the keys of what is printed."""
    for name, frame in frames(pakafg.load_corpus(folder)):
        yield from (f"{name}: {column} ({dtype})" for column, dtype in frame.schema.items())
        for column in WORDS.intersection(frame.columns):
            yield from (f"{name}: {column} = {word}" for word in frame[column].unique().to_list())
    for name, rows in json.loads(printed("report", folder, "--json")).items():
        yield from (f"--json: {name}.{key}" for key in rows[0])


def command_line(needs: Needs) -> Iterator[str]:
    """Every command and option."""
    parsers: list[argparse.ArgumentParser] = []

    def caught(parser: argparse.ArgumentParser, *_: object) -> None:
        parsers.append(parser)
        raise SystemExit

    try:
        with patch.object(argparse.ArgumentParser, "parse_args", caught):
            main([])
    except SystemExit:
        pass
    for parser in parsers:
        needs[parser.prog] = []
        for action in parser._actions:  # noqa: SLF001  (argparse has no other way to list them)
            yield from (f"{parser.prog} {option}" for option in action.option_strings)
            if isinstance(action.choices, dict):
                yield from (f"{parser.prog} {command}" for command in action.choices)
                parsers.extend(action.choices.values())
            elif not action.option_strings and action.nargs is None:
                needs[parser.prog].append(action.dest)


def keys(schema: Any, path: str, needs: Needs) -> Iterator[str]:
    """Every key that a JSON Schema knows, and those that it asks for."""
    if isinstance(schema, dict):
        needs[path] = schema.get("required", [])
        for key, inner in schema.get("properties", {}).items():
            yield f"{path}.{key}"
            yield from keys(inner, f"{path}.{key}", needs)
        yield from keys(schema.get("items"), path, needs)


def promises(folder: str) -> tuple[list[str], list[str] | str, Needs]:
    """All that a version gives, answers and needs."""
    needs: Needs = {}
    gives = [*classes(needs), *tables(), *command_line(needs)]
    for file in FILES:
        gives += keys(json.loads(printed("schema", file)), f"record file {file}", needs)
    try:
        return gives, [*answers(folder)], needs
    except (Exception, SystemExit) as error:  # noqa: BLE001  (whatever it is, it is told)
        return gives, f"{type(error).__name__}: {error}", needs


if __name__ == "__main__":
    (folder,) = sys.argv[1:]
    json.dump(promises(folder), sys.stdout)
