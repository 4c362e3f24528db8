"""The SEC's Financial Statement Data Sets: the rows of `sub`, `num`, `tag` and `pre` for one release.

Columns and rules are those of the SEC's documentation of the data sets (sections 5.1 to 5.4), with the column
`segments` that `num` has had since 2024. What EDGAR alone knows of a filer stays empty.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.emit.datasets.release import Release, month_end
from pipeline.emit.names import file_stem
from pipeline.emit.used import used_concepts
from pipeline.emit.wording import STANDARD, labels
from pipeline.model.concept import Catalogue, Concept
from pipeline.model.period import Duration, Period
from pipeline.model.report import Fact, Report, Role

_ADDRESS = (
    *("countryba", "stprba", "cityba", "zipba", "bas1", "bas2", "baph"),
    *("countryma", "stprma", "cityma", "zipma", "mas1", "mas2", "countryinc", "stprinc"),
    *("ein", "former", "changed", "afs", "wksi"),
)
COLUMNS = {
    "sub": (
        *("adsh", "cik", "name", "sic", *_ADDRESS, "fye", "form", "period", "fy", "fp", "filed", "accepted"),
        *("prevrpt", "detail", "instance", "nciks", "aciks"),
    ),
    "num": ("adsh", "tag", "version", "ddate", "qtrs", "uom", "segments", "coreg", "value", "footnote"),
    "tag": ("tag", "version", "custom", "abstract", "datatype", "iord", "crdr", "tlabel", "doc"),
    "pre": ("adsh", "report", "line", "stmt", "inpth", "rfile", "tag", "version", "plabel", "negating"),
}
"""The columns of each table in the SEC's order."""
KEYS = {
    "sub": ("adsh",),
    "num": ("adsh", "tag", "version", "ddate", "qtrs", "uom", "segments", "coreg"),
    "tag": ("tag", "version"),
    "pre": ("adsh", "report", "line"),
}
"""What a row of each table is known by."""

_STATEMENTS = {
    "us-gaap:IncomeStatementAbstract": "IS",
    "us-gaap:StatementOfFinancialPositionAbstract": "BS",
    "us-gaap:StatementOfCashFlowsAbstract": "CF",
    "us-gaap:StatementOfIncomeAndComprehensiveIncomeAbstract": "CI",
    "dei:CoverAbstract": "CP",
}
"""The root of a presentation tree and the statement it is; UN for any other."""
_FORM = "8-K"
_PLACES = Decimal("0.0001")
_QUARTER = Decimal(365) / 4
_LONGEST_NOTE = 512
"""Characters the SEC's table has for a footnote."""

Row = dict[str, str]


def rows(release: Release, catalogue: Catalogue) -> Iterator[tuple[str, Row]]:
    """The rows of a release, each with the name of its table."""
    names = _Names.of(release, catalogue)
    yield "sub", _submission(release)
    yield from (("num", _number(fact, names)) for fact in release.record.report.facts if fact.unit)
    yield from (("tag", row) for row in _tags(release.record.report, catalogue, names))
    standard = {
        name: text for (name, role), text in labels(release.record.report, catalogue).items() if role == STANDARD
    }
    for number, role in enumerate(release.record.report.roles, start=1):
        yield from (("pre", {"report": str(number), **row}) for row in _lines(role, standard, names))


@dataclass(frozen=True, slots=True)
class _Names:
    """How concepts are named in one release: `adsh`, `tag`, and as `version` a taxonomy and its year, or `adsh`."""

    adsh: str
    versions: Mapping[str, str]

    @classmethod
    def of(cls, release: Release, catalogue: Catalogue) -> "_Names":
        years = {schema.prefix: "/".join(schema.namespace.split("/")[-2:]) for schema in catalogue.schemas}
        return cls(release.identifier, years)

    def tag(self, concept: str) -> Row:
        prefix, _, name = concept.partition(":")
        return {"tag": name, "version": self.versions.get(prefix, self.adsh)}


def _submission(release: Release) -> Row:
    report, made = release.record.report, release.record.provenance
    return {
        "adsh": release.identifier,
        "cik": str(int(release.cik or 0)),
        "name": release.cover("dei:EntityRegistrantName"),
        "sic": made.sic,
        "fye": release.cover("dei:CurrentFiscalYearEndDate").replace("-", ""),
        "form": made.form or _FORM,
        "period": f"{month_end(report.period.end):%Y%m%d}",
        "fy": release.cover("dei:DocumentFiscalYearFocus"),
        "fp": release.cover("dei:DocumentFiscalPeriodFocus"),
        "filed": f"{release.filed:%Y%m%d}",
        "prevrpt": "0",
        "detail": "0",
        "instance": f"{file_stem(report)}.xml",
        "nciks": "1",
    }


def _number(fact: Fact, names: _Names) -> Row:
    return {
        "adsh": names.adsh,
        **names.tag(fact.concept),
        "ddate": f"{month_end(fact.context.period.end):%Y%m%d}",
        "qtrs": str(quarters(fact.context.period)),
        "uom": fact.unit.numerators[0].partition(":")[2] if fact.unit else "",
        "segments": "".join(f"{_short(axis)}={_short(member)};" for axis, member in fact.context.dimensions),
        "value": str(fact.value.quantize(_PLACES)) if isinstance(fact.value, Decimal) else "",
        "footnote": " ".join(dict.fromkeys(note.text for note in fact.footnotes))[:_LONGEST_NOTE],
    }


def quarters(period: Period) -> int:
    """How many quarters a period covers, rounded; 0 for an instant."""
    return round(period.days / _QUARTER) if isinstance(period, Duration) else 0


def _short(name: str) -> str:
    return name.partition(":")[2].removesuffix("Axis").removesuffix("Member")


def _tags(report: Report, catalogue: Catalogue, names: _Names) -> Iterator[Row]:
    own = {concept.name: concept for concept in report.extensions}
    for name in sorted(used_concepts(report)):
        if concept := own.get(name) or catalogue.get(name):
            yield {**names.tag(name), "custom": str(int(name in own)), **_declared(concept)}


def _declared(concept: Concept) -> Row:
    if concept.abstract and concept.type != "domainItemType":
        return {"abstract": "1", "tlabel": concept.label}
    kind = "member" if concept.type == "domainItemType" else concept.type.removesuffix("ItemType")
    return {
        "abstract": "0",
        "datatype": kind,
        "iord": concept.period_type[0].upper(),
        "crdr": concept.balance[0].upper() if concept.balance else "",
        "tlabel": concept.label,
    }


def _lines(role: Role, standard: Mapping[str, str], names: _Names) -> Iterator[Row]:
    statement = _STATEMENTS.get(role.presentation[0].concept, "UN") if role.presentation else "UN"
    for line, node in enumerate(role.presentation, start=1):
        yield {
            "adsh": names.adsh,
            "line": str(line),
            "stmt": statement,
            "inpth": "0",
            "rfile": "X",
            **names.tag(node.concept),
            "plabel": node.label or standard.get(node.concept, ""),
            "negating": str(int("negated" in node.preferred_label)),
        }
