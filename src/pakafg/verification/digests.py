"""A corpus and all answers on it as one digest, and one for each part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from pakafg.arguments import check_kind
from pakafg.corpus.corpus import check_corpus
from pakafg.progress import watched
from pakafg.verification.canonical import digest
from pakafg.verification.questions import QUESTIONS

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus

__all__ = ["Verification", "verify"]

_FORM: Final = "pakafg-1"  # of the bytes: another form gives other digests


@frozen(repr=False)
class Verification:
    """The digests of a corpus and of what is answered on it; equal where everything is.

    Attributes:
        parts: The digest of each part, by its name: SHA-256 in 64 hexadecimal digits.

    >>> import pakafg
    >>> verified = pakafg.verify(pakafg.Corpus())
    >>> list(verified.parts)[:4]
    ['documents', 'records', 'tables', 'casualties']
    """

    parts: Mapping[str, str] = field(hash=False)

    @property
    def total(self) -> str:
        """The digest of all parts together."""
        return digest([_FORM, self.parts])

    def differing(self, other: Verification) -> list[str]:
        """Name the parts in which another verification differs.

        Args:
            other: Of another run, or of another corpus.

        Returns:
            Their names, in the order of the parts; empty where all are equal.

        Raises:
            ArgumentError: It is no verification.

        >>> import pakafg
        >>> seeds = pakafg.load_corpus()
        >>> verified = pakafg.verify(pakafg.Corpus())
        >>> verified.differing(verified)
        []
        """
        check_kind("other", other, Verification, "a Verification, such as verify gives")
        names = [*self.parts, *(name for name in other.parts if name not in self.parts)]
        return [name for name in names if self.parts.get(name) != other.parts.get(name)]

    def __str__(self) -> str:
        width = max(map(len, (*self.parts, "total")))
        return "\n".join(
            f"{name:<{width}}  {digits}"
            for name, digits in (*self.parts.items(), ("total", self.total))
        )

    def __repr__(self) -> str:
        return f"<Verification: {self.total[:16]}…>"


def verify(corpus: Corpus) -> Verification:
    """Give the digest of a corpus, and of every answer on it, by which two runs are compared.

    It hangs on what is read and answered alone: not on the version of Python or of a package,
    the machine, its zone and locale, the order in which a set is walked, or how polars cuts its
    tables. Whoever publishes an answer can publish the digest with it.

    Args:
        corpus: The corpus.

    Returns:
        The digests. The documents and the records are two parts; each analysis, with what it
        answers where nothing but the corpus is given, is one more.

    Raises:
        ArgumentError: It is no corpus.

    >>> import pakafg
    >>> empty = pakafg.verify(pakafg.Corpus())
    >>> empty == pakafg.verify(pakafg.Corpus())
    True
    """
    check_corpus(corpus)
    return Verification(
        {name: digest(QUESTIONS[name](corpus)) for name in watched(list(QUESTIONS), "verifying")}
    )
