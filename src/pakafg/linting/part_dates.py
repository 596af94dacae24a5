"""A part of an incident and its whole: the stated dates of one lie within those of the other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pakafg.corpus.ancestry import scopes_of
from pakafg.linting.doubt import Doubt
from pakafg.values.vocabularies import Basis, Bound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import DateClaim

__all__ = ["outlying_parts"]


def outlying_parts(corpus: Corpus) -> Iterator[Doubt]:
    """Find stated dates of an incident that surely lie outside all stated dates of its whole."""
    stated: dict[str, list[DateClaim]] = defaultdict(list)
    for claim in corpus.dates.values():
        if claim.basis is Basis.STATED and claim.event in corpus.incidents:
            stated[claim.event].append(claim)
    for incident in corpus.incidents.values():
        for whole in scopes_of(corpus, incident.id)[1:]:
            first, last = _limits(stated[whole])
            for claim in stated[incident.id]:
                opens, closes = claim.when.first_minute, claim.when.last_minute
                too_early = first is not None and closes is not None and closes < first
                too_late = last is not None and opens is not None and opens > last
                if not (too_early or too_late):
                    continue
                others = [c for c in stated[whole] if c.bound is not Bound.AMID]
                dates = ", ".join(f"{other.when} ({other.bound})" for other in others)
                reason = (
                    f"{incident.id!r} is recorded as a part of {whole!r}, but {claim.when} lies "
                    f"{'before' if too_early else 'after'} all its stated dates: {dates}"
                )
                yield Doubt(
                    record=claim.id,
                    document=claim.document,
                    catalogue="dates",
                    path=("when",),
                    reason=reason,
                    citations=(*claim.citations, *(c for o in others for c in o.citations)),
                    notes=(claim.note, incident.note, *(other.note for other in others)),
                )


def _limits(claims: Sequence[DateClaim]) -> tuple[int | None, int | None]:
    """Give the first and the last minute that any stated date of a whole allows; None: open."""
    starts = [c.when.first_minute for c in claims if c.bound in {Bound.START, Bound.WHOLE}]
    ends = [c.when.last_minute for c in claims if c.bound in {Bound.END, Bound.WHOLE}]
    known_starts = [minute for minute in starts if minute is not None]
    known_ends = [minute for minute in ends if minute is not None]
    return (
        min(known_starts) if starts and len(known_starts) == len(starts) else None,
        max(known_ends) if ends and len(known_ends) == len(ends) else None,
    )
