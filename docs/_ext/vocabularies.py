"""The directive `vocabulary`: the words of one closed list, and what each means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.errors import ExtensionError
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.docutils import SphinxDirective

import pakafg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

    from sphinx.application import Sphinx


class Vocabulary(SphinxDirective):
    """The class named by the argument, and a table of its words."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Describe the class, then its words."""
        (name,) = self.arguments
        lines = ["```{eval-rst}", f".. autoclass:: pakafg.{name}", "```", "", *_table(name)]
        holder = nodes.container()
        self.state.nested_parse(StringList(lines, source=name), self.content_offset, holder)
        return holder.children


def _table(name: str) -> Iterator[str]:
    words: type[StrEnum] = getattr(pakafg, name)
    meanings = ModuleAnalyzer.for_module(words.__module__).find_attr_docs()
    yield "| word | meaning |"
    yield "| --- | --- |"
    for word in words:
        if (name, word.name) not in meanings:
            message = f"{name}.{word.name} has no meaning: write it after #: beside the word"
            raise ExtensionError(message)
        meaning = " ".join(meanings[name, word.name]).strip()
        yield f"| `{word}` | {meaning} |"


def setup(app: Sphinx) -> dict[str, bool]:
    """Name the directive."""
    app.add_directive("vocabulary", Vocabulary)
    return {"parallel_read_safe": True}
