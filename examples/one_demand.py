"""One demand: who made it, in which words, and what each document says was answered."""

import pakafg

corpus = pakafg.load_corpus()
demand = corpus.demands["written-pledge"]
print(f"{demand.text} ({demand.by} → {demand.of})")

for row in pakafg.demands.history(corpus, demand.id, detail=True).iter_rows(named=True):
    what = row["answer"] or row["step"]
    told = f" (according to {row['claimant']})" if row["claimant"] else ""
    print(f"{row['document']}  {row['by']:<17} {what:<14} “{row['words']}”{told}")

# Every demand, party by party: what each side is reported to have answered, and where.
for row in pakafg.demands.positions(corpus).iter_rows(named=True):
    print(row["text"])
    print(f"  Pakistan: {row['pakistan'] or '–'}; Afghanistan: {row['afghanistan'] or '–'}")
