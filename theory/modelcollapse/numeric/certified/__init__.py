"""Balls that provably contain a number, in python-flint's interval arithmetic (an optional extra).

Nothing outside imports these modules at load. Each method is a function `certify(ratio, eps, digits)`, which returns a
`balls.Certificate`, or None where it does not reach.
"""
