"""Every check of the project is a session here: ``nox -l`` lists them, ``nox -s NAME`` runs one."""

import json
import shutil
import tarfile
from pathlib import Path

import nox

DIST = Path("dist").resolve()
AWAY = DIST / "away"  # the project without the source of the package: what is imported is the wheel
EPOCH = {"SOURCE_DATE_EPOCH": "1761955200"}  # 1 November 2025, so that builds can be compared
AXE = "axe-core@4.14.1"  # newer ones may know rules that no page has been read against
PYODIDE = "pyodide@314.0.7"  # Python 3.14, with polars 1.33

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["tests", "look", "faults", "typecheck", "users", "lint", "docs", "demo"]

# What has a session of its own, for it takes a minute or two: a browser and notebooks, Spark, and
# writers that are stopped at each step and processes that are forked or run on strange systems.
LOOK, FAULTS, SPARK = "tests/look", "tests/faults", "tests/scale/test_on_spark.py"
# Each process takes the tests of whole rooms, so that what a room has made is made once.
SIDE_BY_SIDE = ("--numprocesses=auto", "--dist=worksteal")
EVERYTHING = ["--pyargs", "pakafg", "tests", "README.md", "docs", f"--ignore={LOOK}"]
EVERYTHING += [f"--ignore={FAULTS}", f"--ignore={SPARK}", *SIDE_BY_SIDE]

# Tests start a hundred processes: what one has compiled is there for the next.
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}

# What tells within a minute or two whether a Python and its packages will do.
TELLING = [
    "tests/answers",
    "tests/casualties/test_worked_examples.py",
    "tests/corpus/test_reading.py",
    "tests/corpus/test_source.py",
    "tests/corpus/test_yaml_reader.py",
    "tests/examples",
    "tests/faults",
    "tests/house",
    "tests/look/test_dossier.py",
    "tests/look/test_plot.py",
    "tests/records",
    "tests/timeline/test_worked_example.py",
]


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
        session.install(
            ".[all,testing]" if groups else ".", *(f"--group={group}" for group in groups)
        )


def locked(session: nox.Session, *groups: str) -> Path:
    """Write down what ``uv.lock`` gives users, and these groups, but the package itself."""
    requirements = Path(session.create_tmp()) / "requirements.txt"
    whose = ("--all-extras", "--no-default-groups", *(f"--group={group}" for group in groups))
    written = ("--locked", "--no-emit-project", f"--output-file={requirements}")
    session.run_install("uv", "export", *whose, *written, silent=True)
    return requirements


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
    session.run("pytest", *(session.posargs or EVERYTHING), env=COMPILED)


@nox.session
def look(session: nox.Session) -> None:
    """Look at pages in a browser, at pictures and at notebooks, as a person meets them."""
    install(session, "test")
    seen = session.posargs or [*SIDE_BY_SIDE, LOOK]
    session.run("pytest", *seen, env=COMPILED | fetch_axe(session))


@nox.session
def faults(session: nox.Session) -> None:
    """Stop every writer at each step, fork and spawn, and run on strange systems."""
    install(session, "test")
    session.run("pytest", *(session.posargs or [*SIDE_BY_SIDE, FAULTS]), env=COMPILED)


@nox.session
def coverage(session: nox.Session) -> None:
    """Tell which lines and branches no test runs; this takes half as long again as the tests."""
    install(session, "test")
    session.run("coverage", "erase")
    env = COMPILED | fetch_axe(session)
    for args in (
        [session.posargs] if session.posargs else [EVERYTHING, [*SIDE_BY_SIDE, LOOK, FAULTS]]
    ):
        session.run("coverage", "run", "-m", "pytest", *args, env=env)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session
def build(session: nox.Session) -> None:
    """Build wheel and sdist, and lay out the project beside them without the package's source."""
    shutil.rmtree(DIST, ignore_errors=True)
    session.run_install("uv", "build", f"-o={DIST}", env=EPOCH)
    (sdist,) = DIST.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(DIST, filter="data")
    (DIST / sdist.name.removesuffix(".tar.gz")).rename(AWAY)
    shutil.rmtree(AWAY / "src")
    shutil.rmtree(AWAY / "seeds")


def built() -> str:
    """The wheel that the session `build` left."""
    (package,) = DIST.glob("*.whl")
    return str(package)


@nox.session(requires=["build"])
def wheel(session: nox.Session) -> None:
    """Check what is in wheel and sdist, and test the wheel away from its source."""
    (sdist,) = DIST.glob("*.tar.gz")
    session.run_install("uv", "build", f"-o={DIST / 'again'}", env=EPOCH)
    session.run_install("uv", "build", "--wheel", str(sdist), f"-o={DIST / 'sdist'}", env=EPOCH)

    session.install("pip")
    session.run("python", "-m", "pip", "install", "--quiet", built())
    with session.chdir(DIST):
        session.run("python", "-m", "pakafg", silent=True)

    session.install("-r", str(locked(session, "test")))
    session.run("pytest", "release/test_archives.py", env={"BUILT": str(DIST)})
    with session.chdir(AWAY):
        session.run("pytest", *(session.posargs or ["tests/answers", "tests/house"]))


