"""Records to and from plain data: the form in which people write them.

In that form a citation is a quotation, number words, dates and gaps are text, and the
document of an entry is the file that it stands in.
"""

from __future__ import annotations

import operator
from difflib import get_close_matches
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import attrs
from cattrs import ClassValidationError, Converter
from cattrs.errors import ForbiddenExtraKeysError, IterableValidationError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from pakafg.errors import WordingError
from pakafg.records.citation import Citation
from pakafg.values import vocabularies
from pakafg.values.amount import Amount
from pakafg.values.count import Count
from pakafg.values.gap import Gap
from pakafg.values.when import When

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrs import AttrsInstance

    from pakafg.corpus.anchoring import Anchor

__all__ = ["Codec", "reasons"]

# What documents say of a shared record stands in their files, not in the record's own.
_ELSEWHERE: Final = frozenset({"mentions", "reports", "blames", "responses"})


class Codec:
    """Structures and unstructures records; quotations are found in the document at hand."""

    def __init__(self) -> None:
        self.anchor: Anchor | None = None
        self._converter = Converter(forbid_extra_keys=True, omit_if_default=True)
        hooks = self._converter
        for kind in (str, int, bool):
            # By identity: a StrEnum is a str too, and a bool an int.
            hooks.register_structure_hook_func(partial(operator.is_, kind), partial(_scalar, kind))
        hooks.register_structure_hook_func(partial(operator.is_, float), _number)
        hooks.register_structure_hook_func(_is_word, _word)
        for name in vocabularies.__all__:  # cattrs takes a StrEnum for a str, and leaves it
            hooks.register_unstructure_hook(getattr(vocabularies, name), str)
        hooks.register_structure_hook_func(
            lambda cls: getattr(cls, "__origin__", None) is tuple, self._items
        )
        for value in (When, Gap, Count, Amount):
            hooks.register_structure_hook(value, partial(_parsed, value))
            hooks.register_unstructure_hook(value, str)
        hooks.register_structure_hook(Citation, self._cite)
        hooks.register_unstructure_hook(Citation, self._quotation)
        hooks.register_structure_hook_factory(attrs.has, self._structuring)
        hooks.register_unstructure_hook_factory(attrs.has, self._unstructuring)

    def structure(self, data: dict[str, Any], kind: type[AttrsInstance]) -> Any:  # noqa: ANN401
        """A record from plain data; its errors are told by `reasons`."""
        return self._converter.structure(data, kind)

    def unstructure(self, record: AttrsInstance) -> dict[str, Any]:
        """Plain data of a record; its citations must be of the document at hand."""
        data: dict[str, Any] = self._converter.unstructure(record)
        return data

    def _overrides(self, kind: type[AttrsInstance]) -> dict[str, Any]:
        return {
            each.name: override(rename="quotes")
            if each.name == "citations"
            else override(omit=each.name in _ELSEWHERE or not each.init)
            for each in attrs.fields(kind)
            if each.name == "citations" or each.name in _ELSEWHERE or not each.init
        }

    def _structuring(self, kind: type[AttrsInstance]) -> Callable[..., Any]:
        made = make_dict_structure_fn(
            kind, self._converter, _cattrs_forbid_extra_keys=True, **self._overrides(kind)
        )

        def structure(data: object, cls: Any) -> Any:  # noqa: ANN401
            if not isinstance(data, dict):
                message = f"{data!r} is not a mapping of keys to values"
                raise WordingError(message)
            return made(data, cls)

        return structure

    def _unstructuring(self, kind: type[AttrsInstance]) -> Callable[..., Any]:
        return make_dict_unstructure_fn(
            kind,
            self._converter,
            _cattrs_omit_if_default=True,
            **self._overrides(kind),
        )

    def _items(self, data: object, kind: Any) -> tuple[Any, ...]:  # noqa: ANN401
        if not isinstance(data, list):
            message = f"{data!r} is not a list"
            raise WordingError(message)
        items, errors = [], []
        for index, each in enumerate(data):
            try:
                items.append(self._converter.structure(each, kind.__args__[0]))
            except Exception as error:  # noqa: BLE001  (collected, every one)
                errors.append((index, error))
        if errors:
            raise _ItemErrors(errors)
        return tuple(items)

    def _cite(self, data: object, _: type) -> Citation:
        quote, nth = data, None
        if isinstance(data, dict):
            if not {"quote"} <= data.keys() <= {"quote", "nth"}:
                message = f"{dict(data)!r} is no quotation: expected text, or quote and nth"
                raise WordingError(message)
            quote, nth = data["quote"], data.get("nth")
        if not isinstance(quote, str) or not quote.strip():
            message = f"{quote!r} is no quotation: expected the document's own characters"
            raise WordingError(message)
        if nth is not None and (not isinstance(nth, int) or isinstance(nth, bool)):
            message = f"nth is {nth!r}, expected a whole number from 1"
            raise WordingError(message)
        if self.anchor is None:
            message = "a quotation stands where no document is at hand"
            raise WordingError(message)
        return self.anchor.find(quote, nth)

    def _quotation(self, citation: Citation) -> str | dict[str, Any]:
        if self.anchor is None or self.anchor.document != citation.document:
            message = f"{citation} is not of the document at hand"
            raise WordingError(message)
        places = self.anchor.occurrences(citation.quote)
        if len(places) == 1:
            return citation.quote
        return {"quote": citation.quote, "nth": places.index(citation.start) + 1}


