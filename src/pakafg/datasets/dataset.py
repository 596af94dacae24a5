"""A file of the field's in one shape: claims, scopes, dates, orders, events, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

import polars as pl
from attrs import frozen

from pakafg.arguments import check_kind
from pakafg.corpus.corpus import check_corpus
from pakafg.datasets.beside_corpus import beside_corpus
from pakafg.datasets.layout import DatasetCitation
from pakafg.datasets.spoken import count_reports
from pakafg.datasets.totals_of_figures import add_figures
from pakafg.text.figure_words import counted
from pakafg.timeline.reconcile import reconcile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.frames.interchange import AnyFrame
    from pakafg.timeline.timeline import Timeline

__all__ = ["Dataset", "check_dataset"]

_FRAMES: Final = (
    *("_events", "_claims", "_scopes", "_dates", "_orders", "_statements", "_demands", "_flaws"),
    "_figures",
)


@frozen(kw_only=True, eq=False, repr=False)
class Dataset:
    """A file of the field's in one shape; two are equal when their frames are.

    Every frame is polars; `frame.to_pandas()` and `frame.to_arrow()` give those of others, and
    DuckDB reads a frame by its name.

    Attributes:
        cite: How to cite it, and its terms.

    >>> import polars as pl
    >>> import pakafg
    >>> rows = pl.DataFrame(
    ...     {"no": ["a", "b"], "dead": ["5", "at least 3"], "day": ["2025-10-11"] * 2}
    ... )
    >>> data = pakafg.open_table(rows, {"id": "no", "killed": "dead", "day": "day"})
    >>> data.claims.select("claim", "low", "best", "high").rows()
    [('a:killed', 5, 5, 5), ('b:killed', 3, 3, None)]
    >>> data
    <Dataset table: 2 events, 2 claims, 0 problems>
    """

    cite: DatasetCitation
    _events: pl.DataFrame
    _claims: pl.DataFrame
    _scopes: pl.DataFrame
    _dates: pl.DataFrame
    _orders: pl.DataFrame
    _statements: pl.DataFrame
    _demands: pl.DataFrame
    _flaws: pl.DataFrame
    _figures: pl.DataFrame

    @property
    def claims(self) -> pl.DataFrame:
        """Every figure as a claim of the dataset, as `casualties.reconcile` takes it.

        Columns:
            - claim, incident, outcome: of what; a whole of split rows has a claim, too, their
              sum.
            - low, best, high: persons, inclusive; a null high is open. Where the dataset has
              them out of order, low and high are the least and the greatest. A side's figure,
              of which only a best is told, bounds nothing: it goes from 0, with a null high.
            - status, group: of whom; null: of all.
            - relation, claimant: whose figure it is, where it is not the dataset's own: what a
              belligerent concedes.
            - origin, document: the dataset, or that claimant.
            - sources: the sources that the dataset names, with their days; null: none.
            - as_of: the day for which it held; null: not told.
            - words: where it is no plain number: "coded as 3", "sum of 2 rows".
            - row: in the file, as a spreadsheet counts; of a whole, the first of its rows.
        """
        return self._claims.clone()

    @property
    def scopes(self) -> pl.DataFrame:
        """Which incident is part of which, as `casualties.reconcile` takes it.

        Columns:
            - incident: an event, or the whole of a split one.
            - part_of: its whole; null: none.
            - exhaustive: false: a file need not have all parts.
        """
        return self._scopes.clone()

    @property
    def dates(self) -> pl.DataFrame:
        """Every date as a claim of the dataset, as `timeline.reconcile` takes it.

        Columns:
            - claim, event, event_kind, bound: of which part of what.
            - earliest, latest: local days, both included: as precise as the dataset says.
            - zone: in which they are local; null: not known, and UTC.
            - instant, lasting: of the event.
            - origin, document: the dataset.
        """
        return self._dates.clone()

    @property
    def orders(self) -> pl.DataFrame:
        """Which date comes before which, as `timeline.reconcile` takes it.

        Columns:
            - claim, event, relation, other, gap_min, gap_max.
            - origin, document: the dataset.
        """
        return self._orders.clone()

    @property
    def statements(self) -> pl.DataFrame:
        """Every report of an utterance that event data code; empty for other datasets.

        A row is one report; what several rows say alike may be one utterance, and is for
        `reported`. Whether a statement was made, and in which words, the code does not tell.

        Columns:
            - statement: the event.
            - speaker, speaker_country, addressee, addressee_country: as the file names them; null:
              not told.
            - act: what it does (a `SpeechAct`); null: a comment, a denial or an appeal.
            - subject: what is asked, offered or refused; null: the code does not say.
            - first_day, last_day: of the event, both included.
            - code, code_name: the code, and what the file calls it.
            - origin: the outlet that reports it; null: not told.
            - report: the story, or its address; null: not told.
            - document: the dataset.
            - row: in the file, as a spreadsheet counts.
        """
        return self._statements.clone()

    @property
    def demands(self) -> pl.DataFrame:
        """Those of the statements by which something is asked.

        Columns:
            - demand: the event; the same in `statements`.
            - by, by_country, of, of_country: who asks whom, as the file names them.
            - kind: demand or appeal, by the word of CAMEO's code; null of PLOVER, which does not
              part them.
            - subject: what is asked; null: the code does not say.
            - first_day, last_day, code, code_name, origin, report, document, row: as in
              `statements`.
        """
        return self._demands.clone()

    @property
    def events(self) -> pl.DataFrame:
        """Every row of the file, in its order.

        Columns:
            - row: in the file, as a spreadsheet counts: the header is 1.
            - event: the incident of its claims.
            - part_of: the whole; null: none.
            - whole: the event, where a row is one of several of a split one; else its own.
            - kind, parties: what happened, between whom.
            - first_day, last_day, precision: when, and how wide that is (a `Precision`).
            - zone: in which the days are local.
            - place, latitude, longitude, km: where, and how far from there it may have been.
            - is_summary: whether it sums up several events that are not told apart.
            - grade: how sure the dataset is, in its own word.
            - is_copy: whether the row stands in the file before, word for word.
            - sources, links: as the dataset names them.
            - every column of the file, typed where all its values are numbers; where its name is
              one of those above, with "_given" behind it.
        """
        return self._events.clone()

    @property
    def problems(self) -> pl.DataFrame:
        """What is wrong, or worth a look; nothing was dropped or mended.

        Columns:
            - row: in the file, as a spreadsheet counts; null: the whole file.
            - id: of the row, or of the whole of a split event.
            - column: null: several.
            - kind: a `FlawKind`.
            - value: what was found.
            - done: what was done about it.
        """
        return self._flaws.clone()

    def totals(self, by: Sequence[str] | str = ()) -> pl.DataFrame:
        """Add up the dataset's own figures, as the dataset would.

        A figure of all and figures of some are never added, nor are outcomes, nor what a
        belligerent concedes and what the dataset counts: each has a row of its own. Rows where
        `top` is true may be added, those of one outcome, relation and claimant. Rows that stand
        in the file twice count once. What several datasets or documents say of one incident is
        for `beside` and `match`, and for `casualties.reconcile`.

        Args:
            by: Columns of `events`, or year or month (of the first day).

        Returns:
            The columns of `by`, and:

            - outcome, status, group, relation, claimant: what is counted, and by whose word.
            - low, best, high: the sums of what is given, null where a row lacks it (a null high
              is open).
            - given: the sum of the one figure that the dataset adds up.
            - n_events: how many (a split event is one).
            - n_without_best: how many of them lack a best figure.
            - n_out_of_order: of how many low, best and high, added over their rows, are not in
              order.
            - top: whether rows of one outcome may be added.

        Raises:
            ArgumentError: `by` names no column of `events`.

        >>> import polars as pl
        >>> import pakafg
        >>> rows = pl.DataFrame({"no": ["a", "b"], "dead": ["5", "at least 3"]})
        >>> data = pakafg.open_table(rows, {"id": "no", "killed": "dead"})
        >>> data.totals().select("outcome", "low", "best", "high", "n_events").row(0)
        ('killed', 8, 8, None, 2)
        """
        return add_figures(self._figures, self._events, by)

    def reported(
        self, by: Sequence[str] | str = ("speaker", "act", "addressee", "code", "first_day")
    ) -> pl.DataFrame:
        """Count by how many outlets statements that are alike are reported.

        A story that a file codes twice is one report, and the stories of one outlet are one
        origin. Two outlets may print one agency's story, which no code tells: how many sources
        there are is a range, which begins with 1.

        Args:
            by: Columns of `statements` that are the same in statements that may be one.

        Returns:
            One row for each group, the most widely reported first: the columns of `by`, and:

            - n_statements: rows.
            - n_reports: stories.
            - n_origins_min, n_origins_max: the fewest and the most sources that there may be (an
              outlet that is not told counts once a row).
            - origins: the outlets.
            - statements: their ids.

        Raises:
            ArgumentError: `by` names no column of `statements`.

        >>> import polars as pl
        >>> import pakafg
        >>> row = {"Event Date": ["2031-03-04"] * 3, "CAMEO Code": ["112"] * 3}
        >>> row |= {"Source Name": ["A"] * 3, "Target Name": ["B"] * 3, "Event ID": [1, 2, 3]}
        >>> row |= {"Publisher": ["Dawn", "Dawn", "Tolo News"], "Story ID": [7, 7, 8]}
        >>> data = pakafg.open_icews(pl.DataFrame(row))
        >>> told = data.reported().select("n_statements", "n_reports", "n_origins_max", "origins")
        >>> told.row(0)
        (3, 2, 2, ['Dawn', 'Tolo News'])
        """
        return count_reports(self._statements, by)

    def beside(self, corpus: Corpus, pairs: Mapping[str, str] | AnyFrame) -> pl.DataFrame:
        """Hold the dataset's figures of incidents against those of a corpus's documents.

        Args:
            corpus: The corpus.
            pairs: Which incident of the corpus each event of the dataset is: a mapping from one
                to the other, or a table with left (event) and right (incident). That they are
                one is your judgement.

        Returns:
            A row for each claimed cell of these incidents, as `casualties.reconcile` answers on
            the claims of both:

            - incident, incident_name, outcome, nationality, status, group: what is counted.
            - says: who has which figure.
            - low, best, high, grade, n_origins_min, n_origins_max: as there.
            - claims: their ids, of both.

        Raises:
            ArgumentError: `corpus` is none, or `pairs` names what is not there, or one twice.
            FrameError: `pairs` is a table that lacks a column.

        >>> import polars as pl
        >>> import pakafg
        >>> rows = pl.DataFrame({"no": ["a"], "dead": [5]})
        >>> data = pakafg.open_table(rows, {"id": "no", "killed": "dead"}, name="Ours")
        >>> corpus = pakafg.load_corpus()
        >>> both = data.beside(corpus, {"a": "spin-boldak-shooting"})
        >>> both.filter(pl.col("says").str.contains("Ours")).select("says", "low", "high").row(0)
        ('000 has 4; 003 has at least five; Ours has 5', 4, None)
        """
        check_corpus(corpus)
        return beside_corpus(self._claims, corpus, pairs)

    def timeline(self) -> Timeline:
        """Reconcile the dataset's dates and orders to a timeline.

        Returns:
            The timeline; where the dataset contradicts itself, its conflicts.

        Raises:
            FrameError: Dates cannot be used.

        >>> import polars as pl
        >>> import pakafg
        >>> rows = pl.DataFrame({"no": ["a"], "day": ["2025-10-11"]})
        >>> pakafg.open_table(rows, {"id": "no", "day": "day"}).timeline().events["edtf"].to_list()
        ['2025-10-11']
        """
        orders = self._orders if self._orders.height else None
        return reconcile(dates=self._dates, orders=orders)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dataset):
            return NotImplemented
        pairs = ((getattr(self, name), getattr(other, name)) for name in _FRAMES)
        return self.cite == other.cite and all(one.equals(two) for one, two in pairs)

    def __hash__(self) -> int:
        return hash((self.cite, self._events.height, self._claims.height))

    def __repr__(self) -> str:
        told = (
            (self._statements, "statement") if self._statements.height else (self._claims, "claim")
        )
        return (
            f"<Dataset {self.cite.dataset}: {counted(self._events.height, 'event')}, "
            f"{counted(told[0].height, told[1])}, {counted(self._flaws.height, 'problem')}>"
        )


def check_dataset(name: str, given: object) -> Dataset:
    """Check that an argument is a dataset.

    Raises:
        ArgumentTypeError: It is something else.
    """
    check_kind(name, given, Dataset, "a dataset, such as pakafg.open_ucdp gives")
    return cast("Dataset", given)
