"""How many: figures of one class that differ, of a whole and its parts, or of two sources."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, product
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.casualties.corpus_steps import fates_of_claims, whole_conflicts
from pakafg.corpus.ancestry import scopes_of
from pakafg.disagreements.count_times import count_times, hold_in_turn
from pakafg.disagreements.question import (
    CONTRADICTING,
    ONE_NUMBER,
    Question,
    Ruling,
    Saying,
    answers_of,
)
from pakafg.grouping import grouped
from pakafg.text.people import capitalised, people_words
from pakafg.values.conclusions import ConflictKind, DiscrepancyKind, Verdict
from pakafg.values.vocabularies import Relation
from pakafg.views.claim_words import count_words
from pakafg.views.figure_questions import ask_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import polars as pl

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.count_times import CountTime
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
_IN_TURN: Final = Ruling(
    Verdict.TIME, "The figures are of different times: the number may have changed between them."
)
_GRAVEST: Final = tuple(Verdict)
_PARTS_GREW: Final = Ruling(
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


class _Cell(NamedTuple):
    """What a figure counts."""

    incident: str
    outcome: str
    nationality: str | None
    status: str | None
    group: str | None

    def people(self, corpus: Corpus) -> str:
        """The persons in words; empty where it tells nobody apart."""
        return people_words(self._asdict(), corpus.codebook.printed)

    @property
    def aspect(self) -> str:
        """The class and the outcome, as a part of an id."""
        return "-".join(filter(None, self[1:]))


_Cells = dict[_Cell, list["CasualtyClaim"]]
_TimeOf = Callable[["CasualtyClaim"], "CountTime"]


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
    cells: _Cells = grouped(numbered, _cell_of)
    fates = superseded, outgrown = fates_of_claims(corpus)
    time_of = count_times(corpus)
    rulings = _rulings_within(cells, superseded, outgrown, time_of)
    conflicts = _conflicts_of_wholes(corpus, whole_conflicts(corpus), time_of)
    parts, are_parts = _parts_by_whole(corpus, cells)
    for cell in dict.fromkeys([*rulings, *conflicts, *parts]):
        claims = cells.get(cell, [])
        ruling, further = rulings.get(cell), conflicts.get(cell)
        if further is not None:
            ruling = further[0] if ruling is None else _graver(further[0], ruling)
            claims = [*claims, *(claim for claim in further[1] if claim not in claims)]
        elif cell in parts:
            ruling, claims = _ruled_with_parts(
                ruling, claims, parts[cell], fates, time_of, is_part=cell in are_parts
            )
        if ruling is not None:
            yield _count_question(material, cell, ruling, claims)


def _cell_of(claim: CasualtyClaim) -> _Cell:
    return _Cell(claim.incident, claim.outcome, claim.nationality, claim.status, claim.group)


def _rulings_within(
    cells: _Cells, superseded: frozenset[str], outgrown: frozenset[str], time_of: _TimeOf
) -> dict[_Cell, Ruling]:
    """Rule on every cell of which claims differ."""
    return {
        cell: _rule_on_cell(claims, superseded, outgrown, time_of)
        for cell, claims in cells.items()
        if len({_claim_bounds(claim) for claim in claims}) > 1
    }


def _rule_on_cell(
    claims: Sequence[CasualtyClaim],
    superseded: frozenset[str],
    outgrown: frozenset[str],
    time_of: _TimeOf,
) -> Ruling:
    """Rule on claims of one cell whose bounds differ."""
    if _have_common_number(claims):
        return ONE_NUMBER
    standing = [claim for claim in claims if claim.id not in superseded]
    current = [claim for claim in standing if claim.id not in outgrown]
    if not current:  # the latest claim of a cell is outgrown by those of its parts alone
        return _PARTS_GREW
    if _have_common_number(current):
        if current == standing:
            return _RECOUNTED
        most = min(_claim_bounds(claim)[1] for claim in current)
        lows = (_claim_bounds(claim)[0] for claim in claims if claim.id in superseded)
        return _TAKEN_BACK if any(low > most for low in lows) else _GREW
    counted = {(_claim_bounds(claim), time_of(claim)) for claim in current}
    if {Relation.OWN, Relation.ADVERSARY} <= {time.stand for _, time in counted}:
        return _OF_PARTIES
    return _IN_TURN if _may_all_hold(counted) else CONTRADICTING


def _may_all_hold(counted: Iterable[tuple[tuple[int, float], CountTime]]) -> bool:
    """Decide whether figures that exclude each other may each hold at its own time."""
    return all(
        hold_in_turn(time, of_other, is_more=high < low_of_other)
        for ((low, high), time), ((low_of_other, high_of_other), of_other) in combinations(
            counted, 2
        )
        if high < low_of_other or high_of_other < low
    )


def _ruled_with_parts(  # noqa: PLR0913  (what is known of a cell)
    ruling: Ruling | None,
    claims: Sequence[CasualtyClaim],
    parts: Sequence[CasualtyClaim],
    fates: tuple[frozenset[str], frozenset[str]],
    time_of: _TimeOf,
    *,
    is_part: bool,
) -> tuple[Ruling | None, list[CasualtyClaim]]:
    """Rule on a whole and its parts, by what was ruled on the whole; which claims are told, too."""
    replaced = fates[0] | fates[1]
    bounds = {_claim_bounds(claim) for claim in claims if claim.id not in replaced}
    telling = [claim for claim in parts if _claim_bounds(claim) not in bounds]
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
    time_of: _TimeOf,
) -> Ruling | None:
    """Rule on figures of parts of which one alone is more than the whole; None where none is.

    An adversary's figure of a part bounds no whole, so that the totals have no conflict here; it
    excludes the whole's figure all the same.
    """
    superseded, outgrown = fates
    current = [claim for claim in claims if claim.id not in superseded | outgrown]
    if not current:  # a cell's own votes never all outgrow each other
        return _PARTS_GREW if any(claim.id in outgrown for claim in claims) else None
    most = max(_claim_bounds(claim)[1] for claim in current)
    widest = [claim for claim in current if _claim_bounds(claim)[1] == most]
    above = [
        part
        for part in parts
        if part.id not in superseded | outgrown and _claim_bounds(part)[0] > most
    ]
    if not above:
        return None
    pairs = product(widest, above)
    if all(hold_in_turn(time_of(one), time_of(part), is_more=True) for one, part in pairs):
        return _IN_TURN
    is_about = any(one.count.approximate for one in widest) or all(
        part.count.approximate for part in above
    )
    return _PART_ABOVE_ABOUT if is_about else _PART_ABOVE_WHOLE


def _have_common_number(claims: Iterable[CasualtyClaim]) -> bool:
    """Decide whether one number lies within the bounds of all claims."""
    bounds = [_claim_bounds(claim) for claim in claims]
    return max(low for low, _ in bounds) <= min(high for _, high in bounds)


def _conflicts_of_wholes(
    corpus: Corpus, conflicts: pl.DataFrame, time_of: _TimeOf
) -> dict[_Cell, tuple[Ruling, list[CasualtyClaim]]]:
    """Take over the conflicts of wholes and parts that the analysis finds, by their whole."""
    found: dict[_Cell, tuple[Ruling, list[CasualtyClaim]]] = {}
    for row in conflicts.iter_rows(named=True):
        whole = _Cell(**{name: row[name] for name in _Cell._fields})
        claims = [corpus.casualties[claim] for claim in row["claims"]]
        is_rounding = row["kind"] == ConflictKind.ROUNDING
        verdict = Verdict.ROUNDING if is_rounding else Verdict.CONTRADICTION
        ruling = Ruling(verdict, f"{capitalised(row['reason'])}.")
        if _parts_may_have_risen(whole, claims, time_of):
            ruling = _IN_TURN
        others, known = found.get(whole, (ruling, []))
        found[whole] = (
            _graver(others, ruling),
            [*known, *(claim for claim in claims if claim not in known)],
        )
    return found


def _graver(one: Ruling, other: Ruling) -> Ruling:
    """Take the ruling that weighs more; of equals the first."""
    return min(one, other, key=lambda ruling: _GRAVEST.index(ruling.verdict))


def _parts_may_have_risen(whole: _Cell, claims: Sequence[CasualtyClaim], time_of: _TimeOf) -> bool:
    """Decide whether parts that add up to more than their whole may each hold at its own time."""
    wholes = [claim for claim in claims if _cell_of(claim) == whole]
    parts = grouped((claim for claim in claims if _cell_of(claim) != whole), _cell_of).values()
    return bool(wholes) and all(
        any(
            all(hold_in_turn(time_of(one), time_of(part), is_more=True) for part in of_cell)
            for of_cell in parts
        )
        for one in wholes
    )


def _parts_by_whole(
    corpus: Corpus, cells: _Cells
) -> tuple[Mapping[_Cell, list[CasualtyClaim]], set[_Cell]]:
    """Find the parts of every cell, and which cells are themselves parts of one with a figure."""
    parts: dict[_Cell, list[CasualtyClaim]] = {}
    are_parts: set[_Cell] = set()
    for cell, claims in cells.items():
        for whole in _wholes(corpus, cell):
            if whole in cells:
                are_parts.add(cell)
                parts.setdefault(whole, []).extend(filter(_is_telling_part, claims))
    return parts, are_parts


def _wholes(corpus: Corpus, cell: _Cell) -> Iterator[_Cell]:
    """Yield every cell that this one is a part of."""
    people = (cell.nationality, cell.status, cell.group)
    classes = list(product(*({kind, None} for kind in people)))
    for incident, (nationality, status, group) in product(
        scopes_of(corpus, cell.incident), classes
    ):
        whole = _Cell(incident, cell.outcome, nationality, status, group)
        if whole != cell:
            yield whole


def _is_telling_part(claim: CasualtyClaim) -> bool:
    """Decide whether a part's figure says more than "some", and is no part of a part."""
    return claim.count.coded is not None and claim.group is None


