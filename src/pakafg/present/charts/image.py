"""Charts as files, without network."""

from __future__ import annotations

import re
from html import escape
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pakafg.arguments import check_kind, check_path
from pakafg.corpus.atomic import write_whole
from pakafg.errors import ArgumentError, MissingExtraError
from pakafg.present.charts.theme import alt

if TYPE_CHECKING:
    import os

__all__ = ["save"]

_LARGEST: Final = 10  # a picture of a hundred times as many pixels
_SCALE: Final = f"a number above 0, {_LARGEST} at most"


def save(chart: alt.TopLevelMixin, path: str | os.PathLike[str], *, scale: float = 2) -> Path:
    """Write a chart as PNG or SVG, without network.

    An SVG carries the chart's text alternative; for a PNG it is `chart.description`, to be
    set beside it.

    Args:
        chart: A chart of this module, or any Altair chart.
        path: Where to; it ends in .png or .svg.
        scale: Pixels of a PNG to one of the chart, 10 at most.

    Returns:
        The path.

    Raises:
        ArgumentError: It is no chart, the name ends in something else, or the scale is none.
        MissingExtraError: vl-convert is not installed.

    >>> import pakafg, tempfile
    >>> chart = pakafg.plot.agreement(pakafg.load_corpus())
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(chart, f"{folder}/agreement.svg").name
    'agreement.svg'
    """
    try:
        import vl_convert  # noqa: PLC0415  (charts can be made without it)
    except ImportError as error:
        message = "saving a chart needs vl-convert; install it with: pip install 'pakafg[plot]'"
        raise MissingExtraError(message) from error
    check_kind("chart", chart, alt.TopLevelMixin, "a chart of this module, or another of Altair")
    check_path("path", path)
    check_kind("scale", scale, Real, _SCALE)
    if isinstance(scale, bool) or not 0 < scale <= _LARGEST:
        raise ArgumentError("scale", scale, _SCALE)
    path = Path(path)
    picture: dict[str, Any] = chart.to_dict()
    if path.suffix.lower() == ".svg":
        svg = vl_convert.vegalite_to_svg(picture, allowed_base_urls=[])
        write_whole(path, _with_words(svg, picture).encode("utf-8"))
    elif path.suffix.lower() == ".png":
        png = vl_convert.vegalite_to_png(picture, scale=scale, allowed_base_urls=[])
        write_whole(path, png)
    else:
        raise ArgumentError("path", str(path), "a name that ends in .png or .svg")
    return path


def _with_words(svg: str, picture: dict[str, Any]) -> str:
    """Give an SVG its title and its text alternative, for those who cannot see it."""
    title, words = picture.get("title"), str(picture.get("description", ""))
    heading = str(title.get("text", "")) if isinstance(title, dict) else str(title or "")
    text = f"<title>{escape(heading)}</title><desc>{escape(words)}</desc>"
    return re.sub(r"<svg\b([^>]*)>", lambda tag: f'<svg role="img"{tag[1]}>{text}', svg, count=1)
