"""The XML files of one filing, parsed once for all that look into them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """An instance and the files beside it whose names begin with its stem: their document elements by path.

    `malformed` are the others, each with what is wrong with it.
    """

    instance: Path
    roots: Mapping[Path, etree._Element]
    malformed: Mapping[Path, str]


def filed(instance: Path) -> list[Path]:
    """The XML files of a filing, sorted."""
    return sorted(path for path in instance.parent.glob(f"{instance.stem}*") if path.suffix in (".xml", ".xsd"))


def read_documents(instance: Path) -> Documents:
    """Parse the files of a filing. Nothing they may refer to is read."""
    roots, malformed = {}, {}
    for path in filed(instance):
        try:
            roots[path] = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
        except etree.XMLSyntaxError as problem:
            malformed[path] = problem.msg or ""
    return Documents(instance=instance, roots=roots, malformed=malformed)
