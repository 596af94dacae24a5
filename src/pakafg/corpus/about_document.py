"""What a corpus holds of one document, as a corpus: for questions that concern no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from pakafg.corpus.catalogue import Catalogue
from pakafg.corpus.format import ATTACHED, CLAIMS, SHARED
from pakafg.corpus.kept_answers import kept_answer

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus

__all__ = ["about_document"]

_FIELDS: Final = {
    name: tuple({each.field for each in ATTACHED.values() if each.catalogue == name})
    for name in SHARED
}


def about_document(corpus: Corpus, document: str) -> Corpus:
    """Leave of a corpus what one document says, and what that names.

    Args:
        corpus: The corpus.
        document: The id of a document of it.

    Returns:
        A corpus of that document, its claims, the utterances that it reports or dates, and all
        shared records, each with what this document says of it.

    >>> import pakafg
    >>> corpus = about_document(pakafg.load_corpus(), "001")
    >>> list(corpus.documents), {claim.document for claim in corpus.casualties.values()}
    (['001'], {'001'})
    """
    return kept_answer(corpus, ("about", document), lambda: _chosen_records(corpus, document))


def _chosen_records(corpus: Corpus, document: str) -> Corpus:
    """Choose the records, and of shared ones the parts."""
    made: dict[str, list[Any]] = {"documents": [corpus.documents[document]]}
    for name in CLAIMS:
        made[name] = [r for r in getattr(corpus, name).values() if r.document == document]
    dated = {claim.event for claim in made["dates"]}
    made["statements"] = [
        each
        for each in corpus.statements.values()
        if each.id in dated or any(report.document == document for report in each.reports)
    ]
    for name, fields in _FIELDS.items():
        made[name] = [_of_one(each, fields, document) for each in getattr(corpus, name).values()]
    catalogues: dict[str, Any] = {name: Catalogue(held) for name, held in made.items()}
    return attrs.evolve(corpus, **catalogues)


def _of_one(record: Any, fields: tuple[str, ...], document: str) -> Any:
    """Leave of a shared record what one document says of it."""
    changes = {}
    for name in fields:
        parts = getattr(record, name)
        own = tuple(each for each in parts if each.document == document)
        if len(own) != len(parts):
            changes[name] = own
    return attrs.evolve(record, **changes) if changes else record
