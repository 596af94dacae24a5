"""The dossier as a folder of pages over one index, for what is too much for one page.

Laws of this file: the folder is written whole or not at all, and only where nothing of anybody
else's stands; every page opens from disk, loads what lies beside it and nothing else.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from pakafg.corpus.atomic import replaced_folder
from pakafg.corpus.naming import title_of_corpus
from pakafg.corpus.owned_folder import check_replaceable, hash_of
from pakafg.present.dossier.across_pages import AcrossPages
from pakafg.present.dossier.content import Content, content_of
from pakafg.present.dossier.list_rows import rows_by_section
from pakafg.present.dossier.page_cutting import cited_in
from pakafg.present.dossier.page_layout import (
    LeafPage,
    PageLayout,
    PageSection,
    events_of,
    layout_of,
    page_of_document,
)
from pakafg.present.dossier.search_index import SearchIndex
from pakafg.present.dossier.sheets import environment, read_beside, script
from pakafg.present.dossier.source_section import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.present.dossier.register import PageEntry
    from pakafg.present.dossier.source_section import DocumentText

__all__ = ["write_folder"]

_LISTING: Final = "dossier.json"
_MADE_BY: Final = "made_by"
_PAGES: Final = "pages"
_SEARCH: Final = "search"
_ROWS: Final = 400  # of a list on one page
_MODULES: Final = ("start.js", "policy.js", "copying.js", "pages.js", "index.js")


def write_folder(corpus: Corpus, target: Path, *, title: str | None = None) -> None:
    """Write the dossier as a folder: `index.html`, a page for each subject, and a search.

    Args:
        corpus: The corpus.
        target: The folder; the one that it is in must be there.
        title: The heading; None: that of the corpus.

    Raises:
        ArgumentError: Something stands there that is no dossier, or that was changed since.
        MissingExtraError: Jinja is not installed.
        OSError: It cannot be written; what was there still is.
    """
    check_replaceable(target, "dossier", _LISTING, _listed_files)
    goes = AcrossPages(corpus)
    sheets = environment(goes)
    content = content_of(corpus)
    layout = layout_of(content)
    goes.homes.update(layout.homes)
    with replaced_folder(target) as new:
        writer = _PageWriter(new, sheets, goes, content, layout, title or title_of_corpus(corpus))
        writer.write_all()
        # While the pages were made, somebody may have been there.
        check_replaceable(target, "dossier", _LISTING, _listed_files)


def _listed_files(folder: Path) -> dict[str, str] | None:
    """Read which files a dossier holds, each with its hash; None where it is none."""
    try:
        data = json.loads((folder / _LISTING).read_text(encoding="utf-8"))
        if not data[_MADE_BY].startswith("pakafg "):
            return None
        return {str(path): str(hashed) for path, hashed in data["files"].items()}
    except (FileNotFoundError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


@frozen(eq=False)
class _PageWriter:
    """Writes the files of one dossier, and keeps what it wrote."""

    folder: Path
    sheets: Any  # jinja2.Environment, of an extra that may be missing
    goes: AcrossPages
    content: Content
    layout: PageLayout
    title: str
    listed: dict[str, str] = field(factory=dict)
    index: SearchIndex = field(factory=SearchIndex)

    def write_all(self) -> None:
        """Write every file; the listing, which has them all, last."""
        for name in (_PAGES, _SEARCH):
            (self.folder / name).mkdir()
        self._write(f"{_PAGES}/style.css", read_beside("style.css") + read_beside("pages.css"))
        self._write(f"{_PAGES}/script.js", script(_MODULES))
        rows = rows_by_section(self.content, self.layout)
        sections = {
            PageSection.TIMELINE: len(list(events_of(self.content))),
            **{section: len(of_section) for section, of_section in rows.items()},
        }
        self.sheets.globals |= {
            "title": self.title,
            "menu": [
                (section.meaning, f"list-{section}.html", number)
                for section in PageSection
                if (number := sections.get(section))
            ],
        }
        self._write_documents()
        n_lines = len(self.index.items)
        self._write_leaves()
        for section, of_section in rows.items():
            self._write_list("list.html", section, of_section)
        self._write_list("timeline.html", PageSection.TIMELINE, tuple(events_of(self.content)))
        self.goes.here = ""
        self._write(
            "index.html",
            self._render(
                "index.html", opening=self.content.opening, n_documents=len(self.content.sources)
            ),
        )
        for name, text in self.index.files(n_lines):
            self._write(f"{_SEARCH}/{name}", text)
        listing = {_MADE_BY: f"pakafg {version('pakafg')}", "files": self.listed}
        self._write(_LISTING, json.dumps(listing, indent=1))

    def _write(self, name: str, text: str) -> None:
        data = text.encode("utf-8", "replace")
        (self.folder / name).write_bytes(data)
        self.listed[name] = hash_of(data)

    def _render(self, sheet: str, **facts: Any) -> str:
        page: str = self.sheets.get_template(sheet).render(**facts)
        return page

    def _write_documents(self) -> None:
        """Write a page for each document, and put its lines into the index."""
        references = {source.id: source.reference for source in self.content.sources}
        for text in texts(self.content.register, self.content.sources):
            self.goes.here = page_of_document(text.source.id)
            page = self._render(
                "document.html",
                text=text,
                resting=_resting(text),
                references={text.source.id: references[text.source.id]},
            )
            self._write(f"{_PAGES}/{self.goes.here}", page)
            for number, line in enumerate(text.paragraphs):
                words = "".join(piece.text for piece in line).strip()
                self.index.add(f"{self.goes.here}#line_{number}", words)

    def _write_leaves(self) -> None:
        """Write a page for each subject, and put what it says into the index."""
        references = {source.id: source.reference for source in self.content.sources}
        by_page: dict[str, list[PageEntry]] = {}
        for entry in self.content.register.entries:
            by_page.setdefault(self.layout.homes[entry.id], []).append(entry)
        for page in self.layout.leaves:
            self.goes.here = page.file
            entries = by_page.get(page.file, [])
            cited = dict.fromkeys(
                document for _, block in page.parts for document in cited_in(block)
            )
            self._write(
                f"{_PAGES}/{page.file}",
                self._render(
                    "leaf.html",
                    page=page,
                    choices=self.content.policy.within(_incidents_of(page), _events_of(page)),
                    ticks=self.content.timeline.ticks,
                    references={each: references[each] for each in cited},
                ),
            )
            for entry in entries:
                self.index.add(f"{page.file}#{entry.id}", entry.label)

    def _write_list(self, sheet: str, section: PageSection, rows: Sequence[Any]) -> None:
        """Write a list, on several pages where it is long."""
        files = [
            f"list-{section}{f'-{at + 1}' if at else ''}.html"
            for at in range(-(-len(rows) // _ROWS))
        ]
        for at, name in enumerate(files):
            self.goes.here = name
            page = self._render(
                sheet,
                heading=section.meaning,
                rows=rows[at * _ROWS : (at + 1) * _ROWS],
                n_rows=len(rows),
                files=files,
                file=name,
                ticks=self.content.timeline.ticks,
            )
            self._write(f"{_PAGES}/{name}", page)


def _resting(text: DocumentText) -> tuple[PageEntry, ...]:
    """List what rests on a document, in the order of its text."""
    pieces = (piece for line in text.paragraphs for piece in line)
    return tuple(dict.fromkeys(entry for piece in pieces for entry in piece.entries))


def _incidents_of(page: LeafPage) -> Iterator[str]:
    for block in page.of_kind("incident"):
        yield block.id.partition("_")[2]


def _events_of(page: LeafPage) -> Iterator[str]:
    for block in page.of_kind("event"):
        yield block.id.partition("_")[2]
