"""An export as a folder: the whole of it or nothing, and nothing of anybody else's is lost.

Laws of this file: an export is made in a new folder beside its place, and takes its place at once;
a folder that holds anything that no export wrote, or that was changed since, stays as it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pakafg.arguments import check_path
from pakafg.corpus.atomic import replaced_folder
from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.owned_folder import check_replaceable
from pakafg.exports.answer_sheets import answer_sheets
from pakafg.exports.contents import Contents
from pakafg.exports.csv_tables import write_csv_tables
from pakafg.exports.data_package import PACKAGE, listed_files, write_data_package
from pakafg.exports.database import write_database
from pakafg.exports.geojson import write_geojson
from pakafg.exports.json_tables import write_json_tables
from pakafg.exports.other_annotators import write_brat, write_label_studio
from pakafg.exports.parquet_tables import write_parquet
from pakafg.exports.reading_guide import write_reading_guide
from pakafg.exports.reading_tables import reading_tables
from pakafg.exports.timeline_js import write_timeline_js
from pakafg.exports.web_annotations import write_web_annotations
from pakafg.exports.workbook import write_workbook

if TYPE_CHECKING:
    import os

    from pakafg.corpus.corpus import Corpus

__all__ = ["export"]


def export(corpus: Corpus, path: str | os.PathLike[str]) -> Path:
    """Write a corpus and its answers in the forms that others open; the body of `Corpus.export`."""
    check_corpus(corpus)
    check_path("path", path)
    target = Path(path)
    check_replaceable(target, "export", PACKAGE, listed_files)
    target.parent.mkdir(parents=True, exist_ok=True)
    with replaced_folder(target) as new:
        _write_forms(Contents(corpus), new)
        # While the export was made, somebody may have been there.
        check_replaceable(target, "export", PACKAGE, listed_files)
    return target


def _write_forms(contents: Contents, folder: Path) -> None:
    """Write every form into an empty folder; the package, which lists them all, last."""
    sheets = answer_sheets(contents)
    tables = {**sheets, **reading_tables(contents)}
    write_workbook(contents, sheets, tables, folder)
    write_csv_tables(tables, folder)
    write_parquet(contents, folder)
    write_json_tables(contents, folder)
    write_database(contents, folder)
    write_geojson(contents, folder)
    write_timeline_js(contents, folder)
    write_web_annotations(contents, folder)
    write_label_studio(contents, folder)
    write_brat(contents, folder)
    write_reading_guide(contents, tables, folder)
    write_data_package(contents, tables, folder)
