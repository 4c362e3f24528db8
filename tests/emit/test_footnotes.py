"""Footnotes of facts in the instance (XBRL 2.1 section 4.11) and in the inline document."""

from dataclasses import replace

from lxml import etree

from pipeline.emit.inline import inline
from pipeline.emit.instance import instance
from pipeline.model.source import Source
from pipeline.model.statement import Footnote
from pipeline.read import read

from .small import REPORT, SmallCatalogue

LINK = "{http://www.xbrl.org/2003/linkbase}"
IX = "{http://www.xbrl.org/2013/inlineXBRL}"
XLINK = "{http://www.w3.org/1999/xlink}"
NOTE = Footnote(
    mark="a",
    text="Includes equity awards.",
    source=Source(document="r.txt", start=0, end=23, text="Includes equity awards."),
)


def test_facts_that_share_a_note_point_to_one_text() -> None:
    facts = tuple(replace(fact, footnotes=(NOTE,)) if at < 2 else fact for at, fact in enumerate(REPORT.facts))
    root = etree.fromstring(instance(replace(REPORT, facts=facts), SmallCatalogue()))
    (link,) = root.findall(f"{LINK}footnoteLink")
    assert [loc.get(f"{XLINK}href") for loc in link.findall(f"{LINK}loc")] == ["#f1", "#f2"]
    assert [note.text for note in link.findall(f"{LINK}footnote")] == ["Includes equity awards."]
    ends = {arc.get(f"{XLINK}to") for arc in link.findall(f"{LINK}footnoteArc")}
    assert ends == {link.find(f"{LINK}footnote").get(f"{XLINK}label")}


def test_without_notes_there_is_no_footnote_link() -> None:
    assert etree.fromstring(instance(REPORT, SmallCatalogue())).find(f"{LINK}footnoteLink") is None


def test_the_inline_document_has_the_same_footnotes_on_the_same_facts() -> None:
    facts = tuple(replace(fact, footnotes=(NOTE,)) if at < 2 else fact for at, fact in enumerate(REPORT.facts))
    document, _ = read(b"Acme Inc. reports its results.", "release.txt")
    content, _ = inline(replace(REPORT, facts=facts), document, SmallCatalogue())
    root = etree.fromstring(content)
    notes = {note.get("id"): note.text for note in root.iter(f"{IX}footnote")}
    assert notes == {"note1": "Includes equity awards."}
    related = [(each.get("fromRefs"), each.get("toRefs")) for each in root.iter(f"{IX}relationship")]
    assert related == [("f1", "note1"), ("f2", "note1")]