def _count_question(
    material: Material, cell: _Cell, ruling: Ruling, claims: Sequence[CasualtyClaim]
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


def _things(corpus: Corpus, cell: _Cell) -> str:
    """Name what an outcome counts where it counts no persons."""
    return "things" if cell.outcome in corpus.codebook.counted_things else ""


def _sayings_of_claims(
    material: Material, claims: Sequence[CasualtyClaim], whole: _Cell
) -> Iterator[Saying]:
    """Say what each claim counts; one figure of one cell in the words of the first that has it."""
    words: dict[tuple[_Cell, object], str] = {}
    for claim in claims:
        cell = _cell_of(claim)
        part = "" if cell == whole else f"{_part_words(material.corpus, cell, whole)}: "
        key = (cell, _claim_bounds(claim))
        says = words.setdefault(key, f"{part}{count_words(claim.count)}")
        yield material.saying(says, claim)


def _part_words(corpus: Corpus, part: _Cell, whole: _Cell) -> str:
    """Say which part of a whole a cell is: another incident, a class of people, or both."""
    is_elsewhere = part.incident != whole.incident
    incident = corpus.incidents[part.incident].name if is_elsewhere else None
    people = part.people(corpus) if part[2:] != whole[2:] else None
    outcome = corpus.codebook.name_of_outcome(part.outcome) if part[1] != whole[1] else None
    return ", ".join(filter(None, (incident, people, outcome)))


def _claim_bounds(claim: CasualtyClaim) -> tuple[int, float]:
    most = float("inf") if claim.count.high is None else claim.count.high
    return claim.count.low or 0, most
