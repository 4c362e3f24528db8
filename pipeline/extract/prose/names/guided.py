"""By how much guidance was moved or missed, which is no movement of what it is guidance for."""

import re

from pipeline.extract.prose.scene import Scene
from pipeline.model.claim import Claim, ClaimKind

_GUIDANCE = r"(?:guidance|outlook|forecast|midpoint|(?:high|low|upper|lower|top|bottom)(?:er)?\s+end)"
_BY = re.compile(
    rf"\b{_GUIDANCE}\b[^;,$%]{{0,60}}?\b(?:by|increased|decreased|raised|lowered)\s+(?:approximately\s+|about\s+)?$",
    re.IGNORECASE,
)
"""`We raised the midpoint of our revenue guidance by`."""
_BESIDE = re.compile(
    r"\s*(?:(?:increase|decrease|raise|reduction|improvement)\s+(?:in|of|to)|above|below|over|higher\s+than|lower\s+than)\s+"
    rf"(?:(?:the|our|its|company's)\s+)*(?:(?:previous|prior|earlier|original|initial)\s+(?:\w+\s+){{0,2}}?(?:{_GUIDANCE}|range)"
    rf"|(?:\w+\s+){{0,2}}?{_GUIDANCE})\b",
    re.IGNORECASE,
)
"""`A $2 billion increase of the high end of our prior range`, `$3 million above the midpoint of our outlook`."""


def moves_guidance(scene: Scene, index: int, claim: Claim) -> bool:
    """Whether a figure says by how much guidance was moved, or how far from it something came out."""
    moved = claim.kind is not ClaimKind.LEVEL
    return _BY.search(scene.before(index)) is not None or (moved and _BESIDE.match(scene.after(index)) is not None)
