"""What can be seen at a line that speaks for a concept: its words, its heading, its place between other lines.

Learning counts these clues on public filings; the ranking looks them up. Both must name them alike.
"""

from collections.abc import Container, Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.model.wording import gist as gist_of


@lru_cache(maxsize=4096)
def phrases(gist: str) -> tuple[str, ...]:
    """What a gist is recognised by: its words, its pairs of neighbouring words, how it begins (`^`) and ends (`$`)."""
    words = gist.split()
    if not words:
        return ()
    pairs = (f"{first} {second}" for first, second in pairwise(words))
    return (*words, *pairs, f"^{words[0]}", f"{words[-1]}$")


@lru_cache(maxsize=4096)  # the lines below a heading ask for the same
def headings(section: str) -> tuple[str, ...]:
    """The clues a heading gives: itself (`s:`) and its words (`h:`)."""
    words = gist_of(section)
    return (f"s:{words}", *(f"h:{word}" for word in words.split())) if words else ()


def places(concepts: Sequence[str], anchors: Container[str]) -> list[tuple[str, str, str, str]]:
    """Per line: the concept before (`<:`) and after (`>:`), the last anchor above (`a:`) and the next below (`b:`)."""
    above, below = _last_anchors(concepts, anchors), _last_anchors(concepts[::-1], anchors)[::-1]
    before, after = ["", *concepts[:-1]], [*concepts[1:], ""]
    return [
        (f"<:{one}", f">:{two}", f"a:{three}", f"b:{four}")
        for one, two, three, four in zip(before, after, above, below, strict=True)
    ]


def _last_anchors(concepts: Sequence[str], anchors: Container[str]) -> list[str]:
    last, found = "", []
    for concept in concepts:
        found.append(last)
        if concept in anchors:
            last = concept
    return found
