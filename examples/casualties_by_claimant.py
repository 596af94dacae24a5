"""How many were killed and wounded in October, and who says so."""

import polars as pl

import pakafg

pl.Config.set_tbl_rows(-1)  # every row
corpus = pakafg.load_corpus()

# One row a cell: whom, low, best, high, and how well the origins agree.
cells = pakafg.casualties.totals(corpus, by=("incident", "outcome", "nationality", "status"))
october = cells.filter(pl.col("incident") == "october-clashes", pl.col("claims").list.len() > 0)
print(october.select("outcome", "nationality", "status", "low", "best", "high", "grade"))

# The claims themselves: each document's figure, by claimant.
claims = corpus.frame("casualties").filter(
    pl.col("incident") == "october-clashes", pl.col("status") == "soldier"
)
print(claims.select("document", "claimant", "relation", "outcome", "words", "low", "high"))

# Without the figures of a side for the losses of the other.
without = pakafg.casualties.totals(
    corpus,
    by=("incident", "outcome", "nationality", "status"),
    admit=("own", "third_party"),
)
soldiers = without.filter(incident="october-clashes", outcome="killed", status="soldier")
print(soldiers.filter(nationality="pakistani").select("low", "best", "high", "grade"))
