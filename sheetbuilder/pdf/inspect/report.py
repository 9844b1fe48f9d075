"""What `inspect` hands over: pages, fonts, outline, the tree with its text, and the problems."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from sheetbuilder.errors import Message, Problem, Severity, say
from sheetbuilder.pdf.inspect import checks
from sheetbuilder.pdf.inspect.text import TextPart, TextRun, flowing, spoken
from sheetbuilder.pdf.read.evidence import Element, Evidence, FoundPage, Outline, Printing

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PageReport:
    """One page: its number from 1, its printed label, its size in points as one sees it (turned), its
    boxes.
    """

    number: int
    label: str
    width: float
    height: float
    boxes: Mapping[str, Box]
    rotation: int
    marks: int
    artifacts: int
    unmarked: int
    duplicates: tuple[int, ...]
    """Mark numbers that the page uses more than once."""
    annotations: int


@dataclass(frozen=True, slots=True)
class FontReport:
    """One font: its name with the subset tag, and what is there of it."""

    name: str
    kind: str
    embedded: bool
    subset: bool
    unicode_map: bool


@dataclass(frozen=True, slots=True)
class StructNode:
    """One element of the structure tree with what it says.

    `text` is what the element itself says: a block with its inline elements, without the blocks below it.
    """

    role: str
    mapped: str
    title: str = ""
    alt: str | None = None
    actual: str | None = None
    language: str = ""
    identifier: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)
    kids: tuple[StructNode, ...] = ()
    text: str = ""
    page: int | None = None
    """The first page that shows something of it."""
    target: str = ""
    """Where its link leads: an address, or `#` and a page number."""

    def walk(self) -> Iterator[StructNode]:
        """The element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.kids))

    def as_dict(self) -> dict[str, object]:
        """The element as plain values; what is empty is left out."""
        whole: dict[str, object] = {
            "role": self.role,
            "mapped": self.mapped,
            "title": self.title,
            "alt": self.alt,
            "actual_text": self.actual,
            "language": self.language,
            "id": self.identifier,
            "attributes": dict(self.attributes),
            "text": self.text,
            "page": self.page,
            "target": self.target,
            "kids": [kid.as_dict() for kid in self.kids],
        }
        return {key: value for key, value in whole.items() if value not in (None, "", {}, [])}


