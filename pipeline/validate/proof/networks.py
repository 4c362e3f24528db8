"""What the relations between concepts must fulfil (XBRL 2.1 section 5.2, Calculations 1.1)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from pipeline.validate.proof.form import need
from pipeline.validate.proof.links import Link
from pipeline.validate.proof.schema import Extension

Below = Mapping[str, list[str]]


def check_labels(labels: Iterable[Link], presentation: Iterable[Link]) -> None:
    """Every label is some concept's, and each line has the label it is to be shown with. Raises Doubt."""
    there = {(arc.start, arc.end) for link in labels for arc in link.arcs}
    for link in presentation:
        need(acyclic([(arc.start, arc.end) for arc in link.arcs]), "a cycle in a presentation")
        for arc in link.arcs:
            need(not arc.label or (arc.end, arc.label) in there, f"{arc.end} has no label {arc.label}")


def check_sums(calculation: Iterable[Link], extension: Extension) -> None:
    """Sums of decimal numbers, no item twice in one, weights as the balances want them. Raises Doubt."""
    for link in calculation:
        pairs = [(arc.start, arc.end) for arc in link.arcs]
        need(len(set(pairs)) == len(pairs), "an item twice in a sum")
        need(acyclic(pairs), "a cycle in a calculation")
        for arc in link.arcs:
            total, part = extension.kind(arc.start), extension.kind(arc.end)
            need(total.decimal and part.decimal and not total.abstract and not part.abstract, "a sum of no numbers")
            balanced = not total.balance or not part.balance or (total.balance == part.balance) == (arc.weight > 0)
            need(balanced, f"the weight of {arc.end} below {arc.start}")


def below(pairs: Iterable[tuple[str, str]]) -> Below:
    """The ends of the arcs that start at each concept."""
    found: dict[str, list[str]] = defaultdict(list)
    for start, end in pairs:
        found[start].append(end)
    return found


def reached(start: str, network: Below) -> set[str]:
    """A concept and all below it."""
    found, left = {start}, [start]
    while left:
        for end in network.get(left.pop(), ()):
            if end not in found:
                found.add(end)
                left.append(end)
    return found


def forest(pairs: list[tuple[str, str]]) -> bool:
    """Whether nothing can be reached in two ways: no cycle, in whatever direction the arcs are followed."""
    return all(count == 1 for count in Counter(end for _, end in pairs).values()) and acyclic(pairs)


def acyclic(pairs: list[tuple[str, str]]) -> bool:
    """Whether no arcs lead back to where they start: what nothing leads to is taken away until nothing is left."""
    network, entering = below(pairs), Counter(end for _, end in pairs)
    left = [start for start in network if not entering[start]]
    taken = 0
    while left:
        for end in network.get(left.pop(), ()):
            taken += 1
            entering[end] -= 1
            if not entering[end]:
                left.append(end)
    return taken == len(pairs)
