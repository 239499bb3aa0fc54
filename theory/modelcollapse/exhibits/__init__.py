"""Exhibits: tables of numbers to be read, and pictures of them to be shown.

A file here is an exhibit: a docstring and an object `exhibit`. What is drawn is what stands in the table, so that a
picture is tested by its numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from modelcollapse import discover
from modelcollapse.errors import unknown
from modelcollapse.estimators import Estimator, as_estimator
from modelcollapse.loops import loop_class
from modelcollapse.numbers import Number
from modelcollapse.parameters import Parameter, parameter
from modelcollapse.quantities import check_counts
from modelcollapse.world import Loop

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class Table:
    """Rows under named columns; a cell is a number, a text, or None where there is nothing to say."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    note: str = ""

    def column(self, name: str) -> list[Any]:
        """The cells of one column, from the top."""
        at = self.columns.index(name)
        return [row[at] for row in self.rows]


@dataclass(frozen=True)
class Exhibit:
    """A table about a loop, and how it is drawn; `draw` is None where a picture would say nothing.

    `defaults` names what may be given: parameters of the loop `replace` and the exhibit's own, which `own` describes
    where `parameters.py` does not know them.
    """

    title: str
    defaults: Mapping[str, Number]
    table: Callable[..., Table]
    draw: Callable[[Axes, Table], None] | None = None
    own: Mapping[str, Parameter] = field(default_factory=dict)

    def read(self, given: Mapping[str, object]) -> dict[str, Number]:
        """The parameters, given or by default. Raises BadInput for a name or a number that is not allowed."""
        for name in given:
            if name not in self.defaults:
                raise unknown("parameter", name, self.defaults)
        described = {name: self.own.get(name) or parameter(name) for name in self.defaults}
        return {name: described[name].read(given.get(name, default)) for name, default in self.defaults.items()}


def exhibit(name: str) -> Exhibit:
    """The exhibit of this name."""
    found: Exhibit = discover.module("exhibits", name).exhibit
    return found


def table(name: str, estimator: str | Estimator | object = "mle", **given: object) -> Table:
    """The table of an exhibit: `table("tail-mass", n=100, k=4)`. Raises BadInput."""
    asked = exhibit(name)
    loop, chosen, others = setting(asked, estimator, given)
    return asked.table(loop, chosen, **others)


def setting(
    asked: Exhibit, estimator: object, given: Mapping[str, object]
) -> tuple[Loop, Estimator, dict[str, Number]]:
    """The loop, the estimator and the exhibit's other parameters."""
    read = asked.read(given)
    kind = loop_class("replace")
    of_loop = {p.name for p in kind.parameters()}
    loop = kind.of({name: number for name, number in read.items() if name in of_loop}, "replace")
    chosen = as_estimator(estimator)
    check_counts(loop, chosen)
    return loop, chosen, {name: number for name, number in read.items() if name not in of_loop}
