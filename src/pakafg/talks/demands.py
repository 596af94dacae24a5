"""Who demanded what, of whom, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.frames import frame
from pakafg.records.parts import citations_of
from pakafg.values.vocabularies import Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.demand import Demand

__all__ = ["history", "positions"]

_PARTIES: Final = (Side.PAKISTAN, Side.AFGHANISTAN, Side.MEDIATOR)


def history(corpus: Corpus, demand: str) -> pl.DataFrame:
    """What documents tell of one demand, in the order of their publication.

    Args:
        corpus: The corpus.
        demand: The demand's id.

    Returns:
        One row each time a document tells of it: document, published (EDTF), step (made, in
        the first document that tells of it; restated, in later ones; term; answered), by,
        answer (null where it is made), claimant (who reports the answer; null: the
        document's own voice), words (the quotation). Documents without a date come last.

    Raises:
        KeyError: There is no such demand.

    >>> import pakafg
    >>> steps = history(pakafg.load_corpus(), "arrest-commanders")
    >>> steps["step"].unique().sort().to_list()
    ['answered', 'made', 'term']
    """
    record = corpus.demands[demand]
    rows: list[tuple[str, str, str | None, str | None, str | None, str]] = []
    for told in record.reports:
        rows += [(told.document, "made", record.by, None, None, c.quote) for c in told.citations]
        rows += [
            (told.document, "term", record.by, None, None, c.quote)
            for term in told.terms
            for c in term.citations
        ]
    rows += [
        (r.document, "answered", r.by, str(r.answer), r.claimant, c.quote)
        for r in record.responses
        for c in r.citations
    ]
    schema = dict.fromkeys(("document", "step", "by", "answer", "claimant", "words"), pl.String())
    published = frame(corpus, "documents").select("document", "published", "published_earliest")
    first = pl.col("document") == pl.col("document").first()
    restated = pl.when(pl.col("step") == "made", ~first).then(pl.lit("restated"))
    return (
        pl.DataFrame(rows, schema=schema, orient="row")
        .join(published, on="document", how="left", maintain_order="left")
        .sort("published_earliest", "document", maintain_order=True, nulls_last=True)
        .with_columns(step=restated.otherwise("step"))
        .select("document", "published", "step", "by", "answer", "claimant", "words")
    )


def positions(corpus: Corpus) -> pl.DataFrame:
    """Issue by party: who demands, and what each party is reported to have answered.

    Args:
        corpus: The corpus.

    Returns:
        One row a demand: demand, text, by, round, pakistan, afghanistan, mediator (each:
        "demands", or the answers that documents report of it, each with the documents;
        "asked" where it is put to that party and no answer is reported; null where nothing
        is), documents. What each side said on a topic: `statements.positions`.

    >>> import pakafg
    >>> table = positions(pakafg.load_corpus())
    >>> table.filter(demand="written-pledge").select("pakistan").item()
    'demands'
    """
    rows = [
        (
            demand.id,
            demand.text,
            demand.by,
            demand.round,
            *(_position(corpus, demand, party) for party in _PARTIES),
            sorted({c.document for c in citations_of(demand)}),
        )
        for demand in corpus.demands.values()
    ]
    texts = ("demand", "text", "by", "round", *map(str, _PARTIES))
    schema: dict[str, pl.DataType] = dict.fromkeys(texts, pl.String())
    return pl.DataFrame(rows, schema={**schema, "documents": pl.List(pl.String)}, orient="row")


def _position(corpus: Corpus, demand: Demand, party: Side) -> str | None:
    told = []
    if demand.by is not None and corpus.actors[demand.by].side is party:
        told.append("demands")
    answers: dict[str, list[str]] = {}
    for response in demand.responses:
        if response.by is not None and corpus.actors[response.by].side is party:
            answers.setdefault(str(response.answer), []).append(response.document)
    told += [f"{answer} ({_listed(documents)})" for answer, documents in answers.items()]
    if not told and demand.of is not None and corpus.actors[demand.of].side is party:
        told.append("asked")
    return "; ".join(told) or None


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(set(names)))
