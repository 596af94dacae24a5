"""The field's own files in one shape: claims, scopes, dates, orders, and what is wrong in them."""

from pakafg.datasets.acled import open_acled
from pakafg.datasets.airwars import open_airwars
from pakafg.datasets.dataset import Dataset
from pakafg.datasets.ethprio import open_ethprio
from pakafg.datasets.gdelt import open_gdelt
from pakafg.datasets.icews import open_icews
from pakafg.datasets.incident_table import open_table
from pakafg.datasets.layout import DatasetCitation
from pakafg.datasets.matching import Matching
from pakafg.datasets.pax import open_pax
from pakafg.datasets.plover import open_plover
from pakafg.datasets.proposals import match
from pakafg.datasets.tbij import open_tbij
from pakafg.datasets.ucdp import open_ucdp

__all__ = [
    "Dataset",
    "DatasetCitation",
    "Matching",
    "match",
    "open_acled",
    "open_airwars",
    "open_ethprio",
    "open_gdelt",
    "open_icews",
    "open_pax",
    "open_plover",
    "open_table",
    "open_tbij",
    "open_ucdp",
]
