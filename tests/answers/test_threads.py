"""One corpus, read from many threads, gives what one thread gives."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import polars as pl
import pytest

import pakafg
from pakafg import Corpus, casualties, timeline
from pakafg.frames import SCHEMAS

THREADS: Final = 2

QUESTIONS: Final[dict[str, Callable[[Corpus], list[object]]]] = {
    "frames": lambda corpus: [corpus.frame(name) for name in SCHEMAS if name != "discrepancies"],
    "discrepancies": lambda corpus: [corpus.frame("discrepancies")],
    "totals": lambda corpus: [casualties.totals(corpus, by=("incident", "outcome"))],
    "timeline": lambda corpus: [
        (found := timeline.reconcile(corpus)),
        found.events,
        found.claims,
        found.conflicts,
        found.explain("doha-ceasefire"),
    ],
    "search": lambda corpus: [corpus.search(word) for word in ("Asif", '"Spin Boldak"')],
    "text": lambda corpus: [
        *(corpus.cite(document, "bibtex") for document in corpus.documents),
        *(when.earliest for when in (claim.when for claim in corpus.dates.values())),
        *(str(claim.count) for claim in corpus.casualties.values()),
        corpus._repr_html_(),
        hash(corpus),
    ],
}


def same(one: object, other: object) -> bool:
    return one.equals(other) if isinstance(one, pl.DataFrame) else one == other  # type: ignore[arg-type]  # both are frames


@pytest.mark.parametrize("question", QUESTIONS)
def test_many_threads_are_told_what_one_is_told(question: str) -> None:
    asked = pakafg.load_corpus()  # nothing has been asked of it before, nothing is kept
    ask, at_once = QUESTIONS[question], threading.Barrier(THREADS)

    def one(_: int) -> list[object]:
        at_once.wait()
        return ask(asked)

    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(one, range(THREADS)))
    alone = ask(pakafg.load_corpus())
    for answer in answers:
        assert len(answer) == len(alone)
        assert all(map(same, answer, alone))
