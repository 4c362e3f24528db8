"""Arelle, through its supported Python API and nowhere else: one instance in, messages and what was loaded out.

Importing this module is cheap; Arelle itself is imported by the first run.
"""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One logged message: Arelle's code and level, its text, and the ids of the facts it refers to."""

    code: str
    level: str
    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What Arelle made of a file. `facts` counts what it loaded; it is 0 where the file is no instance."""

    messages: tuple[Message, ...]
    is_instance: bool
    facts: int


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
            facts=tuple(href.rpartition("#")[2] for href in hrefs if "#" in href),
        )
        self.messages.append(message)


def _text(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return str(record.msg)


def run(instance: Path, packages: Sequence[Path], cache: Path) -> Outcome:
    """Load and validate one instance offline; only `packages` and `cache` are looked into for what it references.

    A new Session for each run, because a used one keeps state; one at a time in a process.
    """
    from arelle.api.Session import Session
    from arelle.ModelDocumentType import ModelDocumentType
    from arelle.RuntimeOptions import RuntimeOptions

    options = RuntimeOptions(
        entrypointFile=str(instance),
        packages=[str(package) for package in packages],
        cacheDirectory=str(cache),
        internetConnectivity="offline",
        disablePersistentConfig=True,
        validate=True,
        calcs="c11r",
        utrValidate=True,
        validateDuplicateFacts="all",
        baseTaxonomyValidationMode="none",
        keepOpen=True,
        logPropagate=False,
    )
    collector = _Collector()
    with _ONE_AT_A_TIME, Session() as session:
        try:
            session.run(options, logHandler=collector)
        finally:
            logging.getLogger("arelle").removeHandler(collector)
        models: list[Any] = session.get_models()
        document = models[0].modelDocument if models else None
        is_instance = document is not None and document.type == ModelDocumentType.INSTANCE
        facts = len(models[0].factsInInstance) if is_instance else 0
    return Outcome(messages=tuple(collector.messages), is_instance=is_instance, facts=facts)
