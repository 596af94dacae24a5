"""What was computed of a corpus, kept as long as the corpus lives: a corpus never changes.

Laws of this file: what is kept is never handed to anybody who may change it; no corpus lives longer
for it; of very many answers those that were first asked for last are kept; a process that is forked
asks anew, for tables of its parent may be of no use to it.
"""

from __future__ import annotations

import os
import weakref
from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from pakafg.corpus.corpus import Corpus

__all__ = ["kept_answer"]

T = TypeVar("T")

_MOST: Final = 16  # answers on one corpus


class _Kept(NamedTuple):
    """A corpus, and answers on it."""

    corpus: weakref.ref[Corpus]
    answers: OrderedDict[Hashable, Any]


_KEPT: Final[dict[int, _Kept]] = {}  # by identity: to hash a corpus takes as long as to read it


def kept_answer(corpus: Corpus, question: Hashable, answer: Callable[[], T]) -> T:
    """Give the answer to a question on a corpus, computed when it is first asked.

    Args:
        corpus: The corpus.
        question: What tells the question from others of the same function on the same corpus.
        answer: Computes the answer: a function of a module, or a partial of one.

    >>> import pakafg
    >>> corpus = pakafg.Corpus()
    >>> kept_answer(corpus, "how many", lambda: 5), kept_answer(corpus, "how many", lambda: 6)
    (5, 5)
    """
    function = answer.func if isinstance(answer, partial) else answer
    asked = (function.__module__, function.__qualname__, question)
    held = _KEPT.get(id(corpus))
    if held is None or held.corpus() is not corpus:
        forget = partial(_forget, id(corpus))
        held = _KEPT[id(corpus)] = _Kept(weakref.ref(corpus, forget), OrderedDict())
    missing = object()
    found: Any = held.answers.get(asked, missing)
    if found is missing:  # several threads may compute it at once, and give the same
        found = held.answers[asked] = answer()
        if len(held.answers) > _MOST:
            held.answers.popitem(last=False)
    kept: T = found
    return kept


def _forget(identity: int, corpus: weakref.ref[Corpus], kept: dict[int, _Kept] = _KEPT) -> None:
    """Drop the answers on a corpus that is no more.

    `kept` is bound here, for as Python ends the names of a module go before its objects do.
    """
    if identity in kept and kept[identity].corpus is corpus:
        del kept[identity]


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_KEPT.clear)
