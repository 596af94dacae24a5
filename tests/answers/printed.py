"""What pakafg answers on the made corpora, in plain text.

A text is no proof that an answer is right; it shows every word of every answer, so that a change of
any is seen, read, and meant. `tests/house/test_printed.py` holds what is answered now against the
texts, and `PYTHONPATH=tests python tests/answers/printed.py --write` writes them anew.
"""

from __future__ import annotations

import sys
from datetime import date
from functools import cache, partial
from inspect import signature
from itertools import chain, product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import corpora
from dense_corpora import DENSE, dense

import pakafg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import polars as pl

    Part = Callable[[pakafg.Corpus], Iterator[str]]
    Makers = Mapping[str, Callable[[], pakafg.Corpus]]

__all__ = ["TEXTS", "kept", "printed"]

HERE: Final = Path(__file__).parent
CORPORA: Final[dict[str, Callable[[], pakafg.Corpus]]] = {
    "made-corpus": corpora.made_corpus,
    **{
        name: lambda name=name: corpora.conflict(name)  # type: ignore[misc]  # a name each
        for name in ("dam", "harbour", "strait", "three-parties", "two-states")
    },
}
DENSE_CORPORA: Final = {f"dense-{number}": partial(dense, number) for number in DENSE}


def rows(name: str, table: pl.DataFrame) -> Iterator[str]:
    """Print the rows of a table, a line for each cell that says something."""
    for number, row in enumerate(table.rows(named=True), 1):
        yield f"{name} {number}"
        yield from cells(row)


def cells(row: dict[str, Any]) -> Iterator[str]:
    return (
        f"  {column}: {cell(value)}"
        for column, value in row.items()
        if value is not None and value != []
    )


def cell(value: Any) -> str:
    if isinstance(value, dict):
        inner = (f"{key}={cell(each)}" for key, each in value.items() if each not in (None, []))
        return f"({', '.join(inner)})"
    if isinstance(value, list):
        return f"[{', '.join(map(cell, value))}]"
    return str(value)


def questions(corpus: pakafg.Corpus) -> Iterator[str]:
    for row in pakafg.discrepancies(corpus).rows(named=True):
        answers = row.pop("answers")
        yield row.pop("discrepancy")
        yield from (f"  {name}: {cell(value)}" for name, value in row.items() if value is not None)
        for answer in answers:
            yield f"  - {answer.pop('says')}"
            yield from (f"    {name}: {cell(value)}" for name, value in answer.items() if value)


def agreement(corpus: pakafg.Corpus) -> Iterator[str]:
    yield from rows("pair", pakafg.agreement.matrix(corpus, detail=True))
    yield from rows("double", pakafg.possible_doubles(corpus))


def dead(corpus: pakafg.Corpus) -> Iterator[str]:
    for incident in sorted({claim.incident for claim in corpus.casualties.values()}):
        yield pakafg.casualties.explain(corpus, incident, detail=True)
    keys = ("incident", "outcome", "nationality", "status", "group")
    yield from rows("cell", pakafg.casualties.totals(corpus, by=keys, detail=True))
    by_days = pakafg.casualties.totals(corpus, by=("period", "claimant"), period="week")
    yield from rows("week", by_days)
    by_document = pakafg.casualties.totals(corpus, by=("place", "side", "document"))
    for row in (*by_days.rows(named=True), *by_document.rows(named=True)):
        yield pakafg.casualties.explain(corpus, row)


def dates(corpus: pakafg.Corpus) -> Iterator[str]:
    timeline = pakafg.timeline.reconcile(corpus)
    for event in timeline.events["event"]:
        yield timeline.explain(event, detail=True)
    for name in ("events", "claims", "conflicts"):
        yield from rows(name, getattr(timeline, name))


def talks(corpus: pakafg.Corpus) -> Iterator[str]:
    yield from rows("utterance", pakafg.statements.find(corpus, detail=True))
    yield from rows("quote", pakafg.statements.quotes(corpus, detail=True))
    yield from rows("variant", pakafg.statements.variants(corpus, detail=True))
    yield from rows("position", pakafg.statements.positions(corpus))
    for demand in corpus.demands:
        yield from rows(demand, pakafg.demands.history(corpus, demand, detail=True))
    yield from rows("demand", pakafg.demands.positions(corpus))
    yield from rows("meeting", pakafg.rounds.meetings(corpus))
    for talk in corpus.rounds:
        yield from rows(talk, pakafg.rounds.outcomes(corpus, talk, detail=True))
    yield from rows("charge", pakafg.blame.charges(corpus, detail=True))


