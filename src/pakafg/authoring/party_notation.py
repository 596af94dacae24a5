"""Parties as one writes them at a prompt: `Thailand:thai:TH:Asia/Bangkok`."""

from __future__ import annotations

import re
from typing import Final

from pakafg.errors import ArgumentError, ArgumentTypeError, PakafgError
from pakafg.records.codebook import Party
from pakafg.text.spellings import folded

__all__ = ["PARTY_NOTATION", "id_of_name", "read_party"]

PARTY_NOTATION: Final = (
    "a party as NAME:PEOPLE:COUNTRY:ZONE, such as 'Thailand:thai:TH:Asia/Bangkok'; what follows "
    "the name may be left out"
)
"""How a party is written, in words."""

_PARTS: Final = ("name", "people", "country", "zone")
_OTHER_CHARACTERS: Final = re.compile("[^a-z0-9]+")


def read_party(given: object) -> Party:
    """Read a party, or take one as it is.

    Raises:
        ArgumentError: It is neither a party nor text of that form.

    >>> read_party("Lake Front:front member")
    Party(id='lake-front', name='Lake Front', people='front_member')
    """
    if isinstance(given, Party):
        return given
    if not isinstance(given, str):
        raise ArgumentTypeError("parties", given, PARTY_NOTATION)
    parts = [part.strip() for part in given.split(":")]
    if len(parts) > len(_PARTS) or not id_of_name(parts[0]):
        raise ArgumentError("parties", given, PARTY_NOTATION)
    read = {key: part for key, part in zip(_PARTS, parts, strict=False) if part}
    if "people" in read:
        read["people"] = id_of_name(read["people"], "_")
    try:
        return Party(id=id_of_name(read["name"]), **read)
    except PakafgError as error:
        expected = f"{PARTY_NOTATION}: {error}"
        raise ArgumentError("parties", given, expected) from None


def id_of_name(name: str, between: str = "-") -> str:
    """Make an id of a name; empty where the name has no letter of the Latin alphabet.

    >>> id_of_name("Türkiye’s Front (north)")
    'turkiye-front-north'
    """
    return _OTHER_CHARACTERS.sub(between, folded(name)).strip(between)
