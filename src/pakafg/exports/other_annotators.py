"""Every citation for tools in which a person goes on marking: Label Studio, and brat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pakafg.annotations.brat import brat_lines
from pakafg.annotations.label_studio import label_studio_task
from pakafg.annotations.placing import hashed_name
from pakafg.annotations.relations import LINKED
from pakafg.corpus.format import CLAIMS, beside
from pakafg.exports.json_files import write_json_file
from pakafg.records.citation import Citation

if TYPE_CHECKING:
    from pathlib import Path

    from pakafg.exports.contents import Contents

__all__ = ["BRAT", "LABEL_STUDIO", "write_brat", "write_label_studio"]

LABEL_STUDIO: Final = "label-studio.json"
"""The name of the file."""

BRAT: Final = "brat"
"""The name of the folder."""

_Cited = tuple[str, str, Citation]


def write_label_studio(contents: Contents, folder: Path) -> None:
    """Write `label-studio.json`: a task a document, with its citations as predictions."""
    cited, links = _cited_in(contents), _links_in(contents)
    tasks = [
        label_studio_task(
            document, hashed_name(document), cited[document.id], links.get(document.id)
        )
        for document in contents.corpus.documents.values()
    ]
    write_json_file(folder / LABEL_STUDIO, tasks)


def write_brat(contents: Contents, folder: Path) -> None:
    """Write `brat/`: each document as it is, and its citations beside it as `.ann`."""
    (folder / BRAT).mkdir()
    cited, links = _cited_in(contents), _links_in(contents)
    for document in contents.corpus.documents.values():
        stem = beside(document.file).removesuffix(".yaml")
        lines = "".join(brat_lines(document.text, cited[document.id], links.get(document.id)))
        for ending, text in ((".txt", document.text), (".ann", lines)):
            (folder / BRAT / f"{stem}{ending}").write_bytes(text.encode("utf-8", "replace"))


def _cited_in(contents: Contents) -> dict[str, list[_Cited]]:
    """List the citations of each document, with the kind and the id of their records."""
    found: dict[str, list[_Cited]] = {each: [] for each in contents.corpus.documents}
    rows = contents.tables["citations"].frame.drop("reviewed").unique(maintain_order=True)
    for record, kind, document, start, end, quote in rows.iter_rows():
        citation = Citation(document=document, quote=quote, start=start, end=end)
        found[document].append((kind, record, citation))
    return found


def _links_in(contents: Contents) -> dict[str, dict[str, dict[str, str]]]:
    """List of the claims and utterances of each document what their keys name."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    corpus = contents.corpus
    claims = (each for name in CLAIMS for each in getattr(corpus, name).values())
    told: list[tuple[str, str, Any, str | None]] = [
        (each.document, each.id, each, None) for each in claims
    ]
    told += [
        (report.document, each.id, each, report.speaker)
        for each in corpus.statements.values()
        for report in each.reports
    ]
    for document, record, held, speaker in told:
        named = {key: getattr(held, key, None) for key in LINKED}
        if speaker is not None:
            named["speaker"] = speaker
        kept = {key: each for key, each in named.items() if isinstance(each, str)}
        found.setdefault(document, {})[record] = kept
    return found
