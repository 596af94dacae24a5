"""Entries put into a record file that somebody wrote: every line of theirs stays as it is.

Law of this file: what is written reads as the old entries and the new ones, in that order, and as
nothing else; where lines cannot be put in so that it does, the entry that is added to is written
anew as data, and where that cannot be, the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pakafg.corpus.yaml_reader import YamlList, YamlMapping, read_yaml
from pakafg.corpus.yaml_writer import plain_data, write_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["with_entries", "with_items"]

Path = tuple[str | int, ...]


def with_entries(data: bytes, path: Path, entries: Sequence[dict[str, Any]]) -> bytes:
    r"""Add entries to a list of a record file, after those that stand there.

    Args:
        data: The file, which is YAML that is read; empty for a new one.
        path: The keys that lead to the list: none, where the file is the list.
        entries: What to add, as plain data.

    Returns:
        The file with the entries, its comments and its layout kept where that can be.

    >>> print(with_entries(b"- id: a  # first\n", (), [{"id": "b"}]).decode(), end="")
    - id: a  # first
    - id: b
    """
    content, _ = read_yaml("file", data)
    expected = _as_data(content, path, entries)
    lines = _in_lines(data.decode("utf-8-sig"), content, path, entries)
    if lines is not None:
        written = "".join(lines).encode()
        again, problems = read_yaml("file", written)
        if not problems and again == expected:
            return written
    return write_yaml(expected)


def with_items(data: bytes, path: Path, key: str, items: Sequence[Any]) -> bytes:
    r"""Add to a list within an entry of a record file, after what stands there.

    Args:
        data: The file, which is YAML that is read.
        path: What leads to the entry: keys, and last its number in the list.
        key: The key of the list within the entry; it need not be there.
        items: What to add, as plain data.

    Returns:
        The file, its comments and its layout kept where that can be.

    >>> print(
    ...     with_items(
    ...         b"- id: a\n  quotes: [b]  # c\n- id: d # e\n", (0,), "quotes", ["f"]
    ...     ).decode()
    ... )
    - id: a
      quotes:
      - b
      - f
    - id: d # e
    <BLANKLINE>
    """
    content, _ = read_yaml("file", data)
    expected = _as_data(content, (*path, key), items)
    text = data.decode("utf-8-sig")
    for lines in (
        _in_lines(text, content, (*path, key), items),
        _with_entry_anew(text, content, path, expected),
    ):
        if lines is not None:
            written = "".join(lines).encode()
            again, problems = read_yaml("file", written)
            if not problems and again == expected:
                return written
    return write_yaml(expected)


def _with_entry_anew(text: str, content: Any, path: Path, expected: Any) -> list[str] | None:
    """Write one entry anew, and leave every other line; None where no place is plain."""
    lines = _lines_of(text)
    found = _place_of(lines, content, path[:-1])
    if found is None:
        return None
    held, end = found
    number, entry = path[-1], expected
    for each in path:
        entry = entry[each]
    starts = [line - 1 for line in held.lines]
    first = starts[int(number)]
    last = min((start for start in starts if start > first), default=end)
    last = _before_comments(lines, last)
    return [*lines[:first], *_items([entry], _indent(lines[first])), *lines[last:]]


def _as_data(content: Any, path: Path, entries: Sequence[Any]) -> Any:
    """Add entries to what a file holds, as data."""
    if not path:
        return [*plain_data(content or []), *plain_data(list(entries))]
    key = path[0]
    if isinstance(key, int):
        listed = plain_data(content)
        listed[key] = _as_data(listed[key], path[1:], entries)
        return listed
    held = plain_data(content or {})
    return {**held, key: _as_data(held.get(key), path[1:], entries)}


def _in_lines(text: str, content: Any, path: Path, entries: Sequence[Any]) -> list[str] | None:
    """Put the lines of entries among those of a file; None where no place is plain."""
    lines = _lines_of(text)
    match path:
        case [str(key)] if content is None:
            return [*lines, *_section(key, entries, 0)]
        case [*before, str(key)]:
            here = _within(content, before)
            if isinstance(here, YamlMapping) and not here.is_flow and key not in here:
                return _with_section(lines, here, key, entries, len(before))
    found = _place_of(lines, content, path)
    if found is None:
        return None
    held, end = found
    indent = _indent(lines[held.lines[0] - 1])
    return [*lines[:end], *_items(entries, indent), *lines[end:]]


def _lines_of(text: str) -> list[str]:
    """Part a file into its lines, each with its end."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return lines


def _within(content: Any, path: Sequence[str | int]) -> Any:
    """Follow a path; None where it leads nowhere."""
    here: Any = content
    for key in path:
        if not isinstance(here, (YamlMapping, YamlList)):
            return None
        held: Any = here
        here = held[key] if isinstance(here, YamlList) or key in here else None
    return here


def _place_of(lines: Sequence[str], content: Any, path: Path) -> tuple[YamlList, int] | None:
    """Find a list whose items stand on lines of their own, and the line behind its last one."""
    here: Any = content
    end = len(lines)
    for key in path:
        if isinstance(here, YamlList) and isinstance(key, int):
            starts, own = here.lines, here.lines[key]
        elif isinstance(here, YamlMapping) and not here.is_flow and isinstance(key, str):
            if key not in here:
                return None
            starts, own = list(here.lines.values()), here.lines[key]
        else:
            return None
        end = min((line - 1 for line in starts if line > own), default=end)
        following: Any = here
        here = following[key]
    if not isinstance(here, YamlList) or not here.lines:
        return None
    if not lines[here.lines[0] - 1].lstrip().startswith("- "):
        return None
    return here, _before_comments(lines, end)


def _before_comments(lines: Sequence[str], end: int) -> int:
    """Go back over the comments and empty lines before a line: they are of what follows."""
    while end and lines[end - 1].lstrip()[:1] in {"", "#", "\n"}:
        end -= 1
    return end


def _with_section(
    lines: list[str], here: YamlMapping, key: str, entries: Sequence[Any], depth: int
) -> list[str] | None:
    """Put a list that was not there into a mapping: last in a file, first in an inner one."""
    if depth == 0:
        return [*lines, "\n", *_section(key, entries, 0)]
    first = min(here.lines.values(), default=0) - 1
    if first < 0:
        return None
    return [*lines[:first], *_section(key, entries, _indent(lines[first])), *lines[first:]]


def _indent(line: str) -> int:
    """Count the spaces with which a line begins."""
    return len(line) - len(line.lstrip(" "))


def _items(entries: Sequence[Any], indent: int) -> list[str]:
    """Write entries as the lines of a list."""
    written = write_yaml(list(entries)).decode().splitlines(keepends=True)
    return [f"{' ' * indent}{line}" for line in written]


def _section(key: str, entries: Sequence[Any], indent: int) -> list[str]:
    """Write entries as the lines of a list that has a key."""
    return [f"{' ' * indent}{key}:\n", *_items(entries, indent)]
