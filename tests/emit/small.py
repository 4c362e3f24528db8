"""A small report made by hand, in a taxonomy of a dozen concepts."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pipeline.model.concept import Balance, CalculationArc, Concept, ItemType, PeriodType, Schema
from pipeline.model.period import Duration, Instant, Period
from pipeline.model.report import Calculation, Context, Entity, Fact, Hypercube, Node, Report, Role, Unit
from pipeline.model.source import Source
from pipeline.model.statement import Status

ENTITY = Entity(scheme="http://www.sec.gov/CIK", identifier="0000123456")
USD = Unit(numerators=("iso4217:USD",))
SHARES = Unit(numerators=("xbrli:shares",))
PER_SHARE = Unit(numerators=("iso4217:USD",), denominators=("xbrli:shares",))
QUARTER = Duration.of("2006-01-01", "2006-03-31")
QUARTER_END = Instant(date(2006, 3, 31))
YEAR_END = Instant(date(2005, 12, 31))
AWARDS = "us-gaap:IncomeStatementLocationAxis"
SELLING = "us-gaap:SellingAndMarketingExpenseMember"


def money(name: str, label: str, balance: Balance | None, period: PeriodType = PeriodType.DURATION) -> Concept:
    return Concept(name=name, type="monetaryItemType", period_type=period, balance=balance, label=label)


def abstract(name: str, label: str, kind: str = "stringItemType") -> Concept:
    return Concept(name=name, type=kind, period_type=PeriodType.DURATION, abstract=True, label=label)


CONCEPTS = (
    money("us-gaap:Revenues", "Revenues", Balance.CREDIT),
    money("us-gaap:CostOfRevenue", "Cost of Revenue", Balance.DEBIT),
    money("us-gaap:GrossProfit", "Gross Profit", Balance.CREDIT),
    money("us-gaap:ShareBasedCompensation", "Share-based Payment Arrangement, Noncash Expense", Balance.DEBIT),
    money("us-gaap:Cash", "Cash", Balance.DEBIT, PeriodType.INSTANT),
    abstract("us-gaap:IncomeStatementAbstract", "Income Statement [Abstract]"),
    abstract("us-gaap:StatementOfCashFlowsAbstract", "Statement of Cash Flows [Abstract]"),
    abstract("us-gaap:StatementTable", "Statement [Table]"),
    abstract("us-gaap:StatementLineItems", "Statement [Line Items]"),
    abstract(AWARDS, "Statement of Income Location, Balance [Axis]"),
    abstract(
        "us-gaap:IncomeStatementLocationDomain", "Statement of Income Location, Balance [Domain]", "domainItemType"
    ),
    abstract(SELLING, "Selling and Marketing Expense [Member]", "domainItemType"),
    Concept(
        name="us-gaap:EarningsPerShareBasic", type="perShareItemType", period_type=PeriodType.DURATION, label="EPS"
    ),
    Concept(
        name="dei:EntityRegistrantName",
        type="normalizedStringItemType",
        period_type=PeriodType.DURATION,
        label="Entity Registrant Name",
    ),
)
SCHEMAS = (
    Schema(
        prefix="dei", namespace="http://xbrl.sec.gov/dei/2025", location="https://xbrl.sec.gov/dei/2025/dei-2025.xsd"
    ),
    Schema(
        prefix="us-gaap",
        namespace="http://fasb.org/us-gaap/2025",
        location="https://xbrl.fasb.org/us-gaap/2025/elts/us-gaap-2025.xsd",
    ),
)


@dataclass(frozen=True)
class SmallCatalogue:
    """A catalogue that holds what a test needs."""

    name: str = "us-gaap-2025"
    schemas: tuple[Schema, ...] = SCHEMAS
    concepts: dict[str, Concept] = field(default_factory=lambda: {concept.name: concept for concept in CONCEPTS})

    def get(self, name: str) -> Concept | None:
        return self.concepts.get(name)

    def children(self, parent: str) -> tuple[CalculationArc, ...]:  # noqa: ARG002
        return ()

    def parents(self, child: str) -> tuple[CalculationArc, ...]:  # noqa: ARG002
        return ()

    def item_types(self, name: str) -> tuple[ItemType, ...]:  # noqa: ARG002
        return ()


def fact(
    concept: str,
    printed: str,
    value: str | None,
    period: Period = QUARTER,
    unit: Unit | None = USD,
    decimals: int | None = -3,
    member: str = "",
    label: str = "",
    text: str = "",
) -> Fact:
    """One figure of table 1, as printed and as it is to be reported."""
    return Fact(
        concept=concept,
        context=Context(entity=ENTITY, period=period, dimensions=((AWARDS, member),) if member else ()),
        value=text or (None if value is None else Decimal(value)),
        source=Source(
            document="release.txt", start=100, end=100 + len(printed), text=printed, table=1, row=4, column=2
        ),
        unit=unit,
        decimals=decimals,
        label=label,
        statement="IS" if unit else "",
        status=Status.ASSERTED if unit else None,
    )


FACTS = (
    fact("us-gaap:Revenues", "$ 43,063", "43063000", label="Revenues"),
    fact("us-gaap:CostOfRevenue", "22,951", "22951000", label="Cost of sales, network and customer support"),
    fact("us-gaap:GrossProfit", "20,112", "20112000"),
    fact("abc:NetworkRefunds", "(5)", "-5E+3", label="-Network refunds"),
    fact("us-gaap:EarningsPerShareBasic", "$(0.01)", "-0.01", unit=PER_SHARE, decimals=2),
    fact("us-gaap:ShareBasedCompensation", "321", "321000", member=SELLING),
    fact("us-gaap:ShareBasedCompensation", "--", "-0", decimals=None),
    fact("us-gaap:Cash", "24,434", "24434000", period=YEAR_END),
    fact("us-gaap:Cash", "N/A", None, period=QUARTER_END, decimals=None),
    fact("dei:EntityRegistrantName", "ABC & Co", None, unit=None, decimals=None, text="ABC & Co\x0c"),
)

NEGATED = "http://www.xbrl.org/2009/role/negatedLabel"
START = "http://www.xbrl.org/2003/role/periodStartLabel"
END = "http://www.xbrl.org/2003/role/periodEndLabel"

OPERATIONS = Role(
    name="StatementsOfOperations",
    definition="001 - Statement - STATEMENTS OF OPERATIONS",
    presentation=(
        Node(concept="us-gaap:IncomeStatementAbstract", depth=0),
        Node(concept="us-gaap:Revenues", depth=1, label="Total revenue"),
        Node(concept="us-gaap:CostOfRevenue", depth=1, label="Cost of sales", preferred_label=NEGATED),
        Node(concept="us-gaap:CostOfRevenue", depth=1, label="Costs, again", preferred_label=NEGATED),
        Node(concept="us-gaap:GrossProfit", depth=1),
    ),
    calculations=(
        Calculation(total="us-gaap:GrossProfit", parts=(("us-gaap:Revenues", 1), ("us-gaap:CostOfRevenue", -1))),
    ),
)
CASH_FLOWS = Role(
    name="StatementsOfCashFlows",
    definition="002 - Statement - STATEMENTS OF CASH FLOWS",
    presentation=(
        Node(concept="us-gaap:StatementOfCashFlowsAbstract", depth=0),
        Node(concept="us-gaap:Cash", depth=1, preferred_label=START, label="Cash at beginning of period"),
        Node(concept="us-gaap:ShareBasedCompensation", depth=1),
        Node(concept="us-gaap:Cash", depth=1, preferred_label=END, label="Cash at end of period"),
    ),
    hypercubes=(
        Hypercube(
            table="us-gaap:StatementTable",
            line_items=("us-gaap:StatementLineItems", "us-gaap:ShareBasedCompensation"),
            axes=((AWARDS, "us-gaap:IncomeStatementLocationDomain", (SELLING, "abc:CustomerSupportMember")),),
        ),
    ),
)
EXTENSIONS = (
    money("abc:NetworkRefunds", "Revenues", Balance.DEBIT),
    abstract("abc:CustomerSupportMember", "Customer support [Member]", "domainItemType"),
)

REPORT = Report(
    document="release.txt",
    prefix="abc",
    namespace="http://abc.example/20060331",
    entity=ENTITY,
    period=QUARTER,
    facts=FACTS,
    extensions=EXTENSIONS,
    roles=(OPERATIONS, CASH_FLOWS),
)
