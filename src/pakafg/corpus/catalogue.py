"""An immutable mapping of records by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Protocol, TypeVar, overload

import attrs

__all__ = ["Catalogue", "Identified"]


class Identified(Protocol):
    """Anything that has an id."""

    @property
    def id(self) -> str: ...  # noqa: D102


R = TypeVar("R", bound=Identified)
D = TypeVar("D")


class Catalogue(Mapping[str, R]):
    """The records of one kind, by id, in the order of the corpus; immutable.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> corpus.rounds["doha-round"].place
    'doha'
    >>> list(corpus.documents)
    ['000', '001', '002', '003', '004']
    """

    __slots__ = ("_by_id",)

    def __init__(self, records: Iterable[R] = ()) -> None:
        self._by_id: dict[str, R] = {record.id: record for record in records}

    def __getitem__(self, key: str) -> R:
        try:
            return self._by_id[key]
        except KeyError:
            near = get_close_matches(str(key), self._by_id, 3)
            advice = f"; near: {', '.join(map(repr, near))}" if near else ""
            message = f"no record {key!r} among {len(self)}{advice}"
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
        """The record of an id, or `default` where there is none."""
        return self._by_id.get(key, default)  # type: ignore[arg-type]

    def where(self, test: Callable[[R], object] | None = None, /, **fields: Any) -> Catalogue[R]:  # noqa: ANN401
        """The records that pass a test and have the given values in their fields.

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
        return list(self._by_id.values()) == list(other._by_id.values())

    def __hash__(self) -> int:
        return hash(tuple(self._by_id.values()))

    def __repr__(self) -> str:
        shown = ", ".join(map(repr, list(self._by_id)[:5]))
        return f"<{len(self)} records: {shown}{', …' if len(self) > 5 else ''}>"  # noqa: PLR2004

    def __reduce__(self) -> tuple[type, tuple[list[R]]]:
        return Catalogue, (list(self._by_id.values()),)


def _holds(record: Identified, name: str, value: object) -> bool:
    try:
        held = getattr(record, name)
    except AttributeError:
        known = [f.name for f in attrs.fields(type(record))]
        near = get_close_matches(name, known, 1)
        message = (
            f"{type(record).__name__} has no field {name!r}; it has {', '.join(known)}"
            + (f". Did you mean {near[0]!r}?" if near else "")
        )
        raise AttributeError(message) from None
    return bool(value in held if isinstance(held, tuple) and not isinstance(value, tuple) else held == value)
