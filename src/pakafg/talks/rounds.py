"""Who met whom, in which round, by which document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.corpus.corpus import check_corpus
from pakafg.frames.record_names import with_labels, with_names
from pakafg.values.conclusions import MeetingRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["meetings"]

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
