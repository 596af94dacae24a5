"""Put what a reader calls a record beside the column that names it by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pakafg.corpus.naming import name_of, title_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pakafg.corpus.corpus import Corpus

__all__ = ["document_label", "with_labels", "with_names", "with_sources"]


def with_names(corpus: Corpus, frame: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """Put `NAME_name` behind each column of ids: an actor's, a place's, an event's name.

    Args:
        corpus: The corpus of the ids.
        frame: Any table; a null stays one.
        *columns: The columns of ids.

    >>> import pakafg
    >>> frame = pl.DataFrame({"place": ["doha", None], "n": [1, 2]})
    >>> with_names(pakafg.load_corpus(), frame, "place").rows()
    [('doha', 'Doha', 1), (None, None, 2)]
    """
    return _beside(frame, columns, "name", lambda record: name_of(corpus, record))


def with_labels(corpus: Corpus, frame: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """Put `NAME_label` behind each column of documents: what a reader calls them.

    Args:
        corpus: The corpus of the documents.
        frame: Any table; a null stays one.
        *columns: The columns of documents.
    """
    return _beside(frame, columns, "label", lambda document: document_label(corpus, document))


def with_sources(corpus: Corpus, frame: pl.DataFrame, document: str = "document") -> pl.DataFrame:
    """Put behind a column of documents what a reader calls them, then publisher and address.

    Args:
        corpus: The corpus of the documents.
        frame: Any table; a null stays one.
        document: The column; beside that of another name stand `NAME_publisher` and `NAME_url`.

    >>> import pakafg
    >>> frame = pl.DataFrame({"document": ["001"]})
    >>> with_sources(pakafg.load_corpus(), frame).row(0)
    ('001', 'SouthAsianDesk, 8 Nov 2025', 'SouthAsianDesk', None)
    """
    prefix = "" if document == "document" else f"{document}_"
    told = pl.DataFrame(
        [(each.id, each.publisher, each.url) for each in corpus.documents.values()],
        schema=dict.fromkeys((document, f"{prefix}publisher", f"{prefix}url"), pl.String()),
        orient="row",
    )
    labelled = with_labels(corpus, frame, document)
    after = labelled.columns.index(f"{document}_label") + 1
    order = [*labelled.columns[:after], *told.columns[1:], *labelled.columns[after:]]
    return labelled.join(told, on=document, how="left", maintain_order="left").select(order)


def document_label(corpus: Corpus, document: str) -> str:
    """Name a document by its label, or by its title where it has none.

    >>> import pakafg
    >>> document_label(pakafg.load_corpus(), "001")
    'SouthAsianDesk, 8 Nov 2025'
    """
    record = corpus.documents[document]
    return record.label or title_of(record)


def _beside(
    frame: pl.DataFrame, columns: tuple[str, ...], what: str, called: Callable[[str], str]
) -> pl.DataFrame:
    order: list[str] = []
    for column in frame.columns:
        order.append(column)
        if column in columns:
            name = f"{column}_{what}"
            ids = frame[column].drop_nulls().unique().to_list()
            names = {each: called(each) for each in ids}
            known = pl.col(column).replace_strict(names, default=None, return_dtype=pl.String)
            frame = frame.with_columns(known.alias(name))
            order.append(name)
    return frame.select(order)
