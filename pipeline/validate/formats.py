"""Whether every format a report was written in is valid and says the same facts, by Arelle's word and not our own."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.model.concept import Catalogue
from pipeline.model.finding import Finding, Severity, error
from pipeline.model.report import Report
from pipeline.validate import engine
from pipeline.validate.cache import cache_folder
from pipeline.validate.validation import as_findings, packages_for

_OPTIONS: Mapping[str, Any] = {
    "plugins": "loadFromOIM|inlineXbrlDocumentSet",
    "validateDuplicateFacts": "incomplete",
    "calcs": None,
    "utrValidate": False,
}
"""Sums and units are checked on the instance: equal facts add up alike. The same print may be shown twice."""
_PACKAGES: Mapping[str, Mapping[str, Any]] = {
    ".xbri": {"reportPackage": True},
    ".xbr": {"reportPackage": True},
    ".zip": {"taxonomyPackage": True},
}
"""What Arelle must be told of a package, by its file's ending. It opens one archive a run."""


class LoadedFact(NamedTuple):
    """A fact as Arelle loaded it; names are in Clark notation, a nil fact's value is None."""

    concept: str
    entity: tuple[str, str]
    period: tuple[str, str]
    dimensions: tuple[tuple[str, str], ...]
    unit: tuple[tuple[str, ...], ...]
    value: Decimal | str | None
    decimals: str
    notes: frozenset[str] = frozenset()
    """The texts of its footnotes, white space folded."""


def validate_formats(
    instance: Path,
    others: Sequence[Path],
    report: Report,
    catalogue: Catalogue,
    *,
    cache: Path | None = None,
    packages: Sequence[Path] | None = None,
) -> tuple[Finding, ...]:
    """The faults of a report's other formats, and an error for each whose facts are not the instance's.

    `others` are inline documents, xBRL-JSON, the metadata of xBRL-CSV, report packages and taxonomy packages (`.zip`)
    that lie beside the instance. The instance's own faults are told by `validate` and not here. `cache` and `packages`
    are as there.
    """
    if not others:
        return ()
    cache = cache_folder() if cache is None else cache
    files = [path for path in instance.parent.glob(f"{instance.stem}*") if path.suffix in (".xml", ".xsd")]
    official, standin = packages_for(files, catalogue, cache, packages)
    plain = [path for path in others if path.suffix not in _PACKAGES]
    runs = [_load([instance, *plain], [*official, standin], cache, {})]
    runs += [_load([path], [*official, standin], cache, _PACKAGES[path.suffix]) for path in others if path not in plain]
    messages = [message for run in runs for message in run.messages]
    found = list(as_findings(messages, instance.parent, [fact.source for fact in report.facts]))
    told = [finding for finding in found if finding.severity is not Severity.INFO]
    compared = [path for path in others if path.suffix != ".zip"]
    loaded = {path: facts for run in runs for path, facts in run.facts.items()}
    facts = loaded.get(instance, frozenset())
    return (*dict.fromkeys(told), *_differences(facts, {path: loaded.get(path, frozenset()) for path in compared}))


class _Run(NamedTuple):
    """What Arelle said of some files, and the facts of each it could load, complete duplicates as one."""

    messages: Sequence[engine.Message]
    facts: Mapping[Path, frozenset[LoadedFact]]


def _load(entries: Sequence[Path], packages: Sequence[Path], cache: Path, more: Mapping[str, Any]) -> _Run:
    with engine.opened(entries, packages, cache / "arelle", **_OPTIONS, **more) as (messages, models):
        found = [_facts(model) for model in models]
        return _Run(messages, dict(zip(entries, found, strict=False)))


def _differences(facts: frozenset[LoadedFact], others: Mapping[Path, frozenset[LoadedFact]]) -> Iterator[Finding]:
    for path, loaded in others.items():
        odd = sorted(facts ^ loaded, key=repr)
        if odd:
            side = "lacks" if odd[0] in facts else "adds"
            message = f"{len(odd)} facts of {path.name} and of the instance differ; it {side} {odd[0]}."
            yield error("format.facts", message)


def _facts(model: Any) -> frozenset[LoadedFact]:
    notes = _notes(model)
    return frozenset(_fact(fact, notes) for fact in model.factsInInstance)


def _notes(model: Any) -> Mapping[str, frozenset[str]]:
    """The texts of the footnotes of each fact that has some, by its id; of inline ones Arelle gives the XHTML."""
    texts: dict[str, set[str]] = defaultdict(set)
    for link in model.relationshipSet("XBRL-footnotes").modelRelationships:
        texts[link.fromModelObject.id].add(" ".join(unescape(link.toModelObject.stringValue).split()))
    return {identifier: frozenset(said) for identifier, said in texts.items()}


def _fact(fact: Any, notes: Mapping[str, frozenset[str]]) -> LoadedFact:
    context = fact.context
    start = "" if context.isInstantPeriod else context.startDatetime.isoformat()
    dimensions = (
        (str(axis.clarkNotation), str(value.memberQname.clarkNotation)) for axis, value in context.qnameDims.items()
    )
    measures = fact.unit.measures if fact.unit is not None else ()
    return LoadedFact(
        concept=fact.qname.clarkNotation,
        entity=context.entityIdentifier,
        period=(start, context.endDatetime.isoformat()),
        dimensions=tuple(sorted(dimensions)),
        unit=tuple(tuple(sorted(measure.clarkNotation for measure in side)) for side in measures),
        value=None if fact.isNil else Decimal(str(fact.xValue)).normalize() if fact.isNumeric else str(fact.value),
        decimals="" if fact.isNil or not fact.isNumeric else str(fact.decimals),
        notes=notes.get(fact.id, frozenset()),
    )
