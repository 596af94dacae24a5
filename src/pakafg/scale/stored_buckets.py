"""The answers of buckets, in files: each bucket's whole or not there, and what tells them apart.

Laws of this file: the tables of a bucket appear together, under one rename; what names conflicts
is written once more in the end, when those of all buckets are known.
"""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.scale.methods import conflict_numbers, with_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pakafg.scale.methods import Method

__all__ = ["answered_buckets", "clear_unnumbered", "number_conflicts", "sum_up", "write_answer"]

_TOLD: Final = "bucket.json"
_UNNUMBERED: Final = "raw"


def write_answer(
    question: Method, place: Path, frames: Mapping[str, pl.DataFrame], large: Mapping[str, int]
) -> None:
    """Write the answer of a bucket.

    Args:
        question: The method.
        place: The folder that the answer is to be.
        frames: The answer.
        large: The bucket's large trees.
    """
    new = place.with_name(f".{place.name}")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    digests = {}
    for name, frame in frames.items():
        if name in question.numbered:
            frame.write_parquet(new / f"{name}.{_UNNUMBERED}")
        else:
            digests[name] = _write_digested(frame, new / f"{name}.parquet")
    told = {
        "rows": {name: frame.height for name, frame in frames.items()},
        "digests": digests,
        "large_trees": large,
    }
    (new / _TOLD).write_text(json.dumps(told), encoding="utf-8")
    new.rename(place)


def answered_buckets(folder: Path) -> list[Path]:
    """List the answers that are written, in the order of their buckets."""
    return sorted(each for each in folder.iterdir() if each.name[0] != ".")


def number_conflicts(question: Method, places: list[Path]) -> list[dict[str, str]]:
    """Write the tables that name conflicts, numbered over all buckets.

    Returns:
        The digests of the tables of each bucket.
    """
    if not question.numbered:
        return [{} for _ in places]
    raw = [{"conflicts": pl.read_parquet(each / f"conflicts.{_UNNUMBERED}")} for each in places]
    digests = []
    for place, named in zip(places, conflict_numbers(raw), strict=True):
        read = {
            name: pl.read_parquet(place / f"{name}.{_UNNUMBERED}") for name in question.numbered
        }
        (frames,) = with_numbers([read], [named])
        digests.append(
            {
                name: _write_digested(frame.drop("number", strict=False), place / f"{name}.parquet")
                for name, frame in frames.items()
            }
        )
    return digests


def sum_up(question: Method, folder: Path) -> dict[str, Any]:
    """Tell what all answers of a folder are: their digest, rows and large trees."""
    places = answered_buckets(folder)
    hashed, rows = sha256(), dict.fromkeys(question.sorted_by, 0)
    large: dict[str, int] = {}
    for place, digests in zip(places, number_conflicts(question, places), strict=True):
        told = json.loads((place / _TOLD).read_text(encoding="utf-8"))
        for name in rows:
            rows[name] += told["rows"][name]
            digest = digests.get(name) or told["digests"][name]
            hashed.update(f"{place.name} {name} {digest}\n".encode())
        large |= told["large_trees"]
    return {"digest": hashed.hexdigest(), "rows": rows, "large_trees": large}


def clear_unnumbered(folder: Path) -> None:
    """Remove what was written before conflicts were numbered."""
    for each in folder.glob(f"*/*.{_UNNUMBERED}"):
        each.unlink()


def _write_digested(frame: pl.DataFrame, path: Path) -> str:
    """Write a file that takes its name when it is whole, and give its digest."""
    new = path.with_name(f".{path.name}")
    frame.write_parquet(new)
    digest = sha256(new.read_bytes()).hexdigest()
    new.replace(path)
    return digest
