"""Words that pakafg gives out are written down once: in a vocabulary, and complete where mapped."""

import ast
import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import pakafg
from pakafg import (
    BestRule,
    ConflictKind,
    EventStatus,
    Grade,
    OpenVocabulary,
    Tightness,
    Verdict,
    Vocabulary,
)
from pakafg.corpus.format import KINDS
from pakafg.frames import SCHEMAS
from pakafg.text.date_words import NOT_DATED
from pakafg.text.figure_words import BY_BOUNDS_ALONE
from pakafg.text.people import NO_SOURCE, NO_SPEAKER, NOBODY
from pakafg.values import vocabularies
from pakafg.views.event_view import PERHAPS_TWO
from pakafg.views.figure_view import (
    DERIVED,
    NEVER_ADDED,
    OUTGROWN,
    OWN_SCALE,
    SUPERSEDED,
    UNNUMBERED,
)
from pakafg.views.question_view import CANNOT_ALL_HOLD

HOUSE = Path(pakafg.__file__).parent

# Maps that leave words out on purpose, by their name, each with its reason.
PARTIAL = {
    "pakafg.values.vocabularies._AMONG": "only some outcomes are counted within a wider one",
    "pakafg.review.entry_fields._ASKED": "records of other kinds have all that is asked, or little",
    "pakafg.disagreements.ceasefires._FORCE": "only some kinds of incidents are acts of force",
}


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(pakafg.__path__, "pakafg."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def maps() -> dict[str, tuple[type[Vocabulary | OpenVocabulary], Mapping[Any, Any]]]:
    """Every mapping of a module whose keys are words of one vocabulary."""
    found = {}
    for module in modules():
        for name, value in vars(module).items():
            if isinstance(value, Mapping) and value:
                kinds = {type(key) for key in value}
                kind = kinds.pop()
                if not kinds and issubclass(kind, (Vocabulary, OpenVocabulary)):
                    found[f"{module.__name__}.{name}"] = (kind, value)
    return found


MAPS = maps()


@pytest.mark.parametrize("name", MAPS)
def test_a_map_from_a_vocabulary_has_all_its_words(name: str) -> None:
    kind, words = MAPS[name]
    if name not in PARTIAL:
        missing = sorted(set(kind) - set(words))
        assert not missing, f"{name} says nothing of {', '.join(missing)} ({kind.__name__})"


def test_what_is_partial_on_purpose_is_still_there() -> None:
    assert sorted(PARTIAL.keys() - MAPS.keys()) == []


@pytest.mark.parametrize("kind", [pakafg.Bound, pakafg.OrderRelation, Verdict])
def test_what_is_said_of_a_date_an_order_or_a_verdict_is_worded_once(
    kind: type[Vocabulary],
) -> None:
    assert len({id(words) for mapped, words in MAPS.values() if mapped is kind}) == 1


def test_every_catalogue_says_what_its_records_are_called() -> None:
    assert list(KINDS) == list(pakafg.Corpus().catalogues)
    # An answer is a part of a demand, a sentence no record at all, and a codebook is the only one.
    parts = {
        pakafg.RecordKind.RESPONSE,
        pakafg.RecordKind.SENTENCE,
        pakafg.RecordKind.CODEBOOK,
    }
    assert {*KINDS.values()} == {*pakafg.RecordKind} - parts


MODULES = [path.relative_to(HOUSE).as_posix() for path in sorted(HOUSE.rglob("*.py"))]


class Written(NamedTuple):
    """What a module holds, in names and in texts.

    The names that it lists as public, and nouns to count, are none of its texts.
    """

    names: set[str]
    texts: list[ast.Constant]
    docstrings: list[ast.expr]


@cache
def written(here: str) -> Written:
    """Read a module, its texts in the order in which they stand."""
    found = Written(set(), [], [])

    def read(node: ast.AST, *, counts: bool) -> None:
        match node:
            case ast.Attribute():
                found.names.add(node.attr)
            case ast.arg() | ast.keyword():
                found.names.add(node.arg or "")
            case ast.Expr():
                found.docstrings.append(node.value)
            case ast.Constant(value=str()) if counts:
                found.texts.append(node)
            case ast.Assign(targets=[*_, ast.Name("__all__")]) | ast.Call(ast.Name("counted")):
                counts = False
        for inner in ast.iter_child_nodes(node):
            read(inner, counts=counts)

    read(ast.parse((HOUSE / here).read_text(encoding="utf-8")), counts=True)
    return found


def words_of(kinds: Iterable[type[Enum]]) -> set[str]:
    return {str(word) for kind in kinds for word in kind}


def names_in_code() -> set[str]:
    """What code calls attributes, arguments and columns: such a word may stand there as text."""
    columns = {column.name for table in SCHEMAS.values() for column in table.columns}
    return set().union(columns, SCHEMAS, *(written(here).names for here in MODULES))


@cache
def given_out() -> set[str]:
    """Words that can only be members of these vocabularies, so that none is flagged by mistake."""
    taken = words_of(getattr(vocabularies, name) for name in vocabularies.__all__)
    kinds = (Verdict, Grade, BestRule, EventStatus, ConflictKind, Tightness)
    return words_of(kinds) - taken - names_in_code()


@pytest.mark.parametrize("here", [each for each in MODULES if not each.startswith("values/")])
def test_a_word_that_is_given_out_is_written_as_a_member(here: str) -> None:
    found = [
        f"{here}:{text.lineno}: {text.value!r}"
        for text in written(here).texts
        if text.value in given_out()
    ]
    assert not found, "write the member of the vocabulary: " + ", ".join(found)


# What readers are told in one wording, with the module in which it is written.
WORDINGS = {
    "text/people.py": (NO_SOURCE, NO_SPEAKER, NOBODY),
    "text/date_words.py": (NOT_DATED,),
    "text/figure_words.py": (BY_BOUNDS_ALONE,),
    "views/question_view.py": (CANNOT_ALL_HOLD,),
    "views/event_view.py": (PERHAPS_TWO,),
    "views/figure_view.py": (DERIVED, NEVER_ADDED, OUTGROWN, OWN_SCALE, SUPERSEDED, UNNUMBERED),
}


@cache
def said() -> dict[str, str]:
    """The texts of each module but for docstrings, and of each template, in lower case."""
    found = {}
    for here in MODULES:
        docstrings = {id(text) for text in written(here).docstrings}
        texts = (str(text.value) for text in written(here).texts if id(text) not in docstrings)
        found[here] = "\n".join(texts).casefold()
    for page in HOUSE.rglob("*.html"):
        found[page.name] = page.read_text(encoding="utf-8").casefold()
    return found


@pytest.mark.parametrize("home", WORDINGS)
def test_what_has_a_wording_is_not_worded_again(home: str) -> None:
    for wording in WORDINGS[home]:
        assert [here for here, text in said().items() if wording.casefold() in text] == [home]


def test_most_words_that_are_given_out_are_looked_for() -> None:
    assert {"contradiction", "party_contested", "zone_or_midnight", "lowest"} <= given_out()
