"""How much memory this process holds, so that a relation that wants gigabytes is given up and the rest goes on.

It is looked at as the clock is, a few times a second: what one call into a library takes at once is seen after it.
"""

from __future__ import annotations

import sys
from pathlib import Path

MOST = 2 * 2**30
"""Bytes that one relation may add."""
STATM = Path("/proc/self/statm")


def resident() -> int:
    """The bytes of this process in memory; at its peak where the system does not tell of now, 0 where of neither."""
    try:
        import resource

        try:
            return int(STATM.read_text().split()[1]) * resource.getpagesize()
        except OSError:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            return peak if sys.platform == "darwin" else peak * 1024
    except ImportError:
        return 0
