"""By which claims and additions a figure comes about: as data, and in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from attrs import frozen

from pakafg.arguments import check_kind
from pakafg.casualties.claims import Choice
from pakafg.casualties.total_rows import KEYS, found_again
from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.naming import name_of
from pakafg.engines.cell_network import CellNetwork
from pakafg.engines.derivation import prove
from pakafg.engines.encode import take
from pakafg.engines.families import Family, GivenBound
from pakafg.errors import ArgumentError, ArgumentTypeError
from pakafg.frames.cells import CELL
from pakafg.text.figure_words import counted, figure_words, sentence_figure
from pakafg.text.people import persons_words
from pakafg.values.conclusions import BestRule, Estimate, Grade
from pakafg.values.vocabularies import Relation
from pakafg.values.vocabulary import listed
from pakafg.views.attribution import source_words
from pakafg.views.claim_words import approximate_figures

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pakafg.casualties.steps import Steps
    from pakafg.casualties.total_rows import TotalRows
    from pakafg.corpus.corpus import Corpus
    from pakafg.values.number_rules import Convention
    from pakafg.values.when import When

__all__ = ["Proofs", "arithmetic", "arithmetic_of", "arithmetic_words", "one_row", "sums_in_words"]

_SCHEMA: Final[dict[str, pl.DataType]] = {
    "end": pl.String(),
    "value": pl.Int64(),
    "times": pl.Int64(),
    "incident": pl.String(),
    "incident_name": pl.String(),
    **dict.fromkeys(CELL[1:], pl.String()),
    "bound": pl.String(),
    "figure": pl.Int64(),
    "exact": pl.Boolean(),
    "claims": pl.List(pl.String()),
}
# What stands in a row, so that one of another kind is told before it is looked up.
_ROW_KINDS: Final[dict[str, type | tuple[type, ...]]] = {
    **dict.fromkeys((*KEYS, "incident_name"), str),
    **dict.fromkeys(("low", "best", "high"), int),
    **dict.fromkeys(("first_day", "last_day"), date),
    **dict.fromkeys(("best_rule", "grade"), str),
    "divided": bool,
    "claims": (list, tuple),
}


def arithmetic(  # noqa: PLR0913  (as for `totals`)
    corpus: Corpus,
    row: Mapping[str, Any] | pl.DataFrame,
    *,
    where: pl.Expr | None = None,
    admit: Collection[Relation | str] = tuple(Relation),
    words: Convention = "acled",
    since: When | date | str | None = None,
    until: When | date | str | None = None,
    as_of: When | date | str | None = None,
    growth: bool = True,
) -> pl.DataFrame:
    """Prove the figures of a row: the claims, and how they add up to each.

    Args:
        corpus: The corpus.
        row: A row of `totals` or `reconcile`: as a dict, or as a frame of one row.
        where: What was given to `totals` for the row; and so are the others.
        admit: The relations of claimant to victims that were admitted.
        words: How vague words were counted.
        since: The first day.
        until: The last day.
        as_of: The day at the end of which it was known.
        growth: Whether later and greater figures outgrew earlier ones.

    Returns:
        One row a term, those of low first, then those of best and of high. What has no figure,
        or says no more than that none is less than nobody, has no terms. The terms of one end
        add up to its value, and it needs each of them:

        - end: an `Estimate`: what is proven of the row.
        - value: its figure.
        - times: 1 where the term is added, −1 where it is taken away.
        - incident, incident_name, outcome, nationality, status, group: what the term counts.
        - bound: an `Estimate`: which end of the term's own range it is, or its best figure.
        - figure: how many persons.
        - exact: whether a claim gives the figure as it stands, not as a bound.
        - claims: the claims that set it.

    Raises:
        ArgumentError: It is not one row, or not one that these claims of the corpus give.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> row = pakafg.casualties.totals(corpus).filter(incident="october-clashes", outcome="killed")
    >>> terms = arithmetic(corpus, row).filter(end="low")
    >>> terms.select("figure", "nationality", "status").rows()
    [(50, 'afghan', 'civilian'), (23, 'pakistani', 'soldier'), (1, None, 'militant')]
    """
    check_corpus(corpus)
    answer = one_row(row)
    choice = Choice(where=where, admit=admit, words=words, as_of=as_of, growth=growth)
    needed = [name for name in ("outcome", "low", "high") if name not in answer]
    if needed:
        expected = f"a row of totals or reconcile, with {', '.join(needed)}"
        raise ArgumentError("row", answer, expected)
    found, rows = found_again(corpus, answer, choice, since, until)
    terms = arithmetic_of(corpus, answer, found, rows)
    if terms is None:
        expected = "a row that totals gives for these claims (where, admit, as_of …)"
        raise ArgumentError("row", answer, expected)
    return terms


def one_row(row: Mapping[str, Any] | pl.DataFrame) -> Mapping[str, Any]:
    """Take one row of a frame as a mapping.

    Raises:
        ArgumentError: It is not one row.
    """
    if isinstance(row, pl.DataFrame):
        if row.height != 1:
            raise ArgumentError("row", f"a frame of {row.height:,} rows", "one row")
        row = row.row(0, named=True)
    check_kind("row", row, Mapping, "a row: a dict, or a frame of one row")
    for name, kind in _ROW_KINDS.items():
        value = row.get(name)
        if value is not None and not isinstance(value, kind):
            expected = f"a row whose {name} is such as totals and reconcile give"
            raise ArgumentTypeError("row", row, expected)
    for name, words in (("best_rule", BestRule), ("grade", Grade)):
        if row.get(name) is not None and row[name] not in list(map(str, words)):
            raise ArgumentError("row", row, f"a row whose {name} is one of {listed(words)}")
    return row


def arithmetic_of(
    corpus: Corpus,
    row: Mapping[str, Any],
    found: TotalRows,
    rows: pl.DataFrame,
    ends: Collection[Estimate] = tuple(Estimate),
) -> pl.DataFrame | None:
    """Prove the figures of a row that was found again; None where it is not the same.

    Args:
        corpus: The corpus.
        row: The row.
        found: The answers.
        rows: Those that the row is, or adds up.
        ends: Which of its figures are to be proven.
    """
    cells = rows["cell"]
    proofs = Proofs.of(found.steps, found.every, cells)
    terms = []
    for end in Estimate:
        value, values = row.get(end), rows[end].to_list()
        if value is None and None in values:
            continue
        if not values or None in values or sum(values) != value:
            return None
        if end not in ends:
            continue
        proven = [term for cell in cells for term in proofs.terms(cell, end)]
        terms += [{"end": end, "value": value, **term} for term in proven]
    names = {incident.id: incident.name for incident in corpus.incidents.values()}
    table = pl.DataFrame(terms, schema=_SCHEMA)
    known = pl.col("incident").replace_strict(names, default=None, return_dtype=pl.String)
    return table.with_columns(incident_name=known)


@frozen(eq=False)
class Proofs:
    """What proofs of some cells need.

    Attributes:
        row_of: The row of each cell, by its code.
        answers: The answer of each cell of their components, by its code.
        givers: The claims that set the ends of ranges and the best figures, by cell, end, value.
        network: Wholes and parts, by row.
        given: What is given of each cell, by row.
        families: The families that bound, from the roots to the leaves.
    """

    row_of: Mapping[int, int]
    answers: Mapping[int, Mapping[str, Any]]
    givers: Mapping[tuple[int, str, int], Mapping[str, Any]]
    network: CellNetwork
    given: Mapping[GivenBound, int]
    families: Sequence[Family]

    @classmethod
    def of(cls, steps: Steps, every: pl.DataFrame, cells: pl.Series) -> Proofs:
        """Take what bears on some cells.

        Args:
            steps: What the method came to on the way.
            every: The answers of all cells: the columns of `reconcile`, and cell (its code).
            cells: The codes of the cells whose proofs are asked for.
        """
        arranged, left = steps.arranged, steps.found
        codes = arranged.cells["cell"]
        rows = codes.is_in(cells.implode()).arg_true().cast(pl.Int64)
        network = CellNetwork.of(arranged.hierarchy, arranged.component, rows)
        contested = set(left.contested["family"])
        near = codes.gather(sorted({*network.cells, *rows})).to_frame("cell")
        answers = every.join(near, on="cell", how="semi")
        return cls(
            row_of={cell: row for row, cell in enumerate(codes)},
            answers={row["cell"]: row for row in answers.iter_rows(named=True)},
            givers=_givers_of(steps, near),
            network=network,
            given=network.given(left.own_low, left.own_high),
            families=sorted(
                family for number, family in network.families.items() if number not in contested
            ),
        )

    def terms(self, cell: int, end: Estimate) -> Iterator[dict[str, Any]]:
        """Give the terms that one end of a cell's answer adds up to."""
        answer = self.answers[cell]
        value = answer[end]
        if end is Estimate.BEST:
            yield from self._best_terms(cell)
        elif value is None or (end is Estimate.LOW and not value):
            return
        elif value == answer[f"claim_{end}"]:
            yield self._term(cell, end, value)
        else:
            codes = {row: code for code, row in self.row_of.items()}
            bound = GivenBound(self.row_of[cell], "low" if end is Estimate.LOW else "high")
            proof = prove(self.given, self.families, bound, value) or {}
            terms = [(-times, -self.given[given], given) for given, times in proof.items()]
            for times, figure, given in sorted(terms):
                yield self._term(codes[given.cell], Estimate(given.end), -figure, -times)

    def _best_terms(self, cell: int) -> Iterator[dict[str, Any]]:
        """Give the best figures that the best figure of a cell is, or adds up."""
        answer = self.answers[cell]
        best = answer["best"]
        if best is None:
            return
        if answer["best_rule"] != BestRule.PARTS:
            yield self._term(cell, Estimate.BEST, best)
            return
        codes = {row: code for code, row in self.row_of.items()}
        for family in sorted(self.network.families.values()):
            if family.whole == self.row_of[cell] and family.disjoint:
                parts = [codes[part] for part in family.parts]
                summed = [part for part in parts if self.answers[part]["best"] is not None]
                if sum(self.answers[part]["best"] for part in summed) == best:
                    for part in summed:
                        yield from self._best_terms(part)
                    return

    def _term(self, cell: int, bound: Estimate, figure: int, times: int = 1) -> dict[str, Any]:
        """Make a term, with the claims that set it."""
        answer, by = self.answers[cell], self.givers.get((cell, bound, figure), {})
        return {
            "times": times,
            **{name: answer[name] for name in CELL},
            "bound": bound,
            "figure": figure,
            "exact": by.get("exact", False),
            "claims": by.get("claims", []),
        }


