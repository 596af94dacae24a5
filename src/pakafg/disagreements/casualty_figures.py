"""Figures that differ: of one cell, of a whole and its parts, or given to two sources."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING, Final

from pakafg import casualties
from pakafg.disagreements.discrepancy import Difference, cited, listed, sides_of, voice
from pakafg.frames import frame
from pakafg.frames.claim_origins import origin, relation, root
from pakafg.text.people import in_words, people_words
from pakafg.values.vocabularies import LinkKind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import CasualtyClaim

__all__ = ["figures"]

_Cell = tuple[str, str, str | None, str | None, str | None]  # incident, outcome, class

_WHY: Final = {
    "contradiction": "These cannot all be right.",
    "party": "Each figure is a party’s: one gives its own losses, the other those of its enemy.",
    "rounding": "The words leave room for one number.",
    "time": "One source counted at different times; the later count stands.",
}


def figures(corpus: Corpus) -> Iterator[Difference]:
    """Differences between casualty claims."""
    cells: dict[_Cell, list[CasualtyClaim]] = defaultdict(list)
    for claim in corpus.casualties.values():
        if claim.count.low is not None:  # "not specified" differs from nothing
            cells[_cell(claim)].append(claim)
    yield from _of_one_cell(corpus, cells)
    misfits = list(_misfits(corpus))
    yield from misfits
    yield from _totals(corpus, cells, {claim for each in misfits for claim in each.records})
    yield from _sources(corpus)


def _cell(claim: CasualtyClaim) -> _Cell:
    return claim.incident, claim.outcome, claim.nationality, claim.status, claim.group


def _of_one_cell(corpus: Corpus, cells: dict[_Cell, list[CasualtyClaim]]) -> Iterator[Difference]:
    for cell, claims in cells.items():
        if len({_bounds(claim) for claim in claims}) > 1:
            verdict, why = _verdict(corpus, claims)
            yield _difference(corpus, cell, verdict, _sides(corpus, claims), why)


def _verdict(corpus: Corpus, claims: list[CasualtyClaim]) -> tuple[str, str]:
    if max(_bounds(claim)[0] for claim in claims) <= min(_bounds(claim)[1] for claim in claims):
        return "rounding", _WHY["rounding"]
    apart = ((a, b) for a, b in combinations(claims, 2) if not _meet(_bounds(a), _bounds(b)))
    if all(_recounted(corpus, a, b) for a, b in apart):
        return "time", _WHY["time"]
    relations = {relation(corpus, claim) for claim in claims}
    party = {Relation.OWN, Relation.ADVERSARY} <= relations
    return "contradiction", _WHY["party" if party else "contradiction"]


def _recounted(corpus: Corpus, one: CasualtyClaim, other: CasualtyClaim) -> bool:
    """Whether one source gives both, as of different times."""
    source = origin(corpus, one)
    if source is None or source != origin(corpus, other) or not (one.as_of and other.as_of):
        return False
    return not one.as_of.meets(other.as_of)


def _misfits(corpus: Corpus) -> Iterator[Difference]:
    """Parts that do not fit into their whole."""
    scopes = frame(corpus, "incidents").select("incident", "part_of", "exhaustive")
    found = casualties.conflicts(frame(corpus, "casualties"), scopes)
    for row in found.iter_rows(named=True):
        claims = [corpus.casualties[claim] for claim in row["claims"]]
        whole = (
            row["incident"],
            row["outcome"],
            *(row[c] for c in ("nationality", "status", "group")),
        )
        yield _difference(
            corpus,
            whole,
            "contradiction",
            _sides(corpus, claims, whole),
            "The parts do not fit into the whole.",
        )


def _totals(
    corpus: Corpus, cells: dict[_Cell, list[CasualtyClaim]], misfits: set[str]
) -> Iterator[Difference]:
    """Totals beside figures of their parts, from different documents: no contradiction."""
    parts: dict[_Cell, list[CasualtyClaim]] = defaultdict(list)
    largest = []
    for cell, claims in cells.items():
        wholes = [whole for whole in _wholes(corpus, cell) if whole in cells]
        for whole in wholes:
            parts[whole] += filter(_tells, claims)
        if not wholes:  # what is itself a part is told with its whole
            largest.append(cell)
    for whole in largest:
        known = {_bounds(claim) for claim in cells[whole]}
        total = [claim for claim in cells[whole] if claim.count.coded is not None]
        told = [*total, *(c for c in parts[whole] if _bounds(c) not in known)]
        if (
            len(told) > max(len(total), 1)
            and len({claim.document for claim in told}) > 1
            and misfits.isdisjoint(claim.id for claim in told)
        ):
            yield _difference(
                corpus,
                whole,
                "scope",
                _sides(corpus, told, whole),
                "A total and its parts: they are not added, and do not exclude each other.",
            )


def _wholes(corpus: Corpus, cell: _Cell) -> Iterator[_Cell]:
    """Every cell that this one is a part of."""
    incident, outcome, *people = cell
    classes = list(product(*({kind, None} for kind in people)))
    above: str | None = incident
    while above is not None:
        for nationality, status, group in classes:
            whole = above, outcome, nationality, status, group
            if whole != cell:
                yield whole
        above = corpus.incidents[above].part_of


def _tells(claim: CasualtyClaim) -> bool:
    """Whether a part's figure says more than that there was one, and is no part of a part."""
    return claim.count.coded is not None and claim.group is None


