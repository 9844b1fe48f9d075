"""Whatever a library raises while it reads a file is told in our words, in Danish too, and never in its own."""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterator

import fontTools.ttLib
import PIL
import pypdf.errors
import pypdfium2
import pytest
import yaml
from lxml import etree

from sheetbuilder.foreign.sandbox.reader import refused
from sheetbuilder.language import Translator
from sheetbuilder.pdf.read.damage import Damage, damage, described
from sheetbuilder.pdf.read.objects import FAULTS
from sheetbuilder.pdf.read.refusal import Refusal

SAID = "Invalid Elementary Object starting with b'x'"


def kinds() -> Iterator[type[BaseException]]:
    """Every kind of exception that the libraries have by which a file is read, and those of Python."""
    yield from FAULTS
    yield from (zlib.error, csv.Error, pypdfium2.PdfiumError, yaml.YAMLError, PIL.UnidentifiedImageError, UnicodeError)
    for module in (pypdf.errors, fontTools.ttLib, etree):
        yield from (
            one
            for one in vars(module).values()
            if isinstance(one, type) and issubclass(one, Exception) and not issubclass(one, Warning | SyntaxError)
        )


@pytest.mark.parametrize("kind", sorted(set(kinds()), key=str))
def test_no_words_of_a_library_reach_a_layman(kind: type[BaseException]) -> None:
    error = kind.__new__(kind, SAID)
    _, message, hint = refused(Refusal.BROKEN, damage(error))
    danish = Translator("da")(message)
    assert SAID not in danish
    assert kind.__name__ not in danish.split()
    assert "kan ikke læses: " in danish
    assert danish != str(message)
    assert hint is not None


def test_each_damage_has_words_of_its_own_and_an_unknown_one_some() -> None:
    told = {str(described(one)) for one in Damage}
    assert len(told) == len(Damage)
    assert str(described("PdfReadError: EOF marker not found")) in told


def test_what_is_damaged_is_told_apart() -> None:
    assert damage(zlib.error()) is Damage.COMPRESSION
    with pytest.raises(etree.XMLSyntaxError) as raised:
        etree.fromstring("<a")
    assert damage(raised.value) is Damage.DESCRIPTION
    assert damage(RecursionError()) is Damage.DEPTH
    assert damage(UnicodeDecodeError("utf-8", b"", 0, 1, "")) is Damage.LETTERS
    assert damage(pypdfium2.PdfiumError("")) is Damage.PAINTING
