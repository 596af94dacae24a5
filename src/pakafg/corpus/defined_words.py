"""Which words of records the codebook of their corpus lacks."""

from __future__ import annotations

import types
from functools import cache
from typing import TYPE_CHECKING, Any

from pakafg.corpus.entries import parts_of
from pakafg.corpus.format import CODEBOOK, keys
from pakafg.errors import near_miss
from pakafg.records.claim import CasualtyClaim
from pakafg.records.codebook import SECTIONS_OF_WORDS
from pakafg.records.statement import Statement
from pakafg.short_repr import shown
from pakafg.values.open_vocabulary import OpenVocabulary
from pakafg.values.vocabularies import Nationality, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from attrs import AttrsInstance

    from pakafg.corpus.entries import Entry
    from pakafg.errors import Problem
    from pakafg.records.codebook import Codebook

__all__ = ["undefined_words"]

_OF_PARTIES = {Side, Nationality}


def undefined_words(entries: Iterable[Entry], codebook: Codebook) -> Iterator[Problem]:
    """Find the words of entries that are neither every corpus's nor the codebook's.

    Args:
        entries: What the files of the corpus give.
        codebook: The codebook of the corpus.

    Yields:
        A problem for each such word, with the nearest that is known and its meaning; and for
        each claim that counts things by a word for persons, or persons by one for things.
    """
    known = {kind: codebook.words(kind) for kind in SECTIONS_OF_WORDS}
    topics = {each.id: each.definition for each in codebook.topics}
    things = codebook.counted_things
    for entry in entries:
        for path, kind, data in parts_of(entry.data, entry.kind):
            for key, vocabulary in _open_keys(kind).items():
                word = data.get(key)
                if isinstance(word, str) and word not in known[vocabulary]:
                    advice = _advice(word, known[vocabulary], vocabulary)
                    yield entry.problem((*path, key), f"{key}: {shown(word)} is {advice}")
        if entry.kind is Statement and topics:
            yield from _undefined_topics(entry, topics)
        if entry.kind is CasualtyClaim:
            yield from _persons_and_things(entry, things)


@cache
def _open_keys(kind: type[AttrsInstance]) -> Mapping[str, type[OpenVocabulary]]:
    """Map the keys of a record that hold a word of an open vocabulary to that vocabulary."""
    found = {}
    for key, each in keys(kind).items():
        of_field: Any = each.type
        if isinstance(of_field, types.UnionType):
            of_field = next(one for one in of_field.__args__ if one is not types.NoneType)
        if isinstance(of_field, type) and issubclass(of_field, OpenVocabulary):
            found[key] = of_field
    return found


def _advice(word: str, known: Mapping[str, str], vocabulary: type[OpenVocabulary]) -> str:
    """Say what a word should have been, or where it can be defined."""
    section = SECTIONS_OF_WORDS[vocabulary]
    where = f"parties or {section}" if vocabulary in _OF_PARTIES else section
    none = "" if known else "no word of this corpus"
    listed = none or f"not one of {', '.join(known)}"
    return f"{listed}{_nearest(word, known)}; {CODEBOOK} can define it, among its {where}"


def _nearest(word: str, known: Mapping[str, str]) -> str:
    """Ask whether the nearest of the known words is meant, and say what that one means."""
    near = near_miss(word, known)
    nearest = next((each for each in known if near and repr(each) in near), None)
    return near if nearest is None else f"{near} ({known[nearest]})"


def _undefined_topics(entry: Entry, known: Mapping[str, str]) -> Iterator[Problem]:
    given = entry.data.get("topics")
    for index, topic in enumerate(given if isinstance(given, list) else ()):
        if isinstance(topic, str) and topic not in known:
            reason = (
                f"topics: {shown(topic)} is not one of {', '.join(known)}"
                f"{_nearest(topic, known)}; {CODEBOOK} can define it, among its topics"
            )
            yield entry.problem(("topics", index), reason)


def _persons_and_things(entry: Entry, things: frozenset[str]) -> Iterator[Problem]:
    """Find a claim whose outcome is of things and its status of persons, or the other way round."""
    outcome, status = entry.data.get("outcome"), entry.data.get("status")
    if isinstance(outcome, str) and isinstance(status, str):
        of = ["things" if word in things else "persons" for word in (outcome, status)]
        if of[0] != of[1]:
            reason = (
                f"status: {shown(status)} is a word for {of[1]}, and the outcome "
                f"{shown(outcome)} one for {of[0]}: expected both of one kind"
            )
            yield entry.problem(("status",), reason)
