"""Every kind of disagreement in one table."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.disagreements.casualty_figures import figures
from pakafg.disagreements.ceasefires import truces
from pakafg.disagreements.dates import dates
from pakafg.disagreements.links import judged
from pakafg.disagreements.mutual_blame import blame
from pakafg.disagreements.quantities import quantities
from pakafg.disagreements.responses import answers
from pakafg.disagreements.round_reports import talks
from pakafg.disagreements.rounded_durations import durations
from pakafg.disagreements.titles import roles
from pakafg.disagreements.wordings import utterances
from pakafg.frames import SCHEMAS

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus

__all__ = ["discrepancies"]

_KINDS: Final = (
    figures,
    quantities,
    durations,
    dates,
    talks,
    truces,
    blame,
    roles,
    utterances,
    answers,
    judged,
)


def discrepancies(corpus: Corpus) -> pl.DataFrame:
    """Every disagreement of a corpus: what about, of what kind, between whom, in what words.

    Differences that dissolve ("over 440" and 447; a total and its part; two truces) are
    listed with the verdict that says how, not as contradictions.

    Args:
        corpus: The corpus.

    Returns:
        One row a disagreement: discrepancy, topic (a record's id, or what is counted), kind,
        verdict, records, documents, sides (for each: says, records, documents, citations),
        explanation (a sentence with a quotation from each document, and why the verdict).

        Kinds: figures (persons), quantity (other figures), dates, order (of events),
        identity (one thing or two, by a link), label (number of a round), head (of a
        delegation), mediator (or broker), role (title of a person), wording (of one utterance),
        attribution (one utterance or figure, two sources), answer (to a demand), form (of a
        demand), blame (on each other), state (of a ceasefire), event (under a ceasefire said
        to be quiet), statement (against another, by a link).

        Verdicts: contradiction (these cannot all hold), scope (a part and a whole, or
        different rounds), rounding (one figure or date, in rounder words), time (different
        times, or an edge of a day), distinct_events (perhaps two things), wording,
        attribution (different mouths), unresolved (the records do not decide it).

    >>> import pakafg
    >>> found = discrepancies(pakafg.load_corpus())
    >>> found.filter(topic="istanbul-november", kind="label")["verdict"].to_list()
    ['contradiction']
    """
    found = chain.from_iterable(kind(corpus) for kind in _KINDS)
    rows = [(f"discrepancy-{n}", *difference.row) for n, difference in enumerate(found, start=1)]
    return pl.DataFrame(rows, schema=SCHEMAS["discrepancies"].schema, orient="row")
