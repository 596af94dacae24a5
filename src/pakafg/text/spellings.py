"""Names and words as a reader compares them: case, accents, dashes and quotation marks aside."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from pakafg.values.typography import plain

__all__ = ["folded", "without_possessives"]

_NO_LETTERS: Final = re.compile(r"[\W_]+")
_POSSESSIVE: Final = re.compile(r"(?<=\w)['’]s\b")
_OWN_LETTERS: Final = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d"})  # noqa: RUF001  (no accent to take off)


def folded(text: str) -> str:
    r"""Fold what two spellings of one name may differ in.

    >>> folded("TÜRKİYE’s"), folded("Tehreek-e-Taliban  Pakistan")
    ('turkiye', 'tehreek e taliban pakistan')
    >>> folded("Paki\u00adstan")  # where a line may break
    'pakistan'
    """
    letters = unicodedata.normalize("NFKD", plain(text).casefold())
    bare = "".join(each for each in letters if not unicodedata.combining(each))
    words = without_possessives(bare.translate(_OWN_LETTERS))
    return _NO_LETTERS.sub(" ", words).strip()


def without_possessives(text: str) -> str:
    """Take off the endings of possessives.

    >>> without_possessives("Pakistan’s army")
    'Pakistan army'
    """
    return _POSSESSIVE.sub("", text)
