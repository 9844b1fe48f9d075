"""Copies that differ on one page: each has its own words and nobody else's, and all else is shared and sound."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose import select
from sheetbuilder.compose.composer import Composer, new_composer
from sheetbuilder.content import Package
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.layout.flow.bands import items
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.items import Group, Item
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.layout.surfaces import PlacedPage
from sheetbuilder.pdf.write import writing as write_module
from sheetbuilder.pdf.write.copies.collated import collated
from sheetbuilder.pdf.write.copies.separate import singly
from sheetbuilder.pdf.write.painting import paint
from sheetbuilder.pdf.write.writing import write
from sheetbuilder.theme.papers import MM, paper
from sheetbuilder.values import replace
from tests.pdf.write.bound import bound
from tests.readings import inspect
from tests.tools import run, verapdf

NAMES = ("Ænne Ågård", "Bo Østby", "Zoë Ünal", "Bo Østby")


@pytest.fixture(scope="module")
def printing(small: Package) -> Composer:
    return new_composer(apply_brand(small))


@pytest.fixture(scope="module")
def document(printing: Composer, small: Package) -> Document:
    return printing.compose(select(small, ["set-1"])[0])


def copy_for(printing: Composer, document: Document, name: str, target: str | None = None) -> Document:
    """The document with a cover that bears a name, on request as a link."""
    context = printing.session.context()
    part = Node(Role.PART, title="Omslag", anchor="cover")
    flow = context.heading("Hæfte", "title", 400, part, below=0)
    parent = part.add(Role.P)
    if target:
        parent = parent.add(Role.LINK, target=target, alt="Vejen")
    flow += context.set(name, "body", 400, parent)
    drawn: tuple[Item, ...] = (Group(60, 100, items(flow)),)
    pages = (replace(document.pages[0], items=drawn), *document.pages[1:])
    root = Node(Role.DOCUMENT)
    root.kids = [part, *document.root.kids[1:]]
    return replace(document, pages=pages, root=root)


def own(copies: Sequence[Document]) -> list[frozenset[int]]:
    """Which of their pages are made for each: the cover."""
    return [frozenset({0})] * len(copies)


@pytest.fixture(scope="module")
def copies(printing: Composer, document: Document) -> list[Document]:
    return [copy_for(printing, document, name) for name in NAMES]


def text_of(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def written_singly(printing: Composer, copies: Sequence[Document], folder: Path) -> list[Path]:
    paths = {}
    for index, one in singly(copies, own(copies), printing.session.theme.palette, printing.shelf):
        paths[index] = folder / f"{index}.pdf"
        paths[index].write_bytes(one.content)
    return [paths[index] for index in range(len(copies))]


def test_a_copy_reads_as_if_it_had_been_written_alone(
    printing: Composer, copies: list[Document], tmp_path: Path
) -> None:
    for path, one in zip(written_singly(printing, copies, tmp_path), copies, strict=True):
        alone = tmp_path / "alone.pdf"
        alone.write_bytes(write(one, printing.session.theme.palette, printing.shelf))
        assert text_of(path) == text_of(alone)
        assert run("pdfinfo", "-struct", path).said == run("pdfinfo", "-struct", alone).said


def test_a_copy_has_its_own_name_and_no_other(printing: Composer, copies: list[Document], tmp_path: Path) -> None:
    for path, name in zip(written_singly(printing, copies, tmp_path), NAMES, strict=True):
        first = text_of(path)[0]
        assert name in first
        assert not any(other in first for other in set(NAMES) - {name})
        assert inspect(path).problems == ()


def test_copies_for_two_people_of_one_name_are_the_same_bytes(printing: Composer, copies: list[Document]) -> None:
    made = dict(singly(copies, own(copies), printing.session.theme.palette, printing.shelf))
    assert made[1].content == made[3].content
    assert made[0].content != made[1].content


def test_own_pages_that_look_alike_in_one_copy_need_not_in_another(printing: Composer, document: Document) -> None:
    def with_two(name: str, other: str) -> Document:
        one, two = copy_for(printing, document, name), copy_for(printing, document, other)
        (part, second), root = (each.root.kids[0] for each in (one, two)), Node(Role.DOCUMENT)
        assert isinstance(second, Node)
        second.anchor = None
        root.kids = [part, *one.root.kids[1:], second]
        return replace(one, pages=(*one.pages, two.pages[0]), root=root)

    copies = [with_two("Bo Østby", "Bo Østby"), with_two("Ænne Ågård", "Zoë Ünal"), with_two("Ænne Ågård", "Zoe Unal")]
    count = len(document.pages)
    both = [frozenset({0, count})] * 3
    made = dict(singly(copies, both, printing.session.theme.palette, printing.shelf))
    files = [PdfReader(io.BytesIO(made[at].content)) for at in range(3)]
    shown = [[file.pages[at].extract_text() for at in (0, count)] for file in files]
    names = ("Bo Østby", "Bo Østby"), ("Ænne Ågård", "Zoë Ünal"), ("Ænne Ågård", "Zoe Unal")
    for texts, expected in zip(shown, names, strict=True):
        assert [name in text for name, text in zip(expected, texts, strict=True)] == [True, True]
    for at, copy in enumerate(copies):
        ((_, alone),) = singly([copy], both[:1], printing.session.theme.palette, printing.shelf)
        assert alone.content == made[at].content


def test_a_copy_of_another_structure_gets_a_tree_of_its_own(
    printing: Composer, document: Document, tmp_path: Path
) -> None:
    linked = copy_for(printing, document, "Bo Østby", "https://eksempelkoebing.example/")
    copies = [copy_for(printing, document, "Ænne Ågård"), linked, copy_for(printing, document, "Zoë Ünal")]
    paths = written_singly(printing, copies, tmp_path)
    links = [len(PdfReader(path).pages[0].get("/Annots", ())) for path in paths]
    assert links == [0, 1, 0]
    path = tmp_path / "all.pdf"
    path.write_bytes(bound(copies, ["1", "2", "3"], printing.session.theme.palette, printing.shelf))
    for one in (*paths, path):
        assert inspect(one).problems == (), one
    count = len(document.pages)
    pages = PdfReader(path).pages
    assert [len(pages[at * count].get("/Annots", ())) for at in range(3)] == [0, 1, 0]


@pytest.fixture(scope="module")
def in_one(printing: Composer, copies: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("collated") / "all.pdf"
    path.write_bytes(bound(copies, NAMES, printing.session.theme.palette, printing.shelf))
    return path


def test_collated_copies_follow_each_other_each_from_a_right_hand_page(
    in_one: Path, printing: Composer, copies: list[Document], tmp_path: Path
) -> None:
    singles = written_singly(printing, copies, tmp_path)
    assert text_of(in_one) == [text for path in singles for text in text_of(path)]
    count = len(copies[0].pages)
    assert count % 2 == 0
    reader = PdfReader(in_one)
    assert reader.page_labels[0] == "1-1"
    assert reader.page_labels[2 * count + 4] == "3-5"
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)] == list(NAMES)
    goals = [reader.get_destination_page_number(entry) for entry in reader.outline if not isinstance(entry, list)]
    assert goals == [count * at for at in range(len(copies))]


def test_collated_copies_share_what_is_the_same(in_one: Path, copies: list[Document]) -> None:
    pages: list[Any] = [page.get_object() for page in PdfReader(in_one).pages]
    contents = [page.raw_get("/Contents").idnum for page in pages]
    count = len(copies[0].pages)
    covers = contents[::count]
    assert len(set(covers)) == len(set(NAMES))
    for at in range(1, count):
        assert len(set(contents[at::count])) == 1
    assert len({page.raw_get("/Resources").idnum for page in pages}) == 1


def test_collated_copies_have_one_sound_tree(in_one: Path) -> None:
    assert inspect(in_one).problems == ()
    assert run("pdfinfo", "-struct", in_one).said.count("H1") == len(NAMES)
    ran = run("qpdf", "--check", in_one)
    assert (ran.code, ran.complained) == (0, "")


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_copies(
    flavour: str, in_one: Path, printing: Composer, copies: list[Document], tmp_path: Path
) -> None:
    files = [in_one, *written_singly(printing, copies, tmp_path)[1:3]]
    assert set(verapdf(flavour, files).values()) == {"PASS"}


@pytest.mark.parametrize("together", [False, True])
def test_of_a_further_copy_only_its_own_page_is_painted(
    together: bool, printing: Composer, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[int] = []

    def counted(placed: PlacedPage, index: int, *rest: Any, alone: bool) -> bytes:
        painted.append(index)
        return paint(placed, index, *rest, alone=alone)

    monkeypatch.setattr(write_module, "paint", counted)
    made = [copy_for(printing, document, f"Deltager {number}") for number in range(41)]
    if together:
        collated(made, ["x"] * 41, printing.session.theme.palette, printing.shelf, io.BytesIO())
    else:
        list(singly(made, own(made), printing.session.theme.palette, printing.shelf))
    # The first one's own page once more, so that the others' can be compared with it.
    assert len(painted) == len(document.pages) + 40 + 1


def test_a_copy_of_another_title_gets_a_file_that_says_so(
    printing: Composer, copies: list[Document], tmp_path: Path
) -> None:
    made = [copies[0], replace(copies[1], title="Et andet hæfte"), copies[2]]
    titles = [PdfReader(path).metadata for path in written_singly(printing, made, tmp_path)]
    assert [one.title for one in titles if one is not None] == [one.title for one in made]


@pytest.fixture(scope="module")
def placed(small: Package) -> Composer:
    return new_composer(apply_brand(small, PrintOptions(imposition=Booklet(0.2 * MM))))


@pytest.fixture(scope="module")
def booklets(placed: Composer, small: Package) -> list[Document]:
    document = placed.compose(select(small, ["set-1"])[0])
    return [copy_for(placed, document, name) for name in NAMES]


@pytest.mark.long
def test_a_booklet_for_somebody_is_what_it_would_be_alone(
    placed: Composer, booklets: list[Document], tmp_path: Path
) -> None:
    made = dict(singly(booklets, own(booklets), placed.session.theme.palette, placed.shelf, placing=placed.surfaces))
    for index, one in enumerate(booklets):
        path, alone = tmp_path / f"{index}.pdf", tmp_path / "alone.pdf"
        path.write_bytes(made[index].content)
        alone.write_bytes(placed.print(one).content)
        found, expected = inspect(path), inspect(alone)
        assert found.problems == ()
        assert text_of(path) == text_of(alone)
        assert found.text() == expected.text()
        assert found.tree_lines() == expected.tree_lines()
        others = set(NAMES) - {NAMES[index]}
        assert not any(other in text for other in others for text in text_of(path))


def test_booklets_for_everybody_are_one_file_of_whole_papers(
    placed: Composer, booklets: list[Document], tmp_path: Path
) -> None:
    path, alone = tmp_path / "all.pdf", tmp_path / "alone.pdf"
    palette, shelf = placed.session.theme.palette, placed.shelf
    path.write_bytes(bound(booklets, NAMES, palette, shelf, placing=placed.surfaces))
    alone.write_bytes(placed.print(booklets[0]).content)
    assert inspect(path).problems == ()
    reader, each = PdfReader(path), len(PdfReader(alone).pages)
    assert each % 2 == 0
    assert len(reader.pages) == len(NAMES) * each
    labels = PdfReader(alone).page_labels
    assert reader.page_labels == [f"{place}-{label}" for place in range(1, len(NAMES) + 1) for label in labels]
    for place, (entry, name) in enumerate(zip(reader.outline, NAMES, strict=True)):
        found: Any = entry
        assert found.title == name
        assert reader.get_destination_page_number(found) == place * each
        # The cover stands on the right-hand half.
        assert float(found.left) == pytest.approx(paper("a4").height / 2, abs=0.1)
        assert name in reader.pages[place * each].extract_text()
    assert set(verapdf("ua1", [path]).values()) == {"PASS"}
    assert set(verapdf("2a", [path]).values()) == {"PASS"}
