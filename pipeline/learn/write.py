"""The learned tables as text files: sorted, one key a line, so that git shows what learning changed."""

import csv
from pathlib import Path

from pipeline.learn.table import STATEMENTS, Tables, weigh


def write_tables(tables: Tables, folder: Path) -> None:
    """Write `labels.tsv`, `concepts.tsv`, `clues.tsv`, `words.txt` and `about.csv` into a folder, made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    concepts = sorted({concept for _, concept in tables.priors})
    _write(folder / "labels.tsv", _label_lines(tables))
    _write(folder / "concepts.tsv", _concept_lines(tables, concepts))
    _write(folder / "clues.tsv", _clue_lines(tables, {concept: str(i) for i, concept in enumerate(concepts)}))
    _write(folder / "words.txt", sorted(tables.words))
    _write_about(tables, folder / "about.csv")


def _write(path: Path, lines: list[str]) -> None:
    path.write_bytes("".join(f"{line}\n" for line in lines).encode())


def _label_lines(tables: Tables) -> list[str]:
    lines = []
    for wording, counts in sorted(tables.labels.items()):
        votes = [
            f"{statement} {concept} {votes.earlier} {votes.recent} {votes.negated}"
            for (statement, concept), votes in sorted(counts.items())
        ]
        lines.append("\t".join((wording, *votes)))
    return lines


def _concept_lines(tables: Tables, concepts: list[str]) -> list[str]:
    lines = []
    for concept in concepts:
        seen = ((statement, tables.priors.get((statement, concept))) for statement in STATEMENTS)
        votes = [f"{statement} {votes.earlier} {votes.recent}" for statement, votes in seen if votes]
        lines.append("\t".join((concept, *votes)))
    return lines


def _clue_lines(tables: Tables, numbers: dict[str, str]) -> list[str]:
    lines = []
    for statement, clue, absent, weights in weigh(tables):
        pairs = " ".join(f"{numbers[concept]} {weight:.1f}" for concept, weight in weights)
        lines.append(f"{statement} {clue}\t{absent:.1f}\t{pairs}")
    return sorted(lines)


def _write_about(tables: Tables, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("what", "value"))
        rows.writerows((("filings", tables.filings), ("filers", tables.filers)))
        rows.writerows((("first fiscal year", tables.years[0]), ("last fiscal year", tables.years[1])))
