"""The cover facts (dei) and who the report is about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from pipeline.model.concept import Catalogue
from pipeline.model.cover import Cover, Said
from pipeline.model.finding import Finding, warning
from pipeline.model.period import Duration, Instant, Period
from pipeline.model.report import Context, Entity, Fact, Node, Role
from pipeline.model.source import Source
from pipeline.model.statement import Statement, StatementKind

SEC_SCHEME = "http://www.sec.gov/CIK"
"""EFM 6.5.1: the scheme of a registrant's identifier, ten digits."""
PLACEHOLDER_SCHEME = "http://cik-not-known.invalid"
_EXCHANGES = (
    (re.compile(r"american|amex|mkt", re.IGNORECASE), "NYSEAMER"),
    (re.compile(r"arca", re.IGNORECASE), "NYSEArca"),
    (re.compile(r"nyse|new york", re.IGNORECASE), "NYSE"),
    (re.compile(r"nasdaq", re.IGNORECASE), "NASDAQ"),
)
_QUARTER = 91.3
"""Days of a quarter."""
_DAY, _YEAR = timedelta(days=1), timedelta(weeks=52)
_UNEVEN = 10
"""Days that 52 or 53 weeks and a calendar year differ by at most."""
_QUARTERS = {1: "Q1", 2: "Q2", 3: "Q3", 4: "FY"}
_LETTERS = re.compile(r"[a-z0-9]+")
_LONGEST_PREFIX = 12
_RESERVED = frozenset(
    {
        "country",
        "currency",
        "dei",
        "ecd",
        "exch",
        "invest",
        "iso4217",
        "ix",
        "ixt",
        "link",
        "naics",
        "ref",
        "sic",
        "srt",
    }
    | {"stpr", "utr", "xbrldi", "xbrldt", "xbrli", "xlink", "xs", "xsi"}
)
"""Prefixes of the specifications and of official taxonomies, some of which are tickers too."""


def identify(cover: Cover, prefix: str) -> tuple[Entity, tuple[Finding, ...]]:
    """The entity of every context: the CIK, or a placeholder nobody can mistake for one."""
    if cover.cik:
        return Entity(scheme=SEC_SCHEME, identifier=cover.cik.text), ()
    told = warning(
        "cover.no-cik",
        f"The CIK is not known: contexts carry the placeholder scheme {PLACEHOLDER_SCHEME}; give --cik to file this.",
    )
    return Entity(scheme=PLACEHOLDER_SCHEME, identifier=prefix), (told,)


def prefix_of(cover: Cover) -> str:
    """The prefix of file names and of the company's own concepts: the ticker, else the name's first words."""
    ticker = _LETTERS.findall(cover.ticker.text.lower()) if cover.ticker else []
    words = _LETTERS.findall(cover.name.text.lower()) if cover.name else []
    for name in ("".join(ticker), "".join(words[:2])):
        if found := name.lstrip("0123456789")[:_LONGEST_PREFIX]:
            return f"{found}co" if found in _RESERVED or found.startswith("xml") else found
    return "registrant"


def namespace_of(cover: Cover, prefix: str, end: date) -> str:
    """The namespace of the company's own concepts: on its own site where the release prints one (EFM 6.7.4)."""
    host = cover.website.text.lower() if cover.website else f"{prefix}.invalid"
    return f"http://{host}/{end:%Y%m%d}"


