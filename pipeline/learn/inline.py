"""Inline XBRL: which concept the filer put on each printed line of the primary statements."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.learn.observation import Observation
from pipeline.learn.units import unit_kinds
from pipeline.model.statement import UnitKind

_INSTANCE = "{http://www.xbrl.org/2003/instance}"
_DIMENSIONS = ("{http://xbrl.org/2006/xbrldi}explicitMember", "{http://xbrl.org/2006/xbrldi}typedMember")
_FEWEST_FIGURES = 8
_STANDARD = ("us-gaap", "srt", "dei")
_KEYS: tuple[tuple[str, set[str], set[str]], ...] = (
    # any of these concepts marks a table as the statement, unless it has one of the others
    ("CF", {"NetCashProvidedByUsedInOperatingActivities"}, set()),
    ("BS", {"LiabilitiesAndStockholdersEquity", "Assets"}, {"NetCashProvidedByUsedInOperatingActivities"}),
    ("IS", {"EarningsPerShareBasic", "EarningsPerShareDiluted", "EarningsPerShareBasicAndDiluted"}, {"Assets"}),
    ("CI", {"ComprehensiveIncomeNetOfTax", "OtherComprehensiveIncomeLossNetOfTax"}, {"EarningsPerShareBasic"}),
)


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    facts: tuple[etree._Element, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filing:
    """What holds for every line of a filing: its contexts without dimensions, its units, whose and of when it is."""

    plain: frozenset[str]
    units: Mapping[str, UnitKind]
    filer: str
    year: int
    name: str


def read_inline(root: etree._Element, filing: str) -> Iterator[Observation]:
    """The lines of the first table of each primary statement, with the concepts of their undimensioned facts."""
    plain = {
        context.get("id", ""): context for context in root.iter(_INSTANCE + "context") if not _dimensioned(context)
    }
    about = _Filing(
        plain=frozenset(plain),
        units=unit_kinds(root),
        filer=next((_cik(context) for context in plain.values()), ""),
        year=max((int(end[:4]) for end in map(_end, plain.values()) if end[:4].isdigit()), default=0),
        name=filing,
    )
    done: set[str] = set()
    for table in root.iter("{*}table"):
        statement = _statement(table)
        if statement and statement not in done and next(table.iterancestors("{*}table"), None) is None:
            done.add(statement)
            yield from _lines(table, statement, about)


def _lines(table: etree._Element, statement: str, about: _Filing) -> Iterator[Observation]:
    section = ""
    for number, row in enumerate(map(_row, table.iter("{*}tr"))):
        facts = [fact for fact in row.facts if fact.get("contextRef") in about.plain]
        if row.label and not row.facts:
            section = row.label
        for name in sorted({fact.get("name", "") for fact in facts}) if row.label else ():
            prefix, _, local = name.partition(":")
            same = [fact for fact in facts if fact.get("name") == name]
            yield Observation(
                label=row.label,
                concept=local if prefix in _STANDARD else "",
                own="" if prefix in _STANDARD else local,
                statement=statement,
                section=section,
                negated=_negated(same),
                unit=about.units.get(same[0].get("unitRef", "")),
                filer=about.filer,
                year=about.year,
                filing=about.name,
                line=number,
            )


def _row(row: etree._Element) -> _Row:
    facts: list[etree._Element] = []
    label = ""
    for cell in row.iter("{*}td", "{*}th"):
        figures = list(cell.iter("{*}nonFraction"))
        text = " ".join("".join(map(str, cell.itertext())).split())
        if not label and text and not facts:
            label = text
        else:
            facts.extend(figures)
    return _Row(label, tuple(facts))


def _statement(table: etree._Element) -> str:
    names = [fact.get("name", "").partition(":")[2] for fact in table.iter("{*}nonFraction")]
    if len(names) < _FEWEST_FIGURES:
        return ""
    seen = set(names)
    return next((kind for kind, keys, others in _KEYS if keys & seen and not others & seen), "")


def _negated(facts: Iterable[etree._Element]) -> bool:
    """Whether most of the values have the opposite of the sign that is printed."""
    votes: Counter[bool] = Counter()
    for fact in facts:
        cell = next(fact.iterancestors("{*}td", "{*}th"), None)
        printed = "(" in "".join(map(str, cell.itertext())) if cell is not None else False
        votes[printed != (fact.get("sign") == "-")] += 1
    return votes[True] > votes[False]


def _dimensioned(context: etree._Element) -> bool:
    return next(context.iter(*_DIMENSIONS), None) is not None


def _cik(context: etree._Element) -> str:
    found = next(context.iter(_INSTANCE + "identifier"), None)
    return (found.text or "").strip().lstrip("0") if found is not None else ""


def _end(context: etree._Element) -> str:
    found = next(context.iter(_INSTANCE + "endDate", _INSTANCE + "instant"), None)
    return (found.text or "").strip() if found is not None else ""
