"""Loops: which data the next fit sees.

A file here is a loop: one subclass of `Loop` whose docstring's first line is its title.
"""

from __future__ import annotations

from modelcollapse import discover
from modelcollapse.errors import Open
from modelcollapse.world import Loop


def loop_class(name: str) -> type[Loop]:
    """The loop of this name, to be given its parameters."""
    module = discover.module("loops", name)
    found = [
        thing
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Loop) and thing.__module__ == module.__name__
    ]
    if len(found) != 1:
        raise TypeError(f"{module.__file__} must define one loop; it defines {len(found)}")
    return found[0]


def loop_name(loop: Loop | type[Loop]) -> str:
    """The name by which messages and results call a loop, a user's own included."""
    kind = loop if isinstance(loop, type) else type(loop)
    in_catalogue = kind.__module__.startswith(f"{__name__}.")
    return discover.spelled(kind.__module__.rsplit(".", 1)[1]) if in_catalogue else kind.__name__.lower()


def no_ratio_law(loop: Loop) -> Open:
    """What is said where a quantity needs the ratio law of a loop that has none."""
    return Open(
        f"{loop_name(loop)} has no ratio law (its next variance is not the last times an independent factor), so this "
        "is open there; replace has one, simulate estimates it"
    )
