"""What the simulator promises of its paths: reproducible, of bounded memory, scale-free, right in the corners, blind.

Nothing here is statistical: each comparison is exact, or to the rounding of the last float.
"""

from __future__ import annotations

import inspect
import pkgutil
import sys
from collections.abc import Container, Iterator
from functools import cached_property
from importlib import import_module
from itertools import islice

import numpy as np
import pytest

import modelcollapse
from catalogue import LOOPS, family_of, plain, symbolic, tempered
from modelcollapse.estimators import estimator
from modelcollapse.loops import loop_class
from modelcollapse.numeric import simulate as simulator
from modelcollapse.numeric.simulate import Generation, simulate
from modelcollapse.symbolic.moment_map import MomentMap
from modelcollapse.world import Loop

REPLACE = loop_class("replace")


def run(loop: Loop, generations: int, replicates: int, seed: int = 1, estimated: object = "mle") -> list[Generation]:
    return list(simulate(loop, estimated, generations, replicates, np.random.default_rng(seed), family_of(loop)))


def paths(generations: list[Generation]) -> np.ndarray:
    """Every number of the run, shape (generations, 2, replicates)."""
    return np.array([[model.mean, model.variance] for model in generations])


@pytest.mark.parametrize("name", LOOPS)
def test_the_same_seed_gives_the_same_paths(name: str) -> None:
    first, again, other = (paths(run(tempered(name), 3, 50, seed)) for seed in (1, 1, 2))
    assert (first == again).all()
    assert not (first[1:] == other[1:]).any()


@pytest.mark.parametrize("name", LOOPS)
def test_more_replicates_leave_the_whole_chunks_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simulator, "CHUNK", 20)
    fewer, more = (paths(run(tempered(name), 3, replicates)) for replicates in (45, 61))
    assert (fewer[..., :40] == more[..., :40]).all()
    # What is left over is drawn in another order, and promised nothing.
    assert (fewer[..., 40:] != more[..., 40:45]).any()


def test_one_replicate_more_than_a_chunk_leaves_the_chunk_alone() -> None:
    assert simulator.CHUNK == 10_000, "seeds mean other paths when this changes: say so in the change note"
    whole, more = (paths(run(REPLACE(5), 2, replicates)) for replicates in (10_000, 10_001))
    assert more.shape == (3, 2, 10_001)
    assert (whole == more[..., :10_000]).all()


@pytest.mark.parametrize("name", LOOPS)
def test_generation_0_is_the_truth_and_generations_come_one_by_one(name: str) -> None:
    endless = simulate(plain(name), "mle", 10**9, 7, np.random.default_rng(1), family_of(plain(name)))
    assert isinstance(endless, Iterator)
    models = list(islice(endless, 3))
    assert [model.t for model in models] == [0, 1, 2]
    assert (models[0].mean == 0).all()
    assert (models[0].variance == 1).all()
    assert (models[0].log_variance == 0).all()


def test_no_generations_yield_the_truth_alone_and_one_replicate_is_an_array_of_one() -> None:
    (only,) = run(REPLACE(5), 0, 1)
    assert (only.t, only.mean.tolist(), only.variance.tolist()) == (0, [0.0], [1.0])


@pytest.mark.parametrize("estimated", ["mle", "unbiased", "min-mse"])
def test_one_point_has_no_variance_and_the_mean_wanders_once(estimated: str) -> None:
    truth, first, *later = run(REPLACE(1), 3, 100, estimated=estimated)
    assert len(np.unique(first.mean)) == 100
    for model in (first, *later):
        assert (model.variance == 0).all()
        assert (model.log_variance == -np.inf).all()
        assert (model.mean == first.mean).all()


@pytest.mark.parametrize(("temperature", "generations"), [(1, 60), (30, 60)])
def test_keeping_the_scale_does_not_change_a_path(
    temperature: int, generations: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop = REPLACE(2, temperature)

    def drawn(small: float, large: float) -> tuple[np.ndarray, np.ndarray]:
        monkeypatch.setattr(simulator, "SMALL", small)
        monkeypatch.setattr(simulator, "LARGE", large)
        models = run(loop, generations, 200)
        return np.array([m.log_variance for m in models]), np.array([m.mean for m in models])

    (never, place), (always, same_place) = drawn(-1.0, np.inf), drawn(np.inf, 0.0)
    assert np.abs(never).max() > 100
    np.testing.assert_allclose(always, never, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(same_place, place, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", LOOPS)
def test_a_loop_that_keeps_real_points_or_a_memory_is_never_rescaled(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop = tempered(name)
    usual = paths(run(loop, 5, 50))
    monkeypatch.setattr(simulator, "SMALL", np.inf)
    np.testing.assert_allclose(paths(run(loop, 5, 50)), usual, rtol=1e-12, atol=1e-12)


def test_a_mean_beyond_the_floats_is_infinite_and_never_nan() -> None:
    last = run(REPLACE(2, 40), 2000, 100)[-1]
    assert np.isinf(last.mean).all()
    assert np.isinf(last.variance).all()
    assert np.isfinite(last.log_variance).all()


class DerivedLawError(Exception):
    """A derived law was asked."""


def forbid_derived_laws(monkeypatch: pytest.MonkeyPatch) -> int:
    """Let every function and method that knows a derived law raise, by whatever name it was imported; how many."""
    # All are imported before the first is touched: some build a thing as they are imported.
    derived = {module.__name__: module for module in [import_module(name) for name in derived_modules()]}
    loaded = [module for name, module in sys.modules.items() if name.startswith("modelcollapse")]
    kinds = [kind for module in derived.values() for kind in vars(module).values() if inspect.isclass(kind)]
    doomed = [
        (owner, name)
        for owner in (*loaded, *(kind for kind in kinds if kind.__module__ in derived))
        for name, thing in vars(owner).items()
        if isinstance(thing, property | cached_property) or _is_function_of(thing, derived)
    ]
    for owner, name in doomed:
        monkeypatch.setattr(owner, name, _raising)
    return len(doomed)


def derived_modules() -> Iterator[str]:
    for info in pkgutil.walk_packages(modelcollapse.__path__, "modelcollapse."):
        _, part, *rest = info.name.split(".")
        if part in ("symbolic", "quantities") or (part == "numeric" and rest and rest[0] not in ("noise", "simulate")):
            yield info.name


def _is_function_of(thing: object, modules: Container[str]) -> bool:
    # A function behind functools.cache is no function to inspect.
    function = inspect.unwrap(thing) if callable(thing) else None
    return inspect.isfunction(function) and function.__module__ in modules


def _raising(*args: object, **given: object) -> None:
    raise DerivedLawError


def test_the_simulator_never_calls_a_derived_law(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {name: paths(run(tempered(name), 5, 20)) for name in LOOPS}
    assert forbid_derived_laws(monkeypatch) > 50
    with pytest.raises(DerivedLawError):
        MomentMap(symbolic("replace"), estimator("mle")).recurrence({"variance": 1})
    for name in LOOPS:
        assert (paths(run(tempered(name), 5, 20)) == before[name]).all(), name
