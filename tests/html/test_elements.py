"""Elements as HTML: labels joined to their fields, groups, lists, tables, links, what others' files bring along."""

from __future__ import annotations

from lxml import etree, html

from sheetbuilder.content.screen_words import ScreenWords
from sheetbuilder.html.elements import written
from sheetbuilder.html.making import Making
from sheetbuilder.html.style import Looks
from sheetbuilder.layout.artwork import Artwork, Piece
from sheetbuilder.layout.imported import (
    ImportedArea,
    ImportedElement,
    ImportedField,
    ImportedPage,
    ImportedWidget,
    SharedResources,
)
from sheetbuilder.layout.items import Area, Box, Inset, Item, Pen, Picture
from sheetbuilder.layout.place import Choice, Place, PlaceKind
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.reflow.elements import reflow
from sheetbuilder.reflow.others import Region
from sheetbuilder.theme.palette import ColourRole
from tests.made import made
from tests.reflow.test_elements import BOLD, document, text

WORDS = made(ScreenWords, {"skip": "Videre", "scrolls": "{name} (rul)", "table": "Tabel", "figure": "[{text}]"})
PAGE = ImportedPage(SharedResources(()), (), 100.0, 50.0, tagged=True)
SHOWN = Inset(0, 0, 100, 50, PAGE)


def shown(root: Node, *items: Item, pictures: dict[Region, bytes] | None = None) -> etree._Element:
    """What becomes of a tree whose marks those items have."""
    making = Making(Looks(11.0), WORDS, pictures or {})
    return html.fragment_fromstring(written(reflow(document(root, items)), making), create_parent="main")


def said(node: Node, words: str) -> Item:
    return text(words, node.mark())


def writable(root: Node, *places: Place, lines: int = 1) -> list[Item]:
    form = root.add(Role.FORM)
    form.places = places
    areas = [Area(0, 0, 50, 20, place, lines) for place in places]
    return [Box(0, 0, 10, 10, pen=Pen(ColourRole.INK), mark=form.mark()), *areas]


def test_a_paragraph_is_the_label_of_the_field_behind_it() -> None:
    root = Node(Role.DOCUMENT)
    page = shown(root, said(root.add(Role.P), "Mål og mere"), *writable(root, Place("a/maal", PlaceKind.TEXT, "Mål")))
    (label,), (field,) = page.xpath(".//label"), page.xpath(".//input")
    assert (label.get("for"), label.text) == ("a/maal", "Mål og mere")
    assert (field.get("id"), field.get("name"), field.get("aria-label")) == ("a/maal", "a/maal", None)


def test_a_field_behind_other_words_says_its_own() -> None:
    root = Node(Role.DOCUMENT)
    place = Place("a/maal", PlaceKind.TEXT, "Mål")
    page = shown(root, said(root.add(Role.P), "Noget andet"), *writable(root, place, lines=5))
    assert not page.xpath(".//label")
    (field,) = page.xpath(".//textarea")
    assert (field.get("aria-label"), field.get("rows")) == ("Mål", "5")


def test_boxes_to_tick_and_buttons_have_their_words_as_labels() -> None:
    root = Node(Role.DOCUMENT)
    choice = Choice("a/valg", "Valg")
    items = [said(root.add(Role.P), "Valg")]
    entries = root.add(Role.L, numbering="Square")
    for name in ("en", "to"):
        entry = entries.add(Role.LI)
        items += writable(entry.add(Role.LBL), Place(f"a/valg/{name}", PlaceKind.ONE_OF_MANY, name, choice))
        items.append(said(entry.add(Role.LBODY), name))
    page = shown(root, *items)
    (group,) = page.xpath("./fieldset")
    assert group.xpath("string(legend)") == "Valg"
    assert group.xpath(".//input/@type") == ["radio", "radio"]
    assert set(group.xpath(".//input/@name")) == {"a/valg"}
    assert group.xpath(".//input/@value") == ["en", "to"]
    assert group.xpath(".//label/@for") == group.xpath(".//input/@id") == ["a/valg/en", "a/valg/to"]


def test_numbers_of_a_scale_stand_at_their_buttons_once() -> None:
    root = Node(Role.DOCUMENT)
    choice = Choice("a/skala", "Udbytte")
    places = [Place(f"a/skala/{n}", PlaceKind.ONE_OF_MANY, str(n), choice) for n in range(3)]
    items = [said(root.add(Role.P), "Udbytte vores bud"), *writable(root, *places)]
    below = root.add(Role.P)
    items += [said(below, "0 1 2 "), text("intet ", below.mark(), face=BOLD)]
    page = shown(root, *items)
    (group,) = page.xpath("./fieldset")
    assert [label.xpath("string()") for label in group.xpath(".//label")] == ["0", "1", "2"]
    assert " ".join(page.xpath(".//text()")).split() == ["Udbytte", "vores", "bud", "0", "1", "2", "intet"]


def test_fields_that_a_list_names() -> None:
    root = Node(Role.DOCUMENT)
    places = [Place(f"a/ring-{n}", PlaceKind.TEXT, f"Kort: {n}") for n in (1, 2)]
    items = [said(root.add(Role.P), "Kort"), *writable(root, *places), said(root.add(Role.P), "midten")]
    names = root.add(Role.L)
    items += [said(names.add(Role.LI).add(Role.LBODY), name) for name in ("inderst", "yderst")]
    page = shown(root, *items)
    assert page.xpath("./fieldset//label/text()") == ["inderst", "yderst"]
    assert page.xpath("./fieldset//label/@for") == page.xpath(".//input/@id") == ["a/ring-1", "a/ring-2"]


