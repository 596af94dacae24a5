"""Label Studio: tasks with their text, and regions of it with labels.

Regions are counted in characters since October 2021, and before that in UTF-16.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pakafg.annotations.annotation import Annotation, Mark, bounded
from pakafg.annotations.json_data import mapping_of, number_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pakafg.records.citation import Citation
    from pakafg.records.document import Document

__all__ = ["is_label_studio", "label_studio_task", "read_label_studio"]

_RESULTS: Final = ("annotations", "predictions", "completions")
_LABELS: Final = ("labels", "hypertextlabels")
_TEXTS: Final = ("text", "textarea")
_LABEL, _TEXT, _TOOL = "label", "text", "Label Studio"


def is_label_studio(data: object) -> bool:
    """Tell whether JSON holds tasks of Label Studio."""
    return any("data" in task or "result" in task for task in _tasks(data))


def read_label_studio(data: object) -> Iterator[Annotation]:
    """Yield the regions of all tasks, each with what is said of it."""
    for number, task in enumerate(_tasks(data), start=1):
        given = mapping_of(task.get("data"))
        name = f"task {task.get('id') if isinstance(task.get('id'), int) else number}"
        for result, by in _results(task):
            yield from _regions(result, given, name, by)


def _tasks(data: object) -> list[Mapping[str, Any]]:
    listed = data if isinstance(data, list) else [data]
    return [each for each in map(mapping_of, listed) if each]


def _results(task: Mapping[str, Any]) -> Iterator[tuple[list[Any], str | None]]:
    """Yield each result of a task that was not cancelled, with who gave it."""
    for key in _RESULTS:
        held = task.get(key)
        for each in map(mapping_of, held if isinstance(held, list) else []):
            result = each.get("result")
            if isinstance(result, list) and not each.get("was_cancelled"):
                who = each.get("completed_by")
                told = mapping_of(who).get("email") or who or each.get("model_version")
                yield result, None if told is None else str(told)[:200]
    if isinstance(task.get("result"), list):
        yield task["result"], None


def _regions(
    result: list[Any], given: Mapping[str, Any], task: str, by: str | None
) -> Iterator[Annotation]:
    """Put together what stands under one id: the region, its choices, its texts."""
    regions: dict[str, dict[str, Any]] = {}
    for number, each in enumerate(map(mapping_of, result)):
        value = mapping_of(each.get("value"))
        name = text_of(each.get("id")) or str(number)
        region = regions.setdefault(name, {"labels": [], "values": {}, "comments": []})
        if "start" in value and "text" not in region:
            region["value"], region["to_name"] = value, text_of(each.get("to_name"))
            region["comments"] += bounded(mapping_of(each.get("meta")).get("text"))
        for key in _LABELS:
            region["labels"] += bounded(value.get(key))
        asked = text_of(each.get("from_name"))
        for key in ("choices", "text") if asked and each.get("type") != "labels" else ():
            texts = bounded(value.get(key))
            if texts and asked and each.get("type") in {"choices", "textarea"}:
                region["values"][asked[:100]] = texts[0]
    for name, region in regions.items():
        if "value" not in region:
            continue
        value = region["value"]
        yield Annotation(
            name=f"{task}, region {name[:100]}",
            tool=_TOOL,
            marks=(
                Mark(
                    quote=text_of(value.get("text")) or None,
                    start=number_of(_offset(value, "start")),
                    end=number_of(_offset(value, "end")),
                ),
            ),
            labels=tuple(region["labels"]),
            values=region["values"],
            comments=tuple(region["comments"]),
            by=by,
            text=_task_text(given, region["to_name"]),
            source=text_of(given.get("source")),
        )


def _offset(value: Mapping[str, Any], key: str) -> object:
    """Take an offset; of hypertext, that in all of it."""
    return mapping_of(value.get("globalOffsets")).get(key, value.get(key))


def _task_text(given: Mapping[str, Any], to_name: str | None) -> str | None:
    """Take the text of a task: under the name of its region, under "text", or the only one."""
    for key in (to_name, _TEXT):
        if key and isinstance(given.get(key), str):
            return str(given[key])
    texts = [each for each in given.values() if isinstance(each, str) and " " in each]
    return texts[0] if len(texts) == 1 else None


def label_studio_task(
    document: Document, source: str, cited: Iterable[tuple[str, str, Citation]]
) -> dict[str, Any]:
    """Make the task of a document, with its citations as predictions to start from.

    Args:
        document: The document.
        source: What names it by its bytes.
        cited: Each citation of a record, with the kind and the id of the record.
    """
    result = [
        {
            "id": f"{number}",
            "from_name": _LABEL,
            "to_name": _TEXT,
            "type": "labels",
            "value": {
                "start": citation.start,
                "end": citation.end,
                "text": citation.quote,
                "labels": [kind],
            },
            "meta": {"text": [record]},
        }
        for number, (kind, record, citation) in enumerate(cited, start=1)
    ]
    return {
        "data": {_TEXT: document.text, "document": document.id, "source": source},
        "predictions": [{"model_version": "pakafg", "result": result}],
    }
