"""The findings, as data and as text."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from pipeline.model.finding import Finding, Severity

_PLURAL = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "notes"}
_SINGULAR = {severity: plural.removesuffix("s") for severity, plural in _PLURAL.items()}


def findings_json(findings: Sequence[Finding]) -> bytes:
    """A list of objects with `code`, `severity`, `message` and `source` (null where there is none)."""
    objects = [asdict(finding) for finding in findings]
    return (json.dumps(objects, ensure_ascii=False, indent=2) + "\n").encode()


def findings_txt(findings: Sequence[Finding]) -> bytes:
    """A line that counts, then errors, warnings and notes, each with its place and what is printed there."""
    groups = {severity: [one for one in findings if one.severity is severity] for severity in Severity}
    parts = [", ".join(_count(severity, len(group)) for severity, group in groups.items())]
    parts += [
        "\n".join((_PLURAL[severity].upper(), *(str(finding) for finding in group)))
        for severity, group in groups.items()
        if group
    ]
    if not findings:
        parts.append("Nothing was found to be wrong or noteworthy.")
    return ("\n\n".join(parts) + "\n").encode()


def _count(severity: Severity, number: int) -> str:
    return f"{number} {_SINGULAR[severity] if number == 1 else _PLURAL[severity]}"
