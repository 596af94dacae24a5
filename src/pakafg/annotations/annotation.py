"""An annotation of whatever tool: marked characters of a text, and what a person says of them.

Laws of this file: what a tool says of itself and of its user is a claim like any other, shortened
and shown, and nothing hangs on it; an offset is a number until a text confirms it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from pakafg.annotations.relations import MarkRelation
from pakafg.values.vocabulary import Vocabulary, word

__all__ = ["Annotation", "Mark", "Unit", "bounded"]

_LONGEST: Final = 2_000  # characters of a comment or a value
_MANY: Final = 50  # labels, values, comments or marks of one annotation


class Unit(Vocabulary):
    """In what a tool counts offsets."""

    CHARACTERS = word("characters", "Unicode characters, as Python and pakafg count.")
    UTF16 = word("utf16", "UTF-16 units, as JavaScript counts: an emoji is two.")
    BYTES = word("bytes", "Bytes of UTF-8.")


@frozen(kw_only=True)
class Mark:
    """Characters that an annotation marks.

    Attributes:
        quote: The characters themselves; None where the tool gives offsets alone.
        start: The offset of the first, in the annotation's unit; None where it gives words alone.
        end: The offset after the last.
        prefix: What stands right before them; empty where the tool does not say.
        suffix: What stands right after them, likewise.
    """

    quote: str | None = None
    start: int | None = None
    end: int | None = None
    prefix: str = ""
    suffix: str = ""


@frozen(kw_only=True)
class Annotation:
    """Marks of one text, and what is said of them.

    Attributes:
        name: What a problem calls it: its id in its file.
        tool: The tool whose file it stands in.
        marks: What it marks; several where it has gaps.
        labels: Its labels, tags or types.
        values: What it says by key: attributes, or tags such as "outcome: killed".
        comments: What it says in words.
        by: Who made it, as the file says; None where it does not.
        record: The id of a record, where it says that it is of one.
        unit: In what its offsets count, as its format says.
        text: The text in which they count; None where the file does not hold it.
        source: The document that it says it is of: an address, or a hash; None where it does not.
        relations: What it says that other annotations of its file are to it.
    """

    name: str
    tool: str
    marks: tuple[Mark, ...]
    labels: tuple[str, ...] = ()
    values: Mapping[str, str] = field(factory=dict, hash=False)
    comments: tuple[str, ...] = ()
    by: str | None = None
    record: str | None = None
    unit: Unit = Unit.CHARACTERS
    text: str | None = field(default=None, repr=False)
    source: str | None = None
    relations: tuple[MarkRelation, ...] = ()


def bounded(texts: object) -> tuple[str, ...]:
    """Take the texts of a list, or one: not blank, not too many, none too long.

    >>> bounded(["killed", 5, " "]), bounded("killed"), bounded(None)
    (('killed',), ('killed',), ())
    """
    listed = texts if isinstance(texts, list) else [texts]
    kept = [each.strip()[:_LONGEST] for each in listed[:_MANY] if isinstance(each, str)]
    return tuple(each for each in kept if each)
