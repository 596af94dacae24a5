"""The lists of a folder of pages: a row for each subject, with what is told of it in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from pakafg.present.dossier.page_layout import PageSection, page_of_document
from pakafg.text.figure_words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.present.dossier.content import Content
    from pakafg.present.dossier.figure_blocks import FigureBlock
    from pakafg.present.dossier.incident_section import IncidentBlock
    from pakafg.present.dossier.page_layout import LeafPage, PageLayout

__all__ = ["ListRow", "rows_by_section"]

_FIGURES = 3  # of an incident that its row tells


@frozen
class ListRow:
    """One row.

    Attributes:
        address: Where it leads, beside the list.
        name: What it is called.
        note: What is told of it; empty where nothing.
        flag: What a reader should mind; empty where nothing.
    """

    address: str
    name: str
    note: str = ""
    flag: str = ""


def rows_by_section(content: Content, layout: PageLayout) -> Mapping[PageSection, list[ListRow]]:
    """List the subjects, section by section; the timeline is a list of its own."""
    rows: dict[PageSection, list[ListRow]] = {section: [] for section in PageSection}
    del rows[PageSection.TIMELINE], rows[PageSection.QUESTIONS]
    for page in layout.subjects.values():
        if page.section in rows:
            rows[page.section].append(
                ListRow(page.file, page.title, "; ".join(_notes_of_page(page)))
            )
    rows[PageSection.QUESTIONS] = [
        ListRow(
            f"{layout.homes[subject.id]}#{subject.id}",
            subject.name,
            counted(len(subject.discrepancies), "question"),
            f"{subject.n_contradictions:,} with answers that cannot all be right"
            if subject.n_contradictions
            else "",
        )
        for subject in content.subjects
    ]
    rows[PageSection.DOCUMENTS] = [
        ListRow(
            page_of_document(source.id),
            f"{source.name}: {source.title}",
            ", ".join(filter(None, (source.publisher, source.published))),
        )
        for source in content.sources
    ]
    for section in (PageSection.PEOPLE, PageSection.PLACES):
        rows[section].sort(key=lambda row: row.name)
    return {section: rows[section] for section in PageSection if rows.get(section)}


def _notes_of_page(page: LeafPage) -> Iterator[str]:
    """Tell in a line what stands on a page."""
    for kind, block in page.parts:
        if kind == "incident":
            yield from _of_incident(block)
        elif kind in {"round", "ceasefire"}:
            yield from filter(None, (block.when, block.place))
        elif kind == "demand":
            yield f"{block.by} asks {block.of}".rstrip() if block.of else f"{block.by} asks"
        elif kind == "speaker":
            if block.side and block.side != block.name:
                yield block.side
            yield counted(len(block.statements), "statement")
        elif kind == "topic":
            yield counted(len(block.assertions), "figure")
    names = page.of_kind("named")
    if names:
        yield counted(len(names), "name")


def _of_incident(block: IncidentBlock) -> Iterator[str]:
    if block.event:
        yield block.event.name
    yield from map(_figure_in_a_row, block.figures[:_FIGURES])
    if len(block.figures) > _FIGURES:
        yield f"{len(block.figures) - _FIGURES} more figures"


def _figure_in_a_row(figure: FigureBlock) -> str:
    pieces = (each if isinstance(each, str) else each.text for each in figure.answer.range)
    return f"{figure.counted}: {' '.join(''.join(pieces).split())}"
