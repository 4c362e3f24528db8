"""The facts of a filing, whatever form it has: an inline document, an instance, or the SEC's companyfacts JSON."""

import gzip
import io
import zlib
from datetime import date

from lxml import etree

from pipeline.compare.companyfacts import companyfacts
from pipeline.compare.inline import inline_facts
from pipeline.compare.instance import instance_facts
from pipeline.model.filing import Filing
from pipeline.model.finding import Unreadable
from pipeline.model.markup import declares_entities

_GZIP = b"\x1f\x8b"
_MAX_BYTES = 300_000_000
"""Unpacked; the largest inline filings come near half of it."""
_INSTANCE = "{http://www.xbrl.org/2003/instance}xbrl"


def read_filing(data: bytes, name: str, end: date) -> Filing:
    """The filing in a file's bytes, gzipped or not. Of companyfacts, the first report for the period ending `end`.

    Raises Unreadable("filing.broken") where it is none of these, ("filing.empty") where it holds no figures.
    """
    try:
        content = _unpacked(data) if data.startswith(_GZIP) else data
    except (OSError, EOFError, zlib.error) as failure:
        raise Unreadable("filing.broken", f'"{name}" cannot be unpacked: {failure}.') from failure
    if content.lstrip()[:1] == b"{":
        facts = companyfacts(content, name, end)
    else:
        root = _parse(content, name)
        facts = tuple(instance_facts(root) if root.tag == _INSTANCE else inline_facts(root))
    if not facts:
        raise Unreadable("filing.empty", f'"{name}" holds no figures in XBRL for the release.')
    return Filing(document=name, facts=facts)


def _unpacked(data: bytes) -> bytes:
    with gzip.open(io.BytesIO(data)) as file:
        content = file.read(_MAX_BYTES + 1)
    if len(content) > _MAX_BYTES:
        raise Unreadable("filing.too-large", f"The filing unpacks to more than {_MAX_BYTES // 10**6} MB.")
    return content


def _parse(content: bytes, name: str) -> etree._Element:
    if declares_entities(content):
        raise Unreadable("filing.entities", f'"{name}" declares entities, which no filing needs and none is read with.')
    parser = etree.XMLParser(recover=True, huge_tree=True, no_network=True, resolve_entities=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise Unreadable("filing.broken", f'"{name}" is neither an XBRL document nor companyfacts JSON.')
    return root
