"""Words of a document or a record, cut to the room there is."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["clip", "clip_middle", "letters_and_digits", "quoted"]

_LETTERS_AND_DIGITS: Final = re.compile(r"[^\W_]+")


def clip(text: str, most: int) -> str:
    """Cut a text to so many characters, on one line, at the end of a word.

    >>> clip("There is a complete deadlock", 12)
    'There is a …'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rpartition(' ')[0]} …"


def clip_middle(text: str, most: int) -> str:
    """Leave out the middle of a text that is longer than so many characters.

    Args:
        text: The text.
        most: Characters at most, but for the mark of what is left out.

    >>> clip_middle("There is a complete deadlock", 12)
    'There is  … ock'
    """
    if len(text) <= most:
        return text
    return f"{text[: most * 3 // 4]} … {text[-(most // 4) :]}"


def quoted(words: str, most: int | None = None) -> str:
    """Put words in quotation marks.

    Args:
        words: The words.
        most: Characters at most; None for all.

    >>> quoted("There is a complete deadlock", 12)
    '“There is a …”'
    """
    return f"“{words if most is None else clip(words, most)}”"


def letters_and_digits(words: str) -> str:
    """Reduce words to letters and digits, in lower case, one space between them: to compare them.

    Args:
        words: The words.

    >>> letters_and_digits("We’ll answer — “soon”!")
    'well answer soon'
    """
    return " ".join(_LETTERS_AND_DIGITS.findall(words.casefold().replace("’", "")))
