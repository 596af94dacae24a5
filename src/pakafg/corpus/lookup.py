"""Records by what a user calls them: an id, a name, or words of one, if only one record has them.

Laws of this file: it knows records by their shape alone, an id and perhaps a name, and so can
be asked by a single catalogue as well as by the analyses of a corpus. What several records may be
called is never answered with one of them, and neither is a word that is only like a name.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from pakafg.errors import ArgumentError, ArgumentTypeError, nearest
from pakafg.text.quotations import clip
from pakafg.text.spellings import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = [
    "Called",
    "called",
    "id_meant",
    "ids_called",
    "ids_found",
    "known_id",
    "nearest_called",
    "one_called",
    "record_named",
]

R = TypeVar("R")

_NAMES: Final = ("name", "title", "label", "text")  # the first that a record has is its name
_ID: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)+")  # a name of one word may be meant as one
_NAME_LETTERS: Final = 200  # a longer text is no name, but a document
_LISTED: Final = 10  # ids that an error lists; of more it names the nearest
_COMPARED: Final = 50_000  # names, of which those that may be meant are chosen
_TOLD: Final = 60  # characters of a name in a list of several
_SMALL: Final = frozenset(
    {"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to"}
)


class Called(NamedTuple):
    """What something can be called.

    Attributes:
        id: Its id.
        names: Its names.
        words: Further texts, words of which may be meant: how documents label or word it.
    """

    id: str
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def called(record: Any) -> Called:
    """List what a record can be called.

    >>> import pakafg
    >>> called(pakafg.load_corpus().rounds["istanbul-november"]).words[0]
    'third round'
    """
    key, *names = spellings(record)
    labels = [getattr(each, "label", None) for each in (record, *_reports(record))]
    words = (getattr(each, "words", None) for each in _reports(record))
    told = (each for each in (*labels, *words) if isinstance(each, str))
    return Called(key, tuple(names), tuple(told))


def record_named(catalogue: Mapping[str, R], argument: str, given: object) -> R:
    """Find a record by its id, by a name of its own, or by words that no other has.

    Args:
        catalogue: The records.
        argument: The argument's name, which is what the records are called.
        given: The id, the name or the words.

    Raises:
        ArgumentError: There is no such record, or there are several; the error names them, or the
            nearest.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> record_named(corpus.actors, "actor", "Khawaja Asif").id
    'khawaja-asif'
    >>> record_named(corpus.actors, "actor", "Kwaja Asif")
    Traceback (most recent call last):
    pakafg.errors.ArgumentError: actor is 'Kwaja Asif', expected the id or name of an actor of ...
    """
    article = "an" if argument[0] in "aeiou" else "a"
    expected = f"the id or name of {article} {argument}"
    return catalogue[known_id(argument, given, [catalogue], expected)]


def known_id(
    argument: str, given: object, catalogues: Iterable[Mapping[str, Any]], expected: str
) -> str:
    """Find an id that the corpus knows, as `one_called` does.

    Args:
        argument: The argument's name.
        given: The id, the name or the words.
        catalogues: The records that there are.
        expected: What they are, in words.

    Raises:
        ArgumentError: It is none of them, or several.
    """
    known = list(catalogues)
    if isinstance(given, str) and any(given in records for records in known):
        return given
    records = chain.from_iterable(each.values() for each in known)
    return one_called(argument, given, map(called, records), f"{expected} of the corpus")


def one_called(argument: str, given: object, known: Iterable[Called], expected: str) -> str:
    """Find the id of the one that is called so: by its id, else its name, else words of it.

    Case, accents, dashes and quotation marks do not count.

    Args:
        argument: The argument's name.
        given: What was given.
        known: Everything that there is.
        expected: What it is, in words.

    Raises:
        ArgumentError: It is none of them, and the error tells the nearest; or several may be
            meant, and the error lists them.

    >>> known = [Called("doha-truce", ("Doha truce",)), Called("talks", ("Talks of Doha",))]
    >>> one_called("event", "the truce", known, "an event")
    'doha-truce'
    >>> one_called("event", "Doha", known, "one event")
    Traceback (most recent call last):
    pakafg.errors.ArgumentError: event is 'Doha', expected one event; it may be any of doha-truce...
    """
    everything = list(known)
    ids = tuple(each.id for each in everything)
    if isinstance(given, str):
        found = ids_found(given, everything)
        if len(found) == 1:
            return found[0]
        if found:
            of_id = {each.id: each for each in everything}
            told = [_told(of_id[key]) for key in found[:_LISTED]]
            more = f" and {len(found) - _LISTED:,} more" if len(found) > _LISTED else ""
            several = f"{expected}; it may be any of {', '.join(told)}{more}"
            raise ArgumentError(argument, given, several, found, None, True)  # noqa: FBT003
    listed = f": {', '.join(ids)}" if 0 < len(ids) <= _LISTED else ""
    wanted = f"{expected}{listed}"
    if not isinstance(given, str):
        raise ArgumentTypeError(argument, given, wanted, ids)
    names = ((name, each.id) for each in everything for name in (each.id, *each.names))
    raise ArgumentError(argument, given, wanted, ids, nearest_called(given, names))


def ids_found(given: str, known: Iterable[Called]) -> list[str]:
    """List the ids of what is called so; where nothing is, of what has all these words.

    >>> known = [Called("doha-truce", ("Doha truce",)), Called("talks", ("Talks of Doha",))]
    >>> ids_found("doha truce", known), ids_found("Doha", known)
    (['doha-truce'], ['doha-truce', 'talks'])
    """
    wanted, words = folded(given), _telling_words(given)
    if not words or len(given) > _NAME_LETTERS:
        return []
    everything = list(known)
    is_meant: tuple[Callable[[Called], bool], ...] = (
        lambda each: each.id == given,
        lambda each: folded(each.id) == wanted,
        lambda each: wanted in map(folded, each.names),
        # All words of a name, in whatever order, tell more than some of them.
        lambda each: words in map(_telling_words, (each.id, *each.names)),
        lambda each: words <= _telling_words(" ".join((each.id, *each.names, *each.words))),
    )
    answers = ([each.id for each in everything if test(each)] for test in is_meant)
    return next(filter(None, answers), [])


def _telling_words(text: str) -> frozenset[str]:
    """Take the words of a text that tell one thing from another."""
    return frozenset(folded(text).split()) - _SMALL


def _told(thing: Called) -> str:
    """Name one of several: by its id, and what else it is called."""
    text = next(iter((*thing.names, *thing.words)), None)
    return thing.id if text is None else f"{thing.id} ({clip(text, _TOLD)})"


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


def _reports(record: Any) -> tuple[Any, ...]:
    """List how documents tell of a record, each in its own words."""
    reports: tuple[Any, ...] = getattr(record, "reports", ())
    return reports
