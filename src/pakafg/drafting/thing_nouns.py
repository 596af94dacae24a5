"""Nouns for things that may be destroyed, damaged or seized, and for what happens and is nobody.

Law of this file: a noun says only what may be counted; nothing is counted for it without a word
for what became of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.drafting.outcome_verbs import STATUSES, THINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["HAPPENINGS", "is_thing"]

_STRUCTURES: Final = (
    "apartment flat residence dwelling hut shelter tent property structure bridge dam school "
    "factory warehouse office clinic classroom library market stall stadium station substation "
    "pipeline tower palace wall dormitory synagogue monastery shrine pagoda chapel convent hotel "
    "restaurant cafe store kiosk farm barn granary greenhouse silo refinery depot plant mill "
    "airport runway hangar tunnel road culvert well pump monument museum orphanage kindergarten "
    "university college courthouse prison jail embassy consulate terminal garage workshop bakery "
    "pharmacy laboratory facility headquarters village town settlement hamlet"
)
_VEHICLES: Final = (
    "van lorry minibus tractor trailer bulldozer tanker train locomotive carriage wagon taxi "
    "bicycle scooter canoe raft barge yacht airliner glider"
)
_WEAPONS: Final = (
    "weapon gun rifle pistol howitzer mortar launcher grenade bomb missile rocket detonator "
    "battery radar"
)
_HAPPENINGS: Final = (
    "attack bombing blast explosion strike airstrike raid clash incident shooting assault ambush "
    "earthquake quake tremor aftershock landslide mudslide flood storm cyclone hurricane tornado "
    "accident crash collision battle operation riot protest demonstration rally outbreak fire "
    "wildfire war conflict siege coup"
)


def _plural(noun: str) -> str:
    """Put a noun into the plural."""
    if noun.endswith("y") and noun[-2] not in "aeo":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("sh", "ch", "s")) else f"{noun}s"


def _both(nouns: str) -> frozenset[str]:
    """List nouns in both numbers."""
    return frozenset(form for noun in nouns.split() for form in (noun, _plural(noun)))


_NO_STATUS: Final = _both(f"{_STRUCTURES} {_VEHICLES} {_WEAPONS}")
HAPPENINGS: Final = frozenset(_plural(noun) for noun in _HAPPENINGS.split())
"""Nouns in the plural for what happens: "two attacks" are nobody."""


def is_thing(noun: str, statuses: Mapping[str, str] = STATUSES) -> bool:
    """Tell whether a noun in lower case is for a thing, or for several.

    Args:
        noun: The noun.
        statuses: Nouns with their status, those of a codebook among them.

    >>> is_thing("bridges"), is_thing("villages"), is_thing("villagers")
    (True, True, False)
    """
    return statuses.get(noun) in THINGS or noun in _NO_STATUS
