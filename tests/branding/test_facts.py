"""What is true of a brand."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from sheetbuilder import Package
from sheetbuilder.brand import load_brand
from sheetbuilder.branding.facts import facts_of, status_of
from sheetbuilder.content.conditions import Fact

HEAD = 'type: brand\nname: Prøvesund Kommune\nmunicipality_code: "0000"\n'
CONTACT = "{id: a, label: Infohus, number: 00 00 00 00, checked: 2026-11-01}"


@pytest.mark.parametrize(
    ("more", "facts"),
    [
        ("", set()),
        (f"contacts: [{CONTACT}]\n", {Fact.CONTACTS}),
        ("approved_by: chefen\nvalid_until: 2027-11-30\n", {Fact.APPROVED}),
        ("valid_until: 2027-11-30\n", set()),
        ("overlay: brev.pdf\n", {Fact.LETTERHEAD}),
        ("overlay: none\n", set()),
        ('local: [{sheet: "1.1", title: Ny}]\n', {Fact.LOCAL}),
    ],
)
def test_the_facts_of_a_brand(more: str, facts: set[Fact], tmp_path: Path) -> None:
    (tmp_path / "brand.yaml").write_text(HEAD + more, "utf-8")
    assert facts_of(load_brand(tmp_path / "brand.yaml")) == {Fact.BRAND, *facts}


def test_a_number_for_the_citizen_is_one_while_nothing_is_doubtful_about_it(tmp_path: Path) -> None:
    contact = CONTACT.replace("}", ", citizen: true}")
    (tmp_path / "brand.yaml").write_text(f"{HEAD}contacts: [{contact}]\n", "utf-8")
    brand = load_brand(tmp_path / "brand.yaml")
    known = {Fact.BRAND, Fact.CONTACTS}
    assert facts_of(brand, datetime.date(2026, 11, 24)) == {*known, Fact.CITIZEN_CONTACTS}
    assert facts_of(brand, datetime.date(2027, 11, 24)) == known
    assert facts_of(brand) == known, "nobody can tell without a day"


def test_nobody_in_particular_has_none() -> None:
    assert facts_of(None) == frozenset()


def test_the_status_is_one_fact(ours: Package, tmp_path: Path) -> None:
    path = tmp_path / "brand.yaml"
    path.write_text(f"{HEAD}valid_until: 2027-11-30\n", "utf-8")
    assert status_of(load_brand(path), ours) == {"status": ours.meta.status}
    path.write_text(f"{HEAD}approved_by: chefen\n", "utf-8")
    assert status_of(load_brand(path), ours) == {"approved_by": "chefen"}
