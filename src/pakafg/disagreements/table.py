"""Every kind of discrepancy in one table."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import polars as pl

from pakafg.corpus.corpus import check_corpus
from pakafg.disagreements.casualty_figures import compare_casualty_figures
from pakafg.disagreements.ceasefires import compare_ceasefire_reports
from pakafg.disagreements.dates import compare_dates
from pakafg.disagreements.denials import compare_denials
from pakafg.disagreements.links import read_links
from pakafg.disagreements.mutual_blame import compare_accusations
from pakafg.disagreements.quantities import compare_quantities
from pakafg.disagreements.responses import compare_responses
from pakafg.disagreements.round_reports import compare_round_reports
from pakafg.disagreements.rounded_durations import compare_durations
from pakafg.disagreements.titles import compare_titles
from pakafg.disagreements.wordings import compare_wordings
from pakafg.frames import SCHEMAS
from pakafg.timeline import reconcile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.discrepancy import Discrepancy
    from pakafg.timeline import Timeline

__all__ = ["discrepancies", "discrepancies_beside"]


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
    check_corpus(corpus)
    return discrepancies_beside(corpus, reconcile(corpus))


def discrepancies_beside(corpus: Corpus, timeline: Timeline) -> pl.DataFrame:
    """Tabulate the disagreements of a corpus whose timeline is reconciled already."""
    # A new kind is one module, and one line here.
    comparisons: tuple[Callable[[Corpus], Iterator[Discrepancy]], ...] = (
        compare_casualty_figures,
        compare_quantities,
        compare_durations,
        partial(compare_dates, timeline=timeline),
        compare_round_reports,
        compare_ceasefire_reports,
        compare_accusations,
        compare_denials,
        compare_titles,
        compare_wordings,
        compare_responses,
        read_links,
    )
    each = chain.from_iterable(compare(corpus) for compare in comparisons)
    rows = [(f"discrepancy-{n}", *discrepancy.row) for n, discrepancy in enumerate(each, start=1)]
    return pl.DataFrame(rows, schema=SCHEMAS["discrepancies"].schema, orient="row")
