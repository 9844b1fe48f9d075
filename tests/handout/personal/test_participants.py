"""Lists of participants: read as people write them, and everything that is wrong told by its row, all at once."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetbuilder.content import HandoutWords, Package
from sheetbuilder.errors import ContentError, MissingError, Problem
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.personal.participants import Participants, read_participants
from sheetbuilder.handout.personal.recipient import Recipient


@pytest.fixture(scope="module")
def words(ours: Package) -> HandoutWords:
    assert ours.words.handout is not None
    return ours.words.handout


def read(folder: Path, words: HandoutWords, text: str | bytes) -> Participants:
    path = folder / "people.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_participants(path, Edition.PARTICIPANT, words)


def wrong(folder: Path, words: HandoutWords, text: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as caught:
        read(folder, words, text)
    return caught.value.problems


@pytest.mark.parametrize(
    "heads",
    ["navn;organisation;udgave", "Navn,Arbejdsplads,Udgave", "name\torganization\tedition", "NAME;Organisation"],
)
def test_heads_may_be_danish_or_english(heads: str, tmp_path: Path, words: HandoutWords) -> None:
    sign = next(sign for sign in ";,\t" if sign in heads)
    (one,) = read(tmp_path, words, f"{heads}\r\nÆnne Ågård{sign}Prøvesund Kommune\r\n").recipients
    assert (one.name, one.organisation, one.edition, one.row) == ("Ænne Ågård", "Prøvesund Kommune", "participant", 2)


def test_a_name_may_be_as_long_as_it_is_told(tmp_path: Path, words: HandoutWords) -> None:
    (one,) = read(tmp_path, words, f"navn;organisation\n{'x' * 80};{'y' * 80}\n").recipients
    assert (len(one.name), len(one.organisation)) == (80, 80)
    for row in (f"{'x' * 81};", f"x;{'y' * 81}"):
        assert [problem.code for problem in wrong(tmp_path, words, f"navn;organisation\n{row}\n")] == ["SB784"]


def test_columns_may_stand_in_any_order_and_a_name_is_enough(tmp_path: Path, words: HandoutWords) -> None:
    found = read(tmp_path, words, "udgave;navn\nunderviser;Bo\n;Eva\nDeltagerhæfte;Ida\ntrainer;Per\n").recipients
    assert [(one.name, one.organisation, str(one.edition)) for one in found] == [
        ("Bo", "", "trainer"),
        ("Eva", "", "participant"),
        ("Ida", "", "participant"),
        ("Per", "", "trainer"),
    ]


def test_every_bad_row_is_told_by_its_number_all_at_once(tmp_path: Path, words: HandoutWords) -> None:
    rows = [
        "navn;organisation;udgave",
        ";Eksempelkøbing Kommune;",
        f"{'Langt' * 20};;",
        "Bo;A;B;C",
        "Eva;;chef",
        "I\u200bda\x07;;",
        "Per;;",
        f";{'x' * 81};nogen",
    ]
    problems = wrong(tmp_path, words, "\n".join(rows) + "\n")
    assert [(problem.code, problem.where.line if problem.where else 0) for problem in problems] == [
        ("SB784", 2),
        ("SB784", 3),
        ("SB785", 4),
        ("SB783", 4),
        ("SB785", 5),
        ("SB784", 6),
        ("SB784", 8),
        ("SB785", 8),
    ]
    for problem in problems:
        assert str(problem.where.line if problem.where else "") in str(problem.message)
        assert problem.hint is not None


def test_a_line_break_in_a_name_is_told(tmp_path: Path, words: HandoutWords) -> None:
    (problem,) = wrong(tmp_path, words, 'navn\n"Bo\nHolm"\n')
    assert (problem.code, problem.where.line if problem.where else 0) == ("SB784", 2)


@pytest.mark.parametrize("letter", "\u00ad\u200b\u200d\u200e\u200f\u2060\u061c\U000e0041")
def test_a_letter_without_a_shape_is_told(letter: str, tmp_path: Path, words: HandoutWords) -> None:
    (problem,) = wrong(tmp_path, words, f"navn\nBo{letter}dil\n")
    assert (problem.code, problem.where.line if problem.where else 0) == ("SB784", 2)


def test_a_column_that_is_not_used_is_refused(tmp_path: Path, words: HandoutWords) -> None:
    """Whoever hands over more than a name and an organisation should know that nothing needs it."""
    problems = wrong(tmp_path, words, "navn;cpr;organisatoin\nBo;0101010000;A\n")
    assert [problem.code for problem in problems] == ["SB782", "SB782"]
    assert "nothing else of a person" in str(problems[0].hint)
    assert "organisation" in str(problems[1].hint)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "SB781"),
        ("\n;;\n", "SB781"),
        ("navn\n", "SB781"),
        ("Bo;A\nEva;B\n", "SB782"),
        ("navn;name\nBo;Eva\n", "SB782"),
    ],
)
def test_a_list_without_heads_or_people_is_told(text: str, code: str, tmp_path: Path, words: HandoutWords) -> None:
    assert [problem.code for problem in wrong(tmp_path, words, text)] == [code]


def test_too_many_are_told(tmp_path: Path, words: HandoutWords) -> None:
    (problem,) = wrong(tmp_path, words, "navn\n" + "".join(f"Deltager {n}\n" for n in range(5001)))
    assert (problem.code, problem.where.line if problem.where else 0) == ("SB781", 5002)


def test_the_same_row_twice_is_two_copies_and_a_warning(tmp_path: Path, words: HandoutWords) -> None:
    found = read(tmp_path, words, "navn;organisation\nBo;A\nBo;B\nBo;A\n")
    assert [one.row for one in found.recipients] == [2, 3, 4]
    assert [problem.code for problem in found.warnings] == ["SB786"]
    assert "row 4 is the same as row 2" in str(found.warnings[0].message)


def test_what_looks_like_a_formula_or_markup_is_text(tmp_path: Path, words: HandoutWords) -> None:
    found = read(tmp_path, words, 'navn\n"=HYPERLINK(""x"")"\n+45\n@Bo\n**Eva** [x](y)\n').recipients
    assert [one.name for one in found] == ['=HYPERLINK("x")', "+45", "@Bo", "**Eva** [x](y)"]


def test_a_list_of_windows_1252_is_read_and_told(tmp_path: Path, words: HandoutWords) -> None:
    found = read(tmp_path, words, "navn;organisation\nÆnne Ågård;Børn · Unge\n".encode("cp1252"))
    assert [(one.name, one.organisation) for one in found.recipients] == [("Ænne Ågård", "Børn · Unge")]
    assert [problem.code for problem in found.warnings] == ["SB780"]


def test_a_list_that_is_not_there(tmp_path: Path, words: HandoutWords) -> None:
    with pytest.raises(MissingError):
        read_participants(tmp_path / "no.csv", Edition.PARTICIPANT, words)


ANY = st.binary(max_size=300) | st.text(max_size=99).map(
    lambda text: b"navn;udgave\n" + text.encode("utf-8", "replace")
)


@given(data=ANY)
def test_any_bytes_end_in_people_or_in_problems(words: HandoutWords, data: bytes) -> None:
    told: tuple[Problem, ...] = ()
    found: tuple[Recipient, ...] = ()
    with tempfile.TemporaryDirectory() as folder:
        try:
            found = read(Path(folder), words, data).recipients
        except ContentError as error:
            told = error.problems
    assert bool(told) is not bool(found)
    assert all(0 < len(one.name) <= 80 for one in found)


def test_spaces_in_a_row_are_one(tmp_path: Path, words: HandoutWords) -> None:
    (one,) = read(tmp_path, words, "navn\n Bo\u00a0  Holm \n").recipients
    assert one.name == "Bo Holm"
