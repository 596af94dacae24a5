"""Who met whom, in which round, by which document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["meetings"]


def meetings(corpus: Corpus) -> pl.DataFrame:
    """The delegations and mediators of each round, as each document names them.

    Args:
        corpus: The corpus.

    Returns:
        One row a delegation, or a mediator, in a document: round, place, document, label,
        side, role (head, member, mediator, or delegation where nobody is named), actor.

    >>> import pakafg
    >>> met = meetings(pakafg.load_corpus())
    >>> met.filter(round="istanbul-november", role="head")["actor"].to_list()
    ['asim-malik', 'abdul-haq-wasiq']
    """
    schema = dict.fromkeys(
        ("round", "place", "document", "label", "side", "role", "actor"), pl.String()
    )
    return pl.DataFrame(list(_rows(corpus)), schema=schema, orient="row")


def _rows(corpus: Corpus) -> Iterator[tuple[str | None, ...]]:
    for talk in corpus.rounds.values():
        for told in talk.reports:
            here = (talk.id, talk.place, told.document, told.label)
            for party in told.delegations:
                if party.head is None and not party.members:
                    yield (*here, str(party.side), "delegation", None)
                if party.head is not None:
                    yield (*here, str(party.side), "head", party.head)
                for member in party.members:
                    yield (*here, str(party.side), "member", member)
            for mediator in told.mediators:
                yield (*here, str(corpus.actors[mediator].side), "mediator", mediator)
