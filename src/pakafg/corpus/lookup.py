"""Records by what a user calls them: an id; a name leads to it.

Laws of this file: it knows records by their shape alone, an id and perhaps a name, and so can
be asked by a single catalogue as well as by the analyses of a corpus.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pakafg.errors import ArgumentError, ArgumentTypeError, nearest
from pakafg.text.spellings import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["id_meant", "ids_called", "known_id", "nearest_called", "record_named"]

R = TypeVar("R")

_NAMES: Final = ("name", "title", "text")  # the first that a record has is its name
_ID: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)+")  # a name of one word may be meant as one
_NAME_LETTERS: Final = 200  # a longer text is no name, but a document
_LISTED: Final = 10  # ids that an error lists; of more it names the nearest
_COMPARED: Final = 50_000  # names, of which those that may be meant are chosen


def record_named(catalogue: Mapping[str, R], argument: str, given: object) -> R:
    """Find a record by its id.

    Args:
        catalogue: The records.
        argument: The argument's name, which is what the records are called.
        given: The id.

    Raises:
        ArgumentError: There is no such record; the error tells the id that is meant by a name.

    >>> import pakafg
    >>> record_named(pakafg.load_corpus().actors, "actor", "Khawaja Asif")
    Traceback (most recent call last):
    pakafg.errors.ArgumentError: actor is 'Khawaja Asif', expected the id of an actor of ...
    """
    article = "an" if argument[0] in "aeiou" else "a"
    return catalogue[known_id(argument, given, [catalogue], f"the id of {article} {argument}")]


def known_id(
    argument: str, given: object, catalogues: Iterable[Mapping[str, Any]], expected: str
) -> str:
    """Return an id that the corpus knows.

    Args:
        argument: The argument's name.
        given: The id.
        catalogues: The records that there are.
        expected: What they are, in words.

    Raises:
        ArgumentError: It is none of them; the error tells the id that is meant by a name.
    """
    known = list(catalogues)
    if isinstance(given, str) and any(given in records for records in known):
        return given
    ids = tuple(chain.from_iterable(known))
    listed = f": {', '.join(ids)}" if 0 < len(ids) <= _LISTED else ""
    wanted = f"{expected} of the corpus{listed}"
    if not isinstance(given, str):
        raise ArgumentTypeError(argument, given, wanted, ids)
    raise ArgumentError(argument, given, wanted, ids, id_meant(given, known))


def ids_called(given: str, records: Mapping[str, Any]) -> list[str]:
    """List the ids of the records that are called so: by id, name or another spelling.

    Case, accents, dashes and quotation marks do not count.

    >>> import pakafg
    >>> ids_called("khawaja muhammad asif", pakafg.load_corpus().actors)
    ['khawaja-asif']
    """
    wanted = folded(given)
    return [key for key, record in records.items() if wanted in map(folded, spellings(record))]


def id_meant(given: str, catalogues: Iterable[Mapping[str, Any]]) -> str | None:
    """Find the id that is meant by an id or a name that is not quite right; None if unsure.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> id_meant("Kwaja Asif", [corpus.actors]), id_meant("doha-rond", [corpus.rounds])
    ('khawaja-asif', 'doha-round')
    """
    of_all = chain.from_iterable(records.items() for records in catalogues)
    return nearest_called(
        given, ((each, key) for key, record in of_all for each in spellings(record))
    )


def nearest_called(given: str, named: Iterable[tuple[str, str]]) -> str | None:
    """Find the id that is meant by an id or a name; None if unsure.

    Args:
        given: What was given.
        named: The names that there are, each with its id.

    >>> nearest_called("The Doha truce", [("Doha truce", "doha-truce"), ("Talks", "talks")])
    'doha-truce'
    """
    known: dict[str, str] = {}
    for name, key in islice(named, _COMPARED):
        known.setdefault(folded(key), key)
        known.setdefault(folded(name), key)
    wanted = folded(given)
    if wanted in known:
        return known[wanted]
    if not _ID.fullmatch(given):
        # A title may stand before a name, or a part of it stand for all.
        within = [each for each in known if _holds_words(wanted, each)]
        beyond = [each for each in known if wanted and _holds_words(each, wanted)]
        if within or beyond:
            return known[max(within, key=len) if within else min(beyond, key=len)]
    # Of many, those first that begin alike: only so many are compared.
    likely = sorted(known, key=lambda each: each[:1] != wanted[:1])
    found = nearest(wanted, likely)
    return None if found is None else known[found]


def _holds_words(text: str, words: str) -> bool:
    """Tell whether words stand in a text, one after the other, each whole."""
    return f" {words} " in f" {text} "


def spellings(record: Any) -> Iterator[str]:
    """Yield the names that a record goes by, its id among them."""
    yield record.id
    name = next(filter(None, (getattr(record, each, None) for each in _NAMES)), None)
    if isinstance(name, str) and len(name) <= _NAME_LETTERS:
        yield name
    yield from getattr(record, "aliases", ())
