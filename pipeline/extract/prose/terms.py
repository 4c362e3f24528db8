"""Terms of rules and products, which are no amounts of the company: thresholds, prices, promises, whom they reach."""

import re

from pipeline.extract.prose.scene import Scene
from pipeline.model.claim import Claim, Stance
from pipeline.model.statement import UnitKind

_THAN = (
    r"(?:under|over|above|below|(?:less|more|greater)\s+than|in\s+excess\s+of|exceed(?:s|ed|ing)?"
    r"|(?:of\s+)?at\s+least)"
)
_OF_CLASS = re.compile(
    rf"\b(?:certificates?(?:\s+of\s+deposit)?|deposits|cds|accounts|loans|balances|relationships|customers|clients)\s+{_THAN}\s+$",
    re.IGNORECASE,
)
"""`Certificates of deposit under $100,000`: where a class of them begins."""
_OF_PEERS = re.compile(
    rf"\b(?:banks|companies|institutions|thrifts)\s+with\s+(?:total\s+)?assets\s+(?:of|between|{_THAN})\s+$",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"\b(?:represents?\s+the\s+amount|(?:is|are)\s+(?:defined|considered|identified)\s+as|defines?|to\s+the\s+extent)\b",
    re.IGNORECASE,
)
_MORE_THAN = re.compile(rf"\b{_THAN}\s+$", re.IGNORECASE)
_RULE = r"(?:regulatory|statutory|required|legal|fdic|insurance)"
_LIMIT = re.compile(
    rf"\b{_RULE}\b.*\b(?:threshold|minimum|requirement|limit)s?\s+(?:of|to)\s+$|\b{_RULE}\s+(?:threshold|minimum|requirement|limit)s?\s+$",
    re.IGNORECASE,
)
_OF_LIMIT = re.compile(r"\s*(?:threshold|limit)\b", re.IGNORECASE)
"""`The $1 billion threshold`."""
_OF_RULE = re.compile(
    r"\s+(?:regulatory\s+|required\s+|statutory\s+)?minimums?\b(?!\s+(?:lease|payment|guarante))"
    r"|\s+(?:ratio\s+)?(?:required|needed|necessary)\s+(?:to\s+be|by|for)\b",
    re.IGNORECASE,
)
"""`Compared to the 5% minimum to be well capitalized`, `the 10% required to be well capitalized`."""
_PRICED = re.compile(r"\b(?:starting|priced|starts)\s+(?:at|from)\s+$|\bas\s+(?:low|little)\s+as\s+$", re.IGNORECASE)
_PROMISED = re.compile(r"\bby\s+up\s+to\s+$", re.IGNORECASE)
"""`Reduces operating costs by up to 40%` praises a product."""
_OF_LAW = re.compile(
    r"\s*(?:[A-Z][\w-]*\s+){0,3}?(?:Act\b|Paycheck\s+Protection|(?:economic\s+)?stimulus|relief\s+package)", re.DOTALL
)
_HELPED = re.compile(
    r"\b(?:help(?:ed|ing)|empower(?:ed|ing)|benefit(?:ed|ing))\s+(?:more\s+than\s+|over\s+|nearly\s+)?$"
)
_PUBLIC = re.compile(r"(?:viewers|gamers|(?:smaller\s+)?(?:cities|towns)|relief\s+items)(?:\s+growth)?", re.IGNORECASE)
"""Whom a product reaches."""
_ONE_FEE = re.compile(r"\bfee$", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:for\s+[\w-]+\s+)?(?:and|or|to|from)\s+(?:at\s+)?", re.IGNORECASE)


def is_term(scene: Scene, index: int, claim: Claim) -> bool:
    """Whether a figure is a term of a rule or a product, by itself or as the second of a pair."""
    if _is_alone(scene, index, claim):
        return True
    joined = index > 0 and scene.said[index - 1].unit is claim.unit and _JOINED.fullmatch(scene.before(index))
    return bool(joined) and is_term(scene, index - 1, claim)


def _is_alone(scene: Scene, index: int, claim: Claim) -> bool:
    before, after = scene.before(index), scene.after(index)
    return (
        _is_threshold(scene, index, before, after)
        or _PRICED.search(before) is not None
        or (claim.stance is Stance.REPORTED and _PROMISED.search(before) is not None)
        or (claim.unit is UnitKind.MONEY and _OF_LAW.match(after) is not None)
        or (claim.unit is UnitKind.MONEY and claim.decimals >= 0 and _ONE_FEE.search(claim.measure) is not None)
        or (claim.unit is UnitKind.COUNT and _HELPED.search(before) is not None)
        or _PUBLIC.fullmatch(claim.measure) is not None
    )


def _is_threshold(scene: Scene, index: int, before: str, after: str) -> bool:
    """Whether a figure only says from where on something counts as what it is called."""
    plain = scene.said[index].decimals >= 0
    defined = _DEFINES.search(scene.sentence.text, 0, scene.said[index].start) and _MORE_THAN.search(before)
    of_class = plain and _OF_CLASS.search(before)
    of_rule = scene.said[index].unit is UnitKind.PURE and _OF_RULE.match(after)
    return bool(
        defined or of_class or of_rule or _OF_PEERS.search(before) or _LIMIT.search(before) or _OF_LIMIT.match(after)
    )
