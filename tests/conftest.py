"""What every test may ask for: a slot of the false-alarm ledger, and the generator that its own name seeds."""

from __future__ import annotations

import os

import numpy as np
import pytest
from hypothesis import settings

from statistics_ledger import BASE, FRESH, Check, Ledger, base, rng_for

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("thorough", max_examples=2000, deadline=None)
# Deterministic everywhere unless asked otherwise (--hypothesis-profile=thorough, or the variable).
settings.load_profile("ci" if os.environ.get("CI") else os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how a run with a fresh seed can be had again; also in a quiet run, which has no header."""
    if base() != BASE:
        terminalreporter.write_line(f"statistical checks: repeat this run with {FRESH}={base()}")


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    """The one ledger of this run."""
    return Ledger()


@pytest.fixture
def check(ledger: Ledger, request: pytest.FixtureRequest) -> Check:
    """A slot for the statistical check that is this test."""
    return ledger.take(_identity(request))


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """The generator of this test."""
    return rng_for(_identity(request))


def _identity(request: pytest.FixtureRequest) -> str:
    # Not the node id: that depends on the folder that pytest was started in.
    return f"{request.node.path.name}::{request.node.name}"
