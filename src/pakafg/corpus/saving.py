"""From a corpus to files, all or none."""

from __future__ import annotations

import io
import os
import tempfile
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from pakafg.corpus import journal
from pakafg.corpus.anchoring import Anchor
from pakafg.corpus.codec import Codec
from pakafg.corpus.layout import ATTACHED, CLAIMS, SECTIONS, SHARED
from pakafg.corpus.zones import event_zone

if TYPE_CHECKING:
    from attrs import AttrsInstance

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.document import Document

__all__ = ["save"]

_WHEN_ZIPPED: Final = (1980, 1, 1, 0, 0, 0)  # equal corpora give equal archives


def save(corpus: Corpus, path: str | os.PathLike[str]) -> None:
    """Write a corpus to a folder or a .zip; the body of `Corpus.save`."""
    target = Path(path)
    files = _files(corpus)
    if target.suffix == ".zip":
        _save_archive(files, target)
        return
    target.mkdir(parents=True, exist_ok=True)
    journal.finish(target)
    journal.commit(target, files, _leftovers(target, files))


def _leftovers(folder: Path, files: dict[str, bytes]) -> set[str]:
    """Files of an earlier corpus there that the new one has not: documents with their records."""
    names = {each.name for each in folder.iterdir()}
    documents = {
        stem
        for stem in (name.removesuffix(".txt") for name in names if name.endswith(".txt"))
        if f"{stem}.yaml" in names
    }
    ours = {f"{stem}{ending}" for stem in documents for ending in (".txt", ".yaml")}
    return ((ours | {f"{name}.yaml" for name in SHARED}) & names) - files.keys()


def _save_archive(files: dict[str, bytes], target: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(
                zipfile.ZipInfo(name, _WHEN_ZIPPED), data, zipfile.ZIP_DEFLATED
            )
    handle, beside = tempfile.mkstemp(prefix=".pakafg-", dir=target.parent)
    os.close(handle)
    try:
        journal.write(Path(beside), buffer.getvalue())
        os.replace(beside, target)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def _files(corpus: Corpus) -> dict[str, bytes]:
    codec = Codec()
    files: dict[str, bytes] = {}
    for name in SHARED:
        records = getattr(corpus, name)
        if records:
            files[f"{name}.yaml"] = _dump([codec.unstructure(r) for r in records.values()])
    for document in corpus.documents.values():
        files[document.file] = document.text.encode("utf-8")
        beside = f"{document.file.removesuffix('.txt')}.yaml"
        files[beside] = _dump(_sections(corpus, document, codec))
    return files


def _sections(corpus: Corpus, document: Document, codec: Codec) -> dict[str, Any]:
    """The record file of one document, in the order of its sections."""
    codec.anchor = Anchor(document.id, document.text)
    head = _told(codec, document)
    for key in ("file", "text", "sha256"):
        head.pop(key)
    sections: dict[str, Any] = defaultdict(list)
    sections["document"] = head
    for attached in ATTACHED:
        for target, record in getattr(corpus, attached.catalogue).items():
            for index, entry in enumerate(getattr(record, attached.field)):
                # The report that opens a statement stands with the statement itself.
                opening = attached.section == "reports" and index == 0
                if entry.document == document.id and not opening:
                    sections[attached.section].append(
                        {attached.key: target, **_told(codec, entry)}
                    )
    for name in CLAIMS:
        for claim in getattr(corpus, name).values():
            if claim.document == document.id:
                sections[name].append(_told(codec, claim))
    records = {name: getattr(corpus, name) for name in (*SHARED, "statements")}
    dated = {claim.id: claim for claim in corpus.dates.values()}
    for entry in sections["dates"]:
        zone = dated[entry["id"]].when.zone
        if zone != event_zone(entry["event"], records):
            entry["zone"] = zone
    for statement in corpus.statements.values():
        if statement.reports and statement.reports[0].document == document.id:
            opened = {**codec.unstructure(statement), **_told(codec, statement.reports[0])}
            sections["statements"].append(opened)
    return {name: sections[name] for name in SECTIONS if sections[name]}


def _told(codec: Codec, record: AttrsInstance) -> dict[str, Any]:
    """An entry of a document file: the document is the file that it stands in."""
    data = codec.unstructure(record)
    data.pop("document", None)
    return data


def _dump(data: object) -> bytes:
    text = yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=1_000,
        default_flow_style=False,
    )
    return text.encode("utf-8")


class _Dumper(yaml.SafeDumper):
    """Writes every text in double quotes that is not a plain word: no reader takes it for else."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    plain = text.replace("-", "").replace("_", "").isalpha() and text.islower() and text.isascii()
    quoted = not plain or text in {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if quoted else None)


_Dumper.add_representer(str, _text)
_Dumper.ignore_aliases = lambda self, data: True  # type: ignore[method-assign]  # noqa: ARG005
