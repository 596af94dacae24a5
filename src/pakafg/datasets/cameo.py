"""CAMEO: which of its codes are words, what they do by PLOVER, and what they are about.

Laws of this file: a code is text ("040" is no 40); what a code does not say is null. The acts are
those of PLOVER's own table from CAMEO (2021), which leaves out statements (01) and appeals (02).
Deeds and meetings are no utterances: 04, 06 to 09, 14 to 20, a symbolic act (017), a breach of law
(128).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.values.vocabularies import DemandKind, SpeechAct

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["act_of", "is_known", "is_said", "kind_of_demand", "read_codes", "subject_of"]

_CODES: Final = {
    "01": "0 1 2 3 4 5 6 7 8 9",
    "02": "0 1 11 12 13 14 2 3 31 32 33 34 4 41 42 43 44 5 51 52 53 54 55 56 6 7 8",
    "03": "0 1 11 12 13 14 2 3 31 32 33 34 4 41 42 43 44 5 51 52 53 54 55 56 6 7 8 9",
    "04": "0 1 2 3 4 5 6",
    "05": "0 1 2 3 4 5 6 7",
    "06": "0 1 2 3 4",
    "07": "0 1 2 3 4 5",
    "08": "0 1 11 12 13 14 2 3 31 32 33 34 4 41 42 5 6 61 62 63 7 71 72 73 74",
    "09": "0 1 2 3 4",
    "10": "0 1 11 12 13 14 2 3 31 32 33 34 4 41 42 43 44 5 51 52 53 54 55 56 6 7 8",
    "11": "0 1 2 21 22 23 24 25 3 4 5 6",
    "12": "0 1 11 12 13 14 2 21 22 23 24 3 31 32 33 34 4 41 42 43 44 45 46 5 6 7 8 9",
    "13": "0 1 11 12 13 2 21 22 23 24 3 4 5 6 7 8 81 82 83 84 85 9",
    "14": "0 1 11 12 13 14 2 21 22 23 24 3 31 32 33 34 4 41 42 43 44 5 51 52 53 54",
    "15": "0 1 2 3 4 5",
    "16": "0 1 2 21 22 23 3 4 5 6 61 62 63",
    "17": "0 1 11 12 2 21 22 23 24 3 4 5 6",
    "18": "0 1 2 21 22 23 3 31 32 33 34 4 5 6",
    "19": "0 1 2 3 4 5 51 52 6",
    "20": "0 1 2 3 4 41 42",
}
_KNOWN: Final = frozenset(
    code for root, ends in _CODES.items() for code in (root, *(root + end for end in ends.split()))
)
_OF_ROOT: Final = 2  # digits
_DEEDS: Final = ("017", "128")
_ACTS: Final[Mapping[str, str | None]] = {
    "01": None,
    "02": None,
    "03": SpeechAct.AGREE,
    "05": SpeechAct.SUPPORT,
    "10": SpeechAct.REQUEST,
    "11": SpeechAct.ACCUSE,
    "12": SpeechAct.REJECT,
    "13": SpeechAct.THREATEN,
}
"""The roots whose codes are words, and what each does."""

_DEMANDS: Final[Mapping[str, str]] = {"02": DemandKind.APPEAL, "10": DemandKind.DEMAND}
_COOPERATION: Final = {
    "1": "material cooperation",
    "11": "economic cooperation",
    "12": "military cooperation",
    "13": "judicial cooperation",
    "14": "intelligence cooperation",
}
_AID: Final = {
    "": "material aid",
    "1": "economic aid",
    "2": "military aid",
    "3": "humanitarian aid",
    "4": "military protection or peacekeeping",
}
_REFORM: Final = {
    "": "political reform",
    "1": "a change of leaders",
    "2": "a change of policy",
    "3": "rights",
    "4": "a change of institutions",
}
_YIELDING: Final = {
    "": "giving way",
    "1": "easing administrative sanctions",
    "2": "easing political dissent",
    "3": "the release of persons or property",
    "4": "easing economic sanctions, a boycott or an embargo",
    "5": "international involvement other than mediation",
    "6": "de-escalation of military engagement",
}


def _branches(**parts: Mapping[str, str]) -> dict[str, str]:
    return {
        branch.removeprefix("b") + end: words
        for branch, ends in parts.items()
        for end, words in ends.items()
    }


# What may be asked, offered or refused is cut alike in four roots; of 12 the branches lie apart.
_ASKED: Final = {
    **_COOPERATION,
    "2": "diplomatic cooperation",
    **_branches(b3=_AID, b4=_REFORM, b5=_YIELDING),
    "6": "a meeting or negotiations",
    "7": "settling the dispute",
    "8": "mediation",
}
_REFUSED: Final = {
    **_COOPERATION,
    **_branches(b2=_AID, b3=_REFORM, b4=_YIELDING),
    "5": "a meeting or negotiations",
    "6": "mediation",
    "7": "a plan to settle the dispute",
}
_SUBJECTS: Final[Mapping[str, str]] = {
    **{root + end: words for root in ("02", "03", "10") for end, words in _ASKED.items()},
    **{f"12{end}": words for end, words in _REFUSED.items()},
    "039": "mediation",
}
_MOVED: Final = ("101", "105", "106", "107", "108")
"""Codes that mean one thing in CAMEO's manual (1.1b3), and another in GDELT's own list of them."""


def read_codes(text: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Read codes, and give back the zeros that a spreadsheet took from them.

    Where no code of the column begins with 0, all were read as numbers somewhere: those that are
    none without it, and beside longer ones all of two digits, get it back.

    Args:
        text: The cells.

    Returns:
        The codes, and whether each had lost its zero.
    """
    codes = text.str.strip_chars().str.replace(r"\.0+$", "")
    if codes.str.starts_with("0").any():
        return codes, pl.repeat(value=False, n=codes.len(), eager=True)
    known = sorted(_KNOWN)
    padded = pl.select(pl.format("0{}", codes)).to_series()
    lengths = codes.str.len_chars()
    are_roots = (lengths <= _OF_ROOT).all()
    is_short = (lengths < _OF_ROOT) if are_roots else (lengths <= _OF_ROOT)
    lost = padded.is_in(known) & (is_short | ~codes.is_in(known))
    lost = lost.fill_null(value=False)
    return codes.zip_with(~lost, padded), lost


