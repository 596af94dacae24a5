"""The directive `phrases`: how vague dates and gaps are read, from the rules themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from pakafg.timeline.phrases.date_grammar import TABLE
from pakafg.timeline.phrases.gap_phrases import GAP_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


class Phrases(SphinxDirective):
    """One row a rule of `dates` or `gaps`: the words, what is made of them, whose rule it is."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Make the table."""
        holder = nodes.container()
        lines = {"dates": _dates, "gaps": _gaps}[self.arguments[0]]()
        self.state.nested_parse(StringList([*lines], source="phrases"), self.content_offset, holder)
        return holder.children


def _dates() -> Iterator[str]:
    yield "| words | days | rule of |"
    yield "| --- | --- | --- |"
    for rule, source in TABLE:
        words, _, days = rule.partition(": ")
        yield f"| {words} | {days or 'the whole of it'} | `{source}` |"


def _gaps() -> Iterator[str]:
    yield "| words | from start to start |"
    yield "| --- | --- |"
    for rule in GAP_RULES:
        yield f"| {rule.replace(': ', ' | ')} |"


def setup(app: Sphinx) -> dict[str, bool]:
    """Name the directive."""
    app.add_directive("phrases", Phrases)
    return {"parallel_read_safe": True}
