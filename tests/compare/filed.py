"""Filings made of small tables: an inline document, and companyfacts JSON."""

import json

from pipeline.compare import read_filing
from pipeline.model.filing import Filing
from pipeline.model.period import Duration

QUARTER = Duration.of("2006-01-01", "2006-03-31")
_CONTEXTS = {
    "quarter": "<xbrli:startDate>2006-01-01</xbrli:startDate><xbrli:endDate>2006-03-31</xbrli:endDate>",
    "weeks": "<xbrli:startDate>2005-12-30</xbrli:startDate><xbrli:endDate>2006-03-29</xbrli:endDate>",
    "now": "<xbrli:instant>2006-03-31</xbrli:instant>",
    "then": "<xbrli:instant>2005-12-31</xbrli:instant>",
}
_PAGE = """<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
 xmlns:us-gaap="http://fasb.org/us-gaap/2025" xmlns:own="http://abc.example/20060331"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<body>%s<div><ix:header><ix:resources>%s
<xbrli:unit id="usd"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>
<xbrli:unit id="eps"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unitNumerator>
<xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit>
</ix:resources></ix:header></div></body></html>"""


def inline(*rows: str) -> bytes:
    """A document of one table. A row is `label | concept | context | figure`, then any attributes of the tag."""
    contexts = "".join(
        f'<xbrli:context id="{name}"><xbrli:entity><xbrli:identifier scheme="x">1</xbrli:identifier></xbrli:entity>'
        f"<xbrli:period>{period}</xbrli:period></xbrli:context>"
        for name, period in _CONTEXTS.items()
    )
    table = f"<table>{''.join(map(_row, rows))}</table>"
    return (_PAGE % (table, contexts)).encode()


def _row(row: str) -> str:
    label, concept, context, figure, *more = (cell.strip() for cell in row.split("|"))
    given = " ".join(more)
    given += "" if "unitRef" in given else ' unitRef="usd"'
    given += "" if "decimals" in given or "nil" in given else ' decimals="-3"'
    given += "" if "scale" in given else ' scale="3"'
    return (
        f"<tr><td>{label}</td><td>$</td>"
        f'<td><ix:nonFraction name="{concept}" contextRef="{context}" {given}>{figure}</ix:nonFraction></td></tr>'
    )


def filed(*rows: str) -> Filing:
    return read_filing(inline(*rows), "10q.htm", QUARTER.end)


def companyfacts(*rows: str) -> bytes:
    """A row is `concept | unit | start | end | value | form | filed | accession`."""
    facts: dict[str, dict[str, dict[str, list[dict[str, object]]]]] = {}
    for row in rows:
        concept, unit, start, end, value, form, day, accession = (cell.strip() for cell in row.split("|"))
        entry: dict[str, object] = {"end": end, "val": float(value) if "." in value else int(value)}
        entry |= {"form": form, "filed": day, "accn": accession} | ({"start": start} if start else {})
        facts.setdefault(concept, {"units": {}})["units"].setdefault(unit, []).append(entry)
    return json.dumps({"cik": 1, "entityName": "ABC", "facts": {"us-gaap": facts}}).encode()
