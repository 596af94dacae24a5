"""How much documents share, contradict, or tell alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import polars as pl

from pakafg.casualties.corpus_steps import fates_of_claims
from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.lookup import record_named
from pakafg.corpus.naming import name_of
from pakafg.frames.claim_origins import origins, root
from pakafg.frames.record_names import with_labels
from pakafg.grouping import grouped
from pakafg.talks.changes_between import may_have_changed
from pakafg.talks.rounds import final_results
from pakafg.validation.choices import check_switch
from pakafg.values.conclusions import RecordKind
from pakafg.values.vocabularies import Answer, Bound

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence
    from decimal import Decimal

    from pakafg.corpus.corpus import Corpus
    from pakafg.values.when import When

__all__ = ["matrix"]

_SHARED: Final = "shared"
_CONTRADICTED: Final = "contradicted"
_DEPENDENT: Final = "dependent"
_ALONE: Final = "alone"
_MET: Final = (_SHARED, _CONTRADICTED, _DEPENDENT)
_OUTCOME: Final = "outcome"  # of a round, beside its number
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
}
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


class _Fact(NamedTuple):
    """Something that one document says of one subject.

    Attributes:
        subject: What it is about: the kind of record, a record's id or a topic, then whatever tells
            it from others. Facts of one subject can be compared.
        document: The document.
        low: The least that it allows.
        high: The most.
        origin: The source behind it; None if unknown.
        as_of: When it was so; None if unknown.
        is_outgrown: Whether a later and greater toll outgrows it.
        is_superseded: Whether its source gave another figure later.
        set_of: The claim of which it is one piece, where one of several holds; None: a claim of
            its own.
    """

    subject: tuple[Hashable, ...]
    document: str
    low: float
    high: float
    origin: str | None
    as_of: When | None = None
    is_outgrown: bool = False
    is_superseded: bool = False
    set_of: str | None = None


def matrix(corpus: Corpus, document: str | None = None, *, detail: bool = False) -> pl.DataFrame:
    """Agreement of every document with every other, over what can be compared.

    That is figures of persons, other figures, dates, the numbers of rounds, whether a round
    came to an agreement in the end, and whether a side agreed to a demand or not. Two documents
    that repeat one known source do not agree, they depend: such facts are counted apart. A toll
    that grew is no disagreement: what a later and greater figure outgrows, as
    `casualties.reconcile` has it, held at its own time; so did a figure that its own source
    replaced later, and an answer or an outcome that may have changed while talks went on.
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
    facts = list(_facts(corpus))
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


def _numbered_pairs(corpus: Corpus, facts: Sequence[_Fact], chosen: int | None) -> pl.DataFrame:
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


def _table(corpus: Corpus, facts: Sequence[_Fact]) -> pl.DataFrame:
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


def _counted(some: pl.DataFrame, table: pl.DataFrame, facts: Sequence[_Fact]) -> pl.DataFrame:
    """Count, for each pair of documents, the subjects on which they meet, differ or depend."""
    # Facts of one subject that can hold together, be it each at its own time.
    both = pl.col("low") <= pl.col("high_right"), pl.col("low_right") <= pl.col("high")
    of_one_origin = (pl.col("origin") == pl.col("origin_right")).fill_null(value=False)
    replaced = pl.col("is_superseded") | pl.col("is_superseded_right")
    held = pl.col("is_outgrown") | pl.col("is_outgrown_right") | (replaced & ~of_one_origin)
    meets = held | (both[0] & both[1])
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


def _times(facts: Iterable[_Fact]) -> dict[When, None]:
    """List the times of facts in the order of their numbers."""
    return dict.fromkeys(fact.as_of for fact in facts if fact.as_of is not None)


