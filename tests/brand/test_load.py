"""A brand file is read as exactly as a sheet: all that is wrong at once, each at its place with what to do."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sheetbuilder import resources
from sheetbuilder.brand import load_brand, municipalities, slug
from sheetbuilder.errors import ContentError, MissingError, Problem, Severity
from sheetbuilder.theme.colour import Colour
from sheetbuilder.theme.palette import DEFAULT_PALETTE, ColourRole

BASE = """\
type: brand
name: Prøvehøj Kommune
municipality_code: "0000"
"""
DAY = datetime.date(2026, 11, 24)
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file of the folder: the base and more."""

    def put(more: str = "", name: str = "brand.yaml", base: str = BASE) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(base + more, encoding="utf-8")
        return path

    return put


def wrong(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as raised:
        load_brand(path)
    return raised.value.problems


def told(problem: Problem) -> tuple[str, int, int, str, str]:
    assert problem.where is not None
    return problem.code, problem.where.line, problem.where.column, str(problem.message), str(problem.hint)


def test_the_least_that_a_brand_says(write: Write) -> None:
    brand = load_brand(write())
    assert (brand.name, brand.slug, brand.official_name) == ("Prøvehøj Kommune", "proevehoej-kommune", brand.name)
    assert (brand.municipality, brand.police_district, brand.region(DAY)) == (None, None, None)
    assert brand.palette.colours == DEFAULT_PALETTE.colours
    assert brand.warnings == brand.reminders(DAY) == ()


def test_the_table_fills_in_what_the_file_leaves_out(write: Write) -> None:
    row = next(iter(municipalities().rows.values()))
    brand = load_brand(write(f'type: brand\nname: X\nmunicipality_code: "{row.code}"\n', base=""))
    assert (brand.official_name, brand.police_district) == (row.official_name, row.police_district)
    assert brand.region(datetime.date(2026, 12, 31)) == row.region_until_2026
    assert brand.region(datetime.date(2027, 1, 1)) == row.region_from_2027
    own = load_brand(
        write(
            f'type: brand\nname: X\nmunicipality_code: "{row.code}"\nofficial_name: A\npolice_district: B\nregion: C\n',
            base="",
        )
    )
    assert (own.official_name, own.police_district, own.region(DAY)) == ("A", "B", "C")


def test_all_that_is_wrong_is_told_at_once_and_in_its_place(write: Write) -> None:
    path = write(
        'type: brand\nnavn: A\nkommunekode: "12"\nfarver: {}\nhotline: a\nvalid_until: 1.5.2027\n'
        'contacts:\n  - {id: a, label: B, telefon: "1", checked: 2026-11-01}\ncolours: {accent: red}\n',
        base="",
    )
    found = [told(problem) for problem in wrong(path)]
    assert ("SB211", 2, 1, "unknown key “navn”", "did you mean “name”?") in found
    assert ("SB211", 3, 1, "unknown key “kommunekode”", "did you mean “municipality_code”?") in found
    assert ("SB211", 8, 23, "unknown key “telefon”", "did you mean “number”?") in found
    assert [one[:4] for one in found if one[1] == 5] == [("SB211", 5, 1, "unknown key “hotline”")]
    assert [one[:3] for one in found if one[1] in (6, 9)] == [("SB215", 6, 14), ("SB215", 9, 19)]


@pytest.mark.parametrize(
    ("more", "place", "message"),
    [
        ("footer: [a, b, c, d]\n", (4, 9), "takes at most 3"),
        ('contacts:\n  - {id: a, label: B, number: "1x", checked: 2026-11-01}\n', (5, 31), "“1x” cannot be"),
        ("locks: [farver]\n", (4, 9), "“farver” cannot be"),
        ("colours: {accent: '#12535E', cmyk: {accent: '92 52 50'}}\n", (4, 45), "“92 52 50” cannot be"),
        ("colours: {accent: '#12535E', cmyk: {accent: '92 52 50 101'}}\n", (4, 45), "“92 52 50 101” cannot be"),
        ("colours: {accent: '#12535E', cmyk: {accent: '92 92 92 92'}}\n", (4, 45), "come to 368 %"),
        ("colours: {accent: '#12535E', cmyk: {accent: '92 52 50 36', tint: '6 2 4 0'}}\n", (4, 66), "no such colour"),
        ("quotes: »«\n", (4, 9), "cannot be the “quotes”"),
    ],
)
def test_a_fault_is_told(write: Write, more: str, place: tuple[int, int], message: str) -> None:
    first = wrong(write(more))[0]
    assert told(first)[1:3] == place
    assert message in str(first.message)


def test_a_code_that_no_municipality_has(write: Write) -> None:
    (problem,) = wrong(write('type: brand\nname: A\nmunicipality_code: "9999"\n', base=""))
    assert told(problem)[:4] == ("SB215", 3, 20, "no municipality has the code 9999")
    (problem,) = wrong(write("type: brand\nname: A\nmunicipality_code: 12\n", base=""))
    assert "four digits" in str(problem.hint)


def test_a_name_that_is_too_long_for_a_cover(write: Write) -> None:
    (problem,) = wrong(write(f'type: brand\nname: {"a" * 61}\nmunicipality_code: "0000"\n', base=""))
    assert "at most 60 characters" in str(problem.message)


@pytest.mark.parametrize("code", ["0000", "0101"])
def test_a_name_that_belongs_to_another_code_is_told(write: Write, code: str) -> None:
    brand = load_brand(write(f'type: brand\nname: odense\nmunicipality_code: "{code}"\n', base=""))
    (warning,) = brand.warnings
    assert told(warning)[:4] == ("SB328", 3, 20, "Odense Kommune has the code 0461")
    assert load_brand(write('type: brand\nname: Odense\nmunicipality_code: "0461"\n', base="")).warnings == ()


def test_a_number_cannot_have_been_tried_tomorrow(write: Write) -> None:
    brand = load_brand(write("contacts:\n  - {id: a, label: A, number: '11', checked: 2026-11-25}\n"))
    (reminder,) = brand.reminders(DAY)
    assert told(reminder)[:2] == ("SB327", 5)
    assert brand.reminders(DAY + datetime.timedelta(days=1)) == ()


def test_too_long_a_chain_says_what_to_do(write: Write) -> None:
    for number in range(8):
        write(f"extends: brand{number + 1}.yaml\n", name=f"brand{number}.yaml")
    path = write(name="brand8.yaml").parent / "brand0.yaml"
    (problem,) = wrong(path)
    assert (problem.code, "extend" in str(problem.hint)) == ("SB321", True)


def test_a_contact_is_there_once(write: Write) -> None:
    contact = '  - {id: a, label: B, number: "00 00", checked: 2026-11-01}\n'
    (problem,) = wrong(write(f"contacts:\n{contact}{contact}"))
    assert "“a” is there twice" in str(problem.message)


def test_no_file_at_all(tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        load_brand(tmp_path / "none.yaml")


def test_a_light_colour_is_replaced_and_told(write: Write) -> None:
    brand = load_brand(write('colours: {accent: "#0090D0"}\n'))
    (warning,) = brand.warnings
    assert warning.severity is Severity.WARNING
    assert told(warning)[:3] == ("SB325", 4, 19)
    assert "reaches 3." in str(warning.message)
    assert brand.palette.shortfalls() == ()
    used = str(warning.message.args["used"])
    assert brand.palette[ColourRole.ACCENT] == Colour.parse(used)
    assert load_brand(write(f'colours: {{accent: "{used}"}}\n')).warnings == ()


PARENT = BASE + (
    "locks: [footer, colours]\nfooter: [Adresse]\ncolours: {accent: '#112233', tint: '#FFFFFF'}\ncontacts:\n"
    "  - {id: a, label: A, number: '11', checked: 2026-11-01}\n"
    "  - {id: b, label: B, number: '22', checked: 2026-11-01}\n"
)


def test_a_brand_over_another(write: Write) -> None:
    write(name="parent.yaml", base=PARENT.replace("locks: [footer, colours]\n", ""))
    brand = load_brand(
        write(
            "type: brand\nextends: parent.yaml\nname: Barn\ncolours: {accent: '#332211'}\ncontacts:\n"
            "  - {id: c, label: C, number: '33', checked: 2026-11-01}\n"
            "  - {id: b, label: Ny, number: '44', checked: 2026-11-01}\n",
            base="",
        )
    )
    assert (brand.name, brand.file.footer) == ("Barn", ("Adresse",))
    assert (brand.file.colours.accent, brand.file.colours.tint) == ("#332211", "#FFFFFF")
    assert [(one.id, one.number) for one in brand.file.contacts] == [("a", "11"), ("b", "44"), ("c", "33")]
    assert [one.where.file.name for one in brand.file.contacts] == ["parent.yaml", "brand.yaml", "brand.yaml"]


def test_inks_go_with_their_colours_into_a_brand_over_another(write: Write) -> None:
    colours = "colours: {accent: '#112233', warning: '#A8481F', cmyk: {accent: 90 70 40 50, warning: 24 82 100 14}}\n"
    write(colours, name="parent.yaml")

    def inks(colours: str) -> tuple[str | None, str | None]:
        cmyk = load_brand(write(f"type: brand\nextends: parent.yaml\n{colours}", base="")).file.colours.cmyk
        return cmyk.accent, cmyk.warning

    assert inks("") == inks("colours: {secondary: '#123456'}\n") == ("90 70 40 50", "24 82 100 14")
    assert inks("colours: {cmyk: {accent: 91 70 40 50}}\n") == ("91 70 40 50", "24 82 100 14")
    # A new colour does not have the inks of the one that it replaces.
    assert inks("colours: {accent: '#332211'}\n") == (None, "24 82 100 14")
    assert inks("colours: {accent: '#332211', cmyk: {accent: 40 60 70 70}}\n") == ("40 60 70 70", "24 82 100 14")


def test_locks_hold_over_two_generations(write: Write) -> None:
    write(name="parent.yaml", base=PARENT)
    write(name="child.yaml", base="type: brand\nextends: parent.yaml\nlocks: [unit]\nunit: X\n")
    grandchild = write("type: brand\nextends: child.yaml\nfooter: [Anden]\nunit: Y\nname: Z\ncolours: {}\n", base="")
    found = [told(problem) for problem in wrong(grandchild)]
    assert [(one[0], one[1], one[3]) for one in found] == [
        ("SB322", 3, "“footer” is locked by parent.yaml"),
        ("SB322", 4, "“unit” is locked by child.yaml"),
        ("SB322", 6, "“colours” is locked by parent.yaml"),
    ]


def test_circles_and_gaps_are_told_where_they_begin(write: Write) -> None:
    write(name="a.yaml", base="type: brand\nextends: b.yaml\n")
    write(name="b.yaml", base="type: brand\nextends: a.yaml\n")
    (problem,) = wrong(write("extends: a.yaml\n"))
    assert told(problem)[:4] == ("SB321", 2, 10, "the brand extends itself")
    (problem,) = wrong(write("extends: none.yaml\n"))
    assert told(problem)[:4] == ("SB320", 4, 10, "the brand that is extended does not exist")


def test_a_file_is_told_of_its_own_faults_though_another_is_wrong(write: Write) -> None:
    write(name="parent.yaml", base=PARENT)
    path = write("type: brand\nextends: parent.yaml\nfooter: []\nfarver: {}\n", base="")
    assert [told(problem)[:2] for problem in wrong(path)] == [("SB322", 3), ("SB211", 4)]
    path = write("type: brand\nextends: none.yaml\ncolours: {accent: gul}\n", base="")
    assert [told(problem)[:2] for problem in wrong(path)] == [("SB320", 2), ("SB215", 3)]


def test_own_fonts_lie_in_the_folder(write: Write, tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    for name in ("Regular", "Bold"):
        shutil.copy(resources.fonts() / f"SourceSans3-{name}.ttf", tmp_path / "fonts" / f"{name}.ttf")
    path = write("fonts: {name: Egen, regular: fonts/Regular.ttf, bold: fonts/Bold.ttf}\n")
    fonts = load_brand(path).fonts
    assert {key: font.path.name for key, font in fonts.items()} == {"regular": "Regular.ttf", "bold": "Bold.ttf"}
    assert (fonts["bold"].weight, fonts["bold"].italic) == (700, False)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("../outside.ttf", "outside the folder"),
        ("/etc/passwd", "outside the folder"),
        ("none.ttf", "does not exist"),
        ("link.ttf", "outside the folder"),
    ],
)
def test_a_font_that_cannot_be_used(write: Write, tmp_path: Path, value: str, message: str) -> None:
    folder = tmp_path / "brand"
    folder.mkdir()
    good = resources.fonts() / "SourceSans3-Regular.ttf"
    shutil.copy(good, folder / "good.ttf")
    shutil.copy(good, tmp_path / "outside.ttf")
    (folder / "link.ttf").symlink_to(tmp_path / "outside.ttf")
    path = write(f"fonts: {{name: X, regular: {value}, bold: good.ttf}}\n", name="brand/brand.yaml")
    (problem,) = wrong(path)
    assert told(problem)[:2] == ("SB303", 4)
    assert message in str(problem.message)


def test_old_numbers_and_old_brands_are_doubtful(write: Write) -> None:
    brand = load_brand(
        write(
            "valid_until: 2027-06-30\ncontacts:\n  - {id: a, label: A, number: '11', checked: 2026-11-01}\n"
            "  - {id: b, label: B, number: '22', checked: 2026-11-20}\n"
        )
    )
    assert brand.doubtful(datetime.date(2027, 4, 30)) == frozenset()
    assert brand.reminders(datetime.date(2027, 4, 30)) == ()
    assert brand.doubtful(datetime.date(2027, 5, 1)) == {"a"}
    (old,) = brand.reminders(datetime.date(2027, 5, 1))
    assert told(old)[:4] == ("SB323", 6, 46, "the number of “A” was last tried 181 days ago")
    assert not brand.expired(datetime.date(2027, 6, 30))
    assert brand.doubtful(datetime.date(2027, 7, 1)) == {"a", "b"}
    assert [one.code for one in brand.reminders(datetime.date(2027, 7, 1))] == ["SB324", "SB323", "SB323"]


def test_noughts_are_doubtful_where_the_municipality_is_real(write: Write) -> None:
    contact = "contacts:\n  - {id: a, label: A, number: '00 00 00 00', checked: 2026-11-24}\n"
    code = next(iter(municipalities().rows))
    assert load_brand(write(contact)).doubtful(DAY) == frozenset()
    real = load_brand(write(f'type: brand\nname: X\nmunicipality_code: "{code}"\n{contact}', base=""))
    assert real.doubtful(DAY) == {"a"}
    assert [one.code for one in real.reminders(DAY)] == ["SB326"]


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Ærø Å-Kommune", "aeroe-aa-kommune"),
        ("../../etc", "etc"),
        ("Città di Prova", "citta-di-prova"),
        ("Łukasz Þór Yılmaz", "lukasz-thor-yilmaz"),
        ("Αθήνα", "athina"),
        ("東京", "dongjing"),
        ("–", "brand"),
    ],
)
def test_folders_have_plain_names(name: str, folder: str) -> None:
    assert slug(name) == folder


