"""The words of one closed list, and what each means.

`vocabulary` describes the class, too, for the reference; `words` is the table alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

import pakafg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


class WordsTable(SphinxDirective):
    """A table of the words of the class named by the argument.

    What the directive holds is their order, separated by commas; without it they stand as in
    the class.
    """

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Describe the words."""
        (name,) = self.arguments
        order = [word.strip() for word in "".join(self.content).split(",") if word.strip()]
        known = {str(word) for word in getattr(pakafg, name)}
        if order and sorted(order) != sorted(known):
            message = f"{name} has the words {sorted(known)}, the page orders {sorted(order)}"
            raise ExtensionError(message)
        holder = nodes.container()
        lines = StringList([*_table(name, order)], source=name)
        self.state.nested_parse(lines, self.content_offset, holder)
        return holder.children


def _table(name: str, order: Iterable[str] = ()) -> Iterator[str]:
    """Write the words and their meanings as a Markdown table."""
    vocabulary: type[pakafg.Vocabulary] = getattr(pakafg, name)
    words = [vocabulary(word) for word in order] or list(vocabulary)
    if not words:  # a corpus's codebook has them all
        return
    yield "| word | meaning |"
    yield "| --- | --- |"
    yield from (f"| `{word}` | {word.meaning} |" for word in words)


def setup(app: Sphinx) -> dict[str, bool]:
    """Name the directives."""
    app.add_directive("vocabulary", VocabularyTable)
    app.add_directive("words", WordsTable)
    return {"parallel_read_safe": True}
