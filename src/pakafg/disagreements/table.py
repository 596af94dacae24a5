"""Every kind of discrepancy in one table."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.disagreements.casualty_figures import compare_casualty_figures
from pakafg.disagreements.ceasefires import compare_ceasefire_reports
from pakafg.disagreements.dates import compare_dates
from pakafg.disagreements.links import read_links
from pakafg.disagreements.mutual_blame import compare_accusations
from pakafg.disagreements.quantities import compare_quantities
from pakafg.disagreements.responses import compare_responses
from pakafg.disagreements.round_reports import compare_round_reports
from pakafg.disagreements.rounded_durations import compare_durations
from pakafg.disagreements.titles import compare_titles
from pakafg.disagreements.wordings import compare_wordings
from pakafg.frames import SCHEMAS

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus

__all__ = ["discrepancies"]

# A new kind is one module, and one line here.
_COMPARISONS: Final = (
    compare_casualty_figures,
    compare_quantities,
    compare_durations,
    compare_dates,
    compare_round_reports,
    compare_ceasefire_reports,
    compare_accusations,
    compare_titles,
    compare_wordings,
    compare_responses,
    read_links,
)


def discrepancies(corpus: Corpus) -> pl.DataFrame:
    """Every disagreement of a corpus: what about, of what kind, between whom, in what words.

    Differences that dissolve ("over 440" and 447; a total and its part; two truces) are
    listed with the verdict that says how, not as contradictions.

    Args:
        corpus: The corpus.

    Returns:
        One row a disagreement: discrepancy, topic (a record's id, or what is counted), name
        (the same, in words), kind (a `DiscrepancyKind`), verdict (a `Verdict`), records,
        documents, sides (for each: says, records, documents, citations), why (the verdict),
        explanation (a sentence with a quotation from each document, and why the verdict).

    >>> import pakafg
    >>> found = discrepancies(pakafg.load_corpus())
    >>> found.filter(topic="istanbul-november", kind="label")["verdict"].to_list()
    ['contradiction']
    """
    each = chain.from_iterable(compare(corpus) for compare in _COMPARISONS)
    rows = [(f"discrepancy-{n}", *discrepancy.row) for n, discrepancy in enumerate(each, start=1)]
    return pl.DataFrame(rows, schema=SCHEMAS["discrepancies"].schema, orient="row")
