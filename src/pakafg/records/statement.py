"""Utterances, and how each document gives them."""

from __future__ import annotations

from attrs import field, frozen

from pakafg.errors import ArgumentError
from pakafg.records.citation import Citation
from pakafg.records.fields import IDENTIFIER, IDENTIFIERS, MAYBE_IDENTIFIER, MAYBE_TEXT, many, some
from pakafg.records.record import AnnotatedRecord
from pakafg.values.validators import maybe, one
from pakafg.values.vocabularies import Mode, SpeechAct

__all__ = ["Report", "Statement"]


@frozen(kw_only=True, repr=False)
class Report(AnnotatedRecord):
    """How one document gives an utterance.

    Attributes:
        document: The document.
        mode: Word for word, in part, or in the document's own words.
        speaker: The speaker, where this document names another than the statement's.
        role: The speaker's role as this document writes it.
        channel: Where it was said, as this document writes it.
        via: Whoever stands between speaker and document, nearest the speaker first.
        citations: The characters: first the words uttered, then their attribution.
    """

    document: str = field(validator=IDENTIFIER)
    mode: Mode = field(validator=one(Mode))
    speaker: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    role: str | None = field(default=None, validator=MAYBE_TEXT)
    channel: str | None = field(default=None, validator=MAYBE_TEXT)
    via: tuple[str, ...] = field(default=(), validator=IDENTIFIERS)
    citations: tuple[Citation, ...] = field(validator=some(Citation), repr=False)

    @property
    def words(self) -> str:
        """The words uttered, as this document gives them.

        >>> import pakafg
        >>> said = pakafg.load_corpus().statements["asif-complete-deadlock"]
        >>> [report.words for report in said.reports][0]
        'There is a complete deadlock'
        """
        return self.citations[0].quote


@frozen(kw_only=True, repr=False)
class Statement(AnnotatedRecord):
    """One utterance, with a report for each document that gives it.

    Attributes:
        id: Its id in the corpus.
        speaker: Who said it, by the document that opens the record; None if not said.
        jointly_with: Who said it together with the speaker, as of a joint statement.
        act: What it does, by PLOVER; None for a comment, a denial or an appeal.
        addressee: To whom.
        topics: What it is about.
        about: The round, ceasefire, incident or event that it speaks of.
        denies: What the speaker says is not so: records of whatever kind, such as an incident,
            a figure, or another's statement.
        reports: How each document gives it, in the order of the documents.

    Raises:
        ArgumentError: It is said jointly with its own speaker, or with a speaker who is not
            named; or it denies itself.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> said = corpus.statements["asif-complete-deadlock"]
    >>> said.speaker, [(report.document, report.mode.value) for report in said.reports]
    ('khawaja-asif', [('000', 'direct'), ('003', 'direct')])
    """

    id: str = field(validator=IDENTIFIER)
    speaker: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    jointly_with: tuple[str, ...] = field(default=(), validator=IDENTIFIERS)
    act: SpeechAct | None = field(default=None, validator=maybe(SpeechAct))
    addressee: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    topics: tuple[str, ...] = field(default=(), validator=IDENTIFIERS)
    about: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    denies: tuple[str, ...] = field(default=(), validator=IDENTIFIERS)
    reports: tuple[Report, ...] = field(default=(), validator=many(Report), repr=False)

    def __attrs_post_init__(self) -> None:
        if self.jointly_with and (self.speaker is None or self.speaker in self.jointly_with):
            expected = "others than the speaker, who is named"
            raise ArgumentError("jointly_with", self.jointly_with, expected)
        if self.id in self.denies:
            raise ArgumentError("denies", self.id, "other records: nothing denies itself")

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who said it, the speaker first; empty where nobody is named.

        >>> import pakafg
        >>> pakafg.load_corpus().statements["asif-complete-deadlock"].speakers
        ('khawaja-asif',)
        """
        return () if self.speaker is None else (self.speaker, *self.jointly_with)

    @property
    def channel(self) -> str | None:
        """Where it was said, by the first document that says so."""
        return next((report.channel for report in self.reports if report.channel), None)
