"""The time zone of a country, where the whole country keeps one.

Countries with several zones, and those that changed theirs apart from their neighbours within the
years of conflict data, are left out: their days are in UTC, which says no more than the day.
"""

from __future__ import annotations

from typing import Final

import polars as pl

__all__ = ["zones_of_countries"]

_ZONES: Final = {
    "Asia/Karachi": ("pakistan",),
    "Asia/Kabul": ("afghanistan",),
    "Asia/Kolkata": ("india",),
    "Asia/Dhaka": ("bangladesh",),
    "Asia/Kathmandu": ("nepal",),
    "Asia/Colombo": ("sri lanka",),
    "Asia/Yangon": ("myanmar", "myanmar (burma)"),
    "Asia/Bangkok": ("thailand",),
    "Asia/Manila": ("philippines",),
    "Asia/Phnom_Penh": ("cambodia", "cambodia (kampuchea)"),
    "Asia/Tehran": ("iran",),
    "Asia/Baghdad": ("iraq",),
    "Asia/Damascus": ("syria",),
    "Asia/Beirut": ("lebanon",),
    "Asia/Jerusalem": ("israel",),
    "Asia/Gaza": ("palestine",),
    "Asia/Amman": ("jordan",),
    "Asia/Riyadh": ("saudi arabia",),
    "Asia/Aden": ("yemen", "yemen (north yemen)"),
    "Asia/Dushanbe": ("tajikistan",),
    "Asia/Tashkent": ("uzbekistan",),
    "Asia/Bishkek": ("kyrgyzstan",),
    "Asia/Baku": ("azerbaijan",),
    "Asia/Yerevan": ("armenia",),
    "Asia/Tbilisi": ("georgia",),
    "Europe/Istanbul": ("turkey", "türkiye"),
    "Europe/Sarajevo": ("bosnia-herzegovina", "bosnia and herzegovina"),
    "Europe/Zagreb": ("croatia",),
    "Africa/Cairo": ("egypt",),
    "Africa/Tripoli": ("libya",),
    "Africa/Tunis": ("tunisia",),
    "Africa/Algiers": ("algeria",),
    "Africa/Khartoum": ("sudan",),
    "Africa/Juba": ("south sudan",),
    "Africa/Addis_Ababa": ("ethiopia",),
    "Africa/Asmara": ("eritrea",),
    "Africa/Djibouti": ("djibouti",),
    "Africa/Mogadishu": ("somalia",),
    "Africa/Nairobi": ("kenya",),
    "Africa/Kampala": ("uganda",),
    "Africa/Kigali": ("rwanda",),
    "Africa/Bujumbura": ("burundi",),
    "Africa/Dar_es_Salaam": ("tanzania",),
    "Africa/Maputo": ("mozambique",),
    "Africa/Luanda": ("angola",),
    "Africa/Ndjamena": ("chad",),
    "Africa/Bangui": ("central african republic",),
    "Africa/Lagos": ("nigeria",),
    "Africa/Niamey": ("niger",),
    "Africa/Bamako": ("mali",),
    "Africa/Ouagadougou": ("burkina faso",),
    "Africa/Porto-Novo": ("benin",),
    "Africa/Lome": ("togo",),
    "Africa/Accra": ("ghana",),
    "Africa/Abidjan": ("ivory coast", "côte d'ivoire"),
    "Africa/Monrovia": ("liberia",),
    "Africa/Freetown": ("sierra leone",),
    "Africa/Conakry": ("guinea",),
    "Africa/Dakar": ("senegal",),
    "Africa/Douala": ("cameroon",),
    "America/Bogota": ("colombia",),
    "America/Lima": ("peru",),
    "America/Caracas": ("venezuela",),
    "America/Guatemala": ("guatemala",),
    "America/El_Salvador": ("el salvador",),
    "America/Tegucigalpa": ("honduras",),
    "America/Managua": ("nicaragua",),
    "America/Port-au-Prince": ("haiti",),
}


def zones_of_countries(countries: pl.Series) -> pl.Series:
    """Find the zone of each country by its English name; null where it has several, or none known.

    Args:
        countries: The names.

    Returns:
        The zones, by the names of the IANA database.
    """
    known = {name: zone for zone, names in _ZONES.items() for name in names}
    names = countries.unique()
    zones = [known.get(str(name).strip().lower()) for name in names]
    table = pl.DataFrame({"name": names, "zone": zones}, {"name": pl.String, "zone": pl.String})
    asked = pl.DataFrame({"name": countries}, {"name": pl.String})
    return asked.join(table, on="name", how="left", maintain_order="left")["zone"]
