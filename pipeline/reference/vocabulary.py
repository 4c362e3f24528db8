"""The tables of measures outside GAAP, of members and of balances in `mappings/`, opened."""

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pipeline.model.vocabulary import Balance, MeasureWord, Member, Term, Vocabulary
from pipeline.model.wording import spelled
from pipeline.reference.data import data_folder


@cache
def open_vocabulary(mappings: Path | None = None) -> Vocabulary:
    """The vocabulary of a folder of mappings, the shipped one by default."""
    folder = mappings or data_folder("mappings")
    rows = _rows(folder / "nongaap.csv")
    return Vocabulary(
        wholes=_terms(rows, "whole"),
        prefixes=_terms(rows, "prefix"),
        measures=_terms(rows, "measure"),
        fillers=frozenset(word for row in rows if row["part"] == "filler" for word in row["words"].split()),
        members=tuple(
            Member(words=frozenset(spelled(row["words"]).split()), axis=row["axis"], name=row["member"])
            for row in _rows(folder / "axes.csv")
        ),
        balances=tuple(
            Balance(words=spelled(row["words"]), unless=frozenset(spelled(row["unless"]).split()))
            for row in _rows(folder / "balances.csv")
        ),
        said=tuple(
            MeasureWord(
                words=row["words"],
                names={"yes": True, "no": False}.get(row["names"]),
                time=row["time"],
                value=row["value"],
                listed=row["listed"] == "yes",
            )
            for row in _rows(folder / "measures.csv")
        ),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _terms(rows: Iterable[dict[str, str]], part: str) -> tuple[Term, ...]:
    """The terms of one part of the table; those of more words first, so that the fullest name wins."""
    terms = [
        Term(words=frozenset(spelled(row["words"]).split()), name=row["name"], unit=row["unit"], gaap=row["gaap"])
        for row in rows
        if row["part"] == part
    ]
    return tuple(sorted(terms, key=lambda term: -len(term.words)))
