"""Figures of a document as proposals: one for each claim, wherever the document repeats it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import define, field

from pakafg.drafting.figure_givers import giver_of
from pakafg.drafting.figure_rows import Figure
from pakafg.drafting.proposal import ProposalKind
from pakafg.records.citation import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.drafting.document_reading import DocumentReading
    from pakafg.drafting.figure_givers import FigureGiver
    from pakafg.drafting.proposal import Proposal

__all__ = ["figure_proposals"]

_NEAR: Final = 240  # characters from an attribution to its figure, in one quotation
_OWN: Final = frozenset({"soldier", "police"})
_INCIDENT: Final = "which incident the figure belongs to"


@define
class _Claim:
    """A figure with all that tells it from others, and where it stands."""

    figure: Figure
    claimant: str | None
    source: str | None  # whom the text names and the corpus does not know
    nationality: str | None
    status: str | None
    doubts: list[str]
    candidates: tuple[str, ...]
    citations: list[Citation] = field(factory=list)

    @property
    def key(self) -> tuple[object, ...]:
        """What is equal where the document repeats a claim."""
        count = self.figure.number.value
        return (
            *(self.figure.outcome, count.low, count.high, self.nationality, self.status),
            *(self.figure.group, self.claimant, self.source),
            # "A soldier" in two places may well be two soldiers.
            self.figure.number.first if self.figure.is_single else None,
        )


def figure_proposals(found: DocumentReading) -> Iterator[Proposal]:
    """Propose the figures of a document."""
    claims: dict[tuple[object, ...], _Claim] = {}
    places: dict[int, _Claim] = {}  # by the first word of the number
    for number, figures in enumerate(found.figures):
        previous: _Claim | None = None
        for figure in figures:
            claim = _claim(found, figure, number, previous)
            places[figure.number.first] = claim
            whole = None if figure.leans_on is None else places.get(figure.leans_on)
            if whole is not None and whole is not claim:
                _lean(claim, whole, said=giver_of(found, figure, number))
            previous = claims.setdefault(claim.key, claim)
            if previous is not claim:
                previous.citations += claim.citations
                previous.doubts.append("whether its places tell of one figure")
            previous = claim
    for claim in claims.values():
        yield _proposal(found, claim)


def _claim(found: DocumentReading, figure: Figure, number: int, previous: _Claim | None) -> _Claim:
    """Find whose figure it is, and of whom."""
    said = giver_of(found, figure, number)
    claimant = said.actor if said else None
    unknown = said.name if said is not None and claimant is None else None
    doubts = [*figure.doubts, *_doubts_of(said)]
    nationality, status = figure.nationality, figure.status
    if figure.part and previous is not None:
        claimant = previous.claimant
        if said is None and previous.source is not None:
            unknown = previous.source
            doubts.append(f"who “{unknown}” is, to whom the figure before it is attributed")
    rests = figure.rule.startswith("a number of deaths") and status is nationality is None
    if rests and previous is not None and previous.figure.outcome == figure.outcome:
        nationality, status = previous.nationality, previous.status
        doubts.append("whether it is of the same people as the figure before it")
    is_own = status in _OWN and not figure.is_led_back  # else they are of the whole's people
    if nationality is None and is_own and claimant is not None:
        side = found.corpus.actors[claimant].side
        party = found.corpus.codebook.party_of(str(side))
        if party is not None:
            nationality = party.people
            doubts.append(f"whether they are {party.people}: only the claimant is named")
    elif nationality is None and previous is not None and figure.is_alike:
        nationality = previous.nationality
    candidates = found.candidates(("incidents",), number)
    if nationality is None:
        doubts.append("whose people they are, where the text says it elsewhere")
    cited = _cited(found, figure, said)
    return _Claim(figure, claimant, unknown, nationality, status, doubts, candidates, cited)


def _doubts_of(said: FigureGiver | None) -> list[str]:
    """List what is not sure of whoever gives a figure."""
    if said is None:
        return []
    own = [] if said.doubt is None else [said.doubt]
    if said.actor is not None:
        return own
    open_doubts = [doubt for doubt in own if doubt.startswith("whether")]
    return [f"who “{said.name}” is, to whom the sentence attributes it", *open_doubts]


def _lean(claim: _Claim, whole: _Claim, *, said: FigureGiver | None) -> None:
    """Take over from the figure that a claim is a part of: who gave it, and its words."""
    is_taken = said is None and whole.claimant is not None
    if is_taken:
        claim.claimant = whole.claimant
        claim.doubts.append("whether whoever gave the figure before it gave this one, too")
    if is_taken or claim.figure.is_led_back:
        claim.citations += whole.citations
    is_alike = claim.figure.is_led_back and claim.status == whole.status
    if is_alike and claim.nationality is None and whole.nationality is not None:
        claim.nationality = whole.nationality
        claim.doubts.append(f"whether they are {whole.nationality}, as those before may be")


def _cited(found: DocumentReading, figure: Figure, said: FigureGiver | None) -> list[Citation]:
    """Cite a figure with its word for the outcome, and whoever it is attributed to."""
    words = found.text.words
    start = words[min(figure.first, figure.number.first)].start
    end = words[max(figure.last, figure.number.last) - 1].end
    if said is None or said.place is None:
        return [found.quoting.cite(start, end)]
    first, last = said.place
    is_one_line = (
        found.text.sentence_of(start) == found.text.sentence_of(first)
        or "\n" not in found.document.text[min(start, first) : max(end, last)]
    )
    if is_one_line and max(end, last) - min(start, first) <= _NEAR:
        return [found.quoting.cite(min(start, first), max(end, last))]
    return [found.quoting.cite(start, end), found.quoting.cite(first, last)]


def _proposal(found: DocumentReading, claim: _Claim) -> Proposal:
    """Propose a claim."""
    figure = claim.figure
    words = " ".join(figure.number.words.split())
    name = claim.claimant or "figure"
    record: dict[str, Any] = {
        "id": found.quoting.new_id(found.document.id, name, str(figure.outcome), words),
        "incident": None,
        "outcome": str(figure.outcome),
        "count": words,
        "nationality": claim.nationality,
        "status": claim.status,
        "group": figure.group,
        "claimant": claim.claimant,
    }
    return found.proposal(
        ProposalKind.CASUALTY,
        record,
        figure.rule,
        claim.citations,
        doubts=(_INCIDENT, *claim.doubts),
        candidates={"incident": claim.candidates},
    )
