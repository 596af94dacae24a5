"""What is printed is news English: no phrase that readers stumbled over comes back."""

import re
from collections.abc import Iterator

import corpora
import pytest

import pakafg
from pakafg.frames.cells import CELL
from pakafg.present.cli.paper import Paper
from pakafg.present.cli.report import as_text
from pakafg.views.agreed_view import agreed, agreed_line
from pakafg.views.thing_names import ThingNames

CORPORA = {"the seeds": corpora.seeds(), "the made corpus": corpora.made_corpus()}

# Each as printed once, and what stands there now.
BANNED = (
    r"\bmiss(es)? (each other )?by\b",  # apart, of dates
    r"\bround in a circle\b",  # contradict each other
    r"\btells? alike\b",  # agree
    r"\bworth to one another\b",  # agreement
    r"\bwhich lay outside\b",
    r"\bleaves? the range\b",
    r"\bin whose mouth\b",  # attributed to
    r"\btaken back\b",
    r"\ban inner room\b",
    r"\bslip of the pen\b",
    r"\blets the (round|talks|ceasefire)\b",  # according to … it ended in
    r"\bby 00\d\b",  # according to
    r"^\s*given up\b",  # what, and against what
    r"\bby the document itself\b",
)


def printed(corpus: pakafg.Corpus) -> Iterator[str]:
    """Everything that a reader of a corpus is shown in sentences."""
    yield as_text(corpus, Paper(width=100_000))
    found = corpus.frame("discrepancies")
    yield from found["question"]
    yield from (answer["says"] for answers in found["answers"] for answer in answers)
    line = pakafg.timeline.reconcile(corpus)
    yield from line.conflicts["reason"]
    for event in line.events["event"]:
        yield line.explain(event)
    for row in pakafg.casualties.totals(corpus, by=CELL).iter_rows(named=True):
        yield pakafg.casualties.explain(corpus, row)
    names = ThingNames(corpus)
    for each in agreed(corpus):
        yield from (each.sentence(names), agreed_line(each, names))
    for verdict in pakafg.Verdict:
        yield verdict.meaning


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA)
def test_no_banned_phrase_is_printed(corpus: pakafg.Corpus) -> None:
    # What documents say stands in quotation marks, and an annotator's reasons are his own.
    own = re.compile(r"“[^”]*”")
    reasons = [link.reason for link in corpus.links.values()]
    for whole in printed(corpus):
        text = own.sub("", whole)
        for reason in reasons:
            text = text.replace(own.sub("", reason), "")
        for banned in BANNED:
            found = re.search(banned, text, re.MULTILINE | re.IGNORECASE)
            assert not found, f"{found}: {text[:300]}"


def test_every_question_asks_in_one_sentence() -> None:
    for corpus in CORPORA.values():
        for question in corpus.frame("discrepancies")["question"]:
            assert re.fullmatch(r"[A-Z][^?]*\?", question), question
            assert "  " not in question
            assert "None" not in question
