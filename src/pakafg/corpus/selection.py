"""Check what a catalogue is asked for: a field that its records have, and a value that it can have.

A word outside a vocabulary, an unknown id and a value of another kind would find nothing, which
reads like an answer.
"""

from __future__ import annotations

import types
from functools import cache
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

from pakafg.arguments import check_kind, check_text, check_word
from pakafg.corpus.format import REFERENCES
from pakafg.corpus.lookup import known_id
from pakafg.errors import ArgumentError, ArgumentTypeError
from pakafg.records.claim import DURATION
from pakafg.records.record import fields_in_order
from pakafg.values.open_vocabulary import OpenVocabulary
from pakafg.values.vocabulary import Vocabulary, one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pakafg.records.codebook import Codebook

__all__ = ["Selection"]

_TOPICS: Final[Mapping[str, tuple[str, ...]]] = {"topic": (DURATION,), "topics": ()}
"""Fields whose words are those that a corpus uses, and the words that pakafg knows itself."""


class _FieldType(NamedTuple):
    """What a field holds: values of one class, or a tuple of such."""

    kind: type
    is_many: bool


class Selection(NamedTuple):
    """What a catalogue knows of the values that its records can have.

    Attributes:
        kind: The class of the records; None where there is none, and nothing is known.
        whole: All records of this kind, by id, the catalogue's own among them.
        beside: The records of the whole corpus, by catalogue; empty where there is no corpus.
        codebook: That of the corpus; None where there is no corpus.
    """

    kind: type | None
    whole: Mapping[str, Any]
    beside: Mapping[str, Mapping[str, Any]]
    codebook: Codebook | None = None

    @classmethod
    def of_records(cls, records: Mapping[str, Any]) -> Selection:
        """Know no more than some records show, which stand alone."""
        first = next(iter(records.values()), None)
        return cls(None if first is None else type(first), records, {})

    def chosen(self, field: str, value: object) -> object:
        """Check a field and the value that it must have; a name stands for its id.

        Returns:
            The value, with ids in the place of names.

        Raises:
            ArgumentError: The records have no such field, or it cannot have such a value.
        """
        if self.kind is None:
            return value
        known = _field_types(self.kind)
        if field not in known:
            expected = f"a field of {self.kind.__name__}: one of {', '.join(known)}"
            raise ArgumentError("fields", field, expected, known)
        held = known[field]
        if held.is_many and isinstance(value, tuple):
            return tuple(self._chosen_value(field, held.kind, each) for each in value)
        return self._chosen_value(field, held.kind, value)

    def _chosen_value(self, field: str, kind: type, value: object) -> object:
        if value is None:  # what is not known is known of no record, and asked for
            return None
        if kind is str:
            return self._chosen_text(field, value)
        self._check_value(field, kind, value)
        return value

    def _check_value(self, field: str, kind: type, value: object) -> None:
        if issubclass(kind, Vocabulary):
            check_word(field, value, kind)
        elif issubclass(kind, OpenVocabulary):
            check_word(field, value, self._words_of(kind, field))
        elif kind is bool:
            check_kind(field, value, bool, "True or False")
        elif kind in {int, float}:
            if isinstance(value, bool):
                raise ArgumentTypeError(field, value, "a number")
            check_kind(field, value, Integral if kind is int else Real, "a number")
        else:
            parse = f": {kind.__name__}.parse reads one" if hasattr(kind, "parse") else ""
            check_kind(field, value, kind, f"a {kind.__name__}{parse}")

    def _chosen_text(self, field: str, value: object) -> object:
        check_text(field, value, "text")
        if field == "id":
            return known_id(field, value, [self.whole], "the id of a record")
        if field in REFERENCES and self.beside:
            names = REFERENCES[field]
            expected = f"the id of one of the {one_of(names)}" if names else "the id of a record"
            known = [self.beside[name] for name in names or self.beside]
            return known_id(field, value, known, expected)
        if field in _TOPICS:
            check_word(field, value, sorted({*_TOPICS[field], *self._words(field)}))
        return value

    def _words_of(self, vocabulary: type[OpenVocabulary], field: str) -> Iterable[str]:
        """List the words of an open vocabulary: of the codebook, or that records show."""
        if self.codebook is not None:
            return self.codebook.words(vocabulary)
        shown = {*self._words(field)} - {None}
        return sorted({*map(str, vocabulary), *map(str, shown)})

    def _words(self, field: str) -> Iterator[str]:
        """Yield the words that stand in a field of any record."""
        for record in self.whole.values():
            held = getattr(record, field)
            yield from held if isinstance(held, tuple) else (held,)


@cache
def _field_types(kind: type) -> dict[str, _FieldType]:
    """Find what each field of a class of records holds; what it derives may be anything."""
    fields = fields_in_order(attrs.resolve_types(kind))
    held = {each.name: _field_type(each.type) for each in fields if each.init}
    derived = (name for name, each in vars(kind).items() if isinstance(each, property))
    return held | dict.fromkeys(derived, _FieldType(object, is_many=False))


def _field_type(written: Any) -> _FieldType:
    if isinstance(written, types.UnionType):
        kinds = [each for each in written.__args__ if each is not types.NoneType]
        return _field_type(kinds[0])
    if getattr(written, "__origin__", None) is tuple:
        return _FieldType(written.__args__[0], is_many=True)
    return _FieldType(written, is_many=False)
