"""Local lines carried out: what is added, replaced and dropped, and that nothing else moves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sheetbuilder.content import Package
from sheetbuilder.content.adapt import adapted
from sheetbuilder.content.local import LocalKind
from sheetbuilder.errors import Problem, Severity, Where
from sheetbuilder.models.prose import prose
from tests.content.adapt.conftest import Brand
from tests.content.conftest import FILES

Points = Callable[[Package, str], list[tuple[str, str, str, bool]]]
Shown = Callable[[Problem], tuple[str, int, str]]

ADD = """
sheet: "1.1"
block: moves
add: Bank på.
id: bank-paa
after: ring
"""
OWN = FILES["1.1-kontakt.yaml"].replace('"1.1"', '"1.2"').replace("slug: kontakt", "slug: eget")


def test_nothing_to_do_is_the_core_itself(brand: Brand) -> None:
    core = brand.folder.load()
    assert adapted(core, (), brand.folder.vocabulary).package is core


def test_an_added_point_has_a_letter_and_leaves_the_numbers_alone(brand: Brand, points: Points) -> None:
    assert points(brand.adapted(ADD).package, "1.1") == [
        ("ring", "1", "Ring først.", False),
        ("bank-paa", "A", "Bank på.", True),
        ("skriv", "2", "Skriv så.", False),
        ("hvem", "", "Hvem", False),
    ]


def test_several_behind_one_point_stand_as_they_were_written(brand: Brand, points: Points) -> None:
    second = ADD.replace("bank-paa", "vent").replace("Bank på.", "Vent.")
    first = ADD.replace("bank-paa", "hils").replace("Bank på.", "Hils.").replace("after", "before")
    told = points(brand.adapted(ADD, second, first).package, "1.1")
    assert [(number, text) for _, number, text, _ in told[:5]] == [
        ("C", "Hils."),
        ("1", "Ring først."),
        ("A", "Bank på."),
        ("B", "Vent."),
        ("2", "Skriv så."),
    ]


def test_a_dropped_point_leaves_a_gap_in_the_numbers(brand: Brand, points: Points) -> None:
    made = brand.adapted('sheet: "1.1"\nblock: moves\nitem: ring\ndrop: true')
    assert points(made.package, "1.1")[0] == ("skriv", "2", "Skriv så.", False)


def test_a_replaced_field_keeps_what_is_not_said(brand: Brand) -> None:
    made = brand.adapted('sheet: "1.1"\nblock: notes\nitem: hvem\nreplace: Hvem ringer\nhint: og hvornår')
    (field,) = getattr(made.package.sheet("1.1").back[0], "fields")  # noqa: B009 - no attribute of Block itself
    assert (field.id, field.label, field.hint, field.lines, field.local) == (
        "hvem",
        "Hvem ringer",
        "og hvornår",
        3,
        True,
    )


def test_an_added_field_may_say_its_lines(brand: Brand) -> None:
    made = brand.adapted('sheet: "1.1"\nblock: notes\nadd: Vagt\nid: vagt\nlines: 5')
    assert [(one.id, one.lines) for one in getattr(made.package.sheet("1.1").back[0], "fields")] == [  # noqa: B009
        ("hvem", 3),
        ("vagt", 5),
    ]


def test_the_core_package_is_not_touched(brand: Brand) -> None:
    core = brand.folder.load()
    before = repr(core)
    adapted(core, brand.lines(ADD, 'sheet: "1.1"\ntitle: Et andet navn'), brand.folder.vocabulary)
    assert repr(core) == before


def test_a_title_of_ones_own(brand: Brand) -> None:
    sheet = brand.adapted('sheet: "2.1"\ntitle: Vores plan').package.sheet("2.1")
    assert (sheet.title, sheet.retitled, sheet.local) == ("Vores plan", True, False)
    assert sheet.where_of("title").file.name == "brand.yaml"
    assert sheet.where_of("purpose").file.name == "2.1-plan.yaml"


def test_an_own_sheet_is_read_like_any_other(brand: Brand) -> None:
    (brand.path / "1.2-eget.yaml").write_text(OWN, encoding="utf-8")
    made = brand.adapted("add_sheet: 1.2-eget.yaml")
    assert [(one.number, one.local) for one in made.package.sheets] == [("1.1", False), ("1.2", True), ("2.1", False)]
    (brand.path / "1.2-eget.yaml").write_text(OWN.replace("purpose:", "purpsoe:"), encoding="utf-8")
    problem = brand.only("add_sheet: 1.2-eget.yaml")
    assert (problem.code, problem.where and problem.where.file.name) == ("SB211", "1.2-eget.yaml")


def test_a_dropped_sheet_leaves_its_number_free(brand: Brand) -> None:
    (brand.path / "1.2-eget.yaml").write_text(OWN, encoding="utf-8")
    made = brand.adapted("add_sheet: 1.2-eget.yaml", 'sheet: "1.1"\ndrop: true')
    assert [one.number for one in made.package.sheets] == ["1.2", "2.1"]
    (brand.path / "1.1-eget.yaml").write_text(OWN.replace('"1.2"', '"1.1"'), encoding="utf-8")
    problem = brand.only("add_sheet: 1.2-eget.yaml", 'sheet: "1.1"\ndrop: true', "add_sheet: 1.1-eget.yaml")
    assert problem.code == "SB349"
    assert problem.hint is not None
    assert "1.2" in str(problem.hint)


def test_what_still_names_a_dropped_sheet_is_told_there_and_does_not_dangle(brand: Brand, shown: Shown) -> None:
    brand.folder.change(
        "package.yaml",
        ("text: Læs det hele.", "text: Læs [ark 1.1](sheet:1.1) og ark 1.10 fra 1.1.2026."),
        ('edition: "1.0"', 'edition: "1.1"'),
    )
    brand.folder.change("2.1-plan.yaml", ("label: Mål}", 'label: Mål, sheet: "1.1"}'))
    (brand.path / "1.2-eget.yaml").write_text(OWN, encoding="utf-8")
    brand.folder.write("1.10-ti.yaml", OWN.replace('"1.2"', '"1.10"').replace("slug: eget", "slug: ti"))
    made = brand.adapted('sheet: "1.1"\ndrop: true')
    (warning,) = [one for one in made.package.warnings if one.code == "SB350"]
    assert warning.severity is Severity.WARNING
    assert shown(warning)[::2] == ("package.yaml", "1.1")
    (field,) = getattr(made.package.sheet("2.1").back[0], "fields")  # noqa: B009
    assert field.sheet is None


@pytest.mark.parametrize(
    ("entry", "code", "under", "says"),
    [
        ('sheet: "1.7"\nblock: moves\nitem: ring\ndrop: true', "SB340", '"1.7"', "did you mean “1.1”?"),
        ("page: strategy\nblock: notes\nitem: x\ndrop: true", "SB340", "strategy", "no such page"),
        ('sheet: "1.1"\nblock: tjekliste\nitem: ring\ndrop: true', "SB341", "tjekliste", "these exist: moves, notes"),
        ('sheet: "1.1"\nblock: moves\nitem: rng\ndrop: true', "SB342", "rng", "did you mean “ring”?"),
        ('sheet: "1.1"\nblock: moves\nadd: X.\nid: x\nafter: skrv', "SB342", "skrv", "did you mean “skriv”?"),
        ('sheet: "2.1"\nblock: moves\nitem: maal\ndrop: true', "SB344", 'sheet: "2.1"', "the only one left"),
        ('sheet: "2.1"\ndrop: true', "SB344", 'sheet: "2.1"', "the only sheet left in step 2"),
        ('sheet: "1.1"\nblock: moves\nadd: X.\nid: skriv', "SB346", "skriv", "there is a “skriv”"),
        ("page: closing\nblock: text\nitem: x\ndrop: true", "SB341", "text", "no points or fields"),
        ("add_sheet: ../ude.yaml", "SB348", "../ude.yaml", "outside the folder"),
        ("add_sheet: findes-ikke.yaml", "SB348", "findes-ikke.yaml", "does not exist"),
        ('sheet: "1.1"\nblock: moves\nadd: Se [ark](sheet:9.9).\nid: x', "SB224", "sheet:9.9", "no sheet 9.9"),
        ('sheet: "1.1"\nblock: moves\nitem: ring\nreplace: Ring.\ndrop: true', "SB215", "sheet", "2 things at once"),
        ('sheet: "1.1"\nblock: moves\nadd: X.', "SB215", "sheet", "“add” needs “id” beside it"),
        ("block: moves\nadd: X.\nid: x", "SB215", "block", "says not where"),
        ('sheet: "1.1"\nitem: ring', "SB215", "sheet", "says not what to do"),
        ('sheet: "1.1"\ntitle: T\nhint: h', "SB215", "sheet", "no meaning beside “title”"),
        ('sheet: "1.1"\nblock: moves\nadd: X.\nid: x\nafter: ring\nbefore: ring', "SB215", "sheet", "cannot both be"),
        ('sheet: "1.1"\nblock: moves\nadd: X.\nid: x\nhint: h', "SB211", "hint", "unknown key “hint”"),
        ('sheet: "1.1"\nblock: moves\nitem: ring\nfjern: true', "SB211", "fjern", "did you mean “drop”?"),
        ('sheet: "1.1"\nblock: moves\nitem: ring\nreplace: "**x"', "SB217", "**x", "opened here and not closed"),
    ],
)
def test_what_is_wrong_with_a_line(entry: str, code: str, under: str, says: str, brand: Brand, shown: Shown) -> None:
    (brand.path.parent / "ude.yaml").write_text(OWN, encoding="utf-8")
    problem = brand.problems(entry)[0]
    assert problem.code == code
    file, _, text = shown(problem)
    assert file == "brand.yaml"
    assert text.startswith(under)
    assert says in f"{problem.message} {problem.hint}"


def test_everything_wrong_is_told_at_once(brand: Brand) -> None:
    drop = 'sheet: "1.1"\nblock: moves\nitem: ring\ndrop: true'
    problems = brand.problems(drop, 'sheet: "7.1"\ndrop: true', drop, 'sheet: "1.1"\nblock: moves\nitem: x\ndrop: true')
    assert sorted(problem.code for problem in problems) == ["SB340", "SB342", "SB343"]


def test_a_line_for_a_sheet_that_is_dropped(brand: Brand) -> None:
    (brand.path / "1.2-eget.yaml").write_text(OWN, encoding="utf-8")
    codes = {one.code for one in brand.problems("add_sheet: 1.2-eget.yaml", 'sheet: "1.1"\ndrop: true', ADD)}
    assert "SB343" in codes


def test_rules_hold_for_local_words_and_are_told_at_the_line(brand: Brand, shown: Shown) -> None:
    rules = "rules:\n  words: {moves: 3}\n  banned: [banke]\n"
    brand.folder.write("package.yaml", FILES["package.yaml"] + rules)
    long = brand.only(ADD.replace("Bank på.", "Bank to gange på."))
    assert (long.code, shown(long)[::2]) == ("SB232", ("brand.yaml", "Bank to gange på."))
    banned = brand.only(ADD.replace("Bank på.", "Banke på."))
    assert (banned.code, shown(banned)[::2]) == ("SB236", ("brand.yaml", "Banke"))


def test_a_page_that_has_too_many_words_is_told_at_the_line(brand: Brand, shown: Shown) -> None:
    brand.folder.write("package.yaml", FILES["package.yaml"] + "rules:\n  words: {front: 9}\n")
    problem = brand.only(ADD)
    assert (problem.code, shown(problem)[:2]) == ("SB232", ("brand.yaml", 2))


def test_how_many_points_a_block_has_is_only_a_warning(brand: Brand, shown: Shown) -> None:
    brand.folder.write("package.yaml", FILES["package.yaml"] + "rules:\n  items: {moves: [1, 2]}\n")
    (warning,) = brand.adapted(ADD).package.warnings
    assert (warning.code, warning.severity, shown(warning)[:2]) == ("SB233", Severity.WARNING, ("brand.yaml", 2))
    assert "number" in str(warning.hint)  # a shorter line would be as many points


def test_a_brand_goes_before_the_one_that_it_extends(brand: Brand, points: Points) -> None:
    drop = 'sheet: "1.1"\nblock: moves\nitem: ring\ndrop: true'
    parent = brand.lines(drop, ADD.replace("after: ring", "after: skriv"), name="shared.yaml")
    child = brand.lines(
        'sheet: "1.1"\nblock: moves\nitem: ring\nreplace: Ring to gange.',
        'sheet: "1.1"\nblock: moves\nitem: bank-paa\nreplace: Bank hårdt.',
    )
    made = adapted(brand.folder.load(), (*parent, *child), brand.folder.vocabulary)
    assert points(made.package, "1.1")[:3] == [
        ("ring", "1", "Ring to gange.", True),
        ("skriv", "2", "Skriv så.", False),
        ("bank-paa", "A", "Bank hårdt.", True),
    ]
    assert [(one.kind, one.core, one.local) for one in made.changes] == [
        (LocalKind.REPLACE, "Ring først.", "Ring to gange."),
        (LocalKind.ADD, "", "Bank hårdt."),
    ]


def test_what_a_brand_takes_back_is_no_change(brand: Brand) -> None:
    parent = brand.lines(ADD, name="shared.yaml")
    child = brand.lines('sheet: "1.1"\nblock: moves\nitem: bank-paa\ndrop: true')
    made = adapted(brand.folder.load(), (*parent, *child), brand.folder.vocabulary)
    assert made.changes == ()


def test_changes_come_in_reading_order(brand: Brand) -> None:
    made = brand.adapted(
        'sheet: "2.1"\nblock: notes\nitem: maal\nreplace: Målet',
        'sheet: "2.1"\nblock: moves\nitem: maal\nreplace: Find målet.',
        ADD,
        'sheet: "1.1"\ntitle: Ring op',
    )
    assert [change.address for change in made.changes] == [
        "1.1/title",
        "1.1/moves/bank-paa",
        "2.1/moves/maal",
        "2.1/notes/maal",
    ]


def test_of_two_blocks_alike_a_neighbour_says_which(brand: Brand) -> None:
    second = "back:\n  - type: notes\n    fields:\n      - {id: foer, label: Før}\n  - type: notes"
    brand.folder.change("1.1-kontakt.yaml", ("back:\n  - type: notes", second))
    add = 'sheet: "1.1"\nblock: notes\nadd: Vagt\nid: vagt'
    assert brand.only(add).code == "SB347"
    blocks = brand.adapted(add + "\nafter: hvem").package.sheet("1.1").back
    assert [[one.id for one in getattr(block, "fields")] for block in blocks] == [["foer"], ["hvem", "vagt"]]  # noqa: B009


def test_the_lint_reads_local_words_too(brand: Brand, shown: Shown) -> None:
    (warning,) = brand.adapted(ADD.replace("Bank på.", "Bank på  døren.")).package.warnings
    assert (warning.code, shown(warning)[0]) == ("SB252", "brand.yaml")


def test_a_block_holds_no_more_than_it_can(brand: Brand) -> None:
    fields = "".join(f"      - {{id: felt-{number}, label: Felt}}\n" for number in range(11))
    brand.folder.change(
        "1.1-kontakt.yaml", ("      - {id: hvem, label: Hvem}\n", "      - {id: hvem, label: Hvem}\n" + fields)
    )
    problem = brand.only('sheet: "1.1"\nblock: notes\nadd: Et til\nid: et-til')
    assert (problem.code, "at most 12" in str(problem.message)) == ("SB344", True)


def test_words_in_lines_find_their_place_in_the_brand(brand: Brand) -> None:
    made = brand.adapted(ADD, 'sheet: "1.1"\nblock: notes\nitem: hvem\nreplace: Hvem ringer')
    places = {text.value: shown_at(text.where()) for text in prose(made.package.sheet("1.1"))}
    assert places["Bank på."] == ("brand.yaml", 4)
    assert places["Hvem ringer"] == ("brand.yaml", 10)
    assert places["Ring først."] == ("1.1-kontakt.yaml", 11)


def shown_at(where: Where) -> tuple[str, int]:
    return where.file.name, where.line
