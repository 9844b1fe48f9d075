"""The start page of a pack: every file is found from it, and what it says of them and of the brand is so."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from sheetbuilder import Outcome, pack
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.layout.sides import Holes, Sides
from sheetbuilder.packs.outcome import Status
from sheetbuilder.publish import manifest
from sheetbuilder.publish.fingerprint import sha256
from tests.packages import Files, files, made, written
from tests.packs.brands import brand_file
from tests.packs.start.pages import Read, read

DAY = datetime.date(2026, 11, 26)
ROOT = Path(__file__).parents[3]
Make = Callable[..., tuple[Outcome, Read]]
NEED = "Jeg ved ikke, hvad jeg skal sige først"


def needing(content: Files) -> None:
    content["1.1-ark-1.yaml"]["needs"] = [NEED]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small package of which one sheet says what it is for somebody in need, with one quick recipe."""
    folder = tmp_path_factory.mktemp("content")
    made(folder, needing)
    (folder / "handouts").mkdir()
    items = '[{"type": "opening", "lead": "Fem minutter til hvert papir."}, {"type": "sheet", "sheet": "2.1"}]'
    (folder / "handouts" / "i-morgen.yaml").write_text(f'{{"type": "handout", "title": "I morgen", "items": {items}}}')
    return folder


@pytest.fixture
def make(content: Path, tmp_path: Path) -> Make:
    """Makes the pack of a brand file, and reads its start page."""

    def call(brand: Path, **asked: object) -> tuple[Outcome, Read]:
        wanted = {"out": tmp_path / "packs", "content": content, "date": DAY, "inspect": False, **asked}
        (outcome,) = pack([brand], **wanted)  # type: ignore[arg-type]
        assert outcome.folder is not None, outcome.problems
        return outcome, read((outcome.folder / "index.html").read_bytes())

    return call


