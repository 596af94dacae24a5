"""An immutable mapping of records by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Protocol, TypeVar, overload

from pakafg.errors import near_miss
from pakafg.records.record import fields_in_order

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


class Catalogue(Mapping[str, R]):
    """The records of one kind, by id, in the order of the corpus; immutable.

    Two are equal when they hold equal records, in whatever order.

    Raises:
        ValueError: Two records have the same id.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> corpus.rounds["doha-round"].place
    'doha'
    >>> list(corpus.documents)
    ['000', '001', '002', '003', '004']
    """

    __slots__ = ("_by_id",)

    def __init__(self, records: Iterable[R] = ()) -> None:
        self._by_id: dict[str, R] = {}
        for record in records:
            if self._by_id.setdefault(record.id, record) is not record:
                message = f"the id {record.id!r} is given to two records"
                raise ValueError(message)

    def __getitem__(self, key: str) -> R:
        try:
            return self._by_id[key]
        except KeyError:
            message = f"no record {key!r} among {len(self)}{near_miss(str(key), self._by_id)}"
            raise KeyError(message) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, key: object) -> bool:
        return key in self._by_id

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
        return self._by_id.get(key, default)

    def where(self, test: Callable[[R], object] | None = None, /, **fields: object) -> Catalogue[R]:
        """Select the records that pass a test and have the given values in their fields.

        Args:
            test: A function of a record; kept where it gives something true.
            **fields: A field's name and the value that it must have; for a field that
                holds several values, one that must be among them.

        Returns:
            A catalogue of the records that fit, in the same order.

        Raises:
            AttributeError: The records have no such field.

        >>> import pakafg
        >>> corpus = pakafg.load_corpus()
        >>> list(corpus.rounds.where(place="doha"))
        ['doha-round']
        """
        return Catalogue(
            record
            for record in self._by_id.values()
            if (test is None or test(record))
            and all(_holds(record, name, value) for name, value in fields.items())
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Catalogue):
            return NotImplemented
        return self._by_id == other._by_id

    def __hash__(self) -> int:
        return hash(frozenset(self._by_id.values()))

    def _repr_html_(self) -> str:
        from pakafg.records.record_html import catalogue_html  # noqa: PLC0415  (only notebooks need it)

        return catalogue_html(self)

    def __repr__(self) -> str:
        shown = [*map(repr, list(self._by_id)[:_SHOWN]), *["…"] * (len(self) > _SHOWN)]
        return f"<{len(self)} records: {', '.join(shown)}>"

    def __reduce__(self) -> tuple[type, tuple[list[R]]]:
        return Catalogue, (list(self._by_id.values()),)


def _holds(record: Identified, name: str, value: object) -> bool:
    """Tell whether a field of a record has a value, or holds it among several."""
    try:
        held = getattr(record, name)
    except AttributeError:
        known = [each.name for each in fields_in_order(type(record))]  # type: ignore[arg-type]  # all are
        message = (
            f"{type(record).__name__} has no field {name!r}; it has {', '.join(known)}"
            f"{near_miss(name, known)}"
        )
        raise AttributeError(message) from None
    several = isinstance(held, tuple) and not isinstance(value, tuple)
    return bool(value in held if several else held == value)
