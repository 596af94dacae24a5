"""Bodies that speak: how a text shows that a name is one, and which of them "the group" is.

Law of this file: a body is meant by a general noun only where it was named as one, last of all that
spoke; a paper or an agency that only passes words on is no "group".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.drafting.subject_words import is_body, is_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pakafg.drafting.borne_titles import Speaker
    from pakafg.drafting.news_text import Word

__all__ = ["body_called", "is_shown_as_body"]

_ANY: Final = frozenset(
    ("group", "organisation", "organization", "body", "movement", "charity", "network", "party",
     "company", "watchdog", "outfit", "association", "alliance", "foundation", "institute")
)  # fmt: skip
_MEDIA: Final = frozenset(
    ("afp", "ap", "reuters", "bbc", "cnn", "tass", "xinhua", "anadolu", "dpa", "upi", "interfax",
     "times", "post", "news", "jazeera", "guardian", "radio", "television", "tv", "press", "agency",
     "media", "newspaper")
)  # fmt: skip


def is_shown_as_body(words: Sequence[Word], first: int) -> bool:
    """Tell whether a name is that of a body: "the aid group Help Now", "Help Now, which runs".

    Args:
        words: The words of the text.
        first: The first word of the name.
    """
    before = words[first - 1] if first else None
    if before is not None and before.text.islower() and is_body(before.low):
        return True
    last = first
    while last < len(words) and is_named(words[last]):
        last += 1
    behind = [word.low for word in words[last : last + 2]]
    return last > first and behind == [",", "which"]


def body_called(
    words: Sequence[Word], first: int, last: int, bodies: Iterable[Speaker]
) -> Speaker | None:
    """Find the body that "the group", "the committee" means; None where none fits.

    Args:
        words: The words of the text.
        first: The first word of the description.
        last: The word after its last.
        bodies: The bodies that spoke or were named, the last of them first.
    """
    is_more = last < len(words) and words[last].low == "of"  # "the group of nine"
    if last != first + 2 or is_more or words[first].low not in {"the", "its"}:
        return None
    noun = words[first + 1].low
    if not is_body(noun) and noun not in _ANY:
        return None
    for speaker in bodies:
        name = [word.lower() for word in speaker[1].split()]
        is_own = any(noun in {word, word.removesuffix("s")} for word in name)
        if len(name) > 1 and is_own and not speaker[1].islower():
            return speaker
        if noun in _ANY and not speaker[1].islower() and not _MEDIA & {*name}:
            return speaker
    return None
