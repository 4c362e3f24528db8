"""`review.csv`: what a person should look at, in the columns of a company's `decisions.csv`."""

from collections.abc import Sequence

from pipeline.emit.review.lines import ReviewedLine, doubtful
from pipeline.emit.tables import RECEIPT, guarded, receipt, table
from pipeline.model.naming import concept_name

DECISION = ("statement", "section", "label", "concept", "negated")
"""What a decision is. `concept` is left empty for the person to fill in: a line without one decides nothing."""
_RUNNERS_UP = 3


def review_csv(statements: Sequence[Sequence[ReviewedLine]], prefix: str) -> bytes:
    """One row per doubtful line, the most urgent first; `prefix` is that of the company's own concepts."""
    numbered = range(1, _RUNNERS_UP + 1)
    candidates = [name for n in numbered for name in (f"runner_up_{n}", f"probability_{n}")]
    heading = [*DECISION, "proposed", "probability", "status", *candidates, "evidence", "findings", *RECEIPT]
    return table(heading, [_row(line, prefix) for line in doubtful(statements)])


def _row(line: ReviewedLine, prefix: str) -> list[str]:
    label, section = line.line.label, line.line.section[-1] if line.line.section else ""
    candidates = [(_decided(one.concept, prefix, label), f"{one.probability:.4f}") for one in line.runners_up]
    padding = [("", "")] * _RUNNERS_UP
    return [
        *(line.statement.kind.value, guarded(section), guarded(label), "", ""),
        _decided(line.concept, prefix, label),
        *((f"{line.confidence:.4f}", line.status) if line.status else ("", "")),
        *(cell for pair in [*candidates, *padding][:_RUNNERS_UP] for cell in pair),
        guarded(line.evidence),
        guarded(" ".join(finding.message for finding in line.findings)),
        *receipt(line.line.source),
    ]


def _decided(concept: str, prefix: str, label: str) -> str:
    """A concept as a decision names it: the company's own is `ext:Name`, whatever its prefix in a report."""
    place, _, name = concept.partition(":")
    return f"ext:{name or concept_name(label)}" if place in ("ext", prefix) else concept
