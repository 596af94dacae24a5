"""How far two annotations of the same documents agree: what both coded, and how."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import polars as pl
from attrs import frozen

from pakafg.arguments import check_kind
from pakafg.coders.alpha import nominal_alpha
from pakafg.coders.coded_items import coded_items
from pakafg.coders.pairing import counterparts, paired_items
from pakafg.corpus.corpus import Corpus
from pakafg.corpus.format import SECTIONS
from pakafg.errors import ArgumentError
from pakafg.text.figure_words import counted

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from pakafg.coders.coded_items import Item

__all__ = ["Comparison", "compare"]

# What is no choice between a few words: it is the same or it is not, and no alpha is told.
_NOT_NOMINAL: Final = frozenset(
    {"as_of", "channel", "count", "gap", "label", "ordinal", "role", "unit", "when", "words"}
)
_KINDS: Final[Mapping[str, pl.DataType]] = {
    "kind": pl.String(),
    "n_a": pl.Int64(),
    "n_b": pl.Int64(),
    "n_both": pl.Int64(),
    "recall_a": pl.Float64(),
    "recall_b": pl.Float64(),
}
_FIELDS: Final[Mapping[str, pl.DataType]] = {
    "kind": pl.String(),
    "field": pl.String(),
    "n": pl.Int64(),
    "agreement": pl.Float64(),
    "alpha": pl.Float64(),
}
_DIFFERENCES: Final[Mapping[str, pl.DataType]] = dict.fromkeys(
    ("document", "kind", "field", "record_a", "record_b", "value_a", "value_b", "quote"),
    pl.String(),
)


@frozen(kw_only=True, eq=False, repr=False)
class Comparison:
    """Two annotations of the same documents, a and b; two are equal when their frames are.

    Attributes:
        documents: The documents that both annotate, by their ids in a.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> pakafg.compare(corpus, corpus).kinds.filter(kind="casualties").row(0)
    ('casualties', 65, 65, 65, 1.0, 1.0)
    """

    documents: tuple[str, ...]
    _by_kind: pl.DataFrame
    _by_field: pl.DataFrame
    _differences: pl.DataFrame

    @property
    def kinds(self) -> pl.DataFrame:
        """Count what both coded, by kind.

        Columns:
            - kind: a section of the record file: casualties, dates, orders and so on.
            - n_a, n_b: how many items each of the two coded.
            - n_both: how many of these are one, for they share characters.
            - recall_a, recall_b: the share of those of a that b coded, too, and of those of b
              that a did; null where there is none.
        """
        return self._by_kind.clone()

    @property
    def fields(self) -> pl.DataFrame:
        """Measure how alike both coded what they share, by field.

        Columns:
            - kind, field: which field of which kind.
            - n: how many items both coded.
            - agreement: the share of them in which the field holds the same. Ids that name
              one thing are the same.
            - alpha: Krippendorff's, for words that are chosen from a list and for what is
              named; null for figures, dates and free text, and where all hold one value.
        """
        return self._by_field.clone()

    @property
    def differences(self) -> pl.DataFrame:
        """Every difference, to be settled one by one.

        Columns:
            - document: its id in a.
            - kind: of the item.
            - field: that differs; null where only one of the two coded the item.
            - record_a, record_b: the records; null where there is none.
            - value_a, value_b: what each holds, as text; null for nothing.
            - quote: the first quotation, of a where a coded it.
        """
        return self._differences.clone()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Comparison):
            return NotImplemented
        frames = (self._by_kind, self._by_field, self._differences)
        others = (other._by_kind, other._by_field, other._differences)
        same = all(one.equals(another) for one, another in zip(frames, others, strict=True))
        return same and self.documents == other.documents

    def __hash__(self) -> int:
        return hash((self.documents, self._differences.height))

    def __repr__(self) -> str:
        documents = counted(len(self.documents), "document")
        differences = counted(self._differences.height, "difference")
        return f"<Comparison: {documents}, {differences}>"


def compare(a: Corpus, b: Corpus) -> Comparison:
    """Hold two annotations of the same documents against each other.

    Items are paired one to one: of one kind, on characters that overlap, so that overlaps and
    fields alike add up to the most. Documents are the same where their characters are, whatever
    their ids. Records that are shared (actors, incidents) are the same where they have a name in
    common, or stand in the same places of paired items most often.

    Args:
        a: An annotation, such as a coder's.
        b: Another, such as a second coder's.

    Returns:
        What both coded, how far they agree on each field, and every difference.

    Raises:
        ArgumentError: One of them is no corpus, or they have no document in common.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> same = compare(corpus, corpus)
    >>> same.differences.height
    0
    """
    for name, corpus in (("a", a), ("b", b)):
        check_kind(name, corpus, Corpus, "a Corpus, such as load_corpus gives")
    by_digest = {document.sha256: document.id for document in b.documents.values()}
    same = {
        by_digest[document.sha256]: document.id
        for document in a.documents.values()
        if document.sha256 in by_digest
    }
    if not same:
        listed = ", ".join(a.documents) or "none"
        expected = f"an annotation of one document at least that a annotates, too ({listed})"
        raise ArgumentError("b", b, expected)
    documents = tuple(same.values())
    ones = [item for item in coded_items(a) if item.document in documents]
    others = [
        item._replace(document=same[item.document])
        for item in coded_items(b)
        if item.document in same
    ]
    pairs = paired_items(ones, others)
    known = counterparts(a, b, pairs)
    compared = [(one, other, _fields_of(one, other, known)) for one, other in pairs]
    return Comparison(
        documents=documents,
        by_kind=_kind_table(ones, others, pairs),
        by_field=_field_table(compared),
        differences=_difference_table(ones, others, compared),
    )


_Compared = tuple["Item", "Item", dict[str, tuple["Hashable", "Hashable"]]]


def _fields_of(
    one: Item, other: Item, known: Mapping[str, str]
) -> dict[str, tuple[Hashable, Hashable]]:
    """Pair what the fields of two items hold, the ids of the one as the other gives them."""
    fields: dict[str, tuple[Hashable, Hashable]] = {
        name: (one.values.get(name), other.values.get(name))
        for name in dict.fromkeys((*one.values, *other.values))
    }
    for name in dict.fromkeys((*one.names, *other.names)):
        mine = sorted(known.get(each, f"{each} (of a)") for each in one.names.get(name, ()))
        theirs = sorted(other.names.get(name, ()))
        fields[name] = (", ".join(mine) or None, ", ".join(theirs) or None)
    return fields


def _kind_table(
    ones: Sequence[Item], others: Sequence[Item], pairs: Iterable[tuple[Item, Item]]
) -> pl.DataFrame:
    rows = []
    both = [one.kind for one, _ in pairs]
    for kind in SECTIONS:
        n_a, n_b = (sum(item.kind == kind for item in items) for items in (ones, others))
        n = both.count(kind)
        if n_a or n_b:
            rows.append((kind, n_a, n_b, n, n / n_a if n_a else None, n / n_b if n_b else None))
    return pl.DataFrame(rows, schema=_KINDS, orient="row")


def _field_table(compared: Iterable[_Compared]) -> pl.DataFrame:
    held: dict[tuple[str, str], list[tuple[Hashable, Hashable]]] = defaultdict(list)
    for one, _, fields in compared:
        for name, values in fields.items():
            held[one.kind, name].append(values)
    rows = []
    for (kind, name), pairs in sorted(held.items(), key=lambda item: SECTIONS.index(item[0][0])):
        agreement = sum(mine == theirs for mine, theirs in pairs) / len(pairs)
        alpha = None if name in _NOT_NOMINAL else nominal_alpha(pairs)
        rows.append((kind, name, len(pairs), agreement, alpha))
    return pl.DataFrame(rows, schema=_FIELDS, orient="row")


def _difference_table(
    ones: Sequence[Item], others: Sequence[Item], compared: Sequence[_Compared]
) -> pl.DataFrame:
    in_both = {id(item) for one, other, _ in compared for item in (one, other)}
    rows: list[tuple[str | None, ...]] = []
    for one, other, fields in compared:
        for name, (mine, theirs) in fields.items():
            if mine != theirs:
                about = (one.document, one.kind, name, one.record, other.record)
                rows.append((*about, _shown(mine), _shown(theirs), one.quote))
    for side, items in enumerate((ones, others)):
        for item in items:
            if id(item) not in in_both:
                records = (None,) * side + (item.record,) + (None,) * (1 - side)
                rows.append((item.document, item.kind, None, *records, None, None, item.quote))
    table = pl.DataFrame(rows, schema=_DIFFERENCES, orient="row")
    place = {kind: at for at, kind in enumerate(SECTIONS)}
    order = pl.col("kind").replace_strict(place, return_dtype=pl.Int64)
    return table.sort("document", order, "quote", maintain_order=True)


def _shown(value: Hashable) -> str | None:
    """Write a value in a cell."""
    if isinstance(value, tuple):
        return " to ".join("open" if each is None else f"{each}" for each in value)
    return None if value is None else str(value)
