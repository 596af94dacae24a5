"""What the annotator holds to disagree, or perhaps to be one thing or several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.disagreements.linked_accounts import named_question, question_of_accounts
from pakafg.disagreements.linked_doubts import questions_of_doubts
from pakafg.disagreements.linked_utterances import question_of_utterances
from pakafg.disagreements.question import LinkNote
from pakafg.values.vocabularies import LinkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.material import Material
    from pakafg.disagreements.question import Question
    from pakafg.records.link import Link

__all__ = ["read_links", "read_notes"]

# The other kinds of link join records that agree.
_AGAINST: Final = frozenset({LinkKind.CONTRADICTS, LinkKind.DIFFERS})
_DOUBTS: Final = frozenset({LinkKind.POSSIBLY_SAME, LinkKind.POSSIBLY_DISTINCT})
# Whether two of these are one may change what a corpus says of either.
_THINGS: Final = (
    "rounds", "ceasefires", "incidents", "events", "demands", "casualties", "dates", "quantities",
)  # fmt: skip


def read_links(material: Material) -> Iterator[Question]:
    """List the questions that links raise, with the annotator's reasons.

    Args:
        material: The corpus.
    """
    for link in material.links:
        if link.kind in (_AGAINST | _DOUBTS) and link.question is not None:
            yield from named_question(material, link)
        elif link.kind is LinkKind.CONTRADICTS:
            yield from question_of_accounts(material, link)
        elif link.kind is LinkKind.POSSIBLY_SAME and not _is_doubt(material.corpus, link):
            yield from question_of_utterances(material, link)
    doubts = [
        link
        for link in material.links
        if link.kind is LinkKind.POSSIBLY_SAME and _is_open_doubt(material.corpus, link)
    ]
    yield from questions_of_doubts(material, doubts)


def read_notes(material: Material) -> Iterator[LinkNote]:
    """List what links say that is no question by itself: notes on the questions they concern.

    These are doubts whether things are one, and differences of which the annotator asks nothing.

    Args:
        material: The corpus.
    """
    for link in material.links:
        is_difference = link.kind is LinkKind.DIFFERS and link.question is None
        if is_difference or _is_open_doubt(material.corpus, link):
            yield LinkNote(tuple(dict.fromkeys(link.records)), link.reason)


def _is_open_doubt(corpus: Corpus, link: Link) -> bool:
    """Decide whether a link doubts whether things are one, and asks nothing itself."""
    return link.kind in _DOUBTS and link.question is None and _is_doubt(corpus, link)


def _is_doubt(corpus: Corpus, link: Link) -> bool:
    return all(
        any(record in getattr(corpus, catalogue) for catalogue in _THINGS)
        for record in link.records
    )
