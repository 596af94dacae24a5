"""Citations, to and from the quotations in which people write them."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final

from pakafg.corpus.borders import whole_words
from pakafg.corpus.format import EntryError
from pakafg.corpus.surroundings import Surroundings
from pakafg.short_repr import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.anchoring import Anchor
    from pakafg.records.citation import Citation

__all__ = ["at_hand", "cite", "quotation"]

_KEYS_OF_QUOTATION: Final = {"quote", "nth", "prefix", "suffix"}
# The document whose quotations are read or written; each thread has its own.
_AT_HAND: Final[ContextVar[Anchor | None]] = ContextVar("_AT_HAND", default=None)


@contextmanager
def at_hand(anchor: Anchor | None) -> Iterator[None]:
    """Set the document whose quotations are read or written."""
    token = _AT_HAND.set(anchor)
    try:
        yield
    finally:
        _AT_HAND.reset(token)


def cite(data: object, _: type) -> Citation:
    """Read a quotation: find its characters in the document at hand."""
    anchor = _AT_HAND.get()
    if anchor is None:
        message = "a quotation stands where no document is at hand"
        raise EntryError(message)
    quote, nth, around = (data, None, None) if isinstance(data, str) else _told_apart(data)
    quote = quote.strip()
    if not quote:
        message = f"{shown(data)} is no quotation: expected the document's own characters"
        raise EntryError(message)
    return anchor.find(quote, nth, around)


def _told_apart(data: object) -> tuple[str, int | None, Surroundings | None]:
    """Read a quotation that is told from others like it by what stands around it, or by nth."""
    if not isinstance(data, dict) or not {"quote"} <= data.keys() <= _KEYS_OF_QUOTATION:
        message = f"{shown(data)} is no quotation: expected text, or quote and prefix, suffix, nth"
        raise EntryError(message)
    quote, nth = data["quote"], data.get("nth")
    if nth is not None and type(nth) is not int:
        message = f"nth is {shown(nth)}, expected a whole number from 1"
        raise EntryError(message)
    texts = {"quote": quote, "prefix": data.get("prefix"), "suffix": data.get("suffix")}
    for key, text in texts.items():
        if not isinstance(text, str) and (text is not None or key == "quote"):
            message = f"{key} is {shown(text)}, expected the document's own characters"
            raise EntryError(message)
    around = Surroundings(texts["prefix"] or "", texts["suffix"] or "")
    return quote, nth, around if around != Surroundings() else None


def quotation(citation: Citation) -> str | dict[str, Any]:
    """Write a citation as its quotation; of several places, with what tells which one."""
    anchor = _AT_HAND.get()
    if anchor is None or anchor.document != citation.document:
        message = f"{citation} is not of the document at hand"
        raise EntryError(message)
    places = anchor.occurrences(citation.quote)
    if citation.start not in places or citation.quote != citation.quote.strip():
        raise EntryError(_unquotable(citation, anchor.text))
    if len(places) == 1:
        return citation.quote
    around = Surroundings.of(anchor.text, citation.start, citation.end)
    told = {"prefix": around.prefix, "suffix": around.suffix}
    nth = places.index(citation.start) + 1
    return {"quote": citation.quote, "nth": nth} | {key: text for key, text in told.items() if text}


def _unquotable(citation: Citation, text: str) -> str:
    """Say why nobody could find a citation by its quotation."""
    if text[citation.start : citation.end] != citation.quote:
        return f"{citation} does not stand there in the document"
    if citation.quote != citation.quote.strip():
        return f"{citation} begins or ends with a space: leave it out"
    whole = text[slice(*whole_words(text, citation.start, citation.end))]
    return f"{citation} parts {shown(whole)}: quote whole words and numbers"
