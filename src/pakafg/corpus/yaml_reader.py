"""YAML as plain data, with the line of everything, and nothing that runs or swells.

Anchors, aliases and tags are refused; so is a key given twice. Only plain scalars are
read as null, booleans or numbers: dates stay text.
"""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

from pakafg.corpus.problems import Problem

__all__ = ["Entry", "Items", "line_of", "read_yaml"]

_DEPTH: Final = 20
_LOADER: Final = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLS: Final = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT: Final = re.compile(r"[-+]?(0|[1-9]\d{0,17})")
_FLOAT: Final = re.compile(r"[-+]?\d{1,17}\.\d{1,17}")


class Entry(dict[str, Any]):
    """A mapping of a YAML file that knows its own line and those of its keys."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class Items(list[Any]):
    """A sequence of a YAML file that knows the lines of its items."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


class _Refused(Exception):
    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


def read_yaml(name: str, data: bytes) -> tuple[Any, list[Problem]]:
    """Read the one YAML document of a file.

    Args:
        name: The file's name, for problems.
        data: Its bytes, UTF-8.

    Returns:
        The data (`Entry`, `Items` and scalars; None where unreadable or empty), and every
        problem found.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Problem(name, line, None, f"not UTF-8 at byte {error.start}: save it as UTF-8")]
    problems: list[Problem] = []
    try:
        return _build(text, name, problems), problems
    except _Refused as refused:
        problems.append(Problem(name, refused.line, None, refused.reason))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else mark.line + 1
        problems.append(Problem(name, line, None, f"not YAML: {error.problem or error.context}"))
    except yaml.YAMLError as error:
        problems.append(Problem(name, None, None, f"not YAML: {' '.join(str(error).split())}"))
    return None, problems


def _build(text: str, name: str, problems: list[Problem]) -> Any:  # noqa: ANN401, C901, PLR0912
    """Fold the events of the parser into data; a loop, so that no depth ends the stack."""
    stack: list[Entry | Items] = []
    keys: list[str | None] = []  # the key that waits for its value, one a level
    root: Any = None
    seen = False
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.DocumentStartEvent):
            if seen:
                raise _Refused(event.start_mark.line + 1, "a second YAML document, expected one a file")
            seen = True
            continue
        if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            stack.pop()
            keys.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        line = event.start_mark.line + 1
        value = _value(event, line)
        if not stack:
            root = value
        elif isinstance(top := stack[-1], Items):
            top.append(value)
            top.lines.append(line)
        elif (key := keys[-1]) is None:
            keys[-1] = _key(value, top, line, name, problems)
            continue
        else:
            keys[-1] = None
            top.setdefault(key, value)  # a key given twice keeps its first value
            top.lines.setdefault(key, line)
        if isinstance(value, (Entry, Items)):
            if len(stack) == _DEPTH:
                raise _Refused(line, f"nested more than {_DEPTH} levels deep")
            stack.append(value)
            keys.append(None)
    return root


def _value(event: yaml.NodeEvent, line: int) -> Any:  # noqa: ANN401
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise _Refused(line, f"the anchor or alias {event.anchor!r}: write the value out")
    if event.tag not in {None, "!"}:
        raise _Refused(line, f"the tag {event.tag!r}: tags are not read")
    if isinstance(event, yaml.MappingStartEvent):
        return Entry(line)
    if isinstance(event, yaml.SequenceStartEvent):
        return Items(line)
    return _scalar(event.value) if event.implicit[0] else event.value


def _scalar(text: str) -> str | int | float | bool | None:
    if text in _NULLS:
        return None
    if text in _BOOLS:
        return _BOOLS[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def _key(value: Any, top: Entry, line: int, name: str, problems: list[Problem]) -> str:  # noqa: ANN401
    if not isinstance(value, str):
        raise _Refused(line, f"the key {value!r} is not text: put it in quotes")
    if value in top:
        record = top.get("id")
        problems.append(
            Problem(
                name,
                line,
                record if isinstance(record, str) else None,
                f"the key {value!r} stands twice in one mapping, first on line {top.lines[value]}",
            )
        )
    return value


def line_of(entry: Entry, path: list[str | int]) -> int:
    """The line of what a path leads to, or of the nearest thing around it that has one."""
    line, here = entry.line, entry
    for step in path:
        if isinstance(here, Entry) and step in here:
            line = here.lines[str(step)]
            here = here[str(step)]
        elif isinstance(here, Items) and isinstance(step, int) and step < len(here):
            line = here.lines[step]
            here = here[step]
        else:
            break
    return line
