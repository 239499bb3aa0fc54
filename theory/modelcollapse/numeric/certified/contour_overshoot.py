"""The constants of the two-term formula of E T and Var T, as balls: integrals on a line 0 < Re w = x where |E W^w| < 1.

    R = (v+mu^2)/(2 mu) + J1,   c = k3/(3 mu) + 3 v^2/(8 mu^2) - v/4 + mu^2/24 + J2,   with Phi = E W^w and

    J1 = (1/2 pi i) Int log(1-Phi) dw/w^2,   J2 = (1/2 pi i) Int (log(1-Phi)/w^3 - mu Phi/((1-Phi) w^2)) dw

Beyond height V, where |Phi| <= q < 1, both |log(1-Phi)| and |Phi/(1-Phi)| are at most q/(1-q), so that the tail of J1
is at most q/(1-q)/(pi V), that of J2 at most q/(1-q) (1/(2 V^2) + mu/V)/pi.

Source: Siegmund 1985, Sequential Analysis, VIII; Johansson 2018, Numerical integration in arbitrary-precision ball
arithmetic (the rigorous quadrature).
"""

from __future__ import annotations

from collections.abc import Callable

from flint import acb, arb, ctx

from modelcollapse.numeric.certified.contour_law import Law, height_where, log_mellin, modulus

Integrand = Callable[[acb, bool], acb]


def overshoot(law: Law, line: arb, tolerance: arb) -> arb:
    """R = lim E(S_T - b), b -> inf; its ball is about as wide as the tolerance."""
    v, mu = law.log_variance, law.drift
    height = height_where(law, lambda top: tail_of_overshoot(law, line, top) < tolerance)
    return (v + mu**2) / (2 * mu) + overshoot_integral(law, line, height, tolerance)


def curvature(law: Law, line: arb, tolerance: arb) -> arb:
    """The constant c of Var T = (b+R) v/mu^3 + 2 c/mu^2 + ...; its ball is about as wide as the tolerance."""
    v, mu, k3 = law.log_variance, law.drift, law.third_cumulant
    height = height_where(law, lambda top: tail_of_curvature(law, line, top) < tolerance)
    integral = curvature_integral(law, line, height, tolerance)
    return k3 / (3 * mu) + 3 * v**2 / (8 * mu**2) - v / 4 + mu**2 / 24 + integral


def overshoot_integral(law: Law, line: arb, height: arb, tolerance: arb) -> arb:
    """J1, from the line up to this height and a bound of its tail beyond it."""

    def integrand(w: acb, analytic: bool) -> acb:
        return log_defect(log_mellin(law, w), analytic) / (w * w)

    return integral(integrand, line, height, tolerance) + around_zero(tail_of_overshoot(law, line, height))


def curvature_integral(law: Law, line: arb, height: arb, tolerance: arb) -> arb:
    """J2, likewise."""

    def integrand(w: acb, analytic: bool) -> acb:
        cgf = log_mellin(law, w)
        return (log_defect(cgf, analytic) / w - law.drift * cgf.exp() / -cgf.expm1()) / (w * w)

    return integral(integrand, line, height, tolerance) + around_zero(tail_of_curvature(law, line, height))


def log_defect(cgf: acb, analytic: bool) -> acb:
    """log(1 - Phi) from log Phi; not finite where the box meets the cut and the integrand must be analytic."""
    return (-cgf.expm1()).log(analytic=analytic)


def integral(integrand: Integrand, line: arb, height: arb, tolerance: arb) -> arb:
    """(1/2 pi i) Int f(w) dw over w = line + i y, |y| <= height, for f(conj w) = conj f(w)."""

    def along(y: acb, analytic: bool) -> acb:
        return integrand(line + acb(0, 1) * y, analytic)

    half_way = acb.integral(along, 0, height, abs_tol=tolerance, rel_tol=arb(2) ** -ctx.prec)
    return half_way.real / arb.pi()


def tail_of_overshoot(law: Law, line: arb, height: arb) -> arb:
    """Bound of the part of J1 beyond this height."""
    return odds(law, line, height) / (arb.pi() * height)


def tail_of_curvature(law: Law, line: arb, height: arb) -> arb:
    """Bound of the part of J2 beyond this height."""
    return odds(law, line, height) * (1 / (2 * height**2) + law.drift / height) / arb.pi()


def odds(law: Law, line: arb, height: arb) -> arb:
    """q/(1-q) with q = |Phi(line + i height)|; infinite unless q < 1."""
    q = modulus(law, line, height)
    return q / (1 - q) if q < 1 else arb.pos_inf()


def around_zero(bound: arb) -> arb:
    """Every real number of at most this modulus."""
    return arb(0, bound.upper())
