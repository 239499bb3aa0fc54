"""The truth channel: both sides of a claim under the model, at points. It can refute and support, never prove."""

from __future__ import annotations

from modelcollapse.checking.truth.judge import evaluate, judge

__all__ = ["evaluate", "judge"]
