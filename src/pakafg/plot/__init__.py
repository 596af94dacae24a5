"""Pictures of a corpus: dates, figures, positions, agreement, places.

Each function gives an Altair chart with a text alternative in its `description`; `save`
writes it as PNG or SVG, without network. Needs the extra `plot`.
"""

from __future__ import annotations

from pakafg.plot.dates import timeline
from pakafg.plot.figures import casualties
from pakafg.plot.locations import places
from pakafg.plot.pairs import agreement
from pakafg.plot.parties import positions
from pakafg.plot.saving import save

__all__ = ["agreement", "casualties", "places", "positions", "save", "timeline"]
