"""A corpus and its answers in the forms that other programs open, one form a file."""

from pakafg.exports.folder import export

__all__ = ["export"]
