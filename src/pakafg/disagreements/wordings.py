"""One utterance in different words, or in different mouths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.disagreements.discrepancy import Difference, one_chain, sides_of, voice
from pakafg.text.quotations import clip
from pakafg.values.vocabularies import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation
    from pakafg.records.statement import Report, Statement

__all__ = ["utterances"]

_MARKS: Final = ("“", "‘", '"')


def utterances(corpus: Corpus) -> Iterator[Difference]:
    """Differences between the reports of each statement."""
    for said in corpus.statements.values():
        yield from _attribution(corpus, said)
        yield from _wording(corpus, said)


def _attribution(corpus: Corpus, said: Statement) -> Iterator[Difference]:
    speakers = {report.speaker or said.speaker for report in said.reports}
    if len(speakers) < 2:  # noqa: PLR2004  (it takes two to differ)
        return
    chain = one_chain(corpus, speakers)
    told = (
        (voice(corpus, report.speaker or said.speaker), said.id, report.citations)
        for report in said.reports
    )
    yield Difference(
        said.id,
        f"Who said “{clip(said.reports[0].words, 80)}”",
        "attribution",
        "scope" if chain else "attribution",
        sides_of(told),
        "One speaks for the other." if chain else "One sentence is given to different speakers.",
    )


def _wording(corpus: Corpus, said: Statement) -> Iterator[Difference]:
    """Words in quotation marks that are not the same, or that others only tell."""
    texts: dict[str, str] = {}
    told, quoted = [], set()
    for report in said.reports:
        again = _quoted_again(corpus, report)
        words = _plain(report.words)
        text = f"“{texts.setdefault(words, report.words)}”"
        if report.mode is Mode.PARAPHRASE:
            text = f"told as {text}"
        else:
            quoted.update([words, *(_plain(each.quote) for each in again)])
        told.append((text, said.id, tuple(c for c in report.citations if c not in again)))
        told += [(f"“{each.quote}”", said.id, (each,)) for each in again]
    if quoted and len({text for text, _, _ in told}) > 1:
        yield Difference(
            said.id,
            f"In the words of {voice(corpus, said.speaker)}",
            "wording",
            "wording",
            sides_of(told),
            _why(quoted),
        )


def _quoted_again(corpus: Corpus, report: Report) -> list[Citation]:
    """Further quotations of an utterance in one document, in words that are not the first ones."""
    if report.mode is Mode.PARAPHRASE:
        return []
    text, first = corpus.documents[report.document].text, _plain(report.words)
    return [
        each
        for each in report.citations[1:]
        if text[: each.start].endswith(_MARKS)
        and "”" not in each.quote
        and _plain(each.quote) not in first
        and _alike(first, _plain(each.quote))
    ]


def _alike(one: str, other: str) -> bool:
    """Whether they share half of the words of the shorter: else they are two sentences."""
    words, others = set(one.split()), set(other.split())
    return 2 * len(words & others) >= min(len(words), len(others))


def _why(quoted: set[str]) -> str:
    if len(quoted) == 1:
        return "One quotes what the other tells in words of its own."
    if all(any(one in other or other in one for other in quoted - {one}) for one in quoted):
        return "One quotes a part of what the other quotes."
    return "The quoted words differ."


def _plain(words: str) -> str:
    kept = "".join(c if c.isalnum() else " " for c in words.casefold().replace("’", ""))
    return " ".join(kept.split())
