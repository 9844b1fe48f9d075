"""The profile of a print shop: read from a file, carried out by whatever is built, and no colour without inks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image, ImageStat
from pypdf import PdfReader

from sheetbuilder import ContentError, LayoutError, MissingError, Package, build, load_brand
from sheetbuilder.branding.profiles import read_profile, without_inks
from sheetbuilder.imposition.press import Press
from sheetbuilder.theme.palette import DEFAULT_PALETTE, ColourRole
from tests.inks import more_than_black
from tests.profiles import NAME, cmyk_profile
from tests.readings import inspect
from tests.tools import run, verapdf
from tools.ink import touched

BRANDS = sorted((Path(__file__).parents[2] / "examples" / "brands").glob("*.yaml"))


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "press.icc"
    path.write_bytes(cmyk_profile())
    return path


def test_a_profile_is_read(profile: Path) -> None:
    found = read_profile(profile)
    assert (found.path, found.name, found.data) == (profile, NAME, profile.read_bytes())


def test_what_is_no_profile_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MissingError) as missing:
        read_profile(tmp_path / "none.icc")
    assert [one.code for one in missing.value.problems] == ["SB891"]
    with pytest.raises(ContentError) as folder:
        read_profile(tmp_path)
    assert [one.code for one in folder.value.problems] == ["SB891"]
    for data, count in (
        (b"no profile", 1),
        (cmyk_profile().replace(b"prtrCMYK", b"mntrRGB "), 2),
        (bytes(8_000_001), 1),
    ):
        (tmp_path / "odd.icc").write_bytes(data)
        with pytest.raises(ContentError) as odd:
            read_profile(tmp_path / "odd.icc")
        assert [one.code for one in odd.value.problems] == count * ["SB892"]
        assert all("print shop" in str(one.hint) for one in odd.value.problems)


def test_a_colour_without_inks_is_told_where_it_stands(ours: Package, tmp_path: Path, profile: Path) -> None:
    path = tmp_path / "brand.yaml"
    path.write_text(
        'type: brand\nname: X\nmunicipality_code: "0000"\ncolours:\n  accent: "#16457C"\n  warning: "#444444"\n',
        encoding="utf-8",
    )
    brand = load_brand(path)
    with pytest.raises(ContentError) as raised:
        build(ours, ["2.6"], out=tmp_path / "out", brand=brand, output_intent=read_profile(profile))
    (problem,) = raised.value.problems
    assert problem.where is not None
    assert (problem.code, problem.where.line) == ("SB893", 5)
    assert "accent" in str(problem.hint)
    assert not (tmp_path / "out").exists()
    assert list(without_inks(DEFAULT_PALETTE, None)) == []


def test_grey_and_inks_are_refused_together(ours: Package, tmp_path: Path, profile: Path) -> None:
    with pytest.raises(LayoutError) as raised:
        build(ours, ["2.6"], out=tmp_path / "out", grey=True, output_intent=read_profile(profile))
    assert [one.code for one in raised.value.problems] == ["SB894"]


def contents(path: Path) -> str:
    with PdfReader(path) as reader:
        return "\n".join(page.get_contents().get_data().decode("latin-1") for page in reader.pages)  # type: ignore[union-attr]


def test_pages_are_inks_alone_and_the_file_names_the_press(ours: Package, tmp_path: Path, profile: Path) -> None:
    (made,) = build(ours, ["2.6"], out=tmp_path, output_intent=read_profile(profile), imposition=Press())
    assert made.path.stem.endswith("-trykkeri-cmyk")
    assert inspect(made.path).problems == ()
    with PdfReader(made.path) as reader:
        (intent,) = reader.trailer["/Root"]["/OutputIntents"]  # type: ignore[index]
        stream = intent["/DestOutputProfile"]
        assert (intent["/S"], intent["/OutputConditionIdentifier"]) == ("/GTS_PDFA1", NAME)
        assert (stream["/N"], stream.get_data()) == (4, profile.read_bytes())
    assert more_than_black(made.path) == {"k", "K", "/Separation", "/DeviceCMYK"}
    drawn = contents(made.path)
    used = {tuple(map(float, one.split()[:4])) for one in re.findall(r"^(?:[\d.]+ ){4}[kK]$", drawn, re.MULTILINE)}
    assert used <= {tuple(round(share / 100, 3) for share in DEFAULT_PALETTE.inks(role) or ()) for role in ColourRole}
    assert (0, 0, 0, 1) in used


def test_black_words_overprint_and_nothing_else_does(ours: Package, tmp_path: Path, profile: Path) -> None:
    (made,) = build(ours, ["2.6"], out=tmp_path, output_intent=read_profile(profile))
    shown = {True: 0, False: 0}
    with PdfReader(made.path) as reader:
        for page in reader.pages:
            over, fill = False, ""
            for line in page.get_contents().get_data().decode("latin-1").splitlines():  # type: ignore[union-attr]
                if line.endswith(" gs"):
                    over = line == "/Over gs"
                elif line.endswith(" k"):
                    fill = line
                elif line.endswith((" Tj", " TJ")):
                    assert over is (fill == "0 0 0 1 k"), line
                    shown[over] += 1
                elif line in ("f", "b", "B", "s", "S") or line.endswith(" Do Q"):
                    assert not over, line
    assert min(shown.values()) > 0
    for state, mode in (("/Over", 1), ("/Knock", 0)):
        with PdfReader(made.path) as reader:
            found = reader.pages[0]["/Resources"]["/ExtGState"][state]  # type: ignore[index]
            assert (found["/OP"].value, found["/op"].value, found["/OPM"]) == (mode == 1, mode == 1, mode)


@pytest.mark.long
def test_words_are_on_the_plate_of_black_and_leave_the_others_alone(
    ours: Package, tmp_path: Path, profile: Path
) -> None:
    """Ghostscript's plates: where black is full there is nothing else on paper, and on the tint all of the tint."""
    run("gs", "-v")
    (made,) = build(ours, ["2.6"], out=tmp_path, output_intent=read_profile(profile))
    place = f"-sOutputFile={tmp_path / 'plate%d.tif'}"
    run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", "-r150", place, str(made.path))
    plates = {name: Image.open(tmp_path / f"plate2({name}).tif").convert("L") for name in ("Cyan", "Magenta", "Black")}
    full = plates["Black"].point(lambda dot: 255 * (dot == 0))
    assert ImageStat.Stat(full).sum[0] / 255 > 2000, "there are black words"
    tint = DEFAULT_PALETTE.inks(ColourRole.TINT)
    assert tint is not None
    for name, share in (("Cyan", tint.cyan), ("Magenta", tint.magenta)):
        under = {255 - dot for dot, count in enumerate(plates[name].histogram(full)) if count}
        assert under == {0, round(2.55 * share)}, name


@pytest.mark.long
def test_with_ink_saved_there_is_none_but_black(ours: Package, tmp_path: Path, profile: Path) -> None:
    run("gs", "-v")
    (made,) = build(ours, ["strategy"], out=tmp_path, output_intent=read_profile(profile), save_ink=True)
    assert all(page.colour == 0 < page.black for page in touched(made.path))


@pytest.mark.long
@pytest.mark.parametrize("file", BRANDS, ids=lambda file: file.stem)
def test_a_brand_with_logo_and_letterhead_keeps_both_standards(
    file: Path, ours: Package, tmp_path: Path, profile: Path
) -> None:
    brand, press = load_brand(file), read_profile(profile)
    made = build(ours, ["2.6", "workflow"], out=tmp_path, brand=brand, output_intent=press, imposition=Press())
    for one in made:
        assert inspect(one.path).clean
        for flavour in ("ua1", "2a"):
            assert verapdf(flavour, [one.path]) == {one.path: "PASS"}
