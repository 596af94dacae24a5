"""Numbers for names, and ways up that are followed by number.

Ten million names are found among a million by their hash, which takes half the time that the
names themselves would; that a hash never takes one name for another is checked.
"""

from __future__ import annotations

from itertools import count

import polars as pl

__all__ = ["climb", "find", "in_order", "number"]


def number(words: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Every different word, sorted, and where each of the words stands among them.

    Args:
        words: Text without nulls.

    >>> names, places = number(pl.Series(["week", "day", "week"]))
    >>> names.to_list(), places.to_list()
    (['day', 'week'], [1, 0, 1])
    """
    names = words.filter(words.hash().is_first_distinct()).sort()
    places = find(words, names)
    if places.null_count():  # two words of one hash
        names = words.unique().sort()
        places = find(words, names)
    return names, places


def find(words: pl.Series, names: pl.Series) -> pl.Series:
    """Where each word stands among names; null for null, and where it is not among them.

    Args:
        words: Text.
        names: Text, each once.

    >>> find(pl.Series(["week", None, "year"]), pl.Series(["day", "week"])).to_list()
    [1, None, None]
    """
    for seed in count():
        keys = names.hash(seed)
        if keys.n_unique() == names.len():
            break
    known = pl.DataFrame({"key": keys, "place": pl.int_range(names.len(), eager=True)})
    asked = pl.DataFrame({"key": words.hash(seed)})
    places = asked.join(known, on="key", how="left", maintain_order="left")["place"]
    other = names.gather(places) != words
    return places.set(other, None) if other.any() else places


def in_order(numbers: pl.Series, most: int) -> pl.Series:
    """The rows in the order of their numbers, rows of equal numbers as they stand.

    Number and row packed into one number sort twice as fast, where they fit.

    Args:
        numbers: 0 or more.
        most: More than any of them.

    >>> in_order(pl.Series([7, 3, 7, 0]), 8).to_list()
    [3, 1, 0, 2]
    """
    bits = numbers.len().bit_length()
    rows = pl.int_range(numbers.len(), eager=True)
    if most << bits > 1 << 63:
        return pl.DataFrame({"number": numbers, "row": rows}).sort("number", "row")["row"]
    return (numbers * (1 << bits) + rows).sort() % (1 << bits)


def climb(above: pl.Series) -> pl.DataFrame:
    """How far it is from each row to the end of its way up, and which row that end is.

    Each row looks twice as far up as before, until all have looked beyond the end.

    Args:
        above: The place of the row above each row; null at the end of a way.

    Returns:
        depth (0 at an end) and root, row by row; null where the way goes in a circle.

    >>> climb(pl.Series([None, 0, 1, 3], dtype=pl.Int64)).rows()
    [(0, 0), (1, 0), (2, 0), (None, None)]
    """
    rows = pl.int_range(above.len(), eager=True)
    further, depth, root = above, above.is_not_null().cast(pl.Int64), above.fill_null(rows)
    for _ in range(above.len().bit_length()):
        if further.null_count() == further.len():
            break
        depth += depth.gather(further).fill_null(0)
        root = root.gather(further).zip_with(further.is_not_null(), root)
        further = further.gather(further)
    ways = pl.DataFrame({"depth": depth, "root": root})
    return ways.select(pl.when(further.is_null()).then(pl.all()))
