"""What steers a screen leaves through no door: one list of all that shows text of a corpus."""

from __future__ import annotations

import inspect
import io
import json
import re
from functools import cache
from hashlib import sha256
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

import attrs
import corpora
import openpyxl
import pytest

import pakafg
from pakafg import Amount, Catalogue, Corpus, Count, Gap, When, casualties, frames, plot, timeline
from pakafg.__main__ import main
from pakafg.records.parts import parts
from pakafg.text.escape import STEERING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MADE = corpora.made_corpus()
# Clear the screen, ring the bell, begin a sequence of one byte; turn the direction of writing.
STEERS: Final = "\x1b\x07\x9b\x00\x7f\u202a\u202e\u2066\u2069"
PLAIN: Final = (When, Gap, Count, Amount)  # what is read does not hold what is not read


def steering(text: str) -> str:
    """Put what steers in the place of blanks: the same after the same character.

    The blank before a number stays: the words of a figure must stand in what is cited for it.
    """
    return re.sub(r"(?<=(.)) (?!\d)", lambda blank: STEERS[ord(blank[1]) % len(STEERS)], text)


def hostile(value: Any) -> Any:
    """A record, or a part of one, whose blanks steer."""
    if isinstance(value, str):
        return steering(value) if type(value) is str else value
    if isinstance(value, tuple):
        return tuple(map(hostile, value))
    if attrs.has(type(value)) and not isinstance(value, PLAIN):
        fields = (each.name for each in attrs.fields(type(value)) if each.init)
        return attrs.evolve(value, **{name: hostile(getattr(value, name)) for name in fields})
    return value


@cache
def corpus() -> Corpus:
    """The made corpus, whose blanks steer."""
    catalogues = {
        name: Catalogue(map(hostile, records.values())) for name, records in MADE.catalogues.items()
    }
    documents = catalogues.pop("documents").values()
    signed = (attrs.evolve(d, sha256=sha256(d.text.encode()).hexdigest()) for d in documents)
    codebook = hostile(MADE.codebook)
    return Corpus(codebook=codebook, documents=Catalogue(signed), **catalogues)


def records() -> Iterator[Any]:
    """The first records of every kind."""
    for catalogue in corpus().catalogues.values():
        yield from list(catalogue.values())[:3]


def printed(*words: str) -> Callable[[Path], str]:
    """What a command prints of the corpus."""

    def show(folder: Path) -> str:
        out = io.StringIO()
        corpus().save(folder / "corpus")
        path = str(folder / "corpus")
        assert main([path if word == "PATH" else word for word in words], out) == 0
        return out.getvalue()

    return show


def cited(style: Any) -> Callable[[Path], str]:
    return lambda _: "\n".join(corpus().cite(each, style) for each in records())


def drawn(draw: Callable[..., Any]) -> Callable[[Path], str]:
    """The texts of a picture."""
    return lambda _: "".join(texts(draw().to_dict()))


def texts(data: Any) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, (list, dict)):
        for each in (*data, *data.values()) if isinstance(data, dict) else data:
            yield from texts(each)


def picture(folder: Path) -> str:
    path = plot.save(plot.positions(corpus()), folder / "chart.svg")
    return path.read_text(encoding="utf-8")


def page(folder: Path) -> str:
    title = steering("The talks of two sides")
    path = pakafg.dossier(corpus(), folder / "page.html", title=title)
    return path.read_text(encoding="utf-8")


def tables(folder: Path) -> str:
    told = []
    for name in frames.SCHEMAS:
        frames.write_csv(corpus().frame(name), folder / f"{name}.csv")
        told.append((folder / f"{name}.csv").read_text(encoding="utf-8-sig"))
    return "".join(told)


def exported(folder: Path) -> str:
    """Every file of an export that is text, or that a person opens."""
    made = corpus().export(folder / "export")
    text = {".csv", ".json", ".jsonld", ".geojson", ".md"}
    told = [p.read_text(encoding="utf-8") for p in made.rglob("*") if p.suffix in text]
    book = openpyxl.load_workbook(made / "tables.xlsx", read_only=True)
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return "".join((*told, *(str(value) for row in rows for value in row if value)))


def in_a_notebook(_: Path) -> str:
    shown = corpus().show(*records(), corpus().casualties, corpus(), timeline.reconcile(corpus()))
    own = (each._repr_html_() for each in (*records(), corpus().documents, corpus()))
    return "".join((shown.text, shown.html, *own))


def at_a_prompt(_: Path) -> str:
    citations = [c for each in records() for c in getattr(each, "citations", ())]
    return "".join((*map(repr, records()), *map(str, citations), repr(corpus())))