LOCAL = 'local:\n  - {sheet: "2.6", block: checklist, item: %s, drop: true}\n'


def test_local_lines_stand_behind_those_of_the_brand_that_is_extended(write: Write) -> None:
    write(LOCAL % "leder", name="parent.yaml")
    path = write(base="type: brand\nextends: parent.yaml\n" + LOCAL % "sted")
    lines = load_brand(path).file.local
    assert [(line.item, line.where.file.name, line.where.line) for line in lines] == [
        ("leder", "parent.yaml", 5),
        ("sted", "brand.yaml", 4),
    ]


def test_local_lines_can_be_locked(write: Write) -> None:
    write("locks: [local]\n", name="parent.yaml")
    (problem,) = wrong(write(base="type: brand\nextends: parent.yaml\n" + LOCAL % "sted"))
    assert told(problem)[:2] == ("SB322", 3)


def test_a_colour_without_quotation_marks_is_a_comment_and_not_lost_in_silence(write: Write) -> None:
    (problem,) = wrong(write("colours:\n  accent: #F5C518\n"))
    assert told(problem)[:4] == ("SB213", 5, 10, "“accent” has no value")
    assert "quotation marks" in str(problem.hint)
    found = [told(problem)[:3] for problem in wrong(write("unit:\ncontacts:\n  -\nlogo: {colour: a.svg, alt: }\n"))]
    assert sorted(found) == [("SB213", 4, 6), ("SB213", 6, 4), ("SB213", 7, 28)]


@pytest.mark.parametrize(
    "line",
    ["valid_until: 9999-12-31", "contacts: [{id: a, label: A, number: 33 12 12 12, checked: 9999-12-31}]"],
)
def test_the_last_day_of_the_calendar_is_a_day_like_another(write: Write, line: str) -> None:
    brand = load_brand(write(f"{line}\n"))
    assert brand.unchanged(DAY) == (None, None)
    assert brand.too_old_from is None


def test_from_when_to_when_the_same_numbers_are_old(write: Write) -> None:
    brand = load_brand(write("contacts: [{id: a, label: A, number: 33 12 12 12, checked: 2026-11-01}]\n"))
    old = datetime.date(2026, 11, 1) + datetime.timedelta(days=181)
    assert brand.too_old_from == old
    assert brand.unchanged(DAY) == (None, old - datetime.timedelta(days=1))
    assert brand.unchanged(old) == (old, None)
