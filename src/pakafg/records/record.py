"""What every record is: frozen, shown by what is known of it, and reviewed by somebody, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import field, fields, frozen
from attrs.validators import optional

from pakafg.errors import ArgumentError
from pakafg.records.fields import DATE, MAYBE_TEXT, TEXT, many, one_line
from pakafg.short_repr import shown
from pakafg.values.vocabularies import Precision
from pakafg.values.when import When

if TYPE_CHECKING:
    from attrs import Attribute, AttrsInstance

__all__ = ["AnnotatedRecord", "Record", "Review", "fields_in_order"]

_LAST: Final = ("note", "reviewed")


def fields_in_order(kind: type[AttrsInstance]) -> list[Attribute[Any]]:
    """List the fields of a class as a reader wants them: note and reviews come last."""
    return sorted(
        fields(kind), key=lambda each: _LAST.index(each.name) + 1 if each.name in _LAST else 0
    )


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


def _day_or_time(_: object, attribute: Attribute[Any], value: When) -> None:
    """Check that a date is one day, or a time of one."""
    if value.precision not in {Precision.DAY, Precision.TIME}:
        expected = 'a day or a time, such as "2026-11-30" or "2026-11-30T09:00:00Z"'
        raise ArgumentError(attribute.name, str(value), expected)


@frozen(kw_only=True, repr=False)
class Review(Record):
    """That a person held a record against its document.

    Attributes:
        by: Who did: a name, initials, or whatever tells one reviewer from another.
        at: When: a day, or a time, in UTC unless it has an offset; None where that is not said.

    Raises:
        ArgumentError: The date is wider than a day.

    >>> Review(by="A. Name", at=When.parse("2026-11-30T09:00:00Z"))
    Review(by='A. Name', at=When('2026-11-30T09:00:00Z'))
    """

    by: str = field(converter=one_line, validator=TEXT)
    at: When | None = field(default=None, validator=optional([DATE, _day_or_time]))


@frozen(kw_only=True, repr=False)
class AnnotatedRecord(Record):
    """A record to which an annotator may add a note, and a reviewer a name.

    Attributes:
        note: What the annotator has to say of the record: why it is coded so, where that is not
            plain; a note answers the warnings that `lint` would give of it.
        reviewed: Who held it against the document, and when; nobody where it is empty.
    """

    note: str | None = field(default=None, validator=MAYBE_TEXT)
    reviewed: tuple[Review, ...] = field(default=(), validator=many(Review), repr=False)
