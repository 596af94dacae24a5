"""The words of a date, read on the document's day: they may exclude the date that is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg.errors import WordingError
from pakafg.linting.doubt import Doubt
from pakafg.short_repr import shown
from pakafg.timeline.phrases import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["doubtful_dates"]


def doubtful_dates(corpus: Corpus) -> Iterator[Doubt]:
    """Find dates that their own words exclude, as `timeline.resolve` reads them."""
    for claim in corpus.dates.values():
        published = corpus.documents[claim.document].published
        if published is None:
            continue
        try:
            read = resolve(claim.words, published=published, zone=claim.when.zone)
        except WordingError:
            continue  # words that are not read exclude nothing
        if not read.when.meets(claim.when):
            reason = (
                f"{shown(claim.words)} in a report of {published} is {read.when} ({read.rule}), "
                f"and not {claim.when}"
            )
            yield Doubt(
                record=claim.id,
                document=claim.document,
                catalogue="dates",
                path=("when",),
                reason=reason,
                citations=claim.citations,
                notes=(claim.note,),
            )
