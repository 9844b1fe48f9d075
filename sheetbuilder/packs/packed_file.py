"""A file of a pack before it is on the disk, and what the manifest says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sheetbuilder.branding.apply import BrandedPackage
from sheetbuilder.branding.file_format import FileFormat
from sheetbuilder.compose.targets import Target
from sheetbuilder.errors import Message, Problem, Severity
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.pdf.write.writing import Written
from sheetbuilder.publish import manifest
from sheetbuilder.publish.fingerprint import sha256
from sheetbuilder.publish.manifest import Entry, Inspection, ScreenEntry


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A PDF, and the same for a screen."""

    target: Target
    branded: BrandedPackage
    """How it is printed."""
    document: Document
    pages: int
    """Of the file, where several of the document may stand on each."""
    written: Written
    notes: tuple[Message, ...]
    html: bytes | None = None
    """The same for a screen, which is in the pack once, on whatever papers it is."""

    @property
    def name(self) -> str:
        """`saet-1-foer-moedet-1.0.pdf`: letters, digits, dots and hyphens, with the edition: no two get confused."""
        edition = "-".join(re.findall(r"[a-z0-9.]+", self.branded.package.meta.edition.lower()))
        return "-".join(filter(None, (self.target.file + self.branded.suffix, edition))) + ".pdf"

    @property
    def screen_name(self) -> str:
        """Of the same for a screen, beside that of the PDF."""
        return self.name.removesuffix(".pdf") + FileFormat.HTML.ending

    def entry(self, found: Sequence[Problem] | None) -> Entry:
        """What is known of the PDF; `found` when it was read back, or None where it was not."""
        made, options = self.written.promised, self.branded.options
        scheme = options.imposition.scheme if options.imposition is not None else None
        about = self.target.name, self.document.title, self.branded.printed_on, self.pages
        edition = manifest.edition(fillable=options.fillable, large_print=options.large_print)
        inspected = _inspection(found) if found is not None else None
        return Entry(self.name, *about, made.bytes, made.sha256, made.names, inspected, scheme, edition)

    def screen_entry(self) -> ScreenEntry:
        """What is known of the same for a screen."""
        content = self.html or b""
        return ScreenEntry(self.screen_name, self.target.name, self.document.title, len(content), sha256(content))


def _inspection(problems: Sequence[Problem]) -> Inspection:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return Inspection(errors, len(problems) - errors, tuple(sorted({problem.code for problem in problems})))
