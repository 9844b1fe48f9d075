"""A sheet takes as many pages as its template says: numbers, rectos and links follow, in sets, guides and handouts."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sheetbuilder.compose import singles
from sheetbuilder.compose.guides import guide_document
from sheetbuilder.compose.session import new_session
from sheetbuilder.compose.sets import printed_pages, set_document
from sheetbuilder.content import Package, Sheet
from sheetbuilder.handout.binding.composing import compose
from sheetbuilder.handout.edition import EDITIONS
from sheetbuilder.handout.recipe.load import load_handout
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import items
from sheetbuilder.layout.flow.pages import Document, Page, PageContent, PageKind
from sheetbuilder.layout.items import Drawing
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.writing import write
from sheetbuilder.templates.sheet import sheet_anchor, sheet_pages
from sheetbuilder.theme import default_theme
from tests.outputs import flat, said
from tests.packages import Files, made
from tests.readings import inspect

Taking = Callable[[Mapping[str, int]], None]
COUNTS = pytest.mark.parametrize("counts", [(3, 3), (4, 4), (3, 2), (2, 5)], ids=str)


@pytest.fixture
def taking(monkeypatch: pytest.MonkeyPatch) -> Taking:
    """Puts a template in the usual one's place that takes so many pages for each sheet, by number."""

    def put(counts: Mapping[str, int]) -> None:
        def template(
            context: LayoutContext, sheet: Sheet, mini: Drawing, parent: Node, foot: str, anchor: str | None = None
        ) -> list[PageContent]:
            front, back = sheet_pages(context, sheet, mini, parent, foot, anchor)
            part = parent.kids[-1]
            assert isinstance(part, Node)
            more = []
            for _ in range(counts[sheet.number] - 2):
                text = context.paragraph(f"Mere til {sheet.number}", "body", 200, part)
                more.append(PageContent(PageKind.TEXT, items(text, 0, context.theme.paper.head), foot))
            return [front, back, *more]

        monkeypatch.setattr(singles, "sheet_pages", template)

    return put


def of_each(package: Package, counts: tuple[int, int]) -> Mapping[str, int]:
    return dict(zip([sheet.number for sheet in package.sheets], counts, strict=True))


def without_notes(files: Files) -> None:
    for content in files.values():
        content.pop("facilitator", None)


def leaves(pages: int) -> int:
    """The pages of the papers that so many printed ones take."""
    return pages + pages % 2


def begins(document: Document) -> dict[str, Page]:
    """The page on which each anchor is first met."""
    found: dict[str, Page] = {}
    for page in document.pages:
        for _, _, one in flat(page.items):
            node: Node | None = one.mark.owner if one.mark is not None else None
            while node is not None:
                if node.anchor is not None:
                    found.setdefault(node.anchor, page)
                node = node.parent
    return found


def rows(document: Document) -> dict[str, str]:
    """The number that each row of the contents says, by the anchor that it leads to."""
    words: dict[int, str] = {}
    for page in document.pages:
        for _, _, one in flat(page.items):
            if one.mark is not None and hasattr(one, "text"):
                words[id(one.mark.owner)] = words.get(id(one.mark.owner), "") + one.text
    return {
        (node.target or "").removeprefix("#"): words[id(node)].split()[-1]
        for node in document.root.walk()
        if node.role is Role.LINK and node.parent is not None and node.parent.role is Role.REFERENCE
    }


@COUNTS
def test_the_contents_of_a_set_follow_its_sheets(small: Package, taking: Taking, counts: tuple[int, int]) -> None:
    taking(of_each(small, counts))
    session = new_session(small, default_theme())
    document = set_document(session, small.meta.sets[0])
    assert not session.problems
    at, told = begins(document), rows(document)
    first, second = (at[sheet_anchor(sheet.number)] for sheet in small.sheets)
    assert second.number - first.number == leaves(counts[0])
    assert at["closing"].number - second.number == leaves(counts[1])
    assert {first.number % 2, second.number % 2, at["closing"].number % 2} == {1}
    assert set(told) >= {sheet_anchor(sheet.number) for sheet in small.sheets} | {"how", "figure-workflow", "closing"}
    assert told == {anchor: str(at[anchor].number) for anchor in told}
    assert len(document.pages) % 2 == 0


