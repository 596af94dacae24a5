"""The directive `run`: shows Python code, runs it as the site is built, and shows what it prints.

All blocks of a page share their names, as cells of a notebook do. A block that raises stops
the build, so no page can show what the library no longer does.
"""

from __future__ import annotations

import ast
import contextlib
import io
from typing import TYPE_CHECKING, Any

import polars as pl
from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NAMES: dict[str, dict[str, Any]] = {}


class Run(SphinxDirective):
    """Code, and what it prints; a last expression is shown as at a prompt."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Run the block and show it."""
        code = "\n".join(self.content)
        shown = [self._literal(code, "python")]
        printed = self._printed(code)
        if printed:
            shown.append(self._literal(printed, "text"))
        return shown

    def _literal(self, text: str, language: str) -> nodes.literal_block:
        block = nodes.literal_block(text, text)
        block["language"] = language
        self.set_source_info(block)
        return block

    def _printed(self, code: str) -> str:
        names = _NAMES.setdefault(self.env.docname, {"__name__": "__main__"})
        tree = ast.parse(code)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        out = io.StringIO()
        with (
            contextlib.redirect_stdout(out),
            pl.Config(tbl_width_chars=96, fmt_str_lengths=48, tbl_rows=20, tbl_cols=12),
            pl.Config(tbl_hide_dataframe_shape=True, tbl_hide_column_data_types=True),
        ):
            try:
                exec(compile(tree, self.env.docname, "exec"), names)  # noqa: S102 - our own pages
                if isinstance(last, ast.Expr):
                    code_of_last = compile(ast.Expression(last.value), self.env.docname, "eval")
                    value = eval(code_of_last, names)  # noqa: S307 - our own pages
                    if value is not None:
                        out.write(str(value) if isinstance(value, pl.DataFrame) else repr(value))
            except Exception as error:
                message = f"{self.env.docname}: a block to run raised {error!r}"
                raise ExtensionError(message) from error
        return out.getvalue().rstrip()


def setup(app: Sphinx) -> dict[str, bool]:
    """Name the directive; pages are read one after the other, for their blocks share names."""
    app.add_directive("run", Run)
    app.connect("env-purge-doc", lambda _app, _env, docname: _NAMES.pop(docname, None))
    return {"parallel_read_safe": False}
