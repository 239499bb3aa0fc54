"""What the panel is made of: a statement as people write it, and whether it is true."""

from __future__ import annotations

from typing import NamedTuple


class Statement(NamedTuple):
    """`tex` is about `loop` and `estimator`; `symbols` are declarations such as "x: real > 0".

    Each was found true or false by formulas and quadratures that share no code with the package, before any checker
    saw it; `why` says how, and for a false one names a counterexample.
    """

    tex: str
    loop: str
    estimator: str
    symbols: tuple[str, ...]
    true: bool
    kind: str
    why: str

    def is_wronged_by(self, level: str) -> bool:
        """Whether a verdict of this level is wrong: a false statement proved, or a true one refuted."""
        return level == "REFUTED" if self.true else level in {"PROVED", "CERTIFIED", "CITED"}

    def is_settled_by(self, level: str) -> bool:
        """Whether a verdict of this level is right and decides the matter."""
        return level in {"PROVED", "CERTIFIED", "CITED"} if self.true else level == "REFUTED"
