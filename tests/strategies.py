"""What tests of several rooms draw from, beside the strategies of `pakafg.testing`."""

from hypothesis import settings

__all__ = ["examples"]


def examples(usual: int) -> settings:
    """Settings for a property test that draws so many examples, and more of them at night.

    Profiles are registered in conftest.py: they say for how many examples 100 stand.
    """
    return settings(max_examples=max(1, usual * settings().max_examples // 100))
