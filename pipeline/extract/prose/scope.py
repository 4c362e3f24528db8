"""What a figure is said of beyond its measure: words of the sentence and its heading that tell like figures apart."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.prose.periods.mentions import mentions
from pipeline.extract.prose.periods.times import Times
from pipeline.extract.prose.scene import Scene
from pipeline.extract.prose.sentences import Sentence
from pipeline.model.claim import Claim

_BEHIND = re.compile(
    r"\W*(?P<words>(?:in|from|for|of|by|on|to|under|with|at|related\s+to|attributable\s+to)\s+(?:the\s+|our\s+|its\s+)?"
    r"[A-Za-z][^,;:()]*?)(?=[,;:()]|(?<!\bU\.S)\.\s|\.?\W*$|\s(?:compared|versus|vs|and|or|which|that|while|during|up|down|was|were|is|are)\b)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"^\W*(?P<words>(?:of|from|by|in|for|excluding|including|with|on)\s+[^,;:]*?)\W*"
    r"(?:\b(?:was|were|is|are|totall?ed|increased|decreased|declined|grew|rose|fell|of|reached|to|improved|included)\b.*)?$",
    re.IGNORECASE | re.DOTALL,
)
_LED = re.compile(
    r"^\W*(?P<words>(?:excluding|without|including|before|on\s+an?\s+[\w-]+\s+basis)\b[^,]*?),", re.IGNORECASE
)
_EMPTY = re.compile(
    r"\b(?:the|a|an|our|its|of|in|for|from|by|on|to|at|with|and|quarter|period|year|same|respectively)\b", re.IGNORECASE
)
_DIGITS = re.compile(r"[$€£]?\d[\d,.]*%?(?:\s*(?:million|billion|thousand))?")
_LONGEST = 10
_PLACE = re.compile(
    r"\W*(?P<words>(?:In|Within|Across)\s+(?:the\s+)?(?!Q[1-4]\b|COVID|[Aa]ddition)[A-Z][\w.]*(?:[\s-](?:(?:and|&)\s+)?[A-Z][\w.]*){0,4}"
    r"(?:\s+(?:segment|region|division|market|business)s?)?),\s"
)
_WHOLE = re.compile(r"\W*(?:overall|total|consolidated|worldwide|companywide|the\s+company)\b", re.IGNORECASE)
"""What speaks of all the company again."""


def scope_of(scene: Scene, index: int, measure: str) -> tuple[str, ...]:
    """The phrases that narrow down a figure, those nearest to it first; empty where nothing does."""
    one, text = scene.said[index], scene.sentence.text
    before = scene.timeless(0, one.start)
    named = before.lower().rfind(measure.lower()) if measure else -1
    between = _BETWEEN.search(before[named + len(measure) :]) if named >= 0 else None
    led = _LED.match(text)
    phrases = [_plain(between["words"]) if between else "", behind(scene, index), _plain(led["words"]) if led else ""]
    heading = "" if _EMPTY.sub("", scene.sentence.heading) == scene.sentence.era else scene.sentence.heading
    return tuple(dict.fromkeys(phrase for phrase in (*phrases, _plain(heading)) if phrase))


def placed(sentence: Sentence, claims: Sequence[Claim], times: Times, place: str) -> tuple[tuple[Claim, ...], str]:
    """The claims of a sentence with the part of the company it or its paragraph begins with, and what that is.

    `In the Americas, revenue rose 5%. Fees rose 2%.`: `place` is where the paragraph was before.
    """
    found = _PLACE.match(sentence.text)
    if found and not any(mentions(found["words"], times)):
        place = _plain(found["words"][:1].lower() + found["words"][1:])
    elif sentence.first or found or _WHOLE.match(sentence.text):
        place = ""
    told = (
        replace(claim, scope=(*claim.scope, place)) if place and place not in claim.scope else claim for claim in claims
    )
    return tuple(told), place


def behind(scene: Scene, index: int) -> str:
    """The phrase right behind a figure that narrows it down: `24.5% for the U.S.`; empty where there is none."""
    one = scene.said[index]
    found = _BEHIND.match(scene.timeless(one.end, one.end + len(scene.after(index))))
    return _plain(found["words"]) if found else ""


def _plain(phrase: str) -> str:
    words = " ".join(_DIGITS.sub(" ", phrase).split()).strip(" ,;:–—-\"'“”•*®™")
    telling = re.search(r"[A-Za-z]{2}|U\.S", _EMPTY.sub(" ", words))
    return words if telling and len(words.split()) <= _LONGEST else ""
