"""An open list of words: those that every corpus has, and those that its codebook adds.

A word is its text: it compares, sorts and hashes as that. Which words a corpus may use, and what
those of its own mean, stands in its codebook; a word alone does not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from pakafg.errors import ArgumentTypeError
from pakafg.values.vocabulary import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["OpenVocabulary", "WordsOfParties", "find_further_words_by", "open_list", "term"]


def term(text: str, meaning: str) -> Any:
    """Put a word and its meaning together, for a word that every corpus has."""
    return word(text, meaning)


def open_list(*words: str | type[OpenVocabulary]) -> str:
    """List the words of an open vocabulary, for a schema or an error.

    >>> import pakafg
    >>> open_list("a party", pakafg.Side)
    'a party, mediator, armed_group, third_party, or a word of the codebook'
    """
    listed = (each if isinstance(each, str) else ", ".join(map(str, each)) for each in words)
    return f"{', '.join(listed)}, or a word of the codebook"


class _Words(type):
    """The class of open vocabularies: to go through one gives the words that every corpus has.

    Attributes:
        further: Gives the words that code may write as `Side.PAKISTAN` beside those, which are
            of a corpus: this file knows none, and is told where to find one.
    """

    further: ClassVar[Callable[[type[OpenVocabulary]], Iterable[str]]]
    _given: Mapping[str, Any]

    def __iter__(cls) -> Iterator[Any]:
        return iter(cls._given.values())

    def __len__(cls) -> int:
        return len(cls._given)

    if not TYPE_CHECKING:  # a type checker that saw it would take any misspelt word for one

        def __getattr__(cls, name: str) -> Any:
            """Give a word of the codebook that pakafg brings, such as `Side.PAKISTAN`."""
            if name.isupper() and cls is not OpenVocabulary and hasattr(_Words, "further"):
                further = map(cls, _Words.further(cast("type[OpenVocabulary]", cls)))
                found = next((each for each in further if each.name == name), None)
                if found is not None:
                    return found
            message = f"type object {cls.__name__!r} has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=cls)


class WordsOfParties(_Words):
    """The class of lists to whose words every codebook adds: a type checker knows none of them."""

    if TYPE_CHECKING:

        def __getattr__(cls, name: str) -> Any: ...


def find_further_words_by(further: Callable[[type[OpenVocabulary]], Iterable[str]]) -> None:
    """Say where the words are found that code may write as members, beside every corpus's."""
    _Words.further = further


class OpenVocabulary(str, metaclass=_Words):
    """An open list of words; a word is its text.

    >>> import pakafg
    >>> pakafg.Status("journalist").meaning
    'Who reports for the news media.'
    >>> pakafg.Side("cambodia") == "cambodia"
    True
    """

    __slots__ = ()

    _given: ClassVar[Mapping[str, Any]] = {}
    _meanings: ClassVar[Mapping[str, str]] = {}

    def __init_subclass__(cls) -> None:
        given = {name: value for name, value in vars(cls).items() if hasattr(value, "meaning")}
        words = {name: value for name, value in given.items() if isinstance(value, str)}
        cls._meanings = {str(each): each.meaning for each in words.values()}  # type: ignore[attr-defined]  # `term` gives it
        cls._given = {}
        for name, each in words.items():
            setattr(cls, name, cls(each))
        cls._given = {str(each): getattr(cls, name) for name, each in words.items()}

    def __new__(cls, word: str) -> Self:
        """Make a word: of those that every corpus has, the one that is there.

        Raises:
            ArgumentTypeError: It is no text.
        """
        if not isinstance(word, str):
            raise ArgumentTypeError(cls.__name__, word, "a word")
        known = cls._given.get(word)
        return str.__new__(cls, word) if known is None else known

    @property
    def meaning(self) -> str:
        """What the word says; nothing for a word of a codebook, which has the definition."""
        return self._meanings.get(self, "")

    @property
    def name(self) -> str:
        """The word as code writes it.

        >>> import pakafg
        >>> pakafg.Status.AID_WORKER.name
        'AID_WORKER'
        """
        return self.upper().replace("-", "_")

    @property
    def value(self) -> str:
        """The word as plain text."""
        return str(self)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}.{self.name}: {str(self)!r}>"
