"""Whether words in a sentence and a line's label name the same thing."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.measure import measure_of
from pipeline.model.wording import gist

_SAME = {
    "loss": "income",
    "earning": "income",
    "profit": "income",
    "sale": "revenue",
    "eps": "income share",
    "flow": "flow",
    "provided": "flow",
    "used": "flow",
    "generated": "flow",
    "operation": "operating",
    "unit": "share",
    "roe": "return average equity",
    "roa": "return average asset",
    "nim": "net interest margin",
    "nii": "net interest income",
    "npl": "non performing loan",
    "npa": "non performing asset",
    "nonperforming": "non performing",
    "noninterest": "non interest",
    "dtc": "direct consumer",
}
_SHORT = (
    (re.compile(r"\bsg\s?&\s?a\b", re.IGNORECASE), "selling general administrative"),
    (re.compile(r"\bg\s?&\s?a\b", re.IGNORECASE), "general administrative"),
    (re.compile(r"\br\s?&\s?d\b", re.IGNORECASE), "research development"),
)
_EMPTY = frozenset("total consolidated gaap reported activity common amount figure net".split())
_COMMON = frozenset("income revenue share per expense cost cash loss earning other total asset".split())
"""Words too common to tell one line from another when they are all that two names share."""


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    for short, full in _SHORT:
        name = short.sub(full, name)
    return frozenset(word for part in gist(name).split() for word in _SAME.get(part, part).split())


def same_name(one: str, other: str) -> bool:
    """Whether both name one measure of the usual ones, or consist of the same words."""
    measure = measure_of(one)
    if measure is not None:
        return measure is measure_of(other)
    return bool(_words(one)) and _words(one) - _EMPTY == _words(other) - _EMPTY


def alike(one: str, other: str) -> bool:
    """Whether the one's words are among the other's, or the other way round."""
    left, right = _words(one) - _EMPTY, _words(other) - _EMPTY
    return bool(left) and bool(right) and (left <= right or right <= left)


def shares_words(one: str, other: str) -> bool:
    """Whether both have a word in common that says something, or all of the shorter one's words."""
    left, right = _words(one) - _EMPTY, _words(other) - _EMPTY
    return alike(one, other) or bool((left & right) - _COMMON)


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesakes:
    """Of some names those that a measure may mean: its own, those that hold its words, those that share one."""

    same: frozenset[str]
    alike: frozenset[str]
    near: frozenset[str]


class Names:
    """Names of lines, found by what they have in common with a measure; each measure is looked up once."""

    def __init__(self, names: Iterable[str]) -> None:
        self._of: dict[str, list[str]] = defaultdict(list)
        self._found: dict[str, Namesakes] = {}
        for name in dict.fromkeys(names):
            for word in _marks(name):
                self._of[word].append(name)

    def namesakes(self, measure: str) -> Namesakes:
        """The names that the measure may mean."""
        if measure not in self._found:
            near = {name: None for word in _marks(measure) for name in self._of.get(word, ())}
            self._found[measure] = Namesakes(
                same=frozenset(name for name in near if same_name(measure, name)),
                alike=frozenset(name for name in near if alike(measure, name)),
                near=frozenset(name for name in near if shares_words(measure, name)),
            )
        return self._found[measure]


def _marks(name: str) -> set[str]:
    """What two names must have one of in common to be anything to each other."""
    measure = measure_of(name)
    return {*_words(name), *([f"={measure}"] if measure else [])}
