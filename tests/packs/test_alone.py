"""A pack is the same to the byte alone and in a run of many, whatever the order, and holds what a build gives."""

from __future__ import annotations

import datetime
import hashlib
import runpy
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from sheetbuilder import build
from sheetbuilder.brand import load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintKeywords, PrintOptions, chosen
from sheetbuilder.compose.cache import LayoutCache
from sheetbuilder.compose.composer import new_composer
from sheetbuilder.compose.one_file import parts_of
from sheetbuilder.compose.targets import TargetKind, targets
from sheetbuilder.content import Package
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.imposition.n_up import NUp
from sheetbuilder.imposition.poster import Poster
from sheetbuilder.imposition.press import Press
from sheetbuilder.layout.sides import Holes, Sides
from sheetbuilder.packs.making import PackMaker
from sheetbuilder.packs.options import PackOptions
from sheetbuilder.publish.fingerprint import sha256
from sheetbuilder.publish.manifest import edition
from sheetbuilder.theme.papers import MM
from sheetbuilder.theme.profile import InkProfile
from tests.packs.brands import brand_file
from tests.profiles import NAME, cmyk_profile

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples" / "brands").glob("*.yaml"))
DAY = datetime.date(2026, 11, 26)
INVENTED = 10
SPELT = ("Łőrinčžborg Kommune", "Žłutčőv Kommune")
"""Names with letters beyond the alphabet that fonts have ready, the same ones in part."""

WAYS: Mapping[str, PrintKeywords] = {
    "plain": {},
    "grey": {"grey": True},
    "little ink": {"save_ink": True},
    "large print": {"large_print": True},
    "to be filled in": {"fillable": True},
    "holes": {"holes": Holes.FOUR},
    "on one side": {"sides": Sides.SIMPLEX},
    "booklet": {"imposition": Booklet(0.1 * MM, marks=True)},
    "two with lines": {"imposition": NUp(2, note_lines=True)},
    "posters": {"imposition": Poster("a2")},
    "for a press": {"imposition": Press()},
    "in four inks": {"output_intent": InkProfile(Path("proof.icc"), NAME, cmyk_profile())},
    "PDF 2.0": {"standard": "ua-2"},
}
FOR_ALL = ("plain", "grey", "to be filled in", "booklet")
"""Ways in which packs of all brands are made; in the others of the examples, one invented one and those spelt."""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    """The three examples, ten that are invented for the benchmark, and two whose letters nobody else has."""
    folder = tmp_path_factory.mktemp("brands")
    runpy.run_path(str(ROOT / "bench" / "brands.py"))["write"](folder, INVENTED)
    spelt = [brand_file(folder / f"spelt-{at}", name, f"00 00 00 0{at}") for at, name in enumerate(SPELT)]
    invented = [folder / f"{number:02}" / "brand.yaml" for number in range(1, INVENTED + 1)]
    return [*EXAMPLES, *invented, *spelt]


def able(brands: Sequence[Path], way: str) -> Sequence[Path]:
    """Those that can be printed so, as only the examples say their colours in inks; of ways that are alike few."""
    if "output_intent" in WAYS[way]:
        return [one for one in brands if one in EXAMPLES]
    return brands if way in FOR_ALL else [*brands[:4], *brands[-2:]]


def printing(asked: PrintKeywords, brand: Path | None = None) -> PrintOptions:
    return chosen(PrintOptions(date=DAY, brand=load_brand(brand) if brand else None), asked)


def maker(package: Package, asked: PrintKeywords, reader: Reader) -> PackMaker:
    # Pages for a screen and the start page are the same in all ways.
    options = PackOptions(printing=printing(asked), html=not asked, start_page=not asked)
    return PackMaker(package, options, "program", "content", LayoutCache(), reader)


def run(made: PackMaker, brands: Iterable[Path], out: Path) -> dict[Path, dict[str, bytes]]:
    """The hash of every file of every pack: thousands of them together are too much to hold."""
    return {brand: hashes(made.made(brand, out).files) for brand in brands}


def hashes(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: hashlib.sha256(content).digest() for name, content in files.items()}


def alone_and_among_others(package: Package, brands: Sequence[Path], asked: PrintKeywords, out: Path) -> None:
    with Reader() as reader:
        forwards = run(maker(package, asked, reader), brands, out)
        assert run(maker(package, asked, reader), brands[::-1], out) == forwards
    with Reader() as reader:
        for brand in brands:
            assert run(maker(package, asked, reader), [brand], out) == {brand: forwards[brand]}
    assert len({tuple(files.values()) for files in forwards.values()}) == len(brands), "each shows its own brand"


@pytest.mark.parametrize("way", [way if way == "plain" else pytest.param(way, marks=pytest.mark.long) for way in WAYS])
def test_alone_and_in_a_run_of_a_small_package(small: Package, many: Sequence[Path], tmp_path: Path, way: str) -> None:
    brands = many[:2] if "output_intent" in WAYS[way] else [many[3], *many[-2:]]
    alone_and_among_others(small, brands, WAYS[way], tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("way", WAYS)
def test_alone_and_in_a_run_in_any_order(ours: Package, many: Sequence[Path], tmp_path: Path, way: str) -> None:
    """Every file of the packs of fifteen brands: PDFs, pages for a screen, start page, statement, manifest."""
    alone_and_among_others(ours, able(many, way), WAYS[way], tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("way", WAYS)
def test_a_pack_holds_what_a_build_gives(ours: Package, many: Sequence[Path], tmp_path: Path, way: str) -> None:
    """What brands have alike was written for another one by then; a build has nothing but itself."""
    asked = WAYS[way]
    scheme = asked.get("imposition")
    kind = edition(fillable=asked.get("fillable", False), large_print=asked.get("large_print", False))
    with Reader() as reader:
        together = maker(ours, asked, reader)
        for brand in [one for one in (many[0], many[3], many[-1]) if one in able(many, way)]:
            pack = together.made(brand, tmp_path / "packs")
            out = tmp_path / brand.parent.name / brand.stem
            alike = [
                entry
                for entry in pack.manifest.files
                if entry.paper == "a4"
                and entry.scheme == (scheme.scheme if scheme is not None else None)
                and entry.edition == kind
            ]
            assert alike
            built = build(ours, [entry.target for entry in alike], printing(asked, brand), out=out)
            files = {one.target: sha256(one.path.read_bytes()) for one in built}
            assert [entry.sha256 for entry in alike] == [files[entry.target] for entry in alike]


@pytest.mark.long
@pytest.mark.parametrize("way", ["plain", "grey", "to be filled in", "large print", "booklet", "PDF 2.0"])
def test_one_file_of_all_sheets_alone_and_in_a_run(ours: Package, many: Sequence[Path], way: str) -> None:
    with Reader() as reader:

        def printed(brand: Path, cache: LayoutCache) -> bytes:
            composer = new_composer(apply_brand(ours, printing(WAYS[way], brand), reader), cache)
            sheets = [one for one in targets(composer.branded.package) if one.kind is TargetKind.SHEET]
            document = composer.together(parts_of(composer.branded.package, sheets))
            return hashlib.sha256(composer.print(document).content).digest()

        alone = {brand: printed(brand, LayoutCache()) for brand in many}
        for order in (many, many[::-1]):
            together = LayoutCache()
            assert {brand: printed(brand, together) for brand in order} == alone
