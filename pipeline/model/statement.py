"""A financial statement as found in a release: columns with periods, line items with figures."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pipeline.model.period import Period
from pipeline.model.source import Source


class StatementKind(StrEnum):
    """What a table is; the value is the short name used in `facts.csv`."""

    OPERATIONS = "IS"
    BALANCE_SHEET = "BS"
    CASH_FLOWS = "CF"
    COMPREHENSIVE_INCOME = "CI"
    EQUITY = "EQ"
    SUPPLEMENT = "SUP"
    """Lines that explain a primary statement: the split of an expense, non-cash transactions."""
    SEGMENT = "SEG"
    RECONCILIATION = "REC"
    PRO_FORMA = "PF"
    KEY_FIGURES = "KEY"
    GUIDANCE = "GUI"
    PROSE = "TEXT"
    """Figures in sentences, one line a claim."""
    OTHER = "OTHER"


PRIMARY = frozenset(
    {
        StatementKind.OPERATIONS,
        StatementKind.BALANCE_SHEET,
        StatementKind.CASH_FLOWS,
        StatementKind.COMPREHENSIVE_INCOME,
    }
)


class ColumnKind(StrEnum):
    """What a column of figures holds. Only PERIOD columns become facts of a period."""

    PERIOD = "period"
    CHANGE = "change"
    PERCENT = "percent"
    PRO_FORMA = "pro forma"
    NOTE = "note"
    UNKNOWN = "unknown"


GUESSED = "the usual length of the release's columns"
"""How the start of a period was found that no heading over its column tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of figures: `index` is the table's logical column, `heading` is its words joined.

    `period` is None where the heading names none. `inferred` says in words how a start that is not
    printed was found ("52 weeks before the end"); empty where the heading says it all.
    """

    index: int
    heading: str
    kind: ColumnKind
    period: Period | None = None
    inferred: str = ""
    members: tuple[tuple[str, str], ...] = ()
    """(axis, member) pairs that every figure below counts for: a segment, a forecast, what adjustments come to."""
    currency: str = ""
    """ISO 4217 code where the heading names one, as a translation for convenience does; empty for the statement's."""
    about: Period | None = None
    """The period whose amounts a column of comparisons or of shares speaks of, where its heading names one."""
    against: Period | None = None
    """The period it compares them with, where its heading names one: `April 30, 2023 compared to April 30, 2022`."""


class UnitKind(StrEnum):
    """How a line counts, which decides its unit and whether the statement's scale applies to it."""

    MONEY = "money"
    SHARES = "shares"
    PER_SHARE = "per share"
    PURE = "pure"
    """A ratio or a percentage."""
    COUNT = "count"
    """Things that are neither money nor shares: customers, stores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note under a table: the mark that points to it, without brackets, and its words."""

    mark: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One printed figure of a line.

    `value` is as printed: unscaled, negative where in parentheses, zero for a dash, None where the release
    prints that there is none ("N/A", "NM"). `places` is how many digits follow the decimal point in print.
    `currency` is the ISO 4217 code of a symbol printed beside it, empty where there is none; `suffix` is what
    is printed behind it, in the same cell or the next (`%`, `x`, `bps`).
    """

    column: int
    value: Decimal | None
    places: int
    source: Source
    currency: str = ""
    suffix: str = ""
    marks: tuple[str, ...] = ()
    notes: tuple[Footnote, ...] = ()

    @property
    def is_percentage(self) -> bool:
        """Whether the print says that it is a percentage."""
        return self.suffix == "%"


class Status(StrEnum):
    """How sure a mapping is: sure enough to file, to be looked at, or the company's own concept."""

    ASSERTED = "asserted"
    REVIEW = "review"
    EXTENSION = "extension"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A concept a line may mean, with its probability and the evidence for it in words."""

    concept: str
    probability: float
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """What a line means: a prefixed concept (`ext:Name` is the company's own) on members of dimensions.

    `negated` is the filers' habit for this label: whether the value is usually printed with the opposite sign.
    None where nothing is known of it. `also` are further concepts that the same figures report: one line for
    basic and diluted earnings per share is two facts. `instant` where the line is the balance of a day though it stands
    under a time, as book value per share does among the results of a quarter.
    """

    concept: str
    confidence: float
    status: Status
    evidence: str
    runners_up: tuple[Candidate, ...] = ()
    members: tuple[tuple[str, str], ...] = ()
    negated: bool | None = None
    also: tuple[str, ...] = ()
    instant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LineItem:
    """One line of a statement.

    `order` numbers the lines of a statement from 0; `label` is as printed, wrapped rows joined, marks
    taken out; empty for a total without a label. `section` are the headings above it, outermost first.
    `within` is the order of the line whose label prints this one in parentheses ("net of allowance of $711").
    `scale` is the power of ten the printed figures are multiplied by.
    `figures` is empty for a heading.
    """

    order: int
    label: str
    source: Source
    section: tuple[str, ...] = ()
    indent: int = 0
    figures: tuple[Figure, ...] = ()
    unit: UnitKind = UnitKind.MONEY
    scale: int = 0
    within: int | None = None
    marks: tuple[str, ...] = ()
    notes: tuple[Footnote, ...] = ()
    mapping: Mapping | None = None

    def figure(self, column: int) -> Figure | None:
        """The figure in a column of the table."""
        for figure in self.figures:
            if figure.column == column:
                return figure
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summation:
    """A proof: in every column of `columns`, the line `total` is the weighted sum of `parts` within rounding.

    Lines are named by their order; weights are 1 or -1 on the figures *as printed*. `ambiguous` where
    another set of parts proves as well.
    """

    total: int
    parts: tuple[tuple[int, int], ...]
    columns: tuple[int, ...]
    ambiguous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement of a release, joined over the tables it was printed in.

    `over` is the title of its table where its own is a heading within. `currency` is an ISO 4217 code. `sums` are the
    proofs found in its figures. `counts` is the power of ten of what is neither money nor shares.
    """

    kind: StatementKind
    title: str
    columns: tuple[Column, ...]
    lines: tuple[LineItem, ...]
    over: str = ""
    currency: str = "USD"
    sums: tuple[Summation, ...] = ()
    counts: int = 0

    def column(self, index: int) -> Column | None:
        """The column of that table index."""
        for column in self.columns:
            if column.index == index:
                return column
        return None
