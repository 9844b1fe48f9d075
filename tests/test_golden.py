"""Outputs held against what they were: the lines of every page, the tag tree, a small grey picture.

`pytest tests/test_golden.py --renew` writes all of them anew; look at the difference before you commit it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.items import Text
from tests.outputs import Output, flat
from tests.tools import missing

try:
    import pypdfium2
except ImportError:
    pypdfium2 = None

GOLDEN = Path(__file__).parent / "golden"
NAMES = ("set-1", "set-2", "guide", "workflow", "core-elements", "strategy", "cards-livline", "2.6")
"""The other sheets are in the sets, page for page."""
PICTURES = (*NAMES, "workflow-a3", "set-1-a5")

PAGE_HIGH = 290
"""Pixels: about 25 to the inch on A4, enough to see every block and line move."""
COLUMNS = 6
MEAN, FAR, MANY = 1.2, 72, 0.006
"""How much a page may differ: mean of all grey values, and the share of pixels that differ by more than `FAR`."""


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--renew"))


def named(outputs: tuple[Output, ...], name: str) -> Output:
    return next(output for output in outputs if output.name == name)


def compared(path: Path, now: str, renew: bool) -> None:
    if renew:
        path.write_text(now, "utf-8")
    assert path.is_file(), "write it with --renew"
    assert now == path.read_text("utf-8")


def page_lines(document: Document) -> Iterator[str]:
    """What stands on each page, line by line as it is painted; a soft hyphen at a line's end shows as one."""
    for page in document.pages:
        yield f"=== {page.number} {page.kind}"
        line, base, end = "", None, 0.0
        for x, y, item in flat(page.items):
            if not isinstance(item, Text):
                continue
            at, left = round(y + item.y, 1), x + item.x
            if base is not None and at != base:
                yield line.strip()
                line = ""
            elif abs(left - end) > 1:
                line = f"{line.rstrip()}  "
            line, base, end = line + item.text.replace("\u00a0", " "), at, left + item.width
        if line:
            yield line.strip()


@pytest.mark.parametrize("name", NAMES)
def test_lines_of_every_page(name: str, outputs: tuple[Output, ...], renew: bool) -> None:
    compared(GOLDEN / f"{name}.txt", "\n".join(page_lines(named(outputs, name).document)) + "\n", renew)


@pytest.mark.parametrize("name", NAMES)
def test_tag_tree(name: str, outputs: tuple[Output, ...], renew: bool) -> None:
    compared(GOLDEN / f"{name}.tree", "\n".join(named(outputs, name).report.tree_lines()) + "\n", renew)


def pictures(path: Path) -> list[Image.Image]:
    """The pages in grey, all as high as each other."""
    if pypdfium2 is None:
        missing("pypdfium2")
    file = pypdfium2.PdfDocument(path)
    try:
        return [
            page.render(scale=PAGE_HIGH / max(page.get_size()), grayscale=True).to_pil().convert("L") for page in file
        ]
    finally:
        file.close()


def sheet_of(pages: list[Image.Image]) -> Image.Image:
    """All pages side by side on one picture."""
    wide = max(page.width for page in pages) + 4
    high = max(page.height for page in pages) + 4
    columns = min(COLUMNS, len(pages))
    whole = Image.new("L", (columns * wide, -(-len(pages) // columns) * high), 128)
    for index, page in enumerate(pages):
        whole.paste(page, (index % columns * wide + 2, index // columns * high + 2))
    return whole


def parted(whole: Image.Image, like: list[Image.Image]) -> list[Image.Image]:
    """The pages out of a picture that `sheet_of` made of pages of those sizes."""
    wide = max(page.width for page in like) + 4
    high = max(page.height for page in like) + 4
    columns = min(COLUMNS, len(like))
    return [
        whole.crop((left, top, left + page.width, top + page.height))
        for index, page in enumerate(like)
        for left, top in [(index % columns * wide + 2, index // columns * high + 2)]
    ]


def differs(one: Image.Image, other: Image.Image) -> bool:
    difference = ImageChops.difference(one, other)
    far = sum(difference.histogram()[FAR:]) / (one.width * one.height)
    return bool(ImageStat.Stat(difference).mean[0] > MEAN or far > MANY)


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_of_the_pages(name: str, outputs: tuple[Output, ...], renew: bool) -> None:
    pages = pictures(named(outputs, name).path)
    path = GOLDEN / f"{name}.png"
    if renew:
        sheet_of(pages).save(path, optimize=True)
    assert path.is_file(), "write it with --renew"
    with Image.open(path) as golden:
        assert golden.size == sheet_of(pages).size
        before = parted(golden, pages)
    assert [number for number, pair in enumerate(zip(pages, before, strict=True), 1) if differs(*pair)] == []


def test_the_picture_test_sees_a_line_that_moved_or_is_gone(outputs: tuple[Output, ...]) -> None:
    """What a tolerance lets through is proved too."""
    front, back = pictures(named(outputs, "2.6").path)
    assert differs(front, back)
    for page in (front, back):
        assert not differs(page, page)
        moved = page.copy()
        moved.paste(page.crop((0, 120, page.width, 200)), (0, 122))
        assert differs(page, moved)
        gone = page.copy()
        gone.paste(255, (0, 40, page.width, 66))
        assert differs(page, gone)


def test_no_golden_file_is_left_over() -> None:
    wanted = {f"{name}{ending}" for name in NAMES for ending in (".txt", ".tree")}
    assert {path.name for path in GOLDEN.iterdir()} == wanted | {f"{name}.png" for name in PICTURES}
