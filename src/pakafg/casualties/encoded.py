"""Claims with integer codes for names, so that every later step joins and groups by numbers.

Laws of this file: no key is written into a text to be parsed again; several columns that tell
scopes apart stay columns, and a scope's code is its row. Codes sort as the names that they stand
for do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl
from attrs import frozen

from pakafg.engines.encode import encode, put, sort_packed, take
from pakafg.engines.hierarchy import OPEN
from pakafg.errors import FrameError
from pakafg.frames.cells import CELL, CLASS
from pakafg.values.vocabularies import Outcome, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["OPEN", "WIDER_OUTCOMES", "EncodedClaims", "encode_claims", "left_join", "partition"]

WIDER_OUTCOMES: Final = tuple((outcome, wider) for outcome in Outcome for wider in outcome.among)
"""Outcomes, each with one whose persons comprise those of it, in trees where that is claimed."""

_KIND: Final = CELL[1:]
_EXACT: Final = pl.when(pl.col("low") == pl.col("high")).then("low")


@frozen(eq=False)
class EncodedClaims:
    """Claims by number, and what the numbers mean.

    A cell is a scope and a kind (an outcome and a class of victims); its code is that of
    the scope × `size` + that of the kind, so that cells sort as their names do. A vote is a
    source and a cell; its code sorts by cell, then by source.

    Attributes:
        claims: claim (a code: of two claims of one cell, the first by id has the lesser),
            document, known (whether the source is the claim's origin), approximate
            (whether its figure is; null: not said), relation, first and last (between which
            its time lies, in microseconds since 1970; `-OPEN` and `OPEN` where nothing is
            known), dated (whether that is its own as-of), low, high (both null: it votes for
            nothing, for it gives no figure or a sum of others'; else `OPEN` where the high is
            open), best, vote, cell; sorted by vote.
        ids: The id of each claim, by its code.
        sources: The name of each source: roots, documents, claims, each sorted.
        kinds: kind, outcome, nationality, status, group: of every claim, and its wholes.
        size: More than every kind's code.
        scopes: scope (the row), the columns `keys`, incident; where wholes bound their parts
            parent (a scope), exhaustive, depth (0 at a root), root (a scope), too; sorted by
            keys and incident.
        keys: The columns, beside incident, that tell scopes apart.
    """

    claims: pl.DataFrame
    ids: pl.Series
    sources: pl.Series
    kinds: pl.DataFrame
    size: int
    scopes: pl.DataFrame
    keys: tuple[str, ...] = ()

    def source(self, votes: pl.Series) -> pl.Series:
        """Name the sources that cast votes."""
        return take(self.sources, votes % self.sources.len())

    def with_scope_and_kind(self, cells: pl.DataFrame) -> pl.DataFrame:
        """Unpack the codes of cells into scope and kind."""
        cell = pl.col("cell")
        return cells.with_columns(scope=cell // self.size, kind=cell % self.size)

    def decode(self, cells: pl.DataFrame) -> pl.DataFrame:
        """Put keys, incident, outcome and class before the columns of cells, sorted by them."""
        placed = self.with_scope_and_kind(cells.sort("cell"))
        names = (*self.keys, "incident")
        return (
            placed.with_columns(take(self.scopes[name], placed["scope"]) for name in names)
            .join(self.kinds, on="kind", how="left", maintain_order="left")
            .select(*self.keys, *CELL, *cells.columns)
        )

    def encode(self, cells: pl.DataFrame) -> pl.DataFrame:
        """Find the codes of cells that are given by keys, incident, outcome and class."""
        names = [*self.keys, "incident"]
        return (
            cells.join(self.scopes.select("scope", *names), on=names, nulls_equal=True)
            .join(self.kinds, on=_KIND, nulls_equal=True)
            .select(cell=pl.col("scope") * self.size + pl.col("kind"))
        )


def partition(
    scopes: pl.DataFrame, claims: pl.DataFrame, by: Sequence[str]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give the claims of each combination of columns a forest of scopes of their own.

    What one claimant says is then reconciled with what the same claimant says elsewhere, and
    with nothing else.

    Args:
        scopes: Checked scopes.
        claims: Checked claims, with their scope and the columns `by`.
        by: The columns; none leaves everything as it is.

    Returns:
        The scopes, once for each combination and with its columns, sorted by it; and the
        claims, each with the scope of its own forest.
    """
    if not by:
        return scopes, claims
    parts = claims.select(by).unique().sort(by).with_row_index("part")
    # The forest of part n begins at row n × the height of one; all its codes move by as much.
    offset = pl.col("part").cast(pl.Int64) * scopes.height
    moved = (pl.col(name) + offset for name in ("scope", "parent", "root"))
    copies = parts.join(scopes, how="cross").sort("part", "scope").with_columns(moved)
    inside = claims.join(parts, on=by, nulls_equal=True, maintain_order="left")
    return copies.drop("part"), inside.with_columns(scope=pl.col("scope") + offset).drop("part")


def encode_claims(
    scopes: pl.DataFrame, claims: pl.DataFrame, keys: Sequence[str] = ()
) -> EncodedClaims:
    """Encode claims.

    Args:
        scopes: Checked scopes, sorted by keys and incident.
        claims: Checked claims, with their source and scope.
        keys: The columns of scopes, beside incident, that tell them apart.

    Raises:
        FrameError: There are more cells times sources than 64 bits tell apart.
    """
    kinds = _with_wholes(_kinds(claims))
    kind, size = pl.lit(0, pl.Int64), 1
    for column in _KIND:
        words = kinds[column].unique().drop_nulls().sort()
        place = pl.col(column).cast(pl.Enum(words)).to_physical().cast(pl.Int64)
        # Null comes first: it is the whole of the others.
        kind = kind * (words.len() + 1) + (place + 1).fill_null(0)
        size *= words.len() + 1
    sources, source = _encode_sources(claims)
    most = scopes.height * size * sources.len()
    if most >= OPEN:
        reason = (
            f"{scopes.height:,} incidents × {size:,} kinds of victims × {sources.len():,} sources "
            "are more than can be told apart"
        )
        raise FrameError.of_column("claims", None, reason)
    figures = [pl.col("low").fill_null(0), pl.col("high").fill_null(OPEN)]
    figures.append(pl.col("best") if "best" in claims.columns else _EXACT.alias("best"))
    if claims["low"].null_count() or "sum_of" in claims.columns:  # else every claim votes
        has_vote = pl.col("low").is_not_null() | pl.col("high").is_not_null()
        if "sum_of" in claims.columns:  # what it adds votes
            has_vote &= pl.col("sum_of").list.len().fill_null(0) == 0
        figures = [pl.when(has_vote).then(each) for each in figures]
    names = claims["claim"]
    columns = claims.select(
        "document",
        "known",
        "approximate" if "approximate" in claims.columns else pl.lit(None, pl.Boolean),
        pl.col("relation").cast(pl.Enum(Relation)),
        *figures,
        **_times(claims),
        vote=(pl.col("scope") * size + kind) * sources.len() + source,
    ).get_columns()
    del claims, source  # by now they are the most that is held
    rows, votes = sort_packed(columns.pop(), most)
    # A vote's code divided by the number of sources is its cell's: sorted by the one, the
    # claims are sorted by the other.
    cells = (votes // sources.len()).set_sorted()
    ids, claim = _encode_ids(names, rows, cells)
    return EncodedClaims(
        claims=_gather(columns, rows).with_columns(
            claim=claim, vote=votes.set_sorted(), cell=cells
        ),
        ids=ids,
        sources=sources,
        kinds=kinds.with_columns(kind=kind).sort("kind"),
        size=size,
        scopes=scopes,
        keys=tuple(keys),
    )


def left_join(cells: pl.DataFrame, part: pl.DataFrame) -> pl.DataFrame:
    """Left-join on `cell`, keeping the order of rows; stack where the cells are the same."""
    if part["cell"].equals(cells["cell"]):
        return cells.hstack(part.drop("cell"))
    if part.is_empty():
        return cells.with_columns(
            pl.lit(None, dtype).alias(name) for name, dtype in part.schema.items() if name != "cell"
        )
    return cells.join(part, on="cell", how="left", maintain_order="left")


def _gather(columns: list[pl.Series], rows: pl.Series) -> pl.DataFrame:
    """Gather rows of columns, and let go of each in its turn, which halves what is held.

    Columns of one value are made anew, not moved.
    """
    gathered = []
    for _ in range(len(columns)):
        column = columns.pop()
        if column.null_count() == column.len():
            moved = pl.repeat(None, column.len(), dtype=column.dtype, eager=True)
        elif column.dtype == pl.Boolean and column.all():
            moved = pl.repeat(value=True, n=column.len(), eager=True)
        else:
            moved = take(column, rows)
        gathered.append(moved.alias(column.name))
    return pl.DataFrame(gathered[::-1])


def _encode_ids(names: pl.Series, rows: pl.Series, cells: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Encode the ids of claims so that the codes of each cell's claims sort as their ids do.

    Args:
        names: The ids.
        rows: The rows of the claims in the order of their cells.
        cells: The cells, in that order.

    Returns:
        The ids by their code; and the code of each claim, in the order of cells.
    """
    # Ids that mostly ascend, as those of numbered rows do, are soon sorted. Where they do not, to
    # sort the few of each cell is several times as fast as to sort all.
    mostly_ascend = ((names < names.shift()).sum() or 0) < names.len() / 10
    if mostly_ascend:
        order = names.arg_sort()
        return take(names, order), take(_places(order), rows)
    by_cell = pl.DataFrame(
        {"cell": cells, "id": take(names, rows), "row": pl.int_range(rows.len(), eager=True)}
    ).sort("cell", "id")
    return by_cell["id"], _places(by_cell["row"])


def _places(order: pl.Series) -> pl.Series:
    """Invert an order: tell of each row at which place it stands."""
    places = pl.int_range(order.len(), dtype=pl.get_index_type(), eager=True)
    return put(places, order, places)


def _encode_sources(claims: pl.DataFrame) -> tuple[pl.Series, pl.Series]:
    """Encode the sources of claims; an origin, a document and a claim of one name are three."""
    known, documented = claims["known"], claims["documented"]
    chosen = [rows for rows in (known, ~known & documented, ~known & ~documented) if rows.any()]
    if len(chosen) <= 1:
        return encode(claims["source"])
    names: list[pl.Series] = []
    codes = pl.zeros(claims.height, pl.Int64, eager=True)
    for rows in chosen:
        of_kind, code = encode(claims["source"].filter(rows))
        codes = put(codes, rows.arg_true(), code + sum(map(len, names)))
        names.append(of_kind)
    return pl.concat(names), codes


def _times(claims: pl.DataFrame) -> dict[str, pl.Expr]:
    """Make the columns between which the time of a claim lies: as of, else when published."""
    has_as_of = pl.col("as_of").is_not_null() if "as_of" in claims.columns else pl.lit(value=False)
    return {
        "dated": has_as_of,
        "first": _first_given(claims, ("as_of", "published_earliest"), -OPEN),
        "last": _first_given(claims, ("as_of_end", "as_of", "published_latest"), OPEN),
    }


def _first_given(claims: pl.DataFrame, names: Sequence[str], unknown: int) -> pl.Expr:
    """Take of each row the first of some times that is given, in microseconds since 1970."""
    times = []
    for name in names:
        if name in claims.columns:
            times.append(pl.col(name).cast(pl.Datetime("us", "UTC")).to_physical())
            if not claims[name].null_count():  # no row asks for what comes after
                break
    else:
        times.append(pl.lit(unknown))
    return pl.coalesce(times) if len(times) > 1 else times[0]


def _kinds(claims: pl.DataFrame) -> pl.DataFrame:
    """List every outcome and class of victims that claims name."""
    used = [name for name in CLASS if claims[name].null_count() < claims.height]
    found = claims.lazy().select("outcome", *used).unique().collect(engine="streaming")
    found = found.with_columns(pl.col("outcome").cast(pl.String))
    unused = [pl.lit(None, pl.String).alias(name) for name in CLASS if name not in used]
    return found.with_columns(unused).select(_KIND)


def _with_wholes(kinds: pl.DataFrame) -> pl.DataFrame:
    """Add every whole of each kind: each class left open, and the wider outcomes claimed."""
    for column in CLASS:
        opened = kinds.with_columns(pl.lit(None, pl.String).alias(column))
        kinds = pl.concat([kinds, opened]).unique()
    outcomes = kinds["outcome"].unique()
    wider = [
        kinds.filter(outcome=outcome).with_columns(outcome=pl.lit(whole))
        for outcome, whole in WIDER_OUTCOMES
        if whole in outcomes
    ]
    return pl.concat([kinds, *wider]).unique()
