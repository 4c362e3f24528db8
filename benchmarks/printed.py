"""Which of a filing's facts a release prints, judged from the two documents alone: the pipeline takes no part in it.

A release prints a fact if one of its lines has words like those of a line in which the filing tags that concept, and
holds the figure in units, thousands or millions. A zero, which any dash may be, counts where the release also prints
the day its period ends.
"""

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from lxml import etree, html
from rapidfuzz.fuzz import token_sort_ratio

ALIKE = 75
"""How alike the words of two lines must be, of 100."""
_FIGURE = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?|(?<![\w.])\.\d+")
_DASH = re.compile(r"(?:^|[\s|$(])[-–—]+(?=$|[\s|)])")
_WORD = re.compile(r"[a-z]+")
_ASIDE = re.compile(r"\([^()]*\)")


class Printed:
    """The lines of a release, to be asked for the facts of the filing that followed."""

    def __init__(self, release: Path, filing: Path) -> None:
        self.text = _folded(release.read_text(encoding="utf-8", errors="replace"))
        self.lines = [(_words(line), _figures(line)) for line in _lines(release)]
        self.labels = _labels(filing)

    def __contains__(self, fact: tuple[str, date, Decimal]) -> bool:
        """Whether the fact of a concept, the last day of its period and its value are printed."""
        concept, end, value = fact
        if not value and f"{end:%B} {end.day}," not in self.text:
            return False
        amounts = {abs(value) / power for power in (1, 10**3, 10**6)}
        lines = [words for words, figures in self.lines if amounts & figures]
        labels = self.labels[concept.rpartition(":")[2]]
        return any(token_sort_ratio(words, label) >= ALIKE for words in lines for label in labels)


def _labels(filing: Path) -> dict[str, set[str]]:
    """The words of the lines in which a filing tags each concept, by its name without the prefix."""
    root = etree.fromstring(gzip.decompress(filing.read_bytes()), etree.XMLParser(recover=True, huge_tree=True))
    found: dict[str, set[str]] = defaultdict(set)
    for row in root.iter("{*}tr"):
        cells = ("".join(map(str, cell.itertext())) for cell in row.iter("{*}td", "{*}th"))
        label = next((words for cell in cells if (words := _words(cell))), "")
        for fact in row.iter("{*}nonFraction") if label else ():
            found[fact.get("name", "").rpartition(":")[2]].add(label)
    return found


def _lines(release: Path) -> Iterator[str]:
    """The lines of a release: rows of its tables, or as they stand, also with the line above, which may begin them."""
    if release.suffix == ".html":
        rows = html.fromstring(release.read_bytes()).iter("tr")
        yield from (" ".join("".join(map(str, cell.itertext())) for cell in row.iter("td", "th")) for row in rows)
        return
    above = ""
    for line in release.read_text(encoding="utf-8", errors="replace").splitlines():
        yield line
        if above and not _FIGURE.search(above):
            yield f"{above} {line}"
        above = line


def _folded(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>|&nbsp;|&#160;|[|*]", " ", text).split())


def _words(line: str) -> str:
    return " ".join(_WORD.findall(_ASIDE.sub(" ", line.lower())))


def _figures(line: str) -> set[Decimal]:
    figures = {Decimal(found.replace(",", "").rstrip(".")) for found in _FIGURE.findall(line)}
    return figures | {Decimal(0)} if _DASH.search(line) else figures
