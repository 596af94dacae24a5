"""Which events of two datasets may be one; a person accepts or rejects.

Laws of this file: a figure never chooses, for else its agreement would be made; of all one-to-one
pairings the nearest in all is proposed, and every other candidate is told with its reason; what is
accepted shares an incident, and two datasets that rest on one report are one origin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl
from attrs import evolve, field, frozen

from pakafg.datasets.dataset import Dataset
from pakafg.datasets.matched_claims import join_claims, join_scopes
from pakafg.errors import ArgumentError
from pakafg.text.figure_words import counted
from pakafg.validation import TableChecks

if TYPE_CHECKING:
    from pakafg.frames.interchange import AnyFrame

__all__ = ["Matching"]

_SIDES: Final = ("left", "right")


@frozen(kw_only=True, eq=False, repr=False)
class Matching:
    """Which events of two datasets may be one; two are equal when their frames are.

    Attributes:
        days: How many days might lie between them.
        km: How many kilometres, beside how far each may lie from its place.

    >>> import polars as pl
    >>> import pakafg
    >>> rows = {
    ...     "event": ["a"],
    ...     "first_day": ["2031-03-04"],
    ...     "latitude": [34.0],
    ...     "longitude": [71.5],
    ... }
    >>> one = pl.DataFrame(rows).with_columns(pl.col("first_day").str.to_date())
    >>> pakafg.match(one, one.with_columns(event=pl.lit("b")))
    <Matching: 1 candidate, 1 chosen, 0 accepted>
    """

    days: int
    km: float
    _a: Dataset | None = field()
    _b: Dataset | None = field()
    _pairs: pl.DataFrame
    _left_out: pl.DataFrame
    _known: tuple[frozenset[str], frozenset[str]] = field()
    _accepted: pl.DataFrame

    @property
    def pairs(self) -> pl.DataFrame:
        """Every candidate.

        Columns:
            - left, right: the two events.
            - days: how many lie between them; 0 where they overlap.
            - km: how far their places lie apart.
            - agree: which of `agree` they share, and how finely; null: nothing was asked.
            - rivals: how many other candidates have one of the two.
            - chosen: whether the pairing that is nearest in all has it.
            - why: the reason.
            - link: possibly_same: it is a proposal.
        """
        return self._pairs.clone()

    @property
    def left_out(self) -> pl.DataFrame:
        """Events that could not be compared.

        Columns:
            - side: left or right.
            - event: which.
            - reason: no day, or no place.
        """
        return self._left_out.clone()

    @property
    def accepted(self) -> pl.DataFrame:
        """The pairs that were accepted: left, right."""
        return self._accepted.clone()

    def accept(self, pairs: AnyFrame | None = None) -> Matching:
        """Accept pairs, beside those that were accepted before.

        Args:
            pairs: left, right: candidates, or any pairs of another's work, which are taken as
                they are; None: all that are chosen.

        Returns:
            The matching with them.

        Raises:
            ArgumentError: It is no table, or names an event that is not there, or one twice.
            FrameError: It lacks a column.

        >>> import polars as pl
        >>> import pakafg
        >>> columns = {"id": "no", "killed": "dead"}
        >>> ours = pakafg.open_table(pl.DataFrame({"no": ["a"], "dead": [3]}), columns, name="A")
        >>> theirs = pakafg.open_table(pl.DataFrame({"no": ["x"], "dead": [5]}), columns, name="B")
        >>> same = pl.DataFrame({"left": ["a"], "right": ["x"]})
        >>> claims = pakafg.match(ours, theirs).accept(same).claims
        >>> pakafg.casualties.reconcile(claims).select("low", "high", "n_origins_max").row(0)
        (3, 5, 2)
        """
        if pairs is None:
            further = self._pairs.filter("chosen").select(_SIDES)
        else:
            further = _taken_pairs(pairs)
        for column, known in zip(_SIDES, self._known, strict=True):
            unknown = further.filter(~pl.col(column).is_in(list(known)))[column]
            if unknown.len():
                raise ArgumentError.of_choice("pairs", unknown[0], sorted(known)[:1_000])
        accepted = pl.concat([self._accepted, further]).unique(maintain_order=True)
        for column in _SIDES:
            twice = accepted.filter(pl.col(column).is_duplicated())[column]
            if twice.len():
                expected = f"each event of {column} at most once"
                raise ArgumentError("pairs", twice[0], expected)
        return evolve(self, accepted=accepted)

    def reject(self, pairs: AnyFrame | None = None) -> Matching:
        """Take back pairs that were accepted.

        Args:
            pairs: left, right; None: all of them.

        Returns:
            The matching without them.

        Raises:
            ArgumentError: It is no table.
            FrameError: It lacks a column.

        >>> import polars as pl
        >>> import pakafg
        >>> data = pakafg.open_table(pl.DataFrame({"no": ["a"]}), {"id": "no"})
        >>> pair = pl.DataFrame({"left": ["a"], "right": ["a"]})
        >>> pakafg.match(data, data).accept(pair).reject(pair).accepted.height
        0
        """
        if pairs is None:
            return evolve(self, accepted=self._accepted.clear())
        lost = _taken_pairs(pairs)
        kept = self._accepted.join(lost, on=list(_SIDES), how="anti", maintain_order="left")
        return evolve(self, accepted=kept)

    @property
    def claims(self) -> pl.DataFrame:
        """The claims of both datasets, as `casualties.reconcile` takes them.

        What is accepted shares an incident. Where both datasets name one newspaper of one day,
        their claims of it have that report as their one origin; where one of them names no
        source, its root is not known, so that both may be one.

        Columns:
            - those of `Dataset.claims`, ids and incidents with the dataset's name before them.

        Raises:
            ArgumentError: Tables of events were matched: they have no claims.
        """
        return join_claims(*self._datasets(), self._accepted)

    @property
    def scopes(self) -> pl.DataFrame:
        """The incidents of both datasets, as `casualties.reconcile` takes them.

        Columns:
            - incident, part_of, exhaustive.

        Raises:
            ArgumentError: Tables of events were matched: they have no claims.
        """
        return join_scopes(*self._datasets(), self._accepted)

    def _datasets(self) -> tuple[Dataset, Dataset]:
        if self._a is None or self._b is None:
            name = "a" if self._a is None else "b"
            raise ArgumentError(name, "a table of events", "a dataset, for a table has no claims")
        return self._a, self._b

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Matching):
            return NotImplemented
        names = ("_pairs", "_left_out", "_accepted")
        same = all(getattr(self, each).equals(getattr(other, each)) for each in names)
        return same and (self._a, self._b, self._known) == (other._a, other._b, other._known)

    def __hash__(self) -> int:
        return hash((self.days, self.km, self._pairs.height, self._accepted.height))

    def __repr__(self) -> str:
        chosen = int(self._pairs["chosen"].sum())
        return (
            f"<Matching: {counted(self._pairs.height, 'candidate')}, {chosen:,} chosen, "
            f"{self._accepted.height:,} accepted>"
        )


def _taken_pairs(pairs: AnyFrame) -> pl.DataFrame:
    checks = TableChecks()
    taken = checks.take_columns(pairs, "pairs", dict.fromkeys(_SIDES, pl.String()), {})
    wrong = {f"{each} is null": pl.col(each).is_null() for each in _SIDES}
    kept = checks.keep_rows(taken, "pairs", wrong)
    checks.finish()
    return kept.unique(maintain_order=True)
