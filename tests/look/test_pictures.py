"""The pictures of the first pages are there, light, and told in words."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("drawn", ROOT / "docs" / "write_pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_picture_is_there_and_light(script: ModuleType) -> None:
    assert script.problems() == [], "run python docs/write_pictures.py"


def test_a_missing_and_a_heavy_picture_are_told(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(script, "FOLDER", tmp_path)
    first, *others = script.NAMES
    (tmp_path / first).write_bytes(bytes(script.MOST + 1))
    found = script.problems()
    assert len(found) == len(script.NAMES)
    assert {f"{name} is missing" for name in others} <= set(found)
    assert any(problem.startswith(f"{first} has 150,001 bytes") for problem in found)


@pytest.mark.parametrize("page", ["README.md", "docs/index.md"])
def test_the_first_pages_show_each_in_light_and_dark_and_say_what_is_seen(
    script: ModuleType, page: str
) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for name in script.NAMES:
        assert f"_static/pictures/{name}" in text
    told = re.findall(r'alt="([^"]*)"|^:alt: (.*)$', text, re.MULTILINE)
    assert len(told) >= 2
    assert all(len(one or other) > 80 for one, other in told)


def test_the_drawn_dossier_is_of_a_figure_that_the_seeds_have(
    script: ModuleType, page_of_seeds: Path
) -> None:
    text = page_of_seeds.read_text(encoding="utf-8")
    assert f'id="{script.FIRST}"' in text
    assert f'id="{script.FIGURE}"' in text
    assert f'id="{script.CLICKED}"' in text