def cover_facts(
    cover: Cover, entity: Entity, period: Period, statements: Sequence[Statement], catalogue: Catalogue
) -> Iterator[Fact]:
    """The dei facts that are known, on the period reported (EFM 6.5.19)."""
    context = Context(entity=entity, period=period)
    printed = _period_receipt(statements, period)
    focus = _focus(statements, period.end, cover.year_end)
    form = Said(text="8-K", source=Source(document="(form of earnings releases)", start=0, end=3, text="8-K"))
    values: list[tuple[str, str, Source]] = [
        ("dei:DocumentType", form.text, form.source),
        ("dei:AmendmentFlag", "false", form.source),
        ("dei:DocumentPeriodEndDate", period.end.isoformat(), printed),
    ]
    values += _said("dei:EntityRegistrantName", cover.name)
    values += _said("dei:EntityCentralIndexKey", cover.cik)
    values += _said("dei:TradingSymbol", cover.ticker)
    if cover.exchange and (code := _exchange(cover.exchange.text)):
        values.append(("dei:SecurityExchangeName", code, cover.exchange.source))
    if focus:
        quarter, year_end = focus
        values.append(("dei:DocumentFiscalPeriodFocus", quarter, printed))
        year = (
            cover.fiscal_year if cover.fiscal_year and abs(int(cover.fiscal_year.text) - year_end.year) <= 1 else None
        )
        values.append(
            ("dei:DocumentFiscalYearFocus", year.text if year else str(year_end.year), year.source if year else printed)
        )
        values.append(("dei:CurrentFiscalYearEndDate", f"--{year_end:%m-%d}", printed))
    for name, value, source in values:
        if concept := catalogue.get(name):
            yield Fact(concept=name, context=context, value=value, source=source, label=concept.label, evidence="cover")


def _said(concept: str, said: Said | None) -> list[tuple[str, str, Source]]:
    return [(concept, said.text, said.source)] if said else []


def _exchange(printed: str) -> str:
    return next((code for pattern, code in _EXCHANGES if pattern.search(printed)), "")


def _period_receipt(statements: Sequence[Statement], period: Period) -> Source:
    """The first figure of the reported period stands for the heading over it, or the first line where there is none."""
    reporting = [one for one in statements if any(column.period == period for column in one.columns)]
    for statement in reporting:
        columns = {column.index for column in statement.columns if column.period == period}
        for line in statement.lines:
            for figure in line.figures:
                if figure.column in columns:
                    return figure.source
    return next(line.source for statement in (*reporting, *statements) for line in statement.lines)


def _focus(statements: Iterable[Statement], end: date, known: date | None) -> tuple[str, date] | None:
    """Which quarter of the fiscal year ends at `end`, and when that year ends: `known` as far as the calendar tells.

    Where it tells nothing, the year begins where the longest flow up to `end` begins (cash flows run from there), or
    after the balance sheet it is compared with. Where it counts the same quarter from there, years of quarters that
    are not of a length end when that day comes round again.
    """
    begin = _year_begin(statements, end)
    counted = round(((end - begin).days + 1) / _QUARTER) if begin else 0
    if known is not None:
        quarter = 4 - round((known - end).days / _QUARTER)
        uneven = begin is not None and counted == quarter < 4 and abs((begin + _YEAR - known).days) > _UNEVEN
        year_end = begin + _YEAR - _DAY if begin and uneven else known
        return (_QUARTERS[quarter], end if quarter == 4 else year_end) if quarter in _QUARTERS else None
    return (_QUARTERS[counted], _year_end(begin, end, counted)) if begin and counted in _QUARTERS else None


def _year_begin(statements: Iterable[Statement], end: date) -> date | None:
    flows: list[date] = []
    balances: list[date] = []
    for statement in statements:
        for column in statement.columns:
            if isinstance(column.period, Duration) and column.period.end == end and column.period.days < 375:
                flows.append(column.period.start)
            if (
                isinstance(column.period, Instant)
                and statement.kind is StatementKind.BALANCE_SHEET
                and column.period.end < end
            ):
                balances.append(column.period.end + timedelta(days=1))
    years = [begin for begin in balances if (end - begin).days < 375]
    return min(flows + years[-1:], default=None)


def _year_end(begin: date, end: date, quarter: int) -> date:
    """The day before the year's beginning comes round again; the end itself in the last quarter."""
    if quarter == 4:
        return end
    before = begin - timedelta(days=1)
    day = 28 if (before.month, before.day) == (2, 29) else before.day
    return date(before.year + 1, before.month, day)


def cover_role(facts: Sequence[Fact]) -> Role:
    """The presentation of the cover facts, first of all roles (EFM 6.7.12)."""
    nodes = (Node(concept="dei:CoverAbstract", depth=0), *(Node(concept=fact.concept, depth=1) for fact in facts))
    return Role(name="Cover", definition="000 - Document - Cover", presentation=nodes)
