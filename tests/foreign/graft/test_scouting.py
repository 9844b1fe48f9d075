"""The marks of a page before it is cut: found stream by stream, and led back to their elements by the parent tree."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from sheetbuilder.foreign.extract.usage import ContentReading
from sheetbuilder.foreign.graft.scouting import ParentTree, give, orphans, readable, scouted
from sheetbuilder.pdf.read import evidence
from sheetbuilder.pdf.read.pages import leaves
from tests.foreign.letterhead.letterheads import Raw, form


def paragraph(key: int, *kids: evidence.Claim, mapped: str = "P") -> evidence.Element:
    return evidence.Element(key, mapped, mapped, None, None, repeated=False, kids=list(kids))


def test_marks_of_forms_come_after_those_of_what_draws_them() -> None:
    content = b"/P <</MCID 3>> BDC 0 0 9 9 re f EMC /F Do /P <</MCID 1>> BDC EMC /P <</MCID -1>> BDC EMC"
    inner = form(b"/P <</MCID 0>> BDC 0 0 9 9 re f EMC", more=b"/StructParents 4")
    page = b"/MediaBox[0 0 99 99]/StructParents 2"
    data = Raw(content, page=page, resources=b"<</XObject<</F 5 0 R>>>>", more={5: inner})
    reader = PdfReader(io.BytesIO(data.bytes()))
    found = scouted(ContentReading(), leaves(reader.trailer["/Root"])[0])
    key = next(iter(found.addresses))[0]
    assert list(found.addresses) == [(key, 3), (key, 1), (5, 0)]
    assert found.holders == {key: 2, 5: 4}
    assert not found.loose
    assert list(orphans(found, {(key, 3)})) == [(key, 1), (5, 0)]
    assert list(orphans(found, {(5, -1), (key, 1)})) == [(key, 3)]
    tree = evidence.Tree(True, (paragraph(7),), parents={2: (True, (None, 7)), 4: (False, (7,))})
    parents = ParentTree(tree, {key: found})
    assert parents.owner(key, (key, 1)) is tree.roots[0]
    for address in ((key, 0), (key, 9), (5, 0), (8, 0)):
        assert parents.owner(key, address) is None


def test_what_is_private_is_not_read() -> None:
    private = paragraph(2, mapped="Private")
    private.kids.append(paragraph(3))
    assert [each.key for each in readable(evidence.Tree(True, (paragraph(1), private)))] == [1]


@pytest.mark.parametrize(("claimed", "expected"), [([0, 2], [0, 1, 2]), ([0], [0, 1]), ([2], [1, 2]), ([], [1])])
def test_a_mark_is_given_its_place(claimed: list[int], expected: list[int]) -> None:
    element = paragraph(1, *(evidence.Claim(9, 9, number) for number in claimed))
    give(element, 9, (9, 1), {(9, 0): 0, (9, 1): 1, (9, 2): 2})
    assert [claim.number for claim in element.claims] == expected
