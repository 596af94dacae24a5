"""One utterance: who said it, where, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.ancestry import speak_for_one
from pakafg.corpus.naming import speaker_name, speaker_names
from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.text.quotations import letters_and_digits, quoted
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import Mode
from pakafg.views.question_words import ask_channel, ask_speaker, ask_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.material import Material
    from pakafg.records.citation import Citation
    from pakafg.records.statement import Report, Statement

__all__ = ["QUOTED_OTHERWISE", "TWO_SPEAKERS", "compare_wordings"]

TWO_SPEAKERS: Final = Ruling(Verdict.ATTRIBUTION, "One utterance is given to different speakers.")
QUOTED_OTHERWISE: Final = Ruling(Verdict.WORDING, "The words in quotation marks differ.")
_TWO_CHANNELS: Final = Ruling(
    Verdict.UNRESOLVED, "It may have been said in both places, or one of them is a mistake."
)
_MARKS: Final = ("“", "‘", '"')


def compare_wordings(material: Material) -> Iterator[Question]:
    """Compare the reports of each statement."""
    for statement in material.statements:
        yield from _speakers_named(material, statement)
        yield from _channels(material, statement)
        yield from _wording(material, statement)


def _speakers_named(material: Material, statement: Statement) -> Iterator[Question]:
    """Compare who said it; an official and his government are one speaker."""
    corpus = material.corpus
    # A document that names one of several who spoke together names fewer, and no other.
    by_report = [
        (statement.speaker if named in statement.jointly_with else named, report)
        for report in statement.reports
        for named in (report.speaker or statement.speaker,)
    ]
    speakers = {speaker for speaker, _ in by_report}
    if len(speakers) > 1 and not speak_for_one(corpus, speakers):
        sayings = (
            Saying(speaker_name(corpus, speaker), statement.id, report.citations)
            for speaker, report in by_report
        )
        yield Question(
            statement.id,
            "speaker",
            ask_speaker(statement.reports[0].words),
            speaker_names(corpus, statement),
            DiscrepancyKind.ATTRIBUTION,
            TWO_SPEAKERS,
            answers_of(sayings),
        )


def _channels(material: Material, statement: Statement) -> Iterator[Question]:
    """Compare where it was said: “Geo News” and “Geo” are one place."""
    printed = [(report, report.channel) for report in statement.reports if report.channel]
    places = {letters_and_digits(channel): channel for _, channel in reversed(printed)}
    if any(not _is_within(one, other) for one in places for other in places):
        speaker = speaker_names(material.corpus, statement)
        sayings = (
            Saying(places[letters_and_digits(channel)], statement.id, report.citations)
            for report, channel in printed
        )
        yield Question(
            statement.id,
            "channel",
            ask_channel(speaker, statement.reports[0].words),
            speaker,
            DiscrepancyKind.CHANNEL,
            _TWO_CHANNELS,
            answers_of(sayings),
        )


def _is_within(one: str, other: str) -> bool:
    """Decide whether all words of one are words of the other."""
    few, many = sorted((set(one.split()), set(other.split())), key=len)
    return few <= many


def _wording(material: Material, statement: Statement) -> Iterator[Question]:
    """Compare words in quotation marks: a part of a quotation, or a paraphrase, differs not."""
    corpus = material.corpus
    printed: dict[str, str] = {}  # the words compared: as first printed
    sayings = []
    for report in statement.reports:
        if report.mode is Mode.PARAPHRASE:
            continue
        again = _quoted_again(corpus, report)
        first = tuple(citation for citation in report.citations if citation not in again)
        for words, citations in [(report.words, first), *((c.quote, (c,)) for c in again)]:
            text = printed.setdefault(letters_and_digits(words), words)
            saying = Saying(quoted(text), statement.id, citations, report.speaker)
            sayings.append(saying)
    if any(not _shortens(one, other) for one in printed for other in printed):
        yield Question(
            statement.id,
            "words",
            ask_words(speaker_names(corpus, statement), next(iter(printed.values()))),
            f"In the words of {speaker_names(corpus, statement)}",
            DiscrepancyKind.WORDING,
            QUOTED_OTHERWISE,
            answers_of(sayings),
        )


def _shortens(one: str, other: str) -> bool:
    """Decide whether one quotation leaves out words of the other, and changes none."""
    few, many = sorted((one.split(), other.split()), key=len)
    rest = iter(many)
    return all(word in rest for word in few)


def _quoted_again(corpus: Corpus, report: Report) -> list[Citation]:
    """Find further quotations of an utterance in one document, in words unlike the first ones."""
    text, first = corpus.documents[report.document].text, letters_and_digits(report.words)
    return [
        citation
        for citation in report.citations[1:]
        if text[: citation.start].endswith(_MARKS)
        and "”" not in citation.quote
        and letters_and_digits(citation.quote) not in first
        and _share_half(first, letters_and_digits(citation.quote))
    ]


def _share_half(one: str, other: str) -> bool:
    """Decide whether they share half of the words of the shorter: else they are two sentences."""
    words, others = set(one.split()), set(other.split())
    return 2 * len(words & others) >= min(len(words), len(others))
