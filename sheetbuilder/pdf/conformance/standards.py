"""The table of standards: a row each, with its name, the document of its clauses, and how a file claims it."""

from __future__ import annotations

from dataclasses import dataclass

from sheetbuilder.pdf.conformance.clause import A2, UA1


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a schema that PDF/A does not know by itself, as its metadata has to explain it."""

    name: str
    kind: str
    description: str


@dataclass(frozen=True, slots=True)
class Schema:
    """The part of the metadata in which a standard is claimed."""

    prefix: str
    namespace: str
    title: str = ""
    properties: tuple[Property, ...] = ()
    """What has to be explained in a PDF/A file; nothing where PDF/A knows the schema."""


@dataclass(frozen=True, slots=True)
class Standard:
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


PDFA_2A = Standard(
    name="PDF/A-2a",
    flavour="2a",
    document=A2,
    header="1.7",
    schema=Schema("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
    claim=(("part", "2"), ("conformance", "A")),
)
PDFUA_1 = Standard(
    name="PDF/UA-1",
    flavour="ua1",
    document=UA1,
    header="1.7",
    schema=Schema(
        "pdfuaid",
        "http://www.aiim.org/pdfua/ns/id/",
        "PDF/UA Universal Accessibility Schema",
        (Property("part", "Integer", "The part of ISO 14289 that the file conforms to"),),
    ),
    claim=(("part", "1"),),
)

STANDARDS = (PDFA_2A, PDFUA_1)
"""Every standard that a file of ours claims where it can, in the order of its metadata."""

HEADER = max(each.header for each in STANDARDS)
"""The version of PDF that our files are written in."""
