"""How Sphinx builds this site: no step needs the network, and the pages load nothing from it."""

import sys
from importlib.metadata import version as installed_version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "pakafg"
author = "The pakafg authors"
copyright = "2026, the pakafg authors"  # noqa: A001 - the name Sphinx reads
release = version = installed_version("pakafg")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
    "run",  # ours, in _ext
    "tables",
]
exclude_patterns = ["_build"]
myst_heading_anchors = 3
# Examples of docstrings run in their own modules, by pytest; those of pages as they are built.
doctest_test_doctest_blocks = ""
autodoc_member_order = "bysource"
autodoc_typehints = "description"
napoleon_use_ivar = True  # else each attrs field stands twice

html_theme = "furo"
html_title = f"pakafg {release}"
