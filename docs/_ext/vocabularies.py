"""The directive `vocabulary`: the words of one closed list, and what each means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

import pakafg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


class VocabularyTable(SphinxDirective):
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
    """Write the words and their meanings as a Markdown table."""
    words: type[pakafg.Vocabulary] = getattr(pakafg, name)
    yield "| word | meaning |"
    yield "| --- | --- |"
    yield from (f"| `{word}` | {word.meaning} |" for word in words)


def setup(app: Sphinx) -> dict[str, bool]:
    """Name the directive."""
    app.add_directive("vocabulary", VocabularyTable)
    return {"parallel_read_safe": True}
