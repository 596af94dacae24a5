"""PLOVER: coded events by the ontology that followed CAMEO; POLECAT is the dataset made with it.

Known editions, by their columns: the files of POLECAT on Dataverse (`Event ID`, `Event Date`,
`Event Type`, `Event Mode`, `Actor Name`, `Recipient Name`, `Source` and the like; tabs between
them), and records of PLOVER as JSON (`event`, `date`, `source` and `target`).

Rules of its manual (2021): of sixteen types eight are words. A meeting (CONSULT) and an
investigation (ACCUSE, mode investigate) are none; REQUEST is whatever is asked, be it a plea or a
demand. Modes say how, contexts why. Types of older drafts are told.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.datasets.editions import named_first, recognise, renamed
from pakafg.datasets.event_data import assemble_events, named_or_null
from pakafg.datasets.layout import DatasetCitation, Layout
from pakafg.datasets.separated_text import TextForm
from pakafg.datasets.sheet import read_sheet
from pakafg.datasets.zone_argument import check_zone
from pakafg.values.flaws import FlawKind
from pakafg.values.vocabularies import SpeechAct

if TYPE_CHECKING:
    import os

    from pakafg.datasets.dataset import Dataset
    from pakafg.datasets.sheet import Sheet
    from pakafg.frames.interchange import AnyFrame

__all__ = ["open_plover"]

_POLECAT: Final = "POLECAT"
_RECORDS: Final = "records of PLOVER"
_EDITIONS: Final = {
    _POLECAT: ("event_id", "event_date", "event_type", "actor_name", "recipient_name"),
    _RECORDS: ("id", "date", "event", "source"),
}
_SAID: Final = (
    *(SpeechAct.AGREE, SpeechAct.SUPPORT, SpeechAct.CONCEDE, SpeechAct.REQUEST),
    *(SpeechAct.ACCUSE, SpeechAct.REJECT, SpeechAct.THREATEN),
)
_DEED: Final = "investigate"
_SUBJECTS: Final = {
    "assist": "relations, an exchange or assistance",
    "change": "a change of policy, government or institutions",
    "yield": "a release, an easing or a ceasefire",
    "meet": "a meeting or negotiations",
}
"""What is asked or refused, by mode."""

_CITATION: Final = (
    "Halterman, Andrew, Benjamin E. Bagozzi, Andreas Beger, Philip A. Schrodt and Grace I. "
    "Scarborough (2023). PLOVER and POLECAT: A New Political Event Ontology and Dataset. SocArXiv; "
    "the data: Harvard Dataverse, doi:10.7910/DVN/AJGVIT"
)
_RADII: Final = {"city": 10.0, "district": 50.0, "province": 150.0, "country": 500.0}
_FORM: Final = TextForm(quotes=False)
# What a statement is told by, and the columns of each edition that hold it.
_NAMES: Final = {
    "speaker": ("actor_name", "pakafg_source"),
    "speaker_country": ("actor_country",),
    "addressee": ("recipient_name", "pakafg_target"),
    "addressee_country": ("recipient_country",),
    "mode": ("event_mode", "mode"),
    "code_name": ("eventtext",),
    "origin": ("source_name", "publication"),
    "report": ("story_id", "headline", "url"),
}


def open_plover(path: str | os.PathLike[str] | AnyFrame, *, zone: str | None = None) -> Dataset:
    """Open a file of POLECAT, or records of PLOVER.

    What is said becomes `Dataset.statements`, and what is asked `Dataset.demands`; the outlet is
    the origin of both. Deeds and meetings are events alone, and their types are told.

    Args:
        path: A tab-separated, CSV, Excel, Parquet or JSON file, or a table of polars, pandas,
            pyarrow or DuckDB.
        zone: The time zone of all days; None: of each country that keeps one.

    Returns:
        The dataset. Its events have the columns of the file, all of them.

    Raises:
        ArgumentError: `path` is neither, or `zone` is no time zone.
        FrameError: It is no file of an edition that pakafg knows.
        MissingFileError: There is no such file.

    >>> import polars as pl
    >>> row = {"Event ID": ["e1"], "Event Date": ["2031-03-04"], "Event Type": ["REQUEST"]}
    >>> row |= {"Event Mode": ["meet"], "Actor Name": ["Pakistan"], "Recipient Name": ["None"]}
    >>> row |= {"Source": ["Dawn"]}
    >>> data = open_plover(pl.DataFrame(row))
    >>> data.demands.select("by", "of", "kind", "subject", "origin").row(0)
    ('Pakistan', None, None, 'a meeting or negotiations', 'Dawn')
    """
    check_zone(zone)
    sheet = renamed(read_sheet(path, _FORM))
    edition = recognise(sheet, "PLOVER", _EDITIONS)
    sheet = _with_actors(sheet) if edition == _RECORDS else _with_source(sheet)
    kind, name = ("event", "id") if edition == _RECORDS else ("event_type", "event_id")
    sheet, coded = _coded_types(sheet, kind, name)
    dataset = "PLOVER" if edition == _RECORDS else _POLECAT
    layout = Layout(
        cite=DatasetCitation(dataset, None, None, _CITATION),
        id=name,
        first="date" if edition == _RECORDS else "event_date",
        latitude="latitude",
        longitude="longitude",
        radius=("pakafg_place", _RADII),
        place=("placename", "city", "district", "province", "country"),
        countries=("country",),
        kind=kind,
        parties=("pakafg_speaker", "pakafg_addressee"),
        like=("pakafg_speaker", "pakafg_addressee", "pakafg_code", "source_name", "placename"),
    )
    return assemble_events(sheet, layout, coded, kind, zone)


def _coded_types(sheet: Sheet, kind: str, name: str) -> tuple[Sheet, pl.DataFrame]:
    """Read the types of a sheet and the names beside them."""
    columns = {told: named_first(sheet, *names) for told, names in _NAMES.items()}
    rows = sheet.rows.with_columns(
        *(
            (named_or_null(pl.col(column)) if column else pl.lit(None, pl.String)).alias(
                f"pakafg_{told}"
            )
            for told, column in columns.items()
        ),
        pakafg_type=pl.col(kind).str.strip_chars().str.to_lowercase(),
        pakafg_place=pl.coalesce(
            *(
                pl.when(named_or_null(pl.col(each)).is_not_null()).then(pl.lit(each))
                for each in _RADII
                if each in sheet.rows.columns
            ),
            pl.lit(None, pl.String),
        ),
    )
    act, mode = pl.col("pakafg_type"), pl.col("pakafg_mode").str.to_lowercase()
    known = act.is_in(list(map(str, SpeechAct))).fill_null(value=False)
    said = act.is_in(list(map(str, _SAID))) & (mode != _DEED).fill_null(value=True)
    rows = rows.with_columns(pakafg_code=pl.concat_str(act, mode, separator=" ", ignore_nulls=True))
    told = pl.DataFrame({"row": sheet.numbers}).hstack(rows.select(id=name, value=kind))
    unknown = told.filter(rows.select(~known).to_series())
    value = pl.col("value").fill_null("no type")
    sheet.flaws.add(FlawKind.UNREAD_VALUE, unknown, kind, value, "an event, and no statement")
    asked = act == str(SpeechAct.REQUEST)
    coded = rows.select(
        *(pl.col(f"pakafg_{told}").alias(told) for told in _NAMES if told != "mode"),
        act=pl.when(known).then(act),
        subject=pl.when(act.is_in([str(SpeechAct.REQUEST), str(SpeechAct.REJECT)])).then(
            mode.replace_strict(_SUBJECTS, default=None, return_dtype=pl.String)
        ),
        code=pl.col("pakafg_code"),
        kind=pl.lit(None, pl.String),
        is_said=said.fill_null(value=False),
        asks=asked.fill_null(value=False),
    )
    return sheet._replace(rows=rows), coded


def _with_source(sheet: Sheet) -> Sheet:
    """Name the outlet of POLECAT apart from the actor that records of PLOVER call a source."""
    if "source" not in sheet.rows.columns:
        return sheet
    return sheet._replace(rows=sheet.rows.rename({"source": "source_name"}))


def _with_actors(sheet: Sheet) -> Sheet:
    """Name the actors of records, which are lists of objects; several are joined."""
    columns = {
        f"pakafg_{each}": pl.Series(
            [_actor_names(text) for text in sheet.rows[each]], dtype=pl.String
        )
        for each in ("source", "target")
        if each in sheet.rows.columns
    }
    return sheet._replace(rows=sheet.rows.with_columns(**columns))


def _actor_names(text: str | None) -> str | None:
    """Read the names of a list of actors; a text that is no list is a name."""
    if text is None or not text.lstrip().startswith(("[", "{")):
        return text
    try:
        actors: Any = json.loads(text)
    except (ValueError, RecursionError):
        return text
    told = actors if isinstance(actors, list) else [actors]
    named = (
        each.get("actorText") or each.get("code") if isinstance(each, dict) else each
        for each in told
    )
    return "; ".join(str(each) for each in named if each) or None
