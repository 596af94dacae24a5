"""Who met whom in which round, and what came of it and why, by which document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.lookup import record_named
from pakafg.frames.record_names import with_labels, with_names, with_sources
from pakafg.validation.choices import check_switch
from pakafg.values.conclusions import MeetingRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.talk_round import TalkRound
    from pakafg.values.vocabularies import RoundOutcome

__all__ = ["final_results", "meetings", "outcomes"]

_OUTCOMES: Final[Mapping[str, pl.DataType]] = {
    **dict.fromkeys(("round", "result", "told", "words", "claimant", "document"), pl.String()),
    **dict.fromkeys(("start", "end"), pl.Int64()),
}
_ANSWERING: Final = (
    *("round", "round_name", "result", "told", "words", "claimant_name", "document_label"),
)
_MEETINGS: Final = ("round", "side", "role", "actor", "label", "document", "place")


def meetings(corpus: Corpus) -> pl.DataFrame:
    """The delegations and mediators of each round, as each document names them.

    Args:
        corpus: The corpus.

    Returns:
        One row a delegation, or a mediator, in a document:

        - round, round_name: the round, and its neutral name.
        - side: whose delegation it is, or the mediator's side (a `Side`).
        - role: what is said of them (a `MeetingRole`).
        - actor, actor_name: who; null where nobody is named.
        - label: what the document calls the round, as written.
        - document, document_label: the document.
        - place, place_name: where the round was held.

    >>> import pakafg
    >>> met = meetings(pakafg.load_corpus())
    >>> met.filter(round="istanbul-november", role="head")["actor"].to_list()
    ['asim-malik', 'abdul-haq-wasiq']
    """
    check_corpus(corpus)
    schema = dict.fromkeys(_MEETINGS, pl.String())
    told = pl.DataFrame(list(_meeting_rows(corpus)), schema=schema, orient="row")
    return with_names(corpus, with_labels(corpus, told, "document"), "round", "actor", "place")


def outcomes(
    corpus: Corpus,
    round: str | None = None,  # noqa: A002  (the record that is asked for)
    *,
    detail: bool = False,
) -> pl.DataFrame:
    """What came of each round, and why, as each document tells it.

    Args:
        corpus: The corpus.
        round: One round: its id, its name, or words that no other has; None: all.
        detail: Give all columns; else round, round_name, result, told, words, claimant_name and
            document_label.

    Returns:
        One row a quotation of an account, in the order of the corpus:

        - round, round_name: the round, and its neutral name.
        - result: what it comes to (a `RoundOutcome`); null: the account tells only how, or why.
        - told: the account, in a few words of the annotator's.
        - words: the quotation.
        - claimant, claimant_name: whose account it is; null: the document's own voice.
        - document, document_label, publisher, url: where it stands; null: the document does not
          show it.
        - start, end: the characters in the document, half-open.

        Whom the sides blame for it: `blame.charges`.

    Raises:
        ArgumentError: There is no such round, or several that may be meant.
        ArgumentTypeError: detail is neither True nor False.

    >>> import pakafg
    >>> came_of_it = outcomes(pakafg.load_corpus(), "istanbul-november")
    >>> came_of_it.filter(claimant_name="Zabihullah Mujahid").select("result", "words").row(0)
    ('no_agreement', 'There was no outcome from the talks')
    """
    check_corpus(corpus)
    check_switch("detail", detail)
    asked = (
        corpus.rounds.values() if round is None else [record_named(corpus.rounds, "round", round)]
    )
    rows = [
        (
            *(talk.id, None if note.result is None else str(note.result), note.text),
            *(cited.quote, note.claimant, report.document, cited.start, cited.end),
        )
        for talk in asked
        for report in talk.reports
        for note in report.outcome
        for cited in note.citations
    ]
    told = pl.DataFrame(rows, schema=_OUTCOMES, orient="row")
    named = with_names(corpus, with_sources(corpus, told), "round", "claimant")
    return named if detail else named.select(_ANSWERING)


def final_results(talk: TalkRound) -> dict[str, RoundOutcome]:
    """Find what each document says a round came to in the end: what it says last.

    Args:
        talk: The round.

    >>> import pakafg
    >>> results = final_results(pakafg.load_corpus().rounds["doha-round"])
    >>> {document: str(result) for document, result in results.items()}
    {'002': 'agreement', '003': 'no_agreement', '004': 'agreement'}
    """
    return {
        report.document: note.result
        for report in talk.reports
        for note in report.outcome
        if note.result is not None
    }


def _meeting_rows(corpus: Corpus) -> Iterator[tuple[str | None, ...]]:
    for talk in corpus.rounds.values():
        for report in talk.reports:
            where = (report.label, report.document, talk.place)
            for party in report.delegations:
                if party.head is None and not party.members:
                    yield talk.id, party.side, MeetingRole.DELEGATION, None, *where
                if party.head is not None:
                    yield talk.id, party.side, MeetingRole.HEAD, party.head, *where
                for member in party.members:
                    yield talk.id, party.side, MeetingRole.MEMBER, member, *where
            for mediator in report.mediators:
                side = corpus.actors[mediator].side
                yield talk.id, side, MeetingRole.MEDIATOR, mediator, *where
