"""The key of a picture: each mark drawn as it stands there, with what it means beside it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from pakafg.present.charts.theme import Look, alt, drawn, layered, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["KEY_LINE", "Sign", "key"]

KEY_LINE: Final = 19
"""Pixels from a line of a key to the next."""

_LETTER: Final = 5.5  # pixels to a letter
_ROOM: Final = 30  # for a mark
_GAP: Final = 20  # between two entries
_SIZE: Final = 42  # of a point, as Vega counts it


class Sign(Enum):
    """A mark that a key can explain."""

    BAR = "bar"
    FADING = "fading"
    TICK = "tick"
    FILLED = "filled"
    HOLLOW = "hollow"
    HALF = "half"
    SMALL = "small"
    TIED = "tied"
    REACH = "reach"
    BORDER = "border"
    COAST = "coast"
    WARNED = "warned"


def key(entries: Sequence[tuple[Sign, str]], look: Look, *, width: int) -> alt.LayerChart:
    """Draw a key of as many lines as its entries need.

    Args:
        entries: Each mark, and what it means in a few words.
        look: The colours of the picture.
        width: How wide it may be, in pixels.
    """
    placed = list(_placed(entries, width))
    height = int(max((row["y"] for row in placed), default=0) + KEY_LINE / 2)
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, width], nice=False), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, height], reverse=True, nice=False), axis=None)
    layers = [mark.encode(x=x, y=y) for mark in _marks(placed, look)]
    words = texts(placed, "words", align="left", color=look.ink, dx=_ROOM).encode(x=x, y=y)
    return layered(*layers, words).properties(width=width, height=height)


def _placed(entries: Sequence[tuple[Sign, str]], width: int) -> Iterator[dict[str, Any]]:
    """Set entries beside each other, and below where no room is left."""
    x, y = 0.0, KEY_LINE / 2
    for sign, words in entries:
        long = _ROOM + _LETTER * len(words)
        if x and x + long > width:
            x, y = 0.0, y + KEY_LINE
        yield {"x": x, "y": y, "sign": sign.value, "words": words}
        x += long + _GAP


def _marks(placed: list[dict[str, Any]], look: Look) -> Iterator[alt.Chart]:
    """Draw the marks, those of one kind together."""
    stops = [{"offset": 0, "color": look.band}, {"offset": 1, "color": look.paper}]
    fade = {"gradient": "linear", "stops": stops, "x1": 0, "x2": 1, "y1": 0, "y2": 0}
    point: dict[str, Any] = {
        "strokeWidth": 1.5,
        "opacity": 1,
        "color": look.ink,
        "xOffset": 12,
        "size": _SIZE,
    }
    beside: dict[str, Any] = {"height": 11, "width": 24, "xOffset": 12}

    def of(*signs: Sign) -> alt.Chart:
        return drawn([row for row in placed if row["sign"] in {sign.value for sign in signs}])

    yield of(Sign.BAR).mark_rect(
        **beside, color=look.band, stroke=look.edge, strokeWidth=0.7, cornerRadius=2
    )
    yield of(Sign.FADING).mark_rect(**beside, color=fade)
    yield of(Sign.TICK).mark_rect(height=14, width=2.5, xOffset=12, color=look.ink)
    yield of(Sign.REACH, Sign.COAST).mark_rect(**{**beside, "height": 1.2}, color=look.faint)
    for sign, colour in ((Sign.TIED, look.warn), (Sign.BORDER, look.edge)):
        yield of(sign).mark_text(
            text="- - - -", align="left", baseline="middle", fontSize=10, color=colour
        )
    yield of(Sign.FILLED).mark_point(**point, filled=True)
    yield of(Sign.HOLLOW, Sign.TIED).mark_point(**point, fill=look.paper)
    yield of(Sign.HALF).mark_point(**point, fill=look.ink, fillOpacity=0.35)
    yield of(Sign.SMALL).mark_point(**{**point, "size": 20}, filled=True)
    yield of(Sign.WARNED).mark_text(
        text="Abc", align="left", baseline="middle", fontSize=11.5, color=look.warn
    )
