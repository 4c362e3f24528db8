"""What a batch speaks of: a release to do, the limits it has, and how it went."""

from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.finding import Finding
from pipeline.model.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One release as found: where it lies, what its results are called, and what is known of it.

    `place` is a path or fsspec URL; `member` names a file within an archive at that place.
    """

    place: str
    settings: Settings
    folder: str = ""
    member: str = ""

    @property
    def name(self) -> str:
        """The file's own name."""
        return (self.member or self.place).replace("\\", "/").rstrip("/").rpartition("/")[2]

    def __str__(self) -> str:
        return f"{self.place}:{self.member}" if self.member else self.place


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One release on its way to a worker, which may stand on another machine: its bytes go with it."""

    listed: Listed
    key: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one release may use: seconds for each step, and megabytes of address space (0 for any amount)."""

    seconds: float = 120.0
    megabytes: int = 4096


class State(StrEnum):
    """How a release ended. Only FAILED is tried again; nothing can be made of what is REFUSED until it changes."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What summaries and the reviewer's index say of a release."""

    name: str = ""
    period: str = ""
    cik: str = ""
    facts: int = 0
    asserted: int = 0
    review: int = 0
    extension: int = 0
    omissions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """How one release went. `code` and `message` say why it was refused or failed; `seconds` is its share of time."""

    listed: Listed
    key: str
    state: State
    code: str = ""
    message: str = ""
    seconds: float = 0.0
    figures: Figures = field(default_factory=Figures)
    findings: tuple[Finding, ...] = ()
    reused: bool = False
