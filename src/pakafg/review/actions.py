"""What a reviewer can do, as a page sends it: read strictly, for anybody may have sent it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import frozen

from pakafg.drafting.proposal import ProposalKind
from pakafg.errors import ArgumentError, near_miss
from pakafg.values.vocabulary import Vocabulary, word

__all__ = ["Action", "Verb", "read_action"]

_MOST_SPANS: Final = 1_000
_DEPTH: Final = 8
_LARGEST: Final = 10**15
_KEYS: Final = ("verb", "proposal", "kind", "record", "spans", "into", "reason")


class Verb(Vocabulary):
    """What a reviewer does."""

    ACCEPT = word("accept", "Make a record of a proposal.")
    EDIT = word("edit", "Change a proposal, and decide later.")
    REJECT = word("reject", "Say that a proposal is no record.")
    MERGE = word("merge", "Add what a proposal says to a record that is known.")
    ADD = word("add", "Make a record that nobody proposed.")
    UNDO = word("undo", "Take the last decision back.")


_NEEDS_PROPOSAL: Final = frozenset({Verb.ACCEPT, Verb.EDIT, Verb.REJECT, Verb.MERGE})


@frozen(kw_only=True)
class Action:
    """One thing that a reviewer wants done.

    Attributes:
        verb: What.
        proposal: The id of the proposal that it is done to; None for a new record, and to undo.
        kind: What a new record is.
        record: The entry as the reviewer has it; None for that of the proposal.
        spans: The characters that it cites, each start and end; None for those of the proposal.
        into: The record with which a proposal is merged.
        reason: Why they are one, where that is to be said.
    """

    verb: Verb
    proposal: str | None = None
    kind: ProposalKind | None = None
    record: Mapping[str, Any] | None = None
    spans: tuple[tuple[int, int], ...] | None = None
    into: str | None = None
    reason: str | None = None


def read_action(data: object) -> Action:
    """Read an action from plain data.

    Raises:
        ArgumentError: It is none, lacks what its verb needs, or has what no action has.

    >>> read_action({"verb": "reject", "proposal": "casualty-1"}).verb
    <Verb.REJECT: 'reject'>
    """
    if not isinstance(data, dict):
        raise ArgumentError("action", data, "an object with a verb")
    for key in data:
        if key not in _KEYS:
            expected = f"the keys {', '.join(_KEYS)}{near_miss(str(key), _KEYS)}"
            raise ArgumentError("action", key, expected)
    verb, kind = data.get("verb"), data.get("kind")
    if not isinstance(verb, str):
        raise ArgumentError.of_choice("verb", verb, Verb)
    if kind is not None and not isinstance(kind, str):
        raise ArgumentError.of_choice("kind", kind, ProposalKind)
    action = Action(
        verb=Verb(verb),
        proposal=_text_of(data, "proposal"),
        kind=None if kind is None else ProposalKind(kind),
        record=_record(data.get("record")),
        spans=_spans(data.get("spans")),
        into=_text_of(data, "into"),
        reason=_none_if_blank(_text_of(data, "reason")),
    )
    if action.verb in _NEEDS_PROPOSAL and action.proposal is None:
        raise ArgumentError("proposal", None, "the id of a proposal")
    if action.verb is Verb.ADD and action.kind is None:
        raise ArgumentError.of_choice("kind", None, ProposalKind)
    if action.verb is Verb.MERGE and action.into is None:
        raise ArgumentError("into", None, "the id of a record that is known")
    return action


def _text_of(data: Mapping[str, Any], key: str) -> str | None:
    """Take a text, or nothing."""
    given = data.get(key)
    if given is not None and not isinstance(given, str):
        raise ArgumentError(key, given, "text")
    return given


def _record(given: object) -> dict[str, Any] | None:
    """Take an entry; what is left blank is not known."""
    if given is None:
        return None
    if not isinstance(given, dict):
        raise ArgumentError("record", given, "keys of a record, each with its value")
    for value in given.values():
        _check_plain(value)
    return {key: _none_if_blank(value) for key, value in given.items()}


def _check_plain(value: Any, depth: int = 0) -> None:
    """Check that a value is one that a record file can hold.

    Raises:
        ArgumentError: It is nested deeper than any record, text that is no Unicode, or a number
            that is read otherwise than it is written.
    """
    if depth > _DEPTH:
        raise ArgumentError("record", "…", f"values nested {_DEPTH} deep at most")
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            raise ArgumentError("record", value, "text without halves of characters") from None
    elif isinstance(value, (int, float)) and not abs(value) < _LARGEST:
        raise ArgumentError("record", value, "a number of less than 16 digits")
    elif isinstance(value, dict):
        for key, each in value.items():
            _check_plain(key, depth + 1)
            _check_plain(each, depth + 1)
    elif isinstance(value, list):
        for each in value:
            _check_plain(each, depth + 1)


def _none_if_blank(value: Any) -> Any:
    """Take a value without space around it; None for a blank one."""
    return (value.strip() or None) if isinstance(value, str) else value


def _spans(given: object) -> tuple[tuple[int, int], ...] | None:
    """Take ranges of characters, half-open."""
    expected = f"pairs of offsets, start before end, {_MOST_SPANS:,} at most"
    if given is None:
        return None
    if not isinstance(given, list) or len(given) > _MOST_SPANS:
        raise ArgumentError("spans", given, expected)
    spans = []
    for each in given:
        match each:
            case [int(start), int(end)] if 0 <= start < end and type(start) is type(end) is int:
                spans.append((start, end))
            case _:
                raise ArgumentError("spans", each, expected)
    return tuple(spans)
