"""Namespaces of structure types in a file of PDF 2.0: which one each role belongs to, and what it is called there."""

from __future__ import annotations

from sheetbuilder.layout.roles import Role
from sheetbuilder.pdf.conformance.standards import PDF2
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.slots import dictionary
from sheetbuilder.pdf.write.syntax import reference, text

PDF1 = "http://iso.org/pdf/ssn"

_GONE = frozenset(
    {
        Role.ART,
        Role.BIB_ENTRY,
        Role.BLOCK_QUOTE,
        Role.CODE,
        Role.INDEX,
        Role.QUOTE,
        Role.REFERENCE,
        Role.TOC,
        Role.TOCI,
    }
)
"""Roles that PDF 2.0 left behind: they stand in the older namespace, and PDF/UA-2 permits both (ISO/TS 32005)."""

_RENAMED = {Role.NOTE: "FENote"}
"""What has another name in PDF 2.0 (ISO 32000-2, 14.8.4.7)."""


class Namespaces:
    """The two namespaces of standard structure types (ISO 32000-2, 14.8.6) as objects of one file."""

    def __init__(self, objects: Objects) -> None:
        self._new, self._old = (
            objects.add(dictionary(Type=b"/Namespace", NS=text(address)))[0] for address in (PDF2, PDF1)
        )

    @property
    def listed(self) -> bytes:
        """For the root of the structure tree."""
        return b"[%s %s]" % (reference(self._new), reference(self._old))

    def of(self, role: Role) -> bytes:
        """A reference to the namespace of a role."""
        return reference(self._old if role in _GONE else self._new)

    @staticmethod
    def name(role: Role) -> str:
        """What a role is called in its namespace."""
        return _RENAMED.get(role, role)
