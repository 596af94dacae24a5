"""The words of the codebook that pakafg brings, which code writes as `Side.PAKISTAN`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pakafg.corpus.codec import structure
from pakafg.corpus.format import CODEBOOK
from pakafg.corpus.loading import seeds
from pakafg.corpus.yaml_reader import Tally, read_yaml
from pakafg.records.codebook import Codebook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pakafg.values.open_vocabulary import OpenVocabulary

__all__ = ["shipped_words"]


def shipped_words(vocabulary: type[OpenVocabulary]) -> Iterable[str]:
    """List the words of an open vocabulary in the codebook that pakafg brings.

    >>> import pakafg
    >>> list(shipped_words(pakafg.Nationality))
    ['pakistani', 'afghan']
    """
    return _codebook().words(vocabulary)


@cache
def _codebook() -> Codebook:
    content, _ = read_yaml(CODEBOOK, (seeds() / CODEBOOK).read_bytes(), Tally())
    return structure(content, Codebook, None)
