"""Pictures of a corpus: dates, figures, positions, agreement, places.

Each function gives an Altair chart with a text alternative in its `description`; `save`
writes it as PNG or SVG, without network. Needs the extra `plot`.
"""

from pakafg.present.charts import agreement, casualties, places, positions, save, timeline

__all__ = ["agreement", "casualties", "places", "positions", "save", "timeline"]


def __dir__() -> list[str]:
    return sorted(__all__)
