"""Who met whom in which round, and what came of it, by which document."""

from pakafg.talks.rounds import meetings, outcomes

__all__ = ["meetings", "outcomes"]


def __dir__() -> list[str]:
    return sorted(__all__)
