"""What is told of a pack in the pack: every file read back, the statement on accessibility, the manifest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sheetbuilder.branding.apply import BrandedPackage
from sheetbuilder.branding.facts import days_of, status_of
from sheetbuilder.errors import FaultyError, Problem, Severity
from sheetbuilder.packs.packed_file import PackedFile
from sheetbuilder.pdf.inspect.memory import Memory
from sheetbuilder.problem_json import plain
from sheetbuilder.publish.fingerprint import files_sha256, sha256
from sheetbuilder.publish.manifest import Entry, Manifest, Other
from sheetbuilder.publish.readback import faults, for_press, read_back
from sheetbuilder.publish.statement import Circumstances, statement
from sheetbuilder.values import replace
from sheetbuilder.version import version


def entries(files: Sequence[PackedFile], memory: Memory | None) -> tuple[tuple[Entry, ...], list[Problem]]:
    """What is known of each file, and what is to be told; none is read back without a `memory` of those that were.

    `FaultyError` where a file promises everything and has a fault: that is ours.
    """
    made: list[Entry] = []
    told: list[Problem] = []
    wrong: list[Problem] = []
    for one in files:
        problems = () if memory is None else read_back(one.name, one.written, memory)
        if one.branded.options.for_press:
            for_press(Path(one.name), one.written, cut=one.branded.options.cut)
        made.append(one.entry(None if memory is None else problems))
        wrong += faults(problems, one.written)
        told += [replace(problem, severity=Severity.WARNING) for problem in problems]
    if wrong:
        raise FaultyError(wrong)
    return tuple(made), told


def papers(ready: BrandedPackage, files: tuple[Entry, ...], *, screens: bool) -> Mapping[str, bytes]:
    """The statement on accessibility by the name of its file; nothing where the package has no words for it."""
    words = ready.package.words
    if words.statement is None:
        return {}
    approved_by = ready.brand.file.approved_by if ready.brand else None
    about = Circumstances(
        ready.brand.name if ready.brand else ready.package.meta.publisher,
        ready.package.meta.title,
        ready.package.meta.edition,
        ready.day,
        f"sheetbuilder {version()}",
        ready.overlays is not None,
        approved_by,
        draft=approved_by is None and ready.package.meta.status is not None,
        standards=ready.options.pair.names,
        screens=screens,
    )
    return {f"{words.statement.file}.txt": statement(words, words.statement, about, files).encode("utf-8")}


def manifest_of(
    ready: BrandedPackage, made_from: str, content_sha256: str, made_of: Mapping[str, str], files: tuple[Entry, ...]
) -> Manifest:
    """The manifest of a brand's pack, without what is beside its PDFs."""
    meta, brand = ready.package.meta, ready.brand
    assert brand is not None
    first, last = brand.unchanged(ready.day)
    return Manifest(
        version=version(),
        made=ready.day,
        made_from=made_from,
        content={"title": meta.title, "edition": meta.edition, "sha256": content_sha256},
        brand={
            "name": brand.name,
            "municipality_code": brand.file.municipality_code,
            "sha256": files_sha256(made_of),
            **status_of(brand, ready.package),
            **days_of(brand),
        },
        inputs=made_of,
        same_from=first,
        same_until=last,
        files=files,
        others=(),
        warnings=tuple(plain(problem, brand.sources[0].parent) for problem in ready.warnings),
        revision=ready.revision,
    )


def others(files: Mapping[str, bytes]) -> tuple[Other, ...]:
    """What is known of files of a pack that are no documents."""
    return tuple(Other(name, len(content), sha256(content)) for name, content in files.items())
