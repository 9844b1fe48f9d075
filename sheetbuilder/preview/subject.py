"""The subject: what somebody writes and looks at, a content package, a brand over one, or the recipe of a handout."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from sheetbuilder import resources
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.handout.recipe.load import FOLDER
from sheetbuilder.os_errors import is_file


class Subject(Struct, frozen=True):
    """The files that are previewed, none of them opened yet."""

    content: Path | None = None
    """The folder of the package; None for the one that travels with the program."""
    brand: Path | None = None
    recipe: str | None = None
    """The path of a recipe, or the name of one that the package has ready."""
    options: PrintOptions = field(default_factory=PrintOptions)
    """What holds for every page: the day, how strict one is."""

    @property
    def folder(self) -> Path:
        """Where the package lies."""
        return self.content or resources.sheets()

    @property
    def recipe_file(self) -> Path | None:
        """Where the recipe lies, as far as that can be said without reading the package."""
        if self.recipe is None:
            return None
        ready = self.folder / FOLDER / f"{self.recipe}.yaml"
        return ready if is_file(ready) else Path(self.recipe)

    @property
    def name(self) -> str:
        """What the page is called: the file or folder that one works at."""
        own = self.recipe_file or self.brand or self.folder
        return own.name or str(own)
