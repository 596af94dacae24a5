"""One document as the rules of a draft see it: its words, names, dates and who says what."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from pakafg.corpus.corpus import Corpus
from pakafg.drafting.attributions import Attributor
from pakafg.drafting.candidate_events import CandidateEvents
from pakafg.drafting.class_words import ClassWords
from pakafg.drafting.date_mentions import dates_in
from pakafg.drafting.figure_rules import FigureRules
from pakafg.drafting.known_names import KnownNames
from pakafg.drafting.leaning_figures import LeaningFigures
from pakafg.drafting.news_text import NewsText
from pakafg.drafting.proposal import Proposal, ProposalKind
from pakafg.drafting.quoting import Quoting
from pakafg.drafting.utterances import UtteranceRules
from pakafg.records.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pakafg.drafting.date_mentions import DateMention
    from pakafg.drafting.figure_rows import Figure
    from pakafg.drafting.known_names import NameMention
    from pakafg.drafting.said_by import SaidBy
    from pakafg.drafting.utterances import Utterance
    from pakafg.records.citation import Citation

__all__ = ["DocumentReading"]


@frozen(slots=False)
class DocumentReading:
    """What the rules of a draft share about a document; each part is read when first asked for.

    Attributes:
        corpus: The corpus.
        document: The document.
    """

    corpus: Corpus = field(repr=False)
    document: Document
    _candidates: dict[tuple[tuple[str, ...], int], tuple[str, ...]] = field(
        factory=dict, init=False, repr=False
    )
    _numbers: Counter[ProposalKind] = field(factory=Counter, init=False, repr=False)

    @cached_property
    def text(self) -> NewsText:
        """Its words and sentences."""
        return NewsText(self.document.text)

    @cached_property
    def names(self) -> KnownNames:
        """The names of the corpus."""
        return KnownNames.of(self.corpus)

    @cached_property
    def actors(self) -> Sequence[NameMention]:
        """Where actors are named."""
        return self.names.actors_in(self.text)

    @cached_property
    def places(self) -> Sequence[NameMention]:
        """Where places are named."""
        return self.names.places_in(self.text)

    @cached_property
    def dates(self) -> Sequence[Sequence[DateMention]]:
        """The dates of each sentence."""
        published = self.document.published
        return [list(dates_in(self.text, each, published)) for each in self.text.sentences]

    @cached_property
    def figures(self) -> Sequence[Sequence[Figure]]:
        """The figures of each sentence."""
        class_words = ClassWords.of(self.corpus.codebook)
        rules = FigureRules(self.text, class_words)
        leaning = LeaningFigures(self.text, class_words)
        found: list[list[Figure]] = []
        for index, (sentence, dates) in enumerate(
            zip(self.text.sentences, self.dates, strict=True)
        ):
            taken = {at for each in dates for at in range(each.first, each.last)}
            found.append(rules.of(sentence, taken))
            found[index] = leaning.of(index, taken, found)
        return found

    @cached_property
    def attributor(self) -> Attributor:
        """What finds who says something."""
        return Attributor(self.text, self.actors, self.names.persons)

    @cached_property
    def attributions(self) -> Sequence[Sequence[SaidBy]]:
        """Who says something in each sentence."""
        return [self.attributor.of(each) for each in self.text.sentences]

    @cached_property
    def utterances(self) -> Sequence[Utterance]:
        """What is quoted, and who utters it."""
        return UtteranceRules(self.text, self.attributor, self.attributions).all()

    @cached_property
    def quoting(self) -> Quoting:
        """What quotes it, and gives ids."""
        ids = {key for catalogue in self.corpus.catalogues.values() for key in catalogue}
        return Quoting(self.document, ids)

    @cached_property
    def events(self) -> CandidateEvents:
        """The events that its sentences may speak of."""
        return CandidateEvents.of(self.corpus)

    @cached_property
    def _places_by_sentence(self) -> Mapping[int, frozenset[str]]:
        found: dict[int, set[str]] = {}
        for each in self.places:
            found.setdefault(self.text.sentence_of(each.start), set()).add(each.record)
        return {number: frozenset(places) for number, places in found.items()}

    def candidates(self, catalogues: Iterable[str], number: int) -> tuple[str, ...]:
        """List the events that a sentence may speak of.

        Args:
            catalogues: Where they stand.
            number: That of the sentence.
        """
        wanted = tuple(catalogues)
        if (wanted, number) not in self._candidates:
            self._candidates[wanted, number] = self._likely(wanted, number)
        return self._candidates[wanted, number]

    def _likely(self, catalogues: Iterable[str], number: int) -> tuple[str, ...]:
        """Weigh the events that a sentence may speak of."""
        sentence = self.text.sentences[number]
        words = frozenset(
            part
            for word in self.text.plain_words[sentence.first : sentence.last]
            for part in word.split()
        )
        days = [each.resolved.when for each in self.dates[number] if each.resolved is not None]
        places = self._places_by_sentence.get(number, frozenset())
        return self.events.likely(catalogues, words, places, days)

    def proposal(  # noqa: PLR0913  (the parts of a proposal)
        self,
        kind: ProposalKind,
        record: Mapping[str, Any],
        rule: str,
        citations: Sequence[Citation],
        *,
        doubts: Iterable[str] = (),
        candidates: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Proposal:
        """Make a proposal; its id is its kind and a number.

        Its quotations end the entry, but for records of all documents, which have none.
        """
        if kind.section is not None:
            record = {**record, "quotes": self.quoting.entries(citations)}
        self._numbers[kind] += 1
        return Proposal(
            id=f"{str(kind).replace('_', '-')}-{self._numbers[kind]}",
            kind=kind,
            record=record,
            rule=rule,
            doubts=tuple(dict.fromkeys(doubts)),
            candidates={key: ids for key, ids in (candidates or {}).items() if ids},
            citations=tuple(dict.fromkeys(citations)),
        )
