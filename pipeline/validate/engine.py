"""Arelle, through its supported Python API and nowhere else: instances in, messages and what was loaded out.

Importing this module is cheap; Arelle itself is imported by the first run.
"""

import gc
import json
import logging
import threading
from collections.abc import Iterable, Iterator, Sequence
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
    """What Arelle made of a file: what it said, its notes on progress aside, whether it is an instance, and the number
    of facts that were loaded, which is 0 where it is none.
    """

    messages: tuple[Message, ...]
    is_instance: bool
    facts: int


_DONE = "info"
_PROGRESS = frozenset({_DONE, "info:profileActivity"})
"""The codes of Arelle's notes on its own progress, which hold the times that things took."""

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


def said(messages: Iterable[Message]) -> tuple[Message, ...]:
    """The messages that are about the files, and not about how validation went on; those of one code in a fixed order.

    Arelle goes through sets, so that the same messages may come in another order the next time.
    """
    told = [message for message in messages if message.code not in _PROGRESS]
    codes = list(dict.fromkeys(message.code for message in told))
    return tuple(sorted(told, key=lambda one: (codes.index(one.code), [(len(f), f) for f in one.facts], one.text)))


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
        return [Outcome(messages=said(messages), is_instance=loaded[0][0], facts=loaded[0][1])]
    if parts := _parts(messages, instances):
        return [
            Outcome(messages=said(part), is_instance=is_instance, facts=facts)
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
            with _no_collection():
                session.run(options, logHandler=collector)
        finally:
            logging.getLogger("arelle").removeHandler(collector)
        yield collector.messages, session.get_models()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Arelle makes a model of a million objects and lets go of none before its end: looking for garbage is in vain."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _loaded(model: Any) -> tuple[bool, int]:
    from arelle.ModelDocumentType import ModelDocumentType

    document = model.modelDocument
    is_instance = document is not None and document.type == ModelDocumentType.INSTANCE
    return is_instance, len(model.factsInInstance) if is_instance else 0


def _parts(messages: Sequence[Message], instances: Sequence[Path]) -> list[tuple[Message, ...]]:
    """The messages on each instance; none where not every one was validated.

    Arelle notes the time each took to load and then to validate: the second note on a file ends what is said of it.
    """
    notes = [(i, m.files[0]) for i, m in enumerate(messages) if m.code == _DONE and len(m.files) == 1]
    ends = [[place for place, file in notes if file == str(instance)] for instance in instances]
    if any(len(places) != 2 for places in ends):
        return []
    stops = [0, *(second + 1 for _, second in ends)]
    return [tuple(messages[start:stop]) for start, stop in pairwise(stops)]
