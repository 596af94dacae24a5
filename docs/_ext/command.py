"""The directive `command`: runs `pakafg` as the site is built, and shows what it prints."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
from typing import TYPE_CHECKING
from unittest import mock

from docutils import nodes
from docutils.parsers.rst import directives
from page_folder import within_folder_of
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

from pakafg.__main__ import main

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Command(SphinxDirective):
    """One command, `pakafg …`, and what it prints; `lines` cuts it short."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec = {"lines": directives.positive_int}  # noqa: RUF012 - as docutils has it

    def run(self) -> list[nodes.Node]:
        """Run the command and show it."""
        (line,) = self.arguments
        with within_folder_of(self.env.docname):
            printed = _printed(shlex.split(line)[1:], line).splitlines()
        most = self.options.get("lines", len(printed))
        text = "\n".join([f"$ {line}", *printed[:most], *["…"] * (len(printed) > most)])
        block = nodes.literal_block(text, text)
        block["language"] = "console"
        self.set_source_info(block)
        return [block]


def _printed(words: list[str], line: str) -> str:
    out = io.StringIO()
    plain = {"COLUMNS": "88", "NO_COLOR": "1"}
    with contextlib.redirect_stdout(out), mock.patch.dict(os.environ, plain):
        try:
            code = main(words, out)
        except SystemExit as end:  # what argparse does after --help
            code = end.code
    if code != 0:
        message = f"{line}: exits with {code}"
        raise ExtensionError(message)
    return out.getvalue()


def setup(app: Sphinx) -> dict[str, bool]:
    """Name the directive."""
    app.add_directive("command", Command)
    return {"parallel_read_safe": True}
