"""Figures of a whole beside those of its parts: which exclude each other, and which grew."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from pakafg.corpus.ancestry import scopes_of
from pakafg.disagreements.count_times import hold_in_turn
from pakafg.disagreements.figure_cells import FigureCell, cell_of, claim_bounds
from pakafg.disagreements.question import IN_TURN, Ruling, graver
from pakafg.grouping import grouped
from pakafg.text.people import capitalised
from pakafg.values.conclusions import ConflictKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import polars as pl

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.count_times import TimeOf
    from pakafg.disagreements.figure_cells import Cells
    from pakafg.records.claim import CasualtyClaim

__all__ = ["PARTS_GREW", "conflicts_of_wholes", "parts_by_whole", "ruled_with_parts"]

PARTS_GREW: Final = Ruling(
    Verdict.TIME, "A toll that grew: later reports of its parts say more than the earlier total."
)
_PART_ABOVE_WHOLE: Final = Ruling(
    Verdict.CONTRADICTION, "By one figure a part alone is more than all are by another."
)
_PART_ABOVE_ABOUT: Final = Ruling(
    Verdict.ROUNDING,
    "By one figure a part alone is more than all are by another, but a figure is approximate.",
)
_TOTAL_AND_PARTS: Final = Ruling(
    Verdict.SCOPE, "A total and its parts: they are not added, and do not exclude each other."
)


def ruled_with_parts(  # noqa: PLR0913  (what is known of a cell)
    ruling: Ruling | None,
    claims: Sequence[CasualtyClaim],
    parts: Sequence[CasualtyClaim],
    fates: tuple[frozenset[str], frozenset[str]],
    time_of: TimeOf,
    *,
    is_part: bool,
) -> tuple[Ruling | None, list[CasualtyClaim]]:
    """Rule on a whole and its parts, by what was ruled on the whole; which claims are told, too."""
    replaced = fates[0] | fates[1]
    bounds = {claim_bounds(claim) for claim in claims if claim.id not in replaced}
    telling = [claim for claim in parts if claim_bounds(claim) not in bounds]
    # "dozens" beside its parts says something, "some" does not
    stated = claims if ruling else [claim for claim in claims if claim.count.coded is not None]
    is_settled = ruling is not None and ruling.verdict is Verdict.CONTRADICTION
    of_parts = None if is_settled else _rule_on_parts(stated, telling, fates, time_of)
    if is_part and of_parts is None:  # the question of its own whole has its parts
        return ruling, [*claims]
    documents = {claim.document for claim in [*stated, *telling]}
    ruling = of_parts or ruling
    if ruling is None and stated and telling and len(documents) > 1:
        ruling = _TOTAL_AND_PARTS
    return ruling, [*stated, *telling]


def _rule_on_parts(
    claims: Sequence[CasualtyClaim],
    parts: Sequence[CasualtyClaim],
    fates: tuple[frozenset[str], frozenset[str]],
    time_of: TimeOf,
) -> Ruling | None:
    """Rule on figures of parts of which one alone is more than the whole; None where none is.

    An adversary's figure of a part bounds no whole, so that the totals have no conflict here; it
    excludes the whole's figure all the same.
    """
    superseded, outgrown = fates
    current = [claim for claim in claims if claim.id not in superseded | outgrown]
    if not current:  # a cell's own votes never all outgrow each other
        return PARTS_GREW if any(claim.id in outgrown for claim in claims) else None
    most = max(claim_bounds(claim)[1] for claim in current)
    widest = [claim for claim in current if claim_bounds(claim)[1] == most]
    above = [
        part
        for part in parts
        if part.id not in superseded | outgrown and claim_bounds(part)[0] > most
    ]
    if not above:
        return None
    pairs = product(widest, above)
    if all(hold_in_turn(time_of(one), time_of(part), is_more=True) for one, part in pairs):
        return IN_TURN
    is_about = any(one.count.approximate for one in widest) or all(
        part.count.approximate for part in above
    )
    return _PART_ABOVE_ABOUT if is_about else _PART_ABOVE_WHOLE


def conflicts_of_wholes(
    corpus: Corpus, conflicts: pl.DataFrame, time_of: TimeOf
) -> dict[FigureCell, tuple[Ruling, list[CasualtyClaim]]]:
    """Take over the conflicts of wholes and parts that the analysis finds, by their whole."""
    found: dict[FigureCell, tuple[Ruling, list[CasualtyClaim]]] = {}
    for row in conflicts.iter_rows(named=True):
        whole = FigureCell(**{name: row[name] for name in FigureCell._fields})
        claims = [corpus.casualties[claim] for claim in row["claims"]]
        is_rounding = row["kind"] == ConflictKind.ROUNDING
        verdict = Verdict.ROUNDING if is_rounding else Verdict.CONTRADICTION
        ruling = Ruling(verdict, f"{capitalised(row['reason'])}.")
        if _parts_may_have_risen(whole, claims, time_of):
            ruling = IN_TURN
        others, known = found.get(whole, (ruling, []))
        found[whole] = (
            graver(others, ruling),
            [*known, *(claim for claim in claims if claim not in known)],
        )
    return found


def _parts_may_have_risen(
    whole: FigureCell, claims: Sequence[CasualtyClaim], time_of: TimeOf
) -> bool:
    """Decide whether parts that add up to more than their whole may each hold at its own time."""
    wholes = [claim for claim in claims if cell_of(claim) == whole]
    parts = grouped((claim for claim in claims if cell_of(claim) != whole), cell_of).values()
    return bool(wholes) and all(
        any(
            all(hold_in_turn(time_of(one), time_of(part), is_more=True) for part in of_cell)
            for of_cell in parts
        )
        for one in wholes
    )


def parts_by_whole(
    corpus: Corpus, cells: Cells
) -> tuple[Mapping[FigureCell, list[CasualtyClaim]], set[FigureCell]]:
    """Find the parts of every cell, and which cells are themselves parts of one with a figure."""
    parts: dict[FigureCell, list[CasualtyClaim]] = {}
    are_parts: set[FigureCell] = set()
    for cell, claims in cells.items():
        for whole in _wholes(corpus, cell):
            if whole in cells:
                are_parts.add(cell)
                parts.setdefault(whole, []).extend(filter(_is_telling_part, claims))
    return parts, are_parts


def _wholes(corpus: Corpus, cell: FigureCell) -> Iterator[FigureCell]:
    """Yield every cell that this one is a part of."""
    people = (cell.nationality, cell.status, cell.group)
    classes = list(product(*({kind, None} for kind in people)))
    for incident, (nationality, status, group) in product(
        scopes_of(corpus, cell.incident), classes
    ):
        whole = FigureCell(incident, cell.outcome, nationality, status, group)
        if whole != cell:
            yield whole


def _is_telling_part(claim: CasualtyClaim) -> bool:
    """Decide whether a part's figure says more than "some", and is no part of a part."""
    return claim.count.coded is not None and claim.group is None
