"""The directive `problem`: a corpus with one thing wrong, and what pakafg says of it.

A small sound corpus is the ground; the directive's text replaces one of its files, named by
the argument. What is shown is what `load_corpus` reports as the site is built.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.directives.code import container_wrapper
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

import pakafg

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SOUND: Final = {
    "bulletin.txt": "Five miners have died, rescuers said.\n",
    "bulletin.yaml": 'document: {id: "bulletin"}\nstatements:\n- {id: miners-died, '
    'speaker: rescuers, mode: paraphrase, quotes: ["Five miners have died"]}\n',
    "report.txt": "Rescuers said at least five miners died on Monday. Five were hurt, five were "
    "safe.\nA second shelling followed hours after the first.\n",
    "report.yaml": 'document: {id: "report"}\n',
    "actors.yaml": "- {id: rescuers, name: Rescuers, kind: unnamed, side: third_party}\n",
    "incidents.yaml": "- {id: shelling, name: Shelling, kind: shelling}\n",
}


class Problem(SphinxDirective):
    """A file as an author wrote it, and the problems that it makes."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Show the file, load the corpus with it, and show what is reported."""
        (name,) = self.arguments
        text = "\n".join(self.content)
        language = "yaml" if name.endswith(".yaml") else "text"
        file = nodes.literal_block(text, text, language=language, linenos=True)
        told = _reported(name, text)
        report = nodes.literal_block(told, told, language="text", classes=["message"])
        for each in (file, report):
            self.set_source_info(each)
        return [container_wrapper(self, file, name), report]


def _reported(name: str, text: str) -> str:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for file, written in {**SOUND, name: text}.items():
            (folder / file).write_text(written, encoding="utf-8")
        try:
            pakafg.load_corpus(folder)
        except pakafg.CorpusError as error:
            return "\n".join(map(str, error.problems))
    message = f"{name}: expected a problem, and there is none"
    raise ExtensionError(message)


def setup(app: Sphinx) -> dict[str, bool]:
    """Name the directive."""
    app.add_directive("problem", Problem)
    return {"parallel_read_safe": True}
