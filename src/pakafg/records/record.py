"""What every record is: frozen, and shown by what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, fields, frozen

from pakafg.records.fields import MAYBE_TEXT
from pakafg.short_repr import shown

if TYPE_CHECKING:
    from attrs import Attribute, AttrsInstance

__all__ = ["AnnotatedRecord", "Record", "fields_in_order"]


def fields_in_order(kind: type[AttrsInstance]) -> list[Attribute[Any]]:
    """List the fields of a class as a reader wants them: the annotator's note comes last."""
    return sorted(fields(kind), key=lambda each: each.name == "note")


@frozen(repr=False)
class Record:
    """A record shows the fields that are filled, long ones cut; citations stay unseen.

    >>> import pakafg
    >>> pakafg.load_corpus().rounds["istanbul-november"].reports[0].delegations[0]
    Delegation(side=Side.PAKISTAN, head='asim-malik')
    """

    def __repr__(self) -> str:
        kind = type(self)
        values = ((each, getattr(self, each.name)) for each in fields_in_order(kind) if each.repr)
        known = (
            f"{each.name}={each.repr(value) if callable(each.repr) else shown(value)}"
            for each, value in values
            if value != each.default
        )
        return f"{type(self).__name__}({', '.join(known)})"

    def _repr_html_(self) -> str:
        from pakafg.records.record_html import record_html  # noqa: PLC0415  (only notebooks need it)

        return record_html(self)


@frozen(kw_only=True, repr=False)
class AnnotatedRecord(Record):
    """A record to which an annotator may add a note.

    Attributes:
        note: What the annotator has to say of the record: why it is coded so, where that is not
            plain; a note answers the warnings that `lint` would give of it.
    """

    note: str | None = field(default=None, validator=MAYBE_TEXT)
