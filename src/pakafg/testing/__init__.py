"""Strategies for property tests, drawn by Hypothesis, and quotations that are forged.

Whoever builds on pakafg can test with what it takes, without making it by hand. Needs the
extra `testing`.

>>> from hypothesis import given, settings
>>> from pakafg import casualties, testing
>>> @settings(derandomize=True, max_examples=10)
... @given(testing.claims_and_scopes())
... def test_no_range_is_upside_down(tables):
...     totals = casualties.reconcile(*tables)
...     assert (totals["low"] <= totals["high"]).all()
>>> test_no_range_is_upside_down()
"""

from pakafg.errors import MissingExtraError

try:
    import hypothesis as _hypothesis  # noqa: F401  (asked for first, for a clear error)
except ImportError as _error:
    message = "strategies need Hypothesis; install it with: pip install 'pakafg[testing]'"
    raise MissingExtraError(message) from _error

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
from pakafg.testing.forged_quotations import Forgery, ForgeryKind, forgeries

__all__ = [
    "Forgery",
    "ForgeryKind",
    "any_column",
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
