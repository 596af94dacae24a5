"""Who met whom, in which round, by which document."""

from pakafg.talks.rounds import meetings

__all__ = ["meetings"]


def __dir__() -> list[str]:
    return sorted(__all__)
