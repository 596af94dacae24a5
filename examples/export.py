"""Tables for another tool: every table as Parquet, and the claims for a spreadsheet."""

import tempfile
from pathlib import Path

import polars as pl

import pakafg
from pakafg.frames import SCHEMAS, write_csv

corpus = pakafg.load_corpus()

with tempfile.TemporaryDirectory() as place:
    folder = Path(place)
    for name in SCHEMAS:
        corpus.frame(name).write_parquet(folder / f"{name}.parquet")
    write_csv(corpus.frame("casualties"), folder / "casualties.csv")
    for file in sorted(folder.iterdir()):
        print(f"{file.name:<28}{file.stat().st_size:>8} bytes")
    print(pl.read_parquet(folder / "casualties.parquet").shape)
