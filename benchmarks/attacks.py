"""All attacks on the checker: `python benchmarks/attacks.py [--truth] [--budget S] [--every N]`.

Every statement of `tests/attack_statements.py` and `tests/attack_truth.py` goes through the whole command, with
`--truth` those of the second through the truth channel alone. Every wrong verdict is told, and exits 1: a true one
refuted, a false one proved (with `--truth`, or supported).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from attack_statements import ATTACKS, Attack
from attack_truth import AGAINST_TRUTH
from modelcollapse.checking.stated import stated
from modelcollapse.checking.truth import judge
from modelcollapse.checking.verdict import POSITIVE
from modelcollapse.checking.verify import verify


def document_of(attack: Attack) -> str:
    """The statement after its facts, as a document."""
    symbols = "".join(f"  {one}\n" for one in attack.symbols)
    front = f"title: attack\nloop: {attack.loop}\nestimator: {attack.estimator}\n"
    rows = "\n".join(f"$$\n{tex}\n$$\n" for tex in (*attack.facts, attack.tex))
    return f"---\n{front}{'symbols:' if symbols else ''}\n{symbols}---\n\n{rows}"


def levels(attack: Attack, budget: float, truth: bool) -> list[tuple[str, str]]:
    """Level and reason of every row, or of every claim where the truth channel alone is asked."""
    if not truth:
        row = verify(document_of(attack), budget).rows[-1]
        return [(row.verdict.level, row.verdict.reason)]
    claims, setting = stated(attack.tex, attack.loop, attack.estimator, attack.symbols)
    return [(found.level, found.reason) for found in (judge(claim, setting, budget) for claim in claims)]


def main() -> int:
    """Run the attacks and tell what went wrong."""
    parser = argparse.ArgumentParser(description="All attacks on the checker.")
    parser.add_argument("--truth", action="store_true", help="the truth channel alone, on what was aimed at it")
    parser.add_argument("--budget", type=float, default=3.0, help="seconds a statement")
    parser.add_argument("--every", type=int, default=1, help="each Nth statement")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    wrong, start = 0, time.monotonic()
    for attack in (AGAINST_TRUTH if options.truth else (*ATTACKS, *AGAINST_TRUTH))[:: options.every]:
        found = levels(attack, options.budget, options.truth)
        counts.update(level for level, _ in found)
        bad = ("REFUTED",) if attack.true else (*POSITIVE, *(("SUPPORTED",) if options.truth else ()))
        for level, reason in found:
            if level in bad:
                wrong += 1
                print(f"WRONG: {level}, {'true' if attack.true else 'false'}: {attack.tex}: {reason}; {attack.why}")
    print(f"{dict(counts)} in {time.monotonic() - start:.0f} s; wrong: {wrong}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
