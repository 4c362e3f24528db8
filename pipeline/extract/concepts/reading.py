"""What the ranking sees of a line: its wording, its headings, how it counts; nothing of the figures' size."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from pipeline.model.statement import UnitKind
from pipeline.model.wording import general, gist, spelled

_OPENS_OR_CLOSES = re.compile(r"\b(?:begin|end|open|clos)", re.IGNORECASE)
_BALANCES = re.compile(r"\breconcil\w+ (?:of|between) (?:total )?cash\b", re.IGNORECASE)
"""The heading of the lines below the flows that say in which accounts the cash at the end lies (ASC 230-10-50-8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One line as the ranking sees it. `section` is the nearest heading's text, `outer` those around it."""

    statement: str
    gist: str
    spelled: str
    section: str = ""
    outer: tuple[str, ...] = ()
    unit: UnitKind = UnitKind.MONEY
    instant: bool = False
    """Whether the line may be a balance inside a statement of flows: cash at the beginning, at the end or its parts."""

    @classmethod
    @lru_cache(maxsize=4096)  # releases print the same labels
    def text(
        cls,
        statement: str,
        label: str,
        section: tuple[str, ...],
        unit: UnitKind,
        known: frozenset[str],
        *,
        title: str = "",
    ) -> Self:
        """How a label reads under its headings, outermost first, and its table's title, to who knows these words."""
        heading = section[-1] if section else title
        return cls(
            statement=statement,
            gist=general(gist(label), known),
            spelled=general(spelled(label), known),
            section=section[-1] if section else "",
            outer=section[:-1],
            unit=unit,
            instant=bool(_OPENS_OR_CLOSES.search(label) or _BALANCES.search(heading)),
        )
