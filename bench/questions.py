"""The questions of the seeds, and of as many copies of them as a project of years has documents.

Run `nox -s bench`, or `python bench/questions.py`. A copy has the same records under ids of its
own, and shares actors and places with the others. Each figure is the CPU time of one call on a
corpus that nothing was asked of before; what a copy costs should not grow with their number.
"""

from __future__ import annotations

import time
from typing import Any, Final

import attrs

import pakafg

COPIES: Final = (1, 5, 20, 100)
SHARED: Final = ("actors", "places")


def copied(corpus: pakafg.Corpus, copies: int) -> pakafg.Corpus:
    """Copy every record of a corpus but its actors and places."""
    held = {
        kind: list(records.values()) if kind in SHARED else []
        for kind, records in corpus.catalogues.items()
    }
    own = {kind: records for kind, records in corpus.catalogues.items() if kind not in SHARED}
    for copy in range(copies):
        names = {name: f"{name}-{copy}" for records in own.values() for name in records}
        for kind, records in own.items():
            held[kind] += [_renamed(record, names) for record in records.values()]
    catalogues = {kind: pakafg.Catalogue(records) for kind, records in held.items()}
    return pakafg.Corpus(codebook=corpus.codebook, **catalogues)


def _renamed(value: Any, names: dict[str, str]) -> Any:
    """Put other ids in a record and in its parts; values are none."""
    if type(value) is str:  # a word of a vocabulary is none either
        return names.get(value, value)
    if isinstance(value, tuple):
        return tuple(_renamed(each, names) for each in value)
    if type(value).__module__.startswith("pakafg.records"):
        fields = [field.name for field in attrs.fields(type(value)) if field.name[0] != "_"]
        told = {name: _renamed(getattr(value, name), names) for name in fields}
        return attrs.evolve(value, **told)
    return value


def main() -> None:
    """Measure in turn, and print what a copy costs."""
    seeds = pakafg.load_corpus()
    pakafg.discrepancies(seeds)  # imports what it needs, and is not counted
    for copies in COPIES:
        corpus = copied(seeds, copies)
        began = time.process_time()
        rows = pakafg.discrepancies(corpus).height
        taken = time.process_time() - began
        print(
            f"{copies:>4} × seeds{rows:>8,} questions{taken:9.2f} s CPU{taken / copies:8.3f} s each"
        )


if __name__ == "__main__":
    main()
