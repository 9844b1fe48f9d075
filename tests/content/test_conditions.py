"""Conditions: the closed set of facts, what is refused, and every case of them."""

from __future__ import annotations

import pytest

from sheetbuilder.content.conditions import Condition, Fact, cases, every_case, told

from .conftest import Folder

CLOSING = "    - type: text\n      text: Tak.\n"


def conditional(folder: Folder, when: str) -> Folder:
    folder.change("package.yaml", (CLOSING, f"{CLOSING}    - type: text\n      when: {when}\n      text: Ring.\n"))
    return folder


def test_every_fact_can_be_asked_for_and_ruled_out() -> None:
    assert {one.fact for one in Condition} == set(Fact)
    for fact in Fact:
        assert [one.holds(frozenset([fact])) for one in Condition if one.fact is fact] == [True, False]
        assert [one.holds(frozenset()) for one in Condition if one.fact is fact] == [False, True]


@pytest.mark.parametrize(
    ("when", "code", "hint"),
    [
        ("contact", "SB215", "did you mean “contacts”?"),
        ("not aproved", "SB215", "did you mean “not approved”?"),
        ("[contacts, not contacts]", "SB215", "remove one of the two conditions"),
        ("[]", "SB215", "write one, or remove the key"),
        ("sunshine", "SB215", "these can stand here: brand, contacts, citizen-contacts, approved"),
    ],
)
def test_what_is_no_condition_is_refused_at_its_place(when: str, code: str, hint: str, folder: Folder) -> None:
    problem = conditional(folder, when).only()
    assert problem.code == code
    assert problem.where is not None
    assert problem.where.file.name == "package.yaml"
    assert str(problem.hint or "").startswith(hint)


def test_one_condition_and_several_are_read_alike(folder: Folder) -> None:
    one = conditional(folder, "contacts").load().meta.closing.blocks[1]
    assert one.when == (Condition.CONTACTS,)
    assert [one.stands(frozenset([fact])) for fact in (Fact.CONTACTS, Fact.APPROVED)] == [True, False]


def test_several_conditions_must_all_hold(folder: Folder) -> None:
    both = conditional(folder, "[contacts, not approved]").load().meta.closing.blocks[1]
    assert both.stands(frozenset([Fact.CONTACTS]))
    assert not both.stands(frozenset([Fact.CONTACTS, Fact.APPROVED]))
    assert not both.stands(frozenset())


def test_the_cases_of_a_file_are_all_ways_of_what_it_asks_for(folder: Folder) -> None:
    meta = conditional(folder, "[contacts, not approved]").load().meta
    assert set(cases([meta])) == {
        frozenset(),
        frozenset([Fact.CONTACTS]),
        frozenset([Fact.APPROVED]),
        frozenset([Fact.CONTACTS, Fact.APPROVED]),
    }
    assert list(every_case([])) == [frozenset()]
    assert told(frozenset([Fact.CONTACTS]), [Fact.CONTACTS, Fact.APPROVED]) == "not approved, contacts"


def test_both_branches_are_linted(folder: Folder) -> None:
    folder.change(
        "package.yaml",
        (
            CLOSING,
            CLOSING.replace("Tak.", "Tak  nu.")
            + "      when: contacts\n"
            + CLOSING.replace("Tak.", "Nej  tak.")
            + "      when: not contacts\n",
        ),
    )
    assert [problem.code for problem in folder.load().warnings] == ["SB252", "SB252"]
