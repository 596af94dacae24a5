"""One news document, word for word."""

from __future__ import annotations

from attrs import field, frozen

from pakafg.records.citation import Citation
from pakafg.records.fields import IDENTIFIER, MAYBE_DATE, MAYBE_TEXT, TEXT, many, some, written
from pakafg.records.record import AnnotatedRecord
from pakafg.values.validators import one
from pakafg.values.vocabularies import OmissionReason
from pakafg.values.when import When

__all__ = ["Document", "Omission"]


@frozen(kw_only=True, repr=False)
class Omission(AnnotatedRecord):
    """Sentences of a document that carry no record, and why.

    Attributes:
        reason: Why; where it is `other`, the note says so in words.
        citations: The sentences, or characters of each.
    """

    reason: OmissionReason = field(validator=one(OmissionReason))
    citations: tuple[Citation, ...] = field(validator=some(Citation), repr=False)


@frozen(kw_only=True, repr=False)
class Document(AnnotatedRecord):
    """One news document, word for word, and what it shows of its own origin.

    Attributes:
        id: Its id in the corpus.
        title: As printed; None where it has none.
        publisher: As printed; None where the document does not say.
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
    """

    id: str = field(validator=IDENTIFIER)
    title: str | None = field(default=None, validator=MAYBE_TEXT)
    publisher: str | None = field(default=None, validator=MAYBE_TEXT)
    published: When | None = field(default=None, validator=MAYBE_DATE)
    file: str = field(validator=TEXT)
    text: str = field(validator=one(str), repr=lambda text: f"<{len(text)} characters>")
    sha256: str = field(
        validator=written("[0-9a-f]{64}", "64 digits, 0 to 9 and a to f"),
        repr=lambda digest: f"{digest[:8]}…",
    )
    left_out: tuple[Omission, ...] = field(default=(), validator=many(Omission), repr=False)
    citations: tuple[Citation, ...] = field(default=(), validator=many(Citation), repr=False)