def explained(_: Path) -> str:
    rows = casualties.totals(corpus()).iter_rows(named=True)
    line = timeline.reconcile(corpus())
    return "".join(
        (
            *(casualties.explain(corpus(), row) for row in rows),
            *(line.explain(event) for event in line.events["event"]),
        )
    )


def moved(_: Path) -> str:
    codebook = corpus().codebook
    held = [attrs.evolve(each, text=f"{each.text}.") for each in corpus().documents.values()]
    other = attrs.evolve(corpus(), documents=Catalogue(held))
    nothing = Corpus(codebook=codebook)
    told = (pakafg.changes(nothing, corpus()), pakafg.changes(corpus(), other))
    return "".join(each.explain() for each in told)


def refused(_: Path) -> str:
    told = []
    for ask in (
        lambda: corpus().search(steering("a b c d e")),
        lambda: corpus().actors[steering("a b c d e")],
        lambda: corpus().documents.where(id=steering("a b c d e")),
        lambda: pakafg.statements.find(corpus(), speaker=steering("a b c d e")),
        lambda: pakafg.load_corpus(steering("/no folder of this name")),
    ):
        with pytest.raises(pakafg.PakafgError) as error:
            ask()
        told.append(str(error.value))
    return "".join(told)


DOORS: Final[dict[str, Callable[[Path], str]]] = {
    "the report": printed("report", "PATH"),
    "the report as JSON": printed("report", "PATH", "--json"),
    "check": printed("check", "PATH"),
    "check with its warnings": printed("check", "--lint", "PATH"),
    "coverage": printed("coverage", "PATH"),
    "a reference": cited("text"),
    "a reference for BibTeX": cited("bibtex"),
    "a reference for CSL": lambda _: "".join(
        f"{item['title']}{item.get('publisher')}{item['note']}"
        for each in records()
        for item in json.loads(corpus().cite(each, "csl"))
    ),
    "a picture of agreement": drawn(lambda: plot.agreement(corpus())),
    "a picture of casualties": drawn(lambda: plot.casualties(corpus())),
    "a picture of places": drawn(lambda: plot.places(corpus())),
    "a picture of positions": drawn(lambda: plot.positions(corpus())),
    "a picture of time": drawn(lambda: plot.timeline(timeline.reconcile(corpus()), corpus())),
    "a picture as a file": picture,
    "the page": page,
    "tables for a spreadsheet": tables,
    "an export": exported,
    "a notebook": in_a_notebook,
    "a prompt": at_a_prompt,
    "explanations": explained,
    "what moved": moved,
    "errors": refused,
}


@pytest.mark.parametrize("door", DOORS)
def test_what_steers_a_screen_leaves_through_no_door(door: str, tmp_path: Path) -> None:
    text = DOORS[door](tmp_path)
    assert text
    found = set(re.findall(STEERING, text))
    assert found == set()


def test_every_text_of_the_corpus_steers() -> None:
    within = [part for each in records() for part in parts(each)]
    values = [getattr(p, each.name) for p in within for each in attrs.fields(type(p))]
    assert set(STEERS) <= set("".join(each for each in values if type(each) is str))


# What gives text to look at, by what it returns; the rest are ids, or the characters themselves,
# which a program compares.
SHOW: Final = {
    *(
        "Changes.explain",
        "Corpus.cite",
        "Corpus.export",
        "Corpus.show",
        "casualties.explain",
        "timeline.Timeline.explain",
        "dossier",
    ),
    *("plot.agreement", "plot.casualties", "plot.places", "plot.positions", "plot.save"),
    "plot.timeline",
}
EXACT: Final = {
    "drafting.prompt",
    "Codebook.name_of_outcome",
    "Codebook.name_of_side",
    "Corpus.context",
    "Citation.context",
    "frames.root",
}


def test_no_public_function_that_shows_text_is_left_out() -> None:
    found = set()
    for name in pakafg.__all__:
        room = getattr(pakafg, name)
        inside = {f"{name}.{n}": getattr(room, n) for n in getattr(room, "__all__", ())}
        for path, each in (inside if isinstance(room, ModuleType) else {name: room}).items():
            members = {path: each} if inspect.isfunction(each) else {}
            if inspect.isclass(each):
                of_class = inspect.getmembers(each, inspect.isfunction)
                members = {f"{path}.{n}": m for n, m in of_class if n[0] != "_"}
            for shown, function in members.items():
                returns = str(inspect.signature(function).return_annotation)
                if re.fullmatch(r"str(?: \| None)?|Path|Shown|alt\.\w+", returns):
                    found.add(shown)
    assert found == SHOW | EXACT
