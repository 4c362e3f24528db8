"""The extension schema and the linkbases."""

from dataclasses import replace

from lxml import etree

from pipeline.emit import report_files
from pipeline.emit.calculation import calculation
from pipeline.emit.definition import definition
from pipeline.emit.label import label
from pipeline.emit.presentation import presentation
from pipeline.emit.schema import schema
from pipeline.model.report import Calculation, Report

from .small import AWARDS, CASH_FLOWS, END, NEGATED, OPERATIONS, SELLING, START, SmallCatalogue

LINK = "{http://www.xbrl.org/2003/linkbase}"
XLINK = "{http://www.w3.org/1999/xlink}"
TERSE = "http://www.xbrl.org/2003/role/terseLabel"


def arcs(content: bytes, kind: str, *attributes: str) -> list[tuple[str, ...]]:
    """Each arc's ends by the concept their locators point at, the arcrole's name, and further attributes."""
    found = []
    for link in etree.fromstring(content).iter(f"{LINK}{kind}Link"):
        ends = {loc.get(f"{XLINK}label"): loc.get(f"{XLINK}href").partition("#")[2] for loc in link.iter(f"{LINK}loc")}
        for arc in link.iter(f"{LINK}{kind}Arc"):
            pair = (ends[arc.get(f"{XLINK}from")], ends[arc.get(f"{XLINK}to")])
            name = arc.get(f"{XLINK}arcrole").rpartition("/")[2]
            found.append((*pair, name, *(arc.get(attribute, "") for attribute in attributes)))
    return found


def test_the_schema_declares_the_companys_own_concepts(report: Report, catalogue: SmallCatalogue) -> None:
    root = etree.fromstring(schema(report, catalogue))
    refunds, support = ({**element.attrib} for element in root.iter("{http://www.w3.org/2001/XMLSchema}element"))
    assert refunds == {
        "id": "abc_NetworkRefunds",
        "name": "NetworkRefunds",
        "type": "xbrli:monetaryItemType",
        "substitutionGroup": "xbrli:item",
        "abstract": "false",
        "nillable": "true",
        "{http://www.xbrl.org/2003/instance}periodType": "duration",
        "{http://www.xbrl.org/2003/instance}balance": "debit",
    }
    assert (support["type"], support["abstract"]) == ("dtr-types:domainItemType", "true")


def test_a_companys_own_axis_and_table_are_dimensional_items(report: Report, catalogue: SmallCatalogue) -> None:
    axis, table = (
        replace(report.extensions[1], name=f"abc:{name}", type="stringItemType") for name in ("XAxis", "XTable")
    )
    root = etree.fromstring(schema(replace(report, extensions=(axis, table)), catalogue))
    groups = [e.get("substitutionGroup") for e in root.iter("{http://www.w3.org/2001/XMLSchema}element")]
    assert groups == ["xbrldt:dimensionItem", "xbrldt:hypercubeItem"]


def test_the_schema_imports_what_the_report_uses_from_its_official_address(
    report: Report, catalogue: SmallCatalogue
) -> None:
    root = etree.fromstring(schema(report, catalogue))
    assert [e.get("schemaLocation") for e in root.iter("{http://www.w3.org/2001/XMLSchema}import")] == [
        "https://xbrl.sec.gov/dei/2025/dei-2025.xsd",
        "https://www.xbrl.org/dtr/type/2022-03-31/types.xsd",
        "https://xbrl.fasb.org/us-gaap/2025/elts/us-gaap-2025.xsd",
        "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd",
    ]


def test_roles_are_declared_with_their_definitions(report: Report, catalogue: SmallCatalogue) -> None:
    roles = etree.fromstring(schema(report, catalogue)).iter(f"{LINK}roleType")
    assert [(role.get("roleURI"), role.findtext(f"{LINK}definition")) for role in roles] == [
        ("http://abc.example/20060331/role/StatementsOfOperations", "001 - Statement - STATEMENTS OF OPERATIONS"),
        ("http://abc.example/20060331/role/StatementsOfCashFlows", "002 - Statement - STATEMENTS OF CASH FLOWS"),
    ]


def test_lines_stand_in_their_order_with_their_label_roles(report: Report, catalogue: SmallCatalogue) -> None:
    root, flows = "us-gaap_IncomeStatementAbstract", "us-gaap_StatementOfCashFlowsAbstract"
    assert arcs(presentation(report, catalogue), "presentation", "order", "preferredLabel") == [
        (root, "us-gaap_Revenues", "parent-child", "1", TERSE),
        (root, "us-gaap_CostOfRevenue", "parent-child", "2", NEGATED),
        (root, "us-gaap_GrossProfit", "parent-child", "3", ""),
        (flows, "us-gaap_Cash", "parent-child", "1", START),
        (flows, "us-gaap_ShareBasedCompensation", "parent-child", "2", ""),
        (flows, "us-gaap_Cash", "parent-child", "3", END),
    ]


def test_sums_are_calculations_1_1(report: Report, catalogue: SmallCatalogue) -> None:
    content = calculation(report, catalogue)
    assert arcs(content, "calculation", "weight") == [
        ("us-gaap_GrossProfit", "us-gaap_Revenues", "summation-item", "1"),
        ("us-gaap_GrossProfit", "us-gaap_CostOfRevenue", "summation-item", "-1"),
    ]
    assert b"https://xbrl.org/2023/arcrole/summation-item" in content


