"""The characters of a document that a fact rests on."""

from __future__ import annotations

from attrs import field, frozen

from pakafg.records.fields import IDENTIFIER, TEXT
from pakafg.records.record import Record
from pakafg.values.fields import whole

__all__ = ["Citation"]


@frozen(kw_only=True, repr=False)
class Citation(Record):
    """The exact characters of a document that a fact rests on.

    Attributes:
        document: The document's id.
        quote: The characters themselves.
        start: Offset of the first character in the document's decoded text, from 0.
        end: Offset after the last character: the range is half-open.

    Raises:
        ValueError: The range is not as long as the quotation.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> citation = corpus.casualties["000-un-killed"].citations[0]
    >>> text = corpus.documents[citation.document].text
    >>> text[citation.start : citation.end] == citation.quote
    True
    """

    document: str = field(validator=IDENTIFIER)
    quote: str = field(validator=TEXT)
    start: int = field(validator=whole(0))
    end: int = field(validator=whole(0))

    def __attrs_post_init__(self) -> None:
        if self.end - self.start != len(self.quote):
            message = (
                f"{self.quote!r} has {len(self.quote)} characters, but the range "
                f"[{self.start}, {self.end}) has {self.end - self.start}"
            )
            raise ValueError(message)

    def __str__(self) -> str:
        return f"“{self.quote}” ({self.document}, {self.start}–{self.end})"
