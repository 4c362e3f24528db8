"""Times that stand in a list, one for each of the figures listed beside them."""

import re
from itertools import pairwise

from pipeline.extract.prose.links import run_of
from pipeline.extract.prose.periods.comparing import is_baseline
from pipeline.extract.prose.periods.mentions import Mention
from pipeline.extract.prose.periods.named import RESPECTIVELY
from pipeline.extract.prose.scene import Scene
from pipeline.model.period import Duration, Instant, Period

Told = tuple[Period | None, bool]
"""A period, None where nobody can tell, and whether the sentence says so."""
_TWO = 2
AND = re.compile(r"\s*(?:,|and|,\s*and)\s+(?:the\s+)?", re.IGNORECASE)
"""What stands between two times of a list."""


def respectively(scene: Scene, index: int, *, moved: bool) -> Told | None:
    """`0.12% and 0.15% at the end of the quarter and the preceding year, respectively`: one period each.

    The periods stand behind the figures or before them; what they are compared with is no period of theirs.
    """
    run = run_of(scene, index)
    if len(run) < _TWO:
        return None
    begin, end = scene.begin(run[0]), scene.said[run[-1]].end
    stop = next(RESPECTIVELY.finditer(scene.sentence.text, end), None)
    if stop is None:
        return _in_order(scene, run, index)
    before = [mention for mention in scene.named(begin, scene.said[run[0]].start) if not mention.relative]
    choices = (scene.named(end, stop.start()), before, _listed_behind(scene, stop.end(), len(run)))
    named = next((each for each in choices if len(each) == len(run)), None)
    if named is None:
        only = [] if before else _listed_behind(scene, stop.end(), 1)
        return (only[0].period, True) if only else None
    if is_baseline(scene, named[0]):
        return (scene.times.current if moved else None), False
    period, first = named[index - run[0]].period, named[0].period
    if isinstance(first, Instant) and isinstance(period, Duration):
        return scene.times.near(Instant(period.end)), True
    return period, True


def _in_order(scene: Scene, run: range, index: int) -> Told | None:
    """`In the quarters ended March 31, 2020 and 2019 we spent $4 million and $2 million`: one period each.

    Or behind them: `shares were 15,595,024 and 15,804,508 for the three months ended March 31, 2020 and 2019`.
    """
    choices = (times_before(scene, run), _listed_behind(scene, scene.said[run[-1]].end, len(run)))
    named = next((each for each in choices if len(each) == len(run)), None)
    return (named[index - run[0]].period, True) if named else None


def times_before(scene: Scene, run: range) -> list[Mention]:
    """The periods listed before figures in a row; none where other words stand between them."""
    text, start = scene.sentence.text, scene.said[run[0]].start
    named = scene.seen(run[0], scene.begin(run[0]), start)
    return named if all(AND.fullmatch(text[a.end : b.start]) for a, b in pairwise(named)) else []


def _listed_behind(scene: Scene, start: int, count: int) -> list[Mention]:
    """The periods that follow a word at once: `respectively, for the first quarter of 2022 and the fourth of 2021`."""
    named = [mention for mention in scene.named(start, len(scene.sentence.text)) if not mention.relative][:count]
    text = scene.sentence.text
    listed = re.compile(r"[\s,]*(?:(?:and|for|in|at|during|of|the|ended|as)\b[\s,]*)*", re.IGNORECASE)
    begins = [start, *(mention.end for mention in named)]
    alone = (listed.fullmatch(text[a : mention.start]) for a, mention in zip(begins, named, strict=False))
    return named if all(alone) else []
