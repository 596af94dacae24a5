"""What `import pakafg` does, and what stands behind its names."""

import subprocess
import sys

import pytest

import pakafg


def run(program: str) -> str:
    done = subprocess.run(  # noqa: S603  (our own interpreter and program)
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.strip()


def test_importing_and_loading_import_no_polars() -> None:
    program = """
import sys, pakafg
pakafg.load_corpus()
heavy = {"polars", "altair", "hypothesis", "jinja2", "numpy", "pandas", "vl_convert"}
print(sorted(heavy & {name.split(".")[0] for name in sys.modules}))
"""
    assert run(program) == "[]"


def test_of_other_packages_importing_imports_attrs_alone() -> None:
    program = """
import sys
before = set(sys.modules)
import pakafg
names = {name.split(".")[0] for name in set(sys.modules) - before}
print(sorted(name for name in names - sys.stdlib_module_names if name[0] != "_"))
print("difflib" in names)
"""
    assert run(program) == "['attr', 'attrs', 'pakafg']\nFalse"


def test_strategies_say_which_extra_they_need() -> None:
    program = """
import sys
sys.modules["hypothesis"] = None
import pakafg
print(pakafg.testing.check_certificate.__name__)
try:
    pakafg.testing.claims
except pakafg.MissingExtraError as error:
    print(error)
"""
    told = "strategies need Hypothesis; install it with: pip install 'pakafg[testing]'"
    assert run(program).splitlines() == ["check_certificate", told]


@pytest.mark.parametrize("lacking", ["", 'sys.modules["altair"] = None'], ids=["all", "no altair"])
def test_help_shows_the_whole_library(lacking: str) -> None:
    program = f"""
import sys
{lacking}
import pydoc, pakafg
print(len(pydoc.render_doc(pakafg)) > 100_000)
"""
    assert run(program) == "True"


def test_every_public_name_is_there_and_the_list_is_sorted() -> None:
    assert all(hasattr(pakafg, name) for name in pakafg.__all__)
    assert pakafg.__all__ == sorted(pakafg.__all__)
    assert set(pakafg.__all__) <= set(dir(pakafg))


def test_a_name_that_is_not_there_is_an_ordinary_attribute_error() -> None:
    program = """
import pakafg
try:
    pakafg.casualty
except AttributeError as error:
    print(error)
"""
    assert run(program) == "module 'pakafg' has no attribute 'casualty'"


def test_version_is_that_of_the_installed_package() -> None:
    assert pakafg.__version__.count(".") == 2
