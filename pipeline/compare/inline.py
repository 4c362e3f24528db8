"""The numeric facts of an inline XBRL document (Inline XBRL 1.1 section 10), each with the line it stands in."""

import re
from collections.abc import Iterator
from decimal import Decimal

from lxml import etree

from pipeline.compare.contexts import declared, name_of
from pipeline.compare.instance import NIL, accuracy
from pipeline.model.filing import FiledFact

_FIGURE = re.compile(r"\d[\d.]*|\.\d+")
_WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()
_NUMBERS = {word: Decimal(number) for number, word in enumerate(_WORDS)} | {"none": Decimal(0), "zero": Decimal(0)}
_COMMA_DECIMAL = re.compile(r"num-?comma", re.IGNORECASE)
_ZERO = re.compile(r"fixed-?zero|zero-?dash|num-?dash|no-?content", re.IGNORECASE)


def inline_facts(root: etree._Element) -> Iterator[FiledFact]:
    """Every `ix:nonFraction` whose context can be read, in the document's order."""
    known, tables = declared(root), {table: number for number, table in enumerate(root.iter("{*}table"), start=1)}
    for element in root.iter("{*}nonFraction"):
        context, unit = known.contexts.get(element.get("contextRef", "")), known.units.get(element.get("unitRef", ""))
        if context is None or unit is None:
            continue
        row = next(element.iterancestors("{*}tr"), None)
        yield FiledFact(
            concept=name_of(element.get("name", ""), element),
            period=context[0],
            dimensions=context[1],
            unit=unit,
            value=_value(element),
            decimals=accuracy(element),
            anchor=element.get("id", ""),
            printed=_words(element),
            label=_label(row) if row is not None else "",
            table=next((tables[table] for table in element.iterancestors("{*}table")), None),
        )


def _value(element: etree._Element) -> Decimal | None:
    if element.get(NIL) in ("true", "1"):
        return None
    number = _number(_words(element), element.get("format", "").rpartition(":")[2])
    if number is None:
        return None
    scaled = number.scaleb(int(element.get("scale", "0") or 0))
    return -scaled if element.get("sign") == "-" else scaled


def _number(text: str, form: str) -> Decimal | None:
    """The number a transformation makes of a text; the registries' rules differ only in what they let through."""
    if _ZERO.fullmatch(form):
        return Decimal(0)
    if text.lower() in _NUMBERS:
        return _NUMBERS[text.lower()]
    plain = text.replace(".", "").replace(",", ".") if _COMMA_DECIMAL.match(form) else text.replace(",", "")
    found = _FIGURE.search(re.sub(r"\s", "", plain))
    return Decimal(found[0].rstrip(".")) if found else None


def _label(row: etree._Element) -> str:
    """The first words of a row that are no fact's."""
    for cell in row.iterchildren("{*}td", "{*}th"):
        if text := _words(cell):
            return (
                ""
                if next(cell.iter("{*}nonFraction"), None) is not None and not re.search("[A-Za-z]{3}", text)
                else text
            )
    return ""


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
