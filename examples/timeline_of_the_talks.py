"""When the rounds and ceasefires were, and which claims were rejected."""

import polars as pl

import pakafg

corpus = pakafg.load_corpus()
timeline = pakafg.timeline.reconcile(corpus)
print(timeline)

talks = timeline.events.filter(pl.col("kind").is_in(["round", "ceasefire"]))
print(talks.select("event", "edtf", "status", "support", "n_rejected"))

# On whose word, in words a journalist can use.
print(timeline.explain("doha-ceasefire"))

# What the documents call each round.
print(corpus.frame("round_labels").drop_nulls("ordinal").sort("round", "document"))
