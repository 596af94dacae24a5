"""From a new article to proposals for a person to decide: by rules, or by a language model."""

from pakafg.drafting.acceptance import accept
from pakafg.drafting.draft_file import read_draft, write_draft
from pakafg.drafting.extraction import draft
from pakafg.drafting.proposal import Draft, Proposal, ProposalKind, ProposalState

__all__ = [
    "Draft",
    "Proposal",
    "ProposalKind",
    "ProposalState",
    "accept",
    "draft",
    "read_draft",
    "write_draft",
]
