"""Verify: every relation of a document through both channels, and what may be said of it.

The truth channel may refute, the proof channel may prove; what the first refutes does not reach the second, and the
tests ask both, so that a relation that both would decide is found there. What is proved may be used by later rows.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from modelcollapse.checking.budget import Expensive, limited
from modelcollapse.checking.document import Document, Row, read_document
from modelcollapse.checking.factors import renumbered
from modelcollapse.checking.generations import Cure, cure, missing
from modelcollapse.checking.hints import hinted, narrowed, proposed, undefined
from modelcollapse.checking.kernel import Theorem
from modelcollapse.checking.proof import prove
from modelcollapse.checking.ranges import RangeCertificate
from modelcollapse.checking.reading import Unreadable, show
from modelcollapse.checking.record import recorded
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.stated import free_parameters, stated
from modelcollapse.checking.terms import Claim
from modelcollapse.checking.touching import corner, equation_at, right_side, touched
from modelcollapse.checking.truth import judge
from modelcollapse.checking.verdict import LEVELS, POSITIVE, Verdict
from modelcollapse.estimators import Estimator

BUDGET = 10.0
TOUCHING = 0.5  # seconds for a proof that the sides of a strict claim are equal at the corner of its domain
OTHERWISE = "not by "  # how the note of a theorem begins that another reason than the given one proves
REFUTED, UNCHECKED = "REFUTED", "UNCHECKED"
LONGEST = 200  # characters of a certified relation that are shown
PROVED = POSITIVE[0]
CITES = re.compile(
    r"(?:by|from|using) (?:equation |eq\. ?|relation |row |line )?(?:\\eqref\{|\\ref\{|\()([\w:. -]+)[)}]\.?",
    re.IGNORECASE,
)
HINTS = 4.0  # seconds for a look at a refuted claim on a smaller domain


@dataclass(frozen=True)
class Checked:
    """A relation with its verdict: where it stands, as it was written, and the reason that was given for it."""

    line: int
    relation: str
    by: str
    loop: str
    verdict: Verdict


@dataclass(frozen=True)
class Report:
    """What was found of a document; `level` is that of its weakest relation, UNCHECKED where it has none."""

    title: str
    rows: tuple[Checked, ...]

    @property
    def level(self) -> str:
        """The weakest verdict: REFUTED if anything is, UNCHECKED for an empty document."""
        levels = [row.verdict.level for row in self.rows] or [UNCHECKED]
        return max(levels, key=LEVELS.index)


def verify(text: str, budget: float = BUDGET) -> Report:
    """A verdict for every displayed relation of a Markdown document; `budget` is in seconds a relation.

    Raises BadInput for a document whose front matter cannot be used; a display that cannot be read is UNCHECKED.
    """
    return verified(read_document(text), budget)


def verified(document: Document, budget: float = BUDGET) -> Report:
    """The same for a document that was read."""
    rows: list[Checked] = []
    for loop in document.loops:
        setting = setting_of(document, loop)
        facts: list[Theorem] = []
        labels: dict[str, str] = {}
        for row in document.rows:
            found = [unfounded(one, labels) for one in checked_row(row, setting, facts, budget)]
            labels[row.label] = max((one.verdict.level for one in found), key=LEVELS.index, default=UNCHECKED)
            rows += found
    return Report(document.title, tuple(rows))


def unfounded(row: Checked, labels: Mapping[str, str]) -> Checked:
    """The row, which is no consequence where it is proved "by (rec)" and rec is no row before it that is proved."""
    cited = CITES.fullmatch(row.by.strip())
    if cited is None or row.verdict.level not in POSITIVE or labels.get(cited[1]) in POSITIVE:
        return row
    state = f"is {labels[cited[1]]}" if cited[1] in labels else "is no row before this"
    reason = f"true, but {OTHERWISE}({cited[1]}), which {state}: {row.verdict.reason}"
    return replace(row, verdict=replace(row.verdict, reason=reason, non_sequitur=True))


def setting_of(document: Document, loop: str) -> Setting:
    """The setting of a document under one of its loops; a parameter whose letter occurs anywhere stays a symbol."""
    claims = [claim for row in document.rows for claim in row.claims]
    return Setting(
        loop,
        document.estimator,
        document.domain,
        definitions=document.definitions,
        symbolic_divisor=document.symbolic_divisor,
        free=free_parameters(claims, loop, document.declared),
    )


def checked_row(row: Row, setting: Setting, facts: list[Theorem], budget: float) -> list[Checked]:
    """A verdict for every link of the row; what is proved joins the facts."""
    if row.error:
        return [Checked(row.line, row.tex, row.by, setting.loop, Verdict(UNCHECKED, row.error))]
    found = []
    for claim in row.claims:
        verdict, theorem = decided(claim, setting, tuple(facts), row.by, budget)
        if theorem is not None:
            facts.append(theorem)
        written = claim.tex if len(row.claims) > 1 else row.tex
        found.append(Checked(claim.line or row.line, written, row.by, setting.loop, verdict))
    return found


def decided(
    claim: Claim, setting: Setting, facts: tuple[Theorem, ...], by: str, budget: float
) -> tuple[Verdict, Theorem | None]:
    """The verdict of one claim within the budget, and the theorem where it is one."""
    domain = {**setting.domain, **claim.restriction}
    try:
        with limited(budget):
            claim = replace(claim, statement=renumbered(claim.statement, setting, domain))
            lost = None if claim.when else missing(claim.statement, domain)
            if lost is not None:
                found = cure(claim.statement, domain, lost)
                return undefined(lost, found, from_there(claim, setting, facts, by, budget, found)), None
            truth, theorem = by_both(claim, setting, facts, by, budget)
            found = proposed(truth, domain)
            if found is not None:
                truth = hinted(truth, found, from_there(claim, setting, facts, by, min(budget, HINTS), found))
            return truth, theorem
    except (Expensive, MemoryError, RecursionError) as error:
        said = str(error) if isinstance(error, Expensive) and str(error) else f"more than {budget:g} s"
        return Verdict(UNCHECKED, f"too expensive: {said}"), None


def from_there(
    claim: Claim, setting: Setting, facts: tuple[Theorem, ...], by: str, budget: float, found: Cure | None
) -> Verdict | None:
    """The verdict on the smaller domain; None where there is none, or no time for it."""
    if found is None:
        return None
    try:
        return by_both(narrowed(claim, setting, found), setting, facts, by, budget)[0]
    except (Expensive, MemoryError, RecursionError):
        return None


def by_both(
    claim: Claim, setting: Setting, facts: tuple[Theorem, ...], by: str, budget: float
) -> tuple[Verdict, Theorem | None]:
    """What the two channels say, the truth first."""
    start = time.monotonic()
    truth = judge(claim, setting, budget / 2)
    if truth.level == REFUTED:
        return truth, None
    with recorded() as certificates:
        theorem = attempted(claim, setting, facts, by, budget - (time.monotonic() - start))
    if theorem is not None:
        return verdict_of(theorem, truth, certificates), theorem
    point = {} if claim.when else corner(claim, {**setting.domain, **claim.restriction})
    equal = equation_at(claim, point) if point else None
    touching = None if equal is None else attempted(equal, setting, (), "algebra", TOUCHING)
    if equal is not None and touching is not None:
        truth = touched(point, show(right_side(equal)), touching)
    return truth, None


def attempted(claim: Claim, setting: Setting, facts: tuple[Theorem, ...], by: str, budget: float) -> Theorem | None:
    """What the proof channel finds. A tactic is trusted neither to end well nor to prove what it was asked to."""
    try:
        theorem = prove(claim, setting, facts, by, budget)
    except (ArithmeticError, AttributeError, LookupError, NotImplementedError, TypeError, ValueError):
        return None
    domain = {**setting.domain, **claim.restriction}
    return theorem if theorem is not None and theorem.says(claim.statement, setting, domain) else None


def verdict_of(theorem: Theorem, truth: Verdict, certificates: Sequence[RangeCertificate] = ()) -> Verdict:
    """What a theorem says, and whether it is true for another reason than the one given."""
    another = theorem.note.startswith(OTHERWISE)
    reason = f"true, but {theorem.note}: by {theorem.rule}" if another else f"by {theorem.rule}"
    balls = [line for one in certificates for line in in_balls(one)] if theorem.level != PROVED else []
    explanation = (*theorem.tree().splitlines(), *balls, *truth.explanation)
    return Verdict(theorem.level, reason, non_sequitur=another, explanation=explanation)


def in_balls(certificate: RangeCertificate) -> list[str]:
    """What was certified on the way to a theorem, and how."""
    said = show(certificate.relation)
    return [f"certified: {said if len(said) <= LONGEST else said[:LONGEST] + ' ...'}"] + [
        f"  {word}" for word in certificate.words
    ]


def check_claim(
    tex: str,
    loop: str = "replace",
    estimator: str | Estimator | object = "mle",
    symbols: Mapping[str, object] | Sequence[str] = (),
    budget: float = BUDGET,
) -> Verdict:
    r"""The verdict of one line of LaTeX, for example \mathbb{E}\,\sigma_t^2 = (1-1/n)^t.

    `symbols` are declarations such as "x: real > 0". A chain has the verdict of its weakest link. Raises BadInput for
    symbols that cannot be used.
    """
    try:
        claims, setting = stated(tex, loop, estimator, symbols)
    except Unreadable as error:
        return Verdict(UNCHECKED, str(error))
    verdicts = [found.verdict for found in checked_row(Row(claims, "", "", tex, 1), setting, [], budget)]
    weakest = max(verdicts, key=lambda verdict: LEVELS.index(verdict.level), default=Verdict(UNCHECKED, "no relation"))
    return replace(weakest, explanation=tuple(line for verdict in verdicts for line in verdict.explanation))
