"""A link of a chain: two sides, as they were written, the sign between, and the conditions that it stands under."""

from __future__ import annotations

from typing import NamedTuple

from modelcollapse.checking.reading.conditions import Conditions
from modelcollapse.checking.reading.relations import Sign
from modelcollapse.checking.terms import Term

NOTHING = Conditions()


class Side(NamedTuple):
    """A side of a relation, and how it was written."""

    term: Term
    tex: str


class Link(NamedTuple):
    """left sign right."""

    left: Side
    sign: Sign
    right: Side
    under: Conditions = NOTHING
