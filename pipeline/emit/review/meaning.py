"""What a line became, in the cell beside it: concept, confidence, and behind a fold evidence, candidates and proof."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline.emit.page import E, folded
from pipeline.emit.review.lines import ReviewedLine
from pipeline.emit.xml import Element
from pipeline.model.finding import Finding
from pipeline.model.report import Fact
from pipeline.model.source import Source
from pipeline.model.statement import Candidate, Summation

_WORTH_A_LOOK = 0.005
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def meaning(line: ReviewedLine, statement: Sequence[ReviewedLine]) -> Iterator[Element]:
    """The content of the cell."""
    if line.concept:
        yield E.details(
            E.summary(share(line), E.span(name_of(line.concept), {"class": "concept"}), *_seal(line)),
            E.dl(*_terms(line, statement)),
        )
    yield from (finding_note(finding) for finding in line.findings)


def share(line: ReviewedLine) -> Element:
    """The confidence in percent; what is not sure to file stands out."""
    said = f"{100 * line.confidence:.0f}%" if line.status else "–"
    return E.span(said, {"class": f"share {line.status if line.doubtful and line.status else 'sure'}"})


def name_of(concept: str) -> Element:
    """A concept's name without the prefix of us-gaap, which may be broken between its words."""
    first, *rest = _HUMP.split(concept.removeprefix("us-gaap:") or "no fact")
    element = E.span(first)
    for word in rest:
        element.append(E.wbr())
        element[-1].tail = word
    return element


def finding_note(finding: Finding) -> Element:
    """A finding as a note; its severity is in words, not in colour alone."""
    return E.p(
        E.b(finding.severity.capitalize()),
        f" {folded(finding.message)} ",
        E.code(finding.code),
        {"class": f"finding {finding.severity}"},
    )


def _seal(line: ReviewedLine) -> list[Element]:
    if line.proof is None:
        return []
    how = "another sum would prove it as well" if line.proof.ambiguous else "proved by the printed figures"
    return [E.span("Σ", {"class": "seal", "title": how})]


def _terms(line: ReviewedLine, statement: Sequence[ReviewedLine]) -> Iterator[Element]:
    labels = {other.line.order: folded(other.line.label) or "(no label)" for other in statement}
    fact = next(iter(line.facts.values()))
    yield from _term("Why", [folded(line.evidence)] if line.evidence else [])
    yield from _term("Or else", [_candidate(one) for one in line.runners_up if one.probability >= _WORTH_A_LOOK])
    yield from _term("Sum of", _parts(line.proof, labels) if line.proof else [])
    yield from _term("Part of", [labels[line.within.total]] if line.within else [])
    yield from _term("On", [name_of(member) for _, member in fact.context.dimensions])
    yield from _term("Values", [value_of(one) for one in line.facts.values()])
    yield from _term("Printed", [_place(line.line.source)])


def value_of(fact: Fact) -> str:
    """A fact's value in full, with its unit and period."""
    amount = f"{fact.value:,f}" if isinstance(fact.value, Decimal) else fact.value or "nil"
    return f"{amount} {fact.unit or ''} ({fact.context.period})"


def _place(source: Source) -> str:
    if source.table is None:
        return f"characters {source.start} to {source.end} of the text"
    return f"table {source.table}, row {source.row}"


def _candidate(candidate: Candidate) -> Element:
    own = candidate.concept.partition(":")[0] == "ext"
    name = E.span("a concept of the company's own") if own else name_of(candidate.concept)
    return E.span(f"{100 * candidate.probability:.0f}% ", name)


def _parts(proof: Summation, labels: Mapping[int, str]) -> Iterator[str]:
    for order, weight in proof.parts:
        yield f"{'+' if weight > 0 else '−'} {labels.get(order, '')}"


def _term(name: str, said: Iterable[Element | str]) -> Iterator[Element]:
    for number, content in enumerate(said):
        if number == 0:
            yield E.dt(name)
        yield E.dd(content)
