"""Is it true: what a record says, and somebody denies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.format import CLAIMS, DATED
from pakafg.corpus.naming import name_of, speaker_name, speaker_names
from pakafg.corpus.supporting import find_record, supporting_citations
from pakafg.disagreements.blame import blame_question
from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.grouping import grouped
from pakafg.text.people import one_and_others
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import IncidentKind, SpeechAct
from pakafg.views.claim_words import date_claim_words, order_claim_words, quantity_words
from pakafg.views.question_words import ask_if_so

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.material import Material
    from pakafg.records.citation import Citation
    from pakafg.records.statement import Report, Statement

__all__ = ["compare_denials"]

_FACT: Final = Ruling(Verdict.CONTRADICTION, "What one says is so, another says is not so.")
_ACCOUNT: Final = Ruling(
    Verdict.UNRESOLVED, "One denies what another says; the records do not tell who is right."
)
_SO, _NOT_SO = "it is so", "it is not so"


def compare_denials(material: Material) -> Iterator[Question]:
    """Find what somebody denies: a figure, a date, something that happened, another's words.

    A standing charge that one side makes of another again and again, and that is denied as
    often, is one question.
    """
    denials = (
        (denied, statement) for statement in material.statements for denied in statement.denies
    )
    in_order = sorted(denials, key=lambda pair: (*_place_of_saying(material, pair[0]), pair[1].id))
    by_subject = grouped(in_order, lambda pair: _subject(material, *pair))
    for subject, pairs in by_subject.items():
        is_charge = isinstance(subject, tuple) and subject[0] == "charge"
        question = _charge(material, pairs) if is_charge else _denial_question(material, pairs)
        if len(question.answers) > 1:  # what nobody says, a denial alone is no disagreement on
            yield question


def _place_of_saying(material: Material, denied: str) -> tuple[str, int, str]:
    """Say where what is denied was first said; of what is no utterance, nothing but its id."""
    said = material.corpus.statements.get(denied)
    if said is None or not said.reports:
        return "", 0, denied
    return said.reports[0].document, said.reports[0].citations[0].start, denied


def _subject(material: Material, denied: str, denial: Statement) -> Hashable:
    """Find what is denied, or the charge that it is: whose, of what, and denied by whom."""
    corpus = material.corpus
    said = corpus.statements.get(denied)
    if said is None or said.speaker is None or denial.speaker is None:
        return denied
    if said.about is not None and not _is_standing(corpus, said.about):
        is_charge = said.act is SpeechAct.ACCUSE and said.addressee is not None
        return ("charge", said.about) if is_charge else denied
    sides = (str(corpus.actors[each].side) for each in (said.speaker, denial.speaker))
    return (*sides, said.act, said.topics) if said.topics else denied


def _is_standing(corpus: Corpus, about: str) -> bool:
    """Decide whether a charge about something is made of a state of affairs, not of one act."""
    incident = corpus.incidents.get(about)
    return about in corpus.events or (
        incident is not None and incident.kind == IncidentKind.CAMPAIGN
    )


def _denial_question(material: Material, pairs: Sequence[tuple[str, Statement]]) -> Question:
    corpus = material.corpus
    denials = {statement.id: statement for _, statement in pairs}
    own_words = {report.citations[0] for each in denials.values() for report in each.reports}
    sayings: list[Saying] = []
    records = dict.fromkeys(denied for denied, _ in pairs)
    for denied in records:
        # What is denied may be known from its denials alone.
        sayings += _sayings_of(material, denied, own_words)
    sayings += [
        Saying(_NOT_SO, each.id, report.citations, report.speaker or each.speaker)
        for each in denials.values()
        for report in each.reports
    ]
    first = next(iter(records))
    is_fact = any(first in getattr(corpus, catalogue) for catalogue in (*CLAIMS, *DATED))
    who, words = _asked_words(corpus, first)
    deniers = list(dict.fromkeys(speaker_names(corpus, each) for each in denials.values()))
    return Question(
        first,
        "denial",
        ask_if_so(who, words, one_and_others(deniers)),
        _name(corpus, first),
        DiscrepancyKind.DENIAL,
        _FACT if is_fact else _ACCOUNT,
        answers_of(sayings),
    )


def _charge(material: Material, pairs: Sequence[tuple[str, Statement]]) -> Question:
    """Ask who is to blame, where a charge about one thing is denied."""
    corpus = material.corpus
    sayings = []
    for denied, denial in pairs:
        said = corpus.statements[denied]
        blamed = material.body_name(said.addressee)
        told = [(said, f"{blamed}")]
        # Who blames another for it says by that alone that it was not he.
        if denial.act is not SpeechAct.ACCUSE or denial.about != said.about:
            told.append((denial, f"not {blamed}"))
        for statement, words in told:
            sayings += [
                Saying(words, statement.id, report.citations, report.speaker or statement.speaker)
                for report in statement.reports
            ]
    return blame_question(material, str(corpus.statements[pairs[0][0]].about), sayings)


def _sayings_of(material: Material, denied: str, denials: set[Citation]) -> Iterator[Saying]:
    """Say that it is so, by whom, for each document that has it."""
    corpus = material.corpus
    statement = corpus.statements.get(denied)
    if statement is not None:
        for report in statement.reports:
            speaker = report.speaker or statement.speaker
            teller = _adverse_teller(material, report, speaker)
            through = () if teller is None else (teller,)
            yield Saying(_SO, denied, report.citations, speaker, passed_on_by=through)
        return
    claim = next(
        (getattr(corpus, kind)[denied] for kind in CLAIMS if denied in getattr(corpus, kind)), None
    )
    claimant = None if claim is None else claim.claimant
    if denied in corpus.incidents:
        claimant = corpus.incidents[denied].alleged_by
    cited = supporting_citations(corpus, find_record(corpus, denied), material.about)
    told = tuple(each for each in cited if each not in denials)
    if told:
        yield Saying(_SO, denied, told, claimant)


def _adverse_teller(material: Material, report: Report, speaker: str | None) -> str | None:
    """Find who of another party tells what somebody said: only a retort may have it."""
    corpus = material.corpus
    parties = {party.id for party in corpus.codebook.parties}
    side = corpus.actors[speaker].side if speaker is not None else None
    others = (each for each in report.via if corpus.actors[each].side in parties - {side})
    return next(others, None)


def _asked_words(corpus: Corpus, denied: str) -> tuple[str | None, str]:
    """Say what is asked about, and whose words it is."""
    statement = corpus.statements.get(denied)
    if statement is not None:
        return speaker_names(corpus, statement), statement.reports[0].words
    words = _claim_words(corpus, denied)
    name = _name(corpus, denied)
    claim = next(
        (getattr(corpus, kind)[denied] for kind in CLAIMS if denied in getattr(corpus, kind)), None
    )
    is_attributed = claim is not None and claim.claimant is not None
    who = speaker_name(corpus, claim.claimant) if claim and is_attributed else None
    return who, f"{name}: {words}" if words else name


def _claim_words(corpus: Corpus, claim: str) -> str:
    if claim in corpus.casualties:
        return str(corpus.casualties[claim].count)
    if claim in corpus.quantities:
        return quantity_words(corpus.quantities[claim])
    if claim in corpus.dates:
        return date_claim_words(corpus.dates[claim])
    if claim in corpus.orders:
        return order_claim_words(corpus, corpus.orders[claim])
    return ""


def _name(corpus: Corpus, denied: str) -> str:
    """Name what is denied: of a figure or a date what it is of."""
    for catalogue, field in (("casualties", "incident"), ("dates", "event"), ("orders", "event")):
        claim = getattr(corpus, catalogue).get(denied)
        if claim is not None:
            return name_of(corpus, getattr(claim, field))
    quantity = corpus.quantities.get(denied)
    return name_of(corpus, denied) if quantity is None else quantity.topic.replace("-", " ")
