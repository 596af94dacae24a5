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
    """Find stated dates of an incident that surely lie outside the stated dates of its whole."""
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
                    f"{'before' if too_early else 'after'} its stated dates: {dates}"
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
    """Give the first and the last minute that the stated dates of a whole allow; None: open.

    Dates that agree allow what all of them do: "2025" beside "9 October 2025" widens nothing.
    Where they exclude each other, all that any of them allows.
    """
    lows = [c.when.first_minute for c in claims if c.bound in {Bound.START, Bound.WHOLE}]
    highs = [c.when.last_minute for c in claims if c.bound in {Bound.END, Bound.WHOLE}]
    begins = [c.when.last_minute for c in claims if c.bound is not Bound.DECLARED]
    ends = [c.when.first_minute for c in claims]
    known_lows, known_highs, latest, earliest = (
        [minute for minute in minutes if minute is not None]
        for minutes in (lows, highs, begins, ends)
    )
    first, last = max(known_lows, default=None), min(known_highs, default=None)
    if first is not None and first > min(latest, default=first):
        first = min(known_lows) if len(known_lows) == len(lows) else None
    if last is not None and last < max(earliest, default=last):
        last = max(known_highs) if len(known_highs) == len(highs) else None
    return first, last
