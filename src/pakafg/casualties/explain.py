"""An answer in words: its claims with their quotations, its origins, and the rules it follows."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.casualties.claims import claims_of
from pakafg.casualties.incident_dates import windows
from pakafg.casualties.provenance import claims_behind
from pakafg.casualties.validate import CLASS
from pakafg.errors import ArgumentError
from pakafg.frames import frame
from pakafg.text.date_words import date_words
from pakafg.text.escape import printable
from pakafg.text.people import in_words, people_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from pakafg.corpus.corpus import Corpus

__all__ = ["explain"]

_BEST: Final = {
    "only": "the only exact figure",
    "agreed": "the exact figure of all that may set it",
    "latest": "the latest of the exact figures, by their as-of",
    "majority": "the exact figure that most of the latest origins give",
    "lowest": "the lowest of the exact figures that equally many of the latest origins give",
    "parts": "the sum of the best figures of the parts",
    "sum": "the sum of the best figures of the incidents",
    "clamped": "the end of the range that is nearest to the best figure, which lay outside",
}
_GRADES: Final = {
    "single": "one origin gives it",
    "corroborated": "two or more independent origins can hold together",
    "contested": "independent origins exclude each other",
    "party_contested": "a side's own figure and the other side's exclude each other",
    "bounded": "only bounds are given, no exact figure",
    "inconsistent": "it contradicts figures of its parts or of a whole that it belongs to",
}


def explain(corpus: Corpus, row: Mapping[str, Any] | pl.DataFrame) -> str:
    """What a number rests on, in words: claims, origins, rule and quotations.

    Args:
        corpus: The corpus.
        row: A row of `totals`, `reconcile` or `conflicts`: as a dict, or as a frame of one
            row.

    Returns:
        Lines of plain text: what is counted; the range, the best figure and its rule; the
        grade; then every claim with its quotations, those of the parts and the wholes of an
        incident too, whether or not `where` and `admit` chose these (`totals` with `detail`
        gives exactly the chosen).

    Raises:
        ArgumentError: It is not one row, or names a claim that the corpus does not hold.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> rows = pakafg.casualties.totals(corpus, by=("incident", "outcome", "nationality", "status"))
    >>> row = rows.filter(
    ...     incident="october-clashes", outcome="killed", nationality="pakistani", status="soldier"
    ... )
    >>> for line in explain(corpus, row).splitlines()[:3]:
    ...     print(line)
    Fighting of October 2025: killed, Pakistani soldiers
      23 to 58 persons; best 23, the exact figure of all that may set it (Pakistan, United Nations)
      party contested: a side's own figure and the other side's exclude each other
    """
    answer = _one(row)
    strange = [claim for claim in answer["claims"] if claim not in corpus.casualties]
    if strange:
        expected = f"a row of this corpus, which has no casualty claim {strange[0]!r}"
        raise ArgumentError("row", row, expected)
    if "explanation" in answer:
        lines = [_heading(corpus, answer), *_clash(corpus, answer["claims"])]
    else:
        lines = [_heading(corpus, answer), *_figure(corpus, answer), *_told(corpus, answer)]
    return printable("\n".join(lines))


def _one(row: Mapping[str, Any] | pl.DataFrame) -> dict[str, Any]:
    answer: Mapping[str, Any] = {}
    if isinstance(row, pl.DataFrame):
        if row.height != 1:
            raise ArgumentError("row", f"a frame of {row.height:,} rows", "one row")
        answer = row.row(0, named=True)
    else:
        answer = row
    needed = ["outcome", "claims", *([] if "explanation" in answer else ["low", "high"])]
    missing = [name for name in needed if name not in answer]
    if missing:
        expected = f"a row of totals, reconcile or conflicts, with {', '.join(missing)}"
        raise ArgumentError("row", answer, expected)
    return {**dict.fromkeys((*CLASS, "best"), None), **answer}


def _heading(corpus: Corpus, row: Mapping[str, Any]) -> str:
    where = "All incidents"
    if row.get("incident"):
        where = corpus.incidents[row["incident"]].name
    elif row.get("place"):
        where = corpus.places[row["place"]].name
    what = ", ".join(filter(None, (in_words(row["outcome"]), people_words(row))))
    only = [
        f"{key} {row[key] or 'not named'}"
        for key in ("claimant", "side", "document", "period")
        if key in row
    ]
    return f"{where}: {what}" + (f" ({', '.join(only)})" if only else "")


def _figure(corpus: Corpus, row: Mapping[str, Any]) -> Iterator[str]:
    """The range, the best figure and its rule, the grade, the rest."""
    best = "no best figure, for nobody gives an exact one"
    if row["best"] is not None:
        best = f"best {row['best']:,}, {_BEST[row['best_rule']]}"
        if row.get("best_basis"):
            best += f" ({', '.join(_named(corpus, source) for source in row['best_basis'])})"
    yield f"  {_range(row['low'], row['high'])} persons; {best}"
    if row.get("grade"):
        yield f"  {in_words(row['grade'])}: {_GRADES[row['grade']]}"
    claimed = row.get("claim_low")
    if "claim_low" in row and claimed is None:
        yield "  nobody gives this very figure; the range follows from its parts and wholes"
    elif claimed is not None and (claimed, row["claim_high"]) != (row["low"], row["high"]):
        hull = _range(claimed, row["claim_high"])
        yield f"  its own claims say {hull}; its parts and wholes leave the range"
    if row.get("tightness") == "outer":
        yield "  the range may be wider than need be: several lists of parts tie it"
    if row.get("rest_low") is not None:
        yield f"  beyond the parts that are named: {_range(row['rest_low'], row['rest_high'])}"


def _told(corpus: Corpus, row: Mapping[str, Any]) -> Iterator[str]:
    """Every claim behind the row, with its quotation."""
    gone = set(row.get("superseded") or ())
    of = "incident" not in row
    if row["claims"]:
        yield f"  {_whose(row)}:"
    days = _days(corpus) if "period" in row else {}
    for claim in row["claims"]:
        mark = ", replaced by what the same origin said later" if claim in gone else ""
        when = days.get(corpus.casualties[claim].incident)
        dated = f"[{when}] " if when else ""
        yield f"    {dated}{_said(corpus, claim, of=of)}{mark}"
    if days and row["claims"]:
        yield "  what may belong to another period too bounds this one from above only"
    for stands_for, heading in (("part", "of its parts"), ("whole", "of wholes that bound it")):
        if stands_for == "whole" and row["high"] == row.get("claim_high"):
            continue
        claims = _related(corpus, row, stands_for)
        if claims:
            yield f"  {heading}:"
            yield from (f"    {_said(corpus, claim, of=True)}" for claim in claims)
    for conflict in row.get("conflicts") or ():
        yield from _clash(corpus, conflict)


def _clash(corpus: Corpus, claims: Sequence[str]) -> Iterator[str]:
    yield "  these cannot all hold:"
    yield from (f"    {_said(corpus, claim, of=True)}" for claim in claims)


def _whose(row: Mapping[str, Any]) -> str:
    """What stands above the claims of a row."""
    least, most = row.get("n_origins_min"), row.get("n_origins_max")
    if least is None or most is None:
        return "on the word, about these and their parts, of"
    if not most:
        return "told of, without a figure, by"
    number = str(least) if least == most else f"{least} to {most}"
    return f"on the word of {number} independent origin{'s' * (most != 1)}"


def _named(corpus: Corpus, source: str) -> str:
    """The name of a source: an actor, or a document whose own source is not known."""
    if source in corpus.actors:
        return corpus.actors[source].name
    return f"document {source}" if source in corpus.documents else source


def _days(corpus: Corpus) -> dict[str, str]:
    """The days within which each incident took place, in words."""
    return {
        incident: date_words(_at(first, time(0)), _at(last, time(23, 59)))
        for incident, first, last in windows(corpus).iter_rows()
    }


def _at(day: date | None, hour: time) -> datetime | None:
    return None if day is None else datetime.combine(day, hour, UTC)


def _said(corpus: Corpus, name: str, *, of: bool = False) -> str:
    claim = corpus.casualties[name]
    who = corpus.actors[claim.claimant].name if claim.claimant else "no source named"
    about = ""
    if of:
        cell = {column: getattr(claim, column) for column in CLASS}
        what = ", ".join(filter(None, (in_words(claim.outcome), people_words(cell))))
        about = f"{corpus.incidents[claim.incident].name}, {what}: "
    quotes = " … ".join(citation.quote for citation in claim.citations)
    return f"{about}{who}: {claim.count} (document {claim.document}: “{quotes}”)"


def _related(corpus: Corpus, row: Mapping[str, Any], stands_for: str) -> list[str]:
    """The claims of the parts of an incident's row, or of its wholes."""
    if not row.get("incident") or "period" in row:
        return []
    claims = claims_of(corpus, "acled")
    for key in ("claimant", "side", "document"):
        if key in row:
            claims = claims.filter(pl.col(key).eq_missing(row[key]))
    cell = {key: row[key] for key in ("incident", "outcome", *CLASS)}
    cells = pl.DataFrame([cell], schema=dict.fromkeys(cell, pl.String)).with_row_index("row")
    behind = claims_behind(cells, claims, frame(corpus, "incidents"), apart=())
    return sorted(set(behind.filter(pl.col("stands_for") == stands_for)["claim"]))


def _range(low: int, high: int | None) -> str:
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"
