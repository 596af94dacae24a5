"""The directive `run`: shows Python code, runs it as the site is built, and shows what it prints.

All blocks of a page share their names, as cells of a notebook do. A block that raises stops
the build, so no page can show what the library no longer does; so does one that is to raise
(`:raises:` and the error's name) and raises nothing.
"""

from __future__ import annotations

import ast
import contextlib
import io
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from docutils import nodes
from docutils.parsers.rst import directives
from page_folder import within_folder_of
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NAMES: dict[str, dict[str, Any]] = {}
_WIDE: Final = 90  # characters that a page holds


class Run(SphinxDirective):
    """Code, and what it prints; a last expression is shown as at a prompt."""

    has_content = True
    option_spec = {"raises": directives.unchanged_required}  # noqa: RUF012 - as docutils has it

    def run(self) -> list[nodes.Node]:
        """Run the block and show it."""
        code = "\n".join(self.content)
        shown = [self._literal(code, "python")]
        printed = self._printed(code)
        if printed:
            shown.append(self._literal(printed, "text"))
            if max(map(len, printed.splitlines())) > _WIDE and "│" not in printed:
                shown[-1]["classes"].append("message")  # prose wraps, a table scrolls
        return shown

    def _literal(self, text: str, language: str) -> nodes.literal_block:
        block = nodes.literal_block(text, text)
        block["language"] = language
        self.set_source_info(block)
        return block

    def _printed(self, code: str) -> str:
        names = _NAMES.setdefault(self.env.docname, {"__name__": "__main__"})
        out = io.StringIO()
        with (
            contextlib.redirect_stdout(out),
            within_folder_of(self.env.docname),
            pl.Config(tbl_width_chars=96, fmt_str_lengths=48, tbl_rows=20, tbl_cols=12),
            pl.Config(tbl_hide_dataframe_shape=True, tbl_hide_column_data_types=True),
        ):
            try:
                _run(code, self.env.docname, names, out)
            except Exception as error:
                if _name(error) == self.options.get("raises"):
                    return f"{_name(error)}: {_message(error)}"
                message = f"{self.env.docname}: a block to run raised {error!r}"
                raise ExtensionError(message) from error
        if "raises" in self.options:
            message = f"{self.env.docname}: expected {self.options['raises']} of {code!r}"
            raise ExtensionError(message)
        return out.getvalue().rstrip()


def _run(code: str, place: str, names: dict[str, Any], out: io.StringIO) -> None:
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, place, "exec"), names)  # noqa: S102 - our own pages
    if isinstance(last, ast.Expr):
        value = eval(compile(ast.Expression(last.value), place, "eval"), names)  # noqa: S307 - as above
        if value is not None:
            out.write(str(value) if isinstance(value, pl.DataFrame) else repr(value))


def _name(error: Exception) -> str:
    kind = type(error)
    ours = kind.__module__.partition(".")[0] == "pakafg"
    return f"pakafg.{kind.__name__}" if ours else kind.__name__


def _message(error: Exception) -> str:
    """What the error says, without what Python adds to it."""
    return str(error.args[0] if type(error) is KeyError else error)


def setup(app: Sphinx) -> dict[str, bool]:
    """Name the directive; pages are read one after the other, for their blocks share names."""
    app.add_directive("run", Run)
    app.connect("env-purge-doc", lambda _app, _env, docname: _NAMES.pop(docname, None))
    return {"parallel_read_safe": False}
