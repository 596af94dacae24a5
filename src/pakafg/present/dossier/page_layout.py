"""On which page of a folder each block stands: one page for each subject.

Laws of this file: a page is named by the id of what it tells of, and so is every place on it, so
that a link stays where documents come and go; nothing stands on two pages, and nothing on none. A
subject of which there is too much to say goes on, on pages named by its first: a script leads a
link on to the page on which its place stands by now.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import attrs
from attrs import field, frozen

from pakafg.present.dossier.anchors import anchor_of
from pakafg.present.dossier.page_cutting import Part, cut_into_pages, entries_of
from pakafg.text.people import NO_SPEAKER, capitalised
from pakafg.values.vocabulary import Vocabulary, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.present.dossier.content import Content
    from pakafg.present.dossier.timeline_section import EventBlock

__all__ = ["LeafPage", "PageLayout", "PageSection", "layout_of", "page_of_document"]


class PageSection(Vocabulary):
    """A list of pages; a word's meaning is what the menu calls it."""

    TIMELINE = word("timeline", "Timeline")
    INCIDENTS = word("incidents", "Incidents")
    ROUNDS = word("rounds", "Rounds")
    DEMANDS = word("demands", "Demands")
    QUESTIONS = word("questions", "Disagreements")
    STATEMENTS = word("statements", "Statements")
    FIGURES = word("figures", "Other figures")
    PEOPLE = word("people", "People and bodies")
    PLACES = word("places", "Places")
    DOCUMENTS = word("documents", "Documents")


_RECORDS: Final = ("incident", "round", "ceasefire", "demand")
_PLACED: Final = (*_RECORDS, "event", "subject")  # kinds of blocks that are places themselves
_UNSAFE: Final = re.compile(r"[^a-z0-9._-]")
_LONGEST: Final = 120  # letters of the name of a page


@frozen(eq=False)
class LeafPage:
    """One page of the folder, or all that there is to say of its subject.

    Attributes:
        file: Its name.
        title: What it tells of.
        section: The list that leads to it.
        parts: Its blocks, each with the name of the macro that sets it.
        files: All pages of the subject, this one among them.
    """

    file: str
    title: str
    section: PageSection
    parts: list[Part] = field(factory=list)
    files: tuple[str, ...] = ()

    @property
    def runs(self) -> tuple[tuple[str, tuple[Any, ...]], ...]:
        """Group its blocks: those of one kind that stand together."""
        runs = groupby(self.parts, key=lambda part: part[0])
        return tuple((kind, tuple(block for _, block in run)) for kind, run in runs)

    @property
    def is_record(self) -> bool:
        """Whether a record stands first on it, whose name heads the page."""
        return self.parts[0][0] in _RECORDS

    @property
    def next(self) -> str:
        """The page on which the subject goes on; empty where it ends here."""
        after = self.files.index(self.file) + 1
        return self.files[after] if after < len(self.files) else ""

    def of_kind(self, kind: str) -> tuple[Any, ...]:
        """Give its blocks of one kind."""
        return tuple(block for name, block in self.parts if name == kind)

    def cut(self) -> Iterator[LeafPage]:
        """Cut it into pages that have room for what they show; the first has its name."""
        pages = cut_into_pages(self.parts)
        stem = self.file.removesuffix(".html")
        # In the name of a subject a tilde has a number of base 16 behind it.
        files = (self.file, *(f"{stem}~p{number}.html" for number in range(2, len(pages) + 1)))
        for file, parts in zip(files, pages, strict=True):
            yield attrs.evolve(self, file=file, parts=parts, files=files)


@frozen(eq=False)
class PageLayout:
    """The pages of a folder, and where each place is.

    Attributes:
        subjects: All there is to say of each subject, by the file of its first page, in the order
            of the dossier.
        leaves: The pages of subjects; those of documents, which are written as they are read, come
            after them.
        homes: For each anchor the file of its page.
    """

    subjects: dict[str, LeafPage] = field(factory=dict)
    leaves: list[LeafPage] = field(factory=list)
    homes: dict[str, str] = field(factory=dict)

    def put(self, stem: str, title: str, section: PageSection, kind: str, block: Any) -> None:
        """Put a block on the page of a subject, which is made where there is none.

        Args:
            stem: What the page is named by.
            title: What it tells of.
            section: The list that leads to it.
            kind: The macro that sets the block.
            block: The block.
        """
        file = file_of(stem)
        page = self.subjects.setdefault(file, LeafPage(file, title, section))
        page.parts.append((kind, block))

    def cut(self) -> None:
        """Cut what is too much for one page, and find out where each place is."""
        for subject in self.subjects.values():
            for page in subject.cut():
                self.leaves.append(page)
                for kind, block in page.parts:
                    for anchor in _anchors_of(kind, block):  # a list goes on under its anchor
                        self.homes.setdefault(anchor, page.file)


