"""Who demanded what, of whom, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.lookup import record_named
from pakafg.corpus.naming import actor_name
from pakafg.frames import frame
from pakafg.frames.record_names import with_names, with_sources
from pakafg.grouping import grouped
from pakafg.records.parts import citations_of
from pakafg.talks.parties import columns_of_positions
from pakafg.text.date_words import when_words
from pakafg.validation.choices import check_switch
from pakafg.values.conclusions import DemandRole, DemandStep
from pakafg.values.vocabularies import DemandKind, SpeechAct
from pakafg.values.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation
    from pakafg.records.demand import Demand
    from pakafg.records.statement import Statement

__all__ = ["ASKING_ROLES", "history", "positions"]

ASKING_ROLES: Final[Mapping[DemandKind | None, DemandRole]] = {
    None: DemandRole.DEMANDS,
    DemandKind.DEMAND: DemandRole.DEMANDS,
    DemandKind.CONDITION: DemandRole.SETS_CONDITION,
    DemandKind.OFFER: DemandRole.OFFERS,
    DemandKind.APPEAL: DemandRole.APPEALS,
}
"""What a party does that puts forward what is recorded as a demand, by its kind."""

_STEPS: Final[Mapping[str, pl.DataType]] = {
    **dict.fromkeys(("document", "step", "by", "answer", "claimant", "words"), pl.String()),
    **dict.fromkeys(("start", "end"), pl.Int64()),
}
_ANSWERING: Final = (
    *("published", "step", "by_name", "answer", "words", "claimant_name"),
    *("document_label", "demand"),
)


def history(corpus: Corpus, demand: str, *, detail: bool = False) -> pl.DataFrame:
    """What documents tell of one demand, in the order of their publication.

    Args:
        corpus: The corpus.
        demand: The demand: its id, or words of its text that no other has.
        detail: Give all columns; else published, step, by_name, answer, words, claimant_name,
            document_label and demand.

    Returns:
        One row each time a document tells of it; documents without a date come last:

        - published: when the document was published, in words; null: it does not show it.
        - step: what it tells (a `DemandStep`).
        - by, by_name: who demands, or answers; null: not said.
        - of, of_name: of whom it is demanded; null: not said.
        - answer: what was answered (an `Answer`); null where the demand is made.
        - words: the quotation.
        - claimant, claimant_name: who reports the demand or the answer; null: the document's
          own voice.
        - document, document_label, publisher, url: where it stands; null: the document does not
          show it.
        - start, end: the characters in the document, half-open.
        - demand, text: its id, and what is asked, in one neutral line.

    Raises:
        ArgumentError: There is no such demand, and the error names the nearest; or several that
            may be meant, and it lists them.
        ArgumentTypeError: detail is neither True nor False.

    >>> import pakafg
    >>> steps = history(pakafg.load_corpus(), "written pledge")
    >>> steps["step"].unique().sort().to_list()
    ['answered', 'made', 'restated', 'term']
    """
    check_corpus(corpus)
    check_switch("detail", detail)
    asked = record_named(corpus.demands, "demand", demand)
    steps = pl.DataFrame(list(_steps(asked)), schema=_STEPS, orient="row")
    published = frame(corpus, "documents").select("document", "published_earliest")
    in_words = {
        name: when_words(each.published)
        for name, each in corpus.documents.items()
        if each.published is not None
    }
    # The rows are sorted by publication when this is evaluated: the first document is the earliest.
    is_later = pl.col("document") != pl.col("document").first()
    is_restated = (pl.col("step") == DemandStep.MADE) & is_later
    told = (
        steps.join(published, on="document", how="left", maintain_order="left")
        .sort("published_earliest", "document", maintain_order=True, nulls_last=True)
        .with_columns(step=pl.when(is_restated).then(pl.lit(DemandStep.RESTATED)).otherwise("step"))
        .with_columns(
            published=pl.col("document").replace_strict(
                in_words, default=None, return_dtype=pl.String
            ),
            of=pl.lit(asked.of, pl.String()),
            demand=pl.lit(asked.id),
            text=pl.lit(asked.text),
        )
        .select(
            *("published", "step", "by", "of", "answer", "words", "claimant"),
            *("document", "start", "end", "demand", "text"),
        )
    )
    named = with_names(corpus, with_sources(corpus, told), "by", "of", "claimant")
    return named if detail else named.select(_ANSWERING)


def _steps(demand: Demand) -> Iterator[tuple[str | int | None, ...]]:
    """Yield one row a quotation, in the order of `_STEPS`, as if each document were the first."""
    for report in demand.reports:
        told = (demand.by, None, report.claimant)
        for citation in report.citations:
            yield report.document, DemandStep.MADE, *told, *_quote_with_place(citation)
        for term in report.terms:
            for citation in term.citations:
                yield report.document, DemandStep.TERM, *told, *_quote_with_place(citation)
    for response in demand.responses:
        for citation in response.citations:
            answer = (DemandStep.ANSWERED, response.by, response.answer, response.claimant)
            yield response.document, *answer, *_quote_with_place(citation)


def _quote_with_place(citation: Citation) -> tuple[str, int, int]:
    return citation.quote, citation.start, citation.end


def positions(corpus: Corpus) -> pl.DataFrame:
    """Issue by party: who demands, offers or appeals, and what each is reported to have answered.

    Args:
        corpus: The corpus.

    Returns:
        One row a demand:

        - demand, text: its id, and what is asked, in one neutral line.
        - by, by_name: who asks; null: not said.
        - round, round_name: the round in which it was put.
        - a column for each party of the codebook, and one for mediator: a `DemandRole`, or the
          answers that documents report of it, each an `Answer` with the documents; null where
          nothing is.
        - documents: those that tell of it.
        - claimants: the names of those on whose word alone it is told; null where a document
          tells of it in its own voice.

        What each side said on a topic: `statements.positions`.

    >>> import pakafg
    >>> table = positions(pakafg.load_corpus())
    >>> table.filter(demand="written-pledge").select("pakistan").item()
    'demands'
    >>> table.filter(demand="shared-security-burden")["claimants"].to_list()
    [['Zabihullah Mujahid']]
    """
    check_corpus(corpus)
    sides = columns_of_positions(corpus)
    conceding = grouped(
        (each for each in corpus.statements.values() if each.act is SpeechAct.CONCEDE),
        lambda statement: statement.about,
    )
    rows = [
        (
            demand.id,
            demand.text,
            demand.by,
            demand.round,
            *(_position(corpus, demand, side, conceding.get(demand.id, ())) for side in sides),
            sorted({citation.document for citation in citations_of(demand)}),
            _claimants(corpus, demand),
        )
        for demand in corpus.demands.values()
    ]
    texts = dict.fromkeys(("demand", "text", "by", "round", *sides), pl.String())
    lists = dict.fromkeys(("documents", "claimants"), pl.List(pl.String()))
    schema = {**texts, **lists}
    return with_names(corpus, pl.DataFrame(rows, schema=schema, orient="row"), "by", "round")


def _claimants(corpus: Corpus, demand: Demand) -> list[str] | None:
    """Name those on whose word alone a demand is told; None where a document tells of it itself."""
    claimants = [report.claimant for report in demand.reports]
    named = [name for each in claimants if (name := actor_name(corpus, each)) is not None]
    return sorted(set(named)) if named and len(named) == len(claimants) else None


def _position(
    corpus: Corpus, demand: Demand, side: str, conceding: Iterable[Statement]
) -> str | None:
    """Say how a side stands to a demand; None where nothing is reported.

    Args:
        corpus: The corpus.
        demand: The demand.
        side: The side.
        conceding: The statements of anybody that concede it.
    """

    def is_of_side(actor: str | None) -> bool:
        return actor is not None and corpus.actors[actor].side == side

    by_answer = grouped(
        (response for response in demand.responses if is_of_side(response.by)),
        lambda response: response.answer,
    )
    parts: list[str] = []
    if is_of_side(demand.by):
        parts.append(ASKING_ROLES[demand.kind])
        own = [each for each in conceding if any(map(is_of_side, each.speakers))]
        telling = {report.document for each in own for report in each.reports}
        if telling:
            parts.append(f"{DemandRole.GIVES_WAY} ({listed(sorted(telling))})")
    for answer, responses in by_answer.items():
        documents = sorted({response.document for response in responses})
        parts.append(f"{answer} ({listed(documents)})")
    if not parts and is_of_side(demand.of):
        parts.append(DemandRole.NO_ANSWER_RECORDED)
    return "; ".join(parts) or None
