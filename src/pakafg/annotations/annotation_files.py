"""A file of annotations, whatever tool wrote it, as annotations."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from pakafg.annotations.brat import is_brat, read_brat
from pakafg.annotations.json_data import read_json
from pakafg.annotations.label_studio import is_label_studio, read_label_studio
from pakafg.annotations.w3c import is_web_annotations, read_web_annotations
from pakafg.errors import WordingError

if TYPE_CHECKING:
    from pakafg.annotations.annotation import Annotation

__all__ = ["MOST", "read_file"]

MOST: Final = 10_000
"""The annotations that are read of one file."""

_CHARACTERS: Final = 16 * 2**20
_NONE: Final = (
    "it holds no annotations that are known here: expected W3C Web Annotations, JSON of "
    "Hypothes.is or Label Studio, or a standoff file (.ann) of brat"
)


def read_file(text: str) -> tuple[Annotation, ...]:
    r"""Read the annotations of a file.

    Args:
        text: What the file holds, 16 million characters at most.

    Raises:
        WordingError: It is too long, or holds no annotations of a form that is known.

    >>> [each.labels for each in read_file("T1\tcasualty 0 4\tFive\n")]
    [('casualty',)]
    """
    if len(text) > _CHARACTERS:
        message = f"it has {len(text):,} characters, expected {_CHARACTERS:,} at most"
        raise WordingError(message)
    if is_brat(text):
        found = read_brat(text)
    else:
        data = read_json(text)
        if is_label_studio(data):
            found = read_label_studio(data)
        elif is_web_annotations(data):
            found = read_web_annotations(data)
        else:
            raise WordingError(_NONE)
    listed = tuple(islice(found, MOST + 1))
    if len(listed) > MOST:
        message = f"it has more than {MOST:,} annotations: split it"
        raise WordingError(message)
    return listed