def file_of(stem: str) -> str:
    """Name the file of a page.

    >>> file_of("incident_october-clashes")
    'incident_october-clashes.html'
    """
    safe = _UNSAFE.sub(lambda at: f"~{ord(at[0]):x}", stem)
    if len(safe) > _LONGEST:
        safe = f"{safe[:_LONGEST]}~{sha256(stem.encode()).hexdigest()[:16]}"
    return f"{safe}.html"


def page_of_document(document: str) -> str:
    """Name the file of the page of a document."""
    return file_of(f"document_{document}")


def layout_of(content: Content) -> PageLayout:
    """Put everything that a dossier shows on pages; documents are left to those who write them."""
    layout = PageLayout()
    _put_records(layout, content)
    _put_names(layout, content)
    for event in events_of(content):
        subject = _subject(content.corpus, event.id.partition("_")[2], event.name)
        layout.put(*(subject or (event.id, event.name, PageSection.TIMELINE)), "event", event)
    for group in content.subjects:
        subject = _subject(content.corpus, group.topic, group.name)
        layout.put(*(subject or (group.id, group.name, PageSection.QUESTIONS)), "subject", group)
    layout.cut()
    for source in content.sources:
        if source.shown:
            layout.homes[source.shown.id] = page_of_document(source.id)
    return layout


def _put_records(layout: PageLayout, content: Content) -> None:
    """Make a page for each record that has a block, and for each speaker and topic."""
    for incident in content.incidents:
        at = (incident.id, incident.name, PageSection.INCIDENTS)
        layout.put(*at, "incident", incident)
    for talk_round in content.rounds:
        at = (talk_round.id, talk_round.name, PageSection.ROUNDS)
        layout.put(*at, "round", talk_round)
    for ceasefire in content.ceasefires:
        at = (ceasefire.id, ceasefire.name, PageSection.ROUNDS)
        layout.put(*at, "ceasefire", ceasefire)
    for demand in content.demands:
        layout.put(demand.id, demand.text, PageSection.DEMANDS, "demand", demand)
    for speaker in content.speakers:
        at = (f"speaker_{speaker.id}", speaker.name, PageSection.STATEMENTS)
        layout.put(*at, "speaker", speaker)
    for topic in content.topics:
        layout.put(f"figures_{topic.id}", topic.topic, PageSection.FIGURES, "topic", topic)


def _put_names(layout: PageLayout, content: Content) -> None:
    """Put names on pages by their first letter: of most there is little to tell."""
    sections = ((PageSection.PEOPLE, content.actors), (PageSection.PLACES, content.places))
    for section, names in sections:
        for named in names:
            letter = first_letter(named.name)
            title = f"{section.meaning}: {letter}"
            layout.put(f"{section}_{letter.lower()}", title, section, "named", named)


def events_of(content: Content) -> Iterator[EventBlock]:
    """Give all events, in the order of the timeline."""
    timeline = content.timeline
    yield from (*timeline.main, *timeline.before, *timeline.undated)


def first_letter(name: str) -> str:
    """Give the letter under which a name stands in a list; # for what begins with none.

    >>> first_letter("Émile"), first_letter("38th Brigade")
    ('E', '#')
    """
    letter = unicodedata.normalize("NFKD", name.strip())[:1].upper()[:1]
    return letter if letter.isalpha() else "#"


def _subject(corpus: Corpus, record: str, name: str) -> tuple[str, str, PageSection] | None:
    """Find the page of a record, and how to make it; None where it has none."""
    anchor = anchor_of(corpus, record)
    if anchor:
        return anchor, name, PageSection.INCIDENTS
    statement = corpus.statements.get(record)
    if statement is not None:
        return f"speaker_{statement.speaker or ''}", capitalised(NO_SPEAKER), PageSection.STATEMENTS
    if record in corpus.events:
        return f"event_{record}", name, PageSection.TIMELINE
    return None


def _anchors_of(kind: str, block: Any) -> Iterator[str]:
    """Name the places in a block."""
    if kind in _PLACED:
        yield block.id
    if kind == "incident":
        yield from (each.id for each in block.figures)
    yield from (entry.id for entry in entries_of(block))
