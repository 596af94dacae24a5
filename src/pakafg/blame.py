"""Who blames whom for what."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import polars as pl

from pakafg._charges import every_charge
from pakafg.frames.origins import root

if TYPE_CHECKING:
    from pakafg._charges import Charge
    from pakafg.corpus.corpus import Corpus

__all__ = ["charges"]


def charges(corpus: Corpus) -> pl.DataFrame:
    """Every charge: of an incident by a record of blame, or by a statement that accuses.

    Args:
        corpus: The corpus.

    Returns:
        One row a charge in a document: by, blamed, side, blamed_side (of the bodies behind
        them), about, topics (of the statements that make it), document, records (the
        incident, the statements), words (the first quotation).

    >>> import pakafg
    >>> table = charges(pakafg.load_corpus())
    >>> fire = table.filter(about="spin-boldak-shooting", document="003")
    >>> fire.select("by", "blamed").row(2)
    ('pakistan-army', 'afghan-forces')
    """
    told: dict[tuple[str | None, ...], list[Charge]] = defaultdict(list)
    for charge in every_charge(corpus):
        # A standing charge is as many as there are statements of it.
        alone = None if charge.about else charge.record
        told[charge.by, charge.blamed, charge.about, charge.document, alone].append(charge)
    rows = []
    for (by, blamed, about, document, _), same in told.items():
        said = [corpus.statements[c.record] for c in same if c.record in corpus.statements]
        topics = dict.fromkeys(topic for each in said for topic in each.topics)
        records = [charge.record for charge in same]
        sides = _side(corpus, by), _side(corpus, blamed)
        words = same[0].citations[0].quote
        rows.append((by, blamed, *sides, about, list(topics), document, records, words))
    text, texts = pl.String(), pl.List(pl.String)
    schema: dict[str, pl.DataType] = {
        **dict.fromkeys(("by", "blamed", "side", "blamed_side", "about"), text),
        "topics": texts,
        "document": text,
        "records": texts,
        "words": text,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _side(corpus: Corpus, actor: str | None) -> str | None:
    top = root(corpus, actor)
    return None if top is None else str(corpus.actors[top].side)
