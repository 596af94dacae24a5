"""What runs the checks elsewhere names the sessions of noxfile.py, and all that it should."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).parents[2]


def read(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def sessions() -> set[str]:
    """The functions of noxfile.py that are sessions."""
    return {
        node.name
        for node in ast.parse(read("noxfile.py")).body
        if isinstance(node, ast.FunctionDef)
        and any("nox.session" in ast.unparse(each) for each in node.decorator_list)
    }


def workflow() -> dict[str, Any]:
    jobs: dict[str, Any] = yaml.safe_load(read(".github/workflows/checks.yml"))["jobs"]
    return jobs


def test_every_session_is_told_to_those_who_contribute() -> None:
    told = re.findall(r"^\| `(\w+)` \|", read("CONTRIBUTING.md"), re.MULTILINE)
    assert sorted(told) == sorted(sessions())


def test_the_forge_runs_every_session_that_can_fail() -> None:
    jobs = workflow()
    run = {"tests", "nightly", *jobs["sessions"]["strategy"]["matrix"]["session"]}
    assert run <= sessions()
    long = {"bench", "coverage", "fuzz", "cases", "mutation", "spark"}
    assert sessions() - run <= {*long, "build"}  # which `wheel` and `matrix` run first


def test_the_forge_draws_other_examples_each_night_and_does_nothing_else_then() -> None:
    text = read(".github/workflows/checks.yml")
    (night,) = {each["cron"] for each in yaml.safe_load(text)[True]["schedule"]} - {"23 4 * * 1"}
    asked = {name: job["if"] for name, job in workflow().items()}
    other = f"github.event.schedule != '{night}'"
    assert asked == {"tests": other, "sessions": other, "nightly": other.replace("!=", "==")}
    assert re.findall(r"nox -s (\w+)$", text, re.MULTILINE) == ["tests", "nightly"]


def test_the_forge_has_every_python_that_pakafg_is_for() -> None:
    about = tomllib.loads(read("pyproject.toml"))["project"]["classifiers"]
    said = [each.rpartition(" ")[2] for each in about if re.search(r":: 3\.\d+$", each)]
    assert workflow()["tests"]["strategy"]["matrix"]["python"] == said


def test_the_forge_may_read_and_no_more_and_runs_what_was_read() -> None:
    text = read(".github/workflows/checks.yml")
    assert yaml.safe_load(text)["permissions"] == {}
    for job in workflow().values():
        assert job["permissions"] == {"contents": "read"}
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", each) for each in used)


def test_hooks_and_the_project_s_own_check_call_the_same_sessions() -> None:
    (local,) = yaml.safe_load(read(".pre-commit-config.yaml"))["repos"]
    hooks = {hook["entry"].removeprefix("nox -s ") for hook in local["hooks"]}
    assert hooks <= sessions()
    called = re.findall(r"^\.venv/bin/nox -s ([\w ]+?)(?: --.*)?$", read(".ci/run"), re.MULTILINE)
    others = {"look", "faults", "lint", "typecheck", "users", "docs", "demo", "spark"}
    assert {*" ".join(called).split()} == others


def test_what_must_pass_is_told_first_and_run_by_the_project_s_own_check() -> None:
    (listed,) = re.findall(r"options\.sessions = (\[.*\])", read("noxfile.py"))
    told = read("CONTRIBUTING.md").partition("Before a release")[0]
    must = ast.literal_eval(listed)
    assert sorted(re.findall(r"^\| `(\w+)` \|", told, re.MULTILINE)) == sorted(must)
    own = " ".join(re.findall(r"nox -s ([\w ]+)", read(".ci/run")))
    assert {*must} <= {*own.split()}


def test_what_the_tests_leave_out_has_a_session_of_its_own() -> None:
    tree = ast.parse(read("noxfile.py"))
    left_out = set(re.findall(r"--ignore=\{(\w+)\}", read("noxfile.py")))
    run = {
        name.id
        for function in tree.body
        if isinstance(function, ast.FunctionDef) and function.name in {"look", "faults", "spark"}
        for name in ast.walk(function)
        if isinstance(name, ast.Name)
    }
    assert left_out
    assert left_out <= run
