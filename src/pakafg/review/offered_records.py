"""Which records a key of a proposal may name: so that they are chosen, and no id is typed.

Laws of this file: what the draft proposes comes first, then what is named in the sentences that are
cited, by their words or by records that cite them, then, where a record must be named, those that
were made last. What the entry names by now changes neither which they are nor their order: the key
of each stays the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pakafg.corpus.corpus import Corpus
from pakafg.corpus.coverage import sentences
from pakafg.corpus.format import CLAIMS, REFERENCES
from pakafg.corpus.kept_answers import kept_answer
from pakafg.drafting.known_names import KnownNames
from pakafg.drafting.news_text import NewsText
from pakafg.records.parts import citations_of
from pakafg.review.entry_fields import EntryForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pakafg.drafting.proposal import Proposal
    from pakafg.records.document import Document
    from pakafg.review.desk import Desk
    from pakafg.review.entry_fields import EntryField

__all__ = ["Candidates"]

_ABOUT: Final = ("incident", "event", "about")
_OF_EVENTS: Final = REFERENCES["event"]
_MOST: Final = 9  # as many as there are keys for them
_LAST: Final = 5  # that were made last


@frozen
class Candidates:
    """What may be named in the record files of a corpus, as one document tells of it."""

    _corpus: Corpus
    _sentences: tuple[tuple[int, int], ...]
    _named: tuple[tuple[int, str, str], ...]
    _merged: Mapping[str, str]

    @classmethod
    def of(cls, desk: Desk) -> Candidates:
        """Find who and what is named where in the document of a desk."""
        corpus, document = desk.corpus, desk.document
        found = kept_answer(corpus, ("named", document.id), partial(_all_named, corpus, document))
        merged = {
            str(each.record.get("id")): each.merged_into
            for each in desk.draft.proposals
            if each.kind.section is None and each.merged_into is not None
        }
        return cls(corpus, tuple(sentences(document.text)), found, merged)

    def of_proposal(
        self, proposal: Proposal, fields: Iterable[EntryField]
    ) -> Mapping[str, Sequence[str]]:
        """List, for each key of a proposal that names a record, which may be meant."""
        found: dict[str, Sequence[str]] = {}
        for field in fields:
            drafted = proposal.candidates.get(field.key, ())
            proposed = [self._merged.get(each, each) for each in drafted]
            likely: Iterator[str] = iter(())
            if field.form is EntryForm.REFERENCE and (field.needed or field.asked):
                likely = self._named_beside(proposal, field)
            if field.form is EntryForm.REFERENCE and field.needed:
                likely = chain(likely, self._made_last(field))
            listed = list(dict.fromkeys(chain(proposed, likely)))[:_MOST]
            if listed:
                found[field.key] = listed
        return found

    def _named_beside(self, proposal: Proposal, field: EntryField) -> Iterator[str]:
        """Yield what is named in the sentences that a proposal cites."""
        own = proposal.record.get("id")
        for first, last in self._sentences:
            if any(cited.start < last and first < cited.end for cited in proposal.citations):
                for start, catalogue, record in self._named:
                    if first <= start < last and catalogue in field.catalogues and record != own:
                        yield record

    def _made_last(self, field: EntryField) -> Iterator[str]:
        """Yield the records of the catalogues of a key that were made last, the newest first."""
        for name in field.catalogues:
            yield from list(self._corpus.catalogues[name])[: -_LAST - 1 : -1]


def _all_named(corpus: Corpus, document: Document) -> tuple[tuple[int, str, str], ...]:
    """List what is named in a document, by its words or by records: where, catalogue and id."""
    return tuple(sorted({*_names_in(corpus, document), *_told_in(corpus, document)}))


def _names_in(corpus: Corpus, document: Document) -> Iterator[tuple[int, str, str]]:
    """Yield where the words of a document name an actor or a place."""
    read = NewsText(document.text)
    names = KnownNames.of(corpus)
    for kind, listed in (("actors", names.actors_in(read)), ("places", names.places_in(read))):
        yield from ((each.start, kind, each.record) for each in listed)


def _told_in(corpus: Corpus, document: Document) -> Iterator[tuple[int, str, str]]:
    """Yield where an utterance of a document stands, and what claims and utterances are about."""
    for catalogue in (*CLAIMS, "statements"):
        for key, record in corpus.catalogues[catalogue].items():
            told = [(catalogue, key)] if catalogue == "statements" else []
            for each in (str(getattr(record, name, None)) for name in _ABOUT):
                told += [(name, each) for name in _OF_EVENTS if each in corpus.catalogues[name]]
            for cited in citations_of(record):
                if cited.document == document.id:
                    yield from ((cited.start, *each) for each in told)
