"""What `import modelcollapse` offers."""

import pkgutil
from importlib import import_module

import pytest

import modelcollapse as mc
from modelcollapse.errors import BadInput


def test_no_module_takes_the_place_of_a_public_name():
    """`mc.value` once became the module of that name as soon as anything imported it."""
    for found in pkgutil.walk_packages(mc.__path__, "modelcollapse."):
        if not found.name.endswith("__main__"):
            import_module(found.name)
    for name in mc.__all__:
        assert callable(getattr(mc, name)) or name == "Number"
        assert name not in {found.name for found in pkgutil.iter_modules(mc.__path__)}


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'colapse_time'"):
        mc.colapse_time  # noqa: B018


def test_a_float_means_the_decimal_that_it_prints():
    assert (
        mc.value("mean-variance", "replace", n=10, t=1, temperature=0.9).fraction
        == mc.value("mean-variance", "replace", n=10, t=1, temperature="0.9").fraction
    )
    assert mc.collapse_time(2, 1e-300).mean == mc.collapse_time(2, "1e-300").mean


def test_a_loop_that_is_given_takes_no_more_parameters():
    with pytest.raises(BadInput, match="unknown parameter of replace 'n'"):
        mc.value("mean-variance", mc.loop("replace", n=10), n=11, t=1)


def test_the_docstring_of_the_package_is_true():
    import doctest

    assert doctest.testmod(mc).failed == 0