class _ItemErrors(Exception):
    """What went wrong with the items of a list, each with its index."""

    def __init__(self, errors: list[tuple[int, Exception]]) -> None:
        super().__init__(errors)
        self.errors = errors


def _is_word(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _scalar(kind: type, data: object, _: type) -> Any:  # noqa: ANN401
    if type(data) is not kind:
        names = {str: "text", int: "a whole number", bool: "true or false"}
        hint = ": put it in quotes" if kind is str and isinstance(data, (int, float)) else ""
        message = f"{data!r} is not {names[kind]}{hint}"
        raise WordingError(message)
    return data


def _number(data: object, _: type) -> float:
    if isinstance(data, bool) or not isinstance(data, (int, float)):
        message = f"{data!r} is not a number"
        raise WordingError(message)
    return float(data)


def _word(data: object, kind: type[StrEnum]) -> StrEnum:
    words = [str(word) for word in kind]
    if data not in words:
        near = get_close_matches(str(data), words, 1)
        advice = f". Did you mean {near[0]!r}?" if near else ""
        message = f"{data!r} is not one of {', '.join(words)}{advice}"
        raise WordingError(message)
    return kind(str(data))


def _parsed(kind: type[When | Gap | Count | Amount], data: object, _: type) -> Any:  # noqa: ANN401
    if isinstance(data, tuple) and kind is When:  # a date, and the zone in which it is local
        return When.parse(data[0], zone=data[1])
    if not isinstance(data, str):
        message = f"{data!r} is not text: put it in quotes"
        raise WordingError(message)
    return kind.parse(data)


def reasons(error: Exception, path: tuple[str | int, ...] = ()) -> list[tuple[list[str | int], str]]:
    """Every reason why data could not be structured, with the path to it."""
    if isinstance(error, _ItemErrors):
        return [each for i, e in error.errors for each in reasons(e, (*path, i))]
    if isinstance(error, (ClassValidationError, IterableValidationError)):
        found: list[tuple[list[str | int], str]] = []
        for each in error.exceptions:
            if not isinstance(each, Exception):
                continue
            notes = getattr(each, "__notes__", [])
            name = next((n.name for n in notes if hasattr(n, "name")), None)
            name = "quotes" if name == "citations" else name
            found += reasons(each, path if name is None else (*path, name))
        return found
    if isinstance(error, ForbiddenExtraKeysError):
        known = sorted(
            "quotes" if f.name == "citations" else f.name
            for f in attrs.fields(error.cl)
            if f.init and f.name not in _ELSEWHERE and f.name != "document"
        )
        return [
            ([*path, key], f"the key {key!r} is not known here; known are {', '.join(known)}")
            for key in sorted(error.extra_fields)
        ]
    if isinstance(error, KeyError) and path:
        key = "quotes" if error.args[0] == "citations" else error.args[0]
        return [(list(path[:-1]), f"the key {key!r} is missing")]
    # attrs puts the message first among the arguments of its errors.
    return [(list(path), str(error.args[0]) if error.args else type(error).__name__)]
