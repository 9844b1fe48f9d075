"""Imported pages in copies: each copy has its own marks, links and fields, in files of their own and all in one."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from sheetbuilder.foreign.graft.taking import take
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.items import Box
from sheetbuilder.pdf.inspect import inspect
from sheetbuilder.pdf.write.copies.separate import singly
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.typeface import default_typeface
from sheetbuilder.values import replace
from tests.foreign.graft import hostile
from tests.foreign.graft.foreign import Host
from tests.foreign.graft.test_fields import filled
from tests.foreign.letterhead.letterheads import saved
from tests.pdf.handmade import made
from tests.pdf.write.bound import bound
from tests.tools import verapdf


def copy(document: Document, number: int) -> Document:
    """The document with a rule of its own on its first page, which shows an imported page too."""
    first = document.pages[0]
    rule = Box(10, 10, 5 + number, 5, fill=ColourRole.ACCENT)
    return replace(document, pages=(replace(first, items=(*first.items, rule)), *document.pages[1:]))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("copies")
    host = Host()
    sources = {"links": hostile.links(), "attributes": hostile.attributes(), "forms": hostile.nested_forms()}
    paths = [made(folder / "fields.pdf", filled), *(saved(folder, data, f"{n}.pdf") for n, data in sources.items())]
    for path in paths:
        host.take_in(take(path), level=1)
    copies = [copy(host.document(), number) for number in range(3)]
    palette, shelf = default_theme().palette, FontShelf(default_typeface())
    own = [frozenset({0})] * len(copies)
    found = [saved(folder, file.content, f"copy-{index}.pdf") for index, file in singly(copies, own, palette, shelf)]
    return [*found, saved(folder, bound(copies, ["A", "B", "C"], palette, shelf), "all.pdf")]


def test_inspect_finds_nothing_wrong(files: list[Path]) -> None:
    assert len(files) == 4
    for file in files:
        # Beside fields that were kept others were made paint.
        assert inspect(file).codes == ("SB679",), file.name


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_all_of_them(flavour: str, files: list[Path]) -> None:
    assert verapdf(flavour, files) == dict.fromkeys(files, "PASS")


def test_all_in_one_is_all_of_them(files: list[Path]) -> None:
    assert inspect(files[-1]).text() == "\n".join(inspect(file).text() for file in files[:-1])


def test_copies_of_two_structures_each_have_the_forms_of_their_own(tmp_path: Path) -> None:
    """What one structure's pages use leads to no other's forms, which would stand in two trees, or nowhere."""
    host = Host()
    host.take_in(take(saved(tmp_path, hostile.nested_forms(), "forms.pdf")), level=1)
    other = Host()
    other.take_in(take(saved(tmp_path, hostile.links(), "links.pdf")), level=1)
    copies = [copy(host.document(), 0), copy(other.document(), 1), copy(host.document(), 2)]
    palette, shelf = default_theme().palette, FontShelf(default_typeface())
    path = saved(tmp_path, bound(copies, ["A", "B", "C"], palette, shelf), "all.pdf")
    assert inspect(path).problems == ()
    reader = pypdf.PdfReader(path)
    owners: dict[int, set[int]] = {}
    for page in reader.pages:
        resources = page.raw_get("/Resources")
        for form in resources.get_object().get("/XObject", {}).values():
            assert form.get_object() is not None
            if "/StructParents" in form.get_object():
                owners.setdefault(form.idnum, set()).add(resources.idnum)
    assert len(owners) >= len(copies)
    assert all(len(found) == 1 for found in owners.values())
