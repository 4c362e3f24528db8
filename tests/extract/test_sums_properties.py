"""Sums of any shape are found, and figures without any give none."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.sums import contributions, prove
from pipeline.model.statement import Figure, LineItem, Statement
from pipeline.model.statement import StatementKind as Kind
from tests.extract.sums_tables import NOWHERE, table

amounts = st.integers(10_000, 9_999_999)
pairs = st.tuples(amounts, amounts)
sections = st.lists(st.lists(pairs, min_size=2, max_size=7), min_size=2, max_size=4)


def statement(rows: list[tuple[str, tuple[int, ...]]], kind: Kind) -> Statement:
    return table("\n".join(f"{label}  " + "  ".join(map(str, values)) for label, values in rows), kind)


def added(values: list[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*values, strict=True)))


@settings(max_examples=60, deadline=None)
@given(sections)
def test_totals_of_totals_are_found_and_joined(parts: list[list[tuple[int, int]]]) -> None:
    rows: list[tuple[str, tuple[int, ...]]] = []
    for section in parts:
        rows += [("Line", values) for values in section]
        rows.append(("Total section", added(section)))
    rows.append(("Total assets", added([added(section) for section in parts])))
    proved = prove(statement(rows, Kind.BALANCE_SHEET))
    totals = [order for order, (label, _) in enumerate(rows) if label.startswith("Total")]
    assert [proof.total for proof in proved.sums] == totals
    assert set(contributions(proved).values()) == {(len(rows) - 1, 1)}


@settings(max_examples=60, deadline=None)
@given(st.lists(pairs, min_size=2, max_size=8), st.data())
def test_one_lines_change_takes_the_proof_away(lines: list[tuple[int, int]], data: st.DataObject) -> None:
    rows = [*(("Line", values) for values in lines), ("Total", added(lines))]
    changed = data.draw(st.integers(0, len(lines) - 1))
    by = data.draw(st.integers(20, 5_000))
    printed = statement(rows, Kind.BALANCE_SHEET)
    line = printed.lines[changed]
    wrong = replace(line, figures=(line.figures[0], bumped(line.figures[1], by)))
    faulty = replace(printed, lines=tuple(wrong if old is line else old for old in printed.lines))
    assert all(proof.total != len(lines) or proof.parts[-1][1] < 0 for proof in prove(faulty).sums)


def bumped(figure: Figure, by: int) -> Figure:
    assert figure.value is not None
    return replace(figure, value=figure.value + Decimal(by))


@settings(max_examples=60, deadline=None)
@given(st.lists(pairs, min_size=5, max_size=40, unique=True))
def test_figures_that_have_nothing_to_do_with_each_other_prove_nothing(noise: list[tuple[int, int]]) -> None:
    labels = ("Line", "Total", "Net income", "Line", "Line")
    rows = [(labels[i % len(labels)], values) for i, values in enumerate(noise)]
    assert prove(statement(rows, Kind.OPERATIONS)).sums == ()


@given(st.integers(-3, 6), st.integers(0, 2))
def test_neither_scale_nor_places_change_a_proof(scale: int, places: int) -> None:
    printed = statement([("A", (1234, 2001)), ("B", (3456, 4002)), ("Total", (4690, 6003))], Kind.OTHER)
    lines = tuple(rescaled(line, scale, places) for line in printed.lines)
    (proof,) = prove(replace(printed, lines=lines)).sums
    assert (proof.total, proof.parts, proof.ambiguous) == (2, ((0, 1), (1, 1)), False)


def rescaled(line: LineItem, scale: int, places: int) -> LineItem:
    figures = tuple(replace(f, value=f.value and f.value.scaleb(-places), places=places) for f in line.figures)
    return replace(line, figures=figures, scale=scale)


def test_a_line_without_a_figure_in_a_column_counts_as_nothing_there() -> None:
    printed = statement([("A", (1234, 2001)), ("B", (3456, 0)), ("Total", (4690, 2001))], Kind.OTHER)
    line = printed.lines[1]
    absent = replace(line, figures=line.figures[:1])
    lines = (
        printed.lines[0],
        absent,
        LineItem(order=2, label="Total", source=NOWHERE, figures=printed.lines[2].figures),
    )
    assert [proof.columns for proof in prove(replace(printed, lines=lines)).sums] == [(1, 2)]
