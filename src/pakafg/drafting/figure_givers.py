"""Who gives a figure: whoever utters the words in which it stands, else whom its sentence names.

Laws of this file: within a quotation it is the speaker, unless the quotation names somebody else;
outside of one it is the attribution that governs the figure's own part of the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.drafting.clause_words import AUXILIARIES
from pakafg.drafting.outcome_verbs import OUTCOME_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.document_reading import DocumentReading
    from pakafg.drafting.figure_rows import Figure
    from pakafg.drafting.said_by import SaidBy

__all__ = ["FigureGiver", "giver_of"]

_PARTS: Final = frozenset({";", "though", "although", "|"})
_LEADING: Final = frozenset({"according", "per", "citing", "quoting", "as", "in"})
_SUBJECT: Final = 12  # words of a subject before its verb of saying
_CLOSING: Final = frozenset({",", "”", '"', "’", "''"})


_FIGURES: Final = frozenset({"toll", "tolls", "figures", "count", "counts", "reports", "released"})
_KINDS_OF_REPORTS: Final = frozenset(
    {"preliminary", "initial", "early", "unconfirmed", "conflicting", "media", "press", "news"}
)


class FigureGiver(NamedTuple):
    """Whoever gives a figure.

    Attributes:
        actor: Who, by id; None for somebody whom the corpus does not know.
        name: The words that name or describe them.
        doubt: What is not sure of it, in words; None for nothing.
        place: The characters that attribute the figure; None where only the place does.
    """

    actor: str | None
    name: str
    doubt: str | None
    place: tuple[int, int] | None


def giver_of(found: DocumentReading, figure: Figure, number: int) -> FigureGiver | None:
    """Find who gives a figure; None where nobody is named.

    Args:
        found: The document.
        figure: The figure.
        number: The number of its sentence.
    """
    words = found.text.words
    fitting = [
        each
        for each in found.attributions[number]
        if each.gives_figures and not figure.first <= each.at < figure.last
    ]
    if found.text.is_quoted(figure.number.first):
        within = [each for each in fitting if found.text.is_quoted(each.at)]
        speaker = _speaker(found, figure)
        said = _governing(found, figure, within if speaker is not None else fitting)
        if said is None:
            return speaker
    else:
        said = _governing(found, figure, fitting)
        if said is None:
            return None
    if not said.name or _is_of_figures(said.name):
        return None
    place = words[said.first].start, words[said.last - 1].end
    return FigureGiver(said.actor, said.name, said.doubt, place)


def _is_of_figures(name: str) -> bool:
    """Tell whether words describe figures, and nobody who gives them: "the official death toll"."""
    first, _, _ = name.partition(" and ")  # "the mayor and local media reports"
    return first.rsplit(maxsplit=1)[-1].lower() in _FIGURES or name.lower() in _KINDS_OF_REPORTS


def _speaker(found: DocumentReading, figure: Figure) -> FigureGiver | None:
    """Find who utters the words in which a figure stands; None where nobody is named."""
    at = figure.number.start
    for each in found.utterances:
        if any(start <= at < end for start, end in each.spans) and (each.speaker or each.name):
            return FigureGiver(each.speaker, each.name, next(iter(each.doubts), None), each.cue)
    return None


def _governing(found: DocumentReading, figure: Figure, fitting: Sequence[SaidBy]) -> SaidBy | None:
    """Choose the attribution of a sentence that governs a figure."""
    words, place = found.text.words, figure.number.first

    def is_apart(low: int, high: int) -> bool:
        return any(
            words[at].low in _PARTS or (words[at].low == "but" and words[at - 1].text == ",")
            for at in range(low, high)
        )

    before = [
        each
        for each in fitting
        # "…, said Renn, a baker who was hurt" tells of Renn
        if each.at < place
        and (not each.follows or words[each.at].low in _LEADING or words[each.at + 1].low == "by")
    ]
    behind = [each for each in fitting if each.at >= place and each.follows]
    close = [each for each in behind if not is_apart(place, each.at)]
    cited = next((each for each in close if words[each.at].low in {"citing", "quoting"}), None)
    if cited is not None:
        return cited
    told = [each for each in before if not is_apart(each.at, place)]
    if close and not (told and words[close[0].at].low.startswith("report")):
        return close[0]  # "X said that A, reported the Orrin Post" is X’s
    spoken = [each for each in fitting if each.at >= figure.last and not each.follows]
    near = [each for each in before if not is_apart(each.at, place)]
    if near:
        return near[-1]
    trailing = [
        each for each in spoken if not is_apart(place, each.at) and _is_trailing(found, each)
    ]
    if trailing and not before:
        return trailing[0]  # "…, police said, the Orrin Post reported"
    return before[-1] if before and not is_apart(before[-1].at, place) else None


def _is_trailing(found: DocumentReading, said: SaidBy) -> bool:
    """Tell whether a comma leads to "a doctors’ group said", and no clause of its own."""
    words = found.text.words
    for at in range(said.first - 1, max(0, said.first - _SUBJECT), -1):
        if words[at].text == "," or (words[at].text in _CLOSING and words[at - 1].text == ","):
            return True
        if words[at].text in _CLOSING - {"’"}:
            return False
        low = words[at].low
        if low in AUXILIARIES or low in OUTCOME_WORDS or low in {"while", "whereas", "but"}:
            return False
    return False
