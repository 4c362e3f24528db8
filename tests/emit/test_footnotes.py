"""Footnotes of facts in the instance (XBRL 2.1 section 4.11) and in every other format."""

import csv
import json
from dataclasses import replace
from io import StringIO

from lxml import etree

from pipeline.emit.inline import inline
from pipeline.emit.instance import instance
from pipeline.emit.oim_csv import oim_csv
from pipeline.emit.oim_json import oim_json
from pipeline.emit.tables import facts_csv
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
    assert related == [("f1 f2", "note1")]


NOTED = replace(
    REPORT,
    facts=tuple(
        replace(fact, footnotes=(replace(NOTE, text="Includes R&D <in part>."),) if at < 2 else ())
        for at, fact in enumerate(REPORT.facts)
    ),
)


def test_json_has_the_note_as_a_fact_of_its_own_and_links_to_it() -> None:
    content = json.loads(oim_json(NOTED, SmallCatalogue()))
    facts, information = content["facts"], content["documentInfo"]
    assert [name for name, fact in facts.items() if fact.get("links") == {"footnote": {"_": ["note1"]}}] == ["f1", "f2"]
    assert facts["note1"] == {
        "value": "Includes R&amp;D &lt;in part&gt;.",  # a note is XHTML (OIM 1.0)
        "dimensions": {"concept": "xbrl:note", "language": "en-us", "noteId": "note1"},
    }
    assert information["namespaces"]["xbrl"] == "https://xbrl.org/2021"
    assert information["linkTypes"] == {"footnote": "http://www.xbrl.org/2003/arcrole/fact-footnote"}
    assert information["linkGroups"] == {"_": "http://www.xbrl.org/2003/role/link"}


def test_csv_has_a_table_of_notes_and_links_to_its_cells() -> None:
    files = oim_csv(NOTED, SmallCatalogue())
    metadata = json.loads(files["abc-20060331_facts.json"])
    notes = list(csv.reader(StringIO(files["abc-20060331_notes.csv"].decode(), newline="")))
    assert notes == [["id", "note"], ["note1", "Includes R&amp;D &lt;in part&gt;."]]
    assert metadata["tables"]["notes"] == {"url": "abc-20060331_notes.csv"}
    assert metadata["links"] == {
        "footnote": {"_": {"facts.r_f1.value": ["notes.r_note1.note"], "facts.r_f2.value": ["notes.r_note1.note"]}}
    }


def test_without_notes_the_formats_say_nothing_of_them() -> None:
    content = json.loads(oim_json(REPORT, SmallCatalogue()))
    assert "linkTypes" not in content["documentInfo"]
    assert "xbrl" not in content["documentInfo"]["namespaces"]
    assert sorted(oim_csv(REPORT, SmallCatalogue())) == ["abc-20060331_facts.csv", "abc-20060331_facts.json"]


def test_the_table_of_facts_has_the_words() -> None:
    rows = list(csv.DictReader(StringIO(facts_csv(NOTED).decode(), newline="")))
    assert [row["footnotes"] for row in rows[:3]] == ["Includes R&D <in part>.", "Includes R&D <in part>.", ""]
