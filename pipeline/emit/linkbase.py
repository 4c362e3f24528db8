"""What the four linkbases have in common: extended links, locators, arcs, role references (XBRL 2.1 section 3.5)."""

from dataclasses import dataclass, field

from pipeline.emit.names import Names, element_id, file_stem, role_uri
from pipeline.emit.plain import Part, child, leaf, serialize
from pipeline.model.concept import Catalogue
from pipeline.model.report import Report

STANDARD_LINK = "http://www.xbrl.org/2003/role/link"

_REGISTERED = {
    "net": "http://www.xbrl.org/lrr/role/net-2009-12-16.xsd",
    "negated": "http://www.xbrl.org/lrr/role/negated-2009-12-16.xsd",
}
"""The link role registry's files that declare label roles, by how the roles' names begin."""


@dataclass(frozen=True, slots=True)
class Linkbase:
    """A linkbase being written: the report's names, and the document element."""

    report: Report
    names: Names
    element: Part

    def serialize(self) -> bytes:
        """Its bytes. A linkbase without links is valid, and is still written: the schema refers to it."""
        return serialize(self.element, self.names)

    def refer_to_role(self, name: str) -> None:
        """A reference to the declaration of an extended link role."""
        self._refer("roleRef", {"roleURI": role_uri(self.report, name)}, f"{file_stem(self.report)}.xsd#{name}")

    def refer_to_label_role(self, role: str) -> None:
        """A reference to a label role of the link role registry; XBRL's own (`.../2003/role/...`) need none."""
        name = role.rpartition("/")[2]
        if role.startswith("http://www.xbrl.org/2009/role/"):
            location = next(file for start, file in _REGISTERED.items() if name.startswith(start))
            self._refer("roleRef", {"roleURI": role}, f"{location}#{name}")

    def refer_to_arcrole(self, arcrole: str, schema: str) -> None:
        """A reference to the declaration of an arcrole, whose id is the last part of its URI."""
        self._refer("arcroleRef", {"arcroleURI": arcrole}, f"{schema}#{arcrole.rpartition('/')[2]}")

    def link(self, kind: str, role: str = "") -> "Link":
        """A new extended link (`presentation`, ...) under a role of the report; by default the standard role."""
        uri = role_uri(self.report, role) if role else STANDARD_LINK
        element = child(self.element, f"link:{kind}Link", {"xlink:type": "extended", "xlink:role": uri})
        return Link(self.names, element)

    def _refer(self, name: str, uri: dict[str, str], href: str) -> None:
        leaf(self.element, f"link:{name}", {**uri, "xlink:type": "simple", "xlink:href": href})


def new_linkbase(report: Report, catalogue: Catalogue) -> Linkbase:
    """An empty linkbase of a report."""
    return Linkbase(report, Names.of(report, catalogue), Part("link:linkbase", {}))


@dataclass(frozen=True, slots=True)
class Link:
    """An extended link being written."""

    names: Names
    element: Part
    _located: set[str] = field(default_factory=set)

    def locate(self, concept: str, apart: str = "") -> str:
        """The label of the concept's locator, written once; `apart` asks for another locator than the common one.

        Two arcs between the same two labels would be duplicates (XLink 1.1 section 5.1.5).
        """
        label = element_id(concept) + (f"_{apart}" if apart else "")
        if label not in self._located:
            self._located.add(label)
            attributes = {"xlink:type": "locator", "xlink:href": self.names.href(concept), "xlink:label": label}
            leaf(self.element, "link:loc", attributes)
        return label

    def arc(self, kind: str, arcrole: str, ends: tuple[str, str], attributes: dict[str, str]) -> None:
        """An arc of a kind (`presentation`, ...) between two locator labels."""
        arc = {"xlink:type": "arc", "xlink:arcrole": arcrole, "xlink:from": ends[0], "xlink:to": ends[1]}
        leaf(self.element, f"link:{kind}Arc", arc | attributes)
