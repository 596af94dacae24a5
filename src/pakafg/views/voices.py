"""Whose word it is, and who only passes it on, as a reader is told.

Laws of this file: whoever speaks for one origin is one source, however many they are; who passes
a word on is named beside it, and is no source; documents that name nobody are no voices. Facts
come in (`ToldVoice`), and become words here alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen

from pakafg.grouping import grouped
from pakafg.text.people import one_and_others
from pakafg.views.weighed_claims import few_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from pakafg.frames.claim_origins import ClaimVoice
    from pakafg.views.thing_names import ThingNames

__all__ = [
    "SourceView",
    "ToldVoice",
    "cited_sources",
    "listed_sources",
    "name_beside_documents",
    "own_documents",
    "short_sources",
    "sources_of",
    "told_voices",
]

_ONE_UNNAMED: Final = "one source, not named"
_SOME_UNNAMED: Final = "a source not named"
_OWN: Final = " (own account)"


class ToldVoice(NamedTuple):
    """Whose word something is, and in which documents.

    Attributes:
        claimant: Whose; None where the documents name nobody.
        origin: The origin of a claim; None where it is unknown, or for what is no claim.
        passed_on_by: Who passed it on, nearest to the claimant first.
        documents: The documents.
    """

    claimant: str | None
    origin: str | None
    passed_on_by: tuple[str, ...]
    documents: tuple[str, ...]

    @property
    def is_own(self) -> bool:
        """Whether the documents say it in their own voice, and nothing tells of a source."""
        return self.claimant is None and self.origin is None and not self.passed_on_by

    @property
    def source(self) -> Hashable:
        """What tells one source from another."""
        if self.origin is not None:
            return "origin", self.origin
        return ("speaker", self.claimant) if self.claimant else ("passed on", self.passed_on_by)


_Speaker = tuple[str, tuple[str, ...]]  # by id, with the documents


@frozen
class SourceView:
    """One source: all who speak for one origin, and who passes its word on.

    Attributes:
        speakers: Who speaks for it, by their ids, each with the documents that have it of them
            themselves; none where no document names anybody.
        passed_on: By whom it came to which documents, those nearest to the source first.
        unnamed: The documents that give its word without a name.
        origin: Whose claims they are, by the id of the body or of a link; None where unknown.
    """

    speakers: tuple[tuple[str, tuple[str, ...]], ...]
    passed_on: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    unnamed: tuple[str, ...]
    origin: str | None

    @property
    def is_plain(self) -> bool:
        """Whether it is one speaker, in whose mouth all documents put it."""
        return len(self.speakers) == 1 and not self.passed_on and not self.unnamed

    @property
    def is_heard(self) -> bool:
        """Whether a document has it of the source itself, whoever else passes it on."""
        return any(documents for _, documents in self.speakers)

    def words(self, names: ThingNames, *, short: bool = False) -> str:
        """Name it, and who passes it on, where no document has it of the source itself.

        Args:
            names: The names of the corpus.
            short: Whether a body that speaks stands for all who speak for it.
        """
        who = self.who(names, short=short)
        passed_on = "" if self.is_heard else self.passed_on_words(names)
        return ", ".join(filter(None, (who, passed_on)))

    def who(self, names: ThingNames, *, short: bool = False) -> str:
        """Name those who speak for it, without an article."""
        speaking = [each for each, _ in self.speakers]
        if short and self.origin in speaking:
            speaking = [self.origin]
        told = [names.corpus.actors[each].name for each in speaking]
        return one_and_others(few_of(told)) or (_ONE_UNNAMED if self.unnamed else _SOME_UNNAMED)

    def passed_on_words(
        self, names: ThingNames, cite: Callable[[Sequence[str]], str] | None = None
    ) -> str:
        """Say who passes it on; empty where nobody does.

        Args:
            names: The names of the corpus.
            cite: How documents are named; None: they are not.
        """
        told = [
            " through ".join(map(names.who, chain)) + (f" ({cite(documents)})" if cite else "")
            for chain, documents in self.passed_on
        ]
        has_chain = any(len(chain) > 1 for chain, _ in self.passed_on) and len(told) > 1
        by = few_of(f"by {each}" for each in told) if has_chain else few_of(told)
        return f"passed on {'' if has_chain else 'by '}{one_and_others(by)}" if told else ""

    def cited(self, names: ThingNames, cite: Callable[[Sequence[str]], str] | None) -> str:
        """Name it within a sentence, each speaker with the documents, and who passes it on.

        Args:
            names: The names of the corpus.
            cite: How documents are named; None: they are not.
        """
        told = [_named_together(self.speakers, names, cite)] if self.speakers else []
        if self.unnamed and cite:
            documents = cite(self.unnamed)
            told.append(
                f"{documents} without its name" if told else f"{_ONE_UNNAMED} ({documents})"
            )
        elif not told:
            told.append(self.who(names))
        one = "as one source" if len(self.speakers) > 1 else ""
        return ", ".join(
            filter(None, (one_and_others(told), one, self.passed_on_words(names, cite)))
        )


def _named_together(
    speakers: Iterable[tuple[str, tuple[str, ...]]],
    names: ThingNames,
    cite: Callable[[Sequence[str]], str] | None,
) -> str:
    """Name speakers, those of the same documents together."""
    if cite is None:
        return _few_together(name_beside_documents(names, each) for each, _ in speakers)
    return _few_together(
        _few_together(name_beside_documents(names, each) for each, _ in alike)
        + (f" ({cite(documents)})" if documents else "")
        for documents, alike in grouped(speakers, lambda pair: pair[1]).items()
    )


def _few_together(names: Iterable[str]) -> str:
    """Name several who say the same; of many the first, and how many more."""
    return one_and_others(few_of(names))


def told_voices(voices: Iterable[tuple[ClaimVoice, str]]) -> tuple[ToldVoice, ...]:
    """Group whose word claims are, each with its document.

    >>> from pakafg.frames.claim_origins import ClaimVoice
    >>> army, passed = ClaimVoice("army", "state"), ClaimVoice("army", "state", ("un",))
    >>> for voice in told_voices([(army, "a"), (passed, "b"), (army, "c")]):
    ...     print(*voice)
    army state () ('a', 'c')
    army state ('un',) ('b',)
    """
    return tuple(
        ToldVoice(*voice, tuple(sorted({document for _, document in alike})))
        for voice, alike in grouped(voices, lambda pair: pair[0]).items()
    )


def sources_of(voices: Iterable[ToldVoice]) -> tuple[SourceView, ...]:
    """Tell the sources apart, in the order of their first voices: one for each origin.

    What is no claim has no origin, and is its speaker's; where claims of the same answer are, too,
    it is of their source.
    """
    spoken = [voice for voice in voices if not voice.is_own]
    known = {voice.claimant: voice.source for voice in spoken if voice.origin and voice.claimant}
    by_source = grouped(spoken, lambda voice: known.get(voice.claimant or "", voice.source))
    return tuple(map(_source_view, by_source.values()))


def _source_view(voices: Sequence[ToldVoice]) -> SourceView:
    speakers: dict[str, tuple[str, ...]] = {}
    passed_on: dict[tuple[str, ...], tuple[str, ...]] = {}
    unnamed: tuple[str, ...] = ()
    for voice in voices:
        direct = () if voice.passed_on_by else voice.documents
        if voice.claimant is not None:
            speakers[voice.claimant] = _documents_of_both(speakers.get(voice.claimant, ()), direct)
        else:
            unnamed = _documents_of_both(unnamed, direct)
        if voice.passed_on_by:
            known = passed_on.get(voice.passed_on_by, ())
            passed_on[voice.passed_on_by] = _documents_of_both(known, voice.documents)
    origin = next((voice.origin for voice in voices if voice.origin is not None), None)
    return SourceView(tuple(speakers.items()), tuple(passed_on.items()), unnamed, origin)


def _documents_of_both(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*some, *others}))


def own_documents(voices: Iterable[ToldVoice]) -> tuple[str, ...]:
    """List the documents that say it in their own voice."""
    return tuple(
        dict.fromkeys(each for voice in voices if voice.is_own for each in voice.documents)
    )


def listed_sources(sources: Sequence[SourceView], names: ThingNames, *, short: bool = False) -> str:
    """Name sources one after the other, as in brackets; empty for none.

    Args:
        sources: The sources.
        names: The names of the corpus.
        short: Whether a body that speaks stands for all who speak for it.
    """
    told = [f"{each.words(names, short=short)}{_own_mark(each, sources)}" for each in sources]
    return (", " if all(each.is_plain for each in sources) else "; ").join(few_of(told))


def cited_sources(
    sources: Sequence[SourceView],
    names: ThingNames,
    cite: Callable[[Sequence[str]], str] | None = None,
) -> str:
    """Name sources after “according to”, each with its documents.

    Args:
        sources: The sources; one at least.
        names: The names of the corpus.
        cite: How documents are named; None: they are not.
    """
    if all(each.is_plain for each in sources):
        of_parties, alone = _by_party(sources, names)
        named = [_party_words(party, speaking, names, cite) for party, speaking in of_parties]
        if alone:
            named.append(_named_together(alone, names, cite))
        return one_and_others(named)
    told = [f"{each.cited(names, cite)}{_own_mark(each, sources)}" for each in sources]
    *others, last = few_of(told)
    return f"{'; to '.join(others)}; and to {last}" if others else last


def short_sources(sources: Sequence[SourceView], names: ThingNames, most: int) -> str:
    """Name sources as short as can be: several who speak for one party by its name.

    Args:
        sources: The sources.
        names: The names of the corpus.
        most: How many are named; the others are “others”.
    """
    told: dict[str, None] = {}
    of_parties, _ = _by_party([each for each in sources if each.is_plain], names)
    party_of = {who: party for party, speaking in of_parties for who, _ in speaking}
    for each in sources:
        party = party_of.get(each.speakers[0][0]) if each.is_plain else None
        words = f"{each.words(names, short=True)}{_own_mark(each, sources)}"
        told[party or words] = None
    shown = [*list(told)[:most], *(["others"] if len(told) > most else [])]
    return (", " if all(each.is_plain for each in sources) else "; ").join(shown)


def _by_party(
    sources: Sequence[SourceView], names: ThingNames
) -> tuple[list[tuple[str, list[_Speaker]]], list[_Speaker]]:
    """Tell those of whom several speak for one party from all others.

    Whose claims are of one source are together already.
    """
    parties = {str(party.id): party.name for party in names.corpus.codebook.parties}
    spoken = [(each.origin, pair) for each in sources for pair in each.speakers]
    sides = {pair[0]: str(names.corpus.actors[pair[0]].side) for _, pair in spoken}
    by_side = grouped(
        (pair for origin, pair in spoken if origin is None and sides[pair[0]] in parties),
        lambda pair: sides[pair[0]],
    )
    several = {side: pairs for side, pairs in by_side.items() if len(pairs) > 1}
    together = {pair for pairs in several.values() for pair in pairs}
    return (
        [(parties[side], pairs) for side, pairs in several.items()],
        [pair for _, pair in spoken if pair not in together],
    )


def _party_words(
    party: str,
    speakers: Sequence[_Speaker],
    names: ThingNames,
    cite: Callable[[Sequence[str]], str] | None,
) -> str:
    """Name a party, who speaks for it, and in which documents.

    The party's own name needs not be said twice.
    """
    who = [names.who(each) for each, _ in speakers if names.corpus.actors[each].name != party]
    within = [one_and_others(few_of(who))] if who else []
    if cite is not None:
        within.append(cite(sorted({each for _, documents in speakers for each in documents})))
    return f"{party} ({'; '.join(within)})"


def _own_mark(source: SourceView, sources: Sequence[SourceView]) -> str:
    """Mark who speaks for himself and also passes on what another of the sources says."""
    passing = {
        who for each in sources if each is not source for by, _ in each.passed_on for who in by
    }
    return _OWN if passing & {who for who, _ in source.speakers} else ""


def name_beside_documents(names: ThingNames, actor: str) -> str:
    """Name an actor beside the documents that name him: without a document within the name."""
    name = names.who(actor)
    shorter, _, last = name.rpartition(" (")
    return shorter if shorter and last.removesuffix(")") in names.corpus.documents else name
