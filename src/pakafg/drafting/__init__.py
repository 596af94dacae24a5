"""From a new article to proposals for a person to decide: by rules, or by a language model."""

from pakafg.drafting.acceptance import accept
from pakafg.drafting.annotated import AnnotatedDraft, read_annotations
from pakafg.drafting.draft_file import read_draft, write_draft
from pakafg.drafting.extraction import draft
from pakafg.drafting.prompt import prompt
from pakafg.drafting.proposal import Draft, Proposal, ProposalKind, ProposalState
from pakafg.drafting.redrafting import redraft
from pakafg.drafting.reply import Reply, ReplyItem, read_reply
from pakafg.drafting.reply_findings import ReplyOutcome
from pakafg.drafting.reply_schema import reply_schema

__all__ = [
    "AnnotatedDraft",
    "Draft",
    "Proposal",
    "ProposalKind",
    "ProposalState",
    "Reply",
    "ReplyItem",
    "ReplyOutcome",
    "accept",
    "draft",
    "prompt",
    "read_annotations",
    "read_draft",
    "read_reply",
    "redraft",
    "reply_schema",
    "write_draft",
]


def __dir__() -> list[str]:
    return sorted(__all__)
