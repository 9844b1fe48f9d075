"""One pack: every document of a brand composed, printed, read back and described."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from sheetbuilder.brand import Brand, load_brand
from sheetbuilder.branding.apply import apply_brand, suffix
from sheetbuilder.branding.inputs import inputs
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.branding.refused import refused
from sheetbuilder.compose.cache import LayoutCache
from sheetbuilder.content import Package
from sheetbuilder.errors import LayoutError, Message
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.packs.describing import entries, manifest_of, others, papers
from sheetbuilder.packs.documents import PAPERS, printed, quick_recipes
from sheetbuilder.packs.options import PackOptions
from sheetbuilder.packs.publishing import MadePack, may_go_to
from sheetbuilder.packs.start.logo import painted
from sheetbuilder.packs.start.page import PackContents, started
from sheetbuilder.packs.watch import Watch
from sheetbuilder.pdf.inspect.memory import Memory
from sheetbuilder.publish import manifest
from sheetbuilder.values import replace

_AGE = 16
"""Brands after which memories grow older: what none of so many asked for is let go when as many more have come."""


@dataclass(frozen=True, slots=True)
class PackMaker:
    """Makes packs, one brand after the other; what brands have in common is made once."""

    package: Package
    pack_options: PackOptions
    made_from: str
    content_sha256: str
    cache: LayoutCache
    reader: Reader
    """What reads letterheads and logos, a file that several brands have only once."""
    memory: Memory = field(default_factory=Memory)
    """What was read back of the packs so far."""
    watch: Watch = field(default_factory=Watch)
    _brands: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def made(self, brand_file: Path, out: Path, brand_files: frozenset[str] = frozenset()) -> MadePack:
        """The pack of a brand, which is to go below `out`; `brand_files` are the hashes of all brand files of the run.

        `MissingError` and `ContentError` for the brand's file, `LayoutError` with all that does not fit, `FaultyError`
        for a file that is not what it promises to be, `OutputError` where the folder holds what would be lost.
        """
        if next(self._brands) % _AGE == 0:
            self.cache.grow_older()
        brand = load_brand(brand_file)
        made_of = inputs(brand)
        options, name = self._asked(brand, out)
        may_go_to(out / name, brand_file, next(iter(made_of.values())), brand_files)
        ready = apply_brand(self.package, options, self.reader)
        quick, told_of_recipes = quick_recipes(self.package, ready)
        shared = self.cache, self.reader
        printed_files, holes, pictures = printed(self.package, ready, quick, self.pack_options, shared, self.watch)
        ready = replace(ready, warnings=(*ready.warnings, *told_of_recipes, *holes))
        by_name = {one.name: one for one in printed_files}  # of two with one name the later one is in the pack
        in_pack = tuple(by_name.values())
        on_screen = [one for one in in_pack if one.html is not None]
        described, found = entries(in_pack, self.memory if self.pack_options.printing.inspect else None)
        screens = tuple(one.screen_entry() for one in on_screen)
        beside = papers(ready, described, screens=bool(on_screen))
        if self.pack_options.start_page:
            names = frozenset((*by_name, *(one.screen_name for one in on_screen)))
            contents = PackContents(described, screens, quick, next(iter(beside), None), names)
            page, told = started(ready, contents, functools.partial(painted, ready.logo, pictures, self.reader))
            beside, found = {**beside, **page}, [*found, *told]
        known = replace(
            manifest_of(ready, self.made_from, self.content_sha256, made_of, described),
            screens=screens,
            others=others(beside),
        )
        files: Mapping[str, bytes] = {
            **{file: one.written.content for file, one in by_name.items()},
            **{one.screen_name: one.html or b"" for one in on_screen},
            **beside,
            manifest.NAME: known.text().encode("utf-8"),
        }
        notes: list[Message] = []
        notes.extend(note for one in in_pack for note in one.notes if note not in notes)
        return MadePack(name, files, known, (*ready.warnings, *found), tuple(notes))

    def _asked(self, brand: Brand, out: Path) -> tuple[PrintOptions, str]:
        """How the brand's pack is printed, and the name of its folder; `LayoutError` for what cannot go together."""
        options = replace(self.pack_options.printing, brand=brand, paper=PAPERS[0], imposition=None)
        if told := tuple(refused(options)):
            raise LayoutError(told)
        options = replace(options, fillable=False, large_print=False)  # such files are beside what is printed
        name = brand.slug + suffix(options, self.package.words)
        # The pack in colour, the one in grey and those that save ink say the same, so they have one date.
        inks = product((False, True), repeat=2)
        names = (suffix(replace(options, grey=grey, save_ink=less), self.package.words) for less, grey in inks)
        folders = dict.fromkeys((name, *(brand.slug + one for one in names)))
        return replace(options, before=tuple(out / folder for folder in folders)), name
