"""Write the tables that pages hold between markers, from the code and the seed corpus.

`python docs/write_tables.py` writes those that are out of date, `--check` only names them. A
table stands in the file, so that the page reads whole without a build:

    <!-- table: CasualtyClaim -->
    …
    <!-- end -->

The marker names a class of records (its fields), a vocabulary (its words), or one of `OTHERS`.
"""

from __future__ import annotations

import inspect
import io
import re
import sys
import types
import typing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs
import polars as pl

import pakafg
from pakafg.__main__ import main
from pakafg.corpus.format import SHARED
from pakafg.corpus.schema import json_schema
from pakafg.frames import SCHEMAS
from pakafg.records.codebook import NO_PARTIES
from pakafg.records.parts import parts
from pakafg.text.figure_words import figure
from pakafg.values.number_rules import BOUNDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["OTHERS", "PAGES", "outdated", "rewritten"]

HERE: Final = Path(__file__).parent
PAGES: Final = (
    "../README.md",
    "index.md",
    "codebook.md",
    "reference/files.md",
    "reference/tables.md",
)

_MARKED: Final = re.compile(r"(<!-- table: (.+?) -->\n).*?(<!-- end -->)", re.DOTALL)
_WIDEST: Final = 40  # characters of an example

NUMBER_WORDS: Final = {
    "23": "as stated",
    "at least 10": "GTD 2017, p. 48: “at least 11” is 11",
    "over 440": "arithmetic: nobody said 441",
    "as few as 20": "ours: the lowest figure that is said",
    "nearly 50": "arithmetic, ours",
    "fewer than 50": "arithmetic, ours",
    "up to 30": "ours",
    "35 to 40": "UCDP's low",
    "at least 20 but fewer than 30": "both bounds; a range puts no figure forward",
    "about 20": "marked approximate; no ± is invented",
    "several": "ACLED; so also “few”, “many”, “a handful”, “multiple”, “numerous”, “a number of”",
    "several hundred thousand": "two of them at the least",
    "a couple": "ours; marked approximate",
    "tens": "ACLED",
    "dozens": "ACLED",
    "hundreds": "ACLED",
    "thousands": "ACLED, by extension",
    "scores": "ours",
    "some": "ours",
    "no one": "as stated; so also “nobody”, “none”, “not a single”",
    "not specified": "missing is never zero; so also “not reported”, “unclear”, “an unknown number "
    "of”, “N/A”",
}
"""Words for numbers, and the basis of the rule by which each is read."""

_TYPES: Final = {
    "str": "text",
    "int": "whole number",
    "float": "number",
    "bool": "true or false",
    "When": "date (EDTF)",
    "Gap": "time (ISO 8601)",
    "Count": "number words",
    "Amount": "number words",
    "Citation": "quotation",
}


def _table(*rows: tuple[str, ...]) -> Iterator[str]:
    """Write a Markdown table: its heading, then its rows."""
    heading, *rest = rows
    for cells in (heading, ("---",) * len(heading), *rest):
        escaped = (cell.replace("|", "\\|").replace("\n", " ") for cell in cells)
        yield f"| {' | '.join(escaped)} |"


def _fields(kind: type) -> Iterator[str]:
    """Describe a class of records and its fields, with examples from the seed corpus."""
    hints, meanings = typing.get_type_hints(kind), _meanings(kind)
    sentence, *_ = (inspect.getdoc(kind) or "").split("\n\n")
    yield from (f"`{kind.__name__}`: {' '.join(sentence.split())}", "")
    rows = (
        (
            f"`{'quotes' if each.name == 'citations' else each.name}`",
            _type_in_words(hints[each.name]),
            meanings.get(each.name, ""),
            _example(kind, each.name),
        )
        for each in sorted(attrs.fields(kind), key=lambda each: each.name == "note")
        if each.init
    )
    yield from _table(("field", "holds", "meaning", "example"), *rows)


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
    if issubclass(hint, (pakafg.Vocabulary, pakafg.OpenVocabulary)):
        return f"word: [{hint.__name__}](#{hint.__name__.lower()})"
    return _TYPES.get(hint.__name__, f"`{hint.__name__}`")


def _example(kind: type, name: str) -> str:
    """Find the first value in the seed corpus that is not left out."""
    for record in _every_part():
        if type(record) is kind and (value := getattr(record, name)) not in (None, ()):
            first = value[0] if isinstance(value, tuple) else value
            text = str(first.quote if isinstance(first, pakafg.Citation) else first)
            if attrs.has(type(first)) and text.startswith(f"{type(first).__name__}("):
                return "a table of its own"
            text = text.lower() if isinstance(first, bool) else " ".join(text.split())
            return f"`{text if len(text) <= _WIDEST else f'{text[: _WIDEST - 1]}…'}`"
    return ""


@cache
def _every_part() -> tuple[Any, ...]:
    """List every record of the seed corpus, and every part of one."""
    corpus = pakafg.load_corpus()
    records = (each for held in corpus.catalogues.values() for each in held.values())
    return tuple(part for record in (corpus.codebook, *records) for part in parts(record))


