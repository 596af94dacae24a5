"""Incidents, their tree, and who blames whom for them."""

from __future__ import annotations

from attrs import field, frozen

from pakafg.records.citation import Citation
from pakafg.records.fields import IDENTIFIER, IDENTIFIERS, MAYBE_IDENTIFIER, TEXT, many, some
from pakafg.records.record import AnnotatedRecord
from pakafg.values.validators import one
from pakafg.values.vocabularies import IncidentKind

__all__ = ["Blame", "Incident"]


@frozen(kw_only=True, repr=False)
class Blame(AnnotatedRecord):
    """That one actor blames another for an incident, as a document reports it.

    Attributes:
        document: The document.
        by: Who blames; None for the document's own voice.
        blamed: Who is blamed.
        citations: The characters.
    """

    document: str = field(validator=IDENTIFIER)
    by: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    blamed: str = field(validator=IDENTIFIER)
    citations: tuple[Citation, ...] = field(validator=some(Citation), repr=False)


@frozen(kw_only=True, repr=False)
class Incident(AnnotatedRecord):
    """Something in which people may have come to harm; a scope in which they are counted.

    Attributes:
        id: Its id in the corpus.
        name: A neutral name.
        kind: What happened; `campaign` for a period of several.
        place: Where.
        parties: Who took part, as the documents say.
        part_of: The larger incident within which this one lies, in time as in numbers.
        exhaustive: Whether the incidents named as its parts are all that it consists of;
            only then do their figures bound it from above.
        alleged_by: The side, where only its own account tells of it.
        blames: Who blames whom for it.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> shooting = corpus.incidents["spin-boldak-shooting"]
    >>> [(blame.by, blame.blamed) for blame in shooting.blames if blame.document == "000"][0]
    ('pakistan', 'afghanistan')
    """

    id: str = field(validator=IDENTIFIER)
    name: str = field(validator=TEXT)
    kind: IncidentKind = field(validator=one(IncidentKind))
    place: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    parties: tuple[str, ...] = field(default=(), validator=IDENTIFIERS)
    part_of: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    exhaustive: bool = field(default=False, validator=one(bool))
    alleged_by: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    blames: tuple[Blame, ...] = field(default=(), validator=many(Blame), repr=False)
