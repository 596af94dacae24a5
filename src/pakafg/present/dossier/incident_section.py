"""Incidents of the page: what each is, its figures, and all that bears on it elsewhere."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from attrs import field, frozen

from pakafg.casualties.arithmetic import arithmetic, arithmetic_words
from pakafg.corpus.corpus import Corpus
from pakafg.corpus.naming import actor_name, name_of, place_name, speaker_names
from pakafg.grouping import grouped
from pakafg.present.answers import Answers
from pakafg.present.dossier.anchors import NamedLink, anchor_of, question_anchor
from pakafg.present.dossier.discrepancy_section import LinkedPosition
from pakafg.present.dossier.figure_blocks import FigureBlock, figure_assertions, figure_block
from pakafg.present.dossier.register import Assertion, EntryKind, Register
from pakafg.text.figure_words import counted
from pakafg.text.people import by_whom, capitalised
from pakafg.text.quotations import clip
from pakafg.values.conclusions import Verdict
from pakafg.views.claim_words import claim_citations
from pakafg.views.event_view import EventView, alleged_words
from pakafg.views.figure_view import FigureView, figure_view
from pakafg.views.question_view import view_answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pakafg.present.dossier.policy_section import Policy
    from pakafg.records.citation import Citation
    from pakafg.records.incident import Incident

__all__ = ["IncidentBlock", "incidents"]

_LETTERS: Final = 90  # of an utterance that is linked to


@frozen
class IncidentBlock:
    """One incident: what it is, its ranges, who is blamed, and what else is told of it.

    Attributes:
        id: Its anchor in the page.
        name: What it is called.
        event: Its date, in words, and where the timeline has it; None where it is not dated.
        place: Where it was; empty where not told.
        alleged: Whose account alone tells of it; empty where others' do.
        whole: Of what it is a part; None where of nothing.
        parts: Its parts.
        figures: Its ranges.
        unnumbered: What is said without a number.
        blames: Who is blamed, and by whom.
        questions: The questions on which documents differ about it.
        statements: The utterances about it.
    """

    id: str
    name: str
    event: NamedLink | None
    place: str
    alleged: str
    whole: NamedLink | None
    parts: tuple[NamedLink, ...]
    figures: tuple[FigureBlock, ...]
    unnumbered: tuple[Assertion, ...]
    blames: tuple[Assertion, ...]
    questions: tuple[NamedLink, ...]
    statements: tuple[NamedLink, ...]


def incidents(register: Register, policy: Policy) -> Iterator[IncidentBlock]:
    """Show the incidents, in the order of the corpus."""
    corpus, told = register.corpus, _Told(register.corpus, policy.answers)
    for incident in corpus.incidents.values():
        # Blames are entered first: the numbers of entries follow the order of entering.
        blames = tuple(_blame_assertions(register, incident))
        rows = told.rows.get(incident.id, [])
        views = [(row, figure_view(corpus, row)) for row in rows]
        numbered = [(row, view) for row, view in views if view.has_number or not view.claims]
        scale = max((end or 0 for _, view in numbered for end in (view.low, view.high)), default=0)
        figures = tuple(
            figure_block(register, incident, row, scale, policy, told.sums(register, row, view))
            for row, view in numbered
        )
        unnumbered = [view for _, view in views if view.claims and not view.has_number]
        yield IncidentBlock(
            f"incident_{incident.id}",
            incident.name,
            told.event(incident.id),
            place_name(corpus, incident.place) or "",
            alleged_words(actor_name(corpus, incident.alleged_by) or "")
            if incident.alleged_by
            else "",
            _linked(corpus, incident.part_of) if incident.part_of else None,
            tuple(_linked(corpus, part) for part in told.parts.get(incident.id, ())),
            figures,
            tuple(
                assertion
                for view in unnumbered
                for assertion in _unnumbered_assertions(register, incident, view)
            ),
            blames,
            tuple(told.questions.get(incident.id, ())),
            tuple(told.statements.get(incident.id, ())),
        )


@frozen(eq=False, slots=False)
class _Told:
    """What is told of incidents all over a corpus, by incident."""

    corpus: Corpus
    answers: Answers
    _events: dict[str, EventView] = field(init=False)

    @_events.default
    def _events_by_id(self) -> dict[str, EventView]:
        return {event.id: event for event in self.answers.events}

    @cached_property
    def rows(self) -> dict[str, list[Mapping[str, Any]]]:
        """The rows of the totals that are shown: what is claimed, and what adds up from parts."""
        is_sum = (pl.col("low") > 0) & pl.all_horizontal(
            pl.col(name).is_null() for name in ("nationality", "status", "group")
        )
        shown = self.answers.casualties.filter((pl.col("n_claims") > 0) | is_sum)
        return grouped(shown.iter_rows(named=True), lambda row: row["incident"])

    @cached_property
    def parts(self) -> dict[str, list[str]]:
        incidents = self.corpus.incidents.where(lambda each: each.part_of is not None)
        by_whole = grouped(incidents.values(), lambda each: each.part_of or "")
        return {whole: [each.id for each in parts] for whole, parts in by_whole.items()}

    @cached_property
    def questions(self) -> dict[str, list[NamedLink]]:
        """The questions about each incident itself, or about figures and dates of it."""
        found: dict[str, list[NamedLink]] = {}
        for row in self.answers.discrepancies.iter_rows(named=True):
            records = (record for each in view_answers(row["answers"]) for record in each.records)
            about = dict.fromkeys(map(self._incident_of, (row["topic"], *records)))
            is_flat = row["verdict"] == Verdict.CONTRADICTION
            link = NamedLink(
                row["question"],
                question_anchor(row["discrepancy"]),
                "" if not is_flat else "cannot all hold",
            )
            for incident in filter(None, about):
                found.setdefault(incident, []).append(link)
        return found

    @cached_property
    def statements(self) -> dict[str, list[NamedLink]]:
        found: dict[str, list[NamedLink]] = {}
        for statement in self.corpus.statements.values():
            about = statement.about
            if about is not None and about in self.corpus.incidents and statement.reports:
                report = statement.reports[0]
                who = capitalised(speaker_names(self.corpus, statement))
                found.setdefault(about, []).append(
                    NamedLink(
                        f"{who}: {clip(report.words, _LETTERS)}",
                        f"statement_{statement.id}_{report.document}",
                    )
                )
        return found

    def event(self, incident: str) -> NamedLink | None:
        """Say when an incident was, and how many documents date it."""
        event = self._events.get(incident)
        if event is None or not event.dates:
            return None
        documents = {claim.document for date in event.dates for claim in date.claims}
        dated = f"dated by {counted(len(documents), 'document')}"
        note = "; ".join(filter(None, (dated, event.status_words)))
        return NamedLink(event.when, f"event_{incident}", note)

    def sums(
        self, register: Register, row: Mapping[str, Any], view: FigureView
    ) -> tuple[LinkedPosition, ...]:
        """Say by which additions a figure comes about; nothing where it stands in a claim."""
        if view.claims and not view.is_derived:
            return ()
        terms = arithmetic(self.corpus, row)
        several = terms.filter(pl.len().over("end") > 1)
        words = arithmetic_words(self.corpus, row, several)
        claims = several.group_by("end", maintain_order=True).agg(
            pl.col("claims").explode().unique(maintain_order=True)
        )
        return tuple(
            LinkedPosition(says, register.chips(dict.fromkeys(self._cited(of_end))))
            for says, of_end in zip(words, claims["claims"], strict=True)
        )

    def _cited(self, claims: Iterable[str]) -> Iterator[Citation]:
        """Give the characters of claims that name the figure, one citation of each."""
        for claim in claims:
            yield claim_citations(self.corpus.casualties[claim])[0]

    def _incident_of(self, record: str) -> str | None:
        for catalogue, name in (("casualties", "incident"), ("dates", "event")):
            held = getattr(self.corpus, catalogue).get(record)
            if held is not None:
                record = getattr(held, name)
        return record if record in self.corpus.incidents else None


def _linked(corpus: Corpus, record: str) -> NamedLink:
    return NamedLink(name_of(corpus, record), anchor_of(corpus, record))


def _unnumbered_assertions(
    register: Register, incident: Incident, view: FigureView
) -> Iterator[Assertion]:
    """Say for a figure that nobody gives in numbers what is counted, too."""
    for assertion in figure_assertions(register, incident, view):
        yield Assertion(f"{view.counted}: {assertion.words}", assertion.entries, assertion.who)


def _blame_assertions(register: Register, incident: Incident) -> Iterator[Assertion]:
    corpus = register.corpus
    by_words = grouped(
        incident.blames,
        lambda blame: (actor_name(corpus, blame.blamed) or "", actor_name(corpus, blame.by)),
    )
    for (blamed, by), blames in by_words.items():
        note = by_whom([by]) if by else ""
        entries = register.enter_all(
            EntryKind.BLAME,
            f"{incident.name}: {blamed} blamed{f' {note}' if note else ''}",
            blames,
            lambda blame: (blame.by,),
            of=incident.id,
        )
        yield Assertion(blamed, entries, note=note)
