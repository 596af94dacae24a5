"""Arguments that name something of a corpus: what is unknown is an error that names the nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pakafg.errors import ArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pakafg.corpus.catalogue import Catalogue, Identified
    from pakafg.corpus.corpus import Corpus

__all__ = ["actors_named", "known_id", "record_named"]

R = TypeVar("R", bound="Identified")


def record_named(catalogue: Catalogue[R], argument: str, given: str) -> R:
    """Find a record by its id.

    Args:
        catalogue: The records.
        argument: The argument's name, which is what the records are called.
        given: The id.

    Raises:
        ArgumentError: There is no such record.
    """
    return catalogue[known_id(argument, given, catalogue, f"the id of a {argument}")]


def actors_named(corpus: Corpus, argument: str, given: object) -> list[str]:
    """Find actors by an id, a name or another spelling, in any case.

    Args:
        corpus: The corpus.
        argument: The argument's name.
        given: The id, name or spelling.

    Returns:
        Their ids, at least one: two actors may share a spelling.

    Raises:
        ArgumentError: Nobody is called so.

    >>> import pakafg
    >>> actors_named(pakafg.load_corpus(), "speaker", "Khawaja Muhammad Asif")
    ['khawaja-asif']
    """
    wanted = given.casefold() if isinstance(given, str) else None
    spellings = {
        actor.id: (actor.id, actor.name, *actor.aliases) for actor in corpus.actors.values()
    }
    found = [
        actor
        for actor, known in spellings.items()
        if wanted in {spelling.casefold() for spelling in known}
    ]
    if not found:
        expected = "the id, the name or another spelling of an actor of the corpus"
        raise ArgumentError(
            argument, given, expected, [s for known in spellings.values() for s in known]
        )
    return found


def known_id(argument: str, given: str, known: Iterable[str], expected: str) -> str:
    """Return an id that the corpus knows.

    Args:
        argument: The argument's name.
        given: The id.
        known: The ids that there are.
        expected: What they are, in words.

    Raises:
        ArgumentError: It is none of them.
    """
    ids = tuple(known)
    if given not in ids:
        raise ArgumentError(argument, given, f"{expected} of the corpus", ids)
    return given
