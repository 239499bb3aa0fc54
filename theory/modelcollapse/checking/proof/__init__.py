"""Tactics: what is tried to prove a claim. None of it is trusted: they only call the rules of the kernel."""

from __future__ import annotations

from modelcollapse.checking.proof.search import prove

__all__ = ["prove"]
