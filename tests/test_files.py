"""A file is written whole, with the rights that the user's umask gives, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from modelcollapse.errors import BadInput
from modelcollapse.files import check_writable, whole_file, write_whole


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_a_file_has_the_rights_of_any_other_new_file(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_whole(str(tmp_path / "ours"), b"1")
        (tmp_path / "theirs").write_bytes(b"1")
        assert os.umask(umask) == umask, "the umask is put back"
    finally:
        os.umask(before)
    ours, theirs = ((tmp_path / name).stat().st_mode & 0o777 for name in ("ours", "theirs"))
    assert ours == theirs == 0o666 & ~umask


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_what_was_there_stays_when_writing_is_broken_off(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "out.csv"
    write_whole(str(target), b"old")
    with pytest.raises(error), whole_file(str(target)) as file:
        file.write(b"half")
        raise error
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target], "nothing is left lying about"


def test_a_file_is_seen_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    with whole_file(str(target)) as file:
        file.write(b"all of it")
        file.flush()
        assert not target.exists()
    assert target.read_bytes() == b"all of it"


def test_a_path_that_cannot_be_written_is_refused_before_any_work(tmp_path: Path) -> None:
    check_writable(str(tmp_path / "new.csv"), "--out")
    with pytest.raises(BadInput, match="--out must be a file"):
        check_writable(str(tmp_path), "--out")
    with pytest.raises(BadInput, match="folder that exists"):
        check_writable(str(tmp_path / "nowhere" / "new.csv"), "--out")
    assert list(tmp_path.iterdir()) == []
