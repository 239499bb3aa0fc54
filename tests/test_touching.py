"""Strict claims whose sides touch at the first corner of the domain: balls leave them open, a proof refutes them."""

from __future__ import annotations

import pytest

from modelcollapse.checking.stated import stated
from modelcollapse.checking.touching import corner
from modelcollapse.checking.verify import check_claim

WATSON = r"\frac{\Gamma(n/2)}{\Gamma((n-1)/2)} %s \sqrt{\frac n2-1+\frac1\pi}"
"""Equal at n = 2, where both are 1/sqrt(pi); strict from n = 3 on."""


@pytest.mark.parametrize(
    ("tex", "symbols", "kind"),
    [
        (WATSON % "<", (), "exact"),
        (WATSON % r"\ne", (), "exact"),
        (r"\psi(n/2) > -\gamma", (), "exact"),
        (r"\log(2x) < x\log 4 + \log 2 - 2\log 2", ("x: real >= 1",), "exact"),
    ],
)
def test_a_strict_claim_is_refuted_where_its_sides_touch(tex: str, symbols: tuple[str, ...], kind: str) -> None:
    found = check_claim(tex, symbols=symbols, budget=6)
    assert (found.level, found.kind) == ("REFUTED", kind), found.reason
    assert found.counterexample is not None and found.counterexample.left == found.counterexample.right
    assert any("PROVED: " in line for line in found.explanation)


@pytest.mark.parametrize(
    ("tex", "symbols"),
    [
        (WATSON % r"\le", ()),
        (WATSON % "<", ("n: integer >= 3",)),
        (r"\frac{\Gamma(n/2)}{\Gamma((n-1)/2)} < \sqrt{\frac n2-1+\frac{1}{3.1415926535897932}}", ()),
        (r"\log(2x) < x\log 4 + \log 2 - 2\log 2", ("x: real > 1",)),
    ],
)
def test_what_touches_nowhere_or_may_touch_is_not(tex: str, symbols: tuple[str, ...]) -> None:
    assert check_claim(tex, symbols=symbols, budget=6).level != "REFUTED"


@pytest.mark.parametrize(
    ("tex", "symbols"),
    [
        (r"\mathbb{E}\sigma_t^2 < 2", ()),
        (r"\sigma_t < 2 + \sigma_{t+1}", ()),
        ("x < y", ("x: real > 0", "y: real >= 0")),
        ("x < 1", ("x: real",)),
        (r"n \le 2", ()),
    ],
)
def test_only_strict_claims_between_numbers_that_have_a_corner_are_looked_at(
    tex: str, symbols: tuple[str, ...]
) -> None:
    (claim,), setting = stated(tex, "replace", "mle", symbols)
    assert corner(claim, setting.domain) == {}
