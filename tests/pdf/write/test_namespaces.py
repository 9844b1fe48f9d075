"""Every role of ours has a namespace, and stands there under the name that it has there."""

from __future__ import annotations

import pytest

from sheetbuilder.layout.roles import Role
from sheetbuilder.pdf.conformance.standards import PDF2
from sheetbuilder.pdf.write.namespaces import PDF1, Namespaces
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.slots import plain

_NEW = """
Document DocumentFragment Part Sect Div Aside NonStruct P H H1 H2 H3 H4 H5 H6 Title FENote Sub Lbl Span Em Strong Link
Annot Form Ruby RB RT RP Warichu WT WP L LI LBody Table TR TH TD THead TBody TFoot Caption Figure Formula Artifact
"""
"""ISO 32000-2, 14.8.4, and H, which it still has."""


@pytest.mark.parametrize("role", Role)
def test_a_role_is_in_the_namespace_that_has_its_name(role: Role) -> None:
    objects = Objects()
    namespaces = Namespaces(objects)
    number = int(namespaces.of(role).split()[0])
    said = plain(objects.written(number)[0]).decode("ascii")
    assert (PDF2 in said) == (namespaces.name(role) in _NEW.split())
    assert (PDF1 in said) == (namespaces.name(role) not in _NEW.split())
    assert b"%d 0 R" % number in namespaces.listed
