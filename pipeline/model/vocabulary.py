"""What an accountant keeps in tables about figures outside the statements: names of measures, words for members."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words as `pipeline.model.wording.spelled` writes them, in any order, and the name they give.

    `unit` is a `UnitKind` value, empty where the words hold for any; `gaap` is the us-gaap concept, without its
    prefix, that the measure has where it is GAAP's own.
    """

    words: frozenset[str]
    name: str
    unit: str = ""
    gaap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Words, as those of a `Term`, that name a member of an axis; both are prefixed names."""

    words: frozenset[str]
    axis: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Words as `pipeline.model.wording.spelled` writes them, in their order, of a line that is the balance of a day.

    It is none where a word of `unless` stands in the line as well.
    """

    words: str
    unless: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The non-GAAP vocabulary of `mappings/nongaap.csv`, the members of `mappings/axes.csv`, `mappings/balances.csv`.

    `wholes` name a measure outright (`adjusted ebitda`); a name in `prefixes` (`non gaap`) goes before the measure
    that the rest of a label names in `measures`. `fillers` are words that tell no measure from another.
    """

    wholes: tuple[Term, ...] = ()
    prefixes: tuple[Term, ...] = ()
    measures: tuple[Term, ...] = ()
    fillers: frozenset[str] = frozenset()
    members: tuple[Member, ...] = ()
    balances: tuple[Balance, ...] = ()
