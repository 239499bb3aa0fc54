"""Duplication and reflection: one Gamma, psi or psi_1 of a statement, or two, written by others; the rest by algebra.

Nothing here is trusted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import combinations

from modelcollapse.checking.algebra.polynomial import NotShown
from modelcollapse.checking.domain import Domain
from modelcollapse.checking.kernel import Theorem, Unproved, algebra, equals, identity, instance, put
from modelcollapse.checking.kernel.build import HALF, ONE, ZERO, minus, over, plus, power, times
from modelcollapse.checking.kernel.identities import X
from modelcollapse.checking.kernel.scene import scene_of
from modelcollapse.checking.proof.clock import look
from modelcollapse.checking.proof.equations import Facts, by_algebra, relation_of, setting_like
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Apply, Relation, Statement, Term, walk

KINDS = ("Gamma", "psi", "psi_1")
MOST_NODES = 6


def by_identities(statement: Statement, setting: Setting, domain: Domain, facts: Facts) -> Theorem:
    """The statement once one or two of its functions are written by duplication or reflection."""
    relation = relation_of(statement)
    nodes = dict.fromkeys(n for n in walk(relation) if isinstance(n, Apply) and n.function in KINDS)
    kept = setting_like(setting, scene_of(relation, setting, domain, facts))
    found = [one for node in list(nodes)[:MOST_NODES] for one in _written(node, kept, domain)]
    for count in (1, 2):
        for chosen in combinations(found, count):
            left: Relation = relation
            for theorem in chosen:
                known = relation_of(theorem.statement)
                left = put(left, known.left, known.right)
            look()
            with suppress(Unproved, NotShown):
                return equals(relation, chosen, by_algebra(left, kept, domain, facts), setting, domain)
    raise Unproved("not by duplication or reflection")


def _written(node: Apply, setting: Setting, domain: Domain) -> Iterator[Theorem]:
    """Theorems node = other functions, by duplication from x = b - 1/2 or b + 1/2, and by reflection from 1 - b."""
    (b,) = node.arguments
    below, above, mirror = minus(b, HALF), plus(b, HALF), minus(ONE, b)
    later = {"Gamma": over(ONE, b), "psi": minus(ZERO, power(b, -1)), "psi_1": power(b, -2)}[node.function]
    for kind, x in (("duplication", below), ("duplication", above), ("reflection", mirror)):
        with suppress(Unproved, NotShown):
            known = instance(identity(kind, node.function, setting), {X.name: x}, setting, domain)
            right: Term = relation_of(known.statement).right
            weight: Term = ONE
            if x == above:
                # f(b + 1) is b Gamma(b), psi(b) + 1/b or psi_1(b) - 1/b^2
                factor = node.function == "Gamma"
                right, weight = (times(right, later), later) if factor else (plus(right, later), ONE)
            yield algebra(Relation("=", node, right), setting, domain, (), ((weight, known),))
