"""Sentences of news, drawn by a number from the parts in `grammar.txt`: whatever can follow, does.

Somebody who writes a sentence for a rule has the rule in mind. These are put together from parts
that news has, so that each rule meets what it was not written for: other nouns, other attributions,
other tenses, a second figure, a sentence that leans on the one before.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["made_texts"]

GRAMMAR: Final = Path(__file__).parent / "grammar.txt"


def parts() -> dict[str, list[str]]:
    """The options of each part: `-` is nothing, and `_` the space before what may be left out."""
    found: dict[str, list[str]] = {}
    for line in GRAMMAR.read_text(encoding="utf-8").splitlines():
        part, _, options = line.partition(": ")
        found.setdefault(part, []).extend(options.split(" | "))
    plain = {"-": "", "_": " "}
    return {
        part: [plain.get(each[0], each[0]) + each[1:] for each in options]
        for part, options in found.items()
    }


def made_texts(number: int, seed: int) -> Iterator[str]:
    """Draw texts of one to three sentences."""
    random, grammar = Random(seed), parts()

    def made(part: str) -> str:
        """Draw one part, and whatever stands within it; a capital asks for one."""
        options = grammar[part.lower()]
        text = options[int(random.random() * len(options))]
        while "{" in text:
            before, _, rest = text.partition("{")
            inner, _, after = rest.partition("}")
            text = f"{before}{made(inner)}{after}"
        return text[:1].upper() + text[1:] if part[0].isupper() else text

    for _ in range(number):
        yield made("text")
