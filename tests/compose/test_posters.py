"""Posters: what has one, that its pieces make the whole, that it is read once, and what it leaves out."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from sheetbuilder import Built, build, handout, load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose.composer import new_composer
from sheetbuilder.compose.posters import POSTER_KINDS, poster_document, poster_targets
from sheetbuilder.compose.session import new_session
from sheetbuilder.compose.targets import targets
from sheetbuilder.content import Package
from sheetbuilder.errors import LayoutError, MissingError
from sheetbuilder.imposition.poster import STRIP, Poster, tiled
from sheetbuilder.layout.items import Text
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.papers import MM, paper
from sheetbuilder.values import replace
from tests.outputs import flat, said
from tests.readings import inspect
from tests.tools import run, verapdf

EXAMPLES = Path(__file__).parents[2] / "examples"
DOTS = 2
"""A millimetre, when it is looked at: pieces begin at whole millimetres, so that dots meet dots."""
A_LITTLE_LESS = 1 - 1e-5
"""Sizes are written to a hundredth of a point, and a dot that is begun is a dot."""


@pytest.fixture(scope="module")
def made(ours: Package, tmp_path_factory: pytest.TempPathFactory) -> dict[bool, dict[str, Built]]:
    """The posters of our package in A2, whole or in pieces on A4, by target."""
    out = tmp_path_factory.mktemp("posters")
    return {
        whole: {one.target: one for one in build(ours, out=out, imposition=Poster("a2", whole))}
        for whole in (False, True)
    }


def looked_at(path: Path) -> list[Image.Image]:
    with pypdfium2.PdfDocument(path) as document:
        scale = DOTS * 25.4 / 72 * A_LITTLE_LESS
        return [page.render(scale=scale).to_pil().convert("RGB") for page in document]


@pytest.mark.parametrize("name", ["workflow", "core-elements"])
def test_the_pieces_put_together_are_the_poster(name: str, made: dict[bool, dict[str, Built]]) -> None:
    (whole,) = looked_at(made[True][name].path)
    pieces = looked_at(made[False][name].path)
    assert max(whole.size) == 594 * DOTS
    width, height = whole.size
    tiling = tiled(width / DOTS * MM, height / DOTS * MM, paper("a4"))
    together = Image.new("RGB", whole.size, "red")

    def dots(length: float) -> int:
        return round(length / MM * DOTS)

    for picture, tile in zip(pieces, tiling.tiles, strict=True):
        seen = (dots(STRIP), dots(STRIP), dots(STRIP + tile.width), dots(STRIP + tile.height))
        together.paste(picture.crop(seen), (dots(tile.left), dots(tile.top)))
    assert ImageStat.Stat(whole.convert("L")).extrema[0][0] < 100, "there is something to be seen"
    unlike = ImageChops.difference(together, whole).convert("L")
    # Letters stand at whole dots, so one that lies between two may come to either; a tile that is moved moves them all.
    assert ImageStat.Stat(unlike).mean[0] < 0.02
    assert sum(unlike.histogram()[12:]) < 0.0005 * whole.width * whole.height


def test_a_file_has_a_name_for_each_way_and_tells_how_many_papers_it_takes(made: dict[bool, dict[str, Built]]) -> None:
    assert [one.path.name for one in made[False].values()] == [
        "arbejdsgang-plakat-a2-a4.pdf",
        "kerneelementer-plakat-a2-a4.pdf",
    ]
    assert [one.path.name for one in made[True].values()] == [
        "arbejdsgang-plakat-a2.pdf",
        "kerneelementer-plakat-a2.pdf",
    ]
    assert [one.pages for one in (*made[False].values(), *made[True].values())] == [8, 8, 1, 1]


@pytest.mark.parametrize("name", ["workflow", "core-elements"])
def test_it_is_read_once_on_the_first_piece(name: str, made: dict[bool, dict[str, Built]]) -> None:
    pieces, whole = inspect(made[False][name].path), inspect(made[True][name].path)
    assert pieces.problems == whole.problems == ()
    assert pieces.text() == whole.text() != ""
    assert [page.marks > 0 for page in pieces.pages] == [True, *[False] * 7]
    assert pieces.pages[0].marks == whole.pages[0].marks


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_it(flavour: str, made: dict[bool, dict[str, Built]]) -> None:
    files = [one.path for each in made.values() for one in each.values()]
    assert verapdf(flavour, files) == dict.fromkeys(files, "PASS")


def test_the_page_is_in_the_file_twice_however_many_pieces_show_it(made: dict[bool, dict[str, Built]]) -> None:
    for name, one in made[False].items():
        assert one.bytes < 1.6 * made[True][name].bytes
        ran = run("qpdf", "--check", one.path)
        assert (ran.code, ran.complained) == (0, "")


def test_only_what_stands_on_one_page_is_a_poster(ours: Package, tmp_path: Path) -> None:
    every = [target.name for target in targets(ours) if target.kind in POSTER_KINDS]
    assert every == ["workflow", "core-elements"]
    assert [one.name for one in poster_targets(ours, ())] == every
    assert [one.name for one in poster_targets(ours, ["all"])] == every
    assert [one.name for one in poster_targets(ours, ["core-elements"])] == ["core-elements"]
    with pytest.raises(MissingError) as caught:
        build(ours, ["set-1", "workflow", "2.3"], out=tmp_path, imposition=Poster("a1"))
    assert [(one.code, one.message.args["name"]) for one in caught.value.problems] == [
        ("SB880", "set-1"),
        ("SB880", "2.3"),
    ]
    with pytest.raises(MissingError) as caught:
        handout(ours, EXAMPLES / "handouts" / "samtalen-hele-vejen.yaml", out=tmp_path, imposition=Poster("a1"))
    assert [one.code for one in caught.value.problems] == ["SB880"]
    with pytest.raises(MissingError) as caught:
        build(ours, ["workflow"], out=tmp_path, one_file="wall.pdf", imposition=Poster("a1"))
    assert [(one.code, one.message.args["name"]) for one in caught.value.problems] == [("SB880", "wall.pdf")]
    assert list(tmp_path.iterdir()) == []


def test_type_is_as_large_as_there_is_room_for(ours: Package) -> None:
    elements = ours.core_elements
    longer = [one.but(question=" ".join([one.question] * 2)) for one in elements.elements]
    more = replace(ours, core_elements=elements.but(elements=tuple(longer)))
    sizes = []
    for package in (ours, more):
        session = new_session(package, default_theme("a4"))
        (page,) = poster_document(session, poster_targets(package, ["core-elements"])[0]).pages
        assert session.problems == []
        question = elements.elements[0].question.split()[0]
        sizes += [
            item.size for _, _, item in flat(page.items) if isinstance(item, Text) and item.text.startswith(question)
        ][:1]
    usual = default_theme("a4").style("lead").size
    assert sizes[0] > sizes[1] >= usual


def test_too_many_elements_are_told(ours: Package) -> None:
    elements = ours.core_elements
    many = elements.but(elements=elements.elements * 5)
    composer = new_composer(apply_brand(replace(ours, core_elements=many), PrintOptions(imposition=Poster("a1"))))
    composer.compose(poster_targets(ours, ["core-elements"])[0])
    with pytest.raises(LayoutError) as caught:
        composer.checked()
    assert [problem.code for problem in caught.value.problems] == ["SB881"]


def test_a_poster_bears_no_page_number_and_each_piece_its_place(ours: Package) -> None:
    composer = new_composer(apply_brand(ours, PrintOptions(imposition=Poster("a2"))))
    document = composer.compose(poster_targets(ours, ["workflow"])[0])
    assert "side" not in said(document.pages[0].items)
    surfaces = composer.surfaces(document) or []
    told = [said(surface.furniture) for surface in surfaces]
    assert told[0].startswith("Plakat A2, række 1 af 2, stykke 1 af 4 · Klip ved de hele streger")
    assert told[-1].startswith("Plakat A2, række 2 af 2, stykke 4 af 4")
    tiling = tiled(594 * MM, 420 * MM, paper("a4"))
    for surface, tile in zip(surfaces, tiling.tiles, strict=True):
        for x, _, item in flat(surface.furniture):
            # Words stand between the marks, also where a tile is narrow.
            assert not isinstance(item, Text) or STRIP < x + item.x < x + item.x + item.width < STRIP + tile.width


def test_a_brand_has_its_colours_and_its_logo_on_it_but_no_letterhead(ours: Package, tmp_path: Path) -> None:
    brand = load_brand(EXAMPLES / "brands" / "eksempelkoebing.yaml")
    (one,) = build(ours, ["workflow"], out=tmp_path, brand=brand, grey=True, imposition=Poster("a2"))
    assert one.path.name == "arbejdsgang-plakat-a2-a4-graa.pdf"
    assert [note.template for note in one.notes] == [
        "the poster has no letterhead: that is for letters, and would be enlarged with it"
    ]
    report = inspect(one.path)
    assert report.problems == ()
    assert "Eksempelkøbing Kommune" in "\n".join(report.tree_lines())
    red, green, blue = looked_at(one.path)[0].split()
    assert ImageChops.difference(red, green).getbbox() is ImageChops.difference(green, blue).getbbox() is None
