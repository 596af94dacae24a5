"""Label Studio: tasks with their text, regions of it with labels, and relations between regions.

Regions are counted in characters since October 2021, and before that in UTF-16.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pakafg.annotations.annotation import Annotation, Mark, bounded
from pakafg.annotations.json_data import mapping_of, number_of, text_of
from pakafg.annotations.relations import LINKED, MarkRelation, linked_marks

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
    relations = _related_regions(result, task)
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
        comments, told = _parted_comments(region["comments"])
        value = region["value"]
        yield Annotation(
            name=_name_of_region(task, name),
            tool=_TOOL,
            marks=(
                Mark(
                    quote=text_of(value.get("text")) or None,
                    start=number_of(_offset(value, "start")),
                    end=number_of(_offset(value, "end")),
                ),
            ),
            labels=tuple(region["labels"]),
            values={**told, **region["values"]},
            comments=comments,
            by=by,
            text=_task_text(given, region["to_name"]),
            source=text_of(given.get("source")),
            relations=tuple(relations.get(name, ())),
        )


def _name_of_region(task: str, region: str) -> str:
    return f"{task}, region {region[:100]}"


def _related_regions(result: list[Any], task: str) -> dict[str, list[MarkRelation]]:
    """List the relations of each region; one that goes both ways goes from its first region."""
    found: dict[str, list[MarkRelation]] = {}
    for number, each in enumerate(map(mapping_of, result), start=1):
        ends = text_of(each.get("from_id")), text_of(each.get("to_id"))
        if each.get("type") != "relation" or None in ends:
            continue
        one, other = map(str, ends)
        if each.get("direction") == "left":
            one, other = other, one
        for label in bounded(each.get("labels")) or ("",):
            relation = MarkRelation(
                f"{task}, relation {number}", label, _name_of_region(task, other)
            )
            found.setdefault(one, []).append(relation)
    return found


def _parted_comments(comments: list[str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """Part from what a region is commented with what says a key: "incident: clash"."""
    told = {}
    left = []
    for each in comments:
        key, colon, value = each.partition(": ")
        if colon and key in LINKED:
            told[key] = value
        else:
            left.append(each)
    return tuple(left), told


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
    document: Document,
    source: str,
    cited: Iterable[tuple[str, str, Citation]],
    links: Mapping[str, Mapping[str, str]] | None = None,
) -> dict[str, Any]:
    """Make the task of a document, with its citations as predictions to start from.

    Args:
        document: The document.
        source: What names it by its bytes.
        cited: Each citation of a record, with the kind and the id of the record.
        links: By record, the ids of those that its keys name: a relation where the text marks
            them, too, and else a comment such as "incident: clash".
    """
    marks = list(cited)
    linked = linked_marks(marks, links or {})
    comments: dict[int, list[str]] = {number: [each[1]] for number, each in enumerate(marks)}
    for mark, key, record in linked.values:
        comments[mark].append(f"{key}: {record}")
    regions = [
        {
            "id": f"{number + 1}",
            "from_name": _LABEL,
            "to_name": _TEXT,
            "type": "labels",
            "value": {
                "start": citation.start,
                "end": citation.end,
                "text": citation.quote,
                "labels": [kind],
            },
            "meta": {"text": comments[number]},
        }
        for number, (kind, _, citation) in enumerate(marks)
    ]
    relations = [
        {
            "from_id": f"{mark + 1}",
            "to_id": f"{target + 1}",
            "type": "relation",
            "direction": "right",
            "labels": [key],
        }
        for mark, key, target in linked.relations
    ]
    return {
        "data": {_TEXT: document.text, "document": document.id, "source": source},
        "predictions": [{"model_version": "pakafg", "result": [*regions, *relations]}],
    }
