r"""The ratio W of one fit, where a loop has one: sigma_{t+1}^2 = sigma_t^2 W_{t+1}, W = c chi2_df, all W_k independent.

A bare W is a draw of its own, \lambda \chi^2_{n-1}/d. Where a statement speaks of nothing but W_k, they may be numbered
from any place: E[W_t] is that of a fit, also for the first t.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from modelcollapse.checking.domain import Domain
from modelcollapse.checking.generations import missing
from modelcollapse.checking.kernel import Unproved
from modelcollapse.checking.kernel.build import plus, times
from modelcollapse.checking.kernel.fit import Ratio, fit_of
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import CollapseTime, Fresh, Model, Process, Statement, Term, number, rebuilt, walk

MOST_SHIFTS = 4
BARE = re.compile(r"(?<![\\{])W(?!\s*_)")


def ratio_of(setting: Setting) -> Ratio | None:
    """The ratio of one fit; None where the loop has none."""
    try:
        return fit_of(setting, frozenset()).ratio
    except Unproved:
        return None


def bare_factor(tex: str, setting: Setting, declared: Iterable[str], taken: Iterable[str] = ()) -> dict[str, Term]:
    """What a bare W in the text stands for, unless it has a meaning already; nothing where there is none."""
    known = {*declared, *taken}
    heated = frozenset({"temperature"} if r"\lambda" in tex or "temperature" in declared else ())
    found = BARE.search(tex) and "W" not in known and ratio_of(replace(setting, free=heated))
    return {"W": times(found.scale, Fresh("chi2", (found.df,), "W"))} if found else {}


def renumbered(statement: Statement, setting: Setting, domain: Domain) -> Statement:
    """The statement with later W_k, if it speaks of nothing else that is random in t and of one before the first."""
    if missing(statement, domain) is None or ratio_of(setting) is None:
        return statement
    random = [node for node in walk(statement) if isinstance(node, Process | Model | CollapseTime)]
    if any(not isinstance(node, Process) or node.name != "W" for node in random):
        return statement
    later = statement
    for _ in range(MOST_SHIFTS):
        lost = missing(later, domain)
        if lost is None:
            return later
        later = _later(later, int(-lost.value))
    return statement


def _later(node: object, by: int) -> Statement:
    if isinstance(node, Process):
        return Process(node.name, plus(node.at, number(by)))  # type: ignore[return-value]
    return rebuilt(node, lambda part: _later(part, by))  # type: ignore[no-any-return]
