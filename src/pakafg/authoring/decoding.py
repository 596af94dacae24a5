"""From the bytes of an article to its text: an encoding is known for sure, or asked for.

Laws of this file: no encoding is guessed from statistics. A byte order mark, what a page declares
of itself, or bytes that can only be UTF-8 are sure; everything else a person has to tell.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from pakafg.errors import ArgumentError
from pakafg.short_repr import shown

__all__ = ["decoded_article"]

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_-]{1,40})""", re.IGNORECASE
)
_HEAD: Final = 4_096  # bytes at the beginning in which a page declares its encoding
# Browsers read these names of older sets as the larger ones of Windows.
_READ_AS: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
_AROUND: Final = 12


def decoded_article(data: bytes, encoding: str | None, *, is_page: bool) -> str:
    """Decode an article.

    Args:
        data: Its bytes.
        encoding: Its encoding, where a person tells it; None to find out.
        is_page: Whether it is HTML, which may declare its encoding.

    Raises:
        ArgumentError: Nobody told the encoding, and the bytes do not show it; or it is not known,
            or not that of the bytes.

    >>> decoded_article("l’été".encode("cp1252"), "cp1252", is_page=False)
    'l’été'
    """
    if encoding is not None:
        return _decode(data, _known(encoding))
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], name)
    declared = _DECLARED.search(data[:_HEAD]) if is_page else None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if declared is not None:
            try:
                known = codecs.lookup(declared[1].decode("ascii")).name
            except LookupError:
                known = ""
            if known not in {"", "utf-8"}:
                return _decode(data, _READ_AS.get(known, known))
        raise ArgumentError("encoding", None, _advice(data, error.start)) from None


def _known(encoding: str) -> str:
    """Find the name of an encoding of text."""
    try:
        found = codecs.lookup(encoding)
        "".encode(found.name)  # some that Python has make bytes of bytes
    except (LookupError, ValueError):
        expected = "the name of an encoding, such as 'utf-8' or 'windows-1252'"
        raise ArgumentError("encoding", encoding, expected) from None
    return "utf-8-sig" if found.name == "utf-8" else found.name


def _decode(data: bytes, encoding: str) -> str:
    """Decode bytes; refuse those that are no text of an encoding."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        expected = f"that of the article, whose byte {error.start} it does not have: tell another"
        raise ArgumentError("encoding", encoding, expected) from None


def _advice(data: bytes, place: int) -> str:
    """Say that an encoding must be told, and how the most usual one would read the text."""
    around = data[max(0, place - _AROUND) : place + _AROUND].decode("cp1252", errors="replace")
    return (
        f"that of the article: byte {place} is no UTF-8. In windows-1252 it would read "
        f"{shown(' '.join(around.split()))}; where that is right, give 'windows-1252'"
    )
