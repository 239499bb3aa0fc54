"""One column of a CSV file as numbers: every cell of it is a finite number, or the file is refused with the line.

The format is RFC 4180 in UTF-8 with a first line that names the columns; the size is bounded.
"""

from __future__ import annotations

import csv
import io
import math
from array import array
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import numpy as np

from modelcollapse.errors import BadInput, shorten
from modelcollapse.numeric.noise import Array

LARGEST_FILE = 100_000_000
PLAIN = "write plain numbers, such as 1234.5 or 1.2e3"


def read_column(path: str, column: str, largest: int = LARGEST_FILE) -> Array:
    """The numbers of one column, shape (rows,).

    Empty lines at the end are ignored, names and cells are stripped of blanks around them. Raises BadInput for a file
    that is missing, a folder, not UTF-8 text or larger than `largest` bytes; for a column that is missing or there
    twice; and, with its line, for a cell that is missing or no finite number and for a row longer than the header.
    """
    rows = _rows(_text(path, largest), path)
    _, header = next(rows, (0, None))
    if header is None:
        raise BadInput(f"{path} has no lines; its first line must name the columns, then one row a line")
    place = _place(header, column, path)
    numbers = array("d")
    for line, row in rows:
        if len(row) > len(header) and "".join(row[len(header) :]).strip():
            raise BadInput(
                f"line {line} of {path} has {len(row)} cells, the first line names {len(header)} columns; "
                f"put quotes around a cell that has a comma in it, and {PLAIN}"
            )
        cell = row[place] if place < len(row) else ""
        numbers.append(_number(cell, f"column {shorten(column)}, line {line} of {path},"))
    return np.array(numbers)


def _text(path: str, largest: int) -> str:
    try:
        with Path(path).open("rb") as file:
            content = file.read(largest + 1)
    except FileNotFoundError:
        raise BadInput(f"there is no file {path}; give the path of a CSV file") from None
    except IsADirectoryError:
        raise BadInput(f"{path} is a folder; give the path of a CSV file in it") from None
    except (OSError, ValueError) as error:
        raise BadInput(f"{shorten(path)} cannot be read ({error}); give the path of a CSV file") from None
    if len(content) > largest:
        raise BadInput(f"{path} is larger than {largest / 1e6:g} MB; copy the column to a file of its own")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not a text file in UTF-8 (byte {error.start}); save it as CSV in UTF-8") from None


def _rows(text: str, path: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells), blank lines only where something follows them."""
    # A quote that is never closed would swallow the rest of the file: only strict mode says so.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, skipinitialspace=True)
    blank: list[int] = []
    try:
        for row in reader:
            if not "".join(row).strip() and len(row) <= 1:
                blank.append(reader.line_num)
                continue
            yield from ((line, []) for line in blank)
            blank.clear()
            yield reader.line_num, row
    except csv.Error as error:
        raise BadInput(f"line {reader.line_num} of {path} is not CSV ({error}); mend the line") from None


def _place(header: list[str], column: str, path: str) -> int:
    names = [name.strip() for name in header]
    wanted = column.strip()
    if names.count(wanted) > 1:
        raise BadInput(f"{path} has {names.count(wanted)} columns called {shorten(wanted)}; rename all but one")
    if not wanted or wanted not in names:
        raise BadInput(f"{path} has no column {shorten(wanted)}; {_hint(names, wanted)}")
    return names.index(wanted)


def _hint(names: list[str], wanted: str) -> str:
    """The columns near the one that was asked for, else the first of all; what is amiss with a header of no names."""
    if len(names) == 1 and any(mark in names[0] for mark in ";\t|"):
        return f"its first line is {shorten(names[0])}; separate the columns by commas"
    if all(_is_number(name) for name in names):
        return f"its first line is {shorten(', '.join(names))}; the first line must name the columns"
    # Closeness costs the product of the lengths, so that what is compared is bounded.
    folded = {name.casefold(): name for name in names[:1000] if 0 < len(name) <= 100}
    near = get_close_matches(wanted[:100].casefold(), folded, n=3, cutoff=0.5)
    if near:
        return f"did you mean {' or '.join(shorten(folded[name]) for name in near)}?"
    rest = f" and {len(names) - 8} more" if len(names) > 8 else ""
    return f"choose one of: {', '.join(shorten(name) for name in names[:8])}{rest}"


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _number(cell: str, where: str) -> float:
    text = cell.strip()
    if not text:
        raise BadInput(f"{where} has no number; fill the cell or delete the row")
    # float() also reads 1_000 and the digits of every script, which no CSV means.
    if not text.isascii() or "_" in text or not _is_number(text):
        raise BadInput(f"{where} must be a number; got {shorten(text)}; {PLAIN}")
    number = float(text)
    if not math.isfinite(number):
        raise BadInput(f"{where} must be a finite number; got {shorten(text)}; delete the row or mend the number")
    return number
