"""How a file was changed, so that it can be changed back: what stood there, and what stands now.

Law of this file: what is taken back is the characters that were put in, where they were put in, or
where they stand alone by now; where that is not sure, nothing is taken back.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from attrs import field, frozen
from attrs.validators import optional

from pakafg.errors import ArgumentError
from pakafg.values.validators import one, whole

__all__ = ["Splice"]


@frozen
class Splice:
    """One change of one file.

    Attributes:
        at: Where it begins, in characters.
        before: What stood there; None where there was no file.
        after: What stands there since.
        sha256: Of the file after the change, in hexadecimal.
    """

    at: int = field(validator=whole(0))
    before: str | None = field(validator=optional(one(str)))
    after: str = field(validator=one(str))
    sha256: str = field(validator=one(str))

    @classmethod
    def between(cls, before: bytes | None, after: bytes) -> Splice:
        r"""Find what was changed between two contents of a file.

        >>> made = Splice.between(b"- a\n- c\n", b"- a\n- b\n- c\n")
        >>> made.at, made.before, made.after
        (6, '', 'b\n- ')
        """
        digest = sha256(after).hexdigest()
        if before is None:
            return cls(0, None, after.decode(), digest)
        old, new = before.decode(), after.decode()
        start = _alike_at_first(old, new)
        end = _alike_at_first(old[start:][::-1], new[start:][::-1])
        return cls(start, old[start : len(old) - end], new[start : len(new) - end], digest)

    def undone(self, name: str, data: bytes) -> bytes | None:
        r"""Give a file as it would be without the change; None where it would not be at all.

        Args:
            name: Its name, for the error.
            data: What it holds now: what it held after the change, or that changed further.

        Raises:
            ArgumentError: It was changed since where this change is.

        >>> Splice.between(b"- a\n", b"- a\n- b\n").undone("a.yaml", b"# new\n- a\n- b\n")
        b'# new\n- a\n'
        """
        text = data.decode(errors="replace")
        is_same = sha256(data).hexdigest() == self.sha256
        if self.before is None and is_same:
            return None
        at = self.at
        if not is_same:
            at = text.find(self.after) if self.after.strip() else -1
            if at < 0 or text.find(self.after, at + 1) >= 0:
                expected = (
                    f"{name} as the decision left it: it was changed since by another hand, so "
                    "take back there what is to go"
                )
                raise ArgumentError("undo", name, expected)
        return f"{text[:at]}{self.before or ''}{text[at + len(self.after) :]}".encode()

    def as_data(self) -> dict[str, Any]:
        """Give the change as plain data."""
        return {"at": self.at, "before": self.before, "after": self.after, "sha256": self.sha256}


def _alike_at_first(one: str, other: str) -> int:
    """Count the characters with which two texts begin alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
