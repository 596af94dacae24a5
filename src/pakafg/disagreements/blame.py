"""Parties that blame each other for one thing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pakafg.disagreements.difference import Difference, name_of, sides_of, voice
from pakafg.frames.origins import root
from pakafg.values.vocabularies import IncidentKind, Side, SpeechAct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation

__all__ = ["blame"]

_PARTIES: Final = {Side.PAKISTAN, Side.AFGHANISTAN, Side.ARMED_GROUP}
_Told = tuple[str | None, str, str, "tuple[Citation, ...]"]  # by, blamed, record, where


def blame(corpus: Corpus) -> Iterator[Difference]:
    """What two sides each blame on the other: incidents, and what statements accuse of."""
    told: dict[str, list[_Told]] = defaultdict(list)
    for incident in corpus.incidents.values():
        for each in incident.blames:
            told[incident.id].append((each.by, each.blamed, incident.id, each.citations))
    for said in corpus.statements.values():
        if said.act is SpeechAct.ACCUSE and said.about and said.speaker and said.addressee:
            told[said.about].extend(
                (report.speaker or said.speaker, said.addressee, said.id, report.citations[:1])
                for report in said.reports
            )
    for about, charges in told.items():
        pairs = {_sides(corpus, by, blamed) for by, blamed, _, _ in charges}
        mutual = {pair for pair in pairs if pair is not None and pair[::-1] in pairs}
        if mutual:
            yield _difference(
                corpus,
                about,
                [each for each in charges if _sides(corpus, each[0], each[1]) in mutual],
            )


def _sides(corpus: Corpus, by: str | None, blamed: str) -> tuple[Side, Side] | None:
    """Who blames whom, side by side; None where it is not one side another."""
    if by is None:
        return None
    pair = corpus.actors[by].side, corpus.actors[blamed].side
    return pair if pair[0] is not pair[1] and _PARTIES.issuperset(pair) else None


def _difference(corpus: Corpus, about: str, charges: list[_Told]) -> Difference:
    incident = corpus.incidents.get(about)
    one_act = incident is not None and incident.kind is not IncidentKind.CAMPAIGN
    return Difference(
        about,
        name_of(corpus, about),
        "blame",
        "contradiction" if one_act else "unresolved",
        sides_of(
            (f"{_top(corpus, by)} blames {_top(corpus, blamed)}", record, citations)
            for by, blamed, record, citations in charges
        ),
        "Each side gives the other the blame."
        if one_act
        else "Each side charges the other; both charges may be right, or neither.",
    )


def _top(corpus: Corpus, actor: str | None) -> str:
    """The body behind somebody who blames or is blamed."""
    return voice(corpus, root(corpus, actor))
