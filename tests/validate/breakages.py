"""Ways to break the files that the project writes of `findings/faultless.txt`."""

from typing import NamedTuple


class Breakage(NamedTuple):
    """The end of a file's name, what stands in it, what to put there instead, and how many times (-1 for each)."""

    name: str
    end: str
    old: str
    new: str
    times: int = -1


_F14 = 'id="f14" contextRef="D2010Q1" unitRef="USD" decimals="-3">90000000<'
_USD = "<xbrli:measure>iso4217:USD</xbrli:measure>"
_REVENUES = '"us-gaap_GrossProfit" xlink:to="us-gaap_Revenues"'
_SHOWN = 'xlink:from="dei_CoverAbstract" xlink:to="dei_AmendmentFlag"'
_OWN = 'name="AdjustedEBITDA" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item"'
_US_GAAP = "https://xbrl.fasb.org/us-gaap/2025/elts/us-gaap-2025.xsd"
_IMPORT = f'<xs:import namespace="http://fasb.org/us-gaap/2025" schemaLocation="{_US_GAAP}"/>'
_CONTEXT = '<xbrli:context id="D2009Q1">'
_AXIS = 'dimension="srt:RangeAxis">srt:MaximumMember'
_ROLE = "http://exw.invalid/20100331/role"
_FALSE = ">false</dei:AmendmentFlag>"

