"""One news document, word for word."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen
from attrs.validators import optional

from pakafg.records.citation import Citation
from pakafg.records.fields import IDENTIFIER, MAYBE_DATE, MAYBE_TEXT, TEXT, many, some, written
from pakafg.records.record import AnnotatedRecord
from pakafg.values.validators import one
from pakafg.values.vocabularies import OmissionReason
from pakafg.values.when import When

__all__ = ["Document", "Omission"]

# Only the characters of RFC 3986: none of them needs to be escaped in a reference.
_MAYBE_URL: Final = optional(
    written(
        r"https?://[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+",
        "an address such as 'https://example.org/page', other characters percent-encoded",
    )
)


@frozen(kw_only=True, repr=False)
class Omission(AnnotatedRecord):
    """Sentences of a document that carry no record, and why.

    Attributes:
        reason: Why; where it is `other`, the note says so in words.
        citations: The sentences, or characters of each.

    >>> import pakafg
    >>> text = pakafg.load_corpus().documents["000"].text
    >>> heading = Citation.of("000", text, 536, 552)
    >>> Omission(reason=OmissionReason.HEADING, citations=(heading,)).citations[0].quote
    'Key Developments'
    """

    reason: OmissionReason = field(validator=one(OmissionReason))
    citations: tuple[Citation, ...] = field(validator=some(Citation), repr=False)


@frozen(kw_only=True, repr=False)
class Document(AnnotatedRecord):
    """One news document, word for word, and what it shows of its own origin.

    Attributes:
        id: Its id in the corpus.
        label: The annotator's short name for it, such as an outlet and a day, made of what the
            document itself shows; None where it has none.
        title: As printed; None where it has none.
        publisher: As printed; None where the document does not say.
        url: Its address, as printed; None where the document does not give it.
        published: When it was published, as precise as the text shows; None if not at all.
        file: The file's name in the corpus folder.
        text: The decoded text; every citation counts its characters.
        sha256: Of the file's bytes, in hexadecimal.
        left_out: What carries no record on purpose, and why.
        citations: What in the text shows the date of publication.

    >>> import pakafg
    >>> document = pakafg.load_corpus().documents["001"]
    >>> document.publisher, document.published, len(document.text)
    ('SouthAsianDesk', When('2025-11-08'), 8221)
    >>> document.label
    'SouthAsianDesk, 8 Nov 2025'
    """

    id: str = field(validator=IDENTIFIER)
    label: str | None = field(default=None, validator=MAYBE_TEXT)
    title: str | None = field(default=None, validator=MAYBE_TEXT)
    publisher: str | None = field(default=None, validator=MAYBE_TEXT)
    url: str | None = field(default=None, validator=_MAYBE_URL)
    published: When | None = field(default=None, validator=MAYBE_DATE)
    file: str = field(validator=TEXT)
    text: str = field(validator=one(str), repr=lambda text: f"<{len(text)} characters>")
    sha256: str = field(
        validator=written("[0-9a-f]{64}", "64 digits, 0 to 9 and a to f"),
        repr=lambda digest: f"{digest[:8]}…",
    )
    left_out: tuple[Omission, ...] = field(default=(), validator=many(Omission), repr=False)
    citations: tuple[Citation, ...] = field(default=(), validator=many(Citation), repr=False)
