"""How Sphinx builds this site: no step needs the network, and the pages load nothing from it."""

import shutil
import sys
from importlib.metadata import version as installed_version
from pathlib import Path

from sphinx.application import Sphinx

import pakafg

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))
# Sphinx reads pages below this folder only; the notebooks live with the other examples.
shutil.copytree(HERE.parent / "examples" / "notebooks", HERE / "notebooks", dirs_exist_ok=True)

project = "pakafg"
author = "The pakafg authors"
copyright = "2026, the pakafg authors"  # noqa: A001 - the name Sphinx reads
release = version = installed_version("pakafg")

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
    "page_folder",  # ours, in _ext
    "run",
    "vocabularies",
    "signatures",
    "command",
    "problems",
    "picture",
    "phrases",
    "reach",
]
exclude_patterns = ["_build"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_execution_show_tb = True
# Examples of docstrings run in their own modules, by pytest; those of pages as they are built.
doctest_test_doctest_blocks = ""
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"  # else each attrs field stands twice
napoleon_custom_sections = [("Attributes", "Parameters")]  # the fields of a record are
napoleon_use_rtype = False  # "one row an event: event, kind" names no type
default_role = "py:obj"  # a name in a docstring leads to its own

html_theme = "furo"
html_title = f"pakafg {release}"
html_static_path = ["_static"]
html_css_files = ["pakafg.css", "tables.css"]


def setup(app: Sphinx) -> None:
    """Put the dossier of the seed corpus beside the pages."""

    def add_dossier(app: Sphinx, error: Exception | None) -> None:
        if error is None and app.builder.format == "html":
            pakafg.dossier(pakafg.load_corpus(), Path(app.outdir) / "dossier.html")

    app.connect("build-finished", add_dossier)