def test_every_file_of_the_pack_is_found_from_it_and_nothing_else(make: Make, tmp_path: Path) -> None:
    outcome, page = make(brand_file(tmp_path / "brand"), fillable=True)
    assert outcome.folder is not None
    led = [path.name for path in page.targets(outcome.folder)]
    assert sorted({*led, "index.html"}) == sorted(path.name for path in outcome.folder.iterdir())
    assert all("/" not in link.href and ":" not in link.href for link in page.files)
    anchors = {link.href[1:] for link in page.links if link.href.startswith("#")}
    assert {"content", "sheet-1.1", "sheet-2.1"} <= anchors <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_the_manifest_knows_it_and_its_bytes_are_the_same_every_time(make: Make, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    outcome, _ = make(brand)
    assert outcome.folder is not None
    content = (outcome.folder / "index.html").read_bytes()
    known = manifest.read(outcome.folder)
    assert known is not None
    assert known.hashes["index.html"] == sha256(content)
    assert make(brand)[0].status is Status.UNCHANGED
    # A page that somebody has changed is made anew.
    (outcome.folder / "index.html").write_bytes(content + b" ")
    assert make(brand)[0].status is Status.BUILT
    assert (outcome.folder / "index.html").read_bytes() == content


def test_pages_and_sizes_are_those_of_the_files(make: Make, tmp_path: Path) -> None:
    outcome, page = make(brand_file(tmp_path / "brand"), fillable=True, imposition=Booklet())
    assert outcome.folder is not None
    told = 0
    for link in page.files:
        path = outcome.folder / link.href
        if path.suffix == ".pdf":
            count = len(pypdf.PdfReader(path).pages)
            size = -(-path.stat().st_size // 1000)
            assert f"PDF, {count} side{'' if count == 1 else 'r'}, {size} kB: " in link.words.replace("\u00a0", " ")
            told += 1
        elif path.suffix == ".html":
            assert f"HTML, {-(-path.stat().st_size // 1000)} kB: " in link.words.replace("\u00a0", " ")
    assert told == len(list(outcome.folder.glob("*.pdf")))
    whats = {link.words.partition(" PDF")[0] for link in page.files if link.href.endswith(".pdf")}
    assert whats == {"Print", "Print, A3", "Udfyld på skærm", "Hæfte til at folde"}


def test_bundles_come_first_and_needs_lead_to_their_sheets(make: Make, tmp_path: Path) -> None:
    _, page = make(brand_file(tmp_path / "brand"))
    titles = [title for level, title in page.headings if level == 2]
    assert titles[0] == "Klar til brug"
    assert titles.index("Hvad står du med?") < titles.index("Alle ark") < titles.index("Sådan printer du")
    assert "I morgen" in [title for level, title in page.headings if level == 3]
    assert "Fem minutter til hvert papir." in page.words
    assert [link.href for link in page.links if NEED in link.words] == ["#sheet-1.1"]
    assert next(level for level, _ in page.headings) == 1
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(after[0] - before[0] <= 1 for before, after in steps)


def test_numbers_are_those_of_the_brand_with_the_day_and_a_warning_of_age(make: Make, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand", number="11 22 33 44")
    outcome, page = make(brand)
    (number,) = [link for link in page.links if link.href.startswith("tel:")]
    assert (number.href, number.words.replace("\u00a0", " ")) == ("tel:11223344", "11 22 33 44")
    assert "kontrolleret 18. november 2026" in page.words.replace("\u00a0", " ")
    assert "kontrollér nummer" not in page.words
    _, later = make(brand, date=DAY + datetime.timedelta(days=200))
    assert "kontrollér nummer" in later.words
    assert outcome.status is Status.BUILT


def test_the_status_is_said_as_on_paper(make: Make, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    _, draft = make(brand)
    assert "Udkast" in draft.words
    text = brand.read_text("utf-8")
    brand.write_text(text + "approved_by: Rådet for prøver\nvalid_until: 2027-06-30\nrevision: 2026-11-20\n", "utf-8")
    _, approved = make(brand)
    said = approved.words.replace("\u00a0", " ")
    assert "Godkendt af Rådet for prøver" in said
    assert "Gælder til og med 30. juni 2027" in said
    assert re.search(r"Udgave [\d.]+, rettet 20. november 2026", said)
    assert "Udkast" not in said


def test_what_is_said_of_printing_follows_what_was_asked_for(make: Make, tmp_path: Path) -> None:
    brand = brand_file(tmp_path / "brand")
    _, usual = make(brand)
    assert "Print på begge sider" in usual.words
    assert "plads til huller" in usual.words
    assert "Hæfter printes" not in usual.words
    assert "stor skrift fylder" not in usual.words
    _, other = make(brand, sides=Sides.SIMPLEX, holes=Holes.FOUR, grey=True)
    assert "Print på den ene side" in other.words
    assert "de 4 huller" in other.words
    assert "Alt er gråt" in other.words
    assert "begge sider" not in other.words


def test_a_pack_without_html_has_one_and_a_pack_without_words_has_none(
    make: Make, content: Path, tmp_path: Path
) -> None:
    brand = brand_file(tmp_path / "brand")
    outcome, page = make(brand, html=False)
    assert outcome.folder is not None
    assert not [link for link in page.files if link.href.endswith(".html")]
    assert all(path.is_file() for path in page.targets(outcome.folder))
    (bare,) = pack([brand], content=content, date=DAY, inspect=False, out=tmp_path / "packs", start_page=False)
    assert bare.status is Status.BUILT
    assert not (outcome.folder / "index.html").exists()
    silent = written(tmp_path / "silent", files())
    words = (silent / "words.yaml").read_text("utf-8")
    start = words.index("  # Startsiden i en pakke")
    (silent / "words.yaml").write_text(words[:start] + words[words.index("# Kort, flere på et ark") :], "utf-8")
    (outcome,) = pack([brand], content=silent, date=DAY, inspect=False, out=tmp_path / "silent-packs")
    assert (outcome.status, outcome.problems) == (Status.BUILT, ())
    assert outcome.folder is not None
    assert list(outcome.folder.glob("*.html"))
    assert not (outcome.folder / "index.html").exists()


def test_a_document_of_its_name_stays_and_is_told(tmp_path: Path) -> None:
    def named(content: Files) -> None:
        content["package.yaml"]["edition"] = "–"
        content["strategy.yaml"]["file"] = "index"

    made(tmp_path / "content", named)
    brand = brand_file(tmp_path / "brand")
    (outcome,) = pack([brand], content=tmp_path / "content", date=DAY, inspect=False, out=tmp_path / "packs")
    assert [problem.code for problem in outcome.problems] == ["SB952"]
    assert outcome.folder is not None
    assert "Strategi" in (outcome.folder / "index.html").read_text("utf-8")


def test_nothing_runs_or_is_fetched_but_what_we_wrote(make: Make, tmp_path: Path) -> None:
    outcome, page = make(brand_file(tmp_path / "brand", name="<script>alert(1)</script> & Søn"))
    policy = page.metas["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "<script>alert(1)</script> & Søn" in page.words
    assert page.language == "da-DK"
    assert outcome.folder is not None
    text = (outcome.folder / "index.html").read_text("utf-8")
    assert text.count("<script") == 1
    assert " style=" not in text
    assert not re.search(r"(src|href)=\"(https?:)?//", text)


def test_local_sheets_are_marked_and_a_logo_has_its_words(tmp_path: Path) -> None:
    brand = ROOT / "examples" / "brands" / "proevesund.yaml"
    (outcome,) = pack([brand], date=DAY, inspect=False, html=False, out=tmp_path)
    assert outcome.folder is not None
    page = read((outcome.folder / "index.html").read_bytes())
    assert (4, "2.7 Mødesteder i Prøvesund Lokalt") in page.headings
    assert not [title for _, title in page.headings if title.startswith("3.5")]
    (logo,) = page.images
    assert logo["alt"] == "Prøvesund Kommune"
    assert logo["src"].startswith("data:image/")
    # The brand's own quotation marks, as on its papers.
    assert "”utryg”" in page.words
    assert [title for level, title in page.headings if level == 3][:3] == [
        "Mødet er i morgen",
        "Hjemmebesøg",
        "Efter mødet",
    ]
