"""The characters of a document that a fact rests on."""

from __future__ import annotations

from typing import Final, Self

from attrs import field, frozen

from pakafg.arguments import check_text, whole_number
from pakafg.errors import ArgumentError
from pakafg.records.fields import IDENTIFIER, TEXT
from pakafg.records.record import Record
from pakafg.short_repr import shown
from pakafg.text.escape import printable
from pakafg.values.validators import one, whole

__all__ = ["KEPT", "Citation"]

KEPT: Final = 32
"""Characters that a citation keeps on each side, as the W3C’s Web Annotation advises."""


@frozen(kw_only=True, repr=False)
class Citation(Record):
    """The exact characters of a document that a fact rests on.

    Attributes:
        document: The document's id.
        quote: The characters themselves.
        start: Offset of the first character in the document's decoded text, from 0.
        end: Offset after the last character: the range is half-open.
        prefix: The characters before it, 32 at most; empty where nobody read the document.
        suffix: The characters after it, likewise. Neither takes part in comparing citations.

    Raises:
        ArgumentError: The range is not as long as the quotation.

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
    prefix: str = field(default="", eq=False, repr=False, validator=one(str))
    suffix: str = field(default="", eq=False, repr=False, validator=one(str))

    def __attrs_post_init__(self) -> None:
        if self.end - self.start != len(self.quote):
            expected = (
                f"{self.start + len(self.quote)}, for {shown(self.quote)} has {len(self.quote)} "
                f"characters from {self.start} on"
            )
            raise ArgumentError("end", self.end, expected)

    @classmethod
    def of(cls, document: str, text: str, start: int, end: int) -> Self:
        """Cite a range of a text, with the characters around it.

        Args:
            document: The document's id.
            text: Its decoded text.
            start: Offset of the first character.
            end: Offset after the last.

        Returns:
            The citation.

        Raises:
            ArgumentError: There are no such characters in the text.

        >>> Citation.of("000", "four killed, four wounded", 13, 17).prefix
        'four killed, '
        """
        check_text("text", text, "the text of the document")
        first = whole_number("start", start, "the offset of the first character, 0 or more")
        last = whole_number("end", end, "an offset after start", least=first + 1)
        if last > len(text):
            raise ArgumentError("end", end, f"an offset within the {len(text):,} characters")
        return cls(
            document=document,
            quote=text[first:last],
            start=first,
            end=last,
            prefix=text[max(0, first - KEPT) : first],
            suffix=text[last : last + KEPT],
        )

    def context(self, n: int = KEPT) -> str:
        """Give the quotation with the characters around it.

        A citation keeps 32 on each side; `Corpus.context` reads as many as the document has.

        Args:
            n: How many characters on each side, 32 at most.

        Returns:
            The quotation and what stands around it, as printed.

        Raises:
            ArgumentError: n is no number, or negative.

        >>> import pakafg
        >>> claim = pakafg.load_corpus().casualties["003-taliban-soldiers-killed"]
        >>> claim.citations[0].context(18)[-26:]
        'soldiers, though Islamabad'
        """
        most = whole_number("n", n, "how many characters on each side, 0 or more")
        return self.prefix[max(0, len(self.prefix) - most) :] + self.quote + self.suffix[:most]

    def _repr_html_(self) -> str:
        from pakafg.records.record_html import quotation_html  # noqa: PLC0415  (only notebooks need it)

        return quotation_html(self)

    def __str__(self) -> str:
        return printable(f"“{self.quote}” ({self.document}, {self.start}–{self.end})")
