"""Whether a text reads as English, the one language that the rules of a draft know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.drafting.news_text import NewsText

__all__ = ["doubts_of_language"]

# Words that stand in every English text, and in next to none of another language.
_ENGLISH: Final = frozenset(
    ("the", "of", "and", "to", "that", "with", "from", "were", "been", "said", "by", "for", "they",
     "which", "are", "have", "has", "their", "who", "after", "be", "would", "not")
)  # fmt: skip
_FEWEST: Final = 30  # words in which one of them is expected
_SHARE: Final = 0.015  # of news in English, at least one word in thirty is
_NO_ENGLISH: Final = (
    "hardly a word of the text is English, and the rules read no other language: what they propose "
    "is little, and may be wrong; `pakafg prompt` writes what to ask a language model instead"
)


def doubts_of_language(read: NewsText) -> Iterator[str]:
    """Say where the rules may not know the language of a text.

    Lists of names and tables have few words of any language: they are not doubted.

    >>> from pakafg.drafting.news_text import NewsText
    >>> list(doubts_of_language(NewsText("Four died. Five were hurt.")))
    []
    """
    words = [word for word in read.words if word.is_word]
    letters = "".join(word.text for word in words)
    # The Latin letters and all that are written before those of Greek.
    is_other_script = 2 * sum(letter < "\u0370" for letter in letters) < len(letters)
    is_prose = 2 * sum(not word.is_name for word in words) > len(words) >= _FEWEST
    of_english = sum(word.low in _ENGLISH for word in words)
    if is_other_script or (is_prose and of_english < _SHARE * len(words)):
        yield _NO_ENGLISH
