"""Records, catalogues, a timeline or a corpus as HTML for notebooks.

Pure functions: nothing is read, fetched or imported, all text is escaped, and what is long
is cut and says so.
"""

from __future__ import annotations

from html import escape
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

import attrs

from pakafg._period import period
from pakafg._words import printable, spoken
from pakafg.records.citation import Citation
from pakafg.records.parts import citations_of
from pakafg.records.record import Record
from pakafg.values.amount import Amount
from pakafg.values.count import Count
from pakafg.values.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from pakafg.corpus.corpus import Corpus
    from pakafg.timeline import Timeline

__all__ = ["Shown", "html", "in_context", "shown"]

_ROWS: Final = 20
_COLUMNS: Final = 7
_PARTS: Final = 6
_DEPTH: Final = 3
_LETTERS: Final = 240
_AROUND: Final = 90
_FAINT: Final = '<span style="opacity:.65">{}</span>'
_CELL: Final = ' style="text-align:left;vertical-align:top;white-space:normal"'

# Fields that name another record, and the catalogues in which it may stand.
_EVENTS: Final = ("rounds", "ceasefires", "incidents", "events", "statements")
_NAMED: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        (
            *("claimant", "origin", "via", "speaker", "addressee", "by", "of", "blamed", "broker"),
            *("brokers", "host", "mediators", "head", "members", "parties", "speaks_for"),
        ),
        ("actors",),
    ),
    **dict.fromkeys(("event", "other", "incident", "part_of", "about", "round"), _EVENTS),
    "place": ("places",),
}


@attrs.frozen(repr=False)
class Shown:
    """Something to look at: HTML in a notebook, plain text elsewhere.

    Attributes:
        html: For a notebook.
        text: For a terminal.
    """

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


def shown(values: Iterable[object], corpus: Corpus) -> Shown:
    """Show records and the like, one below the other, as their corpus knows them.

    Args:
        values: Records, citations, catalogues, timelines.
        corpus: Where they come from.
    """
    values = list(values)
    text = "\n".join(line for value in values for line in _lines(value))
    return Shown("<hr>".join(html(value, corpus) for value in values), printable(text))


def _lines(value: object) -> Iterator[str]:
    """A record and its quotations, as plain text."""
    if isinstance(value, Citation):
        yield str(value)
        return
    yield repr(value)
    if isinstance(value, Record):
        given = list(citations_of(value))
        yield from (f"  {each}" for each in given[:_ROWS])
        if len(given) > _ROWS:
            yield f"  … and {len(given) - _ROWS:,} more"


def html(value: object, corpus: Corpus | None = None) -> str:
    """Show a record, a catalogue, a timeline or a corpus as a piece of HTML.

    Args:
        value: What to show.
        corpus: Where it comes from: with it, ids are shown with the names that they stand
            for, and quotations within their sentences.

    Returns:
        HTML without scripts, style sheets or links, of bounded length.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> citation = corpus.casualties["003-taliban-soldiers-killed"].citations[0]
    >>> "58 Pakistani soldiers</mark>" in html(citation, corpus)
    True
    """
    kinds = {kind.__name__ for kind in type(value).__mro__}
    if isinstance(value, Citation):
        return in_context(value, corpus)
    if "Corpus" in kinds:
        return _corpus(value)  # type: ignore[arg-type]
    if "Timeline" in kinds:
        return _timeline(value, corpus)  # type: ignore[arg-type]
    if "Catalogue" in kinds:
        return _catalogue(value, corpus)  # type: ignore[arg-type]
    if attrs.has(type(value)):
        return _record(value, corpus)
    return _text(repr(value))


def in_context(citation: Citation, corpus: Corpus | None = None) -> str:
    """A quotation, highlighted, within its context; a wider one where the document is at hand.

    Args:
        citation: The citation.
        corpus: The corpus that has its document; None where there is none.
    """
    where = f"{citation.document}, {citation.start}–{citation.end}"
    before, after = citation.prefix[-_AROUND:], citation.suffix[:_AROUND]
    document = corpus.documents.get(citation.document) if corpus is not None else None
    if document is not None:
        text, start, end = document.text, citation.start, citation.end
        before = ("…" if start > _AROUND else "") + text[max(start - _AROUND, 0) : start]
        after = text[end : end + _AROUND] + ("…" if end + _AROUND < len(text) else "")
    quote = f"{escape(before)}<mark>{_text(citation.quote)}</mark>{escape(after)}"
    return f"<q>{quote}</q> {_FAINT.format(escape(where))}"


def _text(text: str, most: int = _LETTERS) -> str:
    """Escaped text; the middle of a long one is left out."""
    if len(text) > most:
        text = f"{text[: most * 3 // 4]} … {text[-(most // 4) :]}"
    return escape(text)


def _table(rows: Iterable[Iterable[str]], head: Iterable[str] = ()) -> str:
    """A table of cells that are HTML already; without a head the first column is one."""
    heads = "".join(f'<th scope="col"{_CELL}>{name}</th>' for name in head)
    lines = [f"<thead><tr>{heads}</tr></thead>"] if heads else []
    for first, *rest in rows:
        tag, scope = ("td", "") if heads else ("th", ' scope="row"')
        cells = "".join(f"<td{_CELL}>{cell}</td>" for cell in rest)
        lines.append(f"<tr><{tag}{scope}{_CELL}>{first}</{tag}>{cells}</tr>")
    return f"<table>{''.join(lines)}</table>"


def _titled(title: str, body: str) -> str:
    return f"<div><div><strong>{title}</strong></div>{body}</div>"


def _more(left: int) -> str:
    return _FAINT.format(f"… and {left:,} more") if left > 0 else ""


