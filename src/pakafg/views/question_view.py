"""A question on which documents differ, as a reader is shown it: in sentences, or in one line.

Laws of this file: a row of the table `discrepancies` comes in, words go out; no word is read
back. The question comes first, each answer with who gives it, then the reason; quotations last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pakafg.grouping import grouped
from pakafg.records.citation import Citation
from pakafg.text.figure_words import counted
from pakafg.text.people import in_words
from pakafg.text.quotations import clip, quoted
from pakafg.values.conclusions import Verdict
from pakafg.values.vocabulary import listed
from pakafg.views.thing_names import ThingNames
from pakafg.views.voices import (
    SourceView,
    ToldVoice,
    cited_sources,
    own_documents,
    short_sources,
    sources_of,
)
from pakafg.views.weighed_claims import LISTED, few_listed, few_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pakafg.corpus.corpus import Corpus

__all__ = [
    "BY_LINK",
    "CANNOT_ALL_HOLD",
    "QUOTED",
    "VERDICT_HEADINGS",
    "AnswerView",
    "QuestionView",
    "explain_question",
    "label_of",
    "question_line",
    "verdict_heading",
    "verdict_meaning",
    "view_answers",
    "view_question",
]

CANNOT_ALL_HOLD: Final = "these cannot all hold"
"""What a contradiction comes to, within a sentence."""

BY_LINK: Final = "Held against each other by the annotator."
"""What is said of a question that no rule finds in the records."""

QUOTED: Final = 160
"""Characters of a quotation in a sentence, at most."""

VERDICT_HEADINGS: Final[Mapping[Verdict, str]] = {
    Verdict.CONTRADICTION: "Contradictions",
    Verdict.DISTINCT_EVENTS: "Perhaps two things",
    Verdict.UNRESOLVED: "Not decided by the documents",
    Verdict.ATTRIBUTION: "Attributed to different people",
    Verdict.TIME: "True at different times",
    Verdict.SCOPE: "A part and a whole",
    Verdict.ROUNDING: "Rounded",
    Verdict.WORDING: "Worded differently",
}
"""What stands over the questions of a verdict, in the order of a page."""

_QUOTATIONS: Final = 6  # documents quoted for one answer
_SOURCES: Final = 3  # named in one line


@frozen
class AnswerView:
    """One answer, and who gives it.

    Attributes:
        says: The answer, in a few words.
        voices: Whose word it is, who passes it on, and in which documents.
        documents: The documents, by their ids.
        records: The records that give it.
        citations: The characters that it rests on: first those that no other answer cites.
        shared: Those of them that lie within what another answer cites.
    """

    says: str
    voices: tuple[ToldVoice, ...]
    documents: tuple[str, ...]
    records: tuple[str, ...]
    citations: tuple[Citation, ...]
    shared: frozenset[Citation] = frozenset()

    @property
    def sources(self) -> tuple[SourceView, ...]:
        """Its sources: one for each origin; without the documents that name none."""
        return sources_of(self.voices)

    @property
    def actors(self) -> tuple[str, ...]:
        """Whose word it is and who passes it on, by their ids."""
        named = (actor for each in self.voices for actor in (each.claimant, *each.passed_on_by))
        return tuple(dict.fromkeys(actor for actor in named if actor is not None))

    @property
    def own_voice(self) -> tuple[str, ...]:
        """The documents that give it in their own voice."""
        return own_documents(self.voices)

    def attributed(self, names: ThingNames) -> str:
        """Say the answer with whose word it is.

        Args:
            names: The names of the corpus.
        """
        if not self.sources:
            return self.says
        who = f"according to {cited_sources(self.sources, names)}"
        if not self.own_voice:
            return f"{self.says}, {who}"
        own = "a document’s" if len(self.own_voice) == 1 else "the documents’"
        return f"{self.says}, by {own} own account and {who}"

    def words(self, names: ThingNames, cite: Callable[[Sequence[str]], str] = few_listed) -> str:
        """Say the answer with who gives it, each in which documents; of many some, and how many.

        Args:
            names: The names of the corpus.
            cite: How documents are named; by their ids, where nothing is given.
        """
        sources = self.sources
        own = self.own_voice if sources else self.documents
        says = f"{self.says} ({cite(own)})" if own else self.says
        if not sources:
            return says
        who = cited_sources(sources, names, cite)
        return f"{says}, {'also ' if own else ''}according to {who}"


@frozen
class QuestionView:
    """A question, its answers, and how it is to be taken.

    Attributes:
        id: Its id.
        question: The question.
        verdict: How it is to be taken.
        reason: Why so.
        by_rule: Whether a rule found it; else the annotator.
        answers: Its answers.
    """

    id: str
    question: str
    verdict: Verdict
    reason: str
    by_rule: bool
    answers: tuple[AnswerView, ...]


def view_answers(answers: Iterable[Mapping[str, Any]]) -> tuple[AnswerView, ...]:
    """Look at the answers of a question, or the sides of a conflict, as their tables have them.

    >>> import pakafg
    >>> rows = pakafg.discrepancies(pakafg.load_corpus()).filter(topic="istanbul-november")
    >>> rows = rows.filter(kind="label")
    >>> [answer.says for answer in view_answers(rows["answers"][0])]
    ['the “third round”', 'the “second round”']
    """
    rows = list(answers)
    cited = [tuple(Citation(**citation) for citation in row["citations"]) for row in rows]
    by_document = grouped(
        ((each, place) for place, citations in enumerate(cited) for each in citations),
        lambda pair: pair[0].document,
    )
    return tuple(_view_answer(row, cited, place, by_document) for place, row in enumerate(rows))


def _view_answer(
    answer: Mapping[str, Any],
    cited: Sequence[tuple[Citation, ...]],
    place: int,
    by_document: Mapping[str, Sequence[tuple[Citation, int]]],
) -> AnswerView:
    """Look at one answer, beside what all of them cite."""
    shared = frozenset(
        each
        for each in cited[place]
        if any(
            at != place and other.start <= each.start and each.end <= other.end
            for other, at in by_document[each.document]
        )
    )
    return AnswerView(
        answer["says"],
        tuple(
            ToldVoice(
                voice["claimant"],
                voice["origin"],
                tuple(voice["passed_on_by"]),
                tuple(voice["documents"]),
            )
            for voice in answer.get("voices", ())
        ),
        tuple(answer["documents"]),
        tuple(answer["records"]),
        # False sorts before True, and the sort is stable.
        tuple(sorted(cited[place], key=lambda each: each in shared)),
        shared,
    )


def view_question(row: Mapping[str, Any]) -> QuestionView:
    """Look at a row of the table `discrepancies`."""
    return QuestionView(
        row["discrepancy"],
        row["question"],
        Verdict(row["verdict"]),
        row["reason"],
        row["by_rule"],
        view_answers(row["answers"]),
    )


def explain_question(view: QuestionView, names: ThingNames) -> str:
    """Say a question in sentences: answers with who gives them, the reason, quotations last.

    Args:
        view: The question.
        names: The names of the corpus.
    """
    cited = _CitedDocuments(names.corpus)
    answers = "; ".join(
        few_of((answer.words(names, cited.together) for answer in view.answers), most=LISTED)
    )
    sentences = [f"{view.question} {answers}.", view.reason]
    if not view.by_rule:
        sentences.append(BY_LINK)
    quotations = _quotations(view.answers, " ".join(sentences))
    if quotations:
        sentences.append(f"{quotations}.")
    return " ".join(sentences)


def question_line(view: QuestionView, corpus: Corpus, *, width: int = 80) -> str:
    """Say a question in one line: its answers, and the documents that give each.

    Where there is no room, each answer alike names fewer of those who give it.

    Args:
        view: The question.
        corpus: The corpus.
        width: Characters at most.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> row = pakafg.discrepancies(corpus).filter(kind="label", topic="istanbul-november")
    >>> question_line(view_question(row.row(0, named=True)), corpus, width=200)[-54:]
    'the “third round” (000, 003); the “second round” (001)'
    """
    names = ThingNames(corpus)
    line = ""
    for most in range(_SOURCES, 0, -1):
        told = (f"{answer.says} ({_given_by(answer, names, most)})" for answer in view.answers)
        line = f"{view.question} {'; '.join(told)}"
        if len(line) <= width:
            return line
    return clip(line, width)


def label_of(corpus: Corpus, document: str) -> str:
    """Name a document by its label; by its id where it has none.

    >>> import pakafg
    >>> label_of(pakafg.load_corpus(), "001")
    'SouthAsianDesk, 8 Nov 2025'
    """
    known = corpus.documents.get(document)
    return document if known is None or known.label is None else known.label


def verdict_heading(verdict: str) -> str:
    """Name the questions of a verdict; a word that is no verdict stands for itself.

    >>> verdict_heading("distinct_events"), verdict_heading("hearsay")
    ('Perhaps two things', 'Hearsay')
    """
    known = {str(word): heading for word, heading in VERDICT_HEADINGS.items()}
    return known.get(verdict, in_words(verdict).capitalize())


def verdict_meaning(verdict: str) -> str:
    """Say what a verdict says; nothing for a word that is none.

    >>> verdict_meaning("wording"), verdict_meaning("hearsay")
    ('One utterance in differing words.', '')
    """
    return Verdict(verdict).meaning if verdict in set(Verdict) else ""


def _given_by(answer: AnswerView, names: ThingNames, most: int) -> str:
    """Name who gives an answer, some at most, and the documents that do so in their own voice."""
    sources = answer.sources
    if not sources:
        return listed(answer.documents)
    mark = ", " if all(each.is_plain for each in sources) else "; "
    named = short_sources(sources, names, most)
    return mark.join(filter(None, (listed(answer.own_voice), named)))


class _CitedDocuments:
    """Documents by their ids, each with its label where it is named first."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._named: set[str] = set()

    def together(self, documents: Sequence[str]) -> str:
        """Name documents that stand in one pair of brackets."""
        shown = few_of(documents)
        names = [self._name(document) for document in shown]
        return ("; " if shown != names else ", ").join(names)

    def _name(self, document: str) -> str:
        label = label_of(self._corpus, document)
        is_known = document in self._named or label == document
        self._named.add(document)
        return document if is_known else f"{document} {label}"


def _quotations(answers: Sequence[AnswerView], said: str) -> str:
    """Quote each document for each answer, but for what the sentences have already.

    Of an answer of many documents the first are quoted, and of many answers the first; the other
    quotations are counted.
    """
    quotations: dict[str, None] = {}
    n_more = 0
    for place, answer in enumerate(answers):
        by_document = grouped(answer.citations, lambda citation: citation.document)
        most = _QUOTATIONS if place < LISTED else 0
        n_more += max(0, len(by_document) - most)
        for document, citations in list(by_document.items())[:most]:
            words = quoted(citations[0].quote, QUOTED)
            if words not in said:
                quotations[f"{document}: {words}"] = None
    more = [counted(n_more, "more quotation")] if n_more else []
    return "; ".join([*quotations, *more])
