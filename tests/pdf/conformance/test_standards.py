"""The table of standards: which are claimed together, by which rules a file is judged, and who makes a rule."""

from __future__ import annotations

import pytest

from sheetbuilder.pdf.conformance.clause import PDF
from sheetbuilder.pdf.conformance.elements import pdf_14_8_4_3_3_items_have_one_label, ua1_7_3_figures_are_described
from sheetbuilder.pdf.conformance.files import ua1_7_1_nothing_is_suspect
from sheetbuilder.pdf.conformance.standards import PAIRS, STANDARDS, UA_1, UA_2, StandardPair, claimed_pair


def test_the_usual_pair_comes_first_and_every_standard_is_in_one() -> None:
    assert list(PAIRS) == ["ua-1", "ua-2"]
    assert [one.flavour for one in STANDARDS] == ["2a", "ua1", "4", "ua2"]
    assert (UA_1.header, UA_2.header) == ("1.7", "2.0")
    assert UA_2.names == ("PDF/UA-2", "PDF/A-4")


@pytest.mark.parametrize(("pdfa", "pdfua"), [(True, True), (True, False), (False, True), (False, False)])
def test_what_is_not_kept_is_not_claimed(pdfa: bool, pdfua: bool) -> None:
    for pair in PAIRS.values():
        claimed = pair.claimed(pdfa=pdfa, pdfua=pdfua)
        assert (pair.archive in claimed, pair.reading in claimed) == (pdfa, pdfua)


@pytest.mark.parametrize(
    ("pdfua", "pdfa", "pair"),
    [
        ("1", "2a", UA_1),
        (None, None, UA_1),
        ("2", None, UA_2),
        (None, "4", UA_2),
        (None, "4f", UA_2),
        ("1", "3b", UA_1),
    ],
)
def test_a_file_is_judged_by_what_it_claims(pdfua: str | None, pdfa: str | None, pair: StandardPair) -> None:
    assert claimed_pair(pdfua, pdfa) is pair


def test_a_rule_is_asked_where_one_of_the_standards_makes_it_or_pdf_alone() -> None:
    figures, suspects, labels = (
        ua1_7_3_figures_are_described,
        ua1_7_1_nothing_is_suspect,
        pdf_14_8_4_3_3_items_have_one_label,
    )
    assert [each.number for each in UA_1.asking(figures)] == ["7.3"]
    assert [each.number for each in UA_2.asking(figures)] == ["8.2.5.28.2"]
    assert UA_1.asking(suspects)
    assert not UA_2.asking(suspects)
    assert {each.standard for each in UA_2.asking(labels)} == {each.standard for each in UA_1.asking(labels)} == {PDF}
