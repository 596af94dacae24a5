"""A document more in a corpus: its bytes are kept, its text is made, its record file begun.

Laws of this file: no file of the corpus is changed; the text and its record file appear together
or not at all; an article that the corpus has already is refused.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from pakafg.arguments import check_path, check_text
from pakafg.authoring.decoding import decoded_article
from pakafg.authoring.html_text import page_text
from pakafg.authoring.party_notation import id_of_name
from pakafg.authoring.schema_files import SCHEMAS_FOLDER, schema_line, write_schemas
from pakafg.corpus import journal
from pakafg.corpus.atomic import replace
from pakafg.corpus.codec import unstructure
from pakafg.corpus.format import beside, keys_of_section
from pakafg.corpus.likeness import alike_texts, same_words
from pakafg.corpus.loading import load_corpus
from pakafg.corpus.yaml_writer import encoded, write_yaml
from pakafg.errors import ArgumentError
from pakafg.records.document import Document
from pakafg.values.when import When

if TYPE_CHECKING:
    import os

    from pakafg.corpus.corpus import Corpus

__all__ = ["ORIGINALS_FOLDER", "AddedDocument", "add_document"]

ORIGINALS_FOLDER: Final = "originals"
"""The folder of articles as they came; the loader reads no folders."""

_PAGES: Final = (".html", ".htm", ".xhtml")
_TEXTS: Final = (".txt", ".md")
_ENDINGS: Final = (*_TEXTS, *_PAGES)
_TEXT_BYTES: Final = 2 * 2**20  # that a document may have
_PAGE_BYTES: Final = 16 * 2**20
_LETTERS: Final = 60  # of the article's name in that of the document's file
_DIGITS: Final = 3
_MARKDOWN_HEADING: Final = re.compile(r"^# +(\S.*?)[ #]*$", re.MULTILINE)


@frozen
class AddedDocument:
    """What became of an article that was added to a corpus.

    Attributes:
        document: The document, as the corpus has it now.
        original: The file in which the article's own bytes are kept, within the folder of the
            corpus: the document's own where its text are those bytes.
        left_out: How many letters and digits of a page stand in no line of the text: navigation,
            related stories, what belongs to the site. 0 of a text.
        alike: Documents of the corpus of whose words, or in which of the new one's, three tenths
            stand: their ids, and the share of the shorter of the two. They may rest on one
            source.

    >>> import pakafg
    >>> document = pakafg.load_corpus().documents["001"]
    >>> pakafg.AddedDocument(document, document.file, 0, (("000", 0.4),)).alike
    (('000', 0.4),)
    """

    document: Document
    original: str
    left_out: int
    alike: tuple[tuple[str, float], ...] = field(default=())


def add_document(  # noqa: PLR0913  (what the head of a document holds)
    path: str | os.PathLike[str],
    article: str | os.PathLike[str],
    *,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    title: str | None = None,
    label: str | None = None,
    encoding: str | None = None,
) -> AddedDocument:
    """Add an article to the folder of a corpus, as a document without records.

    Its text is written beside a record file with its head, under the next free number. Of a page
    (HTML) the text of the article is taken, each heading, paragraph and item of a list a line of
    its own, each row of a table a line; the page itself is kept in the folder `originals`. A text
    (.txt, .md) is taken as it is, byte for byte where it is UTF-8.

    Args:
        path: The folder of a corpus, as `new_corpus` or `Corpus.save` makes it.
        article: A file that ends in .txt, .md, .html, .htm or .xhtml: a page of at most 16 MiB,
            of which the text may have 2 MiB.
        published: When it was published, in EDTF, such as "2026-03-03".
        publisher: Who published it.
        url: Its address.
        title: Its title; None for the one heading of a page, or the first of a .md.
        label: A short name for it, such as outlet and day.
        encoding: The encoding, where neither a mark, nor the page itself, nor UTF-8 tells it.

    Returns:
        The document, where its bytes are kept, and which documents are much like it.

    Raises:
        ArgumentError: The article cannot be read as text, or is in the corpus already; or an
            argument is of another form.
        WordingError: The date is written in a way that pakafg does not read.
        CorpusError: The corpus has problems, all of which it lists.
        MissingExtraError: It is a page, and the extra `html` is not installed.
        OSError: A file cannot be read or written; the corpus is as it was.

    >>> import pakafg, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     corpus = pakafg.new_corpus(f"{folder}/lake", ["Arlen:arleni"])
    ...     with open(f"{folder}/gazette.txt", "w", encoding="utf-8") as file:
    ...         _ = file.write("Nine sailors were killed, Arlen said.")
    ...     added = pakafg.add_document(
    ...         f"{folder}/lake", f"{folder}/gazette.txt", published="2031-06-10"
    ...     )
    >>> added.document.id, added.document.file, added.original
    ('001', '001-gazette.txt', '001-gazette.txt')
    """
    check_path("path", path)
    check_path("article", article)
    head: dict[str, Any] = {"label": label, "title": title, "publisher": publisher, "url": url}
    if encoding is not None:
        check_text("encoding", encoding, "the name of an encoding, such as 'windows-1252'")
    for name, given in tuple(head.items()):
        if given is not None:
            check_text(name, given, "text")
            head[name] = str(given)
    folder, source = Path(path), Path(article)
    if not folder.is_dir():
        expected = "the folder of a corpus, as new_corpus makes one; a .zip has to be unpacked"
        raise ArgumentError("path", str(path), expected)
    ending = source.suffix.lower()
    if ending not in _ENDINGS:
        raise ArgumentError("article", str(article), f"a file that ends in {', '.join(_ENDINGS)}")
    if published is not None:
        check_text("published", published, "a day in EDTF, such as '2026-03-03'")
        head["published"] = When.parse(published)
    _check_head(head)
    data = _article_bytes(source, _PAGE_BYTES if ending in _PAGES else _TEXT_BYTES)
    text, heading, left_out = _text_of(data, ending, encoding, str(article))
    head["title"] = head["title"] or heading
    with journal.only_writer(folder):
        journal.finish(folder)
        corpus = load_corpus(folder)
        _refuse_doubles(corpus, folder, data, text, str(article))
        document = _document(corpus, source.stem, text, head)
        original = document.file
        if data != document.text.encode():
            original = f"{ORIGINALS_FOLDER}/{document.file.removesuffix('.txt')}{ending}"
            (folder / ORIGINALS_FOLDER).mkdir(exist_ok=True)
            replace(folder / original, data)
        record_file = beside(document.file)
        files = {document.file: encoded(text), record_file: _begun(document, original)}
        journal.commit(folder, files, ())
        if (folder / SCHEMAS_FOLDER).is_dir():
            write_schemas(folder, corpus.codebook)
    others = ((each.id, each.text) for each in corpus.documents.values())
    alike = sorted(alike_texts(text, others), key=lambda each: (-each[1], each[0]))
    return AddedDocument(document, original, left_out, tuple(alike))


def _check_head(head: dict[str, Any]) -> None:
    """Check what a document is to say of itself, before anything is read."""
    Document(id="head", file="head.txt", text="", sha256=hashlib.sha256().hexdigest(), **head)


def _article_bytes(source: Path, most: int) -> bytes:
    """Read the bytes of an article, within bounds."""
    if not source.is_file():  # to open a pipe would wait for ever
        raise ArgumentError("article", str(source), "a file that is there")
    with source.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise ArgumentError("article", str(source), f"at most {most // 2**20} MiB")
    return data


def _text_of(
    data: bytes, ending: str, encoding: str | None, article: str
) -> tuple[str, str | None, int]:
    """Make the text of an article; give also its heading, and how much was left out."""
    is_page = ending in _PAGES
    text = decoded_article(data, encoding, is_page=is_page)
    heading, left_out = None, 0
    if is_page:
        text, heading, left_out = page_text(text)
    elif ending == ".md" and (found := _MARKDOWN_HEADING.search(text)):
        heading = found[1]
    if not text.strip():
        raise ArgumentError("article", article, "an article with text")
    if len(text.encode()) > _TEXT_BYTES:
        raise ArgumentError("article", article, f"at most {_TEXT_BYTES // 2**20} MiB of text")
    return text, heading, left_out


def _refuse_doubles(corpus: Corpus, folder: Path, data: bytes, text: str, article: str) -> None:
    """Refuse an article whose bytes, or whose words, the corpus has already."""
    digest = hashlib.sha256(data).hexdigest()
    for document in corpus.documents.values():
        if document.sha256 == digest or same_words(document.text, text):
            expected = f"an article that the corpus lacks: {document.id} has the same words"
            raise ArgumentError("article", article, expected)
    originals = folder / ORIGINALS_FOLDER
    named = {each.file.removesuffix(".txt"): each.id for each in corpus.documents.values()}
    for kept in sorted(originals.iterdir()) if originals.is_dir() else ():
        if kept.stem in named and kept.stat().st_size == len(data) and kept.read_bytes() == data:
            expected = (
                f"an article that the corpus lacks: {named[kept.stem]} was made of these bytes"
            )
            raise ArgumentError("article", article, expected)


def _document(corpus: Corpus, stem: str, text: str, head: dict[str, Any]) -> Document:
    """Make the document, under the next number that no record has for its id."""
    taken = {name for catalogue in corpus.catalogues.values() for name in catalogue}
    numbers = [int(name) for name in corpus.documents if name.isdecimal()]
    number = max(numbers, default=0) + 1
    while (name := f"{number:0{_DIGITS}}") in taken:
        number += 1
    called = id_of_name(stem)[:_LETTERS].strip("-")
    return Document(
        id=name,
        file=f"{name}-{called}.txt" if called else f"{name}.txt",
        text=text,
        sha256=hashlib.sha256(encoded(text)).hexdigest(),
        **head,
    )


def _begun(document: Document, original: str) -> bytes:
    """Write the record file of a document that has no records yet."""
    data = unstructure(document, None)
    head = {key: data[key] for key in keys_of_section("document") if key in data}
    made = "" if original == document.file else f"# The text was made from {original}.\n"
    comments = f"{schema_line('document')}\n{made}"
    return comments.encode() + write_yaml({"document": head})
