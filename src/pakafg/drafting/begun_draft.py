"""Go on with a draft of a document, or begin one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg.arguments import check_kind
from pakafg.drafting.draft_file import check_fits
from pakafg.drafting.proposal import Draft

if TYPE_CHECKING:
    from pakafg.records.document import Document

__all__ = ["begun_draft"]


def begun_draft(draft: Draft | None, document: Document) -> Draft:
    """Give the draft to which proposals are added.

    Args:
        draft: What was begun; None begins one.
        document: The document.

    Raises:
        ArgumentError: It is no draft, or does not fit the document as it is.
    """
    if draft is None:
        return Draft(document=document.id, sha256=document.sha256)
    check_kind("draft", draft, Draft, "a Draft, or None")
    check_fits(draft, document)
    return draft
