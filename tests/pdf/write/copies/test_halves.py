"""Files in two halves: the common one is nobody's, so a file is the same to the byte whoever came first."""

from __future__ import annotations

import datetime
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from sheetbuilder.brand import load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose.cache import LayoutCache
from sheetbuilder.compose.composer import Composer, new_composer
from sheetbuilder.compose.targets import targets
from sheetbuilder.content import Package
from sheetbuilder.errors import Severity
from sheetbuilder.imposition.n_up import NUp
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.pdf.conformance.standards import UA_2
from sheetbuilder.pdf.write.copies import halves as halves_module
from sheetbuilder.pdf.write.writing import write, written
from sheetbuilder.values import replace
from tests.packs.brands import brand_file
from tests.pdf.write.leads import leads
from tests.readings import inspect
from tests.tools import run, verapdf

ROOT = Path(__file__).resolve().parents[4]
EXAMPLES = sorted((ROOT / "examples" / "brands").glob("*.yaml"))
DAY = datetime.date(2026, 11, 26)
NAME = "Prøvesund"


def printed(package: Package, file: Path, cache: LayoutCache, **options: object) -> Iterator[tuple[str, bytes]]:
    """Every document of a brand, by name."""
    composer = composer_of(package, file, cache, **options)
    for target in targets(composer.branded.package):
        yield target.name, composer.print(composer.compose(target)).content


def composer_of(package: Package, file: Path, cache: LayoutCache, **options: object) -> Composer:
    asked = PrintOptions(brand=load_brand(file), date=DAY, **options)  # type: ignore[arg-type]
    return new_composer(apply_brand(package, asked), cache)


@pytest.fixture
def brands(tmp_path: Path) -> list[Path]:
    """Three that are alike, and one with letters that no other has."""
    names = ("Prøvesund Kommune", "Mønsterbjerg Kommune", "Łőrinčžborg Kommune", "Eksempelkøbing Kommune")
    return [
        brand_file(tmp_path / str(number), name, f"00 00 00 0{number}", f"#{number}2535E")
        for number, name in enumerate(names)
    ]


def test_alone_or_among_others_in_any_order_a_file_is_the_same(small: Package, brands: Sequence[Path]) -> None:
    alone = {file: dict(printed(small, file, LayoutCache())) for file in brands}
    for order in (brands, brands[::-1]):
        together = LayoutCache()
        for file in order:
            assert dict(printed(small, file, together)) == alone[file]


def test_a_neutral_half_is_written_once_for_all_that_are_alike(small: Package, brands: Sequence[Path]) -> None:
    cache = LayoutCache()
    counts = []
    for file in brands:
        list(printed(small, file, cache))
        counts.append(len(cache.halves._kept))
    assert counts == [counts[0], counts[0], 2 * counts[0], 2 * counts[0]], "only the third has letters of its own"


def test_no_brand_leaves_a_trace_in_a_neutral_half(small: Package, brands: Sequence[Path]) -> None:
    cache = LayoutCache()
    list(printed(small, brands[0], cache))
    wide = NAME.encode("utf-16-be")
    ways = NAME.encode("utf-8"), wide, wide.hex().upper().encode("ascii")
    for half in cache.halves._kept.values():
        for stream in half.begun.content.split(b"stream\n"):
            with suppress(zlib.error):
                stream = zlib.decompressobj().decompress(stream)
            assert not any(way in stream for way in ways)


def test_a_letter_beyond_the_alphabet_can_be_read_back(small: Package, brands: Sequence[Path], tmp_path: Path) -> None:
    composer = composer_of(small, brands[2], LayoutCache())
    (sheet, *_) = [one for one in targets(small) if one.kind == "sheet"]
    path = tmp_path / "a.pdf"
    path.write_bytes(composer.print(composer.compose(sheet)).content)
    assert "Łőrinčžborg Kommune" in run("pdftotext", path, "-").said
    assert inspect(path).problems == ()


KINDS: dict[str, dict[str, object]] = {
    "plain": {},
    "fillable": {"fillable": True},
    "ua-2": {"standard": "ua-2"},
    "fillable-ua-2": {"fillable": True, "standard": "ua-2"},
    "large": {"fillable": True, "large_print": True},
    "imposed": {"imposition": NUp(2)},
    "imposed-ua-2": {"standard": "ua-2", "imposition": NUp(2)},
}


