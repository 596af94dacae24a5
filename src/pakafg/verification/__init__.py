"""A digest of a corpus and of every answer on it, by which two runs are compared."""

from pakafg.verification.digests import Verification, verify

__all__ = ["Verification", "verify"]
