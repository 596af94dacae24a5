"""Who met whom, in which round, by which document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.corpus.corpus import check_corpus
from pakafg.values.conclusions import MeetingRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["meetings"]

_MEETINGS: Final = ("round", "place", "document", "label", "side", "role", "actor")


def meetings(corpus: Corpus) -> pl.DataFrame:
    """The delegations and mediators of each round, as each document names them.

    Args:
        corpus: The corpus.

    Returns:
        One row a delegation, or a mediator, in a document: round, place, document, label,
        side (a `Side`), role (a `MeetingRole`), actor (null where nobody is named).

    >>> import pakafg
    >>> met = meetings(pakafg.load_corpus())
    >>> met.filter(round="istanbul-november", role="head")["actor"].to_list()
    ['asim-malik', 'abdul-haq-wasiq']
    """
    check_corpus(corpus)
    schema = dict.fromkeys(_MEETINGS, pl.String())
    return pl.DataFrame(list(_meeting_rows(corpus)), schema=schema, orient="row")


def _meeting_rows(corpus: Corpus) -> Iterator[tuple[str | None, ...]]:
    for talk in corpus.rounds.values():
        for report in talk.reports:
            meeting = (talk.id, talk.place, report.document, report.label)
            for party in report.delegations:
                if party.head is None and not party.members:
                    yield (*meeting, party.side, MeetingRole.DELEGATION, None)
                if party.head is not None:
                    yield (*meeting, party.side, MeetingRole.HEAD, party.head)
                for member in party.members:
                    yield (*meeting, party.side, MeetingRole.MEMBER, member)
            for mediator in report.mediators:
                side = corpus.actors[mediator].side
                yield (*meeting, side, MeetingRole.MEDIATOR, mediator)
