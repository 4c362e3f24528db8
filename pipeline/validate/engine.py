"""Arelle, through its supported Python API and nowhere else: instances in, messages and what was loaded out.

Importing this module is cheap; Arelle itself is imported by the first run.
"""

import json
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One logged message: Arelle's code and level, its text, and what it refers to: files, and facts by their ids."""

    code: str
    level: str
    text: str
    files: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What Arelle made of a file. `facts` counts what it loaded; it is 0 where the file is no instance."""

    messages: tuple[Message, ...]
    is_instance: bool
    facts: int


PROGRESS = "info"
"""The code of Arelle's notes on its own progress, which hold times of day."""

_ONE_AT_A_TIME = threading.Lock()
"""Arelle keeps its plug-ins, packages and logger for the whole process."""


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Message] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what Arelle's own handlers lose: the references as they are."""
        hrefs: list[str] = [reference.get("href", "") for reference in getattr(record, "refs", None) or ()]
        message = Message(
            code=getattr(record, "messageCode", "") or "unknown",
            level=record.levelname,
            text=" ".join(_text(record).split()),
            files=tuple(href for href in hrefs if "#" not in href),
            facts=tuple(href.rpartition("#")[2] for href in hrefs if "#" in href),
        )
        self.messages.append(message)


def _text(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return str(record.msg)


def run(instances: Sequence[Path], packages: Sequence[Path], cache: Path) -> list[Outcome]:
    """Load and validate instances offline; only `packages` and `cache` are looked into for what they reference.

    They share one start of Arelle, but none of them shares a model with another, because relations hold for all facts
    of a model. Arelle validates nothing after a file it could not load: then each half is run again for itself.
    """
    messages, loaded = _session(instances, packages, cache)
    if len(instances) == 1:
        return [Outcome(messages=tuple(messages), is_instance=loaded[0][0], facts=loaded[0][1])]
    if parts := _parts(messages, instances):
        return [
            Outcome(messages=part, is_instance=is_instance, facts=facts)
            for part, (is_instance, facts) in zip(parts, loaded, strict=True)
        ]
    half = len(instances) // 2
    return [*run(instances[:half], packages, cache), *run(instances[half:], packages, cache)]


def _session(
    instances: Sequence[Path], packages: Sequence[Path], cache: Path
) -> tuple[list[Message], list[tuple[bool, int]]]:
    """All messages; for each instance whether it was loaded as one, and its number of facts."""
    with opened(instances, packages, cache) as (messages, models):
        loaded = [_loaded(model) for model in models]
    return messages, loaded or [(False, 0)]


@contextmanager
def opened(
    entries: Sequence[Path], packages: Sequence[Path], cache: Path, **more: Any
) -> Iterator[tuple[list[Message], list[Any]]]:
    """All messages on validating files offline, and Arelle's models of them, which last as long as the context.

    `more` are further run-time options of Arelle's. A new Session each time, because a used one keeps state; one at a
    time in a process.
    """
    from arelle.api.Session import Session
    from arelle.RuntimeOptions import RuntimeOptions

    usual: dict[str, Any] = {
        "internetConnectivity": "offline",
        "disablePersistentConfig": True,
        "validate": True,
        "calcs": "c11r",
        "utrValidate": True,
        "validateDuplicateFacts": "all",
        "baseTaxonomyValidationMode": "none",
        "keepOpen": True,
        "logPropagate": False,
    }
    options = RuntimeOptions(
        entrypointFile=json.dumps([{"file": str(entry)} for entry in entries]),
        packages=[str(package) for package in packages],
        cacheDirectory=str(cache),
        **usual | more,
    )
    collector = _Collector()
    with _ONE_AT_A_TIME, Session() as session:
        try:
            session.run(options, logHandler=collector)
        finally:
            logging.getLogger("arelle").removeHandler(collector)
        yield collector.messages, session.get_models()


def _loaded(model: Any) -> tuple[bool, int]:
    from arelle.ModelDocumentType import ModelDocumentType

    document = model.modelDocument
    is_instance = document is not None and document.type == ModelDocumentType.INSTANCE
    return is_instance, len(model.factsInInstance) if is_instance else 0


def _parts(messages: Sequence[Message], instances: Sequence[Path]) -> list[tuple[Message, ...]]:
    """The messages on each instance; none where not every one was validated.

    Arelle notes the time each took to load and then to validate: the second note on a file ends what is said of it.
    """
    notes = [(i, m.files[0]) for i, m in enumerate(messages) if m.code == PROGRESS and len(m.files) == 1]
    ends = [[place for place, file in notes if file == str(instance)] for instance in instances]
    if any(len(places) != 2 for places in ends):
        return []
    stops = [0, *(second + 1 for _, second in ends)]
    return [tuple(messages[start:stop]) for start, stop in pairwise(stops)]