@dataclass(frozen=True, slots=True)
class Report:
    """What a finished PDF is like, and what is wrong with it."""

    path: Path
    pages: tuple[PageReport, ...]
    title: str
    language: str
    producer: str
    pdfua: str | None
    """The part of ISO 14289 that the file claims, such as `1`."""
    pdfa: str | None
    """The part and level of ISO 19005 that the file claims, such as `2a`."""
    declared: tuple[str, ...]
    """The addresses of what it declares beside that, such as those of Well-Tagged PDF."""
    fonts: tuple[FontReport, ...]
    printing: Printing
    outline: tuple[Outline, ...]
    tree: StructNode
    """The structure tree; its top stands for /StructTreeRoot and has the role `StructTreeRoot`."""
    blocks: tuple[str, ...]
    """The text along the tree, block by block."""
    problems: tuple[Problem, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong (warnings do not count)."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all problems, each once, in order."""
        return tuple(dict.fromkeys(problem.code for problem in self.problems))

    def tree_lines(self) -> tuple[str, ...]:
        """The tree as indented lines, one element each, the top left out."""
        return tuple(_tree_lines(self.tree.kids))

    def text(self) -> str:
        """The text in reading order, one line for each block; alternative texts stand in square brackets."""
        return "\n".join(self.blocks)

    def as_dict(self) -> dict[str, object]:
        """Everything as plain values for JSON; messages in English."""
        return {
            "path": str(self.path),
            "clean": self.clean,
            "title": self.title,
            "language": self.language,
            "producer": self.producer,
            "pdfua": self.pdfua,
            "pdfa": self.pdfa,
            "declared": list(self.declared),
            "pages": [_page_dict(page) for page in self.pages],
            "printing": {
                "duplex": self.printing.duplex,
                "scaling": self.printing.scaling,
                "paper_by_size": self.printing.paper_by_size,
            },
            "fonts": [_font_dict(font) for font in self.fonts],
            "outline": [{"level": entry.level, "title": entry.title, "page": entry.page} for entry in self.outline],
            "tree": [kid.as_dict() for kid in self.tree.kids],
            "problems": [_problem_dict(problem) for problem in self.problems],
        }

    def lines(self) -> tuple[Message, ...]:
        """A summary for a person, one sentence a line; the problems are not in it."""
        return tuple(_summary(self))


def problems_of(evidence: Evidence) -> tuple[Problem, ...]:
    """What went wrong while reading, and what all checks find."""
    return (*evidence.problems, *checks.run(evidence)) if evidence.pages else evidence.problems


def make_report(evidence: Evidence) -> Report:
    """The evidence, judged by all checks and put in order."""
    found = evidence.once(spoken)
    return Report(
        path=evidence.path,
        pages=tuple(_page_report(page) for page in evidence.pages),
        title=evidence.metadata.title or evidence.catalog.title,
        language=evidence.catalog.language,
        producer=evidence.catalog.producer,
        pdfua=evidence.metadata.pdfua,
        pdfa=evidence.metadata.pdfa,
        declared=evidence.metadata.declared,
        fonts=tuple(
            FontReport(font.name, font.kind, font.embedded, font.subset, font.unicode_map) for font in evidence.fonts
        ),
        printing=evidence.catalog.printing,
        outline=evidence.outline,
        tree=_tree(evidence, found),
        blocks=tuple(text for run in found if (text := run.text)),
        problems=problems_of(evidence),
    )


def _page_report(page: FoundPage) -> PageReport:
    box = page.boxes.get("crop") or page.boxes.get("media") or (0.0, 0.0, 0.0, 0.0)
    width, height = box[2] - box[0], box[3] - box[1]
    if page.rotation in (90, 270):
        width, height = height, width
    counted = Counter((mark.stream, mark.number) for mark in page.marks)
    return PageReport(
        number=page.number,
        label=page.label,
        width=round(width, 3),
        height=round(height, 3),
        boxes=page.boxes,
        rotation=page.rotation,
        marks=len(page.marks),
        artifacts=page.artifacts,
        unmarked=sum(1 for kind, _ in page.slips if kind == "unmarked"),
        duplicates=tuple(sorted({number for (_, number), count in counted.items() if count > 1})),
        annotations=len(page.annotations),
    )


def _tree(evidence: Evidence, found: Sequence[TextRun]) -> StructNode:
    said: dict[int, list[TextPart]] = defaultdict(list)
    for run in found:
        for part in run.parts:
            element: Element | None = part.element
            while element is not None:
                said[id(element)].append(part)
                if element is run.block:
                    break
                element = element.parent
    kids = tuple(_node(evidence, root, said) for root in evidence.tree.roots)
    return StructNode("StructTreeRoot", "StructTreeRoot", attributes={}, kids=kids)


def _node(evidence: Evidence, element: Element, said: Mapping[int, list[TextPart]]) -> StructNode:
    kids = tuple(_node(evidence, kid, said) for kid in element.elements)
    marks = (evidence.marks.get((claim.stream, claim.number)) for claim in element.claims if claim.stream is not None)
    held = [
        evidence.annotations[claimed.target] for claimed in element.objects if claimed.target in evidence.annotations
    ]
    pages = [mark.page for mark in marks if mark is not None]
    pages += [annotation.page for annotation in held]
    pages += [kid.page for kid in kids if kid.page is not None]
    return StructNode(
        role=element.role,
        mapped=element.mapped,
        title=element.title,
        alt=element.alt,
        actual=element.actual,
        language=element.language,
        identifier=element.identifier,
        attributes=element.attributes,
        kids=kids,
        text=flowing(said.get(id(element), [])),
        page=min(pages, default=None),
        target=next((annotation.target for annotation in held if annotation.target), ""),
    )


def _tree_lines(nodes: tuple[StructNode, ...]) -> Iterator[str]:
    waiting = [(node, 0) for node in reversed(nodes)]
    while waiting:
        node, depth = waiting.pop()
        words = [node.role if node.mapped == node.role else f"{node.role}={node.mapped}"]
        words += [f"#{node.identifier}"] if node.identifier else []
        words += [f"[{node.language}]"] if node.language else []
        words += [f"{key}={_shown(value)}" for key, value in sorted(node.attributes.items()) if key in _TOLD]
        words += [f"title “{node.title}”"] if node.title else []
        words += [f"alt “{' '.join(node.alt.split())}”"] if node.alt is not None else []
        words += [f"actual “{' '.join(node.actual.split())}”"] if node.actual is not None else []
        words += [f"→ {node.target}"] if node.target else []
        silent = node.alt is not None or node.actual is not None
        words += [f"“{node.text}”"] if node.text and not silent else []
        yield "  " * depth + " ".join(words)
        waiting.extend((kid, depth + 1) for kid in reversed(node.kids))


_TOLD = frozenset({"Scope", "ListNumbering", "RowSpan", "ColSpan", "Headers", "Role", "checked", "Desc", "Summary"})
"""Attributes worth a word in the tree; places and looks are not."""


def _shown(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _page_dict(page: PageReport) -> dict[str, object]:
    return {
        "number": page.number,
        "label": page.label,
        "width": page.width,
        "height": page.height,
        "boxes": {name: [round(side, 3) for side in box] for name, box in page.boxes.items()},
        "rotation": page.rotation,
        "marks": page.marks,
        "artifacts": page.artifacts,
        "unmarked": page.unmarked,
        "duplicates": list(page.duplicates),
        "annotations": page.annotations,
    }


def _font_dict(font: FontReport) -> dict[str, object]:
    return {
        "name": font.name,
        "type": font.kind,
        "embedded": font.embedded,
        "subset": font.subset,
        "unicode_map": font.unicode_map,
    }


def _problem_dict(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "message": str(problem.message),
        "hint": None if problem.hint is None else str(problem.hint),
    }


_DUPLEX: Mapping[str, Message] = MappingProxyType(
    {
        "Simplex": say("one side"),
        "DuplexFlipLongEdge": say("both sides, turned over the long edge"),
        "DuplexFlipShortEdge": say("both sides, turned over the short edge"),
    }
)


def _summary(report: Report) -> Iterator[Message]:
    if not report.pages:
        return
    yield say("Title: {title}", title=report.title or "–")
    yield say("Language: {language}", language=report.language or "–")
    yield say("Written by: {producer}", producer=report.producer or "–")
    claims = [f"PDF/UA-{report.pdfua}"] if report.pdfua else []
    claims += [f"PDF/A-{report.pdfa}"] if report.pdfa else []
    claims += [address.rpartition("/")[2] for address in report.declared]
    yield say("Claims: {claims}", claims=", ".join(claims) or "–")
    sizes = Counter((page.width, page.height) for page in report.pages)
    for (width, height), count in sizes.items():
        yield say(
            "Pages: {count} of {width} × {height} mm",
            count=count,
            width=round(width / 72 * 25.4),
            height=round(height / 72 * 25.4),
        )
    asked = [_DUPLEX[report.printing.duplex]] if report.printing.duplex in _DUPLEX else []
    asked += [say("no scaling")] if report.printing.scaling == "None" else []
    asked += [say("paper of its size")] if report.printing.paper_by_size else []
    if asked:
        yield say("Asks the printer for: {asked}", asked=asked)
    for font in report.fonts:
        yield (
            say("Font: {font}, embedded, with a Unicode map", font=font.name)
            if font.embedded and font.unicode_map
            else say("Font: {font}, not complete", font=font.name)
        )
    yield say("Outline: {count} entries", count=len(report.outline))
    yield say("Structure: {count} elements", count=sum(1 for _ in report.tree.walk()) - 1)
    errors = sum(1 for problem in report.problems if problem.severity is Severity.ERROR)
    yield say("Errors: {errors}, warnings: {warnings}", errors=errors, warnings=len(report.problems) - errors)
