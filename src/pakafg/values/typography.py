"""Typography folded away: kinds of hyphens, spaces, quotation marks and digits made plain.

What is folded looks alike and means the same. A raised digit is no digit ("50²" is not 502),
and characters that turn the direction of text stay, so that words which hold them are refused.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

__all__ = ["DASHES", "DOUBLE_MARKS", "SINGLE_MARKS", "UNSEEN", "plain"]

DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
"""Hyphens and dashes, the minus among them."""
SINGLE_MARKS: Final = "\u2018\u2019\u201a\u201b\u2039\u203a\u02bc\u2032\u00b4`\uff07"
"""Single quotation marks, and what stands for an apostrophe."""
DOUBLE_MARKS: Final = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\uff02"
"""Double quotation marks."""
UNSEEN: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff"
"""Soft hyphens, joiners and marks of direction that turn nothing."""

_ALIKE: Final = {
    character: plain
    for characters, plain in (
        (DASHES, "-"),
        (SINGLE_MARKS, "'"),
        (DOUBLE_MARKS, '"'),
        ("\u223c\u2248\u2243\u02dc\uff5e\u301c", "~"),
        ("\u2265\u2267\u2a7e", "≥"),
        ("\u2264\u2266\u2a7d", "≤"),
        ("\u066c\u060c", ","),
        ("\u066b", "."),
        ("\u2215\u2044", "\u2044"),
        (UNSEEN, ""),
    )
    for character in characters
}
# What compatibility says of a character, where its plain form means the same.
_SAME: Final = ("<compat>", "<wide>", "<narrow>", "<noBreak>")


def plain(text: str) -> str:
    r"""Fold the typography and the case of words, and leave one space where there are several.

    Args:
        text: Words as printed.

    Returns:
        The words in lower case, with plain hyphens, spaces, marks and digits; a fraction in two
        digits parted by a fraction slash, after a space.

    >>> plain("Twenty\u2011one \u2013 \uff12\uff13"), ascii(plain("2½"))
    ('twenty-one - 23', "'2 1\\u20442'")
    """
    if not text.isascii():
        text = "".join(map(_plain_character, text))
    return " ".join(text.lower().split())


@lru_cache(maxsize=1024)
def _plain_character(character: str) -> str:
    """Find the plain form of one character: itself, where it has none."""
    if character in _ALIKE:
        return _ALIKE[character]
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    kind = unicodedata.decomposition(character).partition(" ")[0]
    if kind == "<fraction>":
        return f" {unicodedata.normalize('NFKC', character)}"
    return unicodedata.normalize("NFKC", character) if kind in _SAME else character
