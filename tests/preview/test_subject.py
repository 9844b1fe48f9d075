"""The subject: which files are meant, and what the page is called."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder import resources
from sheetbuilder.preview.subject import Subject


def test_a_recipe_is_a_file_or_one_that_the_package_has_ready(content: Path) -> None:
    assert Subject(content, recipe="evening").recipe_file == content / "handouts" / "evening.yaml"
    assert Subject(content, recipe="my/course.yaml").recipe_file == Path("my/course.yaml")
    assert Subject(content).recipe_file is None


def test_the_page_is_called_after_what_one_works_at(content: Path) -> None:
    assert Subject(content).name == "content"
    assert Subject(content, Path("there/brand.yaml")).name == "brand.yaml"
    assert Subject(content, Path("there/brand.yaml"), "course.yaml").name == "course.yaml"
    assert Subject().folder == resources.sheets()
    assert Subject(Path()).name == "."
