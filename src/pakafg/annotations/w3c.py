"""W3C Web Annotations: pakafg's own export, and the near kin of Recogito and Hypothes.is.

A file holds one annotation, a list, an annotation page or collection, or rows as the search of
Hypothes.is answers. The W3C counts in characters; what runs in a browser counts in UTF-16.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pakafg.annotations.annotation import Annotation, Mark, Unit, bounded
from pakafg.annotations.json_data import mapping_of, number_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["is_web_annotations", "read_web_annotations"]

_LISTS: Final = ("items", "rows", "annotations", "first", "@graph")
_LABELLING: Final = frozenset({"tagging", "classifying"})
_DEEPEST: Final = 4
_NAME: Final = "identifying"


def is_web_annotations(data: object) -> bool:
    """Tell whether JSON holds web annotations."""
    return any(True for _ in _annotations_in(data))


def read_web_annotations(data: object) -> Iterator[Annotation]:
    """Yield the annotations of a file; of one with several targets, one a document."""
    for number, item in enumerate(_annotations_in(data), start=1):
        name = text_of(item.get("id")) or text_of(item.get("@id")) or f"annotation {number}"
        for target in _listed(item.get("target")):
            yield _annotation(item, target, name)


def _annotations_in(data: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Yield the annotations, wherever a collection holds them."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for each in data:
            yield from _annotations_in(each, depth + 1)
    elif "target" in (held := mapping_of(data)):
        yield held
    else:
        for key in _LISTS:
            yield from _annotations_in(held.get(key), depth + 1)


def _listed(value: object) -> list[Any]:
    """Take one or several as several; none for nothing."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _annotation(item: Mapping[str, Any], target: object, name: str) -> Annotation:
    """Read what an annotation says of one target."""
    is_of_hypothesis = "uri" in item or "tags" in item
    aim = mapping_of(target)
    source = aim.get("source") or (target if isinstance(target, str) else item.get("uri"))
    labels, comments, record = _said(item)
    pairs = [_pair(each) for each in labels]
    creator = item.get("creator") or item.get("user")
    return Annotation(
        name=name[:200],
        tool="Hypothes.is" if is_of_hypothesis else "a Web Annotation",
        marks=tuple(_selected(aim.get("selector"))),
        labels=tuple(each for each, pair in zip(labels, pairs, strict=True) if pair is None),
        values=dict(pair for pair in pairs if pair is not None),
        comments=comments,
        by=text_of(mapping_of(creator).get("name")) or text_of(creator),
        record=record,
        unit=Unit.UTF16 if is_of_hypothesis or "bodies" in item else Unit.CHARACTERS,
        source=text_of(mapping_of(source).get("id")) or text_of(source),
    )


def _pair(label: str) -> tuple[str, str] | None:
    """Read a tag such as "outcome: killed" as a key and its value.

    >>> _pair("outcome: killed"), _pair("outcome=killed"), _pair("killed")
    (('outcome', 'killed'), ('outcome', 'killed'), None)
    """
    for mark in (":", "="):
        key, found, value = label.partition(mark)
        if found and value.strip() and key.strip().replace("_", "").isalpha():
            return key.strip(), value.strip()
    return None


def _said(item: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """Take labels, comments, and the record that it says it is of."""
    labels, comments = [*bounded(item.get("tags"))], [*bounded(item.get("text"))]
    record = None
    described = False
    for body in _listed(item.get("body", item.get("bodies")))[:100]:
        held = mapping_of(body)
        value = held.get("value") or held.get("chars") or (body if isinstance(body, str) else None)
        purpose = text_of(held.get("purpose"))
        if purpose == _NAME and isinstance(value, str) and record is None:
            record = value.strip()
        elif purpose in _LABELLING:
            labels += bounded(value)
        elif purpose == "describing" and record is not None:
            described = True  # the name of the record
        else:
            comments += bounded(value)
    if record is not None and not described:
        comments.append(record)  # what others identify is no record of ours
        record = None
    return tuple(labels), tuple(comments), record


def _selected(selector: object) -> Iterator[Mark]:
    """Yield what selectors mark: all of one target mark the same, each in its way."""
    quote: dict[str, Any] = {}
    place: dict[str, Any] = {}
    for each in _listed(selector)[:20]:
        held = mapping_of(each)
        if held.get("type") == "TextQuoteSelector" and text_of(held.get("exact")):
            quote = {
                "quote": held["exact"],
                "prefix": text_of(held.get("prefix")) or "",
                "suffix": text_of(held.get("suffix")) or "",
            }
        elif "type" not in held and text_of(held.get("quote")):  # of Recogito in a page
            quote = {"quote": held["quote"]}
            place = {key: number_of(held.get(key)) for key in ("start", "end")}
        elif held.get("type") == "TextPositionSelector":
            place = {key: number_of(held.get(key)) for key in ("start", "end")}
    if quote or place:
        yield Mark(**quote, **place)
