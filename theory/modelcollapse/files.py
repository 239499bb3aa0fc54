"""Files are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from modelcollapse.errors import BadInput


def check_writable(path: str, what: str) -> None:
    """Refuse a path that cannot be written before any work is done for it."""
    if not path:
        raise BadInput(f"{what} must be a file name; got an empty text")
    target = Path(path).resolve()
    if target.is_dir():
        raise BadInput(f"{what} must be a file; got the folder {path}; add a file name")
    if target.exists() and not target.is_file():
        raise BadInput(f"{what} must be a file; got {path}, which is none; write to a file and copy it there")
    if not target.parent.is_dir():
        raise BadInput(f"{what} must be in a folder that exists; got {path}; create {target.parent} first")
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise BadInput(f"{what} must be a file that you may write; got {path}; choose another")


@contextmanager
def whole_file(path: str) -> Iterator[BinaryIO]:
    """A file that appears under its name when the block ends well; an error or interruption leaves what was there."""
    target = Path(path).resolve()  # a link keeps pointing where it did
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        # mkstemp makes a private file; the user's own umask decides who may read a result.
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(temporary, 0o666 & ~umask)
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def write_whole(path: str, content: bytes) -> None:
    """Write these bytes, whole or not at all."""
    with whole_file(path) as file:
        file.write(content)
