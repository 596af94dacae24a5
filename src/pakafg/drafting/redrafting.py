"""A draft made again: what a person has decided stays, and so does what others proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from pakafg.arguments import check_kind
from pakafg.drafting.proposal import ANNOTATION, MODEL, Draft, ProposalKind, ProposalState
from pakafg.errors import ArgumentError

if TYPE_CHECKING:
    from pakafg.drafting.proposal import Proposal

__all__ = ["redraft"]

_DRAFT: Final = "a Draft, such as `draft` gives"


def redraft(old: Draft, new: Draft) -> Draft:
    """Put new proposals in the place of old ones that nobody has decided.

    Args:
        old: The draft that there is.
        new: Another draft of the same document, by rules.

    Returns:
        What was decided of the old one, and what a model or an annotation proposed in it; then
        the new proposals
        that rest on other characters, or are of another kind, than what was decided.

    Raises:
        ArgumentError: One of them is no draft, or they are of two documents.

    >>> import pakafg
    >>> from pakafg.drafting import draft, redraft
    >>> made = draft(pakafg.load_corpus(), "001")
    >>> redraft(made, made) == made
    True
    """
    check_kind("old", old, Draft, _DRAFT)
    check_kind("new", new, Draft, _DRAFT)
    if (old.document, old.sha256) != (new.document, new.sha256):
        raise ArgumentError("new", new, f"a draft of the document {old.document!r} as it is")
    kept = {
        each.id: each
        for each in old.proposals
        if each.state is not ProposalState.PROPOSED or each.id.startswith((MODEL, ANNOTATION))
    }
    decided = {
        _what_it_proposes(each)
        for each in kept.values()
        if each.state is not ProposalState.PROPOSED
    }
    for each in new.proposals:
        if _what_it_proposes(each) not in decided:
            name, number = each.id, 1
            while name in kept:
                number += 1
                name = f"{each.id}-{number}"
            kept[name] = attrs.evolve(each, id=name)
    return attrs.evolve(new, proposals=tuple(kept.values()))


def _what_it_proposes(proposal: Proposal) -> tuple[ProposalKind, frozenset[tuple[int, int]], str]:
    """Tell by what two proposals are one: their kind, characters, and what they speak of."""
    spans = frozenset((cited.start, cited.end) for cited in proposal.citations)
    record = proposal.record
    return proposal.kind, spans, str(record.get("outcome") or record.get("words") or "")
