"""Demands, conditions and offers, and what was answered."""

from __future__ import annotations

from attrs import field, frozen

from pakafg.records.citation import Citation
from pakafg.records.fields import (
    IDENTIFIER,
    MAYBE_GAP,
    MAYBE_IDENTIFIER,
    MAYBE_TEXT,
    TEXT,
    many,
    some,
)
from pakafg.records.record import AnnotatedRecord
from pakafg.values.amount import Amount
from pakafg.values.gap import Gap
from pakafg.values.validators import maybe, one
from pakafg.values.vocabularies import Answer, DemandKind, Form

__all__ = ["Demand", "DemandReport", "Response", "Term"]


@frozen(kw_only=True, repr=False)
class Term(AnnotatedRecord):
    """One term of a demand, such as "38 commanders within 30 days".

    Attributes:
        text: The annotator's short wording.
        count: How much of what is asked.
        unit: Of what.
        within: The time allowed.
        citations: The characters.
    """

    text: str = field(validator=TEXT)
    count: Amount | None = field(default=None, validator=maybe(Amount))
    unit: str | None = field(default=None, validator=MAYBE_TEXT)
    within: Gap | None = field(default=None, validator=MAYBE_GAP)
    citations: tuple[Citation, ...] = field(validator=some(Citation), repr=False)


@frozen(kw_only=True, repr=False)
class DemandReport(AnnotatedRecord):
    """What one document says of a demand.

    Attributes:
        document: The document.
        form: Written or verbal, by this document; None where it does not say.
        round: The round in which it was made, by this document; None where it does not say.
        claimant: Who reports that it was made; None for the document's own voice.
        terms: Its terms, by this document.
        citations: The characters.
    """

    document: str = field(validator=IDENTIFIER)
    form: Form | None = field(default=None, validator=maybe(Form))
    round: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    claimant: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    terms: tuple[Term, ...] = field(default=(), validator=many(Term))
    citations: tuple[Citation, ...] = field(validator=some(Citation), repr=False)


@frozen(kw_only=True, repr=False)
class Response(AnnotatedRecord):
    """An answer to a demand, as one document reports it.

    Attributes:
        document: The document.
        by: Who answered; None where nobody did.
        answer: What was answered.
        claimant: Who reports it; None for the document's own voice.
        citations: The characters.
    """

    document: str = field(validator=IDENTIFIER)
    by: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    answer: Answer = field(validator=one(Answer))
    claimant: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    citations: tuple[Citation, ...] = field(validator=some(Citation), repr=False)


@frozen(kw_only=True, repr=False)
class Demand(AnnotatedRecord):
    """A demand, a condition, an offer or an appeal.

    Attributes:
        id: Its id in the corpus.
        by: Who makes it; None where the documents do not say.
        of: To whom it is put; None where it is put to nobody in particular.
        round: The round in which it was put, where it belongs to one.
        text: Neutral, one line.
        kind: Which of these it is; None where nobody coded that.
        form: Written or verbal.
        reports: What each document says of it.
        responses: What was answered, and who reports that.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> demand = corpus.demands["arrest-commanders"]
    >>> demand.by, demand.of, demand.reports[0].terms[0].within
    ('pakistan', 'afghanistan', Gap('P30D'))
    >>> [response.answer.value for response in corpus.demands["written-pledge"].responses][:2]
    ['evasive', 'counter_offer']
    """

    id: str = field(validator=IDENTIFIER)
    by: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    of: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    round: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    text: str = field(validator=TEXT)
    kind: DemandKind | None = field(default=None, validator=maybe(DemandKind))
    form: Form | None = field(default=None, validator=maybe(Form))
    reports: tuple[DemandReport, ...] = field(default=(), validator=many(DemandReport), repr=False)
    responses: tuple[Response, ...] = field(default=(), validator=many(Response), repr=False)
