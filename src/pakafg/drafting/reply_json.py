"""JSON as language models give it: in a code fence, with words around it, or cut off at the end.

Laws of this file: every text is read or told, and none ends in an error of another library. What
is whole of a reply that was cut off is kept, and the cut is told.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from pakafg.short_repr import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_reply_json"]

_MOST: Final = 4 * 2**20  # characters
_FENCE: Final = re.compile(r"```[A-Za-z0-9]*[ \t]*\r?\n")
_DEEPEST: Final = 100
_CLOSING: Final = {"{": "}", "[": "]"}


def read_reply_json(text: str) -> tuple[dict[str, Any] | None, list[str]]:
    r"""Read the JSON object of a reply.

    Args:
        text: The reply, 4 million characters at most.

    Returns:
        The object, None where there is none that can be read; and what is wrong, in words.

    >>> read_reply_json('Here it is:\n```json\n{"date": []}\n```')
    ({'date': []}, [])
    """
    if len(text) > _MOST:
        return None, [f"the reply has {len(text):,} characters, expected {_MOST:,} at most"]
    body, problems = _body(text)
    if not body:
        return None, [f"there is no JSON object in the reply: {shown(text.strip()[:80])}"]
    twice: list[str] = []
    try:
        data = _loaded(body, twice)
    except (ValueError, RecursionError) as error:
        whole = _closed(body)
        try:
            data = _loaded(whole, twice) if whole is not None else None
        except (ValueError, RecursionError):
            data = None
        reason = getattr(error, "msg", None) or "it is nested too deep, or a number is too long"
        place = getattr(error, "pos", None)
        where = "" if place is None else f" at character {place:,}"
        if data is None:
            return None, [f"the reply is not JSON: {reason}{where}"]
        problems.append(
            f"the reply is not whole JSON ({reason}{where}): only what is whole before that was "
            "read; send the rest"
        )
    problems += [f"the key {shown(key)} stands twice in one object" for key in twice[:20]]
    if not isinstance(data, dict):
        return None, [*problems, f"the reply is {shown(data)}, expected an object with lists"]
    return data, problems


def _body(text: str) -> tuple[str, list[str]]:
    """Take the object out of what stands around it."""
    fence = _FENCE.search(text)
    start = text.find("{", fence.end() if fence else 0)
    if start < 0 and fence:
        start = text.find("{")
    listed = text.find("[", fence.end() if fence else 0)
    if 0 <= listed < start or (start < 0 <= listed):
        start = listed
    if start < 0:
        return "", []
    end = text.find("```", start) if fence else -1
    body = text[start:end] if end >= 0 else text[start:]
    last = max(body.rfind("}"), body.rfind("]"))
    return body[: last + 1] if _is_balanced(body[: last + 1]) else body, []


def _is_balanced(body: str) -> bool:
    """Tell whether what is opened is closed, roughly."""
    return body.count("{") == body.count("}") and body.count("[") == body.count("]")


def _loaded(body: str, twice: list[str]) -> Any:
    """Parse JSON; list the keys that stand twice in an object."""

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        read: dict[str, Any] = {}
        for key, value in found:
            if key in read:
                twice.append(key)
            read.setdefault(key, value)
        return read

    return json.loads(body, object_pairs_hook=pairs, parse_constant=_no_number, strict=False)


def _no_number(name: str) -> Any:
    """Refuse NaN and the infinities, which JSON does not have."""
    message = f"{name} is no number of JSON"
    raise ValueError(message)


def _brackets(body: str) -> Iterator[tuple[int, str]]:
    """Yield the brackets that stand outside of texts, each with its place."""
    inside = escaped = False
    for at, letter in enumerate(body):
        if inside:
            inside = escaped or letter != '"'
            escaped = letter == "\\" and not escaped
        elif letter == '"':
            inside = True
        elif letter in "{[]}":
            yield at, letter


def _closed(body: str) -> str | None:
    """Cut a text behind the last whole value of a list, and close what is open there."""
    stack: list[str] = []
    best: tuple[int, str] | None = None
    for at, letter in _brackets(body):
        if letter in _CLOSING:
            stack.append(letter)
            if len(stack) > _DEEPEST:
                return None
        else:
            if not stack or _CLOSING[stack.pop()] != letter:
                break
            if stack and stack[-1] == "[" and letter == "}":
                best = at + 1, "".join(_CLOSING[each] for each in reversed(stack))
            elif len(stack) == 1 and letter == "]":
                best = at + 1, _CLOSING[stack[0]]
    if best is None:
        return None
    return body[: best[0]] + best[1]
