"""Two records on the same characters: they should speak of one incident, or of one speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pakafg.linting.doubt import Doubt
from pakafg.short_repr import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation

__all__ = ["differing_records"]


class _Cited(NamedTuple):
    """A record, one of its citations, and what must be one for all that cite those characters."""

    citation: Citation
    record: Any
    note: str | None
    value: str | None
    catalogue: str


def differing_records(corpus: Corpus) -> Iterator[Doubt]:
    """Find records on the same characters: figures of two incidents, words in two mouths."""
    figures = (
        _Cited(citation, claim, claim.note, claim.incident, "casualties")
        for claim in corpus.casualties.values()
        for citation in claim.citations
    )
    words = (
        # The words uttered: their attribution may name several.
        _Cited(
            report.citations[0],
            statement,
            statement.note or report.note,
            report.speaker or statement.speaker,
            "statements",
        )
        for statement in corpus.statements.values()
        for report in statement.reports
    )
    yield from _differing(figures, "incident")
    yield from _differing(words, "speaker")


def _differing(cited: Iterable[_Cited], what: str) -> Iterator[Doubt]:
    """Find, for each record, the first other one with another value on the same characters."""
    order = sorted(cited, key=lambda each: (each.citation.document, each.citation.start))
    document, told = None, set()
    latest: dict[str | None, _Cited] = {}  # by value, what reaches furthest
    for each in order:
        if each.citation.document != document:
            document, latest = each.citation.document, {}
        for value, other in latest.items():
            overlaps = other.citation.end > each.citation.start
            if overlaps and value != each.value and each.record.id not in told:
                told.add(each.record.id)
                yield _doubt(each, other, what)
        reach = latest.get(each.value)
        if reach is None or reach.citation.end < each.citation.end:
            latest[each.value] = each


def _doubt(one: _Cited, other: _Cited, what: str) -> Doubt:
    """Say that two records differ on the same characters."""
    reason = (
        f"cites the same characters as {other.record.id!r} ({shown(one.citation.quote)}), but "
        f"{what} is {one.value!r} here and {other.value!r} there"
    )
    return Doubt(
        record=one.record.id,
        document=one.citation.document,
        catalogue=one.catalogue,
        path=(what,),
        reason=reason,
        citations=(one.citation, other.citation),
        notes=(one.note, other.note),
    )
