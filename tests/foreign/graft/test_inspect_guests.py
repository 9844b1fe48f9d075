"""Marks in forms, seen by `inspect`: each fault that a careless graft has is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, NameObject, NumberObject

from sheetbuilder.foreign.graft.taking import take
from sheetbuilder.pdf.inspect import inspect
from tests.foreign.graft import hostile
from tests.foreign.graft.foreign import Host
from tests.foreign.letterhead.letterheads import saved


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("guests")
    found = Host()
    for name in ("one.pdf", "other.pdf"):
        found.take_in(take(saved(folder, hostile.plain(), name)), level=1)
    return found.saved(folder)


def objects(writer: PdfWriter, kind: Callable[[Any], bool]) -> list[Any]:
    found = (writer.get_object(number) for number in range(1, len(writer._objects) + 1))
    return [each for each in found if hasattr(each, "get") and kind(each)]


def forms(writer: PdfWriter) -> list[Any]:
    return objects(writer, lambda each: "/StructParents" in each and each.get("/Subtype") == "/Form")


def references(writer: PdfWriter) -> list[Any]:
    """The marks that elements claim in forms."""
    paragraphs = objects(writer, lambda each: each.get("/S") == "/P")
    return [kid.get_object() for each in paragraphs for kid in each["/K"]]


def no_way_back(writer: PdfWriter) -> None:
    del forms(writer)[0]["/StructParents"]


def one_place_twice(writer: PdfWriter) -> None:
    first, second = forms(writer)
    second[NameObject("/StructParents")] = first["/StructParents"]


def parents_swapped(writer: PdfWriter) -> None:
    first, second = forms(writer)
    first_key, second_key = first["/StructParents"], second["/StructParents"]
    first[NameObject("/StructParents")], second[NameObject("/StructParents")] = second_key, first_key


def claimed_on_the_page(writer: PdfWriter) -> None:
    del references(writer)[0]["/Stm"]


def claimed_elsewhere(writer: PdfWriter) -> None:
    references(writer)[0][NameObject("/MCID")] = NumberObject(77)


def claimed_twice(writer: PdfWriter) -> None:
    references(writer)[0][NameObject("/MCID")] = NumberObject(1)


def painted_twice(writer: PdfWriter) -> None:
    for page in writer.pages[:1]:
        content: Any = page["/Contents"].get_object()
        content.set_data(content.get_data() * 2)


def cut_short(writer: PdfWriter) -> None:
    tree: Any = writer.root_object["/StructTreeRoot"]
    rows = tree["/ParentTree"]["/Nums"]
    rows[-1] = ArrayObject(rows[-1][:1])


FAULTS: dict[Callable[[PdfWriter], None], set[str]] = {
    no_way_back: {"SB625"},
    one_place_twice: {"SB626", "SB627"},
    parents_swapped: {"SB627"},
    claimed_on_the_page: {"SB621", "SB623", "SB624"},
    claimed_elsewhere: {"SB621", "SB623", "SB624"},
    claimed_twice: {"SB621", "SB622", "SB624"},
    painted_twice: {"SB614"},
    cut_short: {"SB624"},
}


def test_the_document_is_clean(host: Path) -> None:
    assert inspect(host).problems == ()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_each_fault_is_seen(fault: Callable[[PdfWriter], None], host: Path, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(host))
    fault(writer)
    writer.write(tmp_path / "broken.pdf")
    assert FAULTS[fault] <= set(inspect(tmp_path / "broken.pdf").codes)
