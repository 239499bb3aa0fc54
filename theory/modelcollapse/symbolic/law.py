"""The law of one generation in symbols: what the program makes of a state whose every random leaf is a symbol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import Mul, PolynomialError, Symbol, cancel, sympify

from modelcollapse.parameters import KNOWN
from modelcollapse.symbolic.noise import SymbolicNoise
from modelcollapse.symbolic.state import counts, leaves, rebuilt
from modelcollapse.world import Loop, Memory, Model, World

T = KNOWN["t"].symbol()
MOST_MONOMIALS = 100

Powers = tuple[int, ...]
Names = tuple[str, ...]


class Unclosed(Exception):
    """The loop has no map that is one formula in t, or its moments do not close; the text says which."""


@dataclass(frozen=True)
class Law:
    """One generation: the image of every leaf, in the leaves before it and the noise."""

    names: Names
    symbols: tuple[Any, ...]
    images: tuple[Any, ...]
    noise: SymbolicNoise

    def agrees(self, stepped: Law, t: int) -> bool:
        """The symbolic step at this t is the program's own: the same images of draws from the same laws."""
        draws, others = self.noise.draws, stepped.noise.draws
        if [draw.law for draw in draws] != [draw.law for draw in others]:
            return False
        mine = (*self.images, *(parameter for draw in draws for parameter in draw.parameters))
        its = (*stepped.images, *(parameter for draw in others for parameter in draw.parameters))
        pairs = ((a.subs(T, t), b) for a, b in zip(mine, its, strict=True))
        return all(a == b or cancel(a - b) == 0 for a, b in pairs)

    def image(self, powers: Powers) -> dict[Powers, Any]:
        """E of the monomial one generation later: monomials before -> coefficients. Raises Unclosed."""
        product = Mul(*(image**power for image, power in zip(self.images, powers, strict=True)))
        try:
            return self.noise.mean(product, self.symbols)
        except PolynomialError:
            raise Unclosed(f"the image of {self.spelled(powers)} is not a polynomial") from None

    def closure(self, target: Powers) -> dict[Powers, dict[Powers, Any]]:
        """The rows of the smallest closed set of monomials that contains the target. Raises Unclosed."""
        rows: dict[Powers, dict[Powers, Any]] = {}
        waiting = [target]
        while waiting:
            row = waiting.pop(0)
            if row in rows:
                continue
            if len(rows) == MOST_MONOMIALS:
                raise Unclosed(f"the moments do not close within {MOST_MONOMIALS} monomials")
            rows[row] = self.image(row)
            waiting.extend(rows[row])
        return rows

    def powers(self, named: dict[str, int]) -> Powers:
        """The exponents of a monomial given by name."""
        return tuple(named.get(name, 0) for name in self.names)

    def named(self, powers: Powers) -> dict[str, int]:
        """The monomial given by its exponents, by name."""
        return {name: power for name, power in zip(self.names, powers, strict=True) if power}

    def spelled(self, powers: Powers) -> str:
        """The monomial as a name: `mean2_variance`; `one` for the constant."""
        parts = [f"{name}{power if power > 1 else ''}" for name, power in self.named(powers).items()]
        return "_".join(parts) or "one"


def law_of_step(loop: Loop, world: World, model: Model, memory: Memory, t: Any, sizes: list[Any] | None = None) -> Law:
    """One step from generation t and a state of this shape, its counts its own unless `sizes` are given.

    The world's noise is symbolic and takes the draws of this step. Raises Unclosed where the program cannot be run on
    symbols.
    """
    sizes = list(counts(memory)) if sizes is None else sizes
    noise: Any = world.noise
    try:
        if _tied(world, model, memory):
            names, symbols, seen, kept = _read_off_the_model(world, model, memory, sizes)
            new_model, new_memory = loop.step(world, seen, kept, t + 1)
            if _tied(world, new_model, new_memory):
                return Law(names, symbols, tuple(sympify(value) for _, value in leaves(new_model)), noise)
        noise.draws.clear()
        names, symbols, (seen, kept) = _fresh_symbols((model, memory), sizes)
        new = loop.step(world, seen, kept, t + 1)
        return Law(names, symbols, tuple(sympify(value) for _, value in named_leaves(*new)), noise)
    except TypeError as error:
        # sympy's word for a branch on the order of symbols, such as t < 5
        raise Unclosed(f"the program cannot be run on symbols: {error}") from None
    except NotImplementedError as error:
        raise Unclosed(str(error)) from None


def named_leaves(model: Model, memory: Memory) -> list[tuple[str, Any]]:
    """The random leaves of a state with their names."""
    return [*leaves(model), *leaves(memory, "memory_")]


def _fresh_symbols(state: tuple[Any, Any], sizes: list[Any]) -> tuple[Names, tuple[Any, ...], Any]:
    """The state with a symbol for every leaf."""
    names = tuple(name for name, _ in named_leaves(*state))
    symbols = tuple(Symbol(f"~{name}") for name in names)
    supply, counted = iter(symbols), iter(sizes)
    return names, symbols, rebuilt(state, lambda: next(supply), lambda: next(counted))


def _tied(world: World, model: Model, memory: Memory) -> bool:
    """The model is the fit of the memory, so that one of them says all."""
    return isinstance(memory, type(world.empty)) and tuple(world.fit(memory)) == tuple(model)


def _read_off_the_model(world: World, model: Model, memory: Memory, sizes: list[Any]) -> tuple[Any, Any, Any, Any]:
    """A tied state in the model's leaves alone: each leaf of the memory is one of them over a known factor."""
    names, symbols, (model, _) = _fresh_symbols((model, ()), [])
    _, kept, (_, memory) = _fresh_symbols(((), memory), sizes)
    factors = {}
    for leaf, (_, fitted) in zip(symbols, leaves(world.fit(memory)), strict=True):
        source = next(symbol for symbol in kept if fitted.has(symbol))
        factors[source] = leaf / (fitted / source)
    supply, counted = (factors[symbol] for symbol in kept), iter(sizes)
    return names, symbols, model, rebuilt(memory, lambda: next(supply), lambda: next(counted))
