"""What a dossier shows, whether it is one page or a folder of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from pakafg.corpus.corpus import Corpus
from pakafg.present.answers import Answers
from pakafg.present.dossier.brief_section import Opening, opening
from pakafg.present.dossier.discrepancy_section import SubjectGroup, subjects
from pakafg.present.dossier.incident_section import IncidentBlock, incidents
from pakafg.present.dossier.name_section import NameBlock, named_actors, named_places
from pakafg.present.dossier.policy_section import Policy
from pakafg.present.dossier.quantity_section import TopicBlock, topics
from pakafg.present.dossier.register import Register
from pakafg.present.dossier.round_section import CeasefireBlock, RoundBlock, ceasefires, rounds
from pakafg.present.dossier.source_section import SourceBlock, sources
from pakafg.present.dossier.statement_section import DemandBlock, SpeakerBlock, demands, speakers
from pakafg.present.dossier.timeline_section import TimelineSection, timeline_section

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Content", "content_of"]


@frozen(eq=False)
class Content:
    """Everything that a dossier shows, in the order of the page.

    Attributes:
        corpus: The corpus.
        register: Every entry, and the characters that it rests on.
        policy: The reader's choices, and the answer to each.
        opening: The brief.
        timeline: The events.
        incidents: The incidents with their figures.
        topics: Other figures.
        rounds: The rounds.
        ceasefires: The ceasefires.
        demands: The demands with their answers.
        subjects: The questions, by subject.
        speakers: The statements, by speaker.
        actors: People and bodies, as documents name them.
        places: Places, likewise.
        sources: Where the documents come from.
    """

    corpus: Corpus
    register: Register
    policy: Policy
    opening: Opening
    timeline: TimelineSection
    incidents: tuple[IncidentBlock, ...]
    topics: tuple[TopicBlock, ...]
    rounds: tuple[RoundBlock, ...]
    ceasefires: tuple[CeasefireBlock, ...]
    demands: tuple[DemandBlock, ...]
    subjects: tuple[SubjectGroup, ...]
    speakers: tuple[SpeakerBlock, ...]
    actors: tuple[NameBlock, ...]
    places: tuple[NameBlock, ...]
    sources: tuple[SourceBlock, ...]

    @property
    def sections(self) -> Mapping[str, object]:
        """The parts that are set into one page by their names."""
        names = (
            *("opening", "timeline", "incidents", "topics", "rounds", "ceasefires", "demands"),
            *("subjects", "speakers", "actors", "places"),
        )
        return {name: getattr(self, name) for name in names}


def content_of(corpus: Corpus) -> Content:
    """Work out what a dossier shows."""
    answers = Answers(corpus)
    policy = Policy(answers)
    register = Register(corpus, policy.voices)
    # In the order of the page: the numbers of entries follow the order of entering.
    return Content(
        corpus,
        register,
        policy,
        opening(answers),
        timeline_section(register, policy),
        tuple(incidents(register, policy)),
        tuple(topics(register)),
        tuple(rounds(register, answers)),
        tuple(ceasefires(register, answers)),
        tuple(demands(register)),
        tuple(subjects(register, answers.discrepancies)),
        tuple(speakers(register)),
        named_actors(register),
        named_places(register),
        tuple(sources(register)),
    )