def test_a_second_way_to_add_up_a_total_has_a_role_of_its_own(report: Report, catalogue: SmallCatalogue) -> None:
    other = Calculation(total="us-gaap:GrossProfit", parts=(("abc:NetworkRefunds", -1),))
    role = replace(OPERATIONS, calculations=(*OPERATIONS.calculations, other))
    changed = replace(report, roles=(role,))
    links = etree.fromstring(calculation(changed, catalogue)).iter(f"{LINK}calculationLink")
    assert [
        (link.get(f"{XLINK}role").rpartition("/")[2], len(link.findall(f"{LINK}calculationArc"))) for link in links
    ] == [
        ("StatementsOfOperations", 2),
        ("StatementsOfOperationsCalc2", 1),
    ]
    assert b'id="StatementsOfOperationsCalc2"' in schema(changed, catalogue)


def test_a_sum_that_leads_back_to_its_total_has_a_role_of_its_own(report: Report, catalogue: SmallCatalogue) -> None:
    """Gross profit is revenues less cost; that revenues are gross profit and cost is the same the other way round."""
    back = Calculation(total="us-gaap:Revenues", parts=(("us-gaap:GrossProfit", 1), ("us-gaap:CostOfRevenue", 1)))
    role = replace(OPERATIONS, calculations=(*OPERATIONS.calculations, back))
    links = etree.fromstring(calculation(replace(report, roles=(role,)), catalogue)).iter(f"{LINK}calculationLink")
    assert [link.get(f"{XLINK}role").rpartition("/")[2] for link in links] == [
        "StatementsOfOperations",
        "StatementsOfOperationsCalc2",
    ]


def test_the_split_is_a_closed_table_with_a_default(report: Report, catalogue: SmallCatalogue) -> None:
    items, axis, domain = (
        "us-gaap_StatementLineItems",
        AWARDS.replace(":", "_"),
        "us-gaap_IncomeStatementLocationDomain",
    )
    assert arcs(definition(report, catalogue), "definition") == [
        (items, "us-gaap_StatementTable", "all"),
        (items, "us-gaap_ShareBasedCompensation", "domain-member"),
        ("us-gaap_StatementTable", axis, "hypercube-dimension"),
        (axis, domain, "dimension-domain"),
        (axis, domain, "dimension-default"),
        (domain, SELLING.replace(":", "_"), "domain-member"),
        (domain, "abc_CustomerSupportMember", "domain-member"),
    ]


def test_line_items_without_a_heading_each_have_the_table(report: Report, catalogue: SmallCatalogue) -> None:
    bare = replace(CASH_FLOWS.hypercubes[0], line_items=("us-gaap:ShareBasedCompensation", "us-gaap:CostOfRevenue"))
    changed = replace(report, roles=(replace(CASH_FLOWS, hypercubes=(bare,)),))
    assert [arc[0] for arc in arcs(definition(changed, catalogue), "definition") if arc[2] == "all"] == [
        "us-gaap_ShareBasedCompensation",
        "us-gaap_CostOfRevenue",
    ]


def test_labels_are_the_taxonomys_and_as_printed(report: Report, catalogue: SmallCatalogue) -> None:
    texts = {
        (e.get(f"{XLINK}label").rpartition("_")[0], e.get(f"{XLINK}role").rpartition("/")[2]): e.text
        for e in etree.fromstring(label(report, catalogue)).iter(f"{LINK}label")
    }
    assert texts["us-gaap_Revenues", "label"] == "Revenues"
    assert texts["us-gaap_Revenues", "terseLabel"] == "Total revenue"
    assert texts["us-gaap_CostOfRevenue", "negatedLabel"] == "Cost of sales"  # the first of two
    assert texts["us-gaap_Cash", "periodStartLabel"] == "Cash at beginning of period"
    assert texts["abc_CustomerSupportMember", "label"] == "Customer support [Member]"
    assert texts["abc_NetworkRefunds", "label"] == "Revenues (NetworkRefunds)"  # Revenues has that label already


def test_every_concept_used_has_a_standard_label(report: Report, catalogue: SmallCatalogue) -> None:
    files = report_files(report, catalogue)
    labelled = {
        e.get(f"{XLINK}label").rpartition("_")[0]
        for e in etree.fromstring(files["abc-20060331_lab.xml"]).iter(f"{LINK}label")
        if e.get(f"{XLINK}role").endswith("/label")
    }
    located = {
        e.get(f"{XLINK}href").partition("#")[2]
        for name in ("pre", "cal", "def")
        for e in etree.fromstring(files[f"abc-20060331_{name}.xml"]).iter(f"{LINK}loc")
    }
    assert located < labelled


def test_linkbases_with_nothing_to_say_are_still_there(report: Report, catalogue: SmallCatalogue) -> None:
    files = report_files(replace(report, facts=(), roles=(), extensions=()), catalogue)
    for ending in ("pre", "cal", "def", "lab"):
        assert len(etree.fromstring(files[f"abc-20060331_{ending}.xml"])) == 0


def test_the_same_report_gives_the_same_bytes(report: Report, catalogue: SmallCatalogue) -> None:
    assert report_files(report, catalogue) == report_files(report, catalogue)
