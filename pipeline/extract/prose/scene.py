"""A sentence with everything found in it: its figures, its periods, its brackets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.prose.names.measures import Measures
from pipeline.extract.prose.numbers.figures import figures
from pipeline.extract.prose.numbers.said import Said
from pipeline.extract.prose.periods.mentions import Mention, mentions
from pipeline.extract.prose.periods.times import Times
from pipeline.extract.prose.sentences import Sentence
from pipeline.model.period import Instant

_ASIDE = re.compile(r"(?<!\$)\((?:[^()]|\([^()]*\))*\)")
_LEFT_OUT = re.compile(
    r"^\W*(?:excluding|including|despite|adjust(?:ed|ing)\s+for|without|following|net\s+of)\b(?:[^,;()]|,(?=\d))*"
    r"(?:,\s*as\s+well\s+as\b(?:[^,;()]|,(?=\d))*(?:,\s*respectively)?)?,",
    re.IGNORECASE,
)
"""What a sentence speaks of before it comes to its subject: `Excluding the $8 million gain in the prior year, ...`."""
_DATELINE = 60
_TOLERANCE = re.compile(r"(?:plus\s+or(?:\s+minus)?|\+/-?|±)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence with everything found in it."""

    sentence: Sentence
    said: Sequence[Said]
    mentions: Sequence[Mention]
    times: Times
    measures: Measures
    asides: Sequence[tuple[int, int]]
    """The brackets that hold figures and words."""
    within: Sequence[tuple[int, int] | None]
    """For each figure the brackets it stands in together with other words."""

    begins: Sequence[int]
    befores: Sequence[str]

    def begin(self, index: int) -> int:
        """Where the words before a figure begin: behind the figure before it that is not in other brackets."""
        return self.begins[index]

    def before(self, index: int) -> str:
        """The words before a figure, as long as the text is, with asides that hold other figures blanked out."""
        return self.befores[index]

    def after(self, index: int) -> str:
        """The words between a figure and the next, or the end of the brackets it stands in."""
        one, aside = self.said[index], self.within[index]
        words = self.behind(one.end, index)
        return words[: aside[1] - one.end] if aside else words

    def behind(self, start: int, index: int) -> str:
        """The words from a place behind a figure to the next figure."""
        last = index + 1 == len(self.said)
        return self.sentence.text[start : None if last else self.said[index + 1].start]

    def timeless(self, start: int, end: int) -> str:
        """The text between two places with the periods blanked out."""
        text = self.sentence.text
        for mention in self.mentions:
            if start <= mention.start and mention.end <= end:
                text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
        return text[start:end]

    def mentions_between(self, start: int, end: int) -> list[Mention]:
        """The periods mentioned between two places, adverbs among them."""
        return [m for m in self.mentions if start <= m.start and m.end <= end]

    def named(self, start: int, end: int) -> list[Mention]:
        """The periods mentioned between two places, without adverbs, which only say what is compared."""
        return [m for m in self.mentions if start <= m.start and m.end <= end and not m.adverb]

    def seen(self, index: int, start: int, end: int) -> list[Mention]:
        """The periods between two places that can be a figure's: none of brackets it does not stand in."""
        around = self.within[index]
        return [m for m in self.named(start, end) if self._aside(m) in (None, around)]

    def _aside(self, mention: Mention) -> tuple[int, int] | None:
        return next(((a, b) for a, b in self.asides if a <= mention.start and mention.end <= b), None)

    def adverb(self, start: int, end: int) -> Mention | None:
        """`sequentially`, `year over year` between two places."""
        return next((m for m in self.mentions if start <= m.start and m.end <= end and m.adverb), None)


def _is_dateline(text: str, mention: Mention) -> bool:
    """Whether a date only tells when the release was sent: `SPRINGFIELD, April 28, 2020 - Example ...`."""
    return (
        mention.start < _DATELINE
        and isinstance(mention.period, Instant)
        and re.match(r"\s*(?:[-–—/(]|GLOBE|BUSINESS|PRNewswire)", text[mention.end :]) is not None
    )


def scene_of(sentence: Sentence, times: Times, measures: Measures) -> Scene | None:
    """The scene of a sentence that holds figures; None where it holds none."""
    text = sentence.text
    said = [one for one in figures(text) if not _TOLERANCE.search(text[: one.start])]
    if not said:
        return None
    spans = [found.span() for found in (*_ASIDE.finditer(text), *_LEFT_OUT.finditer(text))]
    asides = [(a, b) for a, b in spans if any(a < one.start and one.end <= b for one in said)]
    named = [
        mention
        for mention in mentions(text, times)
        if (times.ahead or not times.is_to_come(mention.period)) and not _is_dateline(text, mention)
    ]
    within = [next(((a, b) for a, b in asides if a < one.start and one.end <= b), None) for one in said]
    begins = [_begin(said, within, index) for index in range(len(said))]
    return Scene(
        sentence=sentence,
        said=said,
        mentions=named,
        times=times,
        asides=asides,
        within=within,
        measures=measures,
        begins=begins,
        befores=[_before(text, begin, one.start, asides) for begin, one in zip(begins, said, strict=True)],
    )


def _begin(said: Sequence[Said], within: Sequence[tuple[int, int] | None], index: int) -> int:
    start, aside = said[index].start, within[index]
    before = zip(said[:index], within, strict=False)
    return max([aside[0] if aside else 0, *(one.end for one, around in before if around == aside and one.end <= start)])


def _before(text: str, begin: int, end: int, asides: Sequence[tuple[int, int]]) -> str:
    words = text[begin:end]
    for start, stop in asides:
        if begin <= start and stop <= end:
            words = words[: start - begin] + " " * (stop - start) + words[stop - begin :]
    return words