def _givers_of(steps: Steps, cells: pl.DataFrame) -> dict[tuple[int, str, int], dict[str, Any]]:
    """Name the standing claims that give each end and best figure of the votes of cells."""
    standing = (
        steps.claims.filter(~pl.col("superseded"))
        .join(cells, on="cell", how="semi")
        .join(steps.found.remaining.select("vote"), on="vote", how="semi")
        .with_columns(exact=pl.col("low") == pl.col("high"))
    )
    told = (
        standing.with_columns(claim=take(steps.ids, standing["claim"]))
        .unpivot(list(Estimate), index=("cell", "claim", "exact"), variable_name="end")
        .drop_nulls("value")
        .group_by("cell", "end", "value")
        .agg(pl.col("exact").any(), claims=pl.col("claim").sort())
    )
    return {
        (cell, end, value): {"exact": exact, "claims": claims}
        for cell, end, value, exact, claims in told.select(
            "cell", "end", "value", "exact", "claims"
        ).iter_rows()
    }


def arithmetic_words(
    corpus: Corpus, row: Mapping[str, Any], terms: pl.DataFrame, most: int | None = None
) -> list[str]:
    """Say in a sentence for each end of a row how it adds up.

    Args:
        corpus: The corpus.
        row: The row whose terms they are.
        terms: As `arithmetic` gives them.
        most: Terms in one sentence; those that it leaves out are counted. None for all.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> row = pakafg.casualties.totals(corpus).filter(incident="returns-2025")
    >>> for line in arithmetic_words(corpus, row.row(0, named=True), arithmetic(corpus, row)):
    ...     print(line)
    at least 600,000 = 600,000 Afghan people (UNHCR)
    best 600,000 = 600,000 Afghan people (UNHCR)
    """
    return [f"{end} = {added}" for end, added in sums_in_words(corpus, row, terms, most)]


