"""Is one utterance given in different words, or to different mouths?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.ancestry import speak_for_one
from pakafg.corpus.naming import speaker_name, speaker_names
from pakafg.disagreements.discrepancy import (
    ONE_SPEAKS_FOR_OTHER,
    Discrepancy,
    Ruling,
    Saying,
    positions_of,
)
from pakafg.text.quotations import quoted
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation
    from pakafg.records.statement import Report, Statement

__all__ = ["compare_wordings"]

_TWO_SPEAKERS: Final = Ruling(Verdict.ATTRIBUTION, "One sentence is given to different speakers.")
_PARAPHRASED: Final = Ruling(
    Verdict.WORDING, "One quotes what the other tells in words of its own."
)
_QUOTED_IN_PART: Final = Ruling(Verdict.WORDING, "One quotes a part of what the other quotes.")
_QUOTED_OTHERWISE: Final = Ruling(Verdict.WORDING, "The quoted words differ.")
_MARKS: Final = ("“", "‘", '"')
_NAMING: Final = 80  # characters of an utterance that name it


def compare_wordings(corpus: Corpus) -> Iterator[Discrepancy]:
    """Compare the reports of each statement."""
    for statement in corpus.statements.values():
        yield from _speakers(corpus, statement)
        yield from _words(corpus, statement)


def _speakers(corpus: Corpus, statement: Statement) -> Iterator[Discrepancy]:
    """Compare who said it."""
    # A document that names one of several who spoke together names fewer, and no other.
    by_report = [
        (statement.speaker if named in statement.jointly_with else named, report)
        for report in statement.reports
        for named in (report.speaker or statement.speaker,)
    ]
    speakers = {speaker for speaker, _ in by_report}
    if len(speakers) > 1:
        sayings = (
            Saying(speaker_name(corpus, speaker), statement.id, report.citations)
            for speaker, report in by_report
        )
        yield Discrepancy(
            statement.id,
            f"Who said {quoted(statement.reports[0].words, _NAMING)}",
            DiscrepancyKind.ATTRIBUTION,
            ONE_SPEAKS_FOR_OTHER if speak_for_one(corpus, speakers) else _TWO_SPEAKERS,
            positions_of(sayings),
        )


def _words(corpus: Corpus, statement: Statement) -> Iterator[Discrepancy]:
    """Compare words in quotation marks with others, and with a document's own words for them."""
    printed: dict[str, str] = {}  # the words compared: as first printed
    compared: set[str] = set()  # those in quotation marks
    sayings = []
    for report in statement.reports:
        again = _quoted_again(corpus, report)
        words = _letters_and_digits(report.words)
        text = quoted(printed.setdefault(words, report.words))
        if report.mode is Mode.PARAPHRASE:
            text = f"told as {text}"
        else:
            compared.update([words, *(_letters_and_digits(citation.quote) for citation in again)])
        first = tuple(citation for citation in report.citations if citation not in again)
        sayings.append(Saying(text, statement.id, first))
        sayings += [Saying(quoted(each.quote), statement.id, (each,)) for each in again]
    if compared and len({saying.says for saying in sayings}) > 1:
        yield Discrepancy(
            statement.id,
            f"In the words of {speaker_names(corpus, statement)}",
            DiscrepancyKind.WORDING,
            _rule_on_words(compared),
            positions_of(sayings),
        )


def _quoted_again(corpus: Corpus, report: Report) -> list[Citation]:
    """Find further quotations of an utterance in one document, in words unlike the first ones."""
    if report.mode is Mode.PARAPHRASE:
        return []
    text, first = corpus.documents[report.document].text, _letters_and_digits(report.words)
    return [
        citation
        for citation in report.citations[1:]
        if text[: citation.start].endswith(_MARKS)
        and "”" not in citation.quote
        and _letters_and_digits(citation.quote) not in first
        and _share_half(first, _letters_and_digits(citation.quote))
    ]


def _share_half(one: str, other: str) -> bool:
    """Decide whether they share half of the words of the shorter: else they are two sentences."""
    words, others = set(one.split()), set(other.split())
    return 2 * len(words & others) >= min(len(words), len(others))


def _rule_on_words(compared: set[str]) -> Ruling:
    if len(compared) == 1:
        return _PARAPHRASED
    if all(any(one in other or other in one for other in compared - {one}) for one in compared):
        return _QUOTED_IN_PART
    return _QUOTED_OTHERWISE


def _letters_and_digits(words: str) -> str:
    """Reduce words to letters and digits, in lower case, one space between them."""
    kept = "".join(c if c.isalnum() else " " for c in words.casefold().replace("’", ""))
    return " ".join(kept.split())
