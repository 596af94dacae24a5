"""What a proposal adds to a record that is known: further characters, or further spellings.

Laws of this file: only what says the same can be merged: a figure of other bounds, an outcome or a
date of another word is another claim. A merge adds, and changes nothing that stands there.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, Final

from pakafg.corpus.format import CLAIMS, beside, keys_of_section
from pakafg.corpus.yaml_reader import read_yaml
from pakafg.drafting.acceptance import signed
from pakafg.drafting.insertion import with_entries, with_items
from pakafg.drafting.proposal import ProposalKind
from pakafg.errors import ArgumentError, WordingError
from pakafg.short_repr import shown
from pakafg.text.spellings import folded
from pakafg.values.amount import Amount
from pakafg.values.count import Count
from pakafg.values.vocabularies import LinkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pakafg.corpus.entries import Entry
    from pakafg.drafting.proposal import Proposal
    from pakafg.review.desk import Desk

__all__ = ["can_merge", "merged_into", "same_claims"]

# What must not differ between two places where a document gives one claim.
_SAME: Final[Mapping[str, tuple[str, ...]]] = {
    "casualties": ("incident", "outcome", "nationality", "status", "group", "claimant"),
    "dates": ("event", "bound", "when", "stage", "claimant"),
    "orders": ("event", "relation", "other", "claimant"),
    "quantities": ("topic", "unit", "about", "claimant"),
    "statements": ("speaker", "act"),
}
_LINKS: Final = "links.yaml"
_COUNTS: Final[Mapping[str, type[Count | Amount]]] = {
    "casualties": Count,
    "quantities": Amount,
}


def merged_into(desk: Desk, proposal: Proposal, into: str, reason: str | None) -> dict[str, bytes]:
    """Add what a proposal says to a record that is known.

    A claim or an utterance lends the record its quotations; an utterance that another document
    gave first becomes a report of it, with a link that says why they are one; an actor or a place
    lends its names as further spellings.

    Args:
        desk: What lies before the reviewer.
        proposal: The proposal.
        into: The id of the record.
        reason: Why two utterances are one; needed where nobody has said so of them.

    Returns:
        The record files that are others now.

    Raises:
        ArgumentError: There is no such record, or it says something else.
    """
    catalogue = proposal.kind.catalogue
    known = getattr(desk.corpus, catalogue) if can_merge(proposal.kind) else {}
    if into not in known:
        expected = f"a record among {catalogue}" if known else f"nothing: no {proposal.kind} merges"
        raise ArgumentError("into", into, expected, known)
    section = proposal.kind.section
    if section is None:
        return _with_names(desk.files, catalogue, proposal, known[into])
    quotes = list(proposal.record.get("quotes") or ())
    if not quotes:
        raise ArgumentError("proposal", proposal.id, "one that cites characters")
    file = beside(desk.document.file)
    content: Any = read_yaml(file, desk.files[file])[0]
    entries = content.get(section) or []
    number = next((n for n, each in enumerate(entries) if each.get("id") == into), None)
    if number is not None:
        _check_same(section, entries[number], proposal.record, into)
        held = entries[number].get("quotes") or []
        new = [each for each in quotes if each not in held]
        changed = with_items(desk.files[file], (section, number), "quotes", new)
        return {file: changed} if new else {}
    if proposal.kind is not ProposalKind.STATEMENT:
        expected = f"a record of the document {desk.document.id!r}: each makes its own claims"
        raise ArgumentError("into", into, expected, [each.get("id") for each in entries])
    report = signed(_report_of(proposal.record, into, known[into].speaker), proposal)
    return {
        file: with_entries(desk.files[file], ("reports",), [report]),
        **_with_link(desk, proposal, into, reason),
    }


def can_merge(kind: ProposalKind) -> bool:
    """Tell whether proposals of a kind can be merged with records of their catalogue."""
    return kind.section is None or kind.section in CLAIMS or kind is ProposalKind.STATEMENT


def same_claims(entries: Iterable[Entry], proposal: Proposal) -> Iterator[str]:
    """Yield the claims of a document that a proposal may only repeat: nothing in it differs.

    Args:
        entries: What the record file of the document holds.
        proposal: The proposal.
    """
    section = proposal.kind.section
    if section in CLAIMS:
        for each in entries:
            if each.catalogue != section:
                continue
            # A date has been read with the zone of its place.
            told = {k: v[0] if isinstance(v, tuple) else v for k, v in each.data.items()}
            if _difference(section, told, proposal.record) is None:
                yield str(each.name)


def _check_same(
    section: str, known: Mapping[str, Any], record: Mapping[str, Any], into: str
) -> None:
    """Check that an entry says what a known one says, as far as it says anything."""
    key = _difference(section, known, record)
    if key == "count":
        expected = f"the bounds of {shown(known.get(key))}, which {into!r} has"
        raise ArgumentError(key, record.get(key), expected)
    if key is not None:
        expected = (
            f"{shown(known.get(key))}, which {into!r} has: what differs is a claim of its own"
        )
        raise ArgumentError(key, record.get(key), expected)


def _difference(section: str, known: Mapping[str, Any], record: Mapping[str, Any]) -> str | None:
    """Find the key in which an entry says something else than a known one; None for none."""
    for key in _SAME[section]:
        if record.get(key) is not None and known.get(key) != record[key]:
            return key
    if section in _COUNTS:
        one, other = (_bounds_of_words(section, each.get("count")) for each in (known, record))
        if one != other:
            return "count"
    return None


def _bounds_of_words(section: str, words: object) -> tuple[Any, Any]:
    """Read the bounds of number words; nothing where nobody can read them."""
    try:
        read = _COUNTS[section].parse(str(words))
    except WordingError:
        return None, words
    return read.low, read.high


def _report_of(record: Mapping[str, Any], into: str, speaker: str | None) -> dict[str, Any]:
    """Make a report of what was proposed as an utterance of its own."""
    known = keys_of_section("reports")
    kept = {key: value for key, value in record.items() if key in known and value is not None}
    if kept.get("speaker") == speaker:
        kept.pop("speaker", None)
    kept.pop("note", None)
    if record.get("report_note"):
        kept["note"] = record["report_note"]
    return {"of": into, **{key: kept[key] for key in known if key in kept and key != "of"}}


def _with_link(desk: Desk, proposal: Proposal, into: str, reason: str | None) -> dict[str, bytes]:
    """Say in a link why reports are of one utterance, where no link says so."""
    of_reports = (
        each for each in desk.corpus.links.values() if each.kind is LinkKind.SAME_UTTERANCE
    )
    if any(into in each.records for each in of_reports):
        return {}
    if not reason:
        raise ArgumentError("reason", reason, "why the two are one utterance, in a sentence")
    ids = {name for catalogue in desk.corpus.catalogues.values() for name in catalogue}
    numbered = (
        f"same-{into}{'-' * (number > 1)}{number if number > 1 else ''}" for number in count(1)
    )
    name = next(each for each in numbered if each not in ids)
    link = {"id": name, "kind": str(LinkKind.SAME_UTTERANCE), "records": [into], "reason": reason}
    entry = signed(link, proposal)
    return {_LINKS: with_entries(desk.files.get(_LINKS, b""), (), [entry])}


def _with_names(
    files: Mapping[str, bytes], catalogue: str, proposal: Proposal, known: Any
) -> dict[str, bytes]:
    """Add the names of a proposed actor or place to the spellings of a known one."""
    held = getattr(known, "aliases", None)
    if held is None:
        return {}
    spelt = {folded(each) for each in (known.name, *held)}
    proposed: Sequence[Any] = (proposal.record.get("name"), *(proposal.record.get("aliases") or ()))
    new = [each for each in proposed if isinstance(each, str) and folded(each) not in spelt]
    if not new:
        return {}
    file = f"{catalogue}.yaml"
    content: Any = read_yaml(file, files[file])[0]
    number = next(n for n, each in enumerate(content) if each.get("id") == known.id)
    return {file: with_items(files[file], (number,), "aliases", new)}
