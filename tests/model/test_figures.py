"""How figures are printed, and what each says."""

from decimal import Decimal

import pytest

from pipeline.model.figures import Printed, parse_figure


@pytest.mark.parametrize(
    ("text", "value", "places"),
    [
        ("42,625", "42625", 0),
        ("$ 42,625", "42625", 0),
        ("$(0.05)", "-0.05", 2),
        ("($ 1,205)", "-1205", 0),
        ("(17", "-17", 0),
        ("-12.5", "-12.5", 1),
        ("−12.5", "-12.5", 1),
        ("$-3", "-3", 0),
        (".93", "0.93", 2),
        ("—", "0", 0),
        ("$ --", "0", 0),
        ("0", "0", 0),
    ],
)
def test_amounts(text: str, value: str, places: int) -> None:
    printed = parse_figure(text)
    assert printed is not None
    assert (printed.value, printed.places, printed.suffix) == (Decimal(value), places, "")


@pytest.mark.parametrize(
    ("text", "value", "suffix"),
    [
        ("12.5%", "12.5", "%"),
        ("(3.1)%", "-3.1", "%"),
        ("(3.1%)", "-3.1", "%"),
        ("70 bps", "70", "bps"),
        ("0.7 points", "0.7", "points"),
        ("1.5x", "1.5", "x"),
        ("~13.3%", "13.3", "%"),
        ("—%", "0", "%"),
    ],
)
def test_what_follows_a_figure(text: str, value: str, suffix: str) -> None:
    printed = parse_figure(text)
    assert printed is not None
    assert (printed.value, printed.suffix) == (Decimal(value), suffix)


@pytest.mark.parametrize("text", ["N/A", "NM", "n.m.", "$ nm", "***", ">100%", "> 1,000 %", "nm%"])
def test_figures_without_a_value(text: str) -> None:
    printed = parse_figure(text)
    assert printed is not None
    assert printed.value is None


def test_currencies_and_marks() -> None:
    assert parse_figure("€ 12") == Printed(value=Decimal(12), currency="EUR")
    assert parse_figure("$14.0^") == Printed(value=Decimal("14.0"), places=1, currency="USD", marks=("^",))
    assert parse_figure("12 (a)*") == Printed(value=Decimal(12), marks=("a", "*"))


@pytest.mark.parametrize("text", ["", "Sales", "March 31, 2006", "1 to 2", "$", ")", "Q1", "12 34"])
def test_what_is_no_figure(text: str) -> None:
    assert parse_figure(text) is None
