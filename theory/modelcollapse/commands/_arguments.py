"""Arguments that several commands take, and how they are read."""

from __future__ import annotations

import argparse
from typing import Any

from modelcollapse import discover
from modelcollapse.errors import BadInput, shorten
from modelcollapse.estimators import Estimator, estimator, fixed
from modelcollapse.numbers import exact_number


def add_estimator(parser: argparse.ArgumentParser, divisor: bool = True) -> None:
    """--estimator E or --divisor A."""
    group = parser.add_mutually_exclusive_group()
    names = ", ".join(discover.names("estimators"))
    group.add_argument("--estimator", metavar="E", default=None, help=f"one of {names} (default mle)")
    if divisor:
        group.add_argument("--divisor", metavar="A", help="divide the scatter by this number instead")


def read_estimator(args: argparse.Namespace) -> Estimator:
    """The estimator asked for; maximum likelihood where none is."""
    if getattr(args, "divisor", None) is not None:
        return fixed(args.divisor, "--divisor")
    return estimator(args.estimator or "mle")


def add_assignments(parser: argparse.ArgumentParser) -> None:
    """NAME=VALUE, any number of times."""
    parser.add_argument("assignments", nargs="*", metavar="NAME=VALUE", help="parameters, for example n=100 t=10")


def read_assignments(texts: list[str]) -> dict[str, str]:
    """The parameters as they were typed, from texts NAME=VALUE."""
    given: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name or not value:
            raise BadInput(f"a parameter must be NAME=VALUE, such as n=100; got {shorten(text)}")
        if name in given:
            raise BadInput(f"{name} must be given once; got {given[name]} and {value}")
        given[name] = value
    return given


def whole(given: object, what: str, lowest: int, highest: int) -> int:
    """An integer in a range."""
    number = exact_number(given, what)
    if not isinstance(number, int) or not lowest <= number <= highest:
        raise BadInput(f"{what} must be an integer from {lowest} to {highest}; got {shorten(given)}")
    return number


def shown(value: Any, digits: int = 15) -> str:
    """A number for people: as many digits as a float holds, without a tail of zeros."""
    return f"{float(value):.{digits}g}"
