"""Group items by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

__all__ = ["grouped"]

T = TypeVar("T")
K = TypeVar("K", bound="Hashable")


def grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Group items by a key, in the order of the first of each group.

    >>> grouped(["four", "five", "six"], len)
    {4: ['four', 'five'], 3: ['six']}
    """
    groups: dict[K, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups
