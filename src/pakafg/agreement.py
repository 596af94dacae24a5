"""How much documents share, contradict, or tell alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.lookup import record_named
from pakafg.corpus.naming import name_of
from pakafg.disagreements.comparable_facts import comparable_facts
from pakafg.disagreements.count_times import CountTime
from pakafg.frames.record_names import with_labels
from pakafg.validation.choices import check_switch
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.comparable_facts import Fact
    from pakafg.values.when import When

__all__ = ["matrix"]

_SHARED: Final = "shared"
_CONTRADICTED: Final = "contradicted"
_DEPENDENT: Final = "dependent"
_ALONE: Final = "alone"
_MET: Final = (_SHARED, _CONTRADICTED, _DEPENDENT)
_AT_ONCE: Final = 50  # documents
_NUMBER: Final = pl.UInt32()
_SCHEMA: Final = {
    "document": _NUMBER,
    "subject": _NUMBER,
    "low": pl.Float64(),
    "high": pl.Float64(),
    "origin": _NUMBER,
    "as_of": _NUMBER,
    "is_outgrown": pl.Boolean(),
    "is_superseded": pl.Boolean(),
    "claim": _NUMBER,
    "first": pl.Int64(),  # minute of a count that may change with time
    "last": pl.Int64(),
    "may_rise": pl.Boolean(),
    "may_fall": pl.Boolean(),
    "stand": pl.String(),
}
_STANDS: Final = ("stand", "stand_right")
_AT_ONE_TIME: Final = CountTime(None, None, may_rise=False, may_fall=False, stand=None)
_ON: Final = "contradicted_on"
_NONE: Final = pl.DataFrame(
    schema={
        **dict.fromkeys(("document", "other", *_MET, "subjects", "other_subjects"), _NUMBER),
        _ON: pl.List(_NUMBER),
    }
)
_SUBJECT: Final = pl.Struct(
    {
        **dict.fromkeys(("kind", "about", "name"), pl.String()),
        "what": pl.List(pl.String()),
    }
)
_ANSWERING: Final = (
    *("document", "document_label", "other", "other_label"),
    *(_CONTRADICTED, _SHARED, _DEPENDENT, _ALONE),
)


def matrix(corpus: Corpus, document: str | None = None, *, detail: bool = False) -> pl.DataFrame:
    """Agreement of every document with every other, over what can be compared.

    That is figures of persons, other figures, dates, the numbers of rounds, whether a round
    came to an agreement in the end, and whether a side agreed to a demand or not. Two documents
    that repeat one known source do not agree, they depend: such facts are counted apart. A toll
    that grew is no disagreement: what a later and greater figure outgrows, as
    `casualties.reconcile` has it, held at its own time; so did a figure that its own source
    replaced later, figures of different days of what rises and falls, such as the missing, and an
    answer or an outcome that may have changed while talks went on.
    What a document says closely is not met by what it says loosely elsewhere: "15 October"
    contradicts "19 October" beside "the October halt", too.

    Args:
        corpus: The corpus.
        document: One document beside each other: its id, its label, or words that no other has;
            None: all.
        detail: Give all columns; else document, document_label, other, other_label, contradicted,
            shared, dependent and alone.

    Returns:
        One row a pair of documents, each pair once; those that contradict each other most come
        first, of equals those that share most:

        - document, document_label, other, other_label: the two; of all pairs, `document` is the
          first in the order of the corpus.
        - contradicted: subjects on which what they say cannot hold together.
        - shared: those on which it can.
        - dependent: those of which both have one known origin, which may have counted twice.
        - alone, other_alone: those that `document` tells and `other` does not, and the reverse.
        - contradicted_on: the subjects that are contradicted, each with the kind of its records (a
          `RecordKind`), the id or the topic that it is `about`, its name, and `what` of it: whom a
          figure counts, its unit, which end a date is of, the outcome of a round, whose answer it
          is.

    Raises:
        ArgumentError: There is no such document, or several that may be meant.
        ArgumentTypeError: detail is neither True nor False.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> matrix(corpus).select("document", "other", "contradicted").row(0)
    ('000', '003', 3)
    >>> matrix(corpus, "SouthAsianDesk").select("document", "other").rows()[:2]
    [('001', '000'), ('001', '003')]
    """
    check_corpus(corpus)
    check_switch("detail", detail)
    names = list(corpus.documents)
    chosen = None
    if document is not None:
        chosen = names.index(record_named(corpus.documents, "document", document).id)
    facts = list(comparable_facts(corpus))
    numbered = _numbered_pairs(corpus, facts, chosen)
    documents = pl.Series(names, dtype=pl.String)
    of_both = pl.sum_horizontal(_MET)
    whole = numbered.select(
        documents.gather(numbered["document"]).alias("document"),
        documents.gather(numbered["other"]).alias("other"),
        *(_CONTRADICTED, _SHARED, _DEPENDENT),
        (pl.col("subjects") - of_both).alias(_ALONE),
        (pl.col("other_subjects") - of_both).alias("other_alone"),
    )
    found = with_labels(corpus, whole, "document", "other")
    if not detail:
        return found.select(_ANSWERING)
    subjects = dict.fromkeys(fact.subject for fact in facts)
    named = pl.Series(_ON, [_subject_named(corpus, each) for each in subjects], dtype=_SUBJECT)
    # Named in polars: lists of Python's own took a gigabyte for the pairs of a thousand documents.
    differing = numbered.select(_ON).with_row_index("pair").explode(_ON).drop_nulls(_ON)
    on = (
        differing.with_columns(named.gather(differing[_ON]))
        .group_by("pair", maintain_order=True)
        .agg(_ON)
    )
    return (
        found.with_row_index("pair")
        .join(on, on="pair", how="left", maintain_order="left")
        .drop("pair")
        .with_columns(pl.col(_ON).fill_null([]))
    )


def _numbered_pairs(corpus: Corpus, facts: Sequence[Fact], chosen: int | None) -> pl.DataFrame:
    """Count what each pair of documents, by their numbers, tells alike, and what otherwise."""
    table = _closest(_table(corpus, facts))
    documents = pl.int_range(len(corpus.documents), eager=True).cast(_NUMBER)
    asked = documents if chosen is None else documents.slice(chosen, 1)
    told = table.group_by("document").agg(pl.col("subject").n_unique().alias("subjects"))
    told_by_other = told.rename({"document": "other", "subjects": "other_subjects"})
    is_once = pl.col("document") < pl.col("other")
    is_pair = is_once if chosen is None else pl.col("other") != chosen
    counts = [_NONE]
    for first in range(0, asked.len(), _AT_ONCE):  # so that memory holds the pairs of some
        some = asked.slice(first, _AT_ONCE).alias("document").to_frame()
        pairs = some.join(documents.alias("other").to_frame(), how="cross").filter(is_pair)
        counted = _counted(table.join(some, on="document", how="semi"), table, facts)
        counts.append(
            pairs.join(counted, on=["document", "other"], how="left")
            .join(told, on="document", how="left")
            .join(told_by_other, on="other", how="left")
            .select(_NONE.columns)
        )
    numbers = pl.col(*_MET, "subjects", "other_subjects").fill_null(0).cast(pl.Int64)
    # Joins keep no order; that of the corpus decides between pairs of one weight.
    return (
        pl.concat(counts)
        .with_columns(numbers, pl.col(_ON).fill_null([]))
        .sort(*(_CONTRADICTED, _SHARED, "document", "other"), descending=[True, True, False, False])
    )


def _subject_named(corpus: Corpus, subject: tuple[Hashable, ...]) -> dict[str, object]:
    """Name what facts are about."""
    kind, about, *rest = (None if each is None else str(each) for each in subject)
    what = [each for each in rest if each is not None]
    return {"kind": kind, "about": about, "name": name_of(corpus, str(about)), "what": what}


def _table(corpus: Corpus, facts: Sequence[Fact]) -> pl.DataFrame:
    """List facts as rows: documents, subjects, origins and times by their numbers."""
    places = {name: place for place, name in enumerate(corpus.documents)}
    subjects: dict[Hashable, int] = {}
    origins: dict[str, int] = {}
    times: dict[When, int] = {}
    claims: dict[Hashable, int] = {}
    rows = [
        (
            places[fact.document],
            subjects.setdefault(fact.subject, len(subjects)),
            fact.low,
            fact.high,
            None if fact.origin is None else origins.setdefault(fact.origin, len(origins)),
            None if fact.as_of is None else times.setdefault(fact.as_of, len(times)),
            fact.is_outgrown,
            fact.is_superseded,
            claims.setdefault(place if fact.set_of is None else fact.set_of, len(claims)),
            *(fact.counted or _AT_ONE_TIME),
        )
        for place, fact in enumerate(facts)
    ]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _closest(table: pl.DataFrame) -> pl.DataFrame:
    """Leave out what the same document, by the same source, says more closely: "October".

    A set is closer than another date where each of its pieces lies within that.
    """
    numbered = table.with_columns(pieces=pl.len().over("claim"))
    of_one_source = ("document", "subject", "origin", "as_of")
    lies_within = (pl.col("low_right") >= pl.col("low")) & (pl.col("high_right") <= pl.col("high"))
    is_closer = (pl.col("low_right") > pl.col("low")) | (pl.col("high_right") < pl.col("high"))
    wider = (
        numbered.join(numbered.filter(~pl.col("is_outgrown")), on=of_one_source, nulls_equal=True)
        .filter((pl.col("claim") != pl.col("claim_right")) & lies_within)
        .group_by("claim", "claim_right")
        .agg(
            within=pl.struct("low_right", "high_right").n_unique(),
            is_closer=is_closer.any() | (pl.col("pieces") != pl.col("pieces_right")).any(),
            pieces_right=pl.col("pieces_right").first(),
        )
        .filter("is_closer", pl.col("within") == pl.col("pieces_right"))
    )
    return numbered.join(wider, on="claim", how="anti").drop("claim", "pieces")


def _counted(some: pl.DataFrame, table: pl.DataFrame, facts: Sequence[Fact]) -> pl.DataFrame:
    """Count, for each pair of documents, the subjects on which they meet, differ or depend."""
    # Facts of one subject that can hold together, be it each at its own time.
    both = pl.col("low") <= pl.col("high_right"), pl.col("low_right") <= pl.col("high")
    of_one_origin = (pl.col("origin") == pl.col("origin_right")).fill_null(value=False)
    replaced = pl.col("is_superseded") | pl.col("is_superseded_right")
    held = pl.col("is_outgrown") | pl.col("is_outgrown_right") | (replaced & ~of_one_origin)
    meets = held | (both[0] & both[1]) | _in_turn()
    pairs = (
        some.join(table.rename({"document": "other"}), on="subject")
        .filter(pl.col("document") != pl.col("other"))
        .with_columns(meets=meets, of_one_origin=of_one_origin)
    )
    times = dict(enumerate(_times(facts)))
    counted_again = (
        pairs.filter(~pl.col("meets") & pl.col("of_one_origin"))
        .select("as_of", "as_of_right")
        .drop_nulls()
        .unique()
    )
    recounted = [
        (one, other, True)
        for one, other in counted_again.iter_rows()
        if not times[one].meets(times[other])
    ]
    schema = {"as_of": pl.UInt32(), "as_of_right": pl.UInt32(), "recounted": pl.Boolean()}
    told_apart = pl.DataFrame(recounted, schema=schema, orient="row")
    is_contradicted = ~pl.col("meets") & ~pl.col("recounted")
    all_of_meeting = (~pl.col("meets") | pl.col("of_one_origin")).all()
    return (
        pairs.join(told_apart, on=["as_of", "as_of_right"], how="left")
        .with_columns(
            recounted=pl.col("of_one_origin")
            & pl.any_horizontal(
                pl.col("recounted").fill_null(value=False), "is_superseded", "is_superseded_right"
            )
        )
        .group_by("document", "other", "subject")
        .agg(pl.col("meets").any(), all_of_meeting.alias("dependent"), pl.col("recounted").all())
        .group_by("document", "other")
        .agg(
            (pl.col("meets") & ~pl.col("dependent")).sum().alias(_SHARED),
            is_contradicted.sum().alias(_CONTRADICTED),
            pl.col("subject").filter(is_contradicted).sort().alias(_ON),
            pl.when("meets").then("dependent").otherwise("recounted").sum().alias(_DEPENDENT),
        )
    )


def _in_turn() -> pl.Expr:
    """Decide whether two counts may each hold at its own time, as `hold_in_turn` does."""
    is_more = pl.col("high") < pl.col("low_right")
    rises = pl.when(is_more).then("may_rise").otherwise("may_fall")
    falls = pl.when(is_more).then("may_fall").otherwise("may_rise")
    is_before = pl.col("last") < pl.col("first_right"), pl.col("last_right") < pl.col("first")
    turns = pl.when(is_before[0]).then(rises).otherwise(is_before[1] & falls)
    stands = [pl.col(name).is_in([Relation.OWN, Relation.ADVERSARY]) for name in _STANDS]
    of_parties = stands[0] & stands[1] & (pl.col(_STANDS[0]) != pl.col(_STANDS[1]))
    return turns.fill_null(value=False) & ~of_parties.fill_null(value=False)


def _times(facts: Iterable[Fact]) -> dict[When, None]:
    """List the times of facts in the order of their numbers."""
    return dict.fromkeys(fact.as_of for fact in facts if fact.as_of is not None)


def __dir__() -> list[str]:
    return sorted(__all__)
