"""Quoted utterances of a document as proposals, and the speakers whom the corpus lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pakafg.drafting.proposal import ProposalKind
from pakafg.drafting.quoting import as_id
from pakafg.drafting.saying_verbs import DETERMINERS, SOURCES
from pakafg.drafting.subject_words import is_body
from pakafg.values.vocabularies import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.drafting.document_reading import DocumentReading
    from pakafg.drafting.proposal import Proposal
    from pakafg.drafting.utterances import Utterance

__all__ = ["speech_proposals"]

_INDEFINITE: Final = frozenset({"a", "an", "one", "some", "another"})
_WORDS_OF_ID: Final = 4
_NEAR: Final = 2  # sentences before a quotation whose speaker is not told


def speech_proposals(found: DocumentReading) -> Iterator[Proposal]:
    """Propose the quoted utterances of a document, each new speaker before what he says first."""
    new: dict[str, str] = {}
    for each in found.utterances:
        if each.speaker is None and each.name and each.name not in new and _is_name(each.name):
            actor = _new_actor(found, each)
            new[each.name] = actor.record["id"]
            yield actor
        yield _statement(found, each, new)


def _is_name(name: str) -> bool:
    """Tell whether words name somebody, and do not only describe them."""
    words = name.split()
    is_open = words[:1] and words[0].lower() in _INDEFINITE  # "An army official"
    first = words[0].lower() if words else ""
    is_common = first in DETERMINERS or (len(words) == 1 and (first in SOURCES or is_body(first)))
    named = words[is_common:]  # "The army", "Witnesses" at the beginning of a sentence
    return not is_open and any(word[:1].isupper() for word in named)


def _new_actor(found: DocumentReading, each: Utterance) -> Proposal:
    """Propose a speaker whom the corpus does not know."""
    start = found.document.text.find(each.name)
    record = {"id": found.quoting.new_id(as_id(each.name)), "name": " ".join(each.name.split())}
    return found.proposal(
        ProposalKind.ACTOR,
        {**record, "aliases": [], "kind": None, "side": None, "speaks_for": None},
        "a speaker whom the corpus does not know",
        [found.quoting.cite(start, start + len(each.name))],
        doubts=("whether it is somebody known by another name", "what it is, and on which side"),
    )


def _named_near(found: DocumentReading, number: int) -> tuple[str, ...]:
    """List the persons of the corpus whom a sentence names, or one of the two before it."""
    first, last = found.text.sentences[max(0, number - _NEAR)], found.text.sentences[number]
    named = found.attributor.who.actors_within(first.first, last.last)
    persons = (each.record for each in named if each.record in found.names.persons)
    return tuple(dict.fromkeys(persons))


def _statement(found: DocumentReading, each: Utterance, new: dict[str, str]) -> Proposal:
    """Propose an utterance with the document's report of it."""
    text = found.document.text
    cited = [found.quoting.cite(*span) for span in each.spans]
    if each.cue is not None:
        cue = found.quoting.cite(*each.cue)
        if all(cue.end <= words.start or words.end <= cue.start for words in cited):
            cited.append(cue)
    first = " ".join(text[slice(*each.spans[0])].split()[:_WORDS_OF_ID])
    name = each.speaker or as_id(each.name or "somebody")
    number = found.text.sentence_of(each.spans[0][0])
    record: dict[str, Any] = {
        "id": found.quoting.new_id(found.document.id, name, first),
        "speaker": each.speaker,
        "act": None,
        "mode": str(Mode.DIRECT if each.is_direct else Mode.PARTIAL),
    }
    candidates = {"about": found.candidates(("rounds", "ceasefires", "incidents"), number)}
    if each.speaker is None and each.name in new:
        candidates["speaker"] = (new[each.name],)
    elif each.speaker is None and not each.name:
        candidates["speaker"] = _named_near(found, number)
    return found.proposal(
        ProposalKind.STATEMENT,
        record,
        each.rule,
        cited,
        doubts=(*each.doubts, "what it does (its act), and what it is about"),
        candidates=candidates,
    )
