"""One utterance in different words, or in different mouths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg._words import cut
from pakafg.disagreements.difference import Difference, one_chain, sides_of, voice
from pakafg.values.vocabularies import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.statement import Statement

__all__ = ["utterances"]


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
        f"Who said “{cut(said.reports[0].words, 80)}”",
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
        words = _plain(report.words)
        text = f"“{texts.setdefault(words, report.words)}”"
        if report.mode is Mode.PARAPHRASE:
            text = f"told as {text}"
        else:
            quoted.add(words)
        told.append((text, said.id, report.citations))
    if quoted and len({text for text, _, _ in told}) > 1:
        yield Difference(
            said.id,
            f"In the words of {voice(corpus, said.speaker)}",
            "wording",
            "wording",
            sides_of(told),
            _why(quoted),
        )


def _why(quoted: set[str]) -> str:
    if len(quoted) == 1:
        return "One quotes what the other tells in words of its own."
    if all(any(one in other or other in one for other in quoted - {one}) for one in quoted):
        return "One quotes a part of what the other quotes."
    return "The quoted words differ."


def _plain(words: str) -> str:
    kept = "".join(c if c.isalnum() else " " for c in words.casefold().replace("’", ""))
    return " ".join(kept.split())
