"""Directives that make tables from the code and the corpus, so that no page can fall behind.

`record-table` describes the fields of a record class, with an example from the seed corpus;
`tables` the columns of every table, `layout` the keys of every file of a corpus,
`number-words` what number words bound, `number-frames` the wordings that make a bound.
"""

from __future__ import annotations

import inspect
import re
import types
import typing
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs
import polars as pl
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

import pakafg
from pakafg.corpus.format import SHARED
from pakafg.corpus.schema import json_schema
from pakafg.frames import SCHEMAS
from pakafg.records.parts import parts
from pakafg.text.figure_words import figure
from pakafg.values.number_rules import BOUNDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx


class _GeneratedMarkdown(SphinxDirective):
    """A piece of Markdown that is written as the site is built."""

    def lines(self) -> Iterator[str]:
        """Write the Markdown, line by line."""
        raise NotImplementedError

    def run(self) -> list[nodes.Node]:
        """Parse the Markdown in the place of the directive."""
        holder = nodes.section()
        self.state.nested_parse(
            StringList([*self.lines()], source="tables"),
            self.content_offset,
            holder,
            match_titles=True,
        )
        return holder.children


def _table(*rows: tuple[str, ...]) -> Iterator[str]:
    """Write a Markdown table: its heading, then its rows."""
    heading, *rest = rows
    yield from map(_table_line, (heading, ("---",) * len(heading), *rest))
    yield ""


def _table_line(cells: tuple[str, ...]) -> str:
    """Write one row, its cells escaped."""
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


class RecordTable(_GeneratedMarkdown):
    """The fields of a record class: type, allowed values, meaning, example."""

    required_arguments = 1

    def lines(self) -> Iterator[str]:
        """Write every field, with an example from the seed corpus."""
        yield from _table(*self._field_rows(getattr(pakafg, self.arguments[0])))

    def _field_rows(self, kind: type) -> Iterator[tuple[str, ...]]:
        hints = typing.get_type_hints(kind)
        meanings = _meanings(kind)
        yield "field", "type", "meaning", "example"
        for each in attrs.fields(kind):
            if each.init:
                yield (
                    f"`{'quotes' if each.name == 'citations' else each.name}`",
                    _type_in_words(hints[each.name]),
                    meanings.get(each.name, ""),
                    _example(kind, each.name),
                )


class Tables(_GeneratedMarkdown):
    """Every table of `pakafg.frames.SCHEMAS`: what a row is, and its columns."""

    def lines(self) -> Iterator[str]:
        """Write a heading a table, and a line a column."""
        for table in SCHEMAS.values():
            yield from (f"## {table.name}", "", f"One row: {table.row}.", "")
            yield from _table(
                ("column", "type", "meaning"),
                *((f"`{c.name}`", f"`{_dtype(c.dtype)}`", c.meaning) for c in table.columns),
            )


def _dtype(dtype: pl.DataType) -> str:
    """Name a polars type as one says it: the unit of all times is the microsecond."""
    if isinstance(dtype, pl.List):
        inner = dtype.inner
        return f"List({_dtype(inner() if isinstance(inner, type) else inner)})"
    if isinstance(dtype, pl.Struct):
        return f"Struct({', '.join(field.name for field in dtype.fields)})"
    if isinstance(dtype, pl.Datetime):
        return f"Datetime, {dtype.time_zone}"
    return type(dtype).__name__


class Layout(_GeneratedMarkdown):
    """The files of a corpus, and the keys that an entry of each can have."""

    def lines(self) -> Iterator[str]:
        """Describe the shared files, then the sections of the file beside a document."""
        yield from ("## Shared files", "", "Each is a list of records.", "")
        shared = ((f"`{name}.yaml`", json_schema(name)["items"]) for name in SHARED)
        yield from _table(("file", "keys, those in bold required"), *_keys(shared))
        yield from ("## The file beside a document", "")
        yield "`document` is one entry, every other section a list of them."
        yield ""
        sections = json_schema("document")["properties"].items()
        entries = ((f"`{name}`", each.get("items", each)) for name, each in sections)
        yield from _table(("section", "keys, those in bold required"), *_keys(entries))


