"""Feed every entrance what nobody thought of, for a bounded time.

Run `nox -s fuzz`, or `python fuzz/run.py [SECONDS] [TARGET …]`: 60 seconds a target if not
said otherwise, half of them drawn by Hypothesis, half sought by the coverage that atheris
sees. It ends with 1 where anything failed, after telling the input; what Hypothesis found is
in `.hypothesis` and tried first the next time.
"""

from __future__ import annotations

import importlib.util
import io
import os
import subprocess
import sys
import time
from contextlib import redirect_stderr
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from hypothesis import HealthCheck, given, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_EXAMPLES: Final = 200
_A_WORD: Final = 40  # bytes
_LAW = settings(
    deadline=None,
    derandomize=False,
    max_examples=_EXAMPLES,
    suppress_health_check=list(HealthCheck),
)


def main(words: list[str]) -> int:
    """Fuzz each target by each engine, in a process of its own."""
    if len(words) > 3 and words[0] == "--alone":
        engine, name, share, folder = words[1:]
        ENGINES[engine](name, float(share), Path(folder))
        return 0
    seconds = float(words[0]) if words else 60.0
    names = words[1:] or names_of_targets()
    engines = [each for each in ENGINES if importlib.util.find_spec(each)]
    failed = []
    for name in names:
        for engine in engines:
            print(f"{name} by {engine}", flush=True)
            with TemporaryDirectory() as used:
                alone = ["--alone", engine, name, str(seconds / len(engines)), used]
                if subprocess.run([sys.executable, __file__, *alone], check=False).returncode:
                    failed.append(f"{name} by {engine}")
    print(f"failed: {', '.join(failed)}" if failed else f"{len(names)} targets, nothing failed")
    return bool(failed)


def names_of_targets() -> list[str]:
    """Every target, in order."""
    from targets import TARGETS  # noqa: PLC0415  (atheris must see it imported)

    return list(TARGETS)


def drawn(name: str, seconds: float, _: Path) -> None:
    """Fuzz one target by what Hypothesis draws."""
    from targets import TARGETS  # noqa: PLC0415  (see above)

    target = TARGETS[name]
    law: Any = _LAW(given(target.drawn)(target.check))
    ends, rounds = time.monotonic() + seconds, 0
    while time.monotonic() < ends:
        law()
        rounds += 1
    print(f"  {rounds * _EXAMPLES:,} examples")


def sought(name: str, seconds: float, folder: Path) -> None:
    """Fuzz one target by what leads atheris to code that it has not seen run."""
    import atheris  # noqa: PLC0415  (not there on every Python)

    quiet = redirect_stderr(io.StringIO())  # it names each module
    with quiet, atheris.instrument_imports(include=["pakafg"]):
        from targets import TARGETS  # noqa: PLC0415  (see above)

    target = TARGETS[name]
    check: Any = target.check
    seeds: Iterable[bytes] = target.pieces or ()
    options = [f"-max_total_time={seconds:.0f}", "-max_len=4096", "-print_final_stats=1"]
    if target.pieces is None:  # what is drawn is drawn by the bytes, of which it takes many
        law: Any = _LAW(given(target.drawn)(check))
        check, seeds = law.hypothesis.fuzz_one_input, (os.urandom(1024) for _ in range(50))
        options.append("-len_control=0")
    if words := [each for each in target.pieces or () if len(each) < _A_WORD]:
        escaped = ("".join(f"\\x{byte:02x}" for byte in each) for each in words)
        (folder / "words").write_text("".join(f'"{each}"\n' for each in escaped), "ascii")
        options.append(f"-dict={folder / 'words'}")
    (folder / "seeds").mkdir()
    for number, seed in enumerate(seeds):
        (folder / "seeds" / str(number)).write_bytes(seed)
        (folder / "seeds" / f"{number}-chosen").write_bytes(b"\0" + seed)
    atheris.Setup([sys.argv[0], *options, "-verbosity=0", str(folder / "seeds")], check)
    atheris.Fuzz()  # ends the process


ENGINES: Final[dict[str, Callable[[str, float, Path], None]]] = {
    "hypothesis": drawn,
    "atheris": sought,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