BREAKAGES = (
    Breakage("unknown concept", ".xml", "us-gaap:GrossProfit", "us-gaap:GrossProphet"),
    Breakage("concept of another year", ".xml", "http://fasb.org/us-gaap/2025", "http://fasb.org/us-gaap/2024"),
    Breakage("abstract concept", ".xml", "us-gaap:OperatingIncomeLoss", "us-gaap:StatementTable"),
    Breakage("wrong period type", ".xml", 'id="f14" contextRef="D2010Q1"', 'id="f14" contextRef="I20100331"'),
    Breakage("context that is not there", ".xml", 'id="f14" contextRef="D2010Q1"', 'id="f14" contextRef="D1"'),
    Breakage("no context", ".xml", 'id="f14" contextRef="D2010Q1"', 'id="f14"'),
    Breakage("no unit", ".xml", _F14, _F14.replace(' unitRef="USD"', "")),
    Breakage("unit that is not there", ".xml", _F14, _F14.replace('"USD"', '"EUR"')),
    Breakage("shares for dollars", ".xml", _F14, _F14.replace('"USD"', '"shares"')),
    Breakage("dollars for dollars a share", ".xml", 'unitRef="USDPerShare"', 'unitRef="USD"'),
    Breakage("currency that does not exist", ".xml", _USD, _USD.replace("USD", "XYZ")),
    Breakage("measure without a namespace", ".xml", _USD, _USD.replace("iso4217:", "iso:")),
    Breakage("no decimals", ".xml", _F14, _F14.replace(' decimals="-3"', "")),
    Breakage("decimals that are none", ".xml", _F14, _F14.replace('"-3"', '"3.5"')),
    Breakage("decimals and precision", ".xml", _F14, _F14.replace('decimals="-3"', 'decimals="-3" precision="5"')),
    Breakage("number with a comma", ".xml", ">90000000<", ">90,000,000<"),
    Breakage("number with more digits than are accurate", ".xml", ">90000000<", ">90000001<"),
    Breakage("wrong sum", ".xml", ">40000000</us-gaap:GrossProfit>", ">41000000</us-gaap:GrossProfit>"),
    Breakage("value outside its list", ".xml", ">Q1<", ">Q7<"),
    Breakage("value of no pattern", ".xml", ">0000000001</dei:", ">123</dei:"),
    Breakage("truth that is neither", ".xml", _FALSE, _FALSE.replace("false", "no")),
    Breakage("date that does not exist", ".xml", ">2010-03-31</dei:", ">2010-02-30</dei:"),
    Breakage("the same fact twice", ".xml", _F14, _F14.replace("f14", "f15x").replace("D2010Q1", "D2009Q1")),
    Breakage("an id twice", ".xml", 'id="f15"', 'id="f14"'),
    Breakage("an element in a fact", ".xml", ">90000000<", "><link:loc/>90000000<"),
    Breakage("an attribute of nobody's", ".xml", 'id="f14"', 'id="f14" remark="1"'),
    Breakage("period that ends before it starts", ".xml", "<xbrli:endDate>2010-03-31", "<xbrli:endDate>2009-03-31"),
    Breakage("context without an id", ".xml", _CONTEXT, "<xbrli:context>"),
    Breakage("member of another axis", ".xml", _AXIS, _AXIS.replace("MaximumMember", "ScenarioForecastMember")),
    Breakage("member that does not exist", ".xml", _AXIS, _AXIS.replace("MaximumMember", "MaximalMember")),
    Breakage("the default as a member", ".xml", _AXIS, _AXIS.replace("MaximumMember", "RangeMember")),
    Breakage("axis that is none", ".xml", _AXIS, _AXIS.replace("srt:RangeAxis", "us-gaap:Revenues")),
    Breakage("malformed XML", ".xml", "</us-gaap:Revenues>", "</us-gaap:Revenue>"),
    Breakage("root that is not XBRL", ".xml", "xbrli:xbrl", "xbrli:xbrel"),
    Breakage("schema that is not there", ".xml", 'href="exw-20100331.xsd"', 'href="exw.xsd"'),
    Breakage("missing import", ".xsd", _IMPORT, ""),
    Breakage("import from nowhere", ".xsd", "us-gaap-2025.xsd", "us-gaap-2099.xsd"),
    Breakage("linkbase from nowhere", ".xsd", "exw-20100331_lab.xml", "exw-20100331_label.xml"),
    Breakage("type that does not exist", ".xsd", _OWN, _OWN.replace("monetaryItemType", "moneyItemType")),
    Breakage("amounts that are text", ".xsd", _OWN, _OWN.replace("monetary", "string")),
    Breakage("substitution for nothing", ".xsd", _OWN, _OWN.replace("xbrli:item", "xbrli:thing")),
    Breakage("a concept twice", ".xsd", 'name="AdjustedEBITDA"', 'name="InterestExpense"'),
    Breakage("period type that is none", ".xsd", 'xbrli:periodType="duration"', 'xbrli:periodType="month"'),
    Breakage("role twice", ".xsd", f"{_ROLE}/Cover", f"{_ROLE}/ConsolidatedBalanceSheets2"),
    Breakage("arc to no concept", "_pre.xml", "#us-gaap_Goodwill", "#us-gaap_Nothing"),
    Breakage("arc to no label", "_pre.xml", _SHOWN, _SHOWN.replace("Flag", "Sign")),
    Breakage("lines in a circle", "_pre.xml", _SHOWN, 'xlink:from="dei_DocumentType" xlink:to="dei_CoverAbstract"'),
    Breakage("role that is not declared", "_pre.xml", f'xlink:role="{_ROLE}/Cover"', f'xlink:role="{_ROLE}/Lid"'),
    Breakage("order that is none", "_pre.xml", 'order="1"', 'order="first"'),
    Breakage("label that is not there", "_lab.xml", "role/terseLabel", "role/totalLabel"),
    Breakage("label without a language", "_lab.xml", ' xml:lang="en-US"', ""),
    Breakage("label of nothing", "_lab.xml", 'xlink:from="dei_AmendmentFlag"', 'xlink:from="dei_AmendmentSign"'),
    Breakage("weight against the balance", "_cal.xml", f'{_REVENUES} order="1" weight="1"', f'{_REVENUES} weight="-1"'),
    Breakage("sum of itself", "_cal.xml", _REVENUES, '"us-gaap_GrossProfit" xlink:to="us-gaap_GrossProfit"'),
    Breakage("calculation arcrole of nobody's", "_cal.xml", "arcrole/summation-item", "arcrole/subtraction-item"),
    Breakage("hypercube that is an axis", "_def.xml", "#us-gaap_StatementTable", "#us-gaap_StatementScenarioAxis"),
    Breakage("hypercube of no context element", "_def.xml", ' xbrldt:contextElement="segment"', ""),
    Breakage("axis without its member", "_def.xml", "#srt_MaximumMember", "#srt_WeightedAverageMember"),
)
