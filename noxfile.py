"""Every check of the project is a session here: ``nox -l`` lists them, ``nox -s NAME`` runs one."""

import shutil
from pathlib import Path

import nox

AXE = "axe-core@4.14.1"  # newer ones may know rules that no page has been read against

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["tests", "typecheck", "users", "lint", "docs", "demo"]


def install(session: nox.Session, *groups: str) -> None:
    """Install the built package: alone, or with all its extras and these dependency groups.

    With uv the versions are those of ``uv.lock``; without it, the newest allowed.
    """
    if session.venv_backend == "uv":
        session.run_install(
            "uv",
            "sync",
            "--locked",
            "--no-editable",
            "--no-default-groups",
            *(["--all-extras"] if groups else []),
            *(f"--group={group}" for group in groups),
            f"--python={session.virtualenv.location}",
            env={"UV_PROJECT_ENVIRONMENT": session.virtualenv.location},
        )
    else:
        session.install(".[all]" if groups else ".", *(f"--group={group}" for group in groups))


def fetch_axe(session: nox.Session) -> dict[str, str]:
    """Fetch the accessibility checker; where that cannot be, its tests are skipped and say so."""
    if shutil.which("npm") is None:
        return {}
    folder = Path(session.create_tmp())
    options = ("--silent", "--no-save", "--fetch-retries=1", "--fetch-timeout=20000")
    session.run(
        *("npm", "install", f"--prefix={folder}", *options, AXE),
        external=True,
        success_codes=range(256),
    )
    return {"AXE_CORE": str(folder / "node_modules" / "axe-core" / "axe.min.js")}


@nox.session
def tests(session: nox.Session) -> None:
    """Test the installed package and every example in its docstrings and pages."""
    install(session, "test")
    args = session.posargs or ["--pyargs", "pakafg", "tests", "README.md", "docs"]
    session.run("coverage", "run", "-m", "pytest", *args, env=fetch_axe(session))
    session.run("coverage", "report")


@nox.session
def typecheck(session: nox.Session) -> None:
    """Check the types of the package, its tests, its examples and this file."""
    install(session, "typecheck")
    session.run("mypy", *session.posargs)


@nox.session
def users(session: nox.Session) -> None:
    """Check the types as a project sees them that depends on the built package."""
    install(session, "users")
    with session.chdir("typing_tests"):
        session.run("python", "face.py")
        session.run("mypy")
        session.run("pyright")
    session.run("pyright", "--verifytypes", "pakafg", "--ignoreexternal", silent=True)


@nox.session
def lint(session: nox.Session) -> None:
    """Check rules and layout of every Python file."""
    install(session, "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site, and run the examples of its reference; warnings are errors."""
    install(session, "docs")
    pages = ("-d", "docs/_build/doctrees", "docs")  # read, and their code run, once for both
    for builder in ("html", "doctest"):
        out = f"docs/_build/{builder}"
        session.run("sphinx-build", "-W", "--keep-going", "-b", builder, *pages, out)


@nox.session
def demo(session: nox.Session) -> None:
    """Run the main job on the seed corpus, with nothing but what a user installs."""
    install(session)
    session.run("python", "-m", "pakafg", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure, as ratios within one run."""
    install(session, "bench")
    for script in sorted(Path("bench").glob("*.py")):
        session.run("python", str(script), *session.posargs)
