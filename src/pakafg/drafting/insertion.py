"""Entries put into a record file that somebody wrote: every line of theirs stays as it is.

Law of this file: what is written reads as the old entries and the new ones, in that order, and as
nothing else; where lines cannot be put in so that it does, the file is written anew as data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pakafg.corpus.yaml_reader import YamlList, YamlMapping, read_yaml
from pakafg.corpus.yaml_writer import plain_data, write_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["with_entries"]

Path = tuple[str, ...]


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


def _as_data(content: Any, path: Path, entries: Sequence[dict[str, Any]]) -> Any:
    """Add entries to what a file holds, as data."""
    if not path:
        return [*plain_data(content or []), *plain_data(list(entries))]
    held = plain_data(content or {})
    return {**held, path[0]: _as_data(held.get(path[0]), path[1:], entries)}


def _in_lines(
    text: str, content: Any, path: Path, entries: Sequence[dict[str, Any]]
) -> list[str] | None:
    """Put the lines of entries among those of a file; None where no place is plain."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    if content is None:
        return [*lines, *_section(path[0], entries, 0)] if len(path) == 1 else None
    here, end = content, len(lines)
    for depth, key in enumerate(path):
        if not isinstance(here, YamlMapping) or here.is_flow:
            return None
        if key not in here:
            is_last = depth == len(path) - 1
            return _with_section(lines, here, key, entries, depth) if is_last else None
        following = [line - 1 for line in here.lines.values() if line > here.lines[key]]
        end, here = min(following, default=end), here[key]
    if not isinstance(here, YamlList) or not here.lines:
        return None
    first = lines[here.lines[0] - 1]
    if not first.lstrip().startswith("- "):
        return None
    while end and lines[end - 1].lstrip()[:1] in {"", "#", "\n"}:  # these are of what follows
        end -= 1
    return [*lines[:end], *_items(entries, _indent(first)), *lines[end:]]


def _with_section(
    lines: list[str], here: YamlMapping, key: str, entries: Sequence[dict[str, Any]], depth: int
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


def _items(entries: Sequence[dict[str, Any]], indent: int) -> list[str]:
    """Write entries as the lines of a list."""
    written = write_yaml(list(entries)).decode().splitlines(keepends=True)
    return [f"{' ' * indent}{line}" for line in written]


def _section(key: str, entries: Sequence[dict[str, Any]], indent: int) -> list[str]:
    """Write entries as the lines of a list that has a key."""
    return [f"{' ' * indent}{key}:\n", *_items(entries, indent)]
