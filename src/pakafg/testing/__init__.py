"""What helps to test: strategies, quotations that are forged, and the checker of certificates.

Frames, values and whole corpora are drawn by Hypothesis, so that whoever builds on pakafg can test
with what it takes, without making it by hand: that needs the extra `testing`. To forge
quotations, and to check the certificate of a timeline, nothing is needed.

>>> from hypothesis import given, settings
>>> from pakafg import casualties, testing
>>> @settings(derandomize=True, max_examples=10)
... @given(testing.claims_and_scopes())
... def test_no_range_is_upside_down(tables):
...     totals = casualties.reconcile(*tables)
...     assert (totals["low"] <= totals["high"]).all()
>>> test_no_range_is_upside_down()
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pakafg.errors import MissingExtraError
from pakafg.testing.certificate_checker import check_certificate
from pakafg.testing.forged_quotations import Forgery, ForgeryKind, forgeries

if TYPE_CHECKING:
    from pakafg.testing.drawn_corpora import corpora
    from pakafg.testing.drawn_frames import (
        any_column,
        claims,
        claims_and_scopes,
        dates,
        dates_and_orders,
        period_claims,
    )
    from pakafg.testing.drawn_values import edtf_dates, edtf_patterns, texts, whens

__all__ = [
    "Forgery",
    "ForgeryKind",
    "any_column",
    "check_certificate",
    "claims",
    "claims_and_scopes",
    "corpora",
    "dates",
    "dates_and_orders",
    "edtf_dates",
    "edtf_patterns",
    "forgeries",
    "period_claims",
    "texts",
    "whens",
]

_DRAWN = {
    "drawn_corpora": ("corpora",),
    "drawn_frames": (
        "any_column",
        "claims",
        "claims_and_scopes",
        "dates",
        "dates_and_orders",
        "period_claims",
    ),
    "drawn_values": ("edtf_dates", "edtf_patterns", "texts", "whens"),
}


if not TYPE_CHECKING:  # a type checker knows the names, and finds those that are none

    def __getattr__(name: str) -> Any:
        """Import a strategy when it is first asked for, so that the checker needs no Hypothesis."""
        for module, names in _DRAWN.items():
            if name in names:
                try:
                    import_module("hypothesis")
                except ImportError as error:
                    message = (
                        "strategies need Hypothesis; install it with: pip install 'pakafg[testing]'"
                    )
                    raise MissingExtraError(message) from error
                return getattr(import_module(f"pakafg.testing.{module}"), name)
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted(__all__)
