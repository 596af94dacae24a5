"""An immutable mapping of records by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, Protocol, TypeVar, overload

from pakafg.corpus.lookup import id_meant
from pakafg.corpus.selection import Selection
from pakafg.errors import ArgumentError, ArgumentTypeError, UnknownIdError

__all__ = ["Catalogue", "Identified"]


class Identified(Protocol):
    """Anything that has an id."""

    @property
    def id(self) -> str:
        """The id, unique in the corpus."""
        ...


R = TypeVar("R", bound=Identified)
D = TypeVar("D")

_SHOWN: Final = 5
_RECORDS: Final = "records, each with an id"


class Catalogue(Mapping[str, R]):
    """The records of one kind, by id, in the order of the corpus; immutable.

    Two are equal when they hold equal records, in whatever order.

    Raises:
        ArgumentError: These are no records, or two of them have the same id.
        UnknownIdError: No record has the id that is asked for; it is a KeyError, too, and tells
            the id that is meant by a name.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> corpus.rounds["doha-round"].place
    'doha'
    >>> list(corpus.documents)
    ['000', '001', '002', '003', '004']
    >>> corpus.actors["Khawaja Asif"]
    Traceback (most recent call last):
    pakafg.errors.UnknownIdError: id is 'Khawaja Asif', expected the id of one of ... records. ...
    """

    __slots__ = ("_by_id", "_selection")

    def __init__(self, records: Iterable[R] = ()) -> None:
        self._by_id: dict[str, R] = _by_id(records)
        self._selection: Selection = Selection.of_records(self._by_id)

    @classmethod
    def _knowing(cls, selection: Selection, records: Iterable[R]) -> Catalogue[R]:
        """Make a catalogue that knows what its fields can hold, as those of a corpus do."""
        made = cls(records)
        made._selection = selection
        return made

    def __getitem__(self, key: str) -> R:
        try:
            return self._by_id[key]
        except (KeyError, TypeError):  # what cannot be hashed is no id either
            meant = id_meant(str(key), [self._by_id])
            expected = f"the id of one of {len(self):,} records"
            raise UnknownIdError("id", key, expected, self._by_id, meant) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key in self._by_id

    @overload
    def get(self, key: str, /) -> R | None: ...
    @overload
    def get(self, key: str, /, default: R | D) -> R | D: ...
    def get(self, key: str, /, default: object = None) -> object:
        """Give the record of an id, or another value where there is none.

        Args:
            key: The id.
            default: What to give where no record has it.

        Returns:
            The record, or `default`.

        >>> import pakafg
        >>> corpus = pakafg.load_corpus()
        >>> corpus.rounds.get("doha-round").place, corpus.rounds.get("geneva")
        ('doha', None)
        """
        return self._by_id[key] if key in self else default

    def where(self, test: Callable[[R], object] | None = None, /, **fields: object) -> Catalogue[R]:
        """Select the records that pass a test and have the given values in their fields.

        Args:
            test: A function of a record; kept where it gives something true.
            **fields: A field's name and the value that it must have; for a field that
                holds several values, one that must be among them. None is what is not known. A
                record that a field names may be given by its id, its name or words of it.

        Returns:
            A catalogue of the records that fit, in the same order.

        Raises:
            ArgumentError: The test is no function; the records have no such field; or the value
                is a word outside of its vocabulary, what no record of the corpus is called or
                several are, or of another kind than the field. The error names them, or the
                nearest.

        >>> import pakafg
        >>> corpus = pakafg.load_corpus()
        >>> list(corpus.rounds.where(place="doha"))
        ['doha-round']
        >>> corpus.casualties.where(outcome="Killed")
        Traceback (most recent call last):
        pakafg.errors.ArgumentError: outcome is 'Killed', expected one of killed, wounded, ...
        """
        if test is not None and not callable(test):
            raise ArgumentTypeError("test", test, "a function of a record, or None")
        wanted = {name: self._selection.chosen(name, value) for name, value in fields.items()}
        found = (
            record
            for record in self._by_id.values()
            if (test is None or test(record))
            and all(_holds(record, name, value) for name, value in wanted.items())
        )
        return Catalogue._knowing(self._selection, found)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Catalogue):
            return NotImplemented
        return self._by_id == other._by_id

    def __hash__(self) -> int:
        return hash(frozenset(self._by_id.values()))

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._by_id)

    def _repr_html_(self) -> str:
        from pakafg.records.record_html import catalogue_html  # noqa: PLC0415  (only notebooks need it)

        return catalogue_html(self)

    def __repr__(self) -> str:
        shown = [*map(repr, list(self._by_id)[:_SHOWN]), *["…"] * (len(self) > _SHOWN)]
        return f"<{len(self)} records: {', '.join(shown)}>"

    def __reduce__(self) -> tuple[type, tuple[list[R]]]:
        return Catalogue, (list(self._by_id.values()),)


def _by_id(records: object) -> dict[str, Any]:
    """Key records by their ids."""
    if not isinstance(records, Iterable):
        raise ArgumentTypeError("records", records, _RECORDS)
    made: dict[str, Any] = {}
    for record in records:
        key = getattr(record, "id", None)
        if not isinstance(key, str):
            raise ArgumentTypeError("records", record, _RECORDS)
        if made.setdefault(key, record) is not record:
            raise ArgumentError("records", key, "ids of their own: two records have this one")
    return made


def _holds(record: Identified, name: str, value: object) -> bool:
    """Tell whether a field of a record has a value, or holds it among several."""
    held = getattr(record, name)
    several = isinstance(held, tuple) and not isinstance(value, tuple)
    return bool(value in held if several else held == value)
