"""A document to statements: every line item with its periods, units, proofs and concept."""

from dataclasses import dataclass, replace

from pipeline.extract.beyond import map_beyond, map_prose, read_guidance
from pipeline.extract.concepts import map_statements
from pipeline.extract.cover import read_cover
from pipeline.extract.footnotes import with_footnotes, with_notes_of_rows
from pipeline.extract.prose import read_claims, release_times
from pipeline.extract.sums import findings as sums_findings
from pipeline.extract.sums import mend, prove
from pipeline.extract.tables.find import find_statements
from pipeline.model.claim import Claim
from pipeline.model.concept import Catalogue
from pipeline.model.cover import Cover
from pipeline.model.document import Document
from pipeline.model.finding import Finding, Unreadable
from pipeline.model.knowledge import CompanyMemory, Knowledge
from pipeline.model.report import Omission
from pipeline.model.settings import Settings
from pipeline.model.statement import PRIMARY, Statement
from pipeline.model.vocabulary import Vocabulary

__all__ = ["Extract", "extract"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What a release says: its cover, its statements in printed order, the figures that are no amounts, its prose."""

    cover: Cover
    statements: tuple[Statement, ...]
    omissions: tuple[Omission, ...]
    claims: tuple[Claim, ...] = ()
    prose: Statement | None = None
    """What the sentences say as a statement, one line a claim."""


def extract(
    document: Document,
    settings: Settings,
    knowledge: Knowledge,
    catalogue: Catalogue,
    memory: CompanyMemory | None = None,
    vocabulary: Vocabulary | None = None,
) -> tuple[Extract, tuple[Finding, ...]]:
    """Find, prove and map the statements of a release.

    Raises Unreadable("extract.no-statements") where there is no primary statement in it.
    """
    found, findings = find_statements(_with_calendar(document, memory), memory.period_ends if memory else ())
    if not any(statement.kind in PRIMARY for statement in found.statements):
        raise Unreadable(
            "extract.no-statements",
            f"{document.name} holds no financial statement: "
            "neither operations nor balance sheet nor cash flows were found.",
        )
    mended = [mend(prove(statement)) for statement in found.statements]
    proved = tuple(statement for statement, _ in mended)
    noted = with_footnotes(proved, document)
    times = release_times(document, proved)
    cover = replace(read_cover(document, settings), year_end=times.year_end if times else None)
    told = map_statements(noted, knowledge, catalogue, memory)
    company = cover.name.text if cover.name else ""
    mapped = map_beyond(told, vocabulary or Vocabulary(), catalogue, company)
    faults = [fault for statement in proved if statement.kind in PRIMARY for fault in sums_findings(statement)]
    repairs = [finding for _, told in mended for finding in told]
    claims = read_claims(document, proved, vocabulary or Vocabulary(), times)
    said = map_prose(
        (*claims, *read_guidance(document, proved)), mapped, vocabulary or Vocabulary(), catalogue, company
    )
    return Extract(
        cover=cover,
        statements=mapped,
        omissions=(*found.omissions, *said.omissions),
        claims=claims,
        prose=with_notes_of_rows(said.statement, document) if said.statement else None,
    ), (*findings, *repairs, *faults)


def _with_calendar(document: Document, memory: CompanyMemory | None) -> Document:
    """The document with the fiscal year end of the company's filings in its header, where that is silent."""
    if memory is None or document.header.fiscal_year_end:
        return document
    return replace(document, header=replace(document.header, fiscal_year_end=memory.fiscal_year_end))
