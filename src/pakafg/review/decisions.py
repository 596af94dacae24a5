"""From an action to what it changes: proposals, and record files. Nothing is read or written here.

Laws of this file: a decision changes what it names and nothing else; a proposal whose record is
written is decided, and only undoing decides it again; an entry is as the reviewer has it, its
quotations are the characters that are cited.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, count
from typing import TYPE_CHECKING, Any, Final

import attrs
from attrs import frozen

from pakafg.corpus.format import ATTACHED
from pakafg.drafting.acceptance import with_accepted
from pakafg.drafting.proposal import Draft, Proposal, ProposalKind, ProposalState, keys_of_proposal
from pakafg.drafting.quoting import Quoting
from pakafg.errors import ArgumentError
from pakafg.review.actions import Action, Verb
from pakafg.review.known_records import merged_into

if TYPE_CHECKING:
    from collections.abc import Callable

    from pakafg.records.document import Document
    from pakafg.review.decision_log import Decision
    from pakafg.review.desk import Desk

__all__ = ["DONE", "Change", "decided", "undone"]

_BY_HAND: Final = "by hand"
# What an id is made of, where the reviewer gives none: the first of these that are there.
_NAMING: Final = ("name", "claimant", "speaker", "by", "outcome", "topic", "words", "count", "text")
_WORDS: Final = 3
DONE: Final = frozenset({ProposalState.FILED, ProposalState.MERGED})
"""States of a proposal whose record is written, or stands in another."""


@frozen(kw_only=True)
class Change:
    """What a decision changes.

    Attributes:
        proposal: The proposal that was decided.
        proposals: Every proposal that is another one now; None for one that is none any more.
        files: The record files that are others now; None for one that goes.
    """

    proposal: str
    proposals: Mapping[str, Proposal | None]
    files: Mapping[str, bytes | None]

    def draft(self, before: Draft) -> Draft:
        """Give the draft with the change."""
        old = [self.proposals.get(each.id, each) for each in before.proposals]
        known = {each.id for each in before.proposals}
        new = [each for name, each in self.proposals.items() if name not in known]
        kept = tuple(each for each in (*old, *new) if each is not None)
        return attrs.evolve(before, proposals=kept)


def decided(desk: Desk, action: Action, by: str | None, at: str) -> Change:
    """Work out what an action changes.

    Args:
        desk: What lies before the reviewer.
        action: The action; not to undo.
        by: Who does it; None where nobody says.
        at: When: ISO 8601.

    Raises:
        ArgumentError: It cannot be done to that proposal, or not with what the action holds.
    """
    if action.verb is Verb.ADD and action.kind is not None:
        proposal = _made(desk, action, action.kind)
    else:
        proposal = desk.proposal(action.proposal)
        if proposal.state in DONE:
            expected = f"one whose record is not written yet: {proposal.id} is {proposal.state}"
            raise ArgumentError("proposal", proposal.id, f"{expected}; undo takes it back")
    proposal = attrs.evolve(_rewritten(desk, proposal, action), reviewed_by=by, reviewed_at=at)
    return _DECIDED[action.verb](desk, proposal, action)


def undone(desk: Desk, decision: Decision) -> Change:
    """Work out what taking a decision back changes.

    Args:
        desk: What lies before the reviewer.
        decision: The last decision.

    Raises:
        ArgumentError: What it changed was changed since by another hand.
    """
    proposals: dict[str, Proposal | None] = {}
    for name, before in decision.before.items():
        if before is None:
            proposals[name] = None
        else:
            proposals[name] = before.given_back(desk.proposal(name), desk.document)
    files: dict[str, bytes | None] = {}
    for name, splice in decision.files.items():
        if name not in desk.files:
            raise ArgumentError("undo", name, "a file that is still there")
        files[name] = splice.undone(name, desk.files[name])
    return Change(proposal=decision.proposal, proposals=proposals, files=files)


def _accept(desk: Desk, proposal: Proposal, _: Action) -> Change:
    """Make a record of a proposal, and name it where the draft did not know it yet."""
    accepted = attrs.evolve(proposal, state=ProposalState.ACCEPTED)
    filed = attrs.evolve(accepted, state=ProposalState.FILED)
    known = _known_now(desk, proposal, str(proposal.record.get("id")))
    return Change(
        proposal=proposal.id,
        proposals={**known, proposal.id: filed},
        files=with_accepted(desk.files, desk.document.file, [accepted]),
    )


def _leave(state: ProposalState) -> Callable[[Desk, Proposal, Action], Change]:
    """Give what keeps a proposal among proposals, in a state."""

    def leave(_: Desk, proposal: Proposal, __: Action) -> Change:
        changed = attrs.evolve(proposal, state=state)
        return Change(proposal=proposal.id, proposals={proposal.id: changed}, files={})

    return leave


def _merge(desk: Desk, proposal: Proposal, action: Action) -> Change:
    """Add what a proposal says to a known record, and name that in other proposals, too."""
    into = str(action.into)
    files = merged_into(desk, proposal, into, action.reason)
    merged = attrs.evolve(proposal, state=ProposalState.MERGED, merged_into=into)
    changed = {**_known_now(desk, proposal, into), proposal.id: merged}
    return Change(proposal=proposal.id, proposals=changed, files=files)


_DECIDED: Final[Mapping[Verb, Callable[[Desk, Proposal, Action], Change]]] = {
    Verb.ACCEPT: _accept,
    Verb.ADD: _accept,
    Verb.EDIT: _leave(ProposalState.EDITED),
    Verb.REJECT: _leave(ProposalState.REJECTED),
    Verb.MERGE: _merge,
    Verb.UNDO: _leave(ProposalState.PROPOSED),  # which `undone` does; so that no verb is missing
}


def _known_now(desk: Desk, proposal: Proposal, new: str) -> dict[str, Proposal | None]:
    """Name a shared record, once it is known, in the other proposals of which the draft says so.

    Where the draft had proposed it, and nobody else, a key that was open names it, as it would
    have been drafted had the corpus known it.
    """
    drafted = {each.id: each.record.get("id") for each in desk.draft.proposals}
    old = drafted.get(proposal.id)
    if proposal.kind.section is not None or not isinstance(old, str):
        return {}
    changed: dict[str, Proposal | None] = {}
    for each in desk.draft.proposals:
        if each.id == proposal.id or each.state in DONE:
            continue
        record = _naming(each.record, old, new)
        for key, ids in each.candidates.items():
            if ids == (old,) and record.get(key) is None:
                record[key] = new
        if record != each.record:
            changed[each.id] = attrs.evolve(each, record=record)
    return changed


def _naming(record: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    """Put one id in the place of another, wherever an entry names it but as its own."""

    def named(value: Any) -> Any:
        if isinstance(value, list):
            return [named(each) for each in value]
        return new if value == old else value

    return {
        key: value if key in {"id", "quotes"} else named(value) for key, value in record.items()
    }


def _made(desk: Desk, action: Action, kind: ProposalKind) -> Proposal:
    """Make a proposal of what a reviewer found."""
    taken = {each.id for each in desk.draft.proposals}
    names = (f"hand-{number}" for number in count(1))
    name = next(each for each in names if each not in taken)
    return Proposal(id=name, kind=kind, record=dict(action.record or {}), rule=_BY_HAND)


def _rewritten(desk: Desk, proposal: Proposal, action: Action) -> Proposal:
    """Give a proposal the entry and the characters that the reviewer has for it."""
    known = keys_of_proposal(proposal.kind)
    record = dict(proposal.record if action.record is None else action.record)
    citations = proposal.citations
    ids = set(chain.from_iterable(desk.corpus.catalogues.values()))
    quoting = Quoting(desk.document, ids)
    if action.spans is not None:
        length = len(desk.document.text)
        for _, end in action.spans:
            if end > length:
                raise ArgumentError("spans", end, f"offsets within {length:,} characters")
        citations = tuple(quoting.cite(start, end) for start, end in action.spans)
    if "quotes" in known:
        is_kept = action.spans is None or citations == proposal.citations
        kept = proposal.record.get("quotes")
        record["quotes"] = kept if is_kept and kept else quoting.entries(citations)
    if "id" in known and not record.get("id") and action.verb is not Verb.REJECT:
        record["id"] = quoting.new_id(*_words_of_id(desk.document, proposal.kind, record))
    return attrs.evolve(proposal, record=record, citations=citations)


def _words_of_id(document: Document, kind: ProposalKind, record: Mapping[str, Any]) -> list[str]:
    """Choose the words of which an id is made."""
    given = (record.get(key) for key in _NAMING)
    words = [each for each in given if isinstance(each, str) and each][:_WORDS]
    is_of_document = kind.section is not None and kind.section not in ATTACHED
    return [*([document.id] if is_of_document else []), *(words or [str(kind)])]
