"""Places that documents name."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen
from attrs.validators import optional

from pakafg.records.citation import Citation
from pakafg.records.fields import IDENTIFIER, MAYBE_TEXT, TEXT, TEXTS, degrees, many, some, written
from pakafg.records.record import AnnotatedRecord
from pakafg.values.calendar import read_zone
from pakafg.values.validators import one
from pakafg.values.vocabularies import PlaceKind

__all__ = ["Place", "PlaceMention"]

_COUNTRY: Final = written("[A-Z]{2}", "two capital letters, such as 'AF' (ISO 3166-1)")


@frozen(kw_only=True, repr=False)
class PlaceMention(AnnotatedRecord):
    """How one document names a place.

    Attributes:
        document: The document.
        citations: The characters.
    """

    document: str = field(validator=IDENTIFIER)
    citations: tuple[Citation, ...] = field(validator=some(Citation), repr=False)


@frozen(kw_only=True, repr=False)
class Place(AnnotatedRecord):
    """A place that documents name.

    Attributes:
        id: Its id in the corpus.
        name: The name that pakafg prints.
        aliases: Every other spelling that a document uses.
        kind: What it is.
        country: ISO 3166-1 alpha-2; None for a place in more than one.
        latitude: Degrees north, WGS 84; None where it cannot be located.
        longitude: Degrees east, WGS 84.
        located: How precise the coordinates are, in words.
        zone: IANA time zone; None where the place has no single one.
        mentions: How each document names it.

    Raises:
        ValueError: Only one of latitude and longitude is given.
        WordingError: The zone is not known.

    >>> import pakafg
    >>> place = pakafg.load_corpus().places["spin-boldak"]
    >>> place.country, place.latitude, place.longitude, place.zone
    ('AF', 31.01, 66.4, 'Asia/Kabul')
    """

    id: str = field(validator=IDENTIFIER)
    name: str = field(validator=TEXT)
    aliases: tuple[str, ...] = field(default=(), validator=TEXTS)
    kind: PlaceKind = field(validator=one(PlaceKind))
    country: str | None = field(default=None, validator=optional(_COUNTRY))
    latitude: float | None = field(default=None, validator=optional(degrees(90)))
    longitude: float | None = field(default=None, validator=optional(degrees(180)))
    located: str | None = field(default=None, validator=MAYBE_TEXT)
    zone: str | None = field(default=None, validator=MAYBE_TEXT)
    mentions: tuple[PlaceMention, ...] = field(default=(), validator=many(PlaceMention), repr=False)

    def __attrs_post_init__(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            message = f"{self.id!r} has only one of latitude and longitude, expected both or none"
            raise ValueError(message)
        if self.zone is not None:
            read_zone(self.zone)
