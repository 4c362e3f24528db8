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
class MeasureWord:
    """Words by which sentences speak of a measure: `inventor(y,ies)`, `charge-off(s)`; a hyphen may be a blank.

    `names` says whether they name one (None: they only tell something of one, False: they name something else).
    `time` is `day` for what is held, `flow` for what is earned or spent; `value` what it is counted in: `amount`,
    `ratio` or `count`. What is `listed` is spoken of with others as one: `cash, cash equivalents and securities`.
    """

    words: str
    names: bool | None = None
    time: str = ""
    value: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The non-GAAP vocabulary of `mappings/nongaap.csv`, and `axes.csv`, `balances.csv` and `measures.csv` beside it.

    `wholes` name a measure outright (`adjusted ebitda`); a name in `prefixes` (`non gaap`) goes before the measure
    that the rest of a label names in `measures`. `fillers` are words that tell no measure from another.
    """

    wholes: tuple[Term, ...] = ()
    prefixes: tuple[Term, ...] = ()
    measures: tuple[Term, ...] = ()
    fillers: frozenset[str] = frozenset()
    members: tuple[Member, ...] = ()
    balances: tuple[Balance, ...] = ()
    said: tuple[MeasureWord, ...] = ()
    """The words of sentences."""
