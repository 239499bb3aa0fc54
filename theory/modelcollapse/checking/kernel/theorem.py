"""Theorems: statements that only the rules of this folder can make.

A theorem holds for every value of its free symbols in `domain`, in the loop and with the estimator of `setting`; no
hypothesis is left open. Its level is the weakest of what it rests on. Python cannot stop a forger who reaches into
objects; the seal stops the accident, and a test reads the source for who calls `concluded`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import InitVar, dataclass, replace

from modelcollapse.checking.domain import Domain, Range
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Statement, bound_symbols, free_symbols
from modelcollapse.checking.verdict import POSITIVE

PROVED, CERTIFIED, CITED = POSITIVE
_SEAL = object()


class Unproved(Exception):
    """A rule does not apply; the text says what was not shown."""


@dataclass(frozen=True, eq=False)
class Theorem:
    """What is proved, where, how strongly, by which rule and from which theorems; `note` says more in words."""

    statement: Statement
    domain: Domain
    setting: Setting
    level: str
    rule: str
    premises: tuple[Theorem, ...]
    note: str
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("only a rule of the kernel makes a theorem")

    def says(self, statement: Statement, setting: Setting, domain: Domain) -> bool:
        """Whether this is a theorem of the statement in this setting, on the whole of the domain.

        What the statement binds, as a limit in t does, has no range of its own.
        """
        same = self.statement == statement and self.setting == setting
        inner = bound_symbols(statement) - free_symbols(statement)
        return same and covers(self.domain, domain, (frozenset(self.domain) & frozenset(domain)) - inner)

    def tree(self, depth: int = 0) -> str:
        """The rules that were used, a line each, a premise below what rests on it."""
        note = f" ({self.note})" if self.note else ""
        line = f"{'  ' * depth}{self.level}: {self.rule}{note}"
        return "\n".join((line, *(premise.tree(depth + 1) for premise in self.premises)))


def concluded(
    statement: Statement,
    domain: Domain,
    setting: Setting,
    rule: str,
    premises: tuple[Theorem, ...],
    levels: Iterable[str],
    note: str = "",
) -> Theorem:
    """The theorem, for the rules of this folder alone; its level is the weakest of `levels` and the premises'."""
    weakest = weakest_of(*levels, *(premise.level for premise in premises))
    return Theorem(statement, dict(domain), setting, weakest, rule, premises, note, _SEAL)


def noted(theorem: Theorem, note: str) -> Theorem:
    """The same theorem with a remark."""
    return replace(theorem, note=note, seal=_SEAL)


def weakest_of(*levels: str) -> str:
    """The weakest of these levels, PROVED where there are none."""
    return max((PROVED, *levels), key=POSITIVE.index)


def covers(wide: Mapping[str, Range], narrow: Mapping[str, Range], names: frozenset[str]) -> bool:
    """Whether each of these symbols has a range in `narrow` that lies within its range in `wide`."""
    return all(name in wide and name in narrow and _within(narrow[name], wide[name]) for name in names)


def _within(inner: Range, outer: Range) -> bool:
    if outer.integer and not inner.integer:
        return False
    low = outer.low is None or (
        inner.low is not None
        and (inner.low > outer.low or (inner.low == outer.low and (inner.low_strict or not outer.low_strict)))
    )
    high = outer.high is None or (
        inner.high is not None
        and (inner.high < outer.high or (inner.high == outer.high and (inner.high_strict or not outer.high_strict)))
    )
    return low and high