def sums_in_words(
    corpus: Corpus, row: Mapping[str, Any], terms: pl.DataFrame, most: int | None = None
) -> Iterator[tuple[str, str]]:
    """Say each end of a row, and apart from it how it adds up; as for `arithmetic_words`."""
    for (end, value), of_end in terms.group_by("end", "value", maintain_order=True):
        added = ""
        for place, term in enumerate(of_end.head(most or of_end.height).iter_rows(named=True)):
            sign = "+ " if term["times"] > 0 else "− "
            sign = f" {sign}" if place else sign.removeprefix("+ ")
            often = "" if abs(term["times"]) == 1 else f"{abs(term['times'])} × "
            added += f"{sign}{often}{_term_words(corpus, row, term)}"
        if most is not None and of_end.height > most:
            added += f" and {counted(of_end.height - most, 'more term')}"
        yield _end_words(Estimate(str(end)), value), added


def _term_words(corpus: Corpus, row: Mapping[str, Any], term: Mapping[str, Any]) -> str:
    """Say what a term counts, how many these are at least or at most, and who says so."""
    printed = corpus.codebook.name_of_outcome(term["outcome"])
    outcome = "" if term["outcome"] == row["outcome"] else f", {printed}"
    where = ""
    if term["incident"] != row.get("incident"):
        where = f", {name_of(corpus, term['incident'])}"
    claims = [corpus.casualties[claim] for claim in term["claims"]]
    who = source_words(corpus, claims)
    # What a claimant puts forward, as an exact figure or as its best, stands as a number.
    bound = Estimate(term["bound"])
    is_number = term["exact"] or bound is Estimate.BEST
    figure = term["figure"]
    number = sentence_figure(figure) if is_number else _end_words(bound, figure)
    if is_number and figure in approximate_figures(claim.count for claim in claims):
        number = f"about {number}"
    persons = persons_words(figure, term, corpus.codebook.printed)
    return f"{number} {persons}{outcome}{where} ({who})"


def _end_words(end: Estimate, value: int) -> str:
    """Write one end of a range, or a best figure."""
    if end is Estimate.BEST:
        return f"best {sentence_figure(value)}"
    low, high = (value, None) if end is Estimate.LOW else (0, value)
    return figure_words(low, None, high) if high != 0 else "nobody"