def _root(code: pl.Expr) -> pl.Expr:
    return code.str.slice(0, 2)


def is_known(code: pl.Expr) -> pl.Expr:
    """Tell whether a code is one of CAMEO's."""
    return code.is_in(sorted(_KNOWN))


def is_said(code: pl.Expr) -> pl.Expr:
    """Tell whether a code is of words, and of no deed or meeting."""
    words = _root(code).is_in(list(_ACTS)) & ~code.is_in(_DEEDS)
    return (words & is_known(code)).fill_null(value=False)


def act_of(code: pl.Expr) -> pl.Expr:
    """Name what the words of a code do (a `SpeechAct`); null for comments and appeals."""
    acts = {root: str(act) for root, act in _ACTS.items() if act is not None}
    return _root(code).replace_strict(acts, default=None, return_dtype=pl.String)


def kind_of_demand(code: pl.Expr) -> pl.Expr:
    """Name the kind of a demand by the word of its root; null where nothing is asked."""
    kinds = {root: str(kind) for root, kind in _DEMANDS.items()}
    return _root(code).replace_strict(kinds, default=None, return_dtype=pl.String)


def subject_of(code: pl.Expr, *, manual: bool = True) -> pl.Expr:
    """Say what is asked, offered or refused; null where the code does not.

    Args:
        code: The code.
        manual: Whether codes are those of CAMEO's manual; False: where lists of codes differ, the
            subject is null.
    """
    subjects = {code: words for code, words in _SUBJECTS.items() if manual or code not in _MOVED}
    return code.replace_strict(subjects, default=None, return_dtype=pl.String)
