"""The extended link roles as the linkbases need them."""

from collections import defaultdict
from dataclasses import replace

from pipeline.model.report import Calculation, Report, Role


def linked_roles(report: Report) -> tuple[Role, ...]:
    """The report's roles, with further ones where a total is proved in more than one way.

    Under one role all children of a total make one sum (Calculations 1.1 section 3), so a second way of adding
    it up goes into a role of its own, as filers do: `BalanceSheetCalc2`.
    """
    return tuple(part for role in report.roles for part in _one_sum_each(role))


def _one_sum_each(role: Role) -> tuple[Role, ...]:
    layers: dict[int, list[Calculation]] = defaultdict(list)
    seen: dict[str, int] = defaultdict(int)
    for calculation in role.calculations:
        seen[calculation.total] += 1
        layers[seen[calculation.total]].append(calculation)
    first = replace(role, calculations=tuple(layers.pop(1, ())))
    return (first, *(_further(role, number, tuple(sums)) for number, sums in sorted(layers.items())))


def _further(role: Role, number: int, calculations: tuple[Calculation, ...]) -> Role:
    return Role(
        name=f"{role.name}Calc{number}", definition=f"{role.definition} (Calc {number})", calculations=calculations
    )
