"""Figures said in passing, as balance sheets print them."""

import pytest

from pipeline.extract.tables.parentheses import read_parentheses
from pipeline.model.source import Source

LABELS = {
    "Accounts receivable, net of allowance of $711 and $963, respectively": ["allowance: 711, 963"],
    "Less allowances of $485 in 2023 and $500 in 2022": ["allowance: 485, 500"],
    "Net of accumulated depreciation of $95,781 ($93,386 as of December 31, 2022)": [
        "accumulated depreciation: 95781, 93386"
    ],
    "Held-to-maturity securities (fair value of $750 and $783)": ["fair value: 750, 783"],
    "Common stock, $0.001 par value; 500 shares authorized; 36 and 35 shares issued and outstanding": [
        "par value: 0.001, 0.001",
        "shares authorized: 500, 500",
        "shares issued: 36, 35",
        "shares outstanding: 36, 35",
    ],
    "Preferred stock, $0.01 par value (10,000 shares authorized, no shares issued)": [
        "par value: 0.01, 0.01",
        "shares authorized: 10000, 10000",
        "shares issued: 0, 0",
    ],
    "Authorized 99,000 shares Issued 43,788 and 45,000 shares, Outstanding 43,763 and 44,975 shares": [
        "shares authorized: 99000, 99000",
        "shares issued: 43788, 45000",
        "shares outstanding: 43763, 44975",
    ],
    "100 shares authorized as of June 30, 2025 and December 31, 2024; 36 and 35 shares issued": [
        "shares authorized: 100, 100",
        "shares issued: 36, 35",
    ],
    "4,188 issued (4,137 issued as of December 31, 2022)": ["shares issued: 4188, 4137"],
    "Issued — Shares: 2023: 1,987; 2022: 1,986": ["shares issued: 1987, 1986"],
    "Treasury stock, at cost; 931.9 and 929.3 million shares": ["shares 10^6: 931.9, 929.3"],
    "Common stock; authorized – 3.5 billion shares; issued – 1,660.6 million shares": [
        "shares authorized 10^9: 3.5, 3.5",
        "shares issued 10^6: 1660.6, 1660.6",
    ],
    "36, 35 and 34 shares issued": [],
    "Certificates of deposit ($100,000 or more)": [],
    "Shares outstanding at end of period (000)": [],
    "Cash at December 31, 2024": [],
}


@pytest.mark.parametrize(("label", "said"), LABELS.items())
def test_what_a_label_says_in_passing(label: str, said: list[str]) -> None:
    source = Source(document="release", start=100, end=100 + len(label), text=label)
    found = read_parentheses([source], [1, 2])
    jotted = [
        f"{item.label}{f' 10^{item.scale}' if item.scale else ''}: {', '.join(str(f.value) for f in item.figures)}"
        for item in found
    ]
    assert jotted == said


def test_receipts_point_at_the_figures() -> None:
    label = "net of allowance of $711 and $963, respectively"
    source = Source(document="release", start=100, end=100 + len(label), text=label)
    (allowance,) = read_parentheses([source], [1, 2])
    assert [(f.source.text, f.source.start) for f in allowance.figures] == [("$711", 120), ("$963", 129)]
