"""Sums and products along a run: the true ones are theorems, their false neighbours are not."""

from __future__ import annotations

import pytest

from modelcollapse.checking.stated import stated
from modelcollapse.checking.verify import attempted

TRUE = [
    r"\sigma_t^2 = \sigma_0^2\prod_{k=1}^t W_k",
    r"\sigma_t = \prod_{k=0}^{t-1} \sqrt{W_{k+1}}",
    r"\sigma_t^2 = 2^{-t}\prod_{k=1}^t 2W_k",
    r"\log\sigma_t^2 = \log\sigma_0^2+\sum_{k=1}^t\log W_k",
    r"\mu_t = \mu_0+\sum_{k=1}^t(\mu_k-\mu_{k-1})",
    r"\sigma_{t+1}^2-\sigma_0^2 = \sum_{k=0}^t(\sigma_{k+1}^2-\sigma_k^2)",
    r"\frac{\sigma_t^2}{\sigma_s^2} = \prod_{k=s+1}^t W_k \quad (s \le t)",
    r"\prod_{k=5}^t W_k = \frac{\sigma_t^2}{\sigma_4^2} \text{ for } t\ge4",
    r"\mathbb{E}\prod_{k=1}^t W_k = \left(1-\frac1n\right)^t",
]
FALSE = [
    r"\sigma_t^2 = \sigma_0^2\prod_{k=1}^{t+1} W_k",
    r"\sigma_t^2 = \prod_{k=2}^{t} W_k \quad (t \ge 1)",
    r"\sigma_t^2 = \prod_{k=1}^t W_k^2",
    r"\sigma_t^{2t} = \prod_{k=1}^t W_k^k",
    r"t\mu_t = \sum_{k=1}^t k(\mu_k-\mu_{k-1})",
    r"t\sigma_t^2 = \sum_{k=1}^t(k\sigma_k^2-k\sigma_{k-1}^2)",
    r"\mu_t = \sum_{k=1}^t(\mu_{k+1}-\mu_{k-1})",
    r"\mu_t = \sum_{k=1}^t(\mu_{2k}-\mu_{2k-2})",
    r"\sigma_t^2-\sigma_0^2 = \sum_{k=1}^t(\sigma_k^2+\sigma_{k-1}^2)",
    r"\frac{\sigma_t^2}{\sigma_s^2} = \prod_{k=s+1}^t W_k",
    r"\prod_{k=5}^t W_k = \frac{\sigma_t^2}{\sigma_4^2}",
    r"\mathbb{E}\prod_{k=1}^t W_k = \left(1-\frac1n\right)^{t+1}",
    # Two pairs in three terms, beside a fourth that has none.
    r"\sum_{k=2}^t(\sigma_k^2-\sigma_{k-1}^2+\sigma_{k-2}^2+\mu_k) = \sigma_t^2-\sigma_{t-1}^2-\sigma_1^2+1"
    r"\quad (t\ge2)",
    r"\prod_{k=2}^t \frac{\sigma_k^2\sigma_{k-2}^2\sigma_{k+3}^2}{\sigma_{k-1}^2}"
    r"= \frac{\sigma_t^2}{\sigma_{t-1}^2\sigma_1^2} \quad (t\ge2)",
]


@pytest.mark.parametrize("tex", TRUE)
def test_what_is_left_over_telescopes(tex: str) -> None:
    (claim,), setting = stated(tex, "replace", "mle")
    theorem = attempted(claim, setting, (), "", 4.0)
    assert theorem is not None and theorem.level == "PROVED"


@pytest.mark.parametrize("tex", FALSE)
def test_what_does_not_match_does_not(tex: str) -> None:
    (claim,), setting = stated(tex, "replace", "mle")
    assert attempted(claim, setting, (), "", 2.0) is None


def test_models_of_other_loops_telescope_too() -> None:
    for loop in ("fresh", "anchored", "accumulate"):
        (claim,), setting = stated(TRUE[4], loop, "mle")
        assert attempted(claim, setting, (), "", 4.0) is not None
