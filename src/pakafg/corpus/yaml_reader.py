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
    from collections.abc import Iterable, Sequence

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
_SIGNS: Final = frozenset("+-0123456789")
_FLOAT: Final = re.compile(r"[-+]?[0-9]{1,17}\.[0-9]{1,30}(e[-+][0-9]{1,3})?")


class YamlMapping(dict[str, Any]):
    """A mapping of a YAML file that knows its own line and those of its keys."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        self.line: int = line
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
        reason = f"not YAML: {wrong}; look at the quotes and the indentation up to here"
        problems.append(Problem(name, mark.line + 1 if mark else None, None, reason))
    return None, problems


def _unescaped(name: str, text: str, at: re.Match[str] | None) -> Problem:
    """Say that a character must be written as an escape."""
    line = text.count("\n", 0, at.start() if at else 0) + 1
    what = f"the character {at[0]!r}" if at else "a control character"
    advice = r'write it as an escape between double quotes, such as "\x07"'
    return Problem(name, line, None, f"{what} stands as such: {advice}")


def _build(text: str, name: str, problems: list[Problem], tally: Tally) -> Any:  # noqa: C901, PLR0912, PLR0915  (one loop)
    """Fold the events of the parser into data: one loop, so that no depth ends the stack."""
    root: Any = None
    stack: list[YamlMapping | YamlList] = []
    keys: list[str | None] = []  # the key that waits for its value, one a level
    documents = nodes = 0
    events: Iterable[Any] = yaml.parse(text, Loader=_LOADER)
    for event in events:
        line: int = event.start_mark.line + 1
        tag: str | None = None
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            value, tag = event.value, event.tag
            if event.implicit[0]:
                value = _scalar(value)
        elif isinstance(event, yaml.MappingStartEvent):
            value, tag = YamlMapping(line), event.tag
        elif isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            keys.pop()
            continue
        elif isinstance(event, yaml.SequenceStartEvent):
            value, tag = YamlList(line), event.tag
        elif isinstance(event, yaml.AliasEvent):
            value = None
        else:
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                raise _RefusedError(line, "a second YAML document, expected one a file")
            continue
        nodes += 1
        tally.values += 1
        if nodes > _NODES:
            raise _RefusedError(line, f"holds more than {_NODES:,} values: spread it over files")
        if tally.values > _ALL_NODES:
            reason = f"the corpus holds more than {_ALL_NODES:,} values: split it"
            raise _RefusedError(line, reason)
        top = stack[-1] if stack else None
        if event.anchor is not None:
            reason = f"the anchor or alias {shown(event.anchor)}: write the value out"
            problems.append(Problem(name, line, _record(top), reason))
        if tag is not None:
            reason = f"the tag {shown(tag)}: tags are not read, leave it out"
            problems.append(Problem(name, line, _record(top), reason))
        if top is None:
            root = value
        elif isinstance(top, YamlList):
            top.append(value)
            top.lines.append(line)
        elif (key := keys[-1]) is not None:
            keys[-1] = None
            top.setdefault(key, value)  # a key given twice keeps its first value
        elif isinstance(value, str):
            first = top.lines.setdefault(value, line)
            if value in top:
                reason = (
                    f"the key {shown(value)} stands twice in one mapping, first on line {first}"
                )
                problems.append(Problem(name, line, _record(top), reason))
            keys[-1] = value
            continue
        else:
            raise _RefusedError(line, f"the key {value!r} is not text: put it in quotes")
        if isinstance(value, (YamlMapping, YamlList)):
            if len(stack) == _DEPTH:
                raise _RefusedError(line, f"nested more than {_DEPTH} levels deep")
            stack.append(value)
            keys.append(None)
    return root


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


def _record(top: YamlMapping | YamlList | None) -> str | None:
    """Find the id of the record that a mapping is, where it has one already."""
    name = top.get("id") if isinstance(top, YamlMapping) else None
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
