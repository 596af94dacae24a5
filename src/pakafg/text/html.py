"""Pieces of HTML without scripts, style sheets or links, from text that is escaped here."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from pakafg.text.escape import masked
from pakafg.text.people import in_words
from pakafg.text.quotations import clip_middle

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["escaped", "faint", "heading", "more", "table", "titled"]

_LETTERS: Final = 240  # of a text that are shown, at most
_FAINT: Final = '<span style="opacity:.65">{}</span>'
_CELL: Final = ' style="text-align:left;vertical-align:top;white-space:normal"'


def escaped(text: str) -> str:
    """Escape a text; of a long one the middle is left out.

    >>> escaped("<b>")
    '&lt;b&gt;'
    """
    return escape(masked(clip_middle(text, _LETTERS)))


def faint(html: str) -> str:
    """Let a piece of HTML step back."""
    return _FAINT.format(html)


def heading(field: str) -> str:
    """Write the name of a field as the head of a column."""
    return escape(in_words(field))


def table(rows: Iterable[Iterable[str]], head: Iterable[str] = ()) -> str:
    """Set cells that are HTML already as a table; without a head the first column is one."""
    heads = "".join(f'<th scope="col"{_CELL}>{name}</th>' for name in head)
    lines = [f"<thead><tr>{heads}</tr></thead>"] if heads else []
    for first, *rest in rows:
        tag, scope = ("td", "") if heads else ("th", ' scope="row"')
        cells = "".join(f"<td{_CELL}>{cell}</td>" for cell in rest)
        lines.append(f"<tr><{tag}{scope}{_CELL}>{first}</{tag}>{cells}</tr>")
    return f"<table>{''.join(lines)}</table>"


def titled(title: str, body: str) -> str:
    """Put a title over a piece of HTML."""
    return f"<div><div><strong>{title}</strong></div>{body}</div>"


def more(left: int) -> str:
    """Say how many are not shown; nothing where none is left."""
    return faint(f"… and {left:,} more") if left > 0 else ""
