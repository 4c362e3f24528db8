"""Arelle's word on what is written: nothing to complain of, and a fault put in on purpose is seen."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.emit import write_report
from pipeline.model.concept import Concept, PeriodType
from pipeline.model.finding import Severity
from pipeline.model.report import Calculation, Fact, Hypercube, Node, Report, Role, Unit
from pipeline.reference.catalogue import open_catalogue
from pipeline.validate import validate

from .small import AWARDS, CASH_FLOWS, PER_SHARE, SELLING, SHARES, USD, abstract, fact

pytestmark = pytest.mark.slow

Check = Callable[[Report], list[str]]
PURE = Unit(numerators=("xbrli:pure",))
UNITS = {"monetary": USD, "shares": SHARES, "perShare": PER_SHARE, "percent": PURE, "pure": PURE, "integer": PURE}
ROLES = (
    *("2003/role/totalLabel", "2003/role/verboseLabel", "2009/role/netLabel", "2009/role/negatedTotalLabel"),
    *("2009/role/negatedNetLabel", "2009/role/negatedTerseLabel", "2009/role/negatedPeriodEndLabel"),
)


@pytest.fixture
def complaints(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Check:
    """The codes of everything that is worse than a note."""
    catalogue = open_catalogue("us-gaap-2025")
    cache = tmp_path_factory.getbasetemp() / "emit-cache"

    def check(report: Report) -> list[str]:
        paths = write_report(report, catalogue, tmp_path)
        found = validate(paths.instance, report, catalogue, cache=cache, packages=())
        return [finding.code for finding in found if finding.severity is not Severity.INFO]

    return check


def test_the_small_report_is_valid(report: Report, complaints: Check) -> None:
    assert complaints(report) == []


def test_a_report_without_roles_is_valid(report: Report, complaints: Check) -> None:
    assert complaints(replace(report, facts=report.facts[:3], roles=(), extensions=())) == []


def test_a_wrong_sum_is_seen(report: Report, complaints: Check) -> None:
    """So the calculation linkbase is read, and under Calculations 1.1."""
    wrong = replace(report.facts[0], value=Decimal(44_063_000))
    assert complaints(replace(report, facts=(wrong, *report.facts[1:]))) == [
        "arelle.calc11e:inconsistentCalculationUsingRounding"
    ]


def test_a_member_outside_its_domain_is_seen(report: Report, complaints: Check) -> None:
    """So the definition linkbase is read."""
    stray = fact("us-gaap:ShareBasedCompensation", "7", "7000", member="us-gaap:CostOfSalesMember")
    assert "arelle.xbrldie:PrimaryItemDimensionallyInvalidError" in complaints(
        replace(report, facts=(*report.facts, stray))
    )


@pytest.mark.parametrize("kind", [*UNITS, "string", "textBlock"])
def test_an_extension_of_any_type_is_valid(report: Report, complaints: Check, kind: str) -> None:
    own = concept(f"{kind}ItemType")
    facts = (one(own, UNITS.get(kind)),)
    assert complaints(replace(report, facts=facts, extensions=(own,), roles=())) == []


def concept(kind: str) -> Concept:
    return Concept(name=f"abc:My{kind}", type=kind, period_type=PeriodType.DURATION, label=f"My {kind}")


def one(concept: Concept, unit: Unit | None) -> Fact:
    return fact(
        concept.name, "1", "1" if unit else None, unit=unit, decimals=0 if unit else None, text="" if unit else "a"
    )


def test_roles_that_share_axes_and_totals_are_valid(report: Report, complaints: Check) -> None:
    """One axis in two roles and twice in one; a company's own table and axis; a total proved in two ways."""
    again = Hypercube(
        table="abc:AwardsTable",
        line_items=("us-gaap:CostOfRevenue", "us-gaap:ShareBasedCompensation"),
        axes=(
            (AWARDS, "us-gaap:IncomeStatementLocationDomain", (SELLING,)),
            ("abc:RegionAxis", "abc:RegionDomain", ("abc:NorthMember",)),
        ),
    )
    cost = (("us-gaap:CostOfRevenue", 1),)
    more = Role(
        name="Awards",
        definition="003 - Statement - AWARDS",
        presentation=(
            Node(concept="abc:AwardsLineItems", depth=0),
            *(
                Node(concept="us-gaap:ShareBasedCompensation", depth=1, preferred_label=f"http://www.xbrl.org/{role}")
                for role in ROLES
            ),
        ),
        calculations=tuple(Calculation(total="us-gaap:CostsAndExpenses", parts=cost) for _ in range(2)),
        hypercubes=(*CASH_FLOWS.hypercubes, again),
    )
    own = (
        *(abstract(f"abc:{name}", name) for name in ("AwardsTable", "AwardsLineItems", "RegionAxis")),
        *(abstract(f"abc:{name}", name, "domainItemType") for name in ("RegionDomain", "NorthMember")),
    )
    assert complaints(replace(report, extensions=(*report.extensions, *own), roles=(*report.roles, more))) == []