@pytest.mark.parametrize("kind", KINDS)
def test_in_halves_a_file_says_the_same_as_written_whole(
    small: Package, brands: Sequence[Path], tmp_path: Path, kind: str
) -> None:
    composer = composer_of(small, brands[0], LayoutCache(), **KINDS[kind])
    options, made = composer.branded.options, set()
    for target in targets(composer.branded.package):
        document = composer.compose(target)
        one = composer.print(document)
        other = written(
            document,
            composer.session.theme.palette,
            composer.shelf,
            composer.branded.overlays,
            composer.surfaces(document),
            options.paper_sides,
            composer.filling,
            options.pair,
        )
        made.add(one.content == other.content)
        halves, whole = tmp_path / "halves.pdf", tmp_path / "whole.pdf"
        halves.write_bytes(one.content)
        whole.write_bytes(other.content)
        assert replace(one, content=b"") == replace(other, content=b"")
        assert leads(one.content) == leads(other.content)
        read, usual = inspect(halves), inspect(whole)
        assert [one.code for one in read.problems] == [one.code for one in usual.problems]
        assert not any(one.severity is Severity.ERROR for one in read.problems), read.problems
        assert list(read.tree_lines()) == list(usual.tree_lines())
        assert run("pdftotext", "-layout", whole, "-").said == run("pdftotext", "-layout", halves, "-").said
    assert False in made, "some are in halves"


def captioned(composer: Composer) -> Document:
    """A document in which a figure and its caption stand side by side under what is its own."""
    (target,) = [one for one in targets(composer.branded.package) if one.name == "workflow"]
    document = composer.compose(target)
    figure, caption = [kid for kid in document.root.kids if isinstance(kid, Node) and kid.neutral][:2]
    figure.role, caption.role = Role.FIGURE, Role.CAPTION
    return document


def test_a_common_caption_is_taken_into_its_figure(small: Package, brands: Sequence[Path]) -> None:
    composer = composer_of(small, brands[0], LayoutCache(), standard="ua-2")
    document = captioned(composer)
    halves = composer.print(document).content
    whole = write(document, composer.session.theme.palette, composer.shelf, pair=UA_2)
    assert halves != whole
    assert leads(halves) == leads(whole)


def test_a_figure_is_written_whole_if_only_its_caption_is_its_documents_own(
    small: Package, brands: Sequence[Path]
) -> None:
    composer = composer_of(small, brands[0], LayoutCache(), standard="ua-2")
    document = captioned(composer)
    for node in document.root.walk():
        node.neutral = node.neutral and node.role is not Role.CAPTION
    assert composer.print(document).content == write(
        document, composer.session.theme.palette, composer.shelf, surfaces=composer.surfaces(document), pair=UA_2
    )


def test_so_many_halves_are_kept_and_no_more(
    small: Package, brands: Sequence[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(halves_module, "_MOST", 2)
    cache = LayoutCache()
    first = dict(printed(small, brands[0], cache))
    assert len(cache.halves._kept) == 2
    assert dict(printed(small, brands[0], cache)) == first


def test_a_document_with_nothing_common_is_written_whole(small: Package, brands: Sequence[Path]) -> None:
    composer = composer_of(small, brands[0], LayoutCache())
    document = composer.compose(targets(small)[0])
    document = replace(document, pages=tuple(replace(page, common=None) for page in document.pages))
    made = composer.print(document)
    assert made.content == written(document, composer.session.theme.palette, composer.shelf).content
    assert not composer.session.cache.halves._kept


def test_what_pages_have_of_their_own_is_painted_once_for_all_documents(small: Package, brands: Sequence[Path]) -> None:
    cache = LayoutCache()
    assert len(list(printed(small, brands[0], cache))) > 1
    (layers,) = cache.halves._painted.values()
    before = {**layers._painted}
    assert before
    list(printed(small, brands[2], cache))  # its letters are no others': what is painted with them is kept apart
    assert len(cache.halves._painted) > 1
    assert layers._painted == before


@pytest.mark.long
@pytest.mark.parametrize(
    ("kind", "flavours"), [("plain", ("ua1", "2a")), ("fillable", ("ua1",)), ("ua-2", ("ua2", "4"))]
)
def test_every_promise_is_kept(ours: Package, tmp_path: Path, kind: str, flavours: Sequence[str]) -> None:
    cache = LayoutCache()
    for number, file in enumerate(EXAMPLES):
        for name, content in printed(ours, file, cache, **KINDS[kind]):
            (tmp_path / f"{number}-{name}.pdf").write_bytes(content)
    files = sorted(tmp_path.glob("*.pdf"))
    for flavour in flavours:
        assert verapdf(flavour, files) == dict.fromkeys(files, "PASS")
