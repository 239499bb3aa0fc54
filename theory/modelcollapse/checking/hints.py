"""Hints beside a refutation: from where on the claim holds, and only where it was looked at again from there on.

"holds for t >= 1 (PROVED)" rests on a proof on the smaller domain, "as far as 57 points show" on the whole search
there; of what is undecided, simulated, or held at fewer points than a whole search has, nothing is said.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from modelcollapse.checking.domain import Domain
from modelcollapse.checking.generations import Cure, Missing
from modelcollapse.checking.obligations import obligations
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Claim
from modelcollapse.checking.verdict import LEVELS, POSITIVE, Counterexample, Verdict

FEWEST, FEWEST_OF_MORE = 12, 50
"""The points of a whole search in one symbol, and in more; one that time has cut short has fewer."""
REFUTED, SUPPORTED = LEVELS[-1], LEVELS[3]


def proposed(truth: Verdict, domain: Domain) -> Cure | None:
    """The smaller domain on which the truth channel's quick search found nothing wrong; None where it has none."""
    if truth.level != REFUTED or truth.proposal is None:
        return None
    name, low = truth.proposal
    return Cure(name, low, replace(domain[name], low=Fraction(low), low_strict=False)) if name in domain else None


def narrowed(claim: Claim, setting: Setting, found: Cure) -> Claim:
    """The claim on the smaller domain, with what it presupposes there."""
    restriction = {**claim.restriction, found.name: found.domain}
    needs = obligations(claim.statement, {**setting.domain, **restriction})
    return replace(claim, restriction=restriction, obligations=needs)


def hinted(truth: Verdict, found: Cure, later: Verdict | None) -> Verdict:
    """A refutation with the hint that it deserves; `later` is the verdict on the smaller domain."""
    alone = truth.counterexample is not None and len(truth.counterexample.point) == 1
    said = hint(found, later, FEWEST if alone else FEWEST_OF_MORE)
    return replace(truth, reason=truth.reason + said)


def hint(found: Cure, later: Verdict | None, fewest: int = FEWEST_OF_MORE) -> str:
    """Words such as "; holds for t >= 1 (PROVED)" and "; holds for t >= 1, as far as 57 points show", or none."""
    if later is not None and later.level in POSITIVE:
        return f"; holds for {found.words} ({later.level})"
    if later is None or later.level != SUPPORTED or later.points < fewest:
        return ""
    return f"; holds for {found.words}, as far as {later.points} points show"


def undefined(lost: Missing, found: Cure | None, later: Verdict | None) -> Verdict:
    """The refutation of a claim about a process before its first generation; `later` is the verdict from there on."""
    point = {name: str(value) for name, value in lost.point.items()}
    alone = Verdict(REFUTED, lost.words, "exact", Counterexample(point, "undefined", ""), explanation=(lost.words,))
    if found is None:
        return alone
    cure = f"; declare {found.words.replace(' >=', ': integer >=')}"
    if later is None:
        return replace(alone, reason=lost.words + cure)
    steps = (lost.words, f"for {found.words}: {later.level}, {later.reason}", *later.explanation)
    if later.level == REFUTED:
        return replace(later, reason=f"{later.reason}; besides, {lost.words}", explanation=steps)
    return replace(alone, reason=lost.words + cure + hint(found, later), explanation=steps)
