"""A person decides on what was proposed: a page on this machine, each decision written at once."""

from pakafg.review.review_desk import ReviewDesk
from pakafg.review.review_server import ReviewServer

__all__ = ["ReviewDesk", "ReviewServer"]
