"""Whatever takes an id takes a name, and words that no other has; what is unsure it asks back.

The list of what is tried is made from the public names: a new function is tried as it is written.
"""

from __future__ import annotations

import inspect
import json
import re
from typing import TYPE_CHECKING, Any, Final

import corpora
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from public_names import public
from strategies import examples

import pakafg
from pakafg import ArgumentError
from pakafg.corpus.lookup import Called, called, ids_found, one_called
from pakafg.text.spellings import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SEEDS = corpora.seeds()
LINE = pakafg.timeline.reconcile(SEEDS)
EVENTS = [*SEEDS.rounds, *SEEDS.ceasefires, *SEEDS.incidents, *SEEDS.events, *SEEDS.statements]


def called_all(*catalogues: Iterable[Any]) -> list[Called]:
    return [called(record) for records in catalogues for record in records]


ALL: Final = called_all(*(each.values() for each in SEEDS.catalogues.values()))
DATED: Final = [each for each in ALL if each.id in {*LINE.events["event"]}]
# What each argument that names a record may name: everything that it knows, and an id of it.
ARGUMENTS: Final[dict[str, tuple[list[Called], str]]] = {
    "about": ([each for each in ALL if each.id in {*EVENTS, *SEEDS.demands}], "doha-ceasefire"),
    "actor": (called_all(SEEDS.actors.values()), "khawaja-asif"),
    "addressee": (called_all(SEEDS.actors.values()), "afghanistan"),
    "claim": ([Called(each) for each in LINE.claims["claim"]], "000-shooting-clock"),
    "demand": (called_all(SEEDS.demands.values()), "written-pledge"),
    "document": (called_all(SEEDS.documents.values()), "001"),
    "event": (DATED, "doha-ceasefire"),
    "other": (DATED, "october-clashes"),
    "record": (ALL, "istanbul-november"),
    "round": (called_all(SEEDS.rounds.values()), "istanbul-november"),
    "row": (called_all(SEEDS.incidents.values()), "spin-boldak-shooting"),
    "speaker": (called_all(SEEDS.actors.values()), "khawaja-asif"),
    "statement": (called_all(SEEDS.statements.values()), "asif-complete-deadlock"),
}
# What is no id of a record of a corpus, and what is one only in a table or a file.
NO_IDS: Final = {
    "Catalogue.get(key)": "a mapping has what it has, and gives the default for the rest",
    "Citation.of(document)": "a citation is made before there is a corpus",
    "Codebook.allied(other)": "a party of the codebook, by its word",
    "Codebook.allied(party)": "a party of the codebook, by its word",
    "timeline.reconcile(events)": "ids of a table",
}
GIVEN: Final[dict[str, Any]] = {
    "corpus": SEEDS,
    "demand": "written-pledge",
    "document": "001",
    "event": "istanbul-november",
    "other": "doha-ceasefire",
    "text": json.dumps({"items": []}),
}
OWN: Final = {"drafting.read_annotations": {"text": "T1\tdate 0 9\tno words.\n"}}
OWNERS: Final = {"Corpus": SEEDS, "timeline.Timeline": LINE, "Catalogue": SEEDS.actors}


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function and method, by the path that a user writes."""
    for name, each in public():
        if inspect.isfunction(each):
            yield name, each
        elif inspect.isclass(each) and not issubclass(each, Exception):
            owner = OWNERS.get(name, each)
            methods = ((member, getattr(owner, member, None)) for member in vars(each))
            for member, method in methods:
                if member[0] != "_" and inspect.ismethod(method):
                    yield f"{name}.{member}", method


def takes_an_id(function: Callable[..., Any], parameter: inspect.Parameter) -> bool:
    """Whether an argument is text that names a record, by its name or by what `help` says."""
    if "str" not in re.findall(r"\w+", str(parameter.annotation)):
        return False
    doc = inspect.getdoc(function) or ""
    told = re.search(rf"^ {{4}}{parameter.name}: (.*(?:\n {{8}}.*)*)", doc, re.MULTILINE)
    says_so = told is not None and re.search(r"(?:'s|the|its) id\b", told[1]) is not None
    return says_so or parameter.name in {*ARGUMENTS} - {"other", "row", "claim"}


TRIED: Final = {
    f"{name}({parameter.name})": (function, parameter.name)
    for name, function in functions()
    for parameter in inspect.signature(function).parameters.values()
    if takes_an_id(function, parameter) and not name.startswith(("testing.", "open_"))
}
each_argument = pytest.mark.parametrize("path", sorted({*TRIED} - {*NO_IDS}))


def ask(path: str, word: str) -> Any:
    """Call a function with one argument so, and the others as they may be."""
    function, argument = TRIED[path]
    chosen = {argument: word}
    for each in inspect.signature(function).parameters.values():
        if each.name != argument and each.default is each.empty:
            chosen[each.name] = {**GIVEN, **OWN.get(path.partition("(")[0], {})}[each.name]
    return function(**chosen)


def alike(one: Any, other: Any) -> bool:
    return one.equals(other) if isinstance(one, pl.DataFrame) else bool(one == other)


def test_the_functions_that_take_an_id_are_found() -> None:
    assert len(TRIED) > 15
    assert {"demands.history(demand)", "timeline.Timeline.explain(event)"} <= {*TRIED}
    assert {argument for _, argument in (TRIED[path] for path in {*TRIED} - {*NO_IDS})} <= {
        *ARGUMENTS
    }


@each_argument
def test_a_name_and_words_of_it_stand_for_the_id(path: str) -> None:
    known, key = ARGUMENTS[TRIED[path][1]]
    usual = ask(path, key)
    (itself,) = (each for each in known if each.id == key)
    ways = {key.upper(), key.replace("-", " "), *itself.names}
    for way in sorted(ways):
        if ids_found(way, known) == [key] and way not in PASSAGES:
            assert alike(ask(path, way), usual), way


# Words that documents have, too, are cited from there.
PASSAGES: Final = {"Istanbul"}


@each_argument
def test_words_of_several_are_answered_by_a_list_of_them(path: str) -> None:
    known, _ = ARGUMENTS[TRIED[path][1]]
    words = sorted({w for e in known for t in (e.id, *e.names) for w in folded(t).split()})
    several = next(w for w in words if len(ids_found(w, known)) > 1 and not cited(path, w))
    with pytest.raises(ArgumentError) as raised:
        ask(path, several)
    assert raised.value.name == TRIED[path][1]
    assert set(raised.value.allowed) == {*ids_found(several, known)}
    assert raised.value.nearest is None
    assert "it may be any of" in str(raised.value)


def cited(path: str, word: str) -> bool:
    """Whether a word is taken for words of the documents before it is taken for a name."""
    texts = (each.text for each in SEEDS.documents.values())
    return path.endswith("cite(record)") and any(word in folded(text).split() for text in texts)


@each_argument
def test_a_slip_is_told_with_the_nearest_and_not_answered(path: str) -> None:
    _, key = ARGUMENTS[TRIED[path][1]]
    slip = f"{key[:-1]}qq"
    with pytest.raises(ArgumentError) as raised:
        ask(path, slip)
    assert raised.value.name == TRIED[path][1]
    assert raised.value.nearest is None or raised.value.nearest in raised.value.allowed


NAMES = st.text(alphabet="abc ", min_size=1, max_size=8).filter(str.strip)
KNOWN = st.lists(
    st.builds(Called, id=NAMES, names=st.tuples(NAMES), words=st.tuples(NAMES)),
    min_size=1,
    max_size=6,
    unique_by=lambda each: each.id,
)


@examples(100)
@given(KNOWN, NAMES)
def test_an_answer_is_the_only_one_that_is_called_so(known: list[Called], word: str) -> None:
    found = ids_found(word, known)
    if len(found) == 1:
        assert one_called("event", word, known, "an event") == found[0]
        (itself,) = (each for each in known if each.id == found[0])
        text = folded(" ".join((itself.id, *itself.names, *itself.words)))
        assert {*folded(word).split()} - {"a"} <= {*text.split()}
    else:
        with pytest.raises(ArgumentError):
            one_called("event", word, known, "an event")
    for each in known:
        if ids_found(each.id, known) != [each.id]:
            assert not {*folded(each.id).split()} - {"a"}, "an id of small words alone"
