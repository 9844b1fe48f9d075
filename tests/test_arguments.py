"""What a caller gives: any path-like, one of something or several."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sheetbuilder.arguments import names_of, path_of, paths_of


class Place:
    """A path-like of somebody else's."""

    def __fspath__(self) -> str:
        return "a/b.pdf"


def test_any_path_like_is_a_path() -> None:
    assert path_of("a/b.pdf") == path_of(Place()) == path_of(Path("a/b.pdf")) == Path("a/b.pdf")
    assert paths_of("a/b.pdf") == paths_of(Place()) == paths_of([Place()]) == (Path("a/b.pdf"),)
    assert paths_of(name for name in ("x", "y")) == (Path("x"), Path("y"))


@pytest.mark.parametrize("wrong", [b"a", 3, None])
def test_what_is_no_path_is_refused(wrong: Any) -> None:
    with pytest.raises(TypeError):
        path_of(wrong)


def test_one_name_is_not_read_letter_by_letter() -> None:
    assert names_of("2.6") == ("2.6",)
    assert names_of(["2.6", "all"]) == names_of(iter(("2.6", "all"))) == ("2.6", "all")
    assert names_of(()) == ()