def _keys(schemas: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[tuple[str, str]]:
    """List the keys of each schema, those in bold that are required."""
    for name, schema in schemas:
        keys = (f"**{k}**" if k in schema["required"] else k for k in schema["properties"])
        yield name, ", ".join(keys)


class NumberWords(_GeneratedMarkdown):
    """Number words, a line each with the basis of their rule, and the bounds that they set."""

    has_content = True

    def lines(self) -> Iterator[str]:
        """Write the words, how each convention reads them, and why."""
        rows = (tuple(cell.strip() for cell in line.split("|")) for line in self.content if line)
        yield from _table(
            ("words", "low", "high", "best", "coded", "basis"),
            *((f"“{words}”", *_bounds_of_words(words), basis) for words, basis in rows),
        )


def _bounds_of_words(words: str) -> Iterator[str]:
    """Read the figures by ACLED's convention, and by the literal one where that differs."""
    acled, literal = (
        pakafg.Count.parse(words, convention=convention) for convention in ("acled", "literal")
    )
    for name in ("low", "high", "best", "coded"):
        first, second = (figure(getattr(count, name)) for count in (acled, literal))
        yield first if first == second else f"{first} (literal: {second})"


class NumberFrames(_GeneratedMarkdown):
    """The wordings that stand before or after a number, by what they make of it."""

    def lines(self) -> Iterator[str]:
        """Write a line for each frame, from the table of the rules."""
        rows = ((_quoted(row.before), _quoted(row.after), row.frame.value) for row in BOUNDS)
        yield from _table(("before the number", "after it", "what is bounded"), *rows)


def _quoted(wordings: str) -> str:
    """List wordings that are parted by "|"."""
    return ", ".join(f"“{words}”" for words in wordings.split("|") if words)


def _meanings(kind: type) -> dict[str, str]:
    """Read what the docstrings of a class and of its bases say of its attributes."""
    meanings: dict[str, str] = {}
    for each in reversed(kind.__mro__):
        doc = inspect.getdoc(each) or ""
        section = re.search(r"^Attributes:\n((?:    .*\n?|\n)*)", doc, re.MULTILINE)
        entries = section[1] if section else ""
        for entry in re.finditer(r"^    (\w+): (.*(?:\n        .*)*)", entries, re.MULTILINE):
            meanings[entry[1]] = " ".join(entry[2].split())
    return meanings


def _type_in_words(hint: Any) -> str:
    """Say what a field of a type holds."""
    if isinstance(hint, types.UnionType):
        inner = next(each for each in hint.__args__ if each is not types.NoneType)
        return f"{_type_in_words(inner)}, or none"
    if getattr(hint, "__origin__", None) is tuple:
        return f"list of {_type_in_words(hint.__args__[0])}"
    if issubclass(hint, pakafg.Vocabulary):
        return f"{{py:obj}}`{hint.__name__} <pakafg.{hint.__name__}>`"
    return {"str": "text", "int": "whole number", "float": "number", "bool": "yes or no"}.get(
        hint.__name__, f"`{hint.__name__}`"
    )


def _example(kind: type, name: str) -> str:
    """Find the first value in the seed corpus that is not left out."""
    for record in _every_part(_corpus()):
        if type(record) is kind and (value := getattr(record, name)) not in (None, ()):
            first = value[0] if isinstance(value, tuple) else value
            text = str(first.quote if isinstance(first, pakafg.Citation) else first)
            if attrs.has(type(first)) and text.startswith(type(first).__name__ + "("):
                return "see below"
            return f"`{text if len(text) <= 40 else text[:39] + '…'}`"  # noqa: PLR2004 - a cell's width
    return ""


def _every_part(corpus: pakafg.Corpus) -> Iterator[Any]:
    """List every record, and every part of one."""
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
    app.add_directive("layout", Layout)
    app.add_directive("number-words", NumberWords)
    app.add_directive("number-frames", NumberFrames)
    return {"parallel_read_safe": True}
