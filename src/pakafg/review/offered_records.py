"""Which records a key of a proposal may name: so that they are chosen, and no id is typed.

Laws of this file: what the draft proposes comes first, then whoever is named in the sentences that
are cited, then, where a record must be named, those that were made last. What the entry names by
now changes neither which they are nor their order: the key of each stays the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pakafg.corpus.corpus import Corpus
from pakafg.corpus.coverage import sentences
from pakafg.corpus.kept_answers import kept_answer
from pakafg.drafting.known_names import KnownNames
from pakafg.drafting.news_text import NewsText
from pakafg.review.entry_fields import EntryForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pakafg.drafting.proposal import Proposal
    from pakafg.records.document import Document
    from pakafg.review.desk import Desk
    from pakafg.review.entry_fields import EntryField

__all__ = ["Candidates"]

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
        found = kept_answer(corpus, ("named", document.id), partial(_names_in, corpus, document))
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
        """Yield who or what is named in the sentences that a proposal cites."""
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


def _names_in(corpus: Corpus, document: Document) -> tuple[tuple[int, str, str], ...]:
    """List which actors and places are named in a document: where, catalogue and id."""
    read = NewsText(document.text)
    names = KnownNames.of(corpus)
    named = (("actors", names.actors_in(read)), ("places", names.places_in(read)))
    return tuple(
        sorted((each.start, kind, each.record) for kind, listed in named for each in listed)
    )
