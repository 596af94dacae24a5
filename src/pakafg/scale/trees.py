"""Which tree each row hangs on, by the names that it shares with others.

Laws of this file: names are told apart by 64-bit hashes, and a hash that two names share joins
their trees: a tree may be larger than it need be, and never smaller, so no answer changes. Rows
that name nothing go to one tree. A claim's id ties only where several rows have it or one reports
it: what is wrong with two rows of one id is then found where both are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl
from attrs import frozen

from pakafg.engines.connected import components
from pakafg.frames.interchange import as_polars
from pakafg.validation import TableChecks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pakafg.frames.interchange import AnyFrame
    from pakafg.scale.methods import Tied

__all__ = ["Keys", "Trees", "keys_of", "places_of", "ties_of", "trees_of"]

_SEED, _OTHER_SEED = 1, 2  # ids of claims and phrases never meet
_NOTHING: Final = 0
_KEYED: Final = {"key": pl.UInt64(), "place": pl.UInt64()}


@frozen
class Keys:
    """The hashed names of the rows of one table.

    Attributes:
        places: What each row is about, in the order of the rows.
        pairs: one, other: places that a row ties.
        claimed: key, place: the ids of claims, and phrases; equal keys tie.
        reported: key, place: ids of claims that rows name, without those of the rows' own; the
            key of most is a name, and no claim's.
    """

    places: pl.Series
    pairs: pl.DataFrame
    claimed: pl.DataFrame
    reported: pl.DataFrame


@frozen
class Trees:
    """The trees of places: those that are tied have the least of their hashes, others their own.

    Attributes:
        tied: place, tree; sorted by place.
    """

    tied: pl.DataFrame

    @classmethod
    def of(cls, pairs: pl.DataFrame) -> Trees:
        """Join places to trees.

        Args:
            pairs: one, other.
        """
        apart = pairs.filter(pl.col("one") != pl.col("other")).unique()
        places = pl.concat([apart["one"], apart["other"]]).unique().sort()
        numbers = pl.DataFrame({"place": places}).with_row_index("number")
        number = numbers.select("place", pl.col("number").cast(pl.Int64))
        ties = apart.join(number, left_on="one", right_on="place").join(
            number, left_on="other", right_on="place", suffix="_other"
        )
        roots = components(places.len(), ties.select("number", "number_other"))
        return cls(pl.DataFrame({"place": places, "tree": places.gather(roots)}))

    def of_places(self, places: pl.Series) -> pl.Series:
        """Give each place its tree.

        Some millions of rows name fewer places, and those are looked up among all: no table of
        all that are tied is made anew for each few of them.
        """
        if self.tied.is_empty():
            return places.alias("tree")
        asked = places.alias("place").unique().sort()
        tied, tree = self.tied.get_columns()
        row = tied.search_sorted(asked).clip(0, tied.len() - 1)
        trees = tree.gather(row).zip_with(tied.gather(row) == asked, asked)
        of_asked = pl.DataFrame({"place": asked, "tree": trees})
        rows = places.alias("place").to_frame()
        return rows.join(of_asked, on="place", how="left", maintain_order="left")["tree"]


def keys_of(table: AnyFrame, name: str, tied: Tied) -> Keys:
    """Hash the names in a table that may tie its rows.

    Args:
        table: The table.
        name: What errors call it.
        tied: What ties its rows.
    """
    given = as_polars(table, name)
    taken, lists = _taken(given, name, tied.columns)
    places = _hashed(taken, tied.place)
    pairs = [_pairs(places, _hashed(taken, other)) for other in tied.others]
    claimed, reported = [], []
    if tied.claim in taken.columns:
        ids = taken[tied.claim]
        claimed.append(_keyed(ids.hash(_SEED), places, ids.is_not_null()))
        for column in tied.reports:
            if column in taken.columns:
                names = taken[column]
                is_other = ((names != ids) | ids.is_null()).fill_null(value=False)
                reported.append(_keyed(names.hash(_SEED), places, is_other))
            elif column in lists:
                named = as_polars(given.select(column), name).lazy().collect()[column]
                each = pl.DataFrame({"name": named, "place": places}).explode("name")
                keys = each["name"].cast(pl.String).hash(_SEED)
                reported.append(_keyed(keys, each["place"], each["name"].is_not_null()))
    if tied.phrases and all(column in taken.columns for column in tied.phrases):
        shared = taken.select(pl.struct(tied.phrases).hash(_OTHER_SEED)).to_series()
        is_given = taken.select(pl.all_horizontal(pl.col(tied.phrases).is_not_null())).to_series()
        claimed.append(_keyed(shared, places, is_given).unique())
    none = pl.DataFrame(schema=_KEYED)
    return Keys(
        places,
        pl.concat([none.select(one="place", other="place"), *pairs]),
        pl.concat([none, *claimed]),
        pl.concat([none, *reported]),
    )


def places_of(table: pl.DataFrame, name: str, tied: Tied) -> pl.Series:
    """Hash what each row of a table is about, and nothing else.

    Args:
        table: The table.
        name: What errors call it.
        tied: What ties its rows.
    """
    taken, _ = _taken(table, name, (tied.place,))
    return _hashed(taken, tied.place)


def _taken(
    given: pl.DataFrame | pl.LazyFrame, name: str, columns: tuple[str, ...]
) -> tuple[pl.DataFrame, list[str]]:
    """Take columns as text, those that are there and no lists; and name those that are lists."""
    schema = given.collect_schema()
    present = [column for column in columns if column in schema]
    lists = [column for column in present if isinstance(schema[column], pl.List)]
    texts = {column: pl.String() for column in present if column not in lists}
    # As the method itself reads names; what cannot be read, it refuses in its bucket.
    if texts:
        return TableChecks("flag").take_columns(given.select(present), name, {}, texts), lists
    height = given.lazy().select(pl.len()).collect().item()
    return pl.repeat(None, height, eager=True).alias("no name").to_frame(), lists


def ties_of(claimed: pl.DataFrame, reported: pl.DataFrame) -> pl.DataFrame:
    """Find the places that rows tie by naming one claim or one phrase: one, other.

    Args:
        claimed: key, place of all rows, or of all whose keys are of one part of the numbers.
        reported: key, place, likewise.
    """
    found = []
    if claimed["key"].n_unique() < claimed.height:
        by_key = claimed.unique().with_columns(one=pl.col("place").min().over("key"))
        found.append(by_key.select("one", other="place"))
    if reported.height:
        # Most origins are names, and no claim's id: what is left is few, or none.
        named = claimed.join(reported.select("key").unique(), on="key", how="semi")
        both = reported.join(named, on="key", suffix="_claimed")
        found.append(both.select(one="place", other="place_claimed").unique())
    none = pl.DataFrame(schema={"one": pl.UInt64, "other": pl.UInt64})
    ties = pl.concat([none, *found])
    return ties.filter(pl.col("one") != pl.col("other"))


def trees_of(keys: Mapping[str, Keys]) -> Trees:
    """Find the trees of tables that are in memory."""
    claimed = pl.concat(each.claimed for each in keys.values())
    reported = pl.concat(each.reported for each in keys.values())
    pairs = (each.pairs for each in keys.values())
    return Trees.of(pl.concat([*pairs, ties_of(claimed, reported)]))


def _hashed(taken: pl.DataFrame, column: str) -> pl.Series:
    """Hash names; what names nothing is 0."""
    if column not in taken.columns:  # a bucket says that it is missing
        return pl.zeros(taken.height, pl.UInt64, eager=True)
    names = taken[column]
    hashes = names.hash(_SEED)
    nothing = pl.repeat(_NOTHING, names.len(), dtype=pl.UInt64, eager=True)
    return hashes.zip_with(names.is_not_null(), nothing)


def _pairs(places: pl.Series, others: pl.Series) -> pl.DataFrame:
    pairs = pl.DataFrame({"one": places, "other": others})
    return pairs.filter((pl.col("one") != _NOTHING) & (pl.col("other") != _NOTHING))


def _keyed(keys: pl.Series, places: pl.Series, where: pl.Series) -> pl.DataFrame:
    return pl.DataFrame({"key": keys, "place": places}).filter(where)
