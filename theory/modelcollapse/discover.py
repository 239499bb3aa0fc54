"""A thing is in the project by lying in its folder: the catalogue of a folder is read off its files.

The file `min_mse.py` of `estimators/` is the estimator `min-mse`; files whose name begins with `_` are not things.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from modelcollapse.errors import unknown


@cache
def names(folder: str) -> tuple[str, ...]:
    """The names of all things in `modelcollapse/<folder>/`, sorted; nothing is imported but the folder itself."""
    package = import_module(f"modelcollapse.{folder}")
    return tuple(sorted(spelled(info.name) for info in iter_modules(package.__path__) if not info.name.startswith("_")))


def module(folder: str, name: str) -> ModuleType:
    """The module of the thing `name`; BadInput names the near ones."""
    if name not in names(folder):
        raise unknown(folder[:-1] if folder != "quantities" else "quantity", name, names(folder))
    return import_module(f"modelcollapse.{folder}.{name.replace('-', '_')}")


def spelled(file_name: str) -> str:
    """How a file's thing is called: `min_mse` is `min-mse`."""
    return file_name.replace("_", "-")


def title(thing: object) -> str:
    """The first line of a docstring, which says what the thing is."""
    return (thing.__doc__ or "").strip().split("\n")[0].rstrip(".")
