"""Names of records, as a reader sees them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from pakafg.corpus.format import DATED
from pakafg.text.figure_words import counted
from pakafg.text.people import NO_SPEAKER, one_and_others
from pakafg.text.quotations import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.document import Document
    from pakafg.records.statement import Statement

__all__ = [
    "actor_name",
    "actor_names",
    "name_of",
    "place_name",
    "short_names",
    "speaker_name",
    "speaker_names",
    "title_of",
    "title_of_corpus",
]

_NAMED: Final = (*DATED, "actors", "places")
_LETTERS: Final = 60  # of an utterance that name it


def name_of(corpus: Corpus, record: str, *, brief: bool = False, letters: int = _LETTERS) -> str:
    """Name a record as a reader would: its own name, a speaker's words, what is demanded.

    Args:
        corpus: The corpus.
        record: The record's id.
        brief: Whether to leave out the words of a statement.
        letters: How many letters of a statement's words to keep, at most.

    Returns:
        The name; the id itself where the record has none.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> name_of(corpus, "doha-ceasefire")
    'Doha ceasefire'
    >>> name_of(corpus, "asif-complete-deadlock")
    'Khawaja Asif: “There is a complete deadlock”'
    """
    for catalogue in _NAMED:
        named = getattr(corpus, catalogue).get(record)
        if named is not None:
            return str(named.name)
    statement = corpus.statements.get(record)
    if statement is not None:
        speaker = speaker_names(corpus, statement)
        if brief:
            return f"a statement of {speaker}"
        if not statement.reports:
            return speaker
        return f"{speaker}: {quoted(statement.reports[0].words, letters)}"
    demand = corpus.demands.get(record)
    return record if demand is None else demand.text


def actor_name(corpus: Corpus, actor: str | None) -> str | None:
    """Name an actor; None for nobody."""
    return None if actor is None else corpus.actors[actor].name


def speaker_name(corpus: Corpus, actor: str | None) -> str:
    """Name the speaker of an utterance, whom documents may leave unnamed."""
    return actor_name(corpus, actor) or NO_SPEAKER


def speaker_names(corpus: Corpus, statement: Statement) -> str:
    """Name everybody who made a statement: one, or several together.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> speaker_names(corpus, corpus.statements["asif-complete-deadlock"])
    'Khawaja Asif'
    """
    return one_and_others(corpus.actors[actor].name for actor in statement.speakers) or NO_SPEAKER


def actor_names(corpus: Corpus, actors: Iterable[str]) -> str:
    """Name actors, in a row."""
    return ", ".join(corpus.actors[actor].name for actor in actors)


def title_of(document: Document) -> str:
    """Name a document by its title, else by the label that it was given, else by its file.

    >>> import pakafg
    >>> title_of(pakafg.load_corpus().documents["002"])
    'The Diplomatic Impasse, 29–31 Oct 2025'
    """
    return document.title or document.label or f"Untitled document {document.file}"


def short_names(documents: Iterable[Document]) -> dict[str, str]:
    """Name documents shortly, each by another name: by its label to the first comma, if it can.

    Where several labels begin alike, by the whole label; a document without a label, or with
    one that another has, by its id.

    >>> import pakafg
    >>> short_names(pakafg.load_corpus().documents.values())["001"]
    'SouthAsianDesk'
    """
    names: dict[str, str] = {}
    left = list(documents)
    for cut in (1, None):  # of the pieces between the commas, the first; all
        labels = {
            document.id: ",".join(document.label.split(",")[:cut]).strip()
            for document in left
            if document.label
        }
        called = Counter(labels.values())
        names |= {name: label for name, label in labels.items() if label and called[label] == 1}
        left = [document for document in left if document.id not in names]
    return names | {document.id: document.id for document in left}


def title_of_corpus(corpus: Corpus) -> str:
    """Name a corpus as its codebook does, or by how many documents it is.

    >>> import pakafg
    >>> title_of_corpus(pakafg.load_corpus())
    'The Pakistan–Afghanistan talks'
    """
    return corpus.codebook.title or counted(len(corpus.documents), "document")


def place_name(corpus: Corpus, place: str | None) -> str | None:
    """Name a place; None for none."""
    return None if place is None else corpus.places[place].name