def _words(vocabulary: Any) -> Iterator[str]:
    """List the words of a vocabulary, each with its meaning."""
    yield from _table(("word", "meaning"), *((f"`{word}`", word.meaning) for word in vocabulary))


def _number_words() -> Iterator[str]:
    """List number words, the bounds that they set, and the basis of the rule."""
    rows = ((f"“{each}”", *_bounds(each), basis) for each, basis in NUMBER_WORDS.items())
    yield from _table(("words", "low", "high", "best", "coded", "basis"), *rows)


def _bounds(words: str) -> Iterator[str]:
    """Read number words by ACLED's convention, and by the literal one where that differs."""
    acled = pakafg.Count.parse(words, convention="acled")
    literal = pakafg.Count.parse(words, convention="literal")
    for name in ("low", "high", "best", "coded"):
        first, second = (figure(getattr(count, name)) for count in (acled, literal))
        yield first if first == second else f"{first} (literal: {second})"


def _number_wordings() -> Iterator[str]:
    """List the wordings that stand before or after a number, and what each makes of it."""
    rows = ((_quoted(row.before), _quoted(row.after), row.frame.value) for row in BOUNDS)
    yield from _table(("before the number", "after it", "what is bounded"), *rows)


def _quoted(wordings: str) -> str:
    """List wordings that are parted by "|"."""
    return ", ".join(f"“{words}”" for words in wordings.split("|") if words)


def _shared_files() -> Iterator[str]:
    """List the keys of each file that documents share."""
    files = ((f"`{name}.yaml`", json_schema(name)["items"]) for name in SHARED)
    yield from _table(("file", "keys, those in bold required"), *_keys(files))


def _sections() -> Iterator[str]:
    """List the keys of each section of the file beside a document."""
    schemas = json_schema("document")["properties"].items()
    sections = ((f"`{name}`", each.get("items", each)) for name, each in schemas)
    yield from _table(("section", "keys, those in bold required"), *_keys(sections))


def _keys(schemas: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[tuple[str, str]]:
    """List the keys of each schema, those in bold that are required."""
    for name, schema in schemas:
        keys = (f"**{k}**" if k in schema["required"] else k for k in schema["properties"])
        yield name, ", ".join(keys)


def _schema_of_events() -> Iterator[str]:
    """Show how the JSON Schema of events begins."""
    out = io.StringIO()
    main(["schema", "events"], out)
    yield from ("```console", "$ pakafg schema events", *out.getvalue().splitlines()[:16])
    yield from ("…", "```")


def _no_parties() -> Iterator[str]:
    """Say what a corpus without parties cannot answer."""
    yield f"> {NO_PARTIES}"


def _all_frames() -> Iterator[str]:
    """Describe every table of `pakafg.frames.SCHEMAS`: what a row is, and its columns."""
    between: tuple[str, ...] = ()
    for table in SCHEMAS.values():
        yield from (*between, f"## {table.name}", "", f"One row: {table.row}.", "")
        columns = ((f"`{c.name}`", f"`{_dtype(c.dtype)}`", c.meaning) for c in table.columns)
        yield from _table(("column", "type", "meaning"), *columns)
        between = ("",)


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


def _brief() -> Iterator[str]:
    """Show what `pakafg` prints of the seeds."""
    yield ""
    yield "```text"
    yield from pakafg.brief(pakafg.load_corpus()).lines()
    yield "```"
    yield ""


OTHERS: Final[Mapping[str, Callable[[], Iterator[str]]]] = {
    "number words": _number_words,
    "number wordings": _number_wordings,
    "shared files": _shared_files,
    "sections of a document": _sections,
    "schema of events": _schema_of_events,
    "no parties": _no_parties,
    "the brief": _brief,
    "all frames": _all_frames,
}
"""What a marker can name beside records and vocabularies."""


def rewritten(page: str) -> str:
    """Write every table of a page anew.

    Args:
        page: The text of the page.

    Returns:
        The text with the tables as they should be.
    """
    return _MARKED.sub(lambda marked: f"{marked[1]}\n{_written(marked[2])}\n\n{marked[3]}", page)


def _written(name: str) -> str:
    if name in OTHERS:
        return "\n".join(OTHERS[name]())
    kind = getattr(pakafg, name)
    return "\n".join(_fields(kind) if attrs.has(kind) else _words(kind))


def outdated() -> Iterator[Path]:
    """Find the pages whose tables are not as they should be."""
    for name in PAGES:
        text = (HERE / name).read_text(encoding="utf-8")
        if rewritten(text) != text:
            yield HERE / name


if __name__ == "__main__":
    stale = [*outdated()]
    if "--check" in sys.argv[1:]:
        sys.exit("".join(f"{page}: run python docs/write_tables.py\n" for page in stale) or None)
    for page in stale:
        text = rewritten(page.read_text(encoding="utf-8"))
        page.write_text(text, encoding="utf-8", newline="\n")
