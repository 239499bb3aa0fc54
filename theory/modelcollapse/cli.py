"""The command line: `modelcollapse COMMAND ... [--json]`.

Data go to stdout, messages and progress to stderr. Exit 0; 1 when a check failed; 2 for bad input, said in one line.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import signal
import sys
import textwrap
import threading
from collections.abc import Sequence
from typing import NoReturn

from modelcollapse import __version__, discover
from modelcollapse.errors import BadInput

LONGEST_LINE = 600


class OneLineParser(argparse.ArgumentParser):
    """Says what is wrong in one line; argparse would print the usage before it."""

    def error(self, message: str) -> NoReturn:
        """Leave with status 2."""
        raise BadInput(f"{message}; see {self.prog} --help")


def build_parser() -> argparse.ArgumentParser:
    """One subparser a file in `commands/`."""
    parser = OneLineParser(prog="modelcollapse", description="The mathematics of model collapse, exactly.")
    parser.add_argument("--version", action="version", version=f"modelcollapse {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=OneLineParser)
    for name in discover.names("commands"):
        module = discover.module("commands", name)
        sub = commands.add_parser(
            name,
            help=discover.title(module),
            description=module.__doc__,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        module.arguments(sub)
        sub.add_argument("--json", action="store_true", help="print JSON")
        sub.set_defaults(run=module.run)
    return parser


def parsed(argv: Sequence[str] | None) -> argparse.Namespace:
    """The arguments. NAME=VALUE may stand anywhere; argparse itself takes positionals in one place only."""
    parser = build_parser()
    args, left_over = parser.parse_known_args(argv)
    options = [text for text in left_over if text.startswith("-")]
    if options or (left_over and not hasattr(args, "assignments")):
        parser.error(f"unrecognized arguments: {' '.join(options or left_over)}")
    if left_over:
        args.assignments = [*args.assignments, *left_over]
    return args


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A column may be named in letters that the terminal does not have.
        sys.stdout.reconfigure(errors="backslashreplace")
    if threading.current_thread() is threading.main_thread():
        # As for Ctrl-C: what is half written is taken away on the way out.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        args = parsed(argv)
        report = args.run(args)
        print(json.dumps(report.data, allow_nan=False) if args.json else report.text, flush=True)
        return int(report.status)
    except BadInput as error:
        return refused(str(error))
    except BrokenPipeError:
        # The reader went away (| head): leave quietly, and let nothing else be flushed into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return refused(
            f"cannot write {error.filename or 'the output'}: {error.strerror}; nothing was left half written"
        )
    except KeyboardInterrupt:
        print("modelcollapse: interrupted; nothing was written", file=sys.stderr)
        return 130


def refused(reason: str) -> int:
    """One line on stderr, however long the input was."""
    print(
        f"modelcollapse: {textwrap.shorten(reason, LONGEST_LINE, placeholder=' ...')[:LONGEST_LINE]}", file=sys.stderr
    )
    return 2
