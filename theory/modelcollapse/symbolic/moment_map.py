"""The moment map: from a loop alone, the linear recurrence that its moments obey.

One generation maps a closed set of monomials of the state (the random leaves of model and memory) linearly into itself:

    E m(t+1) = A(t) E m(t),

with every parameter left symbolic. The set grows from the monomial asked for by adding what its image needs.

The program is run once with the fit number a symbol, which silently misreads a branch on t. So the map is believed
only from the first t0 on from which it is the program stepped at TRIED integers t; where there is none, `Unclosed` is
raised and exact values come from the integer steps (`stepped`). A loop that branches at a later fit must say so in its
`cycle`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sympy import Integer, Matrix, Mul

from modelcollapse.estimators import Estimator
from modelcollapse.families.gaussian import Gaussian
from modelcollapse.probe import MeanNoise
from modelcollapse.symbolic.law import Law, T, Unclosed, law_of_step, named_leaves
from modelcollapse.symbolic.noise import SymbolicNoise
from modelcollapse.symbolic.state import counts
from modelcollapse.world import Family, Loop, World

LAST_START = 3
"""The closed form may begin this late; a loop that still differs then has no closed form."""
TRIED = 5
"""At so many integers the symbolic map is compared with the program."""


@dataclass(frozen=True)
class Recurrence:
    """E m(t+1) = matrix E m(t) for t >= t0, with E m(t0) = start; `target` is the row of the moment asked for.

    `names` are the monomials, spelled like `mean2_variance`. `early` are the target's values at t = 0, ..., t0 - 1.
    """

    names: tuple[str, ...]
    matrix: Matrix
    start: tuple[Any, ...]
    target: int
    t0: int
    early: tuple[Any, ...]

    @property
    def is_constant(self) -> bool:
        """The coefficients do not depend on t."""
        return not self.matrix.has(T)


@dataclass(frozen=True)
class MomentMap:
    """The moments of a loop with a given estimator. The loop's parameters may be symbols or numbers."""

    loop: Loop
    estimator: Estimator
    family: Family = Gaussian()

    def recurrence(self, powers: dict[str, int]) -> Recurrence:
        """The recurrence of E of the monomial with these powers of leaves, for example {"mean": 2, "variance": 1}.

        Raises Unclosed where the program is not one formula in t, where the monomials do not close, or where an image
        is not a polynomial.
        """
        t0, law = self.believed
        target = law.powers(powers)
        rows = law.closure(target)
        columns = list(rows)
        matrix = Matrix([[rows[row].get(column, 0) for column in columns] for row in columns])
        start = tuple(self.exact_start(t0, law.named(row)) for row in columns)
        early = tuple(self.exact_start(t, powers) for t in range(t0))
        return Recurrence(tuple(law.spelled(p) for p in columns), matrix, start, columns.index(target), t0, early)

    def exact_start(self, t: int, powers: dict[str, int]) -> Any:
        """E of the monomial at generation t by running the program t times from the truth: for small t only."""
        noise, model, memory = self._run(t)
        values = dict(named_leaves(model, memory))
        return noise.mean(Mul(*(values[name] ** power for name, power in powers.items()))).get((), Integer(0))

    def stepped(self, powers: dict[str, int], t: int) -> Any:
        """E of the monomial at generation t by the program at each integer fit, for loops that have no one map.

        The monomial is pulled back from fit t to the truth; the parameters must be numbers.
        """
        shapes = self._shapes(t)
        functional = {tuple(sorted(powers.items())): Integer(1)}
        for fit in range(t, 0, -1):
            law = law_of_step(self.loop, self._world(SymbolicNoise()), *shapes[fit - 1], Integer(fit - 1))
            pulled: dict[Any, Any] = {}
            for named, weight in functional.items():
                for row, coefficient in law.image(law.powers(dict(named))).items():
                    key = tuple(sorted(law.named(row).items()))
                    pulled[key] = pulled.get(key, 0) + weight * coefficient
            functional = pulled
        return sum(weight * self.exact_start(0, dict(named)) for named, weight in functional.items())

    @cached_property
    def believed(self) -> tuple[int, Law]:
        """The first t0 from which the symbolic step is the program, with that step. Raises Unclosed."""
        if self.loop.cycle != 1:
            raise Unclosed(f"the loop has a period of {self.loop.cycle} fits")
        for t0 in range(LAST_START + 1):
            law = self._law(t0, T)
            if all(law.agrees(self._law(t0, Integer(t)), t) for t in range(t0, t0 + TRIED)):
                return t0, law
        raise Unclosed("the program at integer t is not the program with t a symbol")

    def _law(self, t0: int, t: Any) -> Law:
        """One step from generation t, taking the shape of the state, and how its counts grow, from runs to t0."""
        _, model, memory = self._run(t0)
        _, _, later = self._run(t0 + 1)
        sizes = [a + (t - t0) * (b - a) for a, b in zip(counts(memory), counts(later), strict=True)]
        return law_of_step(self.loop, self._world(SymbolicNoise()), model, memory, t, sizes)

    def _run(self, t: int) -> tuple[SymbolicNoise, Any, Any]:
        """The program run t times from the truth, in symbols."""
        noise = SymbolicNoise()
        world = self._world(noise)
        model, memory = world.truth, self.loop.begin(world)
        for fit in range(1, t + 1):
            model, memory = self.loop.step(world, model, memory, fit)
        return noise, model, memory

    def _shapes(self, t: int) -> list[tuple[Any, Any]]:
        """The states at generations 0 to t - 1 on numbers, for their counts."""
        world = World(self.family, self.estimator.divisor, MeanNoise())
        states = [(world.truth, self.loop.begin(world))]
        for fit in range(1, t):
            states.append(self.loop.step(world, *states[-1], fit))
        return states

    def _world(self, noise: SymbolicNoise) -> World:
        return World(self.family, self.estimator.divisor, noise)
