"""Inline XBRL 1.1: the release itself as the filing, each fact tagged where it is printed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from pipeline.emit.footnotes import LANGUAGE, footnotes
from pipeline.emit.identify import context_ids, unit_ids
from pipeline.emit.inline_page import page
from pipeline.emit.inline_places import Places, Slot, places
from pipeline.emit.inline_tags import Tag, Tagging, tagging
from pipeline.emit.instance import decimals, lexical, names_in_text, write_context, write_unit
from pipeline.emit.names import Names, file_stem, prefixes
from pipeline.emit.plain import Part, leaf
from pipeline.emit.xml import Element, child, printable
from pipeline.model.concept import Catalogue
from pipeline.model.document import Document
from pipeline.model.finding import Finding, info
from pipeline.model.report import Context, Fact, Report, Unit

_XHTML = "http://www.w3.org/1999/xhtml"
_INLINE = {
    "ix": "http://www.xbrl.org/2013/inlineXBRL",
    "ixt": "http://www.xbrl.org/inlineXBRL/transformation/2020-02-12",
}
_VOID = frozenset(f"{{{_XHTML}}}{name}" for name in ("br", "hr", "meta", "col"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writing:
    """What every tag needs: the report and the ids its contexts and units have."""

    report: Report
    names: Names
    contexts: dict[Context, str]
    units: dict[Unit, str]


def inline(report: Report, document: Document, catalogue: Catalogue) -> tuple[bytes, tuple[Finding, ...]]:
    """The inline document, and a note for each figure the page does not show where its receipt says.

    Facts have the ids they have in the instance: `f1`, and `f1-2` where the same fact is shown again. Text and
    Markdown become a plain readable page; of HTML all that is looks stays, and nothing that acts or fetches.
    """
    names = Names.of(report, catalogue)
    names = Names(namespaces=names.namespaces | _INLINE, schemas=names.schemas)
    writing = _Writing(
        report=report,
        names=names,
        contexts=context_ids(fact.context for fact in report.facts),
        units=unit_ids(fact.unit for fact in report.facts if fact.unit),
    )
    content, sheet = page(document)
    html, body = _html(report, names, sheet)
    body.append(content)
    for element in content.iter():
        element.tag = f"{{{_XHTML}}}{element.tag}"
    shown = places(document, content)
    found = tagging(report.facts, document, shown)
    used = _set_tags(writing, found, shown)
    _header(writing, found.hidden, used, body)
    return _serialized(writing, html), tuple(_hidden_figures(report.facts, found.hidden))


def _html(report: Report, names: Names, sheet: str) -> tuple[Element, Element]:
    prefixed: dict[str | None, str] = {p: uri for p, uri in sorted(names.namespaces.items()) if p != "xml"}
    namespaces = {None: _XHTML} | prefixed
    html = etree.Element(f"{{{_XHTML}}}html", nsmap=namespaces)  # type: ignore[arg-type]  # the stubs' oversight
    head = etree.SubElement(html, f"{{{_XHTML}}}head")
    meta = {"http-equiv": "Content-Type", "content": "text/html; charset=utf-8"}
    etree.SubElement(head, f"{{{_XHTML}}}meta", meta)
    etree.SubElement(head, f"{{{_XHTML}}}title").text = printable(_title(report))
    viewport = {"name": "viewport", "content": "width=device-width, initial-scale=1"}
    etree.SubElement(head, f"{{{_XHTML}}}meta", viewport)
    if sheet:
        etree.SubElement(head, f"{{{_XHTML}}}style", {"type": "text/css"}).text = f"\n{sheet}\n"
    return html, etree.SubElement(html, f"{{{_XHTML}}}body")


def _title(report: Report) -> str:
    name = next((str(fact.value) for fact in report.facts if fact.concept == "dei:EntityRegistrantName"), report.prefix)
    return f"{name}, {report.period}"


def _header(writing: _Writing, hidden: Sequence[int], used: Mapping[int, int], body: Element) -> None:
    """Everything the facts refer to, and the facts that are printed nowhere; not shown.

    `used` says how many times a fact is shown.
    """
    division = etree.Element(f"{{{_XHTML}}}div", {"style": "display:none"})
    body.insert(0, division)
    header = child(division, "ix:header", {}, "", writing.names)
    notes, noted = footnotes(writing.report)
    if hidden or notes:
        place = child(header, "ix:hidden", {}, "", writing.names)
        for number in hidden:
            fact = writing.report.facts[number - 1]
            place.append(_element(writing, fact, "", None, f"f{number}"))
        for label, text in notes.items():
            child(place, "ix:footnote", {"id": label, "xml:lang": LANGUAGE}, printable(text), writing.names)
    references = child(header, "ix:references", {}, "", writing.names)
    location = {"xlink:type": "simple", "xlink:href": f"{file_stem(writing.report)}.xsd"}
    child(references, "link:schemaRef", location)
    resources = Part("ix:resources", {})
    for context, identifier in writing.contexts.items():
        write_context(resources, context, identifier)
    for unit, identifier in writing.units.items():
        write_unit(resources, unit, identifier)
    for labels, facts in _by_notes(noted).items():
        shown = [_identifier(number, count) for number in facts for count in range(1, used.get(number, 1) + 1)]
        leaf(resources, "ix:relationship", {"fromRefs": " ".join(shown), "toRefs": " ".join(labels)})
    _graft(header, resources, writing.names)


def _by_notes(noted: Mapping[str, Sequence[str]]) -> dict[tuple[str, ...], list[int]]:
    """The numbers of the facts that have the same notes, by the labels of these."""
    facts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for identifier, labels in noted.items():
        facts[tuple(labels)].append(int(identifier.removeprefix("f")))
    return facts


def _identifier(number: int, count: int) -> str:
    """The id of a fact where it is shown for the `count`th time."""
    return f"f{number}" if count == 1 else f"f{number}-{count}"


def _graft(parent: Element, part: Part, names: Names) -> None:
    element = child(parent, part.name, part.attributes, "", names)
    for one in part.parts:
        if isinstance(one, Part):
            _graft(element, one, names)
        else:
            child(element, *one, names)


def _set_tags(writing: _Writing, found: Tagging, shown: Places) -> dict[int, int]:
    """Put the tags into the page; how many times each fact is shown."""
    by_slot: dict[int, list[Tag]] = defaultdict(list)
    for tag in found.tags.values():
        by_slot[tag.place.slot].append(tag)
    used: dict[int, int] = defaultdict(int)
    for number, of_slot in sorted(by_slot.items()):
        slot = shown.slots[number]
        in_order = sorted(of_slot, key=lambda tag: tag.place.start)
        elements = [_tag_element(writing, tag, used) for tag in in_order]
        ends = [tag.place.end for tag in in_order]
        starts = [*(tag.place.start for tag in in_order[1:]), len(slot.text)]
        for element, end, start in zip(elements, ends, starts, strict=True):
            element.tail = (element.tail or "") + slot.text[end:start]
        _insert(slot, slot.text[: in_order[0].place.start], elements)
    return used


def _insert(slot: Slot, before: str, elements: Sequence[Element]) -> None:
    if not slot.is_tail:
        slot.element.text = before
        for index, element in enumerate(elements):
            slot.element.insert(index, element)
        return
    parent = slot.element.getparent()
    if parent is None:
        raise ValueError("a page's root has no tail")
    slot.element.tail = before
    at = parent.index(slot.element) + 1
    for index, element in enumerate(elements):
        parent.insert(at + index, element)


def _tag_element(writing: _Writing, tag: Tag, used: dict[int, int]) -> Element:
    """The element of a tag: one within the other where the print stands for several facts."""
    if tag.hides:
        link = etree.Element(f"{{{_XHTML}}}span", {"style": f"-sec-ix-hidden:f{tag.hides}"})
        link.text = tag.text
        return link
    inner: Element | None = None
    for number in reversed(tag.facts):
        used[number] += 1
        fact = writing.report.facts[number - 1]
        identifier = _identifier(number, used[number])
        outer = _element(writing, fact, tag.text if inner is None else "", tag, identifier)
        if inner is not None:
            outer.append(inner)
        inner = outer
    if inner is None:
        raise ValueError("a tag stands for a fact")
    return inner


def _element(writing: _Writing, fact: Fact, text: str, tag: Tag | None, identifier: str) -> Element:
    """A fact as shown by a tag, or hidden."""
    attributes = {"id": identifier, "name": fact.concept, "contextRef": writing.contexts[fact.context]}
    if fact.unit:
        attributes["unitRef"] = writing.units[fact.unit]
    if fact.value is None:
        attributes["xsi:nil"] = "true"
    elif fact.unit:
        attributes |= _number(fact, tag)
    elif tag and tag.reading.format:
        attributes["format"] = tag.reading.format
    parent = etree.Element("parent")
    kind = "ix:nonFraction" if fact.unit else "ix:nonNumeric"
    shown = text if tag else lexical(abs(fact.value) if isinstance(fact.value, Decimal) else fact.value)
    if fact.value is not None:
        return child(parent, kind, attributes, shown, writing.names)
    element = child(parent, kind, attributes, "", writing.names)  # a nil element is empty: its print follows it
    element.tail = text
    return element


def _number(fact: Fact, tag: Tag | None) -> dict[str, str]:
    reading = {"decimals": decimals(fact)}
    if tag:
        reading["format"] = tag.reading.format
        reading |= {"scale": str(tag.reading.scale)} if tag.reading.scale else {}
    return reading | ({"sign": "-"} if isinstance(fact.value, Decimal) and fact.value < 0 else {})


def _hidden_figures(facts: Sequence[Fact], hidden: Sequence[int]) -> list[Finding]:
    message = "this figure is not shown in one piece on the page: its fact is among the hidden ones"
    return [info("inline.hidden", message, facts[number - 1].source) for number in hidden if facts[number - 1].unit]


def _serialized(writing: _Writing, html: Element) -> bytes:
    """The document's bytes, as XML that browsers also read as HTML: only void elements close themselves."""
    for element in html.iter():
        if not len(element) and not element.text and element.tag not in _VOID:
            element.text = ""
    used = [fact.concept for fact in writing.report.facts] + names_in_text(writing.contexts, writing.units)
    etree.cleanup_namespaces(html, keep_ns_prefixes=prefixes([*used, "ixt:format"]))
    return etree.tostring(html, xml_declaration=True, encoding="UTF-8") + b"\n"
