"""The whole command under fire: `python benchmarks/fuzz.py [--documents N] [--seed S] [--workers K] [--budget B]`.

Documents of `tests/fuzz_documents.py` go through `verify` in worker processes that a watchdog ends. Told are crashes,
exceptions other than BadInput, hangs (computing for more than the budget a relation and 5 s), an "internal" reason, a
true statement refuted, a false one proved, a relation that one channel proves and the other refutes, and the most
memory that a worker held. `--at I` shows one document and what becomes of it. Exit 1 where anything was found.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import sys
import threading
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from fuzz_documents import Made, document
from modelcollapse.checking.budget import Expensive, limited
from modelcollapse.checking.document import Document, read_document
from modelcollapse.checking.proof import prove
from modelcollapse.checking.setting import Setting
from modelcollapse.checking.terms import Claim
from modelcollapse.checking.verdict import POSITIVE
from modelcollapse.checking.verify import REFUTED, Checked, setting_of, verified
from modelcollapse.errors import BadInput

GRACE, PATIENCE = 5.0, 20
MEMORY = 6 * 2**30  # bytes of address space at which a worker is ended, so that the machine lives
EVERY, GROWTH = 1000, 2**18  # documents between summaries; KiB by which one may raise the peak before it is told


@dataclass
class Findings:
    """What was found so far: verdicts, documents by kind, the peak in KiB, and what went wrong, in words."""

    verdicts: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    peak: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, index: int, kind: str, seconds: float, found: dict[str, Any]) -> None:
        """The findings of one document."""
        self.verdicts.update(found["levels"])
        self.documents[f"{kind} {'read' if found['read'] else 'refused'}"] += 1
        self.peak = max(self.peak, found["peak"])
        for problem in found["problems"]:
            self.wrong.append(f"{index} [{kind}, {seconds:.1f} s] {problem}")
            print(self.wrong[-1], flush=True)

    def told(self, seconds: float) -> str:
        """A summary."""
        count = sum(self.documents.values())
        lines = [f"{count} documents in {seconds:.0f} s ({count / seconds:.1f} a second)"]
        for counts in (self.documents, self.verdicts):
            lines.append(", ".join(f"{key}: {some}" for key, some in sorted(counts.items())))
        return "\n".join([*lines, f"peak {self.peak / 1024:.0f} MiB, {len(self.wrong)} wrong"])


def claims_of(read: Document) -> list[tuple[int, Claim | None, Setting]]:
    """The claims in the order in which they are checked, each with its row; None for a row that cannot be read."""
    return [
        (row, claim, setting_of(read, loop))
        for loop in read.loops
        for row, one in enumerate(read.rows)
        for claim in (one.claims or (None,))
    ]


def both(claim: Claim, setting: Setting, budget: float) -> bool:
    """Whether the proof channel proves what was refuted."""
    try:
        with limited(budget):
            return prove(claim, setting, (), "", budget) is not None
    except (Expensive, MemoryError, RecursionError):
        return False


def problems(made: Made, read: Document, rows: tuple[Checked, ...], budget: float) -> list[str]:
    """What is wrong with the verdicts."""
    found = [f"internal: {row.relation!r}: {row.verdict.reason}" for row in rows if "internal" in row.verdict.reason]
    given = claims_of(read)
    if len(given) != len(rows):
        return [*found, f"{len(rows)} verdicts of {len(given)} claims"]
    for (_, claim, setting), row in zip(given, rows, strict=True):
        if claim is not None and row.verdict.level == REFUTED and both(claim, setting, budget):
            found.append(f"both proved and refuted: {row.relation!r} ({row.loop}): {row.verdict.reason}")
    if len(made.truths) == len(read.rows) and len(read.loops) == 1:
        for place, true in enumerate(made.truths):
            some = [row.verdict for (at, _, _), row in zip(given, rows, strict=True) if at == place]
            refuted = [one.reason for one in some if one.level == REFUTED]
            if true and refuted:
                found.append(f"true, refuted: {read.rows[place].tex!r}: {refuted[0]}")
            if true is False and all(one.level in POSITIVE for one in some):
                found.append(f"false, proved: {read.rows[place].tex!r}: {some[0].reason}")
    return found


def examined(made: Made, budget: float) -> tuple[int, Any]:
    """The number of relations of a document, and a function that looks at them; None where it is refused."""
    try:
        read = read_document(made.text)
    except BadInput:
        return 0, None
    return len(claims_of(read)), lambda: _looked_at(made, read, budget)


def _looked_at(made: Made, read: Document, budget: float) -> dict[str, Any]:
    rows = verified(read, budget).rows
    return {"read": True, "levels": [row.verdict.level for row in rows], "problems": problems(made, read, rows, budget)}


def short_trace() -> str:
    """The end of the traceback of what was just caught, in one line."""
    lines = [line.strip() for line in traceback.format_exc(limit=-2).splitlines() if set(line) - set(" ^")]
    return " | ".join(lines[-5:])


def findings(made: Made, budget: float, announce: Any = lambda count: None) -> dict[str, Any]:
    """What is found of a document; `announce` is told how many relations it has once it is read."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found: dict[str, Any] = {"read": False, "levels": [], "problems": []}
    try:
        start = time.process_time()
        count, look = examined(made, budget)
        announce(count)
        if look is not None:
            found = look()
        if (seconds := time.process_time() - start) > 2 * budget * count + GRACE / 2:
            found["problems"].append(f"slow: {seconds:.1f} s, {count} relations")
    except Exception:
        found["problems"].append(f"crash: {short_trace()}")
    found["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if before > GROWTH and found["peak"] > before + GROWTH:
        found["problems"].append(f"memory: from {before // 1024} to {found['peak'] // 1024} MiB")
    return found


def work(pipe: Connection, seed: int, budget: float) -> None:
    """A worker: it is sent the number of a document, and sends back how many relations it has, then the findings."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for index in iter(pipe.recv, None):
        pipe.send(findings(document(seed, index), budget, pipe.send))


class Worker:
    """A process that is started again when it has died or was ended."""

    def __init__(self, seed: int, budget: float) -> None:
        self.seed, self.budget = seed, budget
        self.start()

    def start(self) -> None:
        """Start it, with a pipe."""
        context = multiprocessing.get_context("spawn")
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=work, args=(other, self.seed, self.budget), daemon=True)
        self.process.start()
        other.close()

    def ask(self, index: int, first: bool) -> dict[str, Any]:
        """The findings of one document, or that it crashed or hung the worker."""
        try:
            self.pipe.send(index)
            if not self.answers(GRACE + 60 * first):
                return self.ended("hang while the document is read")
            count = self.pipe.recv()
            if not self.answers(2 * self.budget * count + GRACE):
                return self.ended(f"hang: more than {self.budget:g} s a relation and {GRACE:g} s, {count} relations")
            return dict(self.pipe.recv())
        except (EOFError, OSError):
            self.process.join(GRACE)
            return self.ended(f"the process died with exit code {self.process.exitcode}")

    def answers(self, seconds: float) -> bool:
        """Whether it answers before it has computed for so long; a worker that is not given the processor may wait."""
        start = self.computed()
        return any(
            self.pipe.poll(seconds) or self.computed() - start > seconds - 0.5 for _ in range(PATIENCE)
        ) and self.pipe.poll(0)

    def computed(self) -> float:
        """The seconds that the process has computed; the clock where the system does not tell."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return time.monotonic()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def ended(self, why: str) -> dict[str, Any]:
        """End the process and start another."""
        self.process.kill()
        self.process.join()
        self.start()
        return {"read": True, "levels": [], "problems": [why], "peak": 0}


def attend(worker: Worker, indices: Any, total: Findings, lock: threading.Lock, start: float) -> None:
    """Give one worker its documents, one after the other."""
    process = None
    for index in indices:
        before, first, process = time.perf_counter(), process is not worker.process, worker.process
        found = worker.ask(index, first)
        with lock:
            total.add(index, document(worker.seed, index).kind, time.perf_counter() - before, found)
            if sum(total.documents.values()) % EVERY == 0:
                print(total.told(time.perf_counter() - start), flush=True)
    worker.pipe.send(None)


def main() -> int:
    """Run the fuzzer and print what it found."""
    parser = argparse.ArgumentParser(description="The whole command under fire.")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first document")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--budget", type=float, default=0.05, help="seconds a relation")
    parser.add_argument("--at", type=int, help="show this document, and what becomes of it")
    options = parser.parse_args()
    if options.at is not None:
        made = document(options.seed, options.at)
        print(made.text.encode("utf-8", "replace").decode(), made.truths, findings(made, options.budget))
        return 0
    start, total, lock = time.perf_counter(), Findings(), threading.Lock()
    last = options.first + options.documents
    shares = [range(options.first + k, last, options.workers) for k in range(options.workers)]
    threads = [
        threading.Thread(target=attend, args=(Worker(options.seed, options.budget), share, total, lock, start))
        for share in shares
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(total.told(time.perf_counter() - start))
    return 1 if total.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
