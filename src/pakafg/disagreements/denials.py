"""Does somebody deny what a record says?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.format import CLAIMS, DATED
from pakafg.corpus.naming import actor_name, name_of, speaker_names
from pakafg.corpus.supporting import citations_about, find_record, supporting_citations
from pakafg.disagreements.discrepancy import Discrepancy, Ruling, Saying, positions_of
from pakafg.grouping import grouped
from pakafg.text.people import by_whom
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.views.claim_words import date_claim_words, order_claim_words, quantity_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation
    from pakafg.records.statement import Statement

__all__ = ["compare_denials"]

_FACT: Final = Ruling(Verdict.CONTRADICTION, "What one says is so, another says is not so.")
_ACCOUNT: Final = Ruling(
    Verdict.UNRESOLVED, "One denies what another says; the records do not tell who is right."
)
_TOLD: Final = "told of as a fact"


def compare_denials(corpus: Corpus) -> Iterator[Discrepancy]:
    """Find what somebody denies: a figure, a date, something that happened, another's words."""
    denials = (
        (denied, statement)
        for statement in corpus.statements.values()
        for denied in statement.denies
    )
    about = citations_about(corpus)
    for denied, pairs in grouped(denials, lambda pair: pair[0]).items():
        found = _denial(corpus, denied, [statement for _, statement in pairs], about)
        if len(found.positions) > 1:  # what nobody says, a denial alone is no disagreement on
            yield found


def _denial(
    corpus: Corpus,
    denied: str,
    denials: Sequence[Statement],
    about: Mapping[str, Sequence[Citation]],
) -> Discrepancy:
    words = {report.citations[0] for each in denials for report in each.reports}
    sayings = [
        Saying(f"denied by {speaker_names(corpus, each)}", each.id, report.citations)
        for each in denials
        for report in each.reports
    ]
    # What is denied may be known from its denials alone.
    record = find_record(corpus, denied)
    told = [each for each in supporting_citations(corpus, record, about) if each not in words]
    if told:
        sayings.insert(0, Saying(_says(corpus, denied), denied, tuple(told)))
    is_fact = any(denied in getattr(corpus, catalogue) for catalogue in (*CLAIMS, *DATED))
    return Discrepancy(
        denied,
        _name(corpus, denied),
        DiscrepancyKind.DENIAL,
        _FACT if is_fact else _ACCOUNT,
        positions_of(sayings),
    )


def _says(corpus: Corpus, denied: str) -> str:
    """Say what is denied, and who says so."""
    claims = {name: claim for kind in CLAIMS for name, claim in getattr(corpus, kind).items()}
    if denied in claims:
        claim = claims[denied]
        return f"{_claim_words(corpus, denied)}, {by_whom([actor_name(corpus, claim.claimant)])}"
    if denied in corpus.statements:
        return f"said by {speaker_names(corpus, corpus.statements[denied])}"
    if denied in corpus.incidents:
        side = actor_name(corpus, corpus.incidents[denied].alleged_by)
        return _TOLD if side is None else f"alleged by {side}"
    return _TOLD


def _claim_words(corpus: Corpus, claim: str) -> str:
    if claim in corpus.casualties:
        return str(corpus.casualties[claim].count)
    if claim in corpus.quantities:
        return quantity_words(corpus.quantities[claim])
    if claim in corpus.dates:
        return date_claim_words(corpus.dates[claim])
    return order_claim_words(corpus, corpus.orders[claim])


def _name(corpus: Corpus, denied: str) -> str:
    """Name what is denied: of a figure or a date what it is of."""
    for catalogue, field in (("casualties", "incident"), ("dates", "event"), ("orders", "event")):
        claim = getattr(corpus, catalogue).get(denied)
        if claim is not None:
            return name_of(corpus, getattr(claim, field))
    quantity = corpus.quantities.get(denied)
    return name_of(corpus, denied) if quantity is None else quantity.topic.replace("-", " ")
