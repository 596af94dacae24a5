"""What was marked with another tool, as proposals: held against the document, mark by mark.

Laws of this file: nothing becomes a record, and nothing is believed but characters that stand in
the document; what is taken and what is not is told, each with its reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import attrs
from attrs import define, field, frozen

from pakafg.annotations.annotation import Annotation
from pakafg.annotations.annotation_files import read_file
from pakafg.annotations.placing import HASHED, Placing, names_bytes
from pakafg.arguments import check_text
from pakafg.corpus.corpus import Corpus, check_corpus
from pakafg.corpus.lookup import record_named
from pakafg.drafting.annotation_labels import kind_of_labels
from pakafg.drafting.annotation_relations import RelatedMarks
from pakafg.drafting.begun_draft import begun_draft
from pakafg.drafting.document_reading import DocumentReading
from pakafg.drafting.marked_words import MarkedWords
from pakafg.drafting.proposal import ANNOTATION, Draft, Proposal, ProposalKind
from pakafg.drafting.quoting import Quoting
from pakafg.drafting.reply_findings import ReplyOutcome
from pakafg.drafting.reply_items import ItemChecker
from pakafg.errors import ArgumentError, PakafgError
from pakafg.records.document import Document
from pakafg.records.fields import many
from pakafg.short_repr import shown
from pakafg.values.validators import one

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pakafg.records.citation import Citation

__all__ = ["AnnotatedDraft", "read_annotations"]

_LACKS: Final = "the annotation does not say"
_TO_DECIDE: Final = "whether it is so: somebody marked it with another tool"
_NOTE: Final = 1_000  # characters
_DIGIT: Final = re.compile(r"\d")

Range = tuple[int, int]


@frozen(kw_only=True)
class AnnotatedDraft:
    r"""What a file of annotations brought.

    Attributes:
        draft: The draft with its proposals.
        added: The ids of those that the file brought.
        problems: What was not taken, and what was put right: in words, each with its annotation.

    >>> import pakafg
    >>> from pakafg.drafting import read_annotations
    >>> text = "T1\tkilled 100 104\tNine\n"
    >>> read_annotations(pakafg.load_corpus(), "000", text).problems
    ("T1: 'Nine' does not stand in the document, or nothing tells where",)
    """

    draft: Draft = field(validator=one(Draft))
    added: tuple[str, ...] = field(default=(), validator=many(str))
    problems: tuple[str, ...] = field(default=(), repr=lambda held: f"<{len(held)}>")


def read_annotations(
    corpus: Corpus, document: str, text: str, *, draft: Draft | None = None
) -> AnnotatedDraft:
    r"""Propose what somebody marked in a document with another tool.

    W3C Web Annotations (as Recogito writes them, and `Corpus.export`), JSON of Hypothes.is, JSON
    of Label Studio, and standoff files (`.ann`) of brat are known by what they hold. A mark is
    taken where its very characters stand at its offsets, in whatever unit the tool counts, or
    are found again by what stands around them; offsets alone are believed where the file shows
    that they count in this text. A label names a kind of record ("casualty", "date") or an
    outcome ("killed"); an attribute, or a tag such as "claimant: UN", fills a key, and so does a
    relation of brat or Label Studio to another mark: "speaker", from an utterance to a name.

    Args:
        corpus: The corpus, with the document.
        document: The document: its id, its label, or words that no other has.
        text: What the file holds, 16 million characters and 10,000 annotations at most.
        draft: Proposals that there are already, which stay; None for none.

    Returns:
        The draft with the new proposals, and what was not taken. What an annotation does not say
        is null, and told as a doubt; a comment becomes the note.

    Raises:
        ArgumentError: The corpus, the text or the draft is none, the corpus has no such
            document, the draft is of another one, or the text holds no such annotations.

    >>> import pakafg
    >>> from pakafg.drafting import read_annotations
    >>> corpus = pakafg.load_corpus()
    >>> text = "T1\tkilled 3440 3453\t50 civilians\nA1\tclaimant T1 UN\n"
    >>> read_annotations(corpus, "000", text).added
    ()
    """
    check_corpus(corpus)
    check_text("document", document, "the id of a document")
    check_text("text", text, "what a file of annotations holds")
    found = record_named(corpus.documents, "document", document)
    draft = begun_draft(draft, found)
    try:
        annotations = read_file(text)
    except PakafgError as error:
        raise ArgumentError("text", text, f"annotations: {error}") from None
    reader = _AnnotationReader(corpus, found, draft, annotations)
    for each in annotations:
        reader.take(each)
    return AnnotatedDraft(
        draft=attrs.evolve(draft, proposals=tuple(reader.proposals.values())),
        added=tuple(reader.added),
        problems=tuple(dict.fromkeys(reader.problems)),
    )


@define
class _AnnotationReader:
    """Takes the annotations of one file.

    Attributes:
        corpus: The corpus.
        document: The document.
        draft: The proposals that there were.
        annotations: All annotations of the file.
        proposals: Those that there are.
        added: The ids of new ones.
        problems: What was not taken, or put right.
    """

    corpus: Corpus
    document: Document
    draft: Draft
    annotations: Sequence[Annotation]
    proposals: dict[str, Proposal] = field(init=False)
    added: list[str] = field(factory=list, init=False)
    problems: list[str] = field(factory=list, init=False)
    _proposed: set[tuple[ProposalKind, frozenset[Range]]] = field(init=False)
    _numbers: Counter[ProposalKind] = field(factory=Counter, init=False)
    _placing: Placing = field(init=False)
    _checker: ItemChecker = field(init=False)
    _words: MarkedWords = field(init=False)
    _related: RelatedMarks = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.proposals = {each.id: each for each in self.draft.proposals}
        self._proposed = {
            _what_is_marked(each.kind, each.citations)
            for each in self.draft.proposals
            if each.id.startswith(ANNOTATION)
        }
        self._placing = Placing(self.document)
        ids = {key for catalogue in self.corpus.catalogues.values() for key in catalogue}
        ids |= {str(p.record["id"]) for p in self.draft.proposals if p.record.get("id")}
        self._checker = ItemChecker(self.corpus, Quoting(self.document, ids), lacks=_LACKS)
        self._words = MarkedWords(DocumentReading(self.corpus, self.document))
        self._related = RelatedMarks(self.annotations, self._kind, self._record)
        self.problems += self._related.problems

    def take(self, annotation: Annotation) -> None:
        """Take one annotation, or tell why not."""
        meant = self._meant(annotation)
        if isinstance(meant, str):
            # "clash", marked as an incident, is there for the figure that is related to it.
            if annotation.name not in self._related.named:
                self._tell(annotation, meant)
            return
        citations, doubts = self._cited(annotation)
        if not citations:
            return
        kind, words = meant
        data: dict[str, Any] = {**self._related.values(annotation), **annotation.values, **words}
        data.pop("id", None)  # a record gets one of its own
        if annotation.comments:
            data.setdefault("note", " ".join(annotation.comments)[:_NOTE])
        doubts += self._words.complete(kind, data, citations)
        data["quotes"] = [
            {key: getattr(each, key) for key in ("quote", "prefix", "suffix")} for each in citations
        ]
        checked = self._checker.check(kind, data, annotation.name)
        if (place := _what_is_marked(kind, citations)) in self._proposed:
            self._tell(annotation, "an annotation proposed it before")
            return
        for reason in checked.reasons:
            self._tell(annotation, reason)
        if checked.outcome is ReplyOutcome.REFUSED:
            return
        by = "" if annotation.by is None else f", by {' '.join(annotation.by.split())[:100]}"
        proposal = Proposal(
            id=self._new_id(kind),
            kind=kind,
            record=checked.record,
            rule=f"an annotation: {annotation.tool}{by}",
            doubts=tuple(dict.fromkeys((*doubts, *checked.doubts, _TO_DECIDE))),
            candidates=checked.candidates,
            citations=checked.citations,
        )
        self.proposals[proposal.id] = proposal
        self._proposed.add(place)
        self.added.append(proposal.id)

    def _meant(self, annotation: Annotation) -> tuple[ProposalKind, dict[str, str]] | str:
        """Find what an annotation would become, or why it becomes nothing."""
        if self._is_of_another(annotation.source):
            return "it is of another document of the corpus"
        if (record := self._record(annotation)) is not None:
            return f"it is of a record that there is: {shown(record)}"
        return kind_of_labels(annotation.labels, self.corpus.codebook)

    def _kind(self, annotation: Annotation) -> ProposalKind | None:
        """Find the kind that an annotation would become."""
        meant = kind_of_labels(annotation.labels, self.corpus.codebook)
        return None if isinstance(meant, str) else meant[0]

    def _record(self, annotation: Annotation) -> str | None:
        """Find the record of the corpus that an annotation is of: a comment may be its id."""
        named = (annotation.record, *annotation.comments)
        return next((each for each in named if each is not None and self._is_known(each)), None)

    def _tell(self, annotation: Annotation, reason: str) -> None:
        self.problems.append(f"{annotation.name}: {reason}")

    def _is_of_another(self, source: str | None) -> bool:
        """Tell whether an annotation says that it is of another text that the corpus has."""
        if source is None or names_bytes(source, self.document):
            return False
        others = [each for each in self.corpus.documents.values() if each is not self.document]
        if source.startswith(HASHED):
            return any(names_bytes(source, each) for each in others)
        return source != self.document.url and any(source == each.url for each in others)

    def _is_known(self, record: str) -> bool:
        return any(record in catalogue for catalogue in self.corpus.catalogues.values())

    def _cited(self, annotation: Annotation) -> tuple[list[Citation], list[str]]:
        """Cite what an annotation marks: all of it, or nothing."""
        citations: list[Citation] = []
        doubts: list[str] = []
        for mark in _placed_marks(annotation, self._placing, self.document.text):
            if isinstance(mark, str):
                self._tell(annotation, mark)
                return [], []
            start, end = mark
            marked = self.document.text[start:end].strip()
            cited = self._checker.quoting.cite(start, end)
            if cited.quote != marked:
                if _DIGIT.findall(cited.quote) != _DIGIT.findall(marked):
                    reason = f"it marks {shown(marked)} within {shown(cited.quote)}"
                    self._tell(annotation, f"{reason}: mark whole numbers")
                    return [], []
                doubts.append(f"the annotation marks {shown(marked)} within {shown(cited.quote)}")
            citations.append(cited)
        if not citations:
            self._tell(annotation, "it marks no characters")
        return citations, doubts

    def _new_id(self, kind: ProposalKind) -> str:
        while True:
            self._numbers[kind] += 1
            made = f"{ANNOTATION}{str(kind).replace('_', '-')}-{self._numbers[kind]}"
            if made not in self.proposals:
                return made


def _what_is_marked(
    kind: ProposalKind, citations: Iterable[Citation]
) -> tuple[ProposalKind, frozenset[Range]]:
    """Tell by what two annotations are one: their kind, and their characters."""
    return kind, frozenset((each.start, each.end) for each in citations)


def _placed_marks(annotation: Annotation, placing: Placing, text: str) -> Iterator[Range | str]:
    """Yield where the marks stand, joined where nothing but space is between; or why not."""
    last: Range | None = None
    for mark in annotation.marks:
        place = placing.find(annotation, mark)
        if isinstance(place, str):
            yield place
            return
        if last is not None and last[1] <= place[0] and not text[last[1] : place[0]].strip():
            last = last[0], place[1]
            continue
        if last is not None:
            yield last
        last = place
    if last is not None:
        yield last
