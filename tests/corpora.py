"""The corpora that many tests ask, each read once in a process: a corpus never changes.

What is computed of a corpus is kept with it. A test that changes how pakafg computes, or that asks
what is kept, reads a corpus of its own.
"""

from functools import cache
from pathlib import Path

import pakafg

__all__ = ["conflict", "made_corpus", "made_talks", "seeds"]

HERE = Path(__file__).parent


@cache
def seeds() -> pakafg.Corpus:
    return pakafg.load_corpus()


@cache
def made_corpus() -> pakafg.Corpus:
    """The corpus that has every kind of disagreement."""
    return pakafg.load_corpus(HERE / "answers" / "made-corpus")


@cache
def made_talks() -> pakafg.Corpus:
    """Talks, truces and incidents that may be one or two."""
    return pakafg.load_corpus(HERE / "answers" / "made-talks")


@cache
def conflict(name: str) -> pakafg.Corpus:
    """A conflict of another part of the world, by the name of its folder."""
    return pakafg.load_corpus(HERE / "conflicts" / name)
