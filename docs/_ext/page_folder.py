"""The directive `file`: shows a file, and writes it where the page's code and commands run.

So a page can make a corpus file by file, and then load it by the path that it tells.
"""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_FOLDERS: dict[str, tempfile.TemporaryDirectory[str]] = {}


class File(SphinxDirective):
    """A file, by its path within the folder of the page."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Write the file and show it."""
        (name,) = self.arguments
        text = "\n".join(self.content)
        docname = self.env.docname
        if docname not in _FOLDERS:
            _FOLDERS[docname] = tempfile.TemporaryDirectory()
        path = Path(_FOLDERS[docname].name, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n", encoding="utf-8")
        language = "yaml" if path.suffix == ".yaml" else "text"
        block = nodes.literal_block(text, text, language=language)
        if language == "text":
            block["classes"].append("message")  # prose wraps
        self.set_source_info(block)
        return [block]


def within_folder_of(docname: str) -> contextlib.AbstractContextManager[Any]:
    """Work where the files of a page stand; where it has none, where the build runs."""
    folder = _FOLDERS.get(docname)
    return contextlib.nullcontext() if folder is None else contextlib.chdir(folder.name)


def _forget(docname: str) -> None:
    folder = _FOLDERS.pop(docname, None)
    if folder is not None:
        folder.cleanup()


def setup(app: Sphinx) -> dict[str, bool]:
    """Name the directive."""
    app.add_directive("file", File)
    app.connect("env-purge-doc", lambda _app, _env, docname: _forget(docname))
    return {"parallel_read_safe": False}
