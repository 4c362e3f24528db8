"""The footnotes of an instance (XBRL 2.1 section 4.11)."""

from typing import Final

from pipeline.validate.proof.form import (
    ARCROLE,
    FROM,
    HREF,
    LABEL,
    LINK,
    ROLE,
    TO,
    TYPE,
    Element,
    attributes,
    children,
    name_of,
    need,
    nothing_in,
    text,
)

_LINK: Final = {TYPE: "extended", ROLE: "http://www.xbrl.org/2003/role/link"}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LOC = frozenset({TYPE, HREF, LABEL})
_NOTE = frozenset({TYPE, LABEL, ROLE, _LANG})
_ARC = frozenset({TYPE, ARCROLE, FROM, TO, "order"})
_FACT_FOOTNOTE: Final = "http://www.xbrl.org/2003/arcrole/fact-footnote"
_FOOTNOTE: Final = "http://www.xbrl.org/2003/role/footnote"


def check_footnotes(link: Element, facts: set[str]) -> None:
    """Every note is a text, and every arc leads from a fact of those ids to a note. Raises Doubt."""
    need(link.tag == f"{LINK}footnoteLink" and dict(link.items()) == _LINK, "footnote link")
    located, notes, arcs = set[str](), set[str](), list[tuple[str, str]]()
    for part in children(link):
        if part.tag == f"{LINK}footnoteArc":
            arcs.append(_arc(part))
        elif part.tag == f"{LINK}loc":
            located.add(_located(part, facts, located | notes))
        else:
            notes.add(_note(part, located | notes))
    need(len(set(arcs)) == len(arcs), "an arc twice in a footnote link")
    need(all(start in located and end in notes for start, end in arcs), "an arc of a footnote without an end")


def _arc(part: Element) -> tuple[str, str]:
    about = attributes(part, _ARC)
    nothing_in(part)
    need(about[TYPE] == "arc" and about[ARCROLE] == _FACT_FOOTNOTE, "arc of a footnote")
    need(about["order"].isdecimal() and about["order"].isascii(), "order of a footnote")
    return about[FROM], about[TO]


def _located(part: Element, facts: set[str], before: set[str]) -> str:
    about = attributes(part, _LOC)
    nothing_in(part)
    href, label = about[HREF], about[LABEL]
    need(about[TYPE] == "locator" and href[:1] == "#" and href[1:] in facts and label not in before, "noted fact")
    return name_of(label)


def _note(part: Element, before: set[str]) -> str:
    need(part.tag == f"{LINK}footnote", "no footnote")
    about = attributes(part, _NOTE)
    need(about[TYPE] == "resource" and about[ROLE] == _FOOTNOTE and about[_LANG] == "en-us", "footnote")
    need(text(part).strip() and about[LABEL] not in before, "text or label of a footnote")
    return name_of(about[LABEL])
