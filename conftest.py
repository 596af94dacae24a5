"""The Python examples of README.md and of the pages in docs/ are tests, too."""

from hypothesis import Phase, settings
from sybil import Sybil
from sybil.parsers.myst import DocTestDirectiveParser, PythonCodeBlockParser, SkipParser

pytest_collect_file = Sybil(
    parsers=[DocTestDirectiveParser(), PythonCodeBlockParser(), SkipParser()],
    patterns=["*.md"],
).pytest()

collect_ignore = ["docs/_ext", "docs/conf.py"]  # what builds the site is run by building it

# Who asks only whether a test fails (`nox -s mutation`) does not wait for the smallest example.
settings.register_profile("unshrunk", phases=[Phase.explicit, Phase.reuse, Phase.generate])
