"""Brands opened from files that somebody has chosen, or from a folder: all that they name comes along."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import pytest

from sheetbuilder.app.brand_room.workspace import Workspace
from sheetbuilder.errors import ContentError, MissingError
from sheetbuilder.serving.forms import UploadedFile
from tests.app.brand_room.brands import EXAMPLES, NAMES, taken

DAY = datetime.date(2026, 11, 29)


def uploaded(path: Path, name: str = "") -> UploadedFile:
    return UploadedFile(name or path.name, path.read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_a_brand_of_a_folder_comes_with_all_that_it_names(tmp_path: Path, name: str) -> None:
    draft = taken(tmp_path, name)
    brand, problems = draft.loaded()
    assert brand is not None, problems
    assert draft.text == (EXAMPLES / f"{name}.yaml").read_text("utf-8")


def test_chosen_files_lie_where_the_brand_file_names_them(tmp_path: Path) -> None:
    logo, mono = (EXAMPLES / "logos" / f"eksempelkoebing{end}.svg" for end in ("", "-sort"))
    files = [EXAMPLES / "eksempelkoebing.yaml", logo, mono, EXAMPLES / "letterheads" / "eksempelkoebing.pdf"]
    draft = Workspace(tmp_path).open([uploaded(path) for path in files])
    assert sorted(draft.files()) == sorted(path.relative_to(EXAMPLES).as_posix() for path in files)
    assert draft.loaded()[0] is not None
    with zipfile.ZipFile(io.BytesIO(draft.zipped())) as archive:
        assert {name.partition("/")[2] for name in archive.namelist()} == set(draft.files())


def test_a_path_that_leads_out_of_the_folder_places_nothing(tmp_path: Path) -> None:
    text = 'type: brand\nname: A\nmunicipality_code: "0000"\nlogo: {colour: ../../x.svg, mono: /etc/x.svg}\n'
    draft = Workspace(tmp_path / "run").open([UploadedFile("b.yaml", text.encode()), UploadedFile("x.svg", b"<svg/>")])
    assert sorted(draft.files()) == ["b.yaml", "x.svg"]
    assert not list(tmp_path.glob("x.svg"))


def test_files_that_cannot_be_told_apart_are_refused(tmp_path: Path) -> None:
    logo = UploadedFile("moensterbjerg.pdf", b"%PDF-1.7 the logo")
    with pytest.raises(ContentError) as raised:
        Workspace(tmp_path).open([uploaded(EXAMPLES / "moensterbjerg.yaml"), logo])
    assert "moensterbjerg.pdf" in str(raised.value)


def test_none_and_several_are_told(tmp_path: Path) -> None:
    brand = uploaded(EXAMPLES / "eksempelkoebing.yaml")
    with pytest.raises(MissingError) as none:
        Workspace(tmp_path).open([UploadedFile("logo.svg", b"<svg/>"), UploadedFile("a.yaml", b"type: handout\n")])
    with pytest.raises(ContentError) as several:
        Workspace(tmp_path).open([brand, uploaded(EXAMPLES / "proevesund.yaml")])
    assert [one.value.problems[0].code for one in (none, several)] == ["SB961", "SB958"]


def test_a_brand_is_opened_with_the_one_that_it_extends(tmp_path: Path) -> None:
    child = b"type: brand\nextends: eksempelkoebing.yaml\nname: Nyk\xc3\xb8b\n"
    files = [EXAMPLES / "eksempelkoebing.yaml", *(EXAMPLES / "logos").glob("eksempelkoebing*.svg")]
    files.append(EXAMPLES / "letterheads" / "eksempelkoebing.pdf")
    draft = Workspace(tmp_path).open([UploadedFile("child.yaml", child), *map(uploaded, files)])
    brand, problems = draft.loaded()
    assert brand is not None, problems
    assert (draft.file.name, brand.name) == ("child.yaml", "Nykøb")


def test_a_brand_that_somebody_sent_reads_no_other_brand_of_this_machine(tmp_path: Path) -> None:
    elsewhere = tmp_path / "secret.yaml"
    elsewhere.write_bytes((EXAMPLES / "eksempelkoebing.yaml").read_bytes())
    for named in (str(elsewhere), "../../secret.yaml"):
        space = Workspace(tmp_path / "run")
        with pytest.raises(ContentError) as raised:
            space.open([UploadedFile("brand.yaml", f"type: brand\nextends: {named}\nname: Nykøb\n".encode())])
        assert [one.code for one in raised.value.problems] == ["SB959"]
        assert space.drafts == {}
        assert list(tmp_path.rglob("brand.yaml")) == []


def test_a_new_one_makes_a_brand_at_once(tmp_path: Path) -> None:
    draft = Workspace(tmp_path).begin("Prøvesund Kommune", DAY)
    brand, _ = draft.loaded()
    assert brand is not None
    assert brand.name == "Prøvesund Kommune"


def test_only_so_many_are_open(tmp_path: Path) -> None:
    space = Workspace(tmp_path)
    for _ in range(50):
        space.begin("A", DAY)
    with pytest.raises(ContentError):
        space.begin("A", DAY)
    assert len(space.drafts) == 50


def test_what_is_wrong_is_opened_too(tmp_path: Path) -> None:
    draft = Workspace(tmp_path).open([UploadedFile("brand.yaml", b"type: brand\nname: [\n")])
    assert draft.root is None
    assert draft.loaded()[1]


def test_a_file_beside_the_brand_of_the_same_name_is_another_state(tmp_path: Path) -> None:
    draft = taken(tmp_path, "eksempelkoebing")
    (logo,) = draft.folder.glob("logos/eksempelkoebing.svg")
    before = draft.whole_state
    assert draft.whole_state == before
    logo.write_bytes(logo.read_bytes() + b"\n")
    assert draft.whole_state != before