def _facts(corpus: Corpus) -> Iterator[_Fact]:
    """Yield whatever can be compared between documents."""
    source, (superseded, outgrown) = origins(corpus), fates_of_claims(corpus)
    for c in corpus.casualties.values():
        if c.count.low is not None and not c.sum_of:  # what a sum adds is compared by itself
            subject = (RecordKind.CASUALTY, c.incident, c.outcome, c.nationality, c.status, c.group)
            bounds = _with_infinities(c.count.low, c.count.high)
            fates = (c.id in outgrown, c.id in superseded)
            yield _Fact(subject, c.document, *bounds, source(c), c.as_of, *fates)
    for q in corpus.quantities.values():
        if q.count.low is not None:
            bounds = _with_infinities(q.count.low, q.count.high)
            measured = (RecordKind.QUANTITY, q.topic, q.unit, q.about)
            yield _Fact(measured, q.document, *bounds, source(q), q.as_of)
    for d in corpus.dates.values():
        if d.bound is not Bound.AMID:  # two times at which it was going on exclude nothing
            # Two documents that date one event, as its whole or its start, are comparable.
            bound = Bound.START if d.bound is Bound.WHOLE else d.bound
            for piece in d.when.pieces:  # of which one holds: it meets what any of them meets
                bounds = _with_infinities(piece.first_minute, piece.last_minute)
                dated = (RecordKind.DATE, d.event, bound)
                yield _Fact(dated, d.document, *bounds, source(d), set_of=d.id)
    yield from _facts_of_rounds(corpus)
    yield from _facts_of_answers(corpus)


def _facts_of_rounds(corpus: Corpus) -> Iterator[_Fact]:
    """Yield the numbers of rounds, and what came of them."""
    for talk in corpus.rounds.values():
        for report in talk.reports:
            if report.ordinal is not None:
                number = report.ordinal
                yield _Fact((RecordKind.ROUND, talk.id), report.document, number, number, None)
        final = final_results(talk)
        told = [(document, result.is_agreement) for document, result in final.items()]
        is_open = _may_have_changed(corpus, talk.id, told)
        for report in talk.reports:
            for note in report.outcome:
                if note.result is not None and note.result is final[report.document]:
                    came_of_it = (RecordKind.ROUND, talk.id, _OUTCOME)
                    # What is still open excludes neither an agreement nor none.
                    is_agreement = None if is_open else note.result.is_agreement
                    bounds = (0, 1) if is_agreement is None else (is_agreement, is_agreement)
                    yield _Fact(came_of_it, report.document, *bounds, root(corpus, note.claimant))


def _facts_of_answers(corpus: Corpus) -> Iterator[_Fact]:
    """Yield whether a side agreed to a demand."""
    for demand in corpus.demands.values():
        by_side = grouped(
            (response for response in demand.responses if response.answer.agrees is not None),
            lambda response: corpus.actors[response.by].side if response.by else None,
        )
        for side, responses in by_side.items():
            told = [(response.document, _is_yes(response.answer)) for response in responses]
            is_open = _may_have_changed(corpus, demand.round, told)
            for response, (document, agrees) in zip(responses, told, strict=True):
                bounds = (0, 1) if agrees is None or is_open else (agrees, agrees)
                subject = (RecordKind.DEMAND, demand.id, side)
                yield _Fact(subject, document, *bounds, root(corpus, response.claimant))


def _is_yes(answer: Answer) -> bool | None:
    """Tell a yes from a no; None for an offer of something else, or a premise that is denied."""
    return True if answer.agrees else False if answer is Answer.REJECTED else None


def _may_have_changed(
    corpus: Corpus, talks: str | None, told: Iterable[tuple[str, bool | None]]
) -> bool:
    """Decide whether documents tell of yes and of no at different times."""
    by_answer = grouped(told, lambda pair: pair[1])
    some, others = (
        {document for document, _ in by_answer.get(answer, ())} for answer in (True, False)
    )
    return bool(some and others) and may_have_changed(corpus, talks, some, others)


def _with_infinities(
    low: float | Decimal | None, high: float | Decimal | None
) -> tuple[float, float]:
    """Put infinity where a range is open."""
    return (
        float("-inf") if low is None else float(low),
        float("inf") if high is None else float(high),
    )


def __dir__() -> list[str]:
    return sorted(__all__)
