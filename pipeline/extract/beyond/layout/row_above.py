"""Percentages of the line they are printed below: `% of revenue` under `SG&A`."""

import re
from dataclasses import replace

from pipeline.extract.beyond.naming import is_bare
from pipeline.model.statement import LineItem, Statement, UnitKind

_SHARE = re.compile(
    r"\W*(?:(?:as\s+)?an?\s+)?(?:%|percent(?:age)?\b)\s*of\s+(?P<whole>(?:total\s+|net\s+)*(?:revenues?|sales))\W*",
    re.IGNORECASE,
)


def with_row_above(statement: Statement) -> Statement:
    """The statement, shares of revenue called by the line of amounts that is printed directly above them."""
    lines: list[LineItem] = []
    above: LineItem | None = None
    for line in statement.lines:
        said = _SHARE.fullmatch(line.label) if line.figures and line.unit is UnitKind.PURE else None
        if said and above:
            lines.append(replace(line, label=f"{above.label} as a percent of {said['whole']}", mapping=None))
            continue
        lines.append(line)
        amounts = line.figures and line.unit is UnitKind.MONEY and not is_bare(line.label)
        above = line if amounts else None
    return replace(statement, lines=tuple(lines))
