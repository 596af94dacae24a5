"""A new corpus: an empty folder becomes one that loads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from pakafg.arguments import check_kind, check_path, check_text
from pakafg.authoring.party_notation import PARTY_NOTATION, read_party
from pakafg.authoring.schema_files import schema_line, write_schemas
from pakafg.corpus import journal
from pakafg.corpus.atomic import replace
from pakafg.corpus.codec import unstructure
from pakafg.corpus.format import CODEBOOK, SHARED, EntryError
from pakafg.corpus.loading import load_corpus
from pakafg.corpus.yaml_writer import encoded, write_yaml
from pakafg.errors import ArgumentError
from pakafg.records.codebook import Codebook

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.codebook import Party

__all__ = ["new_corpus"]

# What stands at the top of each file: what it is for, and a record such as it holds.
_EXAMPLES: Final = {
    "actors": """
# Who is named, and on which side each stands: a party of codebook.yaml, mediator, armed_group
# or third_party. `speaks_for` makes a spokesman one voice with his government.
# - {id: foreign-office, name: Foreign Office, aliases: [FO], kind: ministry, side: third_party}
""",
    "places": """
# Where it happened. `zone` is the IANA time zone in which dates of events there are read.
# - {id: port-selo, name: Port Selo, kind: town, zone: Europe/Oslo}
""",
    "rounds": """
# Rounds of talks.
# - {id: second-round, name: Second round, place: port-selo}
""",
    "ceasefires": """
# Ceasefires.
# - {id: truce, name: June truce, parties: [north, league]}
""",
    "incidents": """
# What happened, as a tree: a part names its whole, so that no death is counted twice.
# - {id: port-shelling, name: Shelling of the port, kind: shelling, place: port-selo,
#    part_of: june-fighting}
""",
    "events": """
# Anything else that is dated. What is only expected is `planned: true`.
# - {id: third-round, name: Third round, kind: meeting, planned: true}
""",
    "demands": """
# What one side demands of another.
# - {id: free-prisoners, by: league, of: north, text: Free the prisoners}
""",
    "links": """
# Judgements of yours, apart from what documents say: that records are one thing, or may be.
# - {id: one-shelling, kind: possibly_same, records: [a, b], reason: One day and place.}
""",
}
_README: Final = """\
# {title}

A corpus of [pakafg](https://pypi.org/project/pakafg/): documents word for word, and records in
which every fact cites the exact characters it rests on.

| file | what it holds |
| --- | --- |
| `codebook.yaml` | the parties, and the words that only this corpus needs |
| `actors.yaml`, `places.yaml`, … | what documents share; each shows at its top how a record looks |
| `001-….txt` and `001-….yaml` | a document, and what it says; the text is never edited |
| `originals/` | articles as they came, where the text had to be made from them |
| `schemas/` | what an editor needs to complete and check these files |

One document after the other:

```sh
pakafg add . article.html --published 2026-03-03 --publisher "The Gazette"
pakafg check . --lint
pakafg coverage .
pakafg dossier .
```

An editor with a YAML language server (in Visual Studio Code the extension "YAML") completes words
of lists, and underlines what cannot be. After a change of `codebook.yaml`, the next `pakafg add`
writes the schemas anew.
"""


def new_corpus(
    path: str | os.PathLike[str],
    parties: Sequence[Party | str] = (),
    *,
    title: str | None = None,
) -> Corpus:
    """Make a folder into a corpus that loads, and has no document yet.

    It gets a codebook with the parties, the files of what documents share, each empty but for a
    comment that shows a record, JSON Schemas for editors, and a README.

    Args:
        path: The folder: one that is empty, or is not there yet.
        parties: Who fights or negotiates: `Party` records, or texts NAME:PEOPLE:COUNTRY:ZONE,
            such as "Thailand:thai:TH:Asia/Bangkok", of which all but the name may be left out.
        title: What the corpus is about, as a heading; None where it has none.

    Returns:
        The corpus, as loaded from the folder.

    Raises:
        ArgumentError: The path is none, or that of a folder with something in it or of a file; or
            a party cannot be read.
        OSError: The folder cannot be written.

    >>> import pakafg, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     corpus = pakafg.new_corpus(folder, ["Arlen:arleni", "Lake Front"])
    >>> [party.id for party in corpus.codebook.parties]
    ['arlen', 'lake-front']
    """
    check_path("path", path)
    if title is not None:
        check_text("title", title, "what the corpus is about, as a heading")
        title = str(title)
    folder = Path(path)
    codebook = Codebook(title=title, parties=_parties_of(parties))
    files = _begun_files(codebook)
    if folder.suffix.lower() == ".zip":
        raise ArgumentError("path", str(path), "a folder: a .zip of it is made by Corpus.save")
    if folder.exists() and (not folder.is_dir() or any(map(_is_theirs, folder.iterdir()))):
        raise ArgumentError("path", str(path), "a folder that is empty, or is not there yet")
    folder.mkdir(parents=True, exist_ok=True)
    with journal.only_writer(folder):
        journal.finish(folder)  # what an interrupted beginning left
        journal.commit(folder, files, ())
        # It is a corpus now, and what follows is made anew with the next document.
        write_schemas(folder, codebook)
        replace(folder / "README.md", encoded(_README.format(title=title or folder.name)))
    return load_corpus(folder)


def _is_theirs(path: Path) -> bool:
    """Tell whether a file is anything but what an interrupted beginning left."""
    return not path.name.startswith(".pakafg-")


def _parties_of(parties: Sequence[Party | str]) -> tuple[Party, ...]:
    """Read the parties, one after the other."""
    check_kind("parties", parties, (list, tuple), f"a list, each {PARTY_NOTATION}")
    return tuple(map(read_party, parties))


def _begun_files(codebook: Codebook) -> dict[str, bytes]:
    """Write the codebook, and the files of what documents share."""
    try:
        written = write_yaml(unstructure(codebook, None)) if codebook != Codebook() else b""
    except EntryError as error:
        raise ArgumentError("title", codebook.title, f"text that can be written: {error}") from None
    files = {CODEBOOK: f"{schema_line('codebook')}\n".encode() + written}
    for name in SHARED:
        files[f"{name}.yaml"] = f"{schema_line(name)}{_EXAMPLES[name]}".encode()
    return files