@COUNTS
def test_the_guide_prints_where_the_sheets_really_begin(
    small: Package, taking: Taking, counts: tuple[int, int]
) -> None:
    taking(of_each(small, counts))
    session = new_session(small, default_theme())
    at = begins(set_document(session, small.meta.sets[0]))
    planned = printed_pages(session)
    assert planned == {sheet.number: (1, at[sheet_anchor(sheet.number)].number) for sheet in small.sheets}
    assert small.guide is not None
    guide = guide_document(new_session(small, default_theme()), small.guide)
    words = " ".join(said(page.items) for page in guide.pages).replace("\u00a0", " ")
    for number, page in planned.values():
        assert small.words.in_set.format(set=number, page=page) in words


def test_a_file_with_longer_sheets_is_as_good_as_any(small: Package, taking: Taking, tmp_path: Path) -> None:
    taking(of_each(small, (3, 4)))
    theme = default_theme()
    document = set_document(new_session(small, theme), small.meta.sets[0])
    path = tmp_path / "set.pdf"
    path.write_bytes(write(document, theme.palette, FontShelf(theme.typeface)))
    report = inspect(path)
    assert not report.problems
    assert len(report.pages) == len(document.pages)


def test_what_does_not_fit_in_a_set_is_not_told_of_the_guide(small: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(
        context: LayoutContext, sheet: Sheet, mini: Drawing, parent: Node, foot: str, anchor: str | None = None
    ) -> list[PageContent]:
        pages = sheet_pages(context, sheet, mini, parent, foot, anchor)
        context.lines("\u4e00", "body", 100, None)
        return pages

    monkeypatch.setattr(singles, "sheet_pages", lacking)
    session = new_session(small, default_theme())
    printed_pages(session)
    assert not session.problems
    assert not session.lacking()
    set_document(session, small.meta.sets[0])
    assert [problem.code for problem in session.lacking()] == ["SB304"]


@pytest.mark.parametrize("change", [None, without_notes], ids=["with notes", "without notes"])
@COUNTS
def test_a_handout_follows_its_sheets_in_both_editions(
    taking: Taking, counts: tuple[int, int], change: Callable[[Files], None] | None, tmp_path: Path
) -> None:
    # Notes for the trainer begin on a right-hand page in any case, and what follows them too.
    package = made(tmp_path / "package", change)
    taking(of_each(package, counts))
    one, two = (sheet.number for sheet in package.sheets)
    text = {"type": "text", "title": "Bagefter", "blocks": [{"type": "text", "text": "Tak for i dag."}]}
    asked = [{"type": "contents"}, {"type": "sheet", "sheet": one}, text, {"type": "sheet", "sheet": two}]
    path = tmp_path / "kursus.yaml"
    path.write_text(json.dumps({"type": "handout", "title": "Et kursus", "items": asked}), "utf-8")
    session = new_session(package, default_theme())
    documents = compose(session, load_handout(path, package))
    assert not session.problems
    for edition in EDITIONS:
        at, told = begins(documents[edition]), rows(documents[edition])
        assert told == {anchor: at[anchor].bears for anchor in told}
        assert {sheet_anchor(one), "item-3", sheet_anchor(two)} <= set(told)
        assert {at[sheet_anchor(number)].number % 2 for number in (one, two)} == {1}
        # Nothing else is printed on a sheet's last paper, which one takes out.
        assert at["item-3"].number % 2 == 1
    participant, trainer = (begins(documents[edition])["item-3"].bears for edition in EDITIONS)
    assert participant == trainer
