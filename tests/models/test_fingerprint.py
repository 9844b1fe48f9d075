"""A fingerprint is of what a model says: the same in every process, another for any other word."""

from __future__ import annotations

import subprocess
import sys

from sheetbuilder.content import Package
from sheetbuilder.models.fingerprint import fingerprint

_ELSEWHERE = """
from sheetbuilder import load
from sheetbuilder.models.fingerprint import fingerprint
print(fingerprint(load().meta).hex())
"""


def test_it_is_the_same_in_another_process(ours: Package) -> None:
    """Whatever order sets and hashes of texts have there."""
    told = subprocess.run([sys.executable, "-c", _ELSEWHERE], capture_output=True, text=True, check=True).stdout
    assert told.strip() == fingerprint(ours.meta).hex()


def test_every_word_and_every_kind_counts(ours: Package) -> None:
    sheet = ours.sheets[0]
    others = (
        sheet,
        sheet.changed(None, title=sheet.title + "."),
        sheet.changed(None, purpose=""),
        sheet.changed(None, front=sheet.front[1:]),
        sheet.changed(None, front=sheet.back, back=sheet.front),
        ours.sheets[1],
    )
    assert len({fingerprint(one) for one in others}) == len(others)
    assert fingerprint(sheet.changed(None)) == fingerprint(sheet), "wherever it stands"


def test_half_of_a_letter_counts_too(ours: Package) -> None:
    odd = [ours.sheets[0].changed(None, title=title) for title in ("\ud83d", "\ud83e")]
    assert fingerprint(odd[0]) != fingerprint(odd[1])
