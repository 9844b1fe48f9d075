"""What many files have alike is laid down once; each goes on from there, and none changes it for the next."""

from __future__ import annotations

import io
from pathlib import Path

from pypdf import PdfReader

from sheetbuilder.pdf.write.copies.alike import finished, laid_down
from sheetbuilder.pdf.write.file import SerializedObject
from sheetbuilder.pdf.write.objects import Objects, OwnObjects
from sheetbuilder.pdf.write.slots import dictionary
from sheetbuilder.pdf.write.syntax import reference
from tests.tools import run


def catalogue(title: int) -> tuple[Objects, int]:
    """A file of one page whose title, an object of that number, is left open."""
    objects = Objects()
    while objects.last < title:
        objects.add()
    pages, page = (objects.add()[0] for _ in range(2))
    objects.fill(page, b"<</Type/Page/MediaBox[0 0 9 9]/Resources<<>>/Parent %s>>" % reference(pages))
    objects.fill(pages, b"<</Type/Pages/Count 1/Kids[%s]>>" % reference(page))
    return objects, objects.add(dictionary(Type=b"/Catalog", Pages=reference(pages)))[0]


def test_each_file_has_its_own_in_the_places_left_open_and_behind(tmp_path: Path) -> None:
    objects, root = catalogue(3)
    common = laid_down(objects, {2, 3})
    files = []
    for name in (b"En", b"To", b"En"):
        more = OwnObjects(common.number + 1, lambda content: content)
        behind, _ = more.add(b"(%s)" % name)
        stream = SerializedObject(2, b"<</Length 2>>\nstream\n%s" % name, stream=True)
        own = [
            stream,
            SerializedObject(3, b"<</Title %s>>" % reference(behind)),
            SerializedObject(behind, b"(%s)" % name),
        ]
        files.append(finished(common, own, more.last, root, 3))
    assert files[0] == files[2] != files[1], "nobody leaves a trace in what is common"
    for made, title in zip(files, ("En", "To", "En"), strict=True):
        assert made.startswith(common.content)
        read = PdfReader(io.BytesIO(made))
        assert read.metadata is not None
        assert read.metadata.title == title
        path = tmp_path / f"{title}.pdf"
        path.write_bytes(made)
        assert "No syntax or stream encoding errors" in run("qpdf", "--check", path).said


def test_what_is_left_open_is_in_no_part_of_it() -> None:
    objects, _ = catalogue(3)
    objects.fill(3, b"(secret)")
    kept, bare = laid_down(objects, ()), laid_down(objects, {3})
    assert kept.number == bare.number
    assert len(bare.content) < len(kept.content)
