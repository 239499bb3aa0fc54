"""The certificate that suits the sample size: sub- and super-solutions for small samples, contours for large ones.

Each gives a ball that contains E T, and Var T where it can; where the first does not reach, the other is tried.
"""

from __future__ import annotations

from fractions import Fraction

from modelcollapse.numeric.certified import contour, meromorphic
from modelcollapse.numeric.certified.balls import Certificate
from modelcollapse.numeric.ratio import Ratio

SMALL = 200
"""Below this df the meromorphic certificate takes seconds at most; its size grows with df."""


def certify(ratio: Ratio, eps: Fraction, digits: int = 20) -> Certificate | None:
    """Balls for E T and Var T of T = min{t : sigma_t^2 <= eps sigma_0^2}; None where neither method reaches."""
    methods = [meromorphic.certify, contour.certify]
    if ratio.df > SMALL:
        methods.reverse()
    found = (method(ratio, eps, digits) for method in methods)
    return next((certificate for certificate in found if certificate is not None), None)
