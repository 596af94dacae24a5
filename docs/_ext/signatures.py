"""Signatures as a reader needs them."""

from __future__ import annotations

import inspect
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def plain(
    _app: Sphinx,
    _what: str,
    _name: str,
    subject: Any,
    _options: Any,
    signature: str | None,
    returned: str | None,
) -> tuple[str | None, str | None] | None:
    """A default that is made anew each time is an ellipsis; an enumeration is called by nobody."""
    if inspect.isclass(subject) and issubclass(subject, Enum):
        return "", None
    if signature is not None and "NOTHING" in signature:
        return signature.replace("NOTHING", "…"), returned
    return None


def setup(app: Sphinx) -> dict[str, bool]:
    """Listen."""
    app.connect("autodoc-process-signature", plain)
    return {"parallel_read_safe": True}
