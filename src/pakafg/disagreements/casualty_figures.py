"""Do figures of persons differ: of one cell, of a whole and its parts, or of two sources?"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg import casualties
from pakafg.casualties.claims import claims_of
from pakafg.corpus.ancestry import scopes_of
from pakafg.corpus.naming import actor_name
from pakafg.disagreements.discrepancy import (
    CONTRADICTING,
    ONE_NUMBER,
    ONE_SPEAKS_FOR_OTHER,
    Discrepancy,
    Ruling,
    Saying,
    positions_of,
)
from pakafg.frames import frame
from pakafg.frames.claim_origins import relations, root
from pakafg.grouping import grouped
from pakafg.text.people import by_whom, capitalised, people_words
from pakafg.values.conclusions import ConflictKind, DiscrepancyKind, Verdict
from pakafg.values.vocabularies import LinkKind, Relation
from pakafg.views.claim_words import claim_citations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import CasualtyClaim

__all__ = ["compare_casualty_figures"]

_OF_PARTIES: Final = Ruling(
    Verdict.CONTRADICTION,
    "Each figure is a party’s: one gives its own losses, the other those of another side.",
)
_RECOUNTED: Final = Ruling(
    Verdict.TIME, "One source counted at different times; the later count stands."
)
_GREW: Final = Ruling(
    Verdict.TIME,
    "A toll that grew: earlier reports say fewer, and the latest count stands.",
)
_TOTAL_AND_PARTS: Final = Ruling(
    Verdict.SCOPE, "A total and its parts: they are not added, and do not exclude each other."
)
_TWO_SOURCES: Final = Ruling(Verdict.ATTRIBUTION, "One figure is given to different sources.")


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


def compare_casualty_figures(corpus: Corpus) -> Iterator[Discrepancy]:
    """Compare casualty claims.

    Yields:
        Figures of one cell, then parts that exceed their whole, then totals beside their
        parts, then one figure by two sources.
    """
    # "not specified" differs from nothing; a sum of others' figures, from nothing but these.
    numbered = (
        claim
        for claim in corpus.casualties.values()
        if claim.count.low is not None and not claim.sum_of
    )
    cells = grouped(numbered, _cell_of)
    yield from _within_cells(corpus, cells, _replaced_claims(corpus))
    conflicts = list(_whole_and_parts_conflicts(corpus))
    yield from conflicts
    in_conflict = {claim for conflict in conflicts for claim in conflict.records}
    yield from _totals_and_parts(corpus, cells, in_conflict)
    yield from _two_sources(corpus)


def _cell_of(claim: CasualtyClaim) -> _Cell:
    return _Cell(claim.incident, claim.outcome, claim.nationality, claim.status, claim.group)


class _Replaced(NamedTuple):
    """Claims that no longer stand, by their ids.

    Attributes:
        superseded: What a later claim of the same origin replaces.
        outgrown: What a later, higher toll has outgrown.
    """

    superseded: frozenset[str]
    outgrown: frozenset[str]


def _replaced_claims(corpus: Corpus) -> _Replaced:
    """Ask the analysis which claims no longer stand."""
    cells = casualties.reconcile(claims_of(corpus, "acled"), frame(corpus, "incidents"))
    return _Replaced(*(frozenset(cells[name].explode().drop_nulls()) for name in _Replaced._fields))


def _within_cells(
    corpus: Corpus, cells: dict[_Cell, list[CasualtyClaim]], replaced: _Replaced
) -> Iterator[Discrepancy]:
    relation_of = relations(corpus)
    for cell, claims in cells.items():
        if len({_claim_bounds(claim) for claim in claims}) > 1:
            ruling = _rule_on_cell(claims, replaced, relation_of)
            yield _discrepancy(corpus, cell, ruling, _sayings(corpus, claims))


def _rule_on_cell(
    claims: list[CasualtyClaim],
    replaced: _Replaced,
    relation_of: Callable[[CasualtyClaim], Relation | None],
) -> Ruling:
    """Rule on claims of one cell whose bounds differ."""
    if _have_common_number(claims):
        return ONE_NUMBER
    standing = [claim for claim in claims if claim.id not in replaced.superseded]
    current = [claim for claim in standing if claim.id not in replaced.outgrown]
    if _have_common_number(current):
        return _RECOUNTED if current == standing else _GREW
    found = set(map(relation_of, current))
    return _OF_PARTIES if {Relation.OWN, Relation.ADVERSARY} <= found else CONTRADICTING


def _have_common_number(claims: Iterable[CasualtyClaim]) -> bool:
    """Decide whether one number lies within the bounds of all claims."""
    bounds = [_claim_bounds(claim) for claim in claims]
    return max(low for low, _ in bounds) <= min(high for _, high in bounds)


def _whole_and_parts_conflicts(corpus: Corpus) -> Iterator[Discrepancy]:
    """Take over the conflicts of wholes and parts that the analysis finds."""
    conflicts = casualties.conflicts(claims_of(corpus, "acled"), frame(corpus, "incidents"))
    for row in conflicts.iter_rows(named=True):
        claims = [corpus.casualties[claim] for claim in row["claims"]]
        whole = _Cell(**{name: row[name] for name in _Cell._fields})
        is_rounding = row["kind"] == ConflictKind.ROUNDING
        verdict = Verdict.ROUNDING if is_rounding else Verdict.CONTRADICTION
        ruling = Ruling(verdict, f"{capitalised(row['reason'])}.")
        yield _discrepancy(corpus, whole, ruling, _sayings(corpus, claims, whole))


def _totals_and_parts(
    corpus: Corpus, cells: dict[_Cell, list[CasualtyClaim]], in_conflict: set[str]
) -> Iterator[Discrepancy]:
    """List totals beside figures of their parts, from different documents."""
    parts: dict[_Cell, list[CasualtyClaim]] = defaultdict(list)
    largest = []
    for cell, claims in cells.items():
        wholes = [whole for whole in _wholes(corpus, cell) if whole in cells]
        for whole in wholes:
            parts[whole] += filter(_is_telling_part, claims)
        if not wholes:  # what is itself a part is listed with its whole
            largest.append(cell)
    for whole in largest:
        bounds = {_claim_bounds(claim) for claim in cells[whole]}
        totals = [claim for claim in cells[whole] if claim.count.coded is not None]
        claims = [*totals, *(part for part in parts[whole] if _claim_bounds(part) not in bounds)]
        if (
            len(claims) > max(len(totals), 1)
            and len({claim.document for claim in claims}) > 1
            and in_conflict.isdisjoint(claim.id for claim in claims)
        ):
            yield _discrepancy(corpus, whole, _TOTAL_AND_PARTS, _sayings(corpus, claims, whole))


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


def _two_sources(corpus: Corpus) -> Iterator[Discrepancy]:
    """List figures of one origin, by a link, that documents give to different sources."""
    for link in corpus.links.where(kind=LinkKind.SAME_ORIGIN).values():
        claims = [corpus.casualties[name] for name in link.records if name in corpus.casualties]
        if len({claim.claimant for claim in claims}) < 2:  # noqa: PLR2004  (it takes two to differ)
            continue
        bodies = {root(corpus, claim.claimant) for claim in claims}
        ruling = _TWO_SOURCES if len(bodies) > 1 else ONE_SPEAKS_FOR_OTHER
        sayings = (
            (f"{claim.count}, {by_whom([actor_name(corpus, claim.claimant)])}", claim)
            for claim in claims
        )
        yield _discrepancy(
            corpus, _cell_of(claims[0]), ruling, sayings, DiscrepancyKind.ATTRIBUTION
        )


def _discrepancy(
    corpus: Corpus,
    cell: _Cell,
    ruling: Ruling,
    sayings: Iterable[tuple[str, CasualtyClaim]],
    kind: DiscrepancyKind = DiscrepancyKind.FIGURES,
) -> Discrepancy:
    topic = " ".join(filter(None, cell))
    outcome = corpus.codebook.name_of_outcome(cell.outcome)
    names = (corpus.incidents[cell.incident].name, cell.people(corpus), outcome)
    positions = positions_of(
        Saying(says, claim.id, claim_citations(claim)) for says, claim in sayings
    )
    return Discrepancy(topic, ", ".join(filter(None, names)), kind, ruling, positions)


def _sayings(
    corpus: Corpus, claims: list[CasualtyClaim], whole: _Cell | None = None
) -> Iterator[tuple[str, CasualtyClaim]]:
    """Say what each claim counts, by whom; one figure of one cell in one form, by all its givers.

    Args:
        corpus: The corpus.
        claims: The claims.
        whole: The cell of which the others are parts; these are named beside their figures.
    """
    givers: dict[tuple[_Cell, object], list[str | None]] = defaultdict(list)
    for claim in claims:
        givers[_cell_of(claim), _claim_bounds(claim)].append(actor_name(corpus, claim.claimant))
    words: dict[tuple[_Cell, object], str] = {}
    for claim in claims:
        cell = _cell_of(claim)
        key = (cell, _claim_bounds(claim))
        part = "" if whole in (None, cell) else f" ({_part_words(corpus, cell, whole)})"
        # The words of the first claim stand for all that give this figure.
        yield words.setdefault(key, f"{claim.count}{part}, {by_whom(givers[key])}"), claim


def _part_words(corpus: Corpus, part: _Cell, whole: _Cell | None) -> str:
    """Say which part of a whole a cell is: another incident, a class of people, or both."""
    is_elsewhere = whole is None or part.incident != whole.incident
    incident = corpus.incidents[part.incident].name if is_elsewhere else None
    return ", ".join(filter(None, (incident, part.people(corpus))))


def _claim_bounds(claim: CasualtyClaim) -> tuple[int, float]:
    most = float("inf") if claim.count.high is None else claim.count.high
    return claim.count.low or 0, most
