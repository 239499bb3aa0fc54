"""The setting of a claim: the loop and estimator that it is about, and what its symbols may be.

Loop parameters whose letter occurs in the document are symbols; one that does not occur has its default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from modelcollapse.checking.domain import CONVENTIONS, Domain
from modelcollapse.checking.terms import Term
from modelcollapse.estimators import Estimator, as_estimator
from modelcollapse.loops import loop_class
from modelcollapse.world import Loop


@dataclass(frozen=True)
class Setting:
    """`loop` by its name in the catalogue; `symbols` are the loop parameters that stay free, `fixed` the others.

    `definitions` are what a document writes a letter for, by the letter. An estimator may divide by the symbol divisor.
    `free` are loop parameters that stay symbols though a statement does not name them.
    """

    loop: str
    estimator: Estimator
    domain: Domain = field(default_factory=lambda: dict(CONVENTIONS))
    fixed: Mapping[str, Fraction | int] = field(default_factory=dict)
    definitions: Mapping[str, Term] = field(default_factory=dict)
    symbolic_divisor: bool = False
    free: frozenset[str] = frozenset()

    def built(self, point: Mapping[str, Fraction | int]) -> tuple[Loop, Estimator]:
        """The loop and the estimator at a point: a number for every symbol of the loop."""
        kind = loop_class(self.loop)
        names = {parameter.name for parameter in kind.parameters()}
        values = {**kind.defaults(), **self.fixed, **{name: point[name] for name in names if name in point}}
        chosen = as_estimator(point["divisor"]) if self.symbolic_divisor else self.estimator
        return kind(**{name: values[name] for name in names}), chosen
