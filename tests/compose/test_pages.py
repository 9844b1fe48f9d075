"""Every page in its place: rectos on the right, the plan of the pages kept, room to write, edges left free."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from sheetbuilder import targets
from sheetbuilder.compose.composing import compose
from sheetbuilder.compose.session import new_session
from sheetbuilder.compose.sets import printed_pages
from sheetbuilder.content import Package
from sheetbuilder.layout.flow.pages import Document, Page, PageKind
from sheetbuilder.layout.items import Box, Text
from sheetbuilder.layout.items import Path as Line
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.palette import ColourRole
from sheetbuilder.theme.papers import MM, PAPERS, paper
from tests.outputs import Output, extent, flat, said
from tests.packages import made


def front_of(document: Document, title: str) -> Page:
    return next(page for page in document.pages if page.kind is PageKind.FRONT and title in said(page.items))


# The plan of the pages


@pytest.mark.parametrize(
    "paper_name", [pytest.param(row.name, marks=[pytest.mark.long] if row.name != "a4" else []) for row in PAPERS]
)
def test_the_planned_pages_are_the_real_ones(ours: Package, outputs: tuple[Output, ...], paper_name: str) -> None:
    planned = printed_pages(new_session(ours, default_theme(paper_name)))
    assert set(planned) == {sheet.number for sheet in ours.sheets}
    for one in ours.meta.sets:
        output = next(out for out in outputs if (out.target.name, out.paper) == (one.id, paper_name))
        for sheet in ours.sheets_of_set(one):
            assert planned[sheet.number] == (one.number, front_of(output.document, sheet.title).number)


def test_the_guide_prints_the_pages_of_the_sets(ours: Package, on_a4: tuple[Output, ...]) -> None:
    planned = printed_pages(new_session(ours, default_theme()))
    guide = next(output for output in on_a4 if output.name == "guide")
    words = " ".join(said(page.items) for page in guide.document.pages).replace("\u00a0", " ")
    for sheet in ours.sheets:
        number, page = planned[sheet.number]
        assert f"{sheet.title} – {ours.words.in_set.format(set=number, page=page)}" in words


# Papers


def test_every_sheet_is_one_paper_front_and_back(ours: Package, outputs: tuple[Output, ...]) -> None:
    for output in outputs:
        pages = output.document.pages
        for page in pages:
            if page.kind is PageKind.FRONT:
                assert page.number % 2 == 1
                assert pages[page.number].kind is PageKind.BACK
        fronts = sum(page.kind is PageKind.FRONT for page in pages)
        if output.target.kind == "set":
            one = next(one for one in ours.meta.sets if one.id == output.target.name)
            assert fronts == len(ours.sheets_of_set(one))
        if output.target.kind == "sheet":
            assert (fronts, len(pages)) == (1, 2)


def test_front_and_back_bear_the_same_sheet(ours: Package, on_a4: tuple[Output, ...]) -> None:
    for output in on_a4:
        pages = output.document.pages
        for front in pages:
            if front.kind is PageKind.FRONT:
                back = pages[front.number]
                (sheet,) = [
                    one for one in ours.sheets if one.title in said(front.items) and one.title in said(back.items)
                ]
                assert sheet.number in said(front.items)
                assert sheet.number in said(back.items)


def test_a_document_of_many_pages_ends_on_a_verso(outputs: tuple[Output, ...]) -> None:
    for output in outputs:
        assert len(output.document.pages) == 1 or len(output.document.pages) % 2 == 0


def test_blank_versos_say_so_and_are_artifacts(ours: Package, outputs: tuple[Output, ...]) -> None:
    met = 0
    for output in outputs:
        for page, told in zip(output.document.pages, output.report.pages, strict=True):
            assert (said(page.items).replace("\u00a0", " ") == ours.words.blank_page) is (page.kind is PageKind.BLANK)
            if page.kind is PageKind.BLANK:
                assert page.number % 2 == 0
                assert {item.mark for _, _, item in flat(page.items)} == {None}
                assert (told.marks, told.artifacts) == (0, 1)
                met += 1
    assert met


def test_sizes_are_those_of_the_paper(outputs: tuple[Output, ...]) -> None:
    for output in outputs:
        sheet = paper(output.paper)
        for page in output.report.pages:
            assert sorted((page.width, page.height)) == pytest.approx([sheet.width, sheet.height], abs=0.01)
        if output.target.kind == "workflow":
            assert output.report.pages[0].width > output.report.pages[0].height


# Edges


def sticking_out(documents: list[tuple[str, Document]], by: float) -> Iterator[str]:
    for name, document in documents:
        for page in document.pages:
            for painted in flat(page.items):
                if isinstance(painted[2], Line) and painted[2].pen and painted[2].pen.ink is ColourRole.REGISTRATION:
                    continue  # what shows where to cut is cut off, or through
                left, top, right, bottom = extent(painted)
                if left < by or top < by or right > page.width - by or bottom > page.height - by:
                    yield f"{name}, page {page.number}: {painted[2]}"


def test_nothing_is_painted_within_8_mm_of_an_edge(outputs: tuple[Output, ...]) -> None:
    assert list(sticking_out([(output.name, output.document) for output in outputs], 8 * MM)) == []


def test_nothing_is_in_the_way_of_the_holes(outputs: tuple[Output, ...]) -> None:
    """On the binding side of portrait pages everything keeps clear of them; blank pages and cards have none."""
    for output in outputs:
        for page in output.document.pages:
            if page.kind in (PageKind.BLANK, PageKind.CARD) or page.width > page.height:
                continue
            for painted in flat(page.items):
                left, _, right, _ = extent(painted)
                free = left if page.number % 2 else page.width - right
                assert free > 16.25 * MM - 0.5, (output.name, page.number, painted)


@pytest.mark.long
@pytest.mark.parametrize(("phases", "steps"), [(1, 1), (3, 6)])
def test_other_packages_keep_the_edges_free_too(phases: int, steps: int, tmp_path: Path) -> None:
    package = made(tmp_path, phases=phases, steps=steps)
    for row in PAPERS:
        documents = []
        for target in targets(package):
            session = new_session(package, default_theme(row.name))
            document = compose(session, target)
            if not session.problems:
                documents.append((f"{target.name} on {row.name}", document))
        assert documents
        assert list(sticking_out(documents, 8 * MM)) == []


def test_no_two_texts_lie_on_each_other(on_a4: tuple[Output, ...]) -> None:
    for output in on_a4:
        for page in output.document.pages:
            marks = [
                (extent(one), one[2]) for one in flat(page.items) if isinstance(one[2], Text) and one[2].text.strip()
            ]
            marks.sort(key=lambda pair: pair[0][1])
            for index, (one, text) in enumerate(marks):
                for other, over in marks[index + 1 :]:
                    if other[1] > one[3]:
                        break
                    wide = min(one[2], other[2]) - max(one[0], other[0])
                    high = min(one[3], other[3]) - max(one[1], other[1])
                    assert wide < 2.5 or high < 3.5, (output.name, page.number, text, over)


# Room to write


def area_to_write_on(page: Page) -> tuple[float, float]:
    """From the name of the first field down to the privacy strip, which ends the page."""
    named = [
        extent(painted)[1]
        for painted in flat(page.items)
        if isinstance(painted[2], Text) and painted[2].mark is not None and _among_fields(painted[2].mark.owner)
    ]
    boxes = [
        painted for painted in flat(page.items) if isinstance(painted[2], Box) and painted[2].fill is ColourRole.TINT
    ]
    return min(named), max(extent(box)[1] for box in boxes)


def _among_fields(node: Node) -> bool:
    """Whether a node stands in the section that holds the fields of a back: the reminder's holds none."""
    above = node
    while above.parent is not None and above.role is not Role.SECT:
        above = above.parent
    return above.role is Role.SECT and any(one.places for one in above.walk())


