"""Records as HTML for notebooks: pure functions; all text is escaped, what is long is cut.

This file knows no class of record: it shows whatever is made of fields, and what has the
shape of a quotation within its context. What only a corpus knows comes in as `Known`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

import attrs

from pakafg.text import html
from pakafg.text.date_words import when_words
from pakafg.text.figure_words import figure_range
from pakafg.values.amount import Amount
from pakafg.values.count import Count
from pakafg.values.when import When

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Known", "catalogue_html", "quotation_html", "record_html"]

_ROWS: Final = 20
_COLUMNS: Final = 7
_LAST: Final = ("note", "citations")  # fields that come after what a record says
_PARTS: Final = 6
_DEPTH: Final = 3
_AROUND: Final = 90


def _nothing(*_: str) -> None:
    """Know nothing beyond the record."""


@attrs.frozen
class Known:
    """What a corpus knows of its records that they do not say themselves.

    Attributes:
        name: The name of the record that a field's id stands for; None where it stands for none.
        text: The text of a document; None where it is not at hand.
    """

    name: Callable[[str, str], str | None] = _nothing
    text: Callable[[str], str | None] = _nothing


_NOTHING: Final = Known()


@runtime_checkable
class Quotation(Protocol):
    """Characters of a document, with what stands around them."""

    @property
    def document(self) -> str:
        """The document's id."""
        ...

    @property
    def quote(self) -> str:
        """The characters."""
        ...

    @property
    def start(self) -> int:
        """Offset of the first."""
        ...

    @property
    def end(self) -> int:
        """Offset after the last."""
        ...

    @property
    def prefix(self) -> str:
        """What stands before them."""
        ...

    @property
    def suffix(self) -> str:
        """What stands after them."""
        ...


def quotation_html(quotation: Quotation, known: Known = _NOTHING) -> str:
    """Show a quotation, highlighted, in its context; in a wider one where the text is at hand."""
    where = f"{quotation.document}, {quotation.start}–{quotation.end}"
    before, after = quotation.prefix[-_AROUND:], quotation.suffix[:_AROUND]
    text = known.text(quotation.document)
    if text is not None:
        start, end = quotation.start, quotation.end
        before = ("…" if start > _AROUND else "") + text[max(start - _AROUND, 0) : start]
        after = text[end : end + _AROUND] + ("…" if end + _AROUND < len(text) else "")
    quote = f"<mark>{html.escaped(quotation.quote)}</mark>"
    around = f"{html.escaped(before)}{quote}{html.escaped(after)}"
    return f"<q>{around}</q> {html.faint(html.escaped(where))}"


def record_html(record: Any, known: Known = _NOTHING) -> str:
    """Show what a record says, then where it is quoted."""
    rows = [
        (html.heading(name), _value_html(name, getattr(record, name), known, _DEPTH))
        for name in _filled([record])
    ]
    identity = f" <code>{html.escaped(record.id)}</code>" if hasattr(record, "id") else ""
    return html.titled(html.escaped(type(record).__name__) + identity, html.table(rows))


def catalogue_html(records: Mapping[str, Any], known: Known = _NOTHING) -> str:
    """Show the first records of one kind as a table."""
    if not records:
        return html.titled("no records", "")
    shown = [records[key] for key in list(records)[:_ROWS]]
    plain = {each.name for each in attrs.fields(type(shown[0])) if each.repr is True}
    columns = [name for name in _filled(shown) if name in plain][:_COLUMNS]
    rows = (
        (
            f"<code>{html.escaped(record.id)}</code>",
            *(_value_html(name, getattr(record, name), known, 0) for name in columns),
        )
        for record in shown
    )
    title = f"{len(records):,} × {html.escaped(type(shown[0]).__name__)}"
    table = html.table(rows, ["id", *map(html.heading, columns)])
    return html.titled(title, table + html.more(len(records) - _ROWS))


def _filled(records: Sequence[Any]) -> list[str]:
    """Name the fields that say something of one of these records at least, what it is first."""
    names = [
        each.name
        for each in attrs.fields(type(records[0]))
        if each.init
        and each.name != "id"
        and any(getattr(record, each.name) not in (None, (), "") for record in records)
    ]
    return sorted(names, key=lambda name: _LAST.index(name) if name in _LAST else -1)


def _value_html(field: str, held: object, known: Known, depth: int) -> str:
    """Show what a field holds, as deep as there is room."""
    if held in (None, ()):
        return ""
    if isinstance(held, tuple):
        return _several_html(field, held, known, depth)
    if isinstance(held, str):
        return _name_or_text(field, held, known, with_id=depth == _DEPTH)
    if isinstance(held, (Count, Amount)):
        bounds = _persons_html(held) if isinstance(held, Count) else _bounds_html(held)
        return f"{html.escaped(held.words)} {bounds}"
    if isinstance(held, When):
        words = html.escaped(when_words(held))
        return f"{words} {html.faint(html.escaped(held.edtf))}" if depth == _DEPTH else words
    return html.escaped(str(held))


def _several_html(field: str, held: tuple[Any, ...], known: Known, depth: int) -> str:
    """Show quotations one below the other, records as a table, ids and words as a list."""
    first, more = held[:_PARTS], html.more(len(held) - _PARTS)
    if isinstance(first[0], Quotation):
        # Context where the record itself is quoted; quotations of its parts stand alone.
        whole = known if depth == _DEPTH else _NOTHING
        quotations = [quotation_html(each, whole) for each in first]
        return "<br>".join([*quotations, *([more] if more else [])])
    if not attrs.has(type(first[0])):
        return ", ".join(_value_html(field, each, known, depth) for each in first) + more
    if depth == 0:
        return f"{len(held):,}"
    columns = _filled(first)
    rows = (
        [_value_html(name, getattr(each, name), known, depth - 1) for name in columns]
        for each in first
    )
    return html.table(rows, map(html.heading, columns)) + more


def _persons_html(count: Count) -> str:
    """Show the bounds that number words of persons set, unless the words say them."""
    if count.low is None:
        return html.faint("(no figure)")
    # "over 1.5 million" says its bound itself; 1,500,001 would be more precise than that.
    if count.exact or count.exceeds is not None:
        return ""
    return html.faint(f"({figure_range(count.low, count.high)})")


def _bounds_html(amount: Amount) -> str:
    """Show the bounds that number words set, unless they are one number."""
    if amount.low is None:
        return html.faint("(no figure)")
    if amount.high is None:
        return html.faint(f"(at least {amount.low:,})")
    is_one = amount.low == amount.high
    return "" if is_one else html.faint(f"({amount.low:,} – {amount.high:,})")


def _name_or_text(field: str, text: str, known: Known, *, with_id: bool) -> str:
    """Show a text; where it is the id of a record that is known, the record's name."""
    name = known.name(field, text)
    if name is None:
        return html.escaped(text)
    return html.escaped(name) + (f" {html.faint(html.escaped(text))}" if with_id else "")
