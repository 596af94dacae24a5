"""Feed every entrance what nobody thought of, for a bounded time.

Run `nox -s fuzz`, or `python fuzz/run.py [SECONDS] [TARGET …]`: 60 seconds a target if not
said otherwise, half of them drawn by Hypothesis, half sought by the coverage that atheris
sees. It ends with 1 where anything failed, after telling the input; what Hypothesis found is
in `.hypothesis` and tried first the next time.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_LAW = settings(
    deadline=None,
    derandomize=False,
    max_examples=200,
    suppress_health_check=list(HealthCheck),
)


def main(words: list[str]) -> int:
    """Fuzz each target by each engine, in a process of its own."""
    if len(words) > 2 and words[0] == "--alone":
        return alone(words[1], words[2], float(words[3]))
    seconds = float(words[0]) if words else 60.0
    names = words[1:] or names_of_targets()
    engines = ["hypothesis", *["atheris"] * (importlib.util.find_spec("atheris") is not None)]
    failed = []
    for name in names:
        for engine in engines:
            print(f"{name} by {engine}", flush=True)
            command = [sys.executable, __file__, "--alone", engine, name]
            if subprocess.run([*command, str(seconds / len(engines))], check=False).returncode:
                failed.append(f"{name} by {engine}")
    print(f"failed: {', '.join(failed)}" if failed else f"{len(names)} targets, nothing failed")
    return bool(failed)


def names_of_targets() -> list[str]:
    """Every target, in order."""
    from targets import TARGETS  # noqa: PLC0415  (atheris must see it imported)

    return list(TARGETS)


def alone(engine: str, name: str, seconds: float) -> int:
    """Fuzz one target by one engine."""
    if engine == "atheris":
        import atheris  # noqa: PLC0415  (not there on every Python)

        with atheris.instrument_imports(include=["pakafg"]):
            from targets import TARGETS  # noqa: PLC0415  (see above)

        law: Any = _LAW(given(data=st.data())(TARGETS[name]))
        options = [sys.argv[0], f"-max_total_time={seconds:.0f}", "-max_len=4096", "-verbosity=0"]
        atheris.Setup(options, law.hypothesis.fuzz_one_input)
        atheris.Fuzz()  # ends the process
    from targets import TARGETS  # noqa: PLC0415  (see above)

    law = _LAW(given(data=st.data())(TARGETS[name]))
    ends, rounds = time.monotonic() + seconds, 0
    while time.monotonic() < ends:
        law()
        rounds += 1
    print(f"  {rounds * 200:,} examples")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
