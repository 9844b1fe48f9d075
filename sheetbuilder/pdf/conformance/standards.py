"""The table of standards: a row each, with its name, the document of its clauses, and how a file claims it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from sheetbuilder.pdf.conformance.clause import A2, A4, PDF, UA1, UA2, Citation, Clause

PDF2 = "http://iso.org/pdf2/ssn"
"""The namespace of the structure types of PDF 2.0 (ISO 32000-2, 14.8.6)."""


class Property(Struct, frozen=True):
    """A property of a schema that PDF/A does not know by itself, as its metadata has to explain it."""

    name: str
    kind: str
    description: str


class Schema(Struct, frozen=True):
    """The part of the metadata in which a standard is claimed."""

    prefix: str
    namespace: str
    title: str = ""
    properties: tuple[Property, ...] = ()
    """What has to be explained in a PDF/A file; nothing where PDF/A knows the schema, or asks for no explanation."""


class Standard(Struct, frozen=True):
    """A standard that a file can claim."""

    name: str
    flavour: str
    """What veraPDF calls it."""
    document: str
    """The standard as the clauses cite it: its clauses are those of the book that do (`book.clauses_of`)."""
    header: str
    """The version of PDF that it builds on."""
    schema: Schema
    claim: tuple[tuple[str, str], ...]
    """The properties that make the claim, each with its value."""
    declares: tuple[str, ...] = ()
    """What it declares beyond that (https://pdfa.org/declarations): one address each."""


_PDFA = Schema("pdfaid", "http://www.aiim.org/pdfa/ns/id/")
_PDFUA = "http://www.aiim.org/pdfua/ns/id/"

PDFA_2A = Standard(
    name="PDF/A-2a",
    flavour="2a",
    document=A2,
    header="1.7",
    schema=_PDFA,
    claim=(("part", "2"), ("conformance", "A")),
)
PDFUA_1 = Standard(
    name="PDF/UA-1",
    flavour="ua1",
    document=UA1,
    header="1.7",
    schema=Schema(
        "pdfuaid",
        _PDFUA,
        "PDF/UA Universal Accessibility Schema",
        (Property("part", "Integer", "The part of ISO 14289 that the file conforms to"),),
    ),
    claim=(("part", "1"),),
)
PDFA_4 = Standard(
    name="PDF/A-4",
    flavour="4",
    document=A4,
    header="2.0",
    schema=_PDFA,
    claim=(("part", "4"), ("rev", "2020")),
)
PDFUA_2 = Standard(
    name="PDF/UA-2",
    flavour="ua2",
    document=UA2,
    header="2.0",
    schema=Schema("pdfuaid", _PDFUA),
    claim=(("part", "2"), ("rev", "2024")),
    # Well-Tagged PDF asks for what PDF/UA-2 asks for, and for this word of it (WTPDF 1.0, 6.1.2 and 6.1.3).
    declares=(
        "http://pdfa.org/declarations/wtpdf#reuse1.0",
        "http://pdfa.org/declarations/wtpdf#accessibility1.0",
    ),
)


class StandardPair(Struct, frozen=True):
    """The standards that a file is made to: one so that it lasts, one so that everybody can read it."""

    name: str
    """What it is asked for by."""
    archive: Standard
    reading: Standard

    @property
    def header(self) -> str:
        """The version of PDF that such files are written in."""
        return max(self.archive.header, self.reading.header)

    @property
    def names(self) -> tuple[str, str]:
        """What the standards are called, the one for reading first."""
        return self.reading.name, self.archive.name

    def claimed(self, *, pdfa: bool, pdfua: bool) -> tuple[Standard, ...]:
        """The standards that a file keeps, in the order of its metadata."""
        kept = ((self.archive, pdfa), (self.reading, pdfua))
        return tuple(standard for standard, keeps in kept if keeps)

    def asking(self, clause: Clause[Any]) -> tuple[Citation, ...]:
        """Where these standards make a rule, or else PDF itself does; nothing where others alone do."""
        documents = self.archive.document, self.reading.document
        if self is UA_1:
            return clause.within((*documents, PDF))
        # PDF 2.0 has taken some rules of PDF 1.7 back, so of those only what no standard makes its own is kept.
        of_pdf = all(each.standard == PDF for each in clause.citations)
        return clause.within((PDF,)) if of_pdf else clause.within(documents)

    @property
    def both(self) -> tuple[Standard, Standard]:
        """The standards in the order of the metadata."""
        return self.archive, self.reading


UA_1 = StandardPair("ua-1", PDFA_2A, PDFUA_1)
UA_2 = StandardPair("ua-2", PDFA_4, PDFUA_2)

PAIRS: Mapping[str, StandardPair] = MappingProxyType({pair.name: pair for pair in (UA_1, UA_2)})
"""By name: what files can be made to; the first is the usual one."""


def claimed_pair(pdfua: str | None, pdfa: str | None) -> StandardPair:
    """The standards that a file is to be judged by: those that it claims to keep a part of, or else the usual ones."""
    return UA_2 if pdfua == "2" or (pdfa or "").startswith("4") else UA_1


STANDARDS = tuple(standard for pair in PAIRS.values() for standard in pair.both)
"""Every standard that a file of ours can claim."""
