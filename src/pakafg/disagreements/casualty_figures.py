"""How many: figures of one class that differ, of a whole and its parts, or of two sources."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from pakafg.casualties.corpus_steps import fates_of_claims, whole_conflicts
from pakafg.disagreements.count_times import count_times, hold_in_turn
from pakafg.disagreements.figure_cells import cell_of, claim_bounds
from pakafg.disagreements.figures_of_parts import (
    PARTS_GREW,
    conflicts_of_wholes,
    parts_by_whole,
    ruled_with_parts,
)
from pakafg.disagreements.question import (
    CONTRADICTING,
    IN_TURN,
    ONE_NUMBER,
    Question,
    Ruling,
    Saying,
    answers_of,
    graver,
)
from pakafg.grouping import grouped
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import Relation
from pakafg.views.claim_words import count_words
from pakafg.views.figure_questions import ask_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.count_times import CountTime, TimeOf
    from pakafg.disagreements.figure_cells import Cells, FigureCell
    from pakafg.disagreements.material import Material
    from pakafg.records.claim import CasualtyClaim

__all__ = ["compare_casualty_figures"]

_OF_PARTIES: Final = Ruling(
    Verdict.CONTRADICTION,
    "One side gives its own losses, the other side what it claims to have inflicted.",
)
_RECOUNTED: Final = Ruling(
    Verdict.TIME, "One source counted at different times; the later count stands."
)
_GREW: Final = Ruling(
    Verdict.TIME, "A toll that grew: earlier reports say fewer, and the latest count stands."
)
_TAKEN_BACK: Final = Ruling(
    Verdict.TIME,
    "The count changed with time: a source took an earlier, greater figure back, and the latest "
    "count stands.",
)


def compare_casualty_figures(material: Material) -> Iterator[Question]:
    """Compare casualty claims.

    Yields:
        A question for each class of whom figures differ, with the figures of its parts where it
        is itself no part, or where one of them excludes its own.
    """
    corpus = material.corpus
    # "not specified" differs from nothing; a sum of others' figures, from nothing but these.
    numbered = (
        claim for claim in material.casualties if claim.count.low is not None and not claim.sum_of
    )
    cells: Cells = grouped(numbered, cell_of)
    fates = superseded, outgrown = fates_of_claims(corpus)
    time_of = count_times(corpus)
    rulings = _rulings_within(cells, superseded, outgrown, time_of)
    conflicts = conflicts_of_wholes(corpus, whole_conflicts(corpus), time_of)
    parts, are_parts = parts_by_whole(corpus, cells)
    for cell in dict.fromkeys([*rulings, *conflicts, *parts]):
        claims = cells.get(cell, [])
        ruling, further = rulings.get(cell), conflicts.get(cell)
        if further is not None:
            ruling = further[0] if ruling is None else graver(further[0], ruling)
            claims = [*claims, *(claim for claim in further[1] if claim not in claims)]
        elif cell in parts:
            ruling, claims = ruled_with_parts(
                ruling, claims, parts[cell], fates, time_of, is_part=cell in are_parts
            )
        if ruling is not None:
            yield _count_question(material, cell, ruling, claims)


def _rulings_within(
    cells: Cells, superseded: frozenset[str], outgrown: frozenset[str], time_of: TimeOf
) -> dict[FigureCell, Ruling]:
    """Rule on every cell of which claims differ."""
    return {
        cell: _rule_on_cell(claims, superseded, outgrown, time_of)
        for cell, claims in cells.items()
        if len({claim_bounds(claim) for claim in claims}) > 1
    }


def _rule_on_cell(
    claims: Sequence[CasualtyClaim],
    superseded: frozenset[str],
    outgrown: frozenset[str],
    time_of: TimeOf,
) -> Ruling:
    """Rule on claims of one cell whose bounds differ."""
    if _have_common_number(claims):
        return ONE_NUMBER
    standing = [claim for claim in claims if claim.id not in superseded]
    current = [claim for claim in standing if claim.id not in outgrown]
    if not current:  # the latest claim of a cell is outgrown by those of its parts alone
        return PARTS_GREW
    if _have_common_number(current):
        if current == standing:
            return _RECOUNTED
        most = min(claim_bounds(claim)[1] for claim in current)
        lows = (claim_bounds(claim)[0] for claim in claims if claim.id in superseded)
        return _TAKEN_BACK if any(low > most for low in lows) else _GREW
    counted = {(claim_bounds(claim), time_of(claim)) for claim in current}
    if {Relation.OWN, Relation.ADVERSARY} <= {time.stand for _, time in counted}:
        return _OF_PARTIES
    return IN_TURN if _may_all_hold(counted) else CONTRADICTING


def _may_all_hold(counted: Iterable[tuple[tuple[int, float], CountTime]]) -> bool:
    """Decide whether figures that exclude each other may each hold at its own time."""
    return all(
        hold_in_turn(time, of_other, is_more=high < low_of_other)
        for ((low, high), time), ((low_of_other, high_of_other), of_other) in combinations(
            counted, 2
        )
        if high < low_of_other or high_of_other < low
    )


def _have_common_number(claims: Iterable[CasualtyClaim]) -> bool:
    """Decide whether one number lies within the bounds of all claims."""
    bounds = [claim_bounds(claim) for claim in claims]
    return max(low for low, _ in bounds) <= min(high for _, high in bounds)


def _count_question(
    material: Material, cell: FigureCell, ruling: Ruling, claims: Sequence[CasualtyClaim]
) -> Question:
    corpus = material.corpus
    named = corpus.codebook.name_of_outcome(cell.outcome)
    names = (corpus.incidents[cell.incident].name, cell.people(corpus), named)
    who = cell.people(corpus) or _things(corpus, cell)
    return Question(
        cell.incident,
        cell.aspect,
        ask_count(who, cell.outcome, named, material.names.the(cell.incident)),
        ", ".join(filter(None, names)),
        DiscrepancyKind.FIGURES,
        ruling,
        answers_of(_sayings_of_claims(material, claims, cell)),
    )


def _things(corpus: Corpus, cell: FigureCell) -> str:
    """Name what an outcome counts where it counts no persons."""
    return "things" if cell.outcome in corpus.codebook.counted_things else ""


def _sayings_of_claims(
    material: Material, claims: Sequence[CasualtyClaim], whole: FigureCell
) -> Iterator[Saying]:
    """Say what each claim counts; one figure of one cell in the words of the first that has it."""
    words: dict[tuple[FigureCell, object], str] = {}
    for claim in claims:
        cell = cell_of(claim)
        part = "" if cell == whole else f"{_part_words(material.corpus, cell, whole)}: "
        key = (cell, claim_bounds(claim))
        says = words.setdefault(key, f"{part}{count_words(claim.count)}")
        yield material.saying(says, claim)


def _part_words(corpus: Corpus, part: FigureCell, whole: FigureCell) -> str:
    """Say which part of a whole a cell is: another incident, a class of people, or both."""
    is_elsewhere = part.incident != whole.incident
    incident = corpus.incidents[part.incident].name if is_elsewhere else None
    people = part.people(corpus) if part[2:] != whole[2:] else None
    outcome = corpus.codebook.name_of_outcome(part.outcome) if part[1] != whole[1] else None
    return ", ".join(filter(None, (incident, people, outcome)))
