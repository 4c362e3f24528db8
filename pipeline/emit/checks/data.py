"""The sanity report as data."""

import json
from dataclasses import asdict
from decimal import Decimal

from pipeline.emit.checks.groups import counted
from pipeline.model.check import Check, Checked


def check_json(checked: Checked) -> bytes:
    """An object with `document`, `period`, `counts`, `checks` and `findings`; amounts are decimal strings."""
    report = {
        "document": checked.document,
        "period": checked.period,
        "counts": counted(checked.checks),
        "checks": [_check(check) for check in checked.checks],
        "findings": [asdict(finding) for finding in checked.findings],
    }
    return (json.dumps(report, ensure_ascii=False, indent=1, default=_decimal) + "\n").encode()


def _check(check: Check) -> dict[str, object]:
    return {key: value for key, value in asdict(check).items() if value not in (None, "")}


def _decimal(value: object) -> str:
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} has no place in a sanity report")
    return format(value, "f")
