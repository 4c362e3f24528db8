import zipfile
from pathlib import Path

from pipeline.learn.filings import open_filing
from pipeline.learn.sources import read_source

SUB = "adsh\tcik\tfy\n0001-10-000001\t42\t2010\n"
TAG = "tag\tversion\tabstract\nAssetsAbstract\tus-gaap/2009\t1\nCash\tus-gaap/2009\t0\nMyAsset\t0001-10-000001\t0\n"
PRE = (
    "adsh\treport\tline\tstmt\tinpth\ttag\tversion\tplabel\tnegating\n"
    "0001-10-000001\t2\t3\tBS\t0\tMyAsset\t0001-10-000001\tOur asset\t1\n"
    "0001-10-000001\t2\t1\tBS\t0\tAssetsAbstract\tus-gaap/2009\tASSETS [Abstract]\t0\n"
    "0001-10-000001\t2\t2\tBS\t0\tCash\tus-gaap/2009\tCash on hand\t0\n"
    "0001-10-000001\t3\t1\tBS\t1\tCash\tus-gaap/2009\tOnly in parentheses\t0\n"
)


def test_a_quarter_of_the_data_sets_gives_lines_in_order_with_their_headings(tmp_path: Path) -> None:
    path = tmp_path / "2010q1.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in (("sub.txt", SUB), ("tag.txt", TAG), ("pre.txt", PRE)):
            archive.writestr(name, text)
    seen = [(line.section, line.label, line.concept, line.negated, line.filer) for line in read_source(path)]
    assert seen == [("ASSETS", "Cash on hand", "Cash", False, "42"), ("ASSETS", "Our asset", "", True, "42")]


INLINE = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xbrldi="http://xbrl.org/2006/xbrldi"><body>
<ix:header><ix:resources>
<xbrli:context id="now"><xbrli:entity><xbrli:identifier scheme="http://www.sec.gov/CIK">0000000042</xbrli:identifier>
</xbrli:entity><xbrli:period><xbrli:startDate>2023-01-01</xbrli:startDate><xbrli:endDate>2023-03-31</xbrli:endDate>
</xbrli:period></xbrli:context>
<xbrli:context id="segment"><xbrli:entity><xbrli:identifier scheme="http://www.sec.gov/CIK">42</xbrli:identifier>
<xbrli:segment><xbrldi:explicitMember dimension="a:b">c:d</xbrldi:explicitMember></xbrli:segment></xbrli:entity>
<xbrli:period><xbrli:instant>2023-03-31</xbrli:instant></xbrli:period></xbrli:context>
</ix:resources></ix:header>
<p><ix:nonNumeric name="dei:CurrentFiscalYearEndDate" contextRef="now">1/29</ix:nonNumeric></p>
<table><tr><td>Revenue:</td></tr>
<tr><td>Products</td><td><ix:nonFraction name="us-gaap:Revenues" contextRef="segment">1</ix:nonFraction></td></tr>
<tr><td>Total revenue</td><td><ix:nonFraction name="us-gaap:Revenues" contextRef="now">9</ix:nonFraction></td></tr>
<tr><td>Fulfilment</td><td>(<ix:nonFraction name="acme:Fulfilment" contextRef="now">2</ix:nonFraction>)</td></tr>
<tr><td>Loss</td><td>(<ix:nonFraction name="us-gaap:ProfitLoss" contextRef="now" sign="-">2</ix:nonFraction>)</td></tr>
{more}</table></body></html>"""
EPS = "".join(
    f'<tr><td>Basic</td><td><ix:nonFraction name="us-gaap:EarningsPerShareBasic" contextRef="now">{n}'
    "</ix:nonFraction></td></tr>"
    for n in range(6)
)


def test_an_inline_filing_gives_its_printed_labels_with_what_the_filer_chose(tmp_path: Path) -> None:
    path = tmp_path / "acme.htm"
    path.write_text(INLINE.format(more=EPS), encoding="utf-8")
    filing = open_filing(path)
    seen = [(line.section, line.label, line.concept or f"own {line.own}", line.negated) for line in filing.lines[:3]]
    assert seen == [
        ("Revenue:", "Total revenue", "Revenues", False),
        ("Revenue:", "Fulfilment", "own Fulfilment", True),
        ("Revenue:", "Loss", "ProfitLoss", False),
    ]
    assert (filing.fiscal_year_end, filing.lines[0].filer) == ("--01-29", "42")