def _label(field: str) -> str:
    return escape(field.replace("_", " "))


def _said(records: Sequence[Any]) -> list[str]:
    """The fields that say something of one of these records at least."""
    return [
        each.name
        for each in attrs.fields(type(records[0]))
        if each.init
        and each.name != "id"
        and any(getattr(record, each.name) not in (None, (), "") for record in records)
    ]


def _record(record: Any, corpus: Corpus | None) -> str:
    names = sorted(_said([record]), key="citations".__eq__)  # what it says, then where
    rows = [(_label(name), _value(name, getattr(record, name), corpus, _DEPTH)) for name in names]
    identity = f" <code>{_text(record.id)}</code>" if hasattr(record, "id") else ""
    return _titled(escape(type(record).__name__) + identity, _table(rows))


def _value(field: str, held: object, corpus: Corpus | None, depth: int) -> str:
    if held in (None, ()):
        return ""
    if isinstance(held, tuple):
        return _several(field, held, corpus, depth)
    if isinstance(held, str):
        return _name(field, held, corpus, with_id=depth == _DEPTH)
    if isinstance(held, (Count, Amount)):
        return f"{_text(held.words)} {_bounds(held.low, held.high)}"
    if isinstance(held, When):
        said = _text(spoken(held.earliest, held.latest, held.zone))
        return f"{said} {_FAINT.format(_text(held.edtf))}" if depth == _DEPTH else said
    return _text(str(held))


def _several(field: str, held: tuple[Any, ...], corpus: Corpus | None, depth: int) -> str:
    """Quotations one below the other, records as a table, ids and words as a list."""
    first, more = held[:_PARTS], _more(len(held) - _PARTS)
    if isinstance(first[0], Citation):
        # Context where the record itself is quoted; quotations of its parts stand alone.
        whole = corpus if depth == _DEPTH else None
        return "<br>".join(
            [*(in_context(each, whole) for each in first), *([more] if more else [])]
        )
    if not attrs.has(type(first[0])):
        return ", ".join(_value(field, each, corpus, depth) for each in first) + more
    if depth == 0:
        return f"{len(held):,}"
    columns = _said(first)
    rows = (
        [_value(name, getattr(each, name), corpus, depth - 1) for name in columns] for each in first
    )
    return _table(rows, map(_label, columns)) + more


def _bounds(low: float | None, high: float | None) -> str:
    if low is None:
        return _FAINT.format("(no figure)")
    end = "or more" if high is None else f"– {high:,}"
    return "" if low == high else _FAINT.format(f"({low:,} {end})")


def _name(field: str, text: str, corpus: Corpus | None, *, with_id: bool) -> str:
    """A text; where it is the id of a record that the corpus knows, the record's name."""
    if corpus is not None:
        for catalogue in _NAMED.get(field, ()):
            name = getattr(getattr(corpus, catalogue).get(text), "name", None)
            if name is not None:
                return _text(name) + (f" {_FAINT.format(_text(text))}" if with_id else "")
    return _text(text)


def _catalogue(records: Mapping[str, Any], corpus: Corpus | None) -> str:
    if not records:
        return _titled("no records", "")
    shown = [records[key] for key in list(records)[:_ROWS]]
    plain = {each.name for each in attrs.fields(type(shown[0])) if each.repr is True}
    columns = [name for name in _said(shown) if name in plain][:_COLUMNS]
    rows = (
        (
            f"<code>{_text(record.id)}</code>",
            *(_value(name, getattr(record, name), corpus, 0) for name in columns),
        )
        for record in shown
    )
    title = f"{len(records):,} × {escape(type(shown[0]).__name__)}"
    table = _table(rows, ["id", *map(_label, columns)])
    return _titled(title, table + _more(len(records) - _ROWS))


def _timeline(line: Timeline, corpus: Corpus | None) -> str:
    """The events of the time that most of them belong to; background is counted."""
    names: dict[str, str] = {}
    if corpus is not None:
        for catalogue in _EVENTS[:-1]:
            names |= {key: record.name for key, record in getattr(corpus, catalogue).items()}
    events = [row for row in line.events.iter_rows(named=True) if row["n_claims"]]
    shown_time = period((row["earliest"], row["latest"]) for row in events)
    dated = [row for row in events if shown_time and _meets(row, shown_time)][: 2 * _ROWS]
    rows = [
        (
            _text(names.get(row["event"], row["event"])),
            _text(spoken(row["earliest"], row["latest"], row["zone"])),
            _text(row["status"]),
            f"{row['n_claims']:,}",
            f"{row['n_rejected']:,} given up" if row["n_rejected"] else "",
        )
        for row in dated
    ]
    title = (
        f"Timeline: {line.events.height:,} events, {line.claims.height:,} claims, "
        f"{line.conflicts.height:,} contradictions"
    )
    table = _table(rows, ("event", "when", "status", "dates", "")) if rows else ""
    return _titled(title, table + _more(line.events.height - len(rows)))


def _meets(row: Mapping[str, Any], shown: tuple[datetime, datetime]) -> bool:
    first, last = row["earliest"], row["latest"]
    return first is not None and last is not None and shown[0] <= last and first <= shown[1]


def _corpus(corpus: Corpus) -> str:
    counts = [
        (_label(each.name), f"{len(getattr(corpus, each.name)):,}")
        for each in attrs.fields(type(corpus))
    ]
    half = -(-len(counts) // 2)
    pairs = zip_longest(counts[:half], counts[half:], fillvalue=("", ""))
    table = _table((*left, *right) for left, right in pairs)
    return _titled("Corpus", table + _catalogue(corpus.documents, None))
