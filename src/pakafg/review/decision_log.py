"""What was decided of a draft, by whom and when, in order: what the last decision changed, too.

Law of this file: it holds all that it takes to take a decision back, and stands beside the draft
(`000.review.json`), so that it outlives the page and the program.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs
from attrs import frozen

from pakafg.drafting.proposal import Proposal, ProposalState
from pakafg.errors import CorpusError, PakafgError, Problem
from pakafg.records.citation import Citation
from pakafg.review.actions import Verb
from pakafg.review.splices import Splice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.records.document import Document

__all__ = ["LOG_BYTES", "Before", "Decision", "log_as_file", "read_log"]

LOG_BYTES: Final = 8 * 2**20
"""How many bytes a log may have; of more, the oldest decisions are left out."""

_MOST: Final = 5_000  # decisions


@frozen(kw_only=True)
class Before:
    """What a proposal was before a decision.

    Attributes:
        state: What was decided of it.
        record: Its entry.
        spans: The characters that it cited, each start and end.
        reviewed_by: Who had decided.
        reviewed_at: When.
    """

    state: ProposalState
    record: Mapping[str, Any]
    spans: tuple[tuple[int, int], ...]
    reviewed_by: str | None = None
    reviewed_at: str | None = None

    @classmethod
    def of(cls, proposal: Proposal) -> Before:
        """Keep what a decision can change of a proposal."""
        return cls(
            state=proposal.state,
            record=proposal.record,
            spans=tuple((cited.start, cited.end) for cited in proposal.citations),
            reviewed_by=proposal.reviewed_by,
            reviewed_at=proposal.reviewed_at,
        )

    def given_back(self, proposal: Proposal, document: Document) -> Proposal:
        """Make a proposal again what it was."""
        return attrs.evolve(
            proposal,
            state=self.state,
            merged_into=None,
            record=self.record,
            citations=tuple(
                Citation.of(document.id, document.text, start, end) for start, end in self.spans
            ),
            reviewed_by=self.reviewed_by,
            reviewed_at=self.reviewed_at,
        )


@frozen(kw_only=True)
class Decision:
    """One decision.

    Attributes:
        verb: What was done.
        proposal: To which proposal.
        by: Who did it; None where nobody says.
        at: When: ISO 8601.
        before: The proposals that it changed, as they were; None for one that it made.
        files: The record files that it changed, and how.
    """

    verb: Verb
    proposal: str
    by: str | None
    at: str
    before: Mapping[str, Before | None]
    files: Mapping[str, Splice]


def log_as_file(document: Document, decisions: Sequence[Decision]) -> bytes:
    """Write the file of a log; where it would be too large, without its oldest decisions."""
    written = [json.dumps(_data_of(each), ensure_ascii=False) for each in decisions[-_MOST:]]
    size, kept = 0, len(written)
    while kept and size + len(written[kept - 1].encode()) < LOG_BYTES - 1_000:
        kept -= 1
        size += len(written[kept].encode()) + 2
    head = json.dumps({"document": document.id, "sha256": document.sha256})[:-1]
    body = ",\n".join(written[kept:])
    return f'{head}, "decisions": [\n{body}\n]}}\n'.encode()


def read_log(name: str, data: bytes | None, document: Document) -> tuple[Decision, ...]:
    """Read a log; of a document that has changed since, no decision can be taken back.

    Raises:
        CorpusError: It is no log that a review wrote.
    """
    if data is None:
        return ()
    try:
        given = json.loads(data)
        if (given["document"], given["sha256"]) != (document.id, document.sha256):
            return ()
        return tuple(_decision_of(each) for each in given["decisions"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, PakafgError):
        reason = "is no file that a review wrote: move it away; what was decided stands elsewhere"
        raise CorpusError(name, [Problem(name, None, None, reason)]) from None


def _data_of(decision: Decision) -> dict[str, Any]:
    """Give a decision as plain data."""
    return {
        "verb": str(decision.verb),
        "proposal": decision.proposal,
        "by": decision.by,
        "at": decision.at,
        "before": {
            name: None if each is None else attrs.asdict(each, value_serializer=_words_as_text)
            for name, each in decision.before.items()
        },
        "files": {name: each.as_data() for name, each in decision.files.items()},
    }


def _words_as_text(_: object, field: Any, value: Any) -> Any:
    """Write words as text."""
    return str(value) if field is not None and field.name == "state" else value


def _decision_of(data: Mapping[str, Any]) -> Decision:
    """Read one decision."""
    files = {name: Splice(**each) for name, each in data["files"].items()}
    before = {
        name: None
        if each is None
        else Before(
            state=ProposalState(each["state"]),
            record=dict(each["record"]),
            spans=tuple((int(start), int(end)) for start, end in each["spans"]),
            reviewed_by=each["reviewed_by"],
            reviewed_at=each["reviewed_at"],
        )
        for name, each in data["before"].items()
    }
    by, at, proposal = data["by"], data["at"], data["proposal"]
    if not (isinstance(at, str) and isinstance(proposal, str)):
        raise TypeError
    return Decision(
        verb=Verb(data["verb"]), proposal=proposal, by=by, at=at, before=before, files=files
    )
