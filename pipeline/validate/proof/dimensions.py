"""Hypercubes, and whether a fact may have its dimensions (XBRL Dimensions 1.0)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.validate.proof.form import need
from pipeline.validate.proof.kinds import DIMENSION, HYPERCUBE, ITEM
from pipeline.validate.proof.links import DIMENSIONS, Arc, Link
from pipeline.validate.proof.networks import acyclic, below, forest, reached
from pipeline.validate.proof.schema import Extension

Dimensions = tuple[tuple[str, str], ...]
"""Axis and member of a context, sorted."""

_GROUPS = {
    "all": (ITEM, HYPERCUBE),
    "hypercube-dimension": (HYPERCUBE, DIMENSION),
    "dimension-domain": (DIMENSION, ITEM),
    "dimension-default": (DIMENSION, ITEM),
    "domain-member": (ITEM, ITEM),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cube:
    """A hypercube of a role: the line items that have it, and the members of each of its axes."""

    items: frozenset[str]
    members: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cubes:
    """The hypercubes of a filing, by role, and the default member of each axis that has one."""

    roles: tuple[tuple[Cube, ...], ...]
    defaults: dict[str, str]

    def allow(self, concept: str, dimensions: Dimensions) -> bool:
        """Whether a fact of the concept may have these dimensions: in some role, by all hypercubes it has there."""
        own = [[cube for cube in role if concept in cube.items] for role in self.roles]
        return not any(own) or any(all(self._fits(cube, dict(dimensions)) for cube in role) for role in own if role)

    def _fits(self, cube: Cube, members: dict[str, str]) -> bool:
        """A closed hypercube takes no axis but its own; an axis that is not given has its default."""
        chosen = {axis: members.get(axis) or self.defaults.get(axis, "") for axis in cube.members}
        return members.keys() <= chosen.keys() and all(chosen[axis] in cube.members[axis] for axis in chosen)


def read_cubes(links: Iterable[Link], extension: Extension) -> Cubes:
    """The hypercubes in definition links, each arc between concepts of the right groups. Raises Doubt."""
    roles: dict[str, list[Arc]] = defaultdict(list)
    for link in links:
        roles[link.role] += link.arcs
    defaults = dict[str, str]()
    for arcs in roles.values():
        for arc in arcs:
            kind = arc.arcrole.removeprefix(DIMENSIONS)
            groups = extension.kind(arc.start).group, extension.kind(arc.end).group
            need(groups == _GROUPS[kind], f"{kind} from {arc.start} to {arc.end}")
            if kind == "dimension-default":
                need(defaults.setdefault(arc.start, arc.end) == arc.end, f"two defaults of {arc.start}")
    return Cubes(roles=tuple(_cubes(arcs) for arcs in roles.values()), defaults=defaults)


def _cubes(arcs: list[Arc]) -> tuple[Cube, ...]:
    pairs = {kind: [(a.start, a.end) for a in arcs if a.arcrole == DIMENSIONS + kind] for kind in _GROUPS}
    for kind in ("hypercube-dimension", "dimension-domain", "dimension-default"):
        need(forest(pairs[kind]), f"a cycle of {kind}")
    need(acyclic(pairs["domain-member"]), "a cycle of domain-member")
    members, axes, domains = (below(pairs[k]) for k in ("domain-member", "hypercube-dimension", "dimension-domain"))
    cubes = []
    for head, table in pairs["all"]:
        items = frozenset(reached(head, members))
        own = {
            axis: frozenset(member for domain in domains.get(axis, ()) for member in reached(domain, members))
            for axis in axes.get(table, ())
        }
        need(not any(items & found for found in own.values()), "a line item that is a member")
        cubes.append(Cube(items=items, members=own))
    return tuple(cubes)
