"""What scrolls sideways can be reached, and scrolled, with the keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_SCROLLS: Final = re.compile(r'<(pre(?=[ >])|div(?= class="table-wrapper))(?! tabindex)')


def reach(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: Any) -> None:
    """Give code, printed tables and wide tables a place among the keyboard's stops."""
    if "body" in context:
        context["body"] = _SCROLLS.sub(r'<\1 tabindex="0"', context["body"])


def setup(app: Sphinx) -> dict[str, bool]:
    """Listen."""
    app.connect("html-page-context", reach)
    return {"parallel_read_safe": True}
