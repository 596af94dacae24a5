"""One demand: who made it, in which words, and what each document says was answered."""

import polars as pl

import pakafg

corpus = pakafg.load_corpus()
demand = corpus.demands["written-pledge"]
print(f"{demand.text} ({demand.by} → {demand.of})")

with pl.Config(fmt_str_lengths=90, tbl_rows=30):
    print(pakafg.demands.history(corpus, demand.id))

# Every demand, party by party.
positions = pakafg.demands.positions(corpus)
print(positions.select("text", "pakistan", "afghanistan").head(10))
