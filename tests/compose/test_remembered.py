"""Parts remembered from run to run: the same bytes as without, nothing composed twice, and nothing believed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import msgpack

from sheetbuilder.brand import load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose import load, remembered, targets
from sheetbuilder.compose.cache import LayoutCache, Part, PartKey
from sheetbuilder.compose.composer import new_composer
from sheetbuilder.compose.remembered import RememberedParts, layout_cache
from sheetbuilder.content import Package
from sheetbuilder.errors import LayoutError
from sheetbuilder.imposition.booklet import Booklet
from sheetbuilder.imposition.press import Press
from sheetbuilder.layout.roles import Node
from sheetbuilder.unchanged.store import PARTS, Store
from sheetbuilder.values import replace
from tests.compose.test_overflow import longer
from tests.packages import made

BRANDS = Path(__file__).parents[2] / "examples/brands"
DAY = datetime.date(2026, 11, 23)


class Asked:
    """A memory that tells what was remembered and what was not."""

    def __init__(self) -> None:
        self.memory = RememberedParts()
        self.found: list[PartKey] = []
        self.composed: list[PartKey] = []
        self.troubled: list[PartKey] = []
        """What does not fit, if only where somebody tried: that is composed each time."""

    def taken(self, key: PartKey) -> Part | None:
        part = self.memory.taken(key)
        (self.composed if part is None else self.found).append(key)
        return part

    def put(self, key: PartKey, part: Part) -> None:
        if part.problems or part.missing:
            self.troubled.append(key)
        self.memory.put(key, part)


def printed(package: Package, options: PrintOptions, memory: Asked | None) -> dict[str, bytes]:
    """Every target that there is with those options; what does not fit then is told as without a memory."""
    printing = new_composer(apply_brand(package, options), LayoutCache(memory))
    found = {}
    for target in targets(printing.session.package):
        document = printing.compose(target)
        found[target.name] = printing.print(document).content
    found["problems"] = repr([problem.message for problem in printing.session.problems]).encode()
    return found


def alike(package: Package, options: PrintOptions) -> None:
    """Bytes without a memory, with an empty one, and with what that has left to the next run."""
    plain = printed(package, options, None)
    first, second = Asked(), Asked()
    assert printed(package, options, first) == plain
    assert first.composed
    assert printed(package, options, second) == plain
    assert len(second.found) == len(first.composed) - len(first.troubled)
    assert second.composed == first.troubled


def test_what_is_remembered_is_the_same_to_the_byte(small: Package) -> None:
    alike(small, PrintOptions(date=DAY))


@pytest.mark.long
@pytest.mark.parametrize(
    ("brand", "options"),
    [
        (None, PrintOptions(date=DAY)),
        (None, PrintOptions(date=DAY, paper="a3", grey=True)),
        (None, PrintOptions(date=DAY, paper="a5", save_ink=True)),
        (None, PrintOptions(date=DAY, imposition=Booklet())),
        *((path.name, PrintOptions(date=DAY)) for path in sorted(BRANDS.glob("*.yaml"))),
        ("moensterbjerg.yaml", PrintOptions(date=DAY, paper="a3", grey=True)),
        ("moensterbjerg.yaml", PrintOptions(date=DAY, imposition=Press())),
    ],
    ids=["plain", "a3-grey", "a5-sparing", "booklet", "brand-1", "brand-2", "brand-3", "brand-a3-grey", "brand-press"],
)
def test_the_same_for_every_brand_and_way_to_print(ours: Package, brand: str | None, options: PrintOptions) -> None:
    alike(ours, replace(options, brand=load_brand(BRANDS / brand) if brand else None))


def test_what_one_brand_has_made_serves_the_next_one(small: Package, tmp_path: Path) -> None:
    first, second = Asked(), Asked()
    target = next(one for one in targets(small) if one.name == "workflow")
    files = []
    for name, memory in (("Eksempelkøbing", first), ("Mønsterbjerg", second)):
        file = tmp_path / "brand.yaml"
        file.write_text(f'type: brand\nname: {name} Kommune\nmunicipality_code: "0000"\n', encoding="utf-8")
        options = PrintOptions(date=DAY, brand=load_brand(file))
        printing = new_composer(apply_brand(small, options), LayoutCache(memory))
        files.append(printing.print(printing.compose(target)).content)
    assert first.composed
    assert second.composed == []
    assert files[0] != files[1]


def test_another_program_other_fonts_and_other_words_are_composed_anew(
    small: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def composed(package: Package, options: PrintOptions) -> int:
        memory = Asked()
        printing = new_composer(apply_brand(package, options), LayoutCache(memory))
        for target in targets(package):
            printing.compose(target)
        return len(memory.composed)

    usual = PrintOptions(date=DAY)
    every = composed(small, usual)
    assert composed(small, usual) == 0
    assert composed(small, replace(usual, paper="a3")) == every
    assert composed(small, replace(usual, grey=True)) == 0, "a colour is chosen when a page is painted"
    folder = tmp_path / "changed"
    made(folder)
    assert composed(load(folder), usual) == 0, "wherever it lies"
    monkeypatch.setattr("sheetbuilder.compose.remembered.code", lambda: "another program")
    assert composed(small, usual) == every


def test_what_does_not_fit_is_told_each_time(tmp_path: Path) -> None:
    package = made(tmp_path / "p", longer("moves", "front", 30))
    told: list[Sequence[object]] = []
    for _ in range(2):
        printing = new_composer(apply_brand(package, PrintOptions(date=DAY)), layout_cache(remember=True))
        for target in targets(package):
            printing.compose(target)
        with pytest.raises(LayoutError) as caught:
            printing.checked()
        told.append(caught.value.problems)
    assert told[0]
    assert told[0] == told[1]


def _left_by_somebody(part: bytes) -> list[bytes]:
    tree, pages = msgpack.decode(part, type=tuple[bytes, bytes])
    return [
        b"",
        b"\xc1",
        part[:-1],
        part + b"\0",
        msgpack.encode((tree, b"")),
        msgpack.encode((b"", pages)),
        msgpack.encode((tree, pages, b"")),
        msgpack.encode((msgpack.encode([]), pages)),  # marks of no tree
        msgpack.encode((tree, tree)),
        msgpack.encode((tree, pages.replace(b"\xa4Text", b"\xa4Test"))),
        b"\xdd\xff\xff\xff\xff",  # four thousand million things, it says
        msgpack.encode((b"\xdd\xff\xff\xff\xff", pages)),
        msgpack.encode((tree, b"\xdd\xff\xff\xff\xff")),
        b"\x91" * 1_000_000,
        msgpack.encode((b"\x9b\xa1P" * 300_000, pages)),
        msgpack.encode((tree, (b"\x94\xa5Group\x00\x00\x91") * 300_000)),
    ]


def test_whatever_lies_there_is_as_good_as_nothing(small: Package) -> None:
    first = Asked()
    plain = printed(small, PrintOptions(date=DAY), first)
    key, store = first.composed[0], Store(PARTS)
    hashed = first.memory._hash(key)
    whole = store.taken(hashed)
    assert whole is not None
    assert first.memory.taken(key) is not None
    for odd in _left_by_somebody(whole):
        store.put(hashed, odd)
        assert RememberedParts().taken(key) is None, odd[:40]
    assert printed(small, PrintOptions(date=DAY), Asked()) == plain
    assert store.taken(hashed) == whole, "and is put right"


def test_all_that_a_node_says_is_written_down() -> None:
    """But for what is of other files, which is never remembered, and what the cache says of each part that it gives."""
    assert {*Node.__struct_fields__} - {"parent", "imported", "neutral"} == {*remembered._Element.__struct_fields__}


def test_a_font_that_cannot_be_read_is_not_asked_about(small: Package, tmp_path: Path) -> None:
    first = Asked()
    printed(small, PrintOptions(date=DAY), first)
    key = first.composed[0]
    fonts = tuple((name, replace(file, path=tmp_path / "gone")) for name, file in key.conditions.fonts)
    lost = replace(key, conditions=replace(key.conditions, fonts=fonts))
    assert first.memory.taken(lost) is None
    first.memory.put(lost, Part((), ()))
    same = tuple((name, replace(file, path=tmp_path / "gone", data=file.read())) for name, file in key.conditions.fonts)
    moved = replace(key, conditions=replace(key.conditions, fonts=same))
    assert first.memory.taken(moved) is not None, "a font is what it holds, wherever it lies"
