"""Which moments a moment needs, and in which groups: the strongly connected blocks of a recurrence x' = A x.

i needs j when A_ij != 0 or when something that i needs needs j; two moments share a block when each needs the other.

Source: Tarjan 1972 (here by plain reachability: a moment map has at most some twenty rows).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def blocks(rows: Sequence[Sequence[Any]], target: int) -> list[list[int]]:
    """The strongly connected blocks of what the target needs; a block stands after all those that it needs."""
    indices = needed(rows, target)
    needs = {i: set(needed(rows, i)) for i in indices}
    groups = {tuple(j for j in indices if j in needs[i] and i in needs[j]) for i in indices}
    # A block needs strictly more moments than any block that it needs.
    return [list(group) for group in sorted(groups, key=lambda group: (len(needs[group[0]]), group))]


def needed(rows: Sequence[Sequence[Any]], target: int) -> list[int]:
    """Indices that the target needs, itself among them, in increasing order; `rows` is the k x k matrix as lists."""
    found, waiting = {target}, [target]
    while waiting:
        row = rows[waiting.pop()]
        new = [j for j, entry in enumerate(row) if entry != 0 and j not in found]
        found.update(new)
        waiting.extend(new)
    return sorted(found)


def restricted(
    rows: Sequence[Sequence[Any]], start: Sequence[Any], target: int
) -> tuple[list[list[Any]], list[Any], int]:
    """The recurrence of those moments alone that the target needs: its rows, its start, the target's index in it."""
    keep = needed(rows, target)
    return [[rows[i][j] for j in keep] for i in keep], [start[i] for i in keep], keep.index(target)
