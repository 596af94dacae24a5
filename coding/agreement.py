"""How far two coders, and each of them and the seeds, agree: `python coding/agreement.py`.

The folders `first` and `second` hold what two coders made of the seeds' documents, each seeing
the texts and the codebook alone. With `--write` the table in docs/codebook.md is written anew, with
`--check` it is only compared, and with `--seeds` what both coders have otherwise than the seeds is
listed.
"""

from __future__ import annotations

import shutil
import sys
from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import polars as pl

import pakafg

CODING: Final = Path(__file__).parent
SEEDS: Final = CODING.parent / "seeds"
PAGE: Final = CODING.parent / "docs" / "codebook.md"
BEGIN, END = "<!-- agreement -->", "<!-- end -->"
NAMES: Final = {"first": "first coder", "second": "second coder", "seeds": "seeds"}
# Which field of a kind says most of how it was coded.
TOLD: Final = {
    "rounds": ("mediators",),
    "ceasefires": ("ceasefire", "state"),
    "blames": ("by", "blamed", "incident"),
    "casualties": ("incident", "outcome", "nationality", "status", "claimant"),
    "dates": ("event", "bound", "claimant"),
    "orders": ("event", "relation", "other"),
    "quantities": ("topic", "about"),
    "statements": ("speaker", "act", "topics", "about"),
    "demands": ("demand", "by", "of", "round"),
    "responses": ("demand", "answer", "by"),
}


@cache
def annotation(name: str) -> pakafg.Corpus:
    """Load the seeds, or a coder's records beside the seeds' texts and codebook."""
    if name == "seeds":
        return pakafg.load_corpus(SEEDS)
    with TemporaryDirectory() as folder:
        for path in (
            *SEEDS.glob("*.txt"),
            SEEDS / "codebook.yaml",
            *(CODING / name).glob("*.yaml"),
        ):
            shutil.copy(path, folder)
        return pakafg.load_corpus(folder)


def table() -> str:
    """Write how far all agree, pair by pair, as Markdown."""
    lines = [
        "| pair | what | coded by both | of the one | of the other | alpha of what is chosen |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for one, other in combinations(NAMES, 2):
        compared = pakafg.compare(annotation(one), annotation(other))
        alphas = {(kind, field): alpha for kind, field, _, _, alpha in compared.fields.iter_rows()}
        for kind, _, _, both, of_one, of_other in compared.kinds.iter_rows():
            told = ", ".join(
                f"{field} {alpha:.2f}"
                for field in TOLD.get(kind, ())
                if (alpha := alphas.get((kind, field))) is not None
            )
            if both:
                pair = f"{NAMES[one]}, {NAMES[other]}"
                lines.append(
                    f"| {pair} | {kind} | {both} | {of_one:.0%} | {of_other:.0%} | {told} |"
                )
    return "\n".join(lines)


def against_the_seeds() -> pl.DataFrame:
    """List what both coders have alike, and otherwise than the seeds.

    Returns:
        document, kind, field, record (of the seeds), value (of the seeds), both (what the coders
        have), quote.
    """
    seeds = annotation("seeds")
    told = [
        pakafg.compare(seeds, annotation(name)).differences.select(
            "document", "kind", "field", "quote", record="record_a", value="value_a", both="value_b"
        )
        for name in ("first", "second")
    ]
    on = ["document", "kind", "field", "record", "value", "both", "quote"]
    same = told[0].join(told[1].select(on), on=on, how="semi", nulls_equal=True)
    # Neither has any mentions: that was not asked.
    return same.filter(pl.col("record").is_not_null(), ~pl.col("kind").is_in(["actors", "places"]))


def page() -> str:
    """Give the page with the table in its place."""
    text = PAGE.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    return f"{before}{begin}\n\n{table()}\n\n{end}{after}"


def main(arguments: list[str]) -> int:
    """Print, write or compare."""
    if "--seeds" in arguments:
        sys.stdout.write(against_the_seeds().write_csv())
        return 0
    if "--write" in arguments:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    if "--check" in arguments:
        return int(page() != PAGE.read_text(encoding="utf-8"))
    sys.stdout.write(f"{table()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