def differences(corpus: pakafg.Corpus) -> Iterator[str]:
    """Print questions with a line for each answer, and without quotations, which mean nothing."""
    for row in pakafg.discrepancies(corpus).rows(named=True):
        answers = row.pop("answers")
        del row["explanation"]
        yield from folded(chain([row.pop("discrepancy")], cells(row)))
        for answer in answers:
            answer["citations"] = [f"{c['document']} {c['start']}" for c in answer["citations"]]
            yield f"  {cell(answer)}"


def agreed(corpus: pakafg.Corpus) -> Iterator[str]:
    yield from folded(agreement(corpus))


def said(corpus: pakafg.Corpus) -> Iterator[str]:
    yield from folded(talks(corpus))


def asked(corpus: pakafg.Corpus) -> Iterator[str]:
    """Print what every question about talks answers to right and wrong arguments, each alone."""
    statement = next(each for each in corpus.statements.values() if each.speaker)
    report = statement.reports[0]
    values: dict[Any, None] = {
        **{str(each): None for each in (statement.speaker, report.document, statement.id)},
        **dict.fromkeys(["north", "accuse", "canal", "Radio Hill", "2031-05-03"]),
        **dict.fromkeys(
            [*list(corpus.rounds)[:1], *list(corpus.demands)[:1], "2033", "nobody", ""]
        ),
        **dict.fromkeys([3, True, date(2031, 5, 5)]),
    }
    for call in (pakafg.statements.find, pakafg.statements.quotes, pakafg.statements.variants,
                 pakafg.demands.history, pakafg.rounds.outcomes, pakafg.blame.charges):  # fmt: skip
        for name in list(signature(call).parameters)[1:]:
            for value in values:
                yield f"{call.__name__} {name} {value!r}: {outcome(call, corpus, {name: value})}"
    between = {"after": "2031-05-04", "before": "2031-05-03"}
    for more in (between, {"after": "2031-05-03", "before": "2031-05-04"},
                 {"speaker": statement.speaker, "side": "mediator"},
                 {"document": report.document, "after": "2031-06-01"}):  # fmt: skip
        yield f"find {more}: {outcome(pakafg.statements.find, corpus, more)}"


def outcome(call: Callable[..., Any], corpus: pakafg.Corpus, arguments: dict[str, Any]) -> str:
    try:
        found = call(corpus, **arguments)
    except (pakafg.PakafgError, TypeError) as error:
        return str(error)
    return f"{found.height} {found.columns} {found.rows()[:1]}"


def folded(lines: Iterator[str]) -> Iterator[str]:
    """Put the cells of a row on its line."""
    row: list[str] = []
    for line in lines:
        if not line.startswith("  ") and row:
            yield "; ".join(row)
            row = []
        row.append(line.strip())
    yield "; ".join(row)


_OF_MADE: Final = (questions, agreement, dead, dates, talks)
_OF_DENSE: Final = (differences, agreed, said)
_PARTS: Final[tuple[tuple[Makers, tuple[Part, ...]], ...]] = (
    (CORPORA, _OF_MADE),
    ({"made-talks": corpora.made_talks}, (questions, agreement, talks)),
    ({"dense-1": DENSE_CORPORA["dense-1"], "made-corpus": corpora.made_corpus}, (asked,)),
    (DENSE_CORPORA, _OF_DENSE),
)
TEXTS: Final[dict[tuple[str, str], tuple[Callable[[], pakafg.Corpus], Part]]] = {
    (name, part.__name__): (corpus, part)
    for found, parts in _PARTS
    for (name, corpus), part in product(found.items(), parts)
}


@cache
def printed(name: str, part: str) -> str:
    """Print what is answered of one corpus."""
    corpus, part_of = TEXTS[name, part]
    return "\n".join(part_of(corpus())) + "\n"


def kept(name: str, part: str) -> Path:
    """Where the text of an answer stands."""
    return HERE / "printed" / name / f"{part}.txt"


if __name__ == "__main__" and "--write" in sys.argv:
    for text in TEXTS:
        path = kept(*text)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(printed(*text), encoding="utf-8")
