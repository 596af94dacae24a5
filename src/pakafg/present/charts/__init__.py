"""Pictures of a corpus: dates, figures, positions, agreement, places.

Each function gives an Altair chart with a text alternative in its `description`; `save`
writes it as PNG or SVG, without network. Needs the extra `plot`.
"""

from __future__ import annotations

from pakafg.present.charts.agreement_chart import agreement
from pakafg.present.charts.casualty_chart import casualties
from pakafg.present.charts.image import save
from pakafg.present.charts.place_chart import places
from pakafg.present.charts.position_chart import positions
from pakafg.present.charts.timeline_chart import timeline

__all__ = ["agreement", "casualties", "places", "positions", "save", "timeline"]
