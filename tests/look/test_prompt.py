"""At a prompt and in a notebook: what Tab offers, what help lists, and how much is shown."""

from __future__ import annotations

import importlib
import inspect
import re
from types import ModuleType
from typing import TYPE_CHECKING, Any

import attrs
import corpora
import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell

import pakafg

if TYPE_CHECKING:
    from collections.abc import Iterator

SEEDS = corpora.seeds()
ROOMS = [name for name in pakafg.__all__ if isinstance(getattr(pakafg, name), ModuleType)]
LONGEST = 60_000  # characters of HTML that one cell of a notebook shows


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_tab_behind_a_module_offers_what_is_public_and_nothing_else(room: str) -> None:
    module = importlib.import_module(f"pakafg.{room}".rstrip("."))
    assert [name for name in dir(module) if name != "__version__"] == sorted(module.__all__)
    assert all(hasattr(module, name) for name in dir(module))


@pytest.mark.parametrize("name", SEEDS.catalogues)
def test_tab_in_brackets_offers_the_ids_of_a_catalogue(name: str) -> None:
    catalogue = SEEDS.catalogues[name]
    assert catalogue._ipython_key_completions_() == list(catalogue)  # what IPython asks for


def test_ipython_completes_an_id() -> None:
    shell: Any = InteractiveShell  # its methods have no types
    typed = 'claims["003-un'
    completer = shell(user_ns={"claims": SEEDS.casualties}).Completer
    with provisionalcompleter():
        offered = [each.text for each in completer.completions(typed, len(typed))]
    assert any("003-un-wounded" in each for each in offered)


def shown(corpus: pakafg.Corpus) -> Iterator[Any]:
    yield corpus
    yield pakafg.timeline.reconcile(corpus)
    for catalogue in corpus.catalogues.values():
        yield catalogue
        yield from list(catalogue.values())[:2]


def test_a_cell_shows_a_bounded_table_that_loads_nothing() -> None:
    for each in shown(SEEDS):
        page = each._repr_html_()
        assert 0 < len(page) < LONGEST
        assert re.findall(r"(?i)<(?:script|link|img|iframe|style)|\bsrc=|url\(", page) == []


def test_a_hundred_times_the_records_are_shown_in_no_more_room() -> None:
    events = [
        attrs.evolve(each, id=f"{each.id}-{copy}")
        for copy in range(100)
        for each in SEEDS.events.values()
    ]
    many = pakafg.Catalogue(events)
    page = many._repr_html_()
    assert len(page) < 2 * len(SEEDS.events._repr_html_())
    assert f"{len(many):,}" in page


# Tables whose columns another docstring lists, or the table that is asked for.
TOLD_ELSEWHERE = {"Corpus.frame", "frames.frame", "scale.casualties"}


def tables() -> Iterator[tuple[str, str]]:
    """What help says of each public function, and each method, that gives a table."""
    for name in pakafg.__all__:
        found = getattr(pakafg, name)
        is_room = isinstance(found, ModuleType)
        for each in found.__all__ if is_room else [name]:
            holder = getattr(found, each) if is_room else found
            path = f"{name}.{each}" if is_room else name
            functions = {path: holder}
            if inspect.isclass(holder):
                functions = {f"{path}.{key}": value for key, value in vars(holder).items()}
            for called, function in functions.items():
                is_public = inspect.isfunction(function) and "._" not in called
                if is_public and inspect.signature(function).return_annotation == "pl.DataFrame":
                    yield called, inspect.getdoc(function) or ""


HELP = dict(tables())


@pytest.mark.parametrize("name", sorted({*HELP} - TOLD_ELSEWHERE))
def test_help_lists_the_columns_of_a_table_a_line_each(name: str) -> None:
    told = HELP[name].partition("\nReturns:\n")[2].partition("\nRaises:\n")[0]
    says_whose = re.search(r"`[\w.]+`, with the column|[Tt]he rows of `events`", told)
    assert says_whose or re.search(r"^ +- \w", told, re.MULTILINE), told


def test_many_functions_give_a_table() -> None:
    assert len(HELP) > 20
    assert {"discrepancies", "demands.history", "Corpus.search"} <= {*HELP}
