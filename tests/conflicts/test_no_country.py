"""Nothing in the code knows a conflict: parties, peoples and zones come from a codebook."""

import ast
import re
from pathlib import Path

import pytest

import pakafg

HOUSE = Path(pakafg.__file__).parent
COUNTRIES = re.compile(
    r"pakistan|afghan|pashtun|taliban|\bttp\b|kabul|karachi|islamabad|doha\b|istanbul|durand|"
    r"qatar|turk(?:ey|iye|ish)",
    re.IGNORECASE,
)


def named(tree: ast.AST) -> list[str]:
    """Texts and names of code that name a country of the seeds, but for docstrings."""
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    told = {
        id(after.value)  # what stands below a constant and describes it
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef))
        for after in node.body
        if isinstance(after, ast.Expr)
    }
    found = []
    for node in ast.walk(tree):
        texts = []
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            texts = [] if id(node) in documented | told else [node.value]
        elif isinstance(node, ast.Attribute):
            texts = [node.attr]
        elif isinstance(node, ast.Name):
            texts = [node.id]
        # An example in a message stands in quotes.
        found += [text for text in texts if COUNTRIES.search(re.sub("[\"'][^\"']+[\"']", "", text))]
    return found


# What is drawn for tests lies at places, of whatever country.
CODE = [path for path in sorted(HOUSE.rglob("*.py")) if "testing" not in path.parts]
# What names countries because they are its subject, and decides nothing by one.
OF_COUNTRIES = {
    "datasets/local_zones.py": "the zone of every country that keeps one",
    "datasets/tbij.py": "the sheets of that dataset are called by countries",
    "drafting/prompt.py": "its worked examples are of the seeds",
}


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_no_code_names_a_country_or_a_party(path: Path) -> None:
    found = named(ast.parse(path.read_text(encoding="utf-8")))
    assert bool(found) is (path.relative_to(HOUSE).as_posix() in OF_COUNTRIES), found


def test_a_name_in_code_would_be_found() -> None:
    code = '"""Of Pakistan."""\nSIDES = {Side.PAKISTAN: "Asia/Kabul"}\n"""Of Kabul."""\n'
    assert named(ast.parse(code)) == ["PAKISTAN", "Asia/Kabul"]


@pytest.mark.parametrize("ending", ["html", "css", "js"])
def test_no_page_names_a_country_or_a_party(ending: str) -> None:
    pages = {path.name: path.read_text(encoding="utf-8") for path in HOUSE.rglob(f"*.{ending}")}
    assert pages
    assert [name for name, text in pages.items() if COUNTRIES.search(text)] == []
