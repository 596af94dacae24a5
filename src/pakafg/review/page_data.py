"""What a page shows, as plain data: it is put into the page as text there, never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from pakafg.corpus.about_document import about_document
from pakafg.corpus.coverage import sentences
from pakafg.corpus.format import REFERENCES
from pakafg.corpus.naming import name_of, title_of
from pakafg.drafting.proposal import ProposalKind, ProposalState
from pakafg.records.parts import citations_of
from pakafg.review.decisions import DONE
from pakafg.review.entry_fields import EntryForm, entry_fields
from pakafg.review.known_records import can_merge, same_claims
from pakafg.review.offered_records import Candidates
from pakafg.review.sentence_progress import SentenceState, sentence_states
from pakafg.text.escape import masked
from pakafg.values.conclusions import LintRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.drafting.proposal import Proposal
    from pakafg.errors import Problem
    from pakafg.linting.doubt import LintWarning
    from pakafg.review.decision_log import Decision
    from pakafg.review.review_desk import Sight

__all__ = ["after_action", "findings", "whole_state"]

_LETTERS: Final = 80  # of a quotation that names a record
_CLAIMS: Final = ("casualties", "dates", "orders", "quantities")


def whole_state(sight: Sight, reviewer: str | None) -> dict[str, Any]:
    """Give all that a page needs of a document: its text, its draft, the corpus around it."""
    desk = sight.desk
    corpus, codebook = desk.corpus, desk.corpus.codebook
    referred = {name for names in REFERENCES.values() for name in names}
    return {
        **_changing(sight),
        "reviewer": reviewer,
        "document": {
            "id": desk.document.id,
            "name": title_of(desk.document),
            "file": desk.document.file,
        },
        "documents": [
            {"id": each.id, "name": title_of(each)} for each in corpus.documents.values()
        ],
        "text": masked(desk.document.text.replace("\r", " ")),  # sign for sign
        "sentences": [[start, end] for start, end in sentences(desk.document.text)],
        "proposals": list(_cards(sight).values()),
        "kinds": {
            str(kind): {
                "meaning": kind.meaning,
                "catalogue": kind.catalogue,
                "shared": kind.section is None,
                "cites": kind.section is not None,
                "merges": can_merge(kind),
                "fields": [attrs.asdict(each) for each in entry_fields(kind, codebook)],
            }
            for kind in ProposalKind
        },
        "states": {str(each): each.meaning for each in ProposalState},
        "forms": [str(each) for each in EntryForm],
        "sentence_states": {str(each): each.meaning for each in SentenceState},
        "known": {name: _ids_and_names(corpus, name) for name in sorted({*referred, *_CLAIMS})},
    }


def after_action(before: Sight, after: Sight) -> dict[str, Any]:
    """Give what an action changed, for a page that knows the rest."""
    old, new = _cards(before), _cards(after)
    changed = {
        **_changing(after),
        "proposals": [each for name, each in new.items() if old.get(name) != each],
        "gone": [name for name in old if name not in new],
    }
    if before.desk.corpus is not after.desk.corpus:
        known = {}
        for name, catalogue in after.desk.corpus.catalogues.items():
            if name != "documents" and list(catalogue) != list(before.desk.corpus.catalogues[name]):
                known[name] = _ids_and_names(after.desk.corpus, name)
        changed["known"] = known
    return changed


def findings(problems: Iterable[Problem], warnings: Iterable[LintWarning]) -> dict[str, Any]:
    """Give what is wrong, and what looks doubtful, in words."""
    return {
        "problems": [
            masked(f"{each.record}: {each.reason}" if each.record else each.reason)
            for each in problems
        ],
        "warnings": [{"rule": str(each.rule), "reason": masked(each.reason)} for each in warnings],
    }


def _changing(sight: Sight) -> dict[str, Any]:
    """Give what any action may change."""
    desk = sight.desk
    part = about_document(desk.corpus, desk.document.id)
    states = sentence_states(part, desk.document, desk.draft)
    records = _records(part, desk.document.id)
    ids = {each["id"] for each in records}
    return {
        "version": sight.version,
        "progress": [str(state) for *_, state in states],
        "records": records,
        "warnings": [
            {"record": each.record, "rule": str(each.rule), "reason": masked(each.reason)}
            for each in sight.warnings
            if each.record in ids and each.rule is not LintRule.UNRECORDED
        ],
        "undo": _last(sight.decisions),
        "decided": len(sight.decisions),
    }


def _last(decisions: Sequence[Decision]) -> dict[str, Any] | None:
    """Say which decision would be taken back."""
    if not decisions:
        return None
    last = decisions[-1]
    return {"verb": str(last.verb), "proposal": last.proposal, "by": last.by, "at": last.at}


def _cards(sight: Sight) -> dict[str, dict[str, Any]]:
    """Give the proposals, by id."""
    desk = sight.desk
    candidates = Candidates.of(desk)
    fields = {kind: entry_fields(kind, desk.corpus.codebook) for kind in ProposalKind}
    entries = sight.entries
    return {
        each.id: {
            **_card(each),
            "candidates": candidates.of_proposal(each, fields[each.kind]),
            "same": list(same_claims(entries, each)),
        }
        if each.state not in DONE
        else {**_card(each), "candidates": {}, "same": []}
        for each in desk.draft.proposals
    }


def _card(proposal: Proposal) -> dict[str, Any]:
    """Give a proposal."""
    return {
        "id": proposal.id,
        "kind": str(proposal.kind),
        "state": str(proposal.state),
        "record": {key: value for key, value in proposal.record.items() if key != "quotes"},
        "rule": masked(proposal.rule),
        "doubts": [masked(each) for each in proposal.doubts],
        "spans": [[each.start, each.end] for each in proposal.citations],
        "into": proposal.merged_into,
        "by": proposal.reviewed_by,
        "at": proposal.reviewed_at,
    }


def _records(corpus: Corpus, document: str) -> list[dict[str, Any]]:
    """Give the records that cite a document, each with its characters there."""
    found = []
    for name, catalogue in corpus.catalogues.items():
        if name == "documents":
            continue
        for key, record in catalogue.items():
            spans = sorted(
                {(c.start, c.end) for c in citations_of(record) if c.document == document}
            )
            if spans:
                found.append({"id": key, "catalogue": name, "spans": [list(s) for s in spans]})
    return found


def _ids_and_names(corpus: Corpus, catalogue: str) -> list[list[str]]:
    """Give the records of a catalogue: id, name, and further spellings."""
    return [
        [key, masked(_name_within(corpus, catalogue, key)), *getattr(record, "aliases", ())]
        for key, record in corpus.catalogues[catalogue].items()
    ]


def _name_within(corpus: Corpus, catalogue: str, key: str) -> str:
    """Name a record; a claim by what it cites first."""
    if catalogue in _CLAIMS:
        return f"“{corpus.catalogues[catalogue][key].citations[0].quote[:_LETTERS]}”"
    return name_of(corpus, key)
