"""What in the coding of a corpus looks doubtful: one rule a module, all of them in one list."""

from pakafg.linting.doubt import LintWarning
from pakafg.linting.rules import lint

__all__ = ["LintWarning", "lint"]
