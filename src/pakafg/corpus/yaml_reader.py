"""YAML as plain data, with the line of everything, and nothing that runs or swells.

Anchors, aliases, tags and directives are refused; so is a key given twice. Only plain
scalars are read as null, booleans or numbers: dates stay text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml
from attrs import define
from yaml.reader import Reader, ReaderError

from pakafg.errors import Problem
from pakafg.short_repr import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]  # of characters of the file

__all__ = ["Tally", "YamlList", "YamlMapping", "line_of", "read_yaml"]

_DEPTH: Final = 20
_NODES: Final = 1_000_000
_ALL_NODES: Final = 20_000_000  # in as many bytes as a corpus may have, records hold fewer
_LOADER: Final = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_PLAIN: Final = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INT: Final = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
# YAML 1.1 takes these for line breaks, YAML 1.2 and editors do not.
_BREAKS: Final = re.compile("[\x85\u2028\u2029]")
# Of very many directives, a parser compares each with all before it.
_DIRECTIVE: Final = re.compile("(?:\\A|[\r\n])\ufeff*%")
_BLOCKS: Final = ("|", ">")
_QUOTE: Final = "put it in quotes"
_NUMBERED: Final = re.compile("#[0-9]")
_CUT: Final = re.compile(r"[ \t]+#[0-9]\S*")  # a comment begins with a word, hardly with a number
_ADVICE: Final = (
    ("mapping values are not allowed", "a colon before a space ends a key: put the text in quotes"),
    ("cannot start any token", "put the text in quotes, and indent with spaces, not with tabs"),
    ("expected ',' or", "close the bracket, or put the texts within it in quotes"),
)
_SIGNS: Final = frozenset("+-0123456789")
_FLOAT: Final = re.compile(r"[-+]?[0-9]{1,17}\.[0-9]{1,30}(e[-+][0-9]{1,3})?")


class YamlMapping(dict[str, Any]):
    """A mapping of a YAML file that knows its own line and those of its keys."""

    __slots__ = ("is_flow", "line", "lines")

    def __init__(self, line: int, *, is_flow: bool = False) -> None:
        self.line: int = line
        self.is_flow: bool = is_flow  # written between { and }, where a comma ends a text
        self.lines: dict[str, int] = {}


class YamlList(list[Any]):
    """A sequence of a YAML file that knows its own line and those of its items."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        self.line: int = line
        self.lines: list[int] = []


@define
class Tally:
    """How many values the files of one corpus hold, as far as they have been read."""

    values: int = 0


class _RefusedError(Exception):
    """A file that cannot be read on; the arguments are the line and the reason."""


