"""Casualty figures that moved from one corpus to another, and through which records.

Law of this file: the rows are those of the totals, cell by cell. The old totals, with each row
that is told put in the place of its own, are the new totals.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg import casualties
from pakafg.corpus.ancestry import ancestors, bodies_of
from pakafg.frames.cells import CELL
from pakafg.revisions.record_changes import CODEBOOK
from pakafg.values.conclusions import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import CasualtyClaim
    from pakafg.revisions.record_changes import RecordChange

__all__ = ["moved_figures"]

_NUMBERS: Final = ("low", "best", "high")
_ANSWER: Final = (*_NUMBERS, "grade", "top")
_TEXTS: Final = pl.List(pl.String())
_SCHEMA: Final = {
    "incident": pl.String(),
    "incident_name": pl.String(),
    **dict.fromkeys(CELL[1:], pl.String()),
    "change": pl.String(),
    **{f"{name}_before": pl.Int64() for name in _NUMBERS},
    **{f"{name}_after": pl.Int64() for name in _NUMBERS},
    **{f"{name}_by": pl.Int64() for name in _NUMBERS},
    "grade_before": pl.String(),
    "grade_after": pl.String(),
    "top_before": pl.Boolean(),
    "top_after": pl.Boolean(),
    "through": _TEXTS,
}
_OF_CLAIMS: Final = ("claims", "superseded", "outgrown")

_Cell = tuple[str | None, ...]


def moved_figures(old: Corpus, new: Corpus, changed: Sequence[RecordChange]) -> pl.DataFrame:
    """Compare the totals of two corpora, and say through which changed records they differ."""
    before, after = _by_cell(old), _by_cell(new)
    by_id = {each.record: each for each in changed}
    of_tree = _changed_in_trees((old, new), changed)
    rows = []
    for cell in sorted({**before, **after}, key=lambda cell: [(each or "") for each in cell]):
        was, now = before.get(cell), after.get(cell)
        if was is not None and now is not None and all(was[k] == now[k] for k in _ANSWER):
            continue
        through = list(_own(old, was, by_id)) + list(_own(new, now, by_id))
        if not any(each in old.casualties or each in new.casualties for each in through):
            root = _root((old, new), str(cell[0]))
            # The dead and the wounded bound the casualties, and are bounded by them.
            through += of_tree.get((root, cell[1]), []) or of_tree.get((root, None), [])
        through = through or [CODEBOOK] * (CODEBOOK in by_id)
        rows.append(_row(cell, was, now, list(dict.fromkeys(through))))
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _by_cell(corpus: Corpus) -> dict[_Cell, dict[str, Any]]:
    """Compute the totals of a corpus, by cell."""
    rows = casualties.totals(corpus, by=CELL, detail=True).iter_rows(named=True)
    return {tuple(row[key] for key in CELL): row for row in rows}


def _row(
    cell: _Cell, was: Mapping[str, Any] | None, now: Mapping[str, Any] | None, through: list[str]
) -> dict[str, Any]:
    """Make the row of a figure that moved."""
    kind = ChangeKind.CHANGED
    if was is None or now is None:
        kind = ChangeKind.ADDED if was is None else ChangeKind.REMOVED
    names: Mapping[str, Any] = now or was or {}
    old, new = was or {}, now or {}
    return {
        **dict(zip(CELL, cell, strict=True)),
        "incident_name": names["incident_name"],
        "change": str(kind),
        **{f"{name}_before": old.get(name) for name in _ANSWER},
        **{f"{name}_after": new.get(name) for name in _ANSWER},
        **{f"{name}_by": _difference(old.get(name), new.get(name)) for name in _NUMBERS},
        "through": list(dict.fromkeys(through)),
    }


def _difference(before: int | None, after: int | None) -> int | None:
    """Subtract, where both are known."""
    return None if before is None or after is None else after - before


def _own(
    corpus: Corpus, row: Mapping[str, Any] | None, changed: Mapping[str, RecordChange]
) -> Iterator[str]:
    """Yield the changed claims of a row, and the changed records that its claims name."""
    claims = dict.fromkeys(
        claim
        for key in _OF_CLAIMS
        for claim in ([] if row is None or row[key] is None else row[key])
    )
    yield from (claim for claim in claims if claim in changed)
    named = [] if row is None else ancestors(row["incident"], _wholes(corpus))
    for claim in claims:
        named += _named_by(corpus, corpus.casualties[claim])
    # What came or went with a claim moved nothing but by that claim.
    yield from (each for each in named if each in changed and _is_another(changed[each]))


def _named_by(corpus: Corpus, claim: CasualtyClaim) -> Iterator[str]:
    """Yield the document of a claim, and whoever gives it, with those for whom he speaks."""
    yield claim.document
    for actor in (claim.claimant, claim.origin, *claim.via):
        yield from bodies_of(corpus, actor)


def _is_another(change: RecordChange) -> bool:
    """Tell whether a record stands in both corpora, and is another."""
    return change.change is ChangeKind.CHANGED


def _wholes(corpus: Corpus) -> Any:
    """Give what finds the whole of an incident."""

    def whole(incident: str) -> str | None:
        known = corpus.incidents.get(incident)
        return None if known is None else known.part_of

    return whole


def _root(corpora: Iterable[Corpus], incident: str) -> str:
    """Name the root of the tree in which an incident stands, in the first corpus that has it."""
    for corpus in corpora:
        if incident in corpus.incidents:
            return ancestors(incident, _wholes(corpus))[-1]
    return incident


def _changed_in_trees(
    corpora: tuple[Corpus, Corpus], changed: Iterable[RecordChange]
) -> dict[tuple[str, str | None], list[str]]:
    """Group the changed claims by the root of their incident, by outcome and in all.

    With them stand the changed records that a claim names, whether it changed or not. An incident
    that changed belongs to the tree that it left and to the one that it joined.
    """
    by_id = {each.record: each for each in changed}
    others = {record for record, each in by_id.items() if _is_another(each)}
    found: dict[tuple[str, str | None], dict[str, None]] = defaultdict(dict)
    for corpus in corpora:
        for claim in corpus.casualties.values():
            moved = dict.fromkeys(each for each in _named_by(corpus, claim) if each in others)
            root = _root(corpora, claim.incident)
            for outcome in (str(claim.outcome), None):
                found[root, outcome] |= {claim.id: None} if claim.id in by_id else {}
                found[root, outcome] |= moved
        for incident in corpus.incidents:
            if incident in by_id:
                found[_root((corpus,), incident), None][incident] = None
    return {key: list(records) for key, records in found.items()}
