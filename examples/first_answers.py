"""How many, when, and who disagrees: the first answers of the seed corpus."""

import pakafg

corpus = pakafg.load_corpus()
print(pakafg.casualties.totals(corpus, by=("incident", "outcome")))

timeline = pakafg.timeline.reconcile(corpus)
print(timeline.events)
print(timeline.conflicts)

print(pakafg.discrepancies(corpus))
