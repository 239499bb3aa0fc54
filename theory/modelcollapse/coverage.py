"""What is known of every quantity under every loop, tried out and not listed: `python -m modelcollapse.coverage`.

closed form  a formula in t
numeric      a number with its error, exact or by two routes, but no formula that a person would read
open         neither; simulation estimates it
"""

from __future__ import annotations

from typing import Any

from modelcollapse import discover
from modelcollapse.errors import BadInput
from modelcollapse.loops import loop_class
from modelcollapse.parameters import parameter
from modelcollapse.quantities import derive, quantity, value

CLOSED, NUMERIC, OPEN = "closed form", "numeric", "open"


def status(name: str, loop: str, estimator: str = "mle") -> str:
    """One cell: the best that the program can do, found by asking it."""
    from sympy import Product, Sum

    try:
        found = derive(name, loop, estimator).form.expression
        if found is not None and not found.has(Sum, Product):
            return CLOSED
    except BadInput:
        pass
    try:
        value(name, loop, estimator, **typical(name, loop))
    except BadInput:
        return OPEN
    return NUMERIC


def typical(name: str, loop: str) -> dict[str, Any]:
    """Parameters at which the quantity can be asked for."""
    chosen = {p.name: p.typical[-1] for p in loop_class(loop).parameters() if p.name not in loop_class(loop).defaults()}
    return {**chosen, **{key: parameter(key).typical[1] for key in quantity(name).parameters}}


def table() -> str:
    """The table of the README, in Markdown."""
    loops = discover.names("loops")
    rows = [["quantity", *loops], ["---"] * (len(loops) + 1)]
    rows += [[f"`{name}`", *(status(name, loop) for loop in loops)] for name in discover.names("quantities")]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    print(table())
