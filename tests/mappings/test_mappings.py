"""The mapping tables as data: every row can work, and names only concepts that exist."""

import csv
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from pipeline.model.statement import UnitKind
from pipeline.reference.catalogue import open_catalogue
from pipeline.reference.data import data_folder
from pipeline.reference.labels import open_labels, read_anchors, read_successors
from pipeline.reference.vocabulary import open_vocabulary

MAPPINGS = data_folder("mappings")
CATALOGUE = open_catalogue("us-gaap-2025")
KNOWN = frozenset(concept.name for concept in CATALOGUE.concepts())
TYPES = {UnitKind.MONEY: "monetaryItemType", UnitKind.SHARES: "sharesItemType", UnitKind.PER_SHARE: "perShareItemType"}


def test_successors_are_in_the_taxonomy_and_what_they_replace_is_not() -> None:
    for retired, successor in read_successors(MAPPINGS).items():
        assert " " in retired or f"us-gaap:{retired}" not in KNOWN
        assert not successor or f"us-gaap:{successor}" in KNOWN, retired


def test_anchors_are_in_the_taxonomy() -> None:
    assert {f"us-gaap:{name}" for name in read_anchors(MAPPINGS)} <= KNOWN


def test_every_rule_for_figures_in_parentheses_names_a_balance_counted_as_it_says() -> None:
    for rule in open_labels().asides:
        concept = CATALOGUE.get(rule.concept)
        assert concept is not None, rule
        assert concept.type == TYPES[UnitKind(rule.unit)], rule
        assert concept.period_type == "instant", rule


def test_every_rule_for_figures_in_parentheses_can_be_reached() -> None:
    rules = open_labels().asides
    for i, rule in enumerate(rules):
        example = next(name for name in sorted(KNOWN) if fnmatchcase(name, rule.within))
        hit = next(r for r in rules if (r.words, r.unit) == (rule.words, rule.unit) and fnmatchcase(example, r.within))
        assert hit in rules[: i + 1]


def test_splits_twins_and_members_name_what_exists() -> None:
    labels = open_labels()
    named = {name for rule in labels.splits for name in (rule.concept, rule.axis)}
    named |= {name for rule in labels.twins for name in (rule.concept, rule.also)}
    named |= {name for pair in labels.members.items() for name in pair}
    assert named <= KNOWN


def test_words_of_sentences_are_spelled_once_and_say_something() -> None:
    said = open_vocabulary().said
    assert [word.words for word in said] == sorted({word.words for word in said})
    for word in said:
        assert word.names is not None or word.time or word.value or word.listed, word
        assert word.time in ("", "day", "flow"), word
        assert word.value in ("", "amount", "ratio", "count"), word


@pytest.mark.parametrize("name", ["labels.tsv", "concepts.tsv", "clues.tsv"])
def test_learned_tables_are_sorted_so_that_changes_can_be_reviewed(name: str) -> None:
    keys = [line.partition("\t")[0] for line in (MAPPINGS / "learned" / name).read_text().splitlines()]
    assert keys == sorted(set(keys))


def test_learned_concepts_are_all_in_the_taxonomy() -> None:
    lines = (MAPPINGS / "learned" / "concepts.tsv").read_text().splitlines()
    assert {"us-gaap:" + line.partition("\t")[0] for line in lines} <= KNOWN


def test_lessons_are_sorted_and_name_what_exists() -> None:
    rows = [line.split("\t") for line in (MAPPINGS / "lessons.tsv").read_text().splitlines()]
    keys = [row[0] for row in rows]
    assert keys == sorted(set(keys))
    for key, *told in rows:
        name = key.rpartition(" ")[2]
        assert not name or f"us-gaap:{name}" in KNOWN
        assert told[::2] == sorted(set(told[::2]))
        assert all(float(weight) for weight in told[1::2])


def test_calibration_never_falls() -> None:
    rows = list(csv.DictReader((Path(MAPPINGS) / "calibration.csv").open()))
    points = [(float(row["said"]), float(row["right"])) for row in rows]
    assert points == sorted(points)
    assert [right for _, right in points] == sorted(right for _, right in points)