def _sources(corpus: Corpus) -> Iterator[Difference]:
    """One figure that documents give to different sources."""
    for link in corpus.links.values():
        claims = [corpus.casualties[name] for name in link.records if name in corpus.casualties]
        if link.kind is not LinkKind.SAME_ORIGIN or len({c.claimant for c in claims}) < 2:  # noqa: PLR2004  (it takes two to differ)
            continue
        roots = {root(corpus, claim.claimant) for claim in claims}
        cell = _cell(claims[0])
        yield Difference(
            _topic(cell),
            _name(corpus, cell),
            "attribution",
            "attribution" if len(roots) > 1 else "scope",
            sides_of(
                (f"{c.count}, by {voice(corpus, c.claimant)}", c.id, cited(c)) for c in claims
            ),
            "One figure is given to different sources."
            if len(roots) > 1
            else "One of the sources speaks for the other.",
        )


def _difference(
    corpus: Corpus, cell: _Cell, verdict: str, sides: Iterable[tuple[str, CasualtyClaim]], why: str
) -> Difference:
    told = sides_of((says, claim.id, cited(claim)) for says, claim in sides)
    return Difference(_topic(cell), _name(corpus, cell), "figures", verdict, told, why)


def _sides(
    corpus: Corpus, claims: list[CasualtyClaim], whole: _Cell | None = None
) -> Iterator[tuple[str, CasualtyClaim]]:
    """What each claim says; those of one figure and cell together, with all who give it."""
    who: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for claim in claims:
        who[_cell(claim), _bounds(claim)].append(voice(corpus, claim.claimant))
    words: dict[tuple[object, ...], str] = {}
    for claim in claims:
        key = (_cell(claim), _bounds(claim))
        of = "" if whole in (None, _cell(claim)) else f" ({_within(corpus, claim, whole)})"
        yield words.setdefault(key, f"{claim.count}{of}, by {listed(who[key])}"), claim


def _within(corpus: Corpus, claim: CasualtyClaim, whole: _Cell | None) -> str:
    """Which part of a whole a claim counts."""
    people = people_words(
        {"nationality": claim.nationality, "status": claim.status, "group": claim.group}
    )
    other = claim.incident if whole is None or claim.incident != whole[0] else None
    return ", ".join(filter(None, (other and corpus.incidents[other].name, people)))


def _topic(cell: _Cell) -> str:
    return " ".join(filter(None, cell))


def _name(corpus: Corpus, cell: _Cell) -> str:
    incident, outcome, *_ = cell
    people = people_words(dict(zip(("nationality", "status", "group"), cell[2:], strict=True)))
    return ", ".join(filter(None, (corpus.incidents[incident].name, people, in_words(outcome))))


def _bounds(claim: CasualtyClaim) -> tuple[int, float]:
    most = float("inf") if claim.count.high is None else claim.count.high
    return claim.count.low or 0, most


def _meet(one: tuple[int, float], other: tuple[int, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
