"""Integer codes for names, so that joins and group-bys go by number.

Laws of this file: codes sort as the names do; one code is one name; null has none.

Ten million names are found among a million by their hash, which takes half the time that the
names themselves would; that a hash never takes one name for another is checked. Among a few names
they are found as those of a closed list, in a third of that.
"""

from __future__ import annotations

from itertools import count
from typing import Final

import polars as pl

__all__ = ["encode", "lookup", "put", "sort_packed", "take"]

_FEW: Final = 1_000
_PLANNED: Final = 100_000  # rows from which polars' plan, on all cores, is worth its beginning


def encode(words: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Encode words by their places in the sorted list of them.

    Args:
        words: Text without nulls.

    Returns:
        Every different word, sorted, and the code of each of the words.

    >>> names, codes = encode(pl.Series(["week", "day", "week"]))
    >>> names.to_list(), codes.to_list()
    (['day', 'week'], [1, 0, 1])
    """
    names = take(words, words.hash().arg_unique()).sort()
    codes = lookup(words, names)
    if codes.null_count():  # two words of one hash
        names = words.unique().sort()
        codes = lookup(words, names)
    return names, codes


def lookup(words: pl.Series, names: pl.Series) -> pl.Series:
    """Look up the place of each word among names.

    Args:
        words: Text.
        names: Text, each once.

    Returns:
        The places; null for null, and where a word is not among the names.

    >>> lookup(pl.Series(["week", None, "year"]), pl.Series(["day", "week"])).to_list()
    [1, None, None]
    """
    if names.len() <= _FEW:
        return words.cast(pl.Enum(names), strict=False).to_physical().cast(pl.Int64)
    for seed in count():
        keys = names.hash(seed)
        if keys.n_unique() == names.len():
            break
    known = pl.DataFrame({"key": keys, "place": pl.int_range(names.len(), eager=True)})
    asked = pl.DataFrame({"key": words.hash(seed)})
    places = asked.join(known, on="key", how="left", maintain_order="left")["place"]
    # A word that is not among the names may have the hash of one that is.
    is_other = take(names, places) != words
    return places.set(is_other, None) if is_other.any() else places


def sort_packed(numbers: pl.Series, most: int) -> tuple[pl.Series, pl.Series]:
    """List the rows in the order of their numbers, rows of equal numbers as they stand.

    Number and row packed into one number sort twice as fast, where they fit.

    Args:
        numbers: 0 or more.
        most: More than any of them.

    Returns:
        The rows, and the numbers in that order.

    >>> [each.to_list() for each in sort_packed(pl.Series([7, 3, 7, 0]), 8)]
    [[3, 1, 0, 2], [0, 3, 7, 7]]
    """
    bits = numbers.len().bit_length()
    rows = pl.int_range(numbers.len(), eager=True)
    index = pl.get_index_type()  # rows of another type are cast for every column that is gathered
    if most << bits > 1 << 63:
        pairs = pl.DataFrame({"number": numbers, "row": rows}).sort("number", "row")
        return pairs["row"].cast(index), pairs["number"]
    packed = (numbers * (1 << bits) + rows).sort()
    return (packed % (1 << bits)).cast(index), packed // (1 << bits)


def take(values: pl.Series, rows: pl.Series) -> pl.Series:
    """Take the values at rows; null for null.

    `Series.gather` makes a plan first, which of few rows takes ten times as long as they do.

    >>> take(pl.Series(["day", "week"]), pl.Series([1, None, 1])).to_list()
    ['week', None, 'week']
    """
    if rows.len() >= _PLANNED:
        return values.gather(rows)
    return values[rows.cast(pl.get_index_type())]


def put(series: pl.Series, rows: pl.Series, value: pl.Series | bool) -> pl.Series:  # noqa: FBT001  (what is put)
    """Put values into rows of a copy; `Series.scatter` would change the series itself.

    >>> numbers = pl.Series([1, 2])
    >>> put(numbers, pl.Series([0]), pl.Series([3])).to_list(), numbers.to_list()
    ([3, 2], [1, 2])
    """
    if series.dtype == pl.Boolean and not rows.is_sorted():  # which polars before 2 asks for
        order = rows.arg_sort()
        rows = take(rows, order)
        value = take(value, order) if isinstance(value, pl.Series) else value
    return series.clone().scatter(rows, value)
