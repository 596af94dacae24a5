"""Every disagreement of a corpus, found from its records."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from pakafg import casualties, timeline
from pakafg.frames import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claims import Claim

__all__ = ["discrepancies"]


class _Found(NamedTuple):
    topic: str
    kind: str
    verdict: str
    records: list[str]
    documents: list[str]
    explanation: str


def discrepancies(corpus: Corpus) -> pl.DataFrame:
    """Every disagreement of a corpus: what about, of what kind, between whom, in what words.

    Args:
        corpus: The corpus.

    Returns:
        One row a disagreement: discrepancy, topic, kind (figures, dates, order, label,
        role, wording, attribution, answer, quantity), verdict (contradiction,
        distinct_events, time, rounding, scope, wording), records, documents,
        explanation. Differences that dissolve ("over 440" and 447; a midnight) are listed
        with the verdict that says how.

    >>> import pakafg
    >>> found = discrepancies(pakafg.load_corpus())
    >>> found.filter(topic="istanbul-november", kind="label")["verdict"].to_list()
    ['contradiction']
    """
    found = chain(
        _figures(corpus),
        _dates(corpus),
        _labels(corpus),
        _roles(corpus),
        _utterances(corpus),
        _answers(corpus),
        _quantities(corpus),
    )
    rows = [(f"discrepancy-{number}", *each) for number, each in enumerate(found, start=1)]
    return pl.DataFrame(rows, schema=SCHEMAS["discrepancies"].schema, orient="row")


def _figures(corpus: Corpus) -> Iterator[_Found]:
    by = ("incident", "outcome", "nationality", "status", "group")
    for row in casualties.totals(corpus, by=by).iter_rows(named=True):
        claims = [corpus.casualties[claim] for claim in row["claims"]]
        documents = {claim.document for claim in claims}
        if row["grade"] in {"contested", "party_contested", "inconsistent"}:
            verdict = "contradiction"
        elif len(documents) > 1 and len({(c.count.low, c.count.high) for c in claims}) > 1:
            verdict = "rounding"
        else:
            continue
        whom = " ".join(row[c] for c in ("nationality", "status", "group") if row[c])
        topic = f"{row['incident']} {row['outcome']}" + (f" {whom}" if whom else "")
        yield _Found(
            topic,
            "figures",
            verdict,
            [claim.id for claim in claims],
            sorted(documents),
            f"{topic}: " + "; ".join(_said(corpus, claim, str(claim.count)) for claim in claims),
        )


def _said(corpus: Corpus, claim: Claim, what: str) -> str:
    who = corpus.actors[claim.claimant].name if claim.claimant else "its own voice"
    return f"{what} by {who} in {claim.document} “{claim.citations[0].quote}”"


def _dates(corpus: Corpus) -> Iterator[_Found]:
    line = timeline.reconcile(corpus)
    distinct = set(line.events.filter("possible_distinct_events")["event"].to_list())
    known = {**dict(corpus.dates.items()), **dict(corpus.orders.items())}
    for row in line.conflicts.iter_rows(named=True):
        dated = row["kind"] == "dates" or all(claim in corpus.dates for claim in row["claims"])
        if row["kind"] == "zone_or_midnight":
            verdict = "time"
        elif dated and distinct & set(row["events"]):
            verdict = "distinct_events"
        else:
            verdict = "contradiction"
        yield _Found(
            row["events"][0],
            "dates" if dated else "order",
            verdict,
            row["claims"],
            sorted({known[claim].document for claim in row["claims"]}),
            row["explanation"],
        )


def _labels(corpus: Corpus) -> Iterator[_Found]:
    for talk in corpus.rounds.values():
        told = [report for report in talk.reports if report.ordinal is not None]
        if len({report.ordinal for report in told}) > 1:
            yield _Found(
                talk.id,
                "label",
                "contradiction",
                [talk.id],
                sorted({report.document for report in told}),
                f"{talk.name}: "
                + "; ".join(f"“{report.label}” in {report.document}" for report in told),
            )


def _roles(corpus: Corpus) -> Iterator[_Found]:
    for actor in corpus.actors.values():
        roles: dict[str, list[str]] = defaultdict(list)
        for mention in actor.mentions:
            if mention.role is not None and actor.kind == "person":
                roles[mention.role.casefold()].append(mention.document)
        documents = {document for given in roles.values() for document in given}
        if len(roles) > 1 and len(documents) > 1:
            told = "; ".join(
                f"“{role}” in {', '.join(sorted(set(d)))}" for role, d in roles.items()
            )
            yield _Found(
                actor.id, "role", "wording", [actor.id], sorted(documents), f"{actor.name}: {told}"
            )


def _utterances(corpus: Corpus) -> Iterator[_Found]:
    for said in corpus.statements.values():
        documents = sorted({report.document for report in said.reports})
        told = "; ".join(f"“{report.words}” in {report.document}" for report in said.reports)
        speakers = {report.speaker or said.speaker for report in said.reports}
        if len(speakers) > 1:
            names = "; ".join(
                f"{_name(corpus, report.speaker or said.speaker)} in {report.document}"
                for report in said.reports
            )
            verdict = "scope" if _one_chain(corpus, speakers) else "contradiction"
            yield _Found(said.id, "attribution", verdict, [said.id], documents, f"{names}: {told}")
        words = {_plain(r.words) for r in said.reports if r.mode != "paraphrase"}
        if len(words) > 1:
            yield _Found(said.id, "wording", "wording", [said.id], documents, told)


def _one_chain(corpus: Corpus, speakers: set[str | None]) -> bool:
    """Whether all speak for the one among them that is highest: a spokesman and his government."""
    return any(
        all(speaker == top or top in _bodies(corpus, speaker) for speaker in speakers)
        for top in speakers
    )


def _bodies(corpus: Corpus, actor: str | None) -> list[str]:
    """Whom an actor speaks for, directly and over others."""
    found: list[str] = []
    while actor is not None and (actor := corpus.actors[actor].speaks_for) is not None:
        found.append(actor)
    return found


def _name(corpus: Corpus, actor: str | None) -> str:
    return corpus.actors[actor].name if actor else "nobody named"


def _plain(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum() or c.isspace()).strip()


def _answers(corpus: Corpus) -> Iterator[_Found]:
    for demand in corpus.demands.values():
        answers: dict[str, list[str]] = defaultdict(list)
        for response in demand.responses:
            quote = response.citations[0].quote
            answers[response.answer].append(f"{response.document} “{quote}”")
        if len(answers) > 1:
            yield _Found(
                demand.id,
                "answer",
                "contradiction",
                [demand.id],
                sorted({response.document for response in demand.responses}),
                f"{demand.text}: "
                + "; ".join(f"{answer} in {', '.join(told)}" for answer, told in answers.items()),
            )


def _quantities(corpus: Corpus) -> Iterator[_Found]:
    topics: dict[tuple[str, str, str | None], list[str]] = defaultdict(list)
    for claim in corpus.quantities.values():
        topics[claim.topic, claim.unit, claim.about].append(claim.id)
    for (topic, _, _), names in topics.items():
        claims = [corpus.quantities[name] for name in names]
        bounds = {(claim.count.low, claim.count.high) for claim in claims}
        if len(bounds) < 2 or len({claim.document for claim in claims}) < 2:  # noqa: PLR2004  (it takes two to disagree)
            continue
        highest_low = max(claim.count.low or 0.0 for claim in claims)
        lowest_high = min(
            float("inf") if claim.count.high is None else claim.count.high for claim in claims
        )
        yield _Found(
            topic,
            "quantity",
            "contradiction" if highest_low > lowest_high else "rounding",
            names,
            sorted({claim.document for claim in claims}),
            f"{topic}: "
            + "; ".join(_said(corpus, claim, f"{claim.count} {claim.unit}") for claim in claims),
        )
