"""What was typed on the smaller pages while another tab was quicker is told in words."""

from __future__ import annotations

from pathlib import Path

from sheetbuilder.app.brand_room.local_lines import PlaceWish, PointWish
from sheetbuilder.app.brand_room.not_saved import letterhead_not_saved, lines_not_saved
from sheetbuilder.app.supplies import Supplies
from sheetbuilder.branding.differing import addresses
from sheetbuilder.language import Translator
from sheetbuilder.serving.forms import SentForm
from sheetbuilder.source import Located, parse

ENGLISH = Translator("en")


def root_of(text: str) -> Located:
    root = parse(Path("brand.yaml"), text.encode()).root
    assert root is not None
    return root


def test_only_what_was_chosen_anew_for_a_letterhead_is_told() -> None:
    root = root_of("overlay:\n  file: a.pdf\n  first: {page: 1, safe_area: {top: 8}}\n  cover: none\n")
    fields = {"first": "2", "other": "", "cover": "none", "make_room": "yes", "overlay.first.layer": "over"}
    fields |= {f"overlay.first.safe_area.{side}": "" for side in ("bottom", "left", "right")}
    fields |= {"overlay.first.safe_area.top": "12,5", "landscape": "none"}
    form = SentForm({name: [value] for name, value in fields.items()})
    assert list(letterhead_not_saved(form, root, ENGLISH)) == [
        ("The first page of a document", "Page 2"),
        ("The first page of a document, Under or over what is on the page", "over it"),
        ("The first page of a document, At the top", "12,5"),
        ("Pages that lie on their side", "no letterhead"),
        ("Move what is on the pages out of the letterhead's way", "yes"),
    ]
    assert list(letterhead_not_saved(SentForm({"none": ["yes"]}), root, ENGLISH)) == []


def test_only_what_was_typed_anew_in_local_lines_is_told(ours: Supplies) -> None:
    text = "local:\n  - {sheet: '2.1', block: checklist, add: Ring først, id: ring}\n  - {sheet: '2.1', title: Titel}\n"
    core = [one for one in addresses(ours.package, ["2.1"]) if one.item][:3]
    points = {(one.block, one.item): PointWish() for one in core}
    points[core[1].block, core[1].item] = PointWish("Vores ord")
    points[core[2].block, core[2].item] = PointWish(dropped=True)
    wish = PlaceWish(points, {0: "Ring altid først"}, "Titel", new=("checklist", "En til", ""))
    told = list(lines_not_saved(wish, root_of(text), "2.1", core, ENGLISH))
    assert [said for _, said in told] == ["Vores ord", "Leave it out", "Ring altid først", "En til"]
    assert "Lines of your own" in [label for label, _ in told]
    nothing = PlaceWish({key: PointWish() for key in points}, {0: "Ring først"}, "Titel")
    assert list(lines_not_saved(nothing, root_of(text), "2.1", core, ENGLISH)) == []