def test_at_least_40_per_cent_of_every_back_is_to_write_on(ours: Package, outputs: tuple[Output, ...]) -> None:
    met = 0
    for output in outputs:
        for page in output.document.pages:
            if page.kind is PageKind.BACK and output.target.kind in ("set", "sheet"):
                top, bottom = area_to_write_on(page)
                assert bottom - top >= 0.4 * page.height, (output.name, page.number, (bottom - top) / page.height)
                met += 1
    assert met >= 2 * len(ours.sheets)


def test_the_fields_of_a_back_fill_the_page_down_to_the_strip(outputs: tuple[Output, ...]) -> None:
    """What is left over under the last line or box is the air above the strip, the same on all of them."""
    for output in outputs:
        for page in output.document.pages:
            if page.kind is PageKind.BACK and output.target.kind in ("set", "sheet"):
                _, strip = area_to_write_on(page)
                lowest = max(bottom for _, _, _, bottom in map(extent, flat(page.items)) if bottom < strip)
                assert strip - lowest < paper(output.paper).mm(6.5), (output.name, page.number)


# The tree


def test_every_page_of_content_is_reached_through_a_part_with_a_name(outputs: tuple[Output, ...]) -> None:
    for output in outputs:
        parts = [kid for kid in output.document.root.kids if isinstance(kid, Node) and kid.role is Role.PART]
        if output.target.kind in ("set", "guide", "sheet"):
            assert parts
            assert all(part.title for part in parts)


def test_headings_begin_at_1_and_skip_no_level(outputs: tuple[Output, ...]) -> None:
    for output in outputs:
        levels = [
            int(node.role[1]) for node in output.report.tree.walk() if node.role in {f"H{n}" for n in range(1, 7)}
        ]
        assert levels
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), output.name


def _plain(item: Text) -> str:
    return item.text.replace("\u00a0", " ").strip()


def test_every_text_on_a_page_is_marked_or_known_decoration(ours: Package, on_a4: tuple[Output, ...]) -> None:
    """Feet, the repeated number, the small figure and the papers of a cover are decoration; nothing else is."""
    words = ours.words
    known = {words.blank_page, words.sheet, *(sheet.number for sheet in ours.sheets)}
    known |= {"2.1–2.6"}  # the sheets that the strategy gathers from, as its purpose says
    known |= {sheet.title for sheet in ours.sheets}  # on the back, whose own heading stands beside it
    known |= {str(step.number) for step in ours.workflow.steps}
    # On the back of a card, whose front has it for its heading.
    known |= {f"{element.number} {element.short}" for element in ours.core_elements.elements}
    known |= {f"{words.step} {step.number} · {step.name}" for step in ours.workflow.steps}
    for output in on_a4:
        # Copies of a card are decoration: what they say is read once.
        texts = [item for page in output.document.pages for _, _, item in flat(page.items) if isinstance(item, Text)]
        cards = {_plain(item) for item in texts if item.mark is not None and output.target.kind == "cards"}
        for page in output.document.pages:
            foot = page.height - 20 * MM
            for painted in flat(page.items):
                item = painted[2]
                if isinstance(item, Text) and item.mark is None and extent(painted)[1] < foot:
                    assert _plain(item) in known | cards, (output.name, page.number, item.text)
