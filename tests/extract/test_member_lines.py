"""What the tables print of a segment, which sentences about it are compared with."""

from beyond_tables import QUARTER, column, operations, table

from pipeline.extract.beyond import map_beyond
from pipeline.extract.beyond.known import known_lines
from pipeline.extract.beyond.members.member_lines import lines_on
from pipeline.extract.beyond.members.words import SEGMENTS
from pipeline.model.statement import ColumnKind, StatementKind
from pipeline.reference.catalogue import open_catalogue
from pipeline.reference.vocabulary import open_vocabulary

RETAIL = (SEGMENTS, "ext:RetailMember")


def test_rows_and_columns_of_a_segment_are_its_lines_by_the_names_of_the_whole() -> None:
    """A row that is called Retail is its revenue; a column headed Retail has its lines."""
    rows = table("Wholesale | 600 500\nRetail | 300 300", StatementKind.SEGMENT, title="Revenue by segment")
    heads = (
        column(1, "Wholesale", QUARTER, ColumnKind.UNKNOWN),
        column(2, "Retail", QUARTER, ColumnKind.UNKNOWN),
        column(3, "Consolidated", QUARTER),
    )
    heads_of = table("Segment contribution | 90 35 125", StatementKind.SEGMENT, title="Segments", columns=heads)
    mapped = map_beyond((operations(), rows, heads_of), open_vocabulary(), open_catalogue("us-gaap-2025"))
    retail = lines_on((RETAIL,), mapped, known_lines(mapped))[RETAIL]
    assert [
        (one.label, one.meaning.concept, [str(amount.value) for amount in one.amounts.values()]) for one in retail.every
    ] == [
        ("Revenue", "us-gaap:Revenues", ["300", "300"]),
        ("Segment contribution", "ext:SegmentContribution", ["35"]),
    ]
