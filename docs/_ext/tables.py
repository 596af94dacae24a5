"""Directives that make tables from the code and the corpus, so that no page can fall behind.

`record-table` describes the fields of a record class, with an example from the seed corpus;
`tables` the columns of every table.
"""

from __future__ import annotations

import inspect
import re
import types
import typing
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

import pakafg
from pakafg.frames import SCHEMAS
from pakafg.records.parts import parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


class _Table(SphinxDirective):
    """A Markdown table of one thing, named by the argument."""

    required_arguments = 1

    def rows(self, name: str) -> Iterator[tuple[str, ...]]:
        """The heading, then the rows."""
        raise NotImplementedError

    def run(self) -> list[nodes.Node]:
        """Make the table."""
        heading, *rows = self.rows(self.arguments[0])
        lines = [_line(heading), _line(("---",) * len(heading)), *map(_line, rows)]
        holder = nodes.container()
        self.state.nested_parse(StringList(lines, source="tables"), self.content_offset, holder)
        return holder.children


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


class RecordTable(_Table):
    """The fields of a record class: type, allowed values, meaning, example."""

    def rows(self, name: str) -> Iterator[tuple[str, ...]]:
        """Every field, and an example from the seed corpus."""
        kind = getattr(pakafg, name)
        hints = typing.get_type_hints(kind)
        meanings = _meanings(kind)
        yield "field", "type", "meaning", "example"
        for each in attrs.fields(kind):
            if each.init:
                yield (
                    f"`{'quotes' if each.name == 'citations' else each.name}`",
                    _type(hints[each.name]),
                    meanings.get(each.name, ""),
                    _example(kind, each.name),
                )


class Tables(SphinxDirective):
    """Every table of `pakafg.frames.SCHEMAS`: what a row is, and its columns."""

    def run(self) -> list[nodes.Node]:
        """Make the tables."""
        lines = [line for name in SCHEMAS for line in self._lines(name)]
        holder = nodes.section()
        self.state.nested_parse(
            StringList(lines, source="tables"), self.content_offset, holder, match_titles=True
        )
        return holder.children

    def _lines(self, name: str) -> Iterator[str]:
        table = SCHEMAS[name]
        yield f"**{name}**: {table.row}."
        yield ""
        yield "| column | type | meaning |"
        yield "| --- | --- | --- |"
        for column in table.columns:
            yield _line((f"`{column.name}`", f"`{column.dtype}`", column.meaning))
        yield ""


def _meanings(kind: type) -> dict[str, str]:
    """What the docstrings of a class and of its bases say of its attributes."""
    found: dict[str, str] = {}
    for each in reversed(kind.__mro__):
        doc = inspect.getdoc(each) or ""
        section = re.search(r"^Attributes:\n((?:    .*\n?|\n)*)", doc, re.MULTILINE)
        entries = section[1] if section else ""
        for entry in re.finditer(r"^    (\w+): (.*(?:\n        .*)*)", entries, re.MULTILINE):
            found[entry[1]] = " ".join(entry[2].split())
    return found


def _type(hint: Any) -> str:
    if isinstance(hint, types.UnionType):
        inner = next(each for each in hint.__args__ if each is not types.NoneType)
        return f"{_type(inner)}, or none"
    if getattr(hint, "__origin__", None) is tuple:
        return f"list of {_type(hint.__args__[0])}"
    if issubclass(hint, StrEnum):
        return ", ".join(f"`{word}`" for word in hint)
    return {"str": "text", "int": "whole number", "float": "number", "bool": "yes or no"}.get(
        hint.__name__, f"`{hint.__name__}`"
    )


def _example(kind: type, name: str) -> str:
    """The first value in the seed corpus that is not left out."""
    for record in _every(_corpus()):
        if type(record) is kind and (value := getattr(record, name)) not in (None, ()):
            first = value[0] if isinstance(value, tuple) else value
            text = str(first.quote if isinstance(first, pakafg.Citation) else first)
            if attrs.has(type(first)) and text.startswith(type(first).__name__ + "("):
                return "see below"
            return f"`{text if len(text) <= 60 else text[:59] + '…'}`"  # noqa: PLR2004 - a cell's width
    return ""


def _every(corpus: pakafg.Corpus) -> Iterator[Any]:
    """Every record, and every part of one."""
    for each in attrs.fields(type(corpus)):
        for record in getattr(corpus, each.name).values():
            yield from parts(record)


@cache
def _corpus() -> pakafg.Corpus:
    return pakafg.load_corpus()


def setup(app: Sphinx) -> dict[str, bool]:
    """Name the directives."""
    app.add_directive("record-table", RecordTable)
    app.add_directive("tables", Tables)
    return {"parallel_read_safe": True}
