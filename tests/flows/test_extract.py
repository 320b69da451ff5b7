from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract import record_names, write_whole
from models.errors import KehoachError


@pytest.mark.parametrize(
    ("files", "names"),
    [
        (["a/kế hoạch.v1.txt"], ["kế hoạch.v1"]),  # only the last ending goes
        (["a/x.txt", "a/x.pdf", "b/x.txt"], ["x", "x~2", "x~3"]),
        (["a/X.txt", "b/x.txt"], ["X", "x~2"]),  # one name on file systems that ignore case
        (["a/x.txt", "b/x.txt", "c/x~2.txt"], ["x", "x~3", "x~2"]),  # a name that a document has is not given away
        (["goi.zip!/xa/a.txt", "goi.zip!/huyen/a.txt"], ["a", "a~2"]),  # members by their own names
    ],
)
def test_names_of_records(files: list[str], names: list[str]) -> None:
    assert list(record_names(files).values()) == names


@given(st.lists(st.text("ab~2.", min_size=1, max_size=4).filter(lambda name: name.strip(".")), unique=True))
def test_names_are_one_each_and_the_first_keeps_its_own(stems: list[str]) -> None:
    files = [f"{at}/{stem}.txt" for at, stem in enumerate(stems + stems)]
    names = record_names(files)
    assert len({name.casefold() for name in names.values()}) == len(files)
    for file in files[: len(stems)]:
        assert names[file].startswith(Path(file).stem)


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    write_whole(tmp_path / "mới" / "a.json", "1")
    write_whole(tmp_path / "mới" / "a.json", "22")
    assert [(path.name, path.read_text()) for path in (tmp_path / "mới").iterdir()] == [("a.json", "22")]
    (tmp_path / "tệp").touch()
    with pytest.raises(KehoachError, match="không ghi được"):
        write_whole(tmp_path / "tệp" / "a.json", "1")
