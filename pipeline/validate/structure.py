"""Checks on the written files that Arelle does not make."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from lxml import etree

from pipeline.model.finding import Finding, error, warning
from pipeline.model.report import Fact, Report
from pipeline.validate.documents import Documents

_XBRLI = "{http://www.xbrl.org/2003/instance}"
_LINK = "{http://www.xbrl.org/2003/linkbase}"
_XS = "{http://www.w3.org/2001/XMLSchema}"
_HREF = "{http://www.w3.org/1999/xlink}href"


def check_structure(documents: Documents, report: Report) -> Iterator[Finding]:
    """Faults of form: of each file, of the instance, and facts that contradict each other."""
    instance, roots = documents.instance, documents.roots
    for path, problem in documents.malformed.items():
        yield error("structure.malformed", f"{path.name} is not well-formed XML: {problem}.")
    root = roots.get(instance)
    if root is not None and root.tag != f"{_XBRLI}xbrl":
        yield error("structure.root", f"{instance.name} begins with <{root.tag}>, not with <xbrli:xbrl>.")
    elif root is not None:
        yield from _unused(root)
        yield from _imports(root, instance.parent, roots)
    yield from _contradictions(report.facts)


def _unused(root: etree._Element) -> Iterator[Finding]:
    for kind, attribute in (("context", "contextRef"), ("unit", "unitRef")):
        used = {fact.get(attribute) for fact in root.iterchildren()}
        for element in root.iter(f"{_XBRLI}{kind}"):
            if element.get("id") not in used:
                yield warning(f"structure.unused-{kind}", f'No fact uses the {kind} "{element.get("id")}".')


def _imports(root: etree._Element, folder: Path, roots: Mapping[Path, etree._Element]) -> Iterator[Finding]:
    """Every namespace facts are in must be imported by the schema, not merely reached through a linkbase."""
    schemas = [roots.get(folder / reference.get(_HREF, "")) for reference in root.iter(f"{_LINK}schemaRef")]
    known = {_XBRLI[1:-1], _LINK[1:-1]}
    for schema in schemas:
        if schema is not None:
            known |= {schema.get("targetNamespace", "")}
            known |= {imported.get("namespace", "") for imported in schema.iter(f"{_XS}import")}
    for namespace in sorted({etree.QName(child).namespace or "" for child in root.iterchildren("{*}*")} - known):
        yield error("structure.missing-import", f"The schema does not import {namespace}, which facts are in.")


def _contradictions(facts: Sequence[Fact]) -> Iterator[Finding]:
    same = defaultdict(list)
    for fact in facts:
        same[fact.concept, fact.context, fact.unit].append(fact)
    for first, *others in same.values():
        for other in others:
            if not _agree(first, other):
                message = f"{other.concept} is {other.value} here and {first.value} in {first.source}."
                yield error("structure.contradiction", message, other.source)


def _agree(one: Fact, other: Fact) -> bool:
    """Whether some value rounds to both, as Calculations 1.1 and OIM call consistent duplicates."""
    if isinstance(one.value, Decimal) and isinstance(other.value, Decimal):
        return abs(one.value - other.value) <= _half(one.decimals) + _half(other.decimals)
    return one.value == other.value


def _half(decimals: int | None) -> Decimal:
    return Decimal(0) if decimals is None else Decimal(5).scaleb(-decimals - 1)