def read_yaml(name: str, data: bytes, tally: Tally | None = None) -> tuple[Any, list[Problem]]:
    """Read the one YAML document of a file.

    Args:
        name: The file's name, for problems.
        data: Its bytes, UTF-8, with or without a byte-order mark.
        tally: Counts the values of all files of a corpus; None where this is the only one.

    Returns:
        The data (`YamlMapping`, `YamlList` and scalars; None where unreadable or empty), and every
        problem found.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"not UTF-8 at byte {error.start}: save it as UTF-8"
        return None, [Problem(name, data.count(b"\n", 0, error.start) + 1, None, reason)]
    if line_break := _BREAKS.search(text):
        return None, [_unescaped(name, text, line_break)]
    if directive := _DIRECTIVE.search(text):
        line = text.count("\n", 0, directive.end()) + 1
        reason = "the line begins with %, a directive of YAML: leave it out, or indent the text"
        return None, [Problem(name, line, None, reason)]
    problems: list[Problem] = []
    try:
        return _build(text, name, problems, tally or Tally()), problems
    except _RefusedError as refused:
        problems.append(Problem(name, refused.args[0], None, refused.args[1]))
    except ReaderError:
        problems.append(_unescaped(name, text, Reader.NON_PRINTABLE.search(text)))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        wrong = error.problem or error.context
        usual = "look at the quotes and the indentation up to here"
        advice = next((told for words, told in _ADVICE if words in str(wrong)), usual)
        reason = f"not YAML: {wrong}; {advice}"
        problems.append(Problem(name, mark.line + 1 if mark else None, None, reason))
    return None, problems


def _unescaped(name: str, text: str, at: re.Match[str] | None) -> Problem:
    """Say that a character must be written as an escape."""
    line = text.count("\n", 0, at.start() if at else 0) + 1
    what = f"the character {at[0]!r}" if at else "a control character"
    advice = r'write it as an escape between double quotes, such as "\x07"'
    return Problem(name, line, None, f"{what} stands as such: {advice}")


class _Level:
    """A mapping or a list that is being read, and what its next value belongs to."""

    key: Any = None  # the event of the key that waits for its value
    last = ""  # the key before it
    plain: Span | None = None  # between brackets, where the last value stands, if it is plain
    comma: Problem | None = None  # that the last value has

    def __init__(self, holder: YamlMapping | YamlList, *, is_flow: bool) -> None:
        self.holder = holder
        self.is_flow = is_flow  # between brackets, where a comma ends a text


def _build(text: str, name: str, problems: list[Problem], tally: Tally) -> Any:  # noqa: C901, PLR0912, PLR0915  (one loop)
    """Fold the events of the parser into data: one loop, so that no depth ends the stack."""
    root: Any = None
    stack: list[_Level] = []
    top: _Level | None = None  # of the stack
    is_flow = False  # whether that is written between brackets
    documents = nodes = 0
    may_be_cut = _NUMBERED.search(text) is not None
    scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
    mapping_end, sequence_end = yaml.MappingEndEvent, yaml.SequenceEndEvent
    events: Iterable[Any] = yaml.parse(text, Loader=_LOADER)
    for event in events:
        kind = type(event)
        value: Any = None
        plain: Span | None = None
        if kind is scalar:
            value = event.value
            if event.implicit[0]:
                value = _scalar(value)
                if may_be_cut or is_flow:
                    plain = event.start_mark.index, event.end_mark.index
            elif event.style in _BLOCKS:
                value = value.rstrip("\n")  # the end of a line ends no text
        elif kind is sequence_end or kind is mapping_end:
            stack.pop()
            top = stack[-1] if stack else None
            is_flow = top is not None and top.is_flow
            continue
        elif kind is mapping:
            value = YamlMapping(event.start_mark.line + 1, is_flow=bool(event.flow_style))
        elif kind is sequence:
            value = YamlList(event.start_mark.line + 1)
        elif kind is not yaml.AliasEvent:
            documents += kind is yaml.DocumentStartEvent
            if documents > 1:
                line = event.start_mark.line + 1
                raise _RefusedError(line, "a second YAML document, expected one a file")
            continue
        line = event.start_mark.line + 1
        nodes += 1
        tally.values += 1
        if nodes > _NODES:
            raise _RefusedError(line, f"holds more than {_NODES:,} values: spread it over files")
        if tally.values > _ALL_NODES:
            reason = f"the corpus holds more than {_ALL_NODES:,} values: split it"
            raise _RefusedError(line, reason)
        if event.anchor is not None:
            reason = f"the anchor or alias {shown(event.anchor)}: write the value out"
            problems.append(Problem(name, line, _record(top), reason))
        if kind is not yaml.AliasEvent and event.tag is not None:
            reason = f"the tag {shown(event.tag)}: tags are not read, leave it out"
            problems.append(Problem(name, line, _record(top), reason))
        if may_be_cut and plain and (cut := _CUT.match(text, plain[1])):
            reason = f"# begins a comment, and cuts {shown(text[plain[0] : cut.end()])}: {_QUOTE}"
            problems.append(Problem(name, line, _record(top), reason))
        if top is None:
            root = value
        elif isinstance(holder := top.holder, YamlList):
            whole = _parted_item(text, top.plain, plain) if is_flow else None
            if whole is None:
                holder.append(value)
                holder.lines.append(line)
            else:
                holder[-1] = _rejoined(name, line, top, problems, text[slice(*whole)])
            top.plain = whole or plain
        elif (pending := top.key) is None:
            if kind is not scalar:
                raise _RefusedError(line, f"the key {value!r} is not text: {_QUOTE}")
            top.key = event
            continue
        else:
            key = pending.value
            whole = _parted_value(text, top.plain, pending, plain) if is_flow else None
            if whole is None:
                if key in holder or key in _PLAIN or key[0] in _SIGNS:
                    problems += _faults_of_key(name, top, holder)
                holder.lines.setdefault(key, pending.start_mark.line + 1)
                holder.setdefault(key, value)  # a key given twice keeps its first value
                top.last = key
            else:
                holder[top.last] = _rejoined(name, line, top, problems, text[slice(*whole)])
            top.plain, top.key = whole or plain, None
        if kind is mapping or kind is sequence:
            if len(stack) == _DEPTH:
                raise _RefusedError(line, f"nested more than {_DEPTH} levels deep")
            is_flow = bool(event.flow_style)
            top = _Level(value, is_flow=is_flow)
            stack.append(top)
    return root


def _parted_value(text: str, before: Span | None, key: Any, plain: Span | None) -> Span | None:
    """Find where a value stands that a comma parts: `{count: over 138,000}` has a key `000`.

    Args:
        text: The file.
        before: Where the value before it stands, if it is plain.
        key: The event of the key that follows that value.
        plain: Where the key's own value stands, if it is plain: nowhere, if there is none.
    """
    if before is None or before[0] == before[1] or not key.implicit[0]:
        return None
    first, last = key.start_mark.index, key.end_mark.index
    if plain != (last, last):  # it has a value of its own, or a colon that says it has none
        return None
    return (before[0], last) if text[before[1] : first].strip() == "," else None


def _parted_item(text: str, before: Span | None, plain: Span | None) -> Span | None:
    """Find where an item stands whose number a comma parts: `[over 138,000 fled]` has two."""
    if before is None or plain is None or text[before[1] : plain[0]] != ",":
        return None
    first, last = text[slice(*before)], text[slice(*plain)]
    parts_number = first[-1:].isdigit() and last[:1].isdigit()
    # Numbers without words may be several.
    return (before[0], plain[1]) if parts_number and " " in first + last else None


def _rejoined(name: str, line: int, level: _Level, problems: list[Problem], parted: str) -> str:
    """Join a text that commas part, and report it once."""
    whole = " ".join(parted.split())
    reason = f"the comma in {shown(whole)} ends a text between brackets: {_QUOTE}"
    if problems and problems[-1] is level.comma:  # of the same text, as far as it was read
        problems.pop()
    level.comma = Problem(name, line, _record(level), reason)
    problems.append(level.comma)
    return whole


def _faults_of_key(name: str, level: _Level, holder: YamlMapping) -> Iterator[Problem]:
    """Find what is wrong with the key that has just got its value."""
    key, line = level.key.value, level.key.start_mark.line + 1
    if level.key.implicit[0] and not isinstance(value := _scalar(key), str):
        yield Problem(name, line, _record(level), f"the key {value!r} is not text: {_QUOTE}")
    if key in holder:
        first = holder.lines[key]
        reason = f"the key {shown(key)} stands twice in one mapping, first on line {first}"
        yield Problem(name, line, _record(level), reason)


def _scalar(text: str) -> str | int | float | bool | None:
    """Read a plain scalar as null, a boolean, a number or text."""
    if text in _PLAIN:
        return _PLAIN[text]
    if text[0] in _SIGNS:
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
    return text


def _record(level: _Level | None) -> str | None:
    """Find the id of the record that is being read, where it has one already."""
    name = level.holder.get("id") if level and isinstance(level.holder, YamlMapping) else None
    return name if isinstance(name, str) else None


def line_of(entry: YamlMapping, path: Sequence[str | int]) -> int:
    """Find the line of what a path leads to, or of the nearest thing around it that has one."""
    line = entry.line
    here: Any = entry
    for step in path:
        if isinstance(here, YamlMapping) and isinstance(step, str) and step in here.lines:
            line, here = here.lines[step], here.get(step)
        elif isinstance(here, YamlList) and isinstance(step, int) and step < len(here):
            line, here = here.lines[step], here[step]
        else:
            break
    return line
