"""What all documents that speak of a thing agree on, and from how many independent sources.

Laws of this file: a thing is agreed only where two documents or more speak of it and all say the
same. How many documents print it is told apart from how many sources it has: three outlets that
repeat one figure are one source.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pakafg.frames.claim_origins import count_sources, origins, voices
from pakafg.grouping import grouped
from pakafg.records.citation import Citation
from pakafg.text.date_words import when_words
from pakafg.text.figure_words import counted, sources_counted
from pakafg.text.people import capitalised, one_and_others, persons_words
from pakafg.values.calendar import DAY
from pakafg.values.conclusions import DiscrepancyKind
from pakafg.values.vocabularies import Bound
from pakafg.views.claim_words import BOUND_WORDS, claim_citations, words_first
from pakafg.views.figure_questions import became_words
from pakafg.views.thing_names import ThingNames
from pakafg.views.voices import ToldVoice, cited_sources, listed_sources, sources_of, told_voices
from pakafg.views.weighed_claims import few_listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import CasualtyClaim, Claim, DateClaim
    from pakafg.records.talk_round import RoundReport, TalkRound

__all__ = ["AgreedView", "agreed", "agreed_line"]

_WEEK: Final = 7 * DAY
_SEVERAL: Final = 2  # documents, that something be agreed


@frozen
class AgreedView:
    """Something that all documents say alike which speak of it.

    Attributes:
        thing: The record that it is about, by its id.
        kind: What is agreed, by the kind of question that it would be.
        says: What all say, as a sentence without its full stop.
        documents: The documents that say so, by their ids.
        voices: Whose word it is, who passes it on, and in which documents.
        n_sources_min: How many independent sources it has at least.
        n_sources_max: At most: a document that names no source may have one of its own.
        records: The records that say so.
        citations: The characters that it rests on.
    """

    thing: str
    kind: DiscrepancyKind
    says: str
    documents: tuple[str, ...]
    voices: tuple[ToldVoice, ...]
    n_sources_min: int
    n_sources_max: int
    records: tuple[str, ...]
    citations: tuple[Citation, ...]

    def sentence(self, names: ThingNames) -> str:
        """Say what is agreed, by how many documents, and from how many sources.

        Args:
            names: The names of the corpus.
        """
        documents = counted(len(self.documents), "document")
        return f"{self.says}, according to {documents}, {self._sources(names)}."

    def _sources(self, names: ThingNames) -> str:
        """Say from how many sources, and which is the one where it is one."""
        if self.n_sources_max == 1:
            who = sources_of(self.voices)
            named = f" ({cited_sources(who, names)})" if who else ""
            return f"all from one source{named}"
        if self.n_sources_min == self.n_sources_max:
            return f"from {self.n_sources_max} independent sources"
        if self.n_sources_min == 1:
            return f"perhaps all from one source, at most from {self.n_sources_max}"
        return f"from {self.n_sources_min} to {self.n_sources_max} independent sources"


def agreed(corpus: Corpus) -> list[AgreedView]:
    """List what all documents that speak of a thing agree on: figures, dates, rounds.

    Args:
        corpus: The corpus.

    Returns:
        What most documents say first.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> civilians = next(each for each in agreed(corpus) if "50 Afghan civilians" in each.says)
    >>> civilians.says
    '50 Afghan civilians were killed in the fighting of October 2025'
    >>> len(civilians.documents), civilians.n_sources_min, civilians.n_sources_max
    (3, 1, 1)
    """
    names = ThingNames(corpus)
    listings = (_agreed_figures, _agreed_dates, _agreed_rounds)
    found = [each for listing in listings for each in listing(corpus, names)]
    kinds = list(DiscrepancyKind)
    return sorted(found, key=lambda each: (-len(each.documents), kinds.index(each.kind)))


def agreed_line(view: AgreedView, names: ThingNames) -> str:
    """Say in one line what is agreed: the documents, from how many sources, and whose word it is.

    Args:
        view: What is agreed.
        names: The names of the corpus.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> view = next(each for each in agreed(corpus) if "50 Afghan civilians" in each.says)
    >>> agreed_line(view, ThingNames(corpus)).partition(" (")[2]
    '000, 001, 003; 1 source: United Nations)'
    """
    sources = sources_counted(view.n_sources_min, view.n_sources_max)
    named = listed_sources(sources_of(view.voices), names)
    told = f"{sources}: {named}" if named else sources
    return f"{view.says} ({few_listed(view.documents)}; {told})"


def _agreed_figures(corpus: Corpus, names: ThingNames) -> Iterator[AgreedView]:
    """List the classes of people of whom all documents that count them give one figure."""
    cells = grouped(
        (
            each
            for each in corpus.casualties.values()
            # What a document adds up of others' figures agrees with nothing but these.
            if each.count.low is not None and not each.sum_of
        ),
        lambda each: (each.incident, each.outcome, each.nationality, each.status, each.group),
    )
    for (incident, outcome, *_), claims in cells.items():
        is_telling = (claims[0].count.low or 0) > 1 or claims[0].count.high is not None
        if is_telling and len({(each.count.low, each.count.high) for each in claims}) == 1:
            words = _counted_people(corpus, claims[0])
            named = corpus.codebook.name_of_outcome(outcome)
            says = f"{words} {became_words(outcome, named)} in {names.the(incident)}"
            yield from _agreed(corpus, incident, DiscrepancyKind.FIGURES, says, claims)


def _counted_people(corpus: Corpus, claim: CasualtyClaim) -> str:
    """Say how many of whom, as a sentence begins."""
    cell = {
        "nationality": claim.nationality,
        "status": claim.status,
        "group": claim.group,
        "outcome": claim.outcome,
    }
    number = claim.count.low if claim.count.low == claim.count.high else None
    who = persons_words(2 if number is None else number, cell, corpus.codebook.printed)
    who = "people" if who == "persons" else who
    is_noun = str(claim.count).casefold().endswith(("dozens", "hundreds", "thousands", "millions"))
    return capitalised(f"{claim.count} {'of ' if is_noun else ''}{who}")


def _agreed_dates(corpus: Corpus, names: ThingNames) -> Iterator[AgreedView]:
    """List the events of which all documents that date them give one date."""
    dated = grouped(
        (
            each
            for each in corpus.dates.values()
            # That it was in some month or year tells nobody anything.
            if each.bound is not Bound.AMID and 0 < (each.when.width or 0) <= _WEEK
        ),
        lambda each: (each.event, each.bound),
    )
    for (event, bound), claims in dated.items():
        held = corpus.events.get(event)
        is_fact = event not in corpus.statements and not (held is not None and held.planned)
        if is_fact and len({_minutes_of(each) for each in claims}) == 1:
            began = BOUND_WORDS[bound] or "took place"
            was = f"was {began}" if bound is Bound.DECLARED else began
            says = capitalised(f"{names.the(event)} {was} on {when_words(claims[0].when)}")
            yield from _agreed(corpus, event, DiscrepancyKind.DATES, says, claims)


def _minutes_of(claim: DateClaim) -> tuple[tuple[int | None, int | None], ...]:
    return tuple((piece.first_minute, piece.last_minute) for piece in claim.when.pieces)


def _agreed(
    corpus: Corpus,
    thing: str,
    kind: DiscrepancyKind,
    says: str,
    claims: Sequence[Claim],
) -> Iterator[AgreedView]:
    """Yield what claims of two documents or more have in common."""
    documents = tuple(sorted({claim.document for claim in claims}))
    if len(documents) < _SEVERAL:
        return
    voice_of = voices(corpus)
    least, most = count_sources(claims, origins(corpus))
    yield AgreedView(
        thing,
        kind,
        says,
        documents,
        told_voices((voice_of(claim), claim.document) for claim in claims),
        least,
        most,
        tuple(claim.id for claim in claims),
        tuple(dict.fromkeys(each for claim in claims for each in _cited_by(claim))),
    )


def _cited_by(claim: Claim) -> tuple[Citation, ...]:
    return claim_citations(claim)  # type: ignore[arg-type]  # figures and dates have words


def _agreed_rounds(corpus: Corpus, names: ThingNames) -> Iterator[AgreedView]:
    """List the rounds to which all documents that number them give one number."""
    numbered = Counter(
        number
        for talk in corpus.rounds.values()
        for number in {report.ordinal for report in talk.reports}
    )
    for talk in corpus.rounds.values():
        reports = [report for report in talk.reports if report.ordinal is not None]
        # A number that some give to another round is not agreed.
        if len({each.ordinal for each in reports}) == 1 == numbered[reports[0].ordinal]:
            says = capitalised(f"{names.the(talk.id)} were the “{reports[0].label}”")
            yield from _of_reports(talk, DiscrepancyKind.LABEL, says, reports)
        named = [report for report in talk.reports if report.mediators]
        teams = {frozenset(report.mediators) for report in named}
        if len(teams) == 1:
            who = one_and_others(names.who(each) for each in sorted(teams.pop()))
            says = capitalised(f"{who} mediated {names.the(talk.id)}")
            yield from _of_reports(talk, DiscrepancyKind.MEDIATOR, says, named)


def _of_reports(
    talk: TalkRound, kind: DiscrepancyKind, says: str, reports: Sequence[RoundReport]
) -> Iterator[AgreedView]:
    documents = tuple(sorted({report.document for report in reports}))
    if len(documents) >= _SEVERAL:
        cited = (each for report in reports for each in words_first(report.citations, report.label))
        yield AgreedView(
            talk.id, kind, says, documents, (), 1, len(documents), (talk.id,), tuple(cited)
        )
