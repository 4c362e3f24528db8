"""The extended link roles as the linkbases need them."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.report import Calculation, Report, Role


def linked_roles(report: Report) -> tuple[Role, ...]:
    """The report's roles, with further ones where a total is proved in more than one way.

    Under one role all children of a total make one sum (Calculations 1.1 section 3), and no sum may lead back to its
    own total. So a second way of adding it up, or one that goes the other way round, goes into a role of its own, as
    filers do: `BalanceSheetCalc2`.
    """
    return tuple(part for role in report.roles for part in _one_sum_each(role))


def _one_sum_each(role: Role) -> tuple[Role, ...]:
    layers: list[list[Calculation]] = [[]]
    for calculation in role.calculations:
        layer = next((layer for layer in layers if _may_join(calculation, layer)), None)
        if layer is None:
            layers.append(layer := [])
        layer.append(calculation)
    first = replace(role, calculations=tuple(layers[0]))
    return (first, *(_further(role, number, tuple(sums)) for number, sums in enumerate(layers[1:], start=2)))


def _may_join(calculation: Calculation, layer: Sequence[Calculation]) -> bool:
    """Whether no sum of a layer has the same total, and the total is no part of its own parts."""
    below = {sum_.total: [part for part, _ in sum_.parts] for sum_ in layer}
    if calculation.total in below:
        return False
    left, seen = [part for part, _ in calculation.parts], set[str]()
    while left:
        part = left.pop()
        if part not in seen:
            seen.add(part)
            left += below.get(part, ())
    return calculation.total not in seen


def _further(role: Role, number: int, calculations: tuple[Calculation, ...]) -> Role:
    return Role(
        name=f"{role.name}Calc{number}", definition=f"{role.definition} (Calc {number})", calculations=calculations
    )
