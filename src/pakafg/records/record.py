"""What every record is: frozen, and shown by what is known of it."""

from __future__ import annotations

from attrs import fields, frozen

from pakafg.short_repr import shown

__all__ = ["Record"]


@frozen(repr=False)
class Record:
    """A record shows the fields that are filled, long ones cut; citations stay unseen.

    >>> import pakafg
    >>> pakafg.load_corpus().rounds["istanbul-november"].reports[0].delegations[0]
    Delegation(side=Side.PAKISTAN, head='asim-malik')
    """

    def __repr__(self) -> str:
        values = ((each, getattr(self, each.name)) for each in fields(type(self)) if each.repr)
        known = (
            f"{each.name}={each.repr(value) if callable(each.repr) else shown(value)}"
            for each, value in values
            if value != each.default
        )
        return f"{type(self).__name__}({', '.join(known)})"

    def _repr_html_(self) -> str:
        from pakafg.records.record_html import record_html  # noqa: PLC0415  (only notebooks need it)

        return record_html(self)
