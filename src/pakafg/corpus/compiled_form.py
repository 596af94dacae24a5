"""A corpus in a form that is read many times as fast as its texts: JSON, nothing that runs.

Laws of this file: what is read is made by the classes of the records, which check every field as
they do for anybody; a quotation is never stored, but taken from the document, which is given; and
whatever is not as it was written is refused as a whole.
"""

from __future__ import annotations

import hashlib
import json
import types
from typing import TYPE_CHECKING, Any, Final

import attrs

from pakafg.corpus.catalogue import Catalogue
from pakafg.corpus.corpus import Corpus
from pakafg.corpus.format import RECORDS
from pakafg.records.citation import KEPT, Citation
from pakafg.records.codebook import Codebook
from pakafg.records.document import Document
from pakafg.values.amount import Amount
from pakafg.values.count import Count
from pakafg.values.gap import Gap
from pakafg.values.when import When

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from attrs import Attribute, AttrsInstance

    _Reader = Callable[[Any], Any]

__all__ = ["compiled", "read_compiled"]

_TEXTS: Final = (Gap, Count, Amount)  # values that are written as text
_PLAIN: Final = (str, int, float, bool)
_OF_FILE: Final = frozenset({"text", "sha256"})  # fields of a document that its file gives


def compiled(corpus: Corpus) -> bytes:
    """Write a corpus in the compiled form, without the texts of its documents.

    Raises:
        ValueError: It would not be read back as it is: a value was not made from its words.
    """
    places = {name: place for place, name in enumerate(corpus.documents)}
    catalogues = {
        name: [_as_json(record, places) for record in catalogue.values()]
        for name, catalogue in corpus.catalogues.items()
    }
    content = [_as_json(corpus.codebook, places), catalogues]
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    files = {each.file: each.text.encode() for each in corpus.documents.values()}
    if read_compiled(data, files) != corpus:
        message = "the compiled form does not hold the corpus"
        raise ValueError(message)
    return data


def read_compiled(data: bytes, files: Mapping[str, bytes]) -> Corpus:
    """Read a corpus in the compiled form.

    Args:
        data: The compiled form.
        files: The contents of the documents' files, by name.

    Returns:
        The corpus.

    Raises:
        Exception: It is no corpus in the compiled form, or not of these files.
    """
    codebook, catalogues = json.loads(data)
    if catalogues.keys() != RECORDS.keys():
        message = f"the catalogues are {', '.join(catalogues)}"
        raise ValueError(message)
    rows = catalogues["documents"]
    texts = [(_of_row(row, "id"), files[_of_row(row, "file")].decode()) for row in rows]
    readers = _Readers(texts, files)
    return Corpus(
        codebook=readers.of(Codebook)(codebook),
        **{
            name: Catalogue(map(readers.of(kind), catalogues[name]))
            for name, kind in RECORDS.items()
        },
    )


def _stored(kind: type[AttrsInstance]) -> list[Attribute[Any]]:
    """List the fields of a class that are stored, in order."""
    left_out = _OF_FILE if kind is Document else frozenset()
    fields = attrs.fields(attrs.resolve_types(kind))
    return [each for each in fields if each.init and each.name not in left_out]


def _of_row(row: Sequence[Any], name: str) -> str:
    """Find a field of a document in its row."""
    return str(row[[each.name for each in _stored(Document)].index(name)])


def _as_json(value: Any, places: Mapping[str, int]) -> Any:
    """Write a value as JSON can hold it: a record as the list of its fields."""
    kind = type(value)
    if value is None or kind in _PLAIN:
        return value
    if kind is tuple:
        return [_as_json(each, places) for each in value]
    if kind is Citation:
        return [places[value.document], value.start, value.end]
    if kind is When:
        return [value.edtf, value.zone]
    if attrs.has(kind) and kind not in _TEXTS:
        return [_as_json(getattr(value, each.name), places) for each in _stored(kind)]
    return str(value)  # a word, or a value that is read from its words


class _Readers:
    """What reads each kind of value of one corpus; equal dates and words are made once."""

    def __init__(self, texts: Sequence[tuple[str, str]], files: Mapping[str, bytes]) -> None:
        self.texts = texts
        self.files = files
        self.known: dict[Any, _Reader | None] = {}

    def of(self, kind: Any) -> _Reader:
        """Find what reads values of a type that is not plain."""
        reader = self._of(kind)
        if reader is None:
            message = f"{kind} is plain"
            raise TypeError(message)
        return reader

    def _of(self, kind: Any) -> _Reader | None:
        """Find what reads values of a type; None where they are as JSON gives them."""
        if isinstance(kind, types.UnionType):
            kind = next(each for each in kind.__args__ if each is not types.NoneType)
        if kind not in self.known:
            self.known[kind] = self._made(kind)
        return self.known[kind]

    def _made(self, kind: Any) -> _Reader | None:
        reader: _Reader | None
        if kind in _PLAIN:
            reader = None
        elif getattr(kind, "__origin__", None) is tuple:
            reader = _reader_of_many(self._of(kind.__args__[0]))
        elif kind is Citation:
            reader = _reader_of_citations(self.texts)
        elif kind is When:
            reader = _once(lambda row: When(edtf=row[0], zone=row[1]), key=tuple)
        elif kind in _TEXTS:
            reader = _once(kind.parse)
        elif kind is Document:
            reader = self._reader_of_documents()
        elif attrs.has(kind):
            reader = self._reader_of_records(kind)
        else:
            reader = _once(kind)
        return reader

    def _reader_of_records(self, kind: type[AttrsInstance]) -> Callable[..., Any]:
        stored = _stored(kind)
        fields = [(str(each.alias), self._of(each.type)) for each in stored]

        def record(row: Sequence[Any], **more: Any) -> Any:
            values: dict[str, Any] = {
                name: value if reader is None or value is None else reader(value)
                for (name, reader), value in zip(fields, row, strict=True)
            }
            return kind(**values, **more)

        return record

    def _reader_of_documents(self) -> _Reader:
        record = self._reader_of_records(Document)

        def document(row: Sequence[Any]) -> Any:
            data = self.files[_of_row(row, "file")]
            return record(row, text=data.decode(), sha256=hashlib.sha256(data).hexdigest())

        return document


def _reader_of_many(item: _Reader | None) -> _Reader:
    if item is None:
        return tuple
    return lambda rows: tuple([item(row) for row in rows])


def _reader_of_citations(texts: Sequence[tuple[str, str]]) -> _Reader:
    def citation(row: Sequence[int]) -> Citation:
        place, start, end = row
        document, text = texts[place]
        return Citation(
            document=document,
            quote=text[start:end],
            start=start,
            end=end,
            prefix=text[max(0, start - KEPT) : start],
            suffix=text[end : end + KEPT],
        )

    return citation


def _once(make: _Reader, key: _Reader = lambda value: value) -> _Reader:
    """Make each value when it is first read, and give the same one from then on."""
    made: dict[Any, Any] = {}

    def read(value: Any) -> Any:
        name = key(value)
        found = made.get(name)
        if found is None:
            found = made[name] = make(value)
        return found

    return read
