"""A model's reply, item by item, as proposals: what stands in the document, and what does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs
from attrs import field, frozen

from pakafg.arguments import check_text
from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.lookup import ids_called, record_named
from pakafg.drafting.begun_draft import begun_draft
from pakafg.drafting.proposal import MODEL, Draft, Proposal, ProposalKind
from pakafg.drafting.quoting import Quoting, as_id
from pakafg.drafting.reply_findings import ReplyOutcome
from pakafg.drafting.reply_items import CheckedItem, ItemChecker
from pakafg.drafting.reply_json import read_reply_json
from pakafg.drafting.reply_schema import REPLY_KINDS
from pakafg.errors import near_miss
from pakafg.records.fields import many
from pakafg.short_repr import shown
from pakafg.values.validators import one

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.corpus.corpus import Corpus

__all__ = ["Reply", "ReplyItem", "read_reply"]

_MOST: Final = 2_000  # items
_NAME: Final = 200  # characters
_RULE: Final = "a language model’s reply"
_TO_DECIDE: Final = "whether it is so: a model proposed it"


@frozen(kw_only=True)
class ReplyItem:
    """One item of a reply, and what became of it.

    Attributes:
        kind: What it would become.
        number: Which of its kind it is in the reply, from 1.
        outcome: What became of it.
        reasons: Why it was refused, or what was put right.
        proposal: The id of its proposal; None where it was refused.
    """

    kind: ProposalKind
    number: int
    outcome: ReplyOutcome
    reasons: tuple[str, ...] = ()
    proposal: str | None = None


@frozen(kw_only=True)
class Reply:
    """What a reply brought.

    Attributes:
        draft: The draft with its proposals.
        items: Every item, and what became of it.
        problems: What to send back to the model: in words, each once.

    >>> import pakafg
    >>> from pakafg.drafting import read_reply
    >>> read_reply(pakafg.load_corpus(), "003", "I cannot do that.").problems
    ("there is no JSON object in the reply: 'I cannot do that.'",)
    """

    draft: Draft = field(validator=one(Draft))
    items: tuple[ReplyItem, ...] = field(
        default=(), validator=many(ReplyItem), repr=lambda held: f"<{len(held)}>"
    )
    problems: tuple[str, ...] = field(default=(), repr=lambda held: f"<{len(held)}>")


def read_reply(corpus: Corpus, document: str, text: str, *, draft: Draft | None = None) -> Reply:
    """Hold a language model's reply against a document; what stands in it becomes proposals.

    A quotation must stand in the document but for typography, which is put right. One whose
    digits, number words, names, months or negations are others is refused, with the words that
    do stand there. Ids are found by name and alias, too; those that no record has are told once
    each, and left open.

    Args:
        corpus: The corpus, with the document.
        document: The document: its id, its label, or words that no other has.
        text: The reply: JSON by `reply_schema`, in a code fence or not, cut off or whole.
        draft: Proposals that there are already, which stay; None for none.

    Returns:
        The draft with the new proposals, what became of each item, and what to send back.

    Raises:
        ArgumentError: The corpus, the text or the draft is none, the corpus has no such
            document, or the draft is of another one.

    >>> import pakafg
    >>> from pakafg.drafting import read_reply
    >>> reply = read_reply(
    ...     pakafg.load_corpus(),
    ...     "003",
    ...     '{"casualty": [{"outcome": "killed", "count": "59", "claimant": "Islamabad",'
    ...     ' "quotes": ["claiming to have killed 59 Pakistani soldiers"]}]}',
    ... )
    >>> [item.outcome.value for item in reply.items]
    ['refused']
    >>> print(reply.problems[0])
    casualty 1: the quotation 'claiming to have killed 59 Pakistani soldiers' does not stand in ...
    """
    check_corpus(corpus)
    check_text("document", document, "the id of a document")
    check_text("text", text, "the reply of a language model")
    found = record_named(corpus.documents, "document", document)
    draft = begun_draft(draft, found)
    ids = {key for catalogue in corpus.catalogues.values() for key in catalogue}
    ids |= {str(each.record["id"]) for each in draft.proposals if each.record.get("id")}
    checker = ItemChecker(corpus, Quoting(found, ids))
    data, problems = read_reply_json(text)
    listed = list(_items(data or {}, problems))
    _take_new_ids(listed, checker)
    proposals = {each.id: each for each in draft.proposals}
    items: list[ReplyItem] = []
    for kind, number, given in listed:
        where = f"{str(kind).replace('_', ' ')} {number}"
        checked = checker.check(kind, given, where)
        proposal = None
        if checked.outcome is ReplyOutcome.REFUSED:
            problems += [f"{where}: {reason}" for reason in checked.reasons]
        else:
            proposal = _proposal(kind, checked, proposals)
            proposals[proposal.id] = proposal
        items.append(
            ReplyItem(
                kind=kind,
                number=number,
                outcome=checked.outcome,
                reasons=checked.reasons,
                proposal=None if proposal is None else proposal.id,
            )
        )
    problems += [f"{told}; in {', '.join(at)}" for at, told in checker.unknown.values()]
    return Reply(
        draft=attrs.evolve(draft, proposals=tuple(proposals.values())),
        items=tuple(items),
        problems=tuple(dict.fromkeys(problems)),
    )


def _items(
    data: Mapping[str, Any], problems: list[str]
) -> Iterator[tuple[ProposalKind, int, object]]:
    """Yield the items of a reply, new records first; tell what is no list of them."""
    known = list(map(str, REPLY_KINDS))
    for key in data:
        if key not in known:
            told = f"the key {shown(key)} is not known here; known are {', '.join(known)}"
            problems.append(f"{told}{near_miss(key, known)}")
    left = _MOST
    for kind in REPLY_KINDS:
        listed = data.get(str(kind))
        if listed is None:
            continue
        if not isinstance(listed, list):
            problems.append(f"{kind}: {shown(listed)} is no list")
            continue
        for number, each in enumerate(listed[:left], start=1):
            yield kind, number, each
        if len(listed) > left:
            problems.append(f"{kind}: the reply has more than {_MOST:,} items: split the document")
            return
        left -= len(listed)


def _take_new_ids(listed: list[tuple[ProposalKind, int, object]], checker: ItemChecker) -> None:
    """Note the ids that new records bring, so that other items of the reply may name them.

    One that the corpus has already, under the same name, is no new record: it keeps no id.
    """
    for kind, _, given in listed:
        if kind.section is not None or not isinstance(given, dict):
            continue
        wanted, name = given.get("id"), given.get("name") or given.get("text")
        there = getattr(checker.corpus, kind.catalogue)
        known = ids_called(name, there) if isinstance(name, str) and len(name) <= _NAME else []
        if known and (wanted in known or wanted not in there):
            given["id"] = None
            if isinstance(wanted, str):
                checker.renamed[wanted] = known[0]
            checker.known[id(given)] = known[0]
            continue
        made = checker.quoting.new_id(as_id(str(wanted or name or "new")[:_NAME]))
        if isinstance(wanted, str):
            checker.renamed[wanted] = made
        checker.new[made] = kind.catalogue
        given["id"] = made


def _proposal(kind: ProposalKind, checked: CheckedItem, known: Mapping[str, Proposal]) -> Proposal:
    """Make a proposal of an item that stands."""
    number = 1
    base = f"{MODEL}{str(kind).replace('_', '-')}"
    while f"{base}-{number}" in known:
        number += 1
    return Proposal(
        id=f"{base}-{number}",
        kind=kind,
        record=checked.record,
        rule=_RULE,
        doubts=(*checked.doubts, _TO_DECIDE),
        candidates=checked.candidates,
        citations=checked.citations,
    )
