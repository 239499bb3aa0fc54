r"""What is given: E[x \mid y, z], E[x \mid \mathcal{F}_t], and the law of x given y, x \mid y \sim N(m, v)."""

from __future__ import annotations

from modelcollapse.checking.reading.brackets import divides
from modelcollapse.checking.reading.cursor import Cursor
from modelcollapse.checking.reading.introduced import is_before, steps_of
from modelcollapse.checking.reading.names import index
from modelcollapse.checking.reading.relations import Sign
from modelcollapse.checking.terms import Model, Power, Process, Term, number, walk


def conditioned(cursor: Cursor, context: str = "given") -> tuple[Term, tuple[Term, ...]]:
    """x | y, z between brackets: x and the processes that are known."""
    opening = cursor.take().text
    with cursor.inside(opening, context):
        body = cursor.expression()
        given: list[Term] = []
        if cursor.accept(r"\mid") or (divides(cursor) and cursor.accept("|")):
            cursor.around[-1] = "plain"
            given += past(cursor, body) if cursor.next.text == r"\mathcal{F}" else [known(cursor)]
            while cursor.accept(","):
                given.append(known(cursor))
    return body, tuple(given)


def past(cursor: Cursor, body: Term) -> list[Term]:
    r"""\mathcal{F}_s, all up to model s: as the models are a Markov chain, mu_s and sigma_s for what comes later."""
    token = cursor.take()
    cursor.expect("_")
    at = index(cursor, cursor.captured())
    for node in walk(body):
        if isinstance(node, Process) and not is_settled_by(at, node):
            cursor.refuse(r"given \mathcal{F}_s only generations s, s+1, s+2, and so on are known here", token)
    return [Process("mu", at), Process("sigma", at)]


def is_settled_by(at: Term, process: Process) -> bool:
    """Whether the law of the process given all up to model `at` is that given the model: it is no earlier one."""
    (own, steps), (last, start) = steps_of(process.at), steps_of(at)
    return own == last and steps - start >= (1 if process.name in ("X", "W") else 0)


def known(cursor: Cursor) -> Term:
    """A process that is known; sigma_t^2 is known where sigma_t is."""
    token = cursor.next
    term = cursor.expression()
    if isinstance(term, Power) and term.exponent == number(2) and term.base == Process("sigma", _at(term.base)):
        return term.base
    if not isinstance(term, Process):
        cursor.refuse(r"given must be processes, such as \mu_t, \sigma_t", token)
    return term


def _at(term: Term) -> Term:
    return term.at if isinstance(term, Process) else number(0)


def law_given(cursor: Cursor, left: Term) -> tuple[Term, ...]:
    r"""The y and z of x \mid (y, z) or x \mid y before a sign of laws; nothing where nothing is given."""
    token = cursor.next
    if not (cursor.accept(r"\mid") or cursor.accept("|")):
        return ()
    bracket, whole = cursor.accept("("), cursor.next.text == r"\mathcal{F}"
    given = past(cursor, left) if whole else [known(cursor)]
    while bracket and cursor.accept(","):
        given.append(known(cursor))
    if bracket:
        cursor.expect(")")
    (at, *others), later = {_at(one) for one in given}, 0
    if others or any(isinstance(one, Process) and one.name in ("X", "W") for one in given):
        cursor.refuse("given must be one model, by mu_s, sigma_s or both", token)
    for node in walk(left):
        if isinstance(node, Model) or (isinstance(node, Process) and node not in given):
            # X_t is drawn from model t when that is there; what else there is up to then may hold X_t itself.
            drawn = isinstance(node, Process) and node.name == "X" and not whole and node.at == at
            is_later = drawn or (isinstance(node, Process) and is_before(at, node.at))
            if not is_later and not (isinstance(node, Process) and node.name in ("mu", "sigma") and node.at == at):
                cursor.refuse("given a model only later ones have a law that is known here", token)
            later += is_later
    if not later:
        cursor.refuse("what is given is no longer random", token)
    means = {node.at for node in walk(left) if isinstance(node, Process) and node.name in ("mu", "X")}
    if means and at not in means and not any(isinstance(one, Process) and one.name == "mu" for one in given):
        cursor.refuse("the law of a mean given the variance alone is not known here", token)
    return tuple(given)


def check_law(cursor: Cursor, found: Sign, right: Term, given: tuple[Term, ...]) -> None:
    """Refuse what is no law, or speaks of a model that is not given."""
    if found.op not in ("~", "law"):
        cursor.refuse(r"what is given belongs to a law: x \mid y \sim N(m, v)", found.token)
    for node in walk(right):
        if isinstance(node, Process | Model) and node not in given:
            cursor.refuse("the law on the right speaks of a model that is not given", found.token)
