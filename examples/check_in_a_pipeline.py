"""A check for a pipeline: the corpus reads, and nothing in it is missed unnoticed.

Use as `python check_in_a_pipeline.py PATH`; it ends with 1 where something is wrong.
"""

import sys

import pakafg

path = sys.argv[1] if len(sys.argv) > 1 else None  # without a path: the seed corpus
try:
    corpus = pakafg.load_corpus(path)
except pakafg.CorpusError as error:
    print(error)
    sys.exit(1)

silent = [name for name, document in corpus.documents.items() if document.published is None]
if silent:
    print(f"no date of publication: {', '.join(silent)}")

found = pakafg.discrepancies(corpus)
for kind, verdict, number in found.group_by("kind", "verdict").len().sort("kind", "verdict").rows():
    print(f"{number:>4}  {kind}: {verdict}")