@nox.session(
    python=nox.project.python_versions(nox.project.load_toml("pyproject.toml")), requires=["build"]
)
@nox.parametrize("resolution", ["lowest-direct", "highest"], ids=["lowest", "newest"])
def matrix(session: nox.Session, resolution: str) -> None:
    """Test the wheel on each Python, with the lowest and the newest dependencies allowed.

    The digest of the seeds and of every answer on them must be the same everywhere.
    """
    bounds = Path(session.create_tmp()) / "bounds.txt"
    asked = ("--all-extras", f"--resolution={resolution}", "--only-binary=:all:", f"-o={bounds}")
    session.run_install("uv", "pip", "compile", "-q", "pyproject.toml", *asked, silent=True)
    session.install(f"{built()}[all]", "--group=test", f"--constraints={bounds}")
    with session.chdir(AWAY):
        # The build before the sessions leaves no digests: the first of them writes them.
        session.run("python", "release/verified.py", str(DIST / "digests.json"))
        session.run("python", "-m", "pytest", *(session.posargs or TELLING))


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
def api(session: nox.Session) -> None:
    """Compare what is public with the last version that was kept."""
    install(session, "api")
    session.run("python", "release/api.py")


@nox.session
def audit(session: nox.Session) -> None:
    """Ask which of the locked packages that users get have known weaknesses."""
    install(session, "audit")
    report = Path(session.create_tmp()) / "report.json"
    report.unlink(missing_ok=True)
    told = ("--format=json", f"--output={report}", "--progress-spinner=off")
    asked = ("--disable-pip", "--require-hashes", f"--requirement={locked(session)}")
    session.run("pip-audit", *asked, *told, success_codes=[0, 1])
    answers = json.loads(report.read_text("utf-8"))["dependencies"] if report.exists() else []
    if silent := [each["name"] for each in answers if "skip_reason" in each]:
        session.error(f"not audited, for nothing is known of them here: {', '.join(silent)}")
    if not answers:
        session.error("not audited, for the list of weaknesses could not be reached")
    if weak := [f"{each['name']} {each['version']}" for each in answers if each["vulns"]]:
        session.error(f"known weaknesses in {', '.join(weak)}: see {report}")


@nox.session
def lint(session: nox.Session) -> None:
    """Check rules and layout of every Python file."""
    install(session, "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site, run the examples of its pages, check its links; warnings are errors."""
    install(session, "docs")
    # Pages run the library's code, whose changes Sphinx cannot see: read them anew, but once.
    pages = ("-d", "docs/_build/doctrees", "docs")
    for builder, *fresh in (("html", "--fresh-env"), ("doctest",)):
        strict = ("-W", "--keep-going", *fresh)
        session.run("sphinx-build", *strict, "-b", builder, *pages, f"docs/_build/{builder}")
    session.run("python", "docs/links.py", "docs/_build/html")


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


@nox.session
def fuzz(session: nox.Session) -> None:
    """Feed every entrance what nobody thought of: `nox -s fuzz -- [SECONDS] [TARGET …]`."""
    install(session, "fuzz")
    session.run("python", "fuzz/run.py", *session.posargs)


@nox.session
def nightly(session: nox.Session) -> None:
    """Draw other examples for every property test than it usually has, and ten times as many."""
    install(session, "test")
    # Hypothesis marks the tests that it draws for, and keeps in `.hypothesis` what failed.
    drawn = ("--numprocesses=auto", "--hypothesis-profile=nightly", "-m=hypothesis")
    session.run("pytest", *drawn, *(session.posargs or ["tests"]))


@nox.session
def cases(session: nox.Session) -> None:
    """Try methods and editions on two thousand random cases each: `nox -s cases -- [N [SEED]]`."""
    install(session, "test")
    number, seed = (*session.posargs, *("2000", "15")[len(session.posargs) :])
    rooms = ("casualties", "timeline")
    oracles = (f"tests/{room}/test_against_oracle.py" for room in rooms)
    drawn = ("--numprocesses=auto", *oracles, "tests/corpus/test_reanchoring.py")
    session.run("pytest", *drawn, env={"PAKAFG_CASES": number, "PAKAFG_SEED": seed})


@nox.session
def spark(session: nox.Session) -> None:
    """Answer 200 random corpora on Spark and at once: `nox -s spark -- 20` for fewer."""
    install(session, "test")
    number = (*session.posargs, "200")[0]
    session.run("pytest", SPARK, env={"PAKAFG_SPARK_CASES": number})


@nox.session(requires=["build"])
def browser(session: nox.Session) -> None:
    """Lay out a folder that runs pakafg in a browser; try it under Node, without a network.

    Needs npm. Where Pyodide's wheel of polars cannot be had, records alone are compared.
    """
    scratch = Path(session.create_tmp())
    packages, needed = scratch / "packages", scratch / "needed.txt"
    quiet = ("--silent", "--no-save")
    session.run("npm", "install", f"--prefix={scratch}", *quiet, PYODIDE, external=True)
    asked = ("--locked", "--no-emit-project", "--no-default-groups", f"--output-file={needed}")
    compiled = [f"--no-emit-package={name}" for name in ("polars", "polars-runtime-32")]
    session.run_install("uv", "export", *asked, *compiled, silent=True)
    shutil.rmtree(packages, ignore_errors=True)
    there = ("--no-deps", "--python-version=3.14", f"--target={packages}", "-r", str(needed))
    session.run_install("uv", "pip", "install", "--quiet", *there)
    session.install(built())
    laid = (DIST / "browser", built(), packages, scratch / "node_modules" / "pyodide")
    session.run("python", "release/browser/build.py", *map(str, laid))
    session.run("python", "release/browser/compare.py", str(DIST / "browser"))


@nox.session
def mutation(session: nox.Session) -> None:
    """Tell which small changes no test notices: `nox -s mutation -- "pakafg.engines.encode*"`.

    Of a room with thousands of changes, a sample: `nox -s mutation -- --room corpus --sample 100`.
    """
    install(session, "mutation")
    if "--room" in session.posargs:
        session.run("python", "bench/mutation_sample.py", *session.posargs)
        return
    alone = {"POLARS_MAX_THREADS": "1"}  # so many small frames are not worth a second thread
    session.run("mutmut", "run", *session.posargs, env=alone)
    session.run("mutmut", "results")
