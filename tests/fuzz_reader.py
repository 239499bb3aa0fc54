"""Mutated and random LaTeX and documents: only a refusal or claims may come out, soon, and claims that read back.

python tests/fuzz_reader.py 100000
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter

from modelcollapse.checking.document import read_document
from modelcollapse.checking.domain import CONVENTIONS
from modelcollapse.checking.reading import Unreadable, latex, read_claims, show
from modelcollapse.checking.reading.tokens import LONGEST_DISPLAY
from modelcollapse.errors import BadInput
from test_reading import DOMAIN, RELATIONS
from test_reading_refusals import REFUSED

GOOD = [tex for _, some in RELATIONS for tex in some]
SEEDS = GOOD + [tex for tex, _, _ in REFUSED]
SMALL = [
    *"nntsxxk0123+-/=<^_()|,",
    r"\,",
    r"\mu_t",
    r"\sigma_t",
    r"\log ",
    r"\mathbb{E}",
    r"\frac",
    " ",
    r"\cdot ",
    "&",
    r"\\",
]
PIECES = (
    sorted({piece for tex in SEEDS for piece in tex.replace("\\", " \\").split()})
    + list("()[]{}|^_=<>,;!'.+-/&~$%\\ 0123456789abceknpstxENPTWXZ\n\t\0é")
    + [r"\\", r"\tag{", r"\text{", r"\begin{aligned}", r"\end{aligned}", r"\left", r"\right", r"\quad", r"\label{a}"]
)
LONGEST_SECONDS = 2.0
DOCUMENT = r"""---
title: A document
loop: replace, fresh
estimator: mle
symbols:
  n: integer >= 2
  s: integer >= 0
where:
  c: \sqrt{2/n}\,\frac{\Gamma(n/2)}{\Gamma((n-1)/2)}
rests_on: [one, two]
---
Prose with $x$ and `$$ code $$`.

$$\mathbb{E}\,\sigma_t = c^t \tag{independence}$$

```math
\begin{aligned} x &< n \\ &\le n^2 \tag{algebra} \end{aligned}
```
"""


def mutant(rng: random.Random) -> str:
    """A formula with some pieces cut, doubled, swapped or put in; sometimes nothing but pieces."""
    if rng.random() < 0.1:
        return rng.choice(["", " "]).join(rng.choices(PIECES, k=rng.randint(1, 60)))
    if rng.random() < 0.5:
        pieces = re.findall(r"\\(?:[A-Za-z]+|.)|.", rng.choice(GOOD))
        for at in rng.choices(range(len(pieces)), k=rng.choice([1, 1, 2])):
            pieces[at] = rng.choice(["", pieces[at], pieces[at] * 2]) + rng.choice(["", *SMALL])
        return "".join(pieces)
    tex = rng.choice(SEEDS)
    for _ in range(rng.choice([1, 1, 1, 2, 3, 8])):
        at, end = sorted((rng.randint(0, len(tex)), rng.randint(0, len(tex))))
        end = rng.choice([min(end, at + 3), min(end, at + 3), end])
        change = rng.choice(["cut", "double", "put", "put", "replace", "splice", "many"])
        other = {
            "cut": "", "double": tex[at:end] * 2, "put": rng.choice(PIECES) + tex[at:end],
            "replace": rng.choice(PIECES), "splice": rng.choice(SEEDS), "many": tex[at:end] * rng.choice([3, 40, 400]),
        }[change]  # fmt: skip
        tex = (tex[:at] + other + tex[end:])[:5000]
    return tex


def outcome(tex: str) -> str:
    """What the reader makes of it; AssertionError for claims that do not read back, or any other exception."""
    start = time.perf_counter()
    try:
        claims = read_claims(tex, DOMAIN)
    except Unreadable as error:
        assert "\n" not in str(error)
        claims = ()
    seconds = time.perf_counter() - start
    assert seconds < LONGEST_SECONDS, f"{seconds:.1f} s for {tex!r}"
    for claim in claims[:3]:
        domain = {**DOMAIN, **claim.restriction}
        assert show(claim.statement)
        written = latex(claim.statement)
        if len(written) > LONGEST_DISPLAY:
            continue
        try:
            (again,) = read_claims(written, domain)
        except Unreadable as error:  # what is written has more brackets than what was read
            assert "deep" in str(error), f"{tex!r} is {written!r}: {error}"
            continue
        assert again.statement == claim.statement, f"{tex!r} is {written!r}"
    return "read" if claims else "refused"


def document_outcome(rng: random.Random) -> str:
    """The same for a document."""
    text = DOCUMENT
    for _ in range(rng.choice([1, 1, 2, 5])):
        at = rng.randint(0, len(text))
        end = min(len(text), at + rng.choice([0, 1, 3, 40]))
        text = (
            text[:at]
            + rng.choice(["", rng.choice(PIECES), "\n", "  ", ": ", "- ", "$$", text[at:end] * 3])
            + text[end:]
        )
    try:
        document = read_document(text)
    except BadInput:
        return "document refused"
    assert all(row.error or row.claims for row in document.rows)
    assert document.domain.keys() >= CONVENTIONS.keys() - {"divisor"}
    return "document read"


def run(count: int, seed: int = 1) -> Counter[str]:
    """How many of each outcome."""
    rng = random.Random(seed)
    found: Counter[str] = Counter()
    for number in range(count):
        if number % 10 == 9:
            found[document_outcome(rng)] += 1
            continue
        tex = mutant(rng)
        try:
            found[outcome(tex)] += 1
        except Exception as error:
            raise AssertionError(f"seed {seed}, input {number}: {tex!r}") from error
    return found


if __name__ == "__main__":
    start = time.perf_counter()
    print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000), f"{time.perf_counter() - start:.0f} s")
