"""Places that documents name."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen
from attrs.validators import optional

from pakafg.errors import ArgumentError
from pakafg.records.citation import Citation
from pakafg.records.fields import (
    IDENTIFIER,
    MAYBE_TEXT,
    MAYBE_ZONE,
    TEXT,
    TEXTS,
    ZONES,
    degrees,
    many,
    some,
    written,
)
from pakafg.records.record import AnnotatedRecord
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
        zone: IANA time zone by which its days are told, of a place on a border, too; None
            where there is none.
        clock_zones: Of a place on a border, every zone whose clocks are used there: a clock time
            there, without a zone, is by one of them.
        mentions: How each document names it.

    Raises:
        ValueError: Only one of latitude and longitude is given.
        ValueError: `clock_zones` lacks the zone, or has no other.
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
    zone: str | None = field(default=None, validator=MAYBE_ZONE)
    clock_zones: tuple[str, ...] = field(default=(), validator=ZONES)
    mentions: tuple[PlaceMention, ...] = field(default=(), validator=many(PlaceMention), repr=False)

    def __attrs_post_init__(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise ArgumentError(missing, None, "both of latitude and longitude, or none")
        others = set(self.clock_zones) - {self.zone}
        if self.clock_zones and (not others or self.zone not in self.clock_zones):
            expected = f"the zone of {self.id!r} ({self.zone}) and another at least"
            raise ArgumentError("clock_zones", self.clock_zones, expected)
