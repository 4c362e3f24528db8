"""The sanity report as text."""

from collections.abc import Iterator, Sequence

from pipeline.emit.checks.groups import GROUPS, counted, group, measure, remainder
from pipeline.model.check import Check, Checked, Outcome
from pipeline.model.finding import Severity


def check_txt(checked: Checked) -> bytes:
    """Counts, then what fails with all its figures, what else was noticed, what was not checked, what holds."""
    parts = [_head(checked), *_sections(checked)]
    return ("\n\n".join(parts) + "\n").encode()


def _head(checked: Checked) -> str:
    counts = ", ".join(f"{number} {word}" for word, number in counted(checked.checks).items())
    return f"{checked.document}: {checked.period}\n{len(checked.checks)} checks: {counts}"


def _sections(checked: Checked) -> Iterator[str]:
    by_outcome = {outcome: [c for c in checked.checks if c.outcome is outcome] for outcome in Outcome}
    codes = {check.code for check in by_outcome[Outcome.FAILS]}
    noticed = [str(f) for f in checked.findings if f.severity is not Severity.INFO and f.code not in codes]
    if fails := by_outcome[Outcome.FAILS]:
        yield "\n\n".join(("FAILS", *(_full(check) for check in fails)))
    if noticed:
        yield "\n".join(("ALSO NOTICED", *noticed))
    if unchecked := by_outcome[Outcome.UNCHECKED]:
        yield "\n\n".join(("NOT CHECKED", *(_full(check) for check in unchecked)))
    yield "\n".join(("HOLDS", *_held(by_outcome[Outcome.HOLDS])))


def _full(check: Check) -> str:
    lines = [f"{check.about} [{check.code}]"]
    lines += [f"    {a.name}, {a.period}: {measure(a)} <- {a.source}: {_folded(a.source.text)}" for a in check.amounts]
    lines += [f"    {words}" for words in (remainder(check), check.note) if words]
    return "\n".join(lines)


def _held(checks: Sequence[Check]) -> Iterator[str]:
    for name, title in GROUPS.items():
        if held := [check for check in checks if group(check) == name]:
            yield f"  {title}: {len(held)}"
            yield from (f"    {_short(check)}" for check in held)


def _short(check: Check) -> str:
    first = check.amounts[0] if check.amounts else None
    where = f" {first.period}: {measure(first)}" if first else ""
    return f"{check.about}{where}"


def _folded(text: str) -> str:
    return " ".join(text.split())
