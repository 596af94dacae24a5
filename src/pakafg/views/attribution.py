"""Claims grouped by who says what: one line for all that give one source's words alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import frozen

from pakafg.frames.claim_origins import voices
from pakafg.frames.traced_sources import naming_documents
from pakafg.grouping import grouped
from pakafg.records.claim import Claim
from pakafg.text.people import NO_SOURCE
from pakafg.views.thing_names import ThingNames
from pakafg.views.voices import (
    cited_sources,
    listed_sources,
    own_documents,
    sources_of,
    told_voices,
)
from pakafg.views.weighed_claims import few_listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pakafg.corpus.corpus import Corpus

__all__ = [
    "Attribution",
    "attributed",
    "cited_speakers",
    "source_note",
    "source_words",
    "speaker_words",
]


C = TypeVar("C", bound=Claim)


@frozen
class Attribution(Generic[C]):
    """What one source says in the same words, in one document or in several.

    Attributes:
        speaker: Who speaks for the source; None where the documents tell of none.
        words: What is said.
        claims: The claims, in the order of the corpus.
        passed_on: By whom it is passed on; empty where nobody does.
        passed_on_claims: Those of the claims that came so, by their ids.
    """

    speaker: str | None
    words: str
    claims: tuple[C, ...]
    passed_on: str
    passed_on_claims: tuple[str, ...]

    @property
    def passed_on_in(self) -> tuple[str, ...]:
        """The documents that have it of those who pass it on, each once."""
        passed_on = set(self.passed_on_claims)
        return tuple(dict.fromkeys(each.document for each in self.claims if each.id in passed_on))

    @property
    def who(self) -> str:
        """The speaker in words."""
        return self.speaker or NO_SOURCE

    @property
    def direct(self) -> tuple[str, ...]:
        """The documents that have it of no other, each once."""
        passed_on = set(self.passed_on_claims)
        told = (claim.document for claim in self.claims if claim.id not in passed_on)
        return tuple(dict.fromkeys(told))

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents, each once."""
        return tuple(dict.fromkeys(claim.document for claim in self.claims))

    @property
    def told_by(self) -> str | None:
        """The speaker, and who passes it on; None where the documents tell of no source."""
        return ", ".join(filter(None, (self.speaker, self.passed_on))) or None

    def __str__(self) -> str:
        direct = few_listed(self.direct)
        said = f"{self.who}: {self.words}" + (f" ({direct})" if direct else "")
        if not self.passed_on:
            return said
        return f"{said}, {self.passed_on} ({few_listed(self.passed_on_in)})"


def attributed(
    corpus: Corpus, claims: Iterable[C], words: Callable[[C], str]
) -> list[Attribution[C]]:
    """Group claims by their source and their words, in the order of the first of each.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> claims = corpus.casualties.where(outcome="killed", status="soldier").values()
    >>> for attribution in attributed(corpus, claims, lambda claim: claim.count.words):
    ...     print(attribution)
    Pakistani army and Pakistan: 23 (000, 001, 003), passed on by the United Nations (000)
    no source named: some (002)
    Afghan forces: 58 (003)
    """
    names, voice_of = ThingNames(corpus), voices(corpus)

    def source_of(claim: C) -> object:
        (told,) = told_voices([(voice_of(claim), claim.document)])
        return None if told.is_own else told.source

    by_source = grouped(claims, lambda claim: (source_of(claim), words(claim)))
    return [_attribution(names, said, alike) for (_, said), alike in by_source.items()]


def _attribution(names: ThingNames, said: str, claims: Sequence[C]) -> Attribution[C]:
    voice_of = voices(names.corpus)
    sources = sources_of(told_voices((voice_of(claim), claim.document) for claim in claims))
    speaker = sources[0].who(names) if sources else None
    passed_on = sources[0].passed_on_words(names) if sources else ""
    passing = tuple(claim.id for claim in claims if voice_of(claim).passed_on_by)
    return Attribution(speaker, said, tuple(claims), passed_on, passing)


def source_words(corpus: Corpus, claims: Iterable[Claim]) -> str:
    """Name the sources of claims, and who passes them on; a document where it names none.

    Args:
        corpus: The corpus.
        claims: The claims.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> source_words(corpus, [corpus.casualties["000-un-soldiers-killed"]])
    'Pakistani army, passed on by the United Nations'
    """
    voice_of = voices(corpus)
    told = told_voices((voice_of(claim), claim.document) for claim in claims)
    sources = sources_of(told)
    documents = few_listed(f"document {each}" for each in own_documents(told))
    mark = ", " if all(each.is_plain for each in sources) else "; "
    named = listed_sources(sources, ThingNames(corpus))
    return mark.join(filter(None, (named, documents)))


def speaker_words(corpus: Corpus, claim: Claim) -> str | None:
    """Name the source of a claim, and who passes it on; None where its document tells of none.

    Args:
        corpus: The corpus.
        claim: The claim.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> speaker_words(corpus, corpus.casualties["000-table-clashes-killed"])
    'United Nations, passed on by Afghanistan'
    """
    told = told_voices([(voices(corpus)(claim), claim.document)])
    return listed_sources(sources_of(told), ThingNames(corpus)) or None


def cited_speakers(corpus: Corpus, claims: Iterable[Claim]) -> dict[str, str]:
    """Name the sources of claims with their documents, as after “according to”, by their ids.

    Those of which a document tells of no source are left out.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> cited_speakers(corpus, corpus.dates.values())["000-clashes-october-afghanistan"]
    'the United Nations, passed on by Afghanistan (000)'
    """
    names, voice_of, claims = ThingNames(corpus), voices(corpus), tuple(claims)
    told = {claim.id: told_voices([(voice_of(claim), claim.document)]) for claim in claims}
    return {
        claim.id: cited_sources(sources, names, few_listed) + source_note(corpus, claim)
        for claim in claims
        if (sources := sources_of(told[claim.id]))
    }


def source_note(corpus: Corpus, claim: Claim) -> str:
    """Say which other document names the source of a claim; empty where its own does."""
    naming = few_listed(naming_documents(corpus, claim))
    return f"; the source is named by {naming}" if naming else ""
