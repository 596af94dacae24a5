"""What was demanded, of whom, and what is reported of the answer, as lines of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.disagreements.responses import ANSWER_WORDS
from pakafg.grouping import grouped
from pakafg.records.parts import citations_of
from pakafg.text.figure_words import counted
from pakafg.text.people import NOBODY, according_to, capitalised
from pakafg.values.vocabularies import Answer, DemandKind
from pakafg.views.thing_names import ThingNames
from pakafg.views.voices import name_beside_documents
from pakafg.views.weighed_claims import few_lines, few_listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.present.cli.paper import Paper
    from pakafg.records.demand import Demand, Response

__all__ = ["ASKED", "demand_lines"]

ASKED: Final[Mapping[DemandKind, tuple[str, str]]] = {
    DemandKind.DEMAND: ("demands", "demands of {of}"),
    DemandKind.CONDITION: ("sets a condition", "sets {of} a condition"),
    DemandKind.OFFER: ("offers", "offers {of}"),
    DemandKind.APPEAL: ("appeals", "appeals to {of}"),
}
"""What who asks does: of nobody in particular, and of somebody."""

_NOT_ANSWERED: Final = "no answer is reported"


def demand_lines(corpus: Corpus, paper: Paper, *, full: bool, ask: str) -> Iterator[str]:
    """Print demands with their answers: those with an answer, or of two documents or more.

    Args:
        corpus: The corpus.
        paper: What is printed on.
        full: Whether to print every demand.
        ask: How to ask for the others.
    """
    if not corpus.demands:
        return
    yield from paper.headed("DEMANDS", "who asks whom; below, what is reported of the answer")
    names = ThingNames(corpus)
    shown = [each for each in corpus.demands.values() if full or _is_shown(each)]
    for demand in shown:
        yield from paper.wrapped(f"{_asked_words(demand, names)}{_told_words(demand, names)}", 2)
        answers = list(_answer_words(demand, names)) or [_NOT_ANSWERED]
        for text in few_lines(answers, "more answer", ask=ask, detail=full):
            yield from map(paper.faint, paper.wrapped(text, 6))
    left = len(corpus.demands) - len(shown)
    if left:
        what = f"{counted(left, 'demand')} more, of one document and without an answer: {ask}"
        yield from map(paper.faint, paper.wrapped(what, 2))


def _is_shown(demand: Demand) -> bool:
    answered = any(each.answer is not Answer.NONE_REPORTED for each in demand.responses)
    return answered or len({citation.document for citation in citations_of(demand)}) > 1


def _asked_words(demand: Demand, names: ThingNames) -> str:
    by = capitalised(names.who(demand.by) if demand.by else NOBODY)
    alone, of_somebody = ASKED[demand.kind or DemandKind.DEMAND]
    asks = of_somebody.format(of=names.who(demand.of)) if demand.of else alone
    return f"{by} {asks}: {demand.text}"


def _told_words(demand: Demand, names: ThingNames) -> str:
    """Say which documents tell of a demand, and on whose word."""
    told = grouped(demand.reports, lambda report: report.claimant).items()
    return "".join(
        _on_whose_word(claimant, (each.document for each in reports), names)
        for claimant, reports in sorted(told, key=lambda item: item[0] is not None)
    )


def _answer_words(demand: Demand, names: ThingNames) -> Iterator[str]:
    def said(response: Response) -> tuple[str | None, Answer, str | None]:
        return response.by, response.answer, response.claimant

    for (by, answer, claimant), responses in grouped(demand.responses, said).items():
        who = f"{capitalised(names.who(by))}: " if by else ""
        told = _on_whose_word(claimant, (each.document for each in responses), names)
        yield f"{who}{ANSWER_WORDS[answer]}{told}"


def _on_whose_word(claimant: str | None, documents: Iterable[str], names: ThingNames) -> str:
    """Say whose word something is, where documents name anybody, and in which of them."""
    who = f", {according_to(name_beside_documents(names, claimant))}" if claimant else ""
    return f"{who} ({few_listed(dict.fromkeys(documents))})"