def test_a_table_has_its_heads_and_scrolls_by_itself() -> None:
    root = Node(Role.DOCUMENT)
    named = said(root.add(Role.P), "Plan")
    table = root.add(Role.TABLE)
    head, row = table.add(Role.THEAD).add(Role.TR), table.add(Role.TBODY).add(Role.TR)
    items = [named, said(head.add(Role.TH, scope="Column"), "Hvem"), said(row.add(Role.TH, scope="Row"), "1")]
    wide = row.add(Role.TD)
    wide.imported = ImportedElement(attributes={"ColSpan": 2.0})
    empty = row.add(Role.TD)
    empty.places = (Place("a/plan/1", PlaceKind.TEXT, "Hvem, 1"),)
    items += [said(wide, "to brede"), Area(0, 0, 50, 20, empty.places[0])]
    page = shown(root, *items)
    (around,) = page.xpath(".//div[@role='region']")
    assert (around.get("tabindex"), around.get("aria-label")) == ("0", "Plan (rul)")
    assert around.xpath("./table/@aria-labelledby") == page.xpath("./p/@id")
    assert around.xpath(".//th/@scope") == ["col", "row"]
    assert around.xpath(".//td/@colspan") == ["2"]
    assert around.xpath(".//td/textarea/@aria-label") == ["Hvem, 1"]


def test_links_of_ours_and_of_others() -> None:
    root = Node(Role.DOCUMENT)
    paragraph = root.add(Role.P)
    items = [SHOWN, said(paragraph, "Se "), said(paragraph.add(Role.LINK, target="#her"), "her")]
    theirs, bad = paragraph.add(Role.LINK), paragraph.add(Role.LINK)
    box = (0.0, 0.0, 1.0, 1.0)
    theirs.imported = ImportedElement(areas=(ImportedArea(PAGE, box, "https://example.org/a", "der"),))
    bad.imported = ImportedElement(areas=(ImportedArea(PAGE, box, "javascript:alert(1)", "ond"),))
    items += [said(theirs, " der"), said(bad, " ond"), said(root.add(Role.H2, anchor="her"), "Her")]
    page = shown(root, *items)
    assert page.xpath(".//a/@href") == ["#her", "https://example.org/a"]
    assert page.xpath(".//h2/@id") == ["her"]
    assert page.xpath("string(./p)") == "Se her der ond"


def test_fields_of_others_stay_fields() -> None:
    root = Node(Role.DOCUMENT)
    for kind, flags, value, options in (
        ("Tx", 0, 'Jens "J"', ()),
        ("Tx", 1 << 12, "flere\nlinjer", ()),
        ("Btn", 0, "", ()),
        ("Ch", 0, "b", (("a", "Først"), ("b", "Så <b>"))),
    ):
        field = ImportedField(f"x-{kind}-{flags}", kind, "Et felt", flags, value, options)
        states = {"Ja": 0, "Off": 0} if kind == "Btn" else {"": 0}
        widget = ImportedWidget(PAGE, (0.0, 0.0, 1.0, 1.0), field, states, "Ja" if kind == "Btn" else "")
        root.add(Role.FORM, alt="Navn").imported = ImportedElement(widget=widget)
    page = shown(root, SHOWN)
    line, lines, tick = page.xpath(".//input[@type='text']|.//textarea|.//input[@type='checkbox']")
    assert line.get("value") == 'Jens "J"'
    assert lines.text == "\nflere\nlinjer"  # the first line end is none of its words
    assert (tick.get("checked"), tick.get("value")) == ("checked", "Ja")
    assert page.xpath(".//option/text()") == ["Først", "Så <b>"]
    assert page.xpath(".//option[@selected]/@value") == ["b"]
    assert set(page.xpath(".//@aria-label")) == {"Navn"}


def test_pictures_have_their_words() -> None:
    root = Node(Role.DOCUMENT)
    art = Artwork(Piece((b"<<>>",)), (), 10.0, 5.0)
    logo = Picture(0, 0, 30, 15, art, root.add(Role.FIGURE, alt="Logo").mark())
    bare = ImportedPage(SharedResources(()), (), 100.0, 50.0, tagged=False)
    slide = Inset(0, 0, 100, 50, bare, root.add(Role.FIGURE, alt="Et dias").mark())
    page = shown(root, logo, slide, pictures={(art, None): b"\x89PNG", (bare, None): b"\xff\xd8JPG"})
    first, second = page.xpath(".//img")
    assert (first.get("alt"), first.get("width"), first.get("height")) == ("Logo", "40", "20")
    assert first.get("src").startswith("data:image/png;base64,")
    assert second.get("alt") == "Et dias"
    assert second.get("src").startswith("data:image/jpeg;base64,")


def test_words_in_a_panel_of_others_languages_and_quotes() -> None:
    root = Node(Role.DOCUMENT)
    panel = Box(0, 0, 200, 200, fill=ColourRole.TINT)
    part = root.add(Role.SECT, language="en")
    quote = root.add(Role.BLOCK_QUOTE).add(Role.P)
    page = shown(root, panel, said(part.add(Role.P), "in English"), said(quote, "sagt"))
    (around,) = page.xpath("./div")
    assert around.get("class") == "panel tint"
    assert around.xpath("./div/@lang") == ["en"]
    assert around.xpath("string(./blockquote/p)") == "sagt"
