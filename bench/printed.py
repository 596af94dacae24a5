"""How much is printed of one story that more and more documents tell.

Run `python bench/printed.py [-h] [--sizes …] [--shape …] [--folder …]`. Every command that prints
to a person, every explanation and every `_repr_html_` is asked of a corpus of 5, 50, 200 and 1,000
documents, as `bench/growth.py` makes them; what is told is the characters of each. A reader has the
same patience for a thousand documents as for five.
"""

from __future__ import annotations

import argparse
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from made_corpora import SHAPES

import pakafg
from pakafg import casualties, timeline
from pakafg.present.cli.commands import main as run

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES: Final = (5, 50, 200, 1_000)


def printed(*words: str) -> str:
    """Run a command, and give what it prints."""
    out = io.StringIO()
    run(words, out)
    return out.getvalue()


def texts(corpus: pakafg.Corpus, folder: str) -> Iterator[tuple[str, str]]:
    """Give what is printed of a corpus, each with what it is."""
    rows = casualties.totals(corpus, by=("incident", "outcome"))
    cell = rows.sort(pl.col("claims").list.len(), descending=True).row(0, named=True)
    yield "casualties.explain", casualties.explain(corpus, cell)
    yield "casualties.explain, detail", casualties.explain(corpus, cell, detail=True)
    whole = casualties.totals(corpus, by=("outcome",))
    cell = whole.sort(pl.col("claims").list.len(), descending=True).row(0, named=True)
    yield "casualties.explain, all incidents", casualties.explain(corpus, cell)
    found = timeline.reconcile(corpus)
    events = found.claims.group_by("event").len().sort("len", "event", descending=True)
    event = events["event"][0]
    yield "Timeline.explain", found.explain(event)
    yield "Timeline.explain, detail", found.explain(event, detail=True)
    questions = pakafg.discrepancies(corpus)
    most = questions.sort(pl.col("explanation").str.len_chars()).row(-1, named=True)
    yield "longest explanation of a question", most["explanation"]
    for command in ("brief", "coverage", "check", "report"):
        yield f"pakafg {command}", printed(command, folder)
    yield "pakafg question ID", printed("question", folder, most["discrepancy"])
    yield "pakafg question ID --full", printed("question", folder, most["discrepancy"], "--full")
    yield "pakafg question WORDS", printed("question", folder, "many")
    yield "pakafg search", printed("search", folder, "killed")
    shown: dict[str, Any] = {"corpus": corpus, "timeline": found, "brief": pakafg.brief(corpus)}
    for name, value in shown.items():
        yield f"{name} in a notebook", value._repr_html_()
    # Of the records of each kind the longest.
    for name, catalogue in corpus.catalogues.items():
        pages = [record._repr_html_() for record in catalogue.values()]
        yield f"longest of {name} in a notebook", max(pages, key=len, default="")


def main() -> None:
    """Measure each size, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--shape", default="one story", choices=SHAPES)
    parser.add_argument("--folder", type=Path, help="where corpora are kept for the next run")
    options = parser.parse_args()
    found: dict[str, list[int]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for size in options.sizes:
            name = f"{options.shape}-{size}".replace(" ", "-")
            folder = (options.folder or Path(temporary)) / name / "corpus"
            if not folder.exists():
                folder.parent.mkdir(parents=True, exist_ok=True)
                SHAPES[options.shape](size).save(folder)
            for what, text in texts(pakafg.load_corpus(folder), str(folder)):
                found.setdefault(what, []).append(len(text))
    print(f"{options.shape:<42}" + "".join(f"{f'{size:,} docs':>12}" for size in options.sizes))
    for what, lengths in found.items():
        print(f"{what:<42}" + "".join(f"{length:>12,}" for length in lengths))


if __name__ == "__main__":
    main()
