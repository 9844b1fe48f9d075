"""Other people's PDFs, made by their own programs, and a document of ours that takes them in."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from sheetbuilder.foreign.graft.attaching import Attached, ImportedPlacement, attach
from sheetbuilder.foreign.graft.taking import Graft, take
from sheetbuilder.foreign.sandbox.reader import Reader
from sheetbuilder.layout.flow.pages import Bookmark, Document, Page, PageKind
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.pdf.write.fonts import FontShelf
from sheetbuilder.pdf.write.writing import write
from sheetbuilder.theme import default_theme
from sheetbuilder.theme.typeface import default_typeface
from tests.tools import missing

RED = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
)
FONTS = Path(__file__).parents[3] / "fonts"

TYPST = """
#set document(title: "Slides", date: datetime(year: 2026, month: 1, day: 1))
#set text(lang: "en", font: "Source Sans 3", size: 11pt)
#set page(paper: "a6", flipped: true, numbering: "1", header: [Day one])
#set heading(numbering: "1.")
#outline()
= Before the meeting <before>
The first sentence has a #link("https://example.org/a_b")[link that is so long that it breaks over lines], and ends.
#figure(rect(width: 3cm, height: 1cm, fill: blue), alt: "A blue box", caption: [A box])
== During the meeting
- one point
- another point, so long that its line has to break before it comes to its end, as lines do
+ first
+ second
#pagebreak()
=== A deep heading
#table(columns: 3, table.header[Name][Role][Days], [Anna], [Mentor], [3], [Bo], [], [4])
See @before and the #emph[note]#footnote[A note at the foot.] here.
#math.equation(block: true, alt: "n plus one", $n + 1$)
#quote(block: true)[Words of somebody.]
= After the meeting
Last words, with `code` in them.
"""
HTML = """<html lang="de"><head><title>Folien</title><style>
@page { size: A6; @bottom-center { content: counter(page) } }
@font-face { font-family: S; src: url(FONT) } body { font: 11pt S } h2 { break-before: page }
table { border-collapse: collapse } td, th { border: 1px solid } svg { width: 2cm; height: 1cm }</style></head><body>
<h1 id="top">Vor dem Gespräch</h1><p>Es gibt <a href="https://example.org/x">einen Verweis</a> und
<a href="#after">einen im Heft</a>.</p><ul><li>ein Punkt</li><li>noch ein Punkt</li></ul>
<img alt="Ein roter Kasten" src="PICTURE"
 style="width: 2cm; height: 1cm">
<h2 id="after">Danach</h2><table><thead><tr><th scope="col">Wer</th><th scope="col">Wann</th></tr></thead>
<tbody><tr><td>Anna</td><td>Montag</td></tr><tr><td>Bo</td><td></td></tr></tbody></table>
<p>Zurück <a href="#top">zum Anfang</a>.</p></body></html>"""


def typst_file(
    folder: Path, source: str = TYPST, standard: Literal["ua-1", "a-2a"] = "ua-1", name: str = "typst.pdf"
) -> Path:
    try:
        import typst
    except ImportError:
        missing("typst")
    (folder / "a.typ").write_text(source, "utf-8")
    pdf = typst.compile(folder / "a.typ", pdf_standards=[standard], font_paths=[FONTS])
    (folder / name).write_bytes(pdf)
    return folder / name


def weasyprint_file(folder: Path, html: str = HTML, name: str = "weasyprint.pdf") -> Path:
    font = (FONTS / "SourceSans3-Regular.ttf").as_uri()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            import weasyprint  # type: ignore[import-untyped]
        except (ImportError, OSError):
            missing("weasyprint")
        weasyprint.HTML(string=html.replace("FONT", font).replace("PICTURE", RED)).write_pdf(
            folder / name, pdf_variant="pdf/ua-1"
        )
    return folder / name


class Host:
    """A document of ours: a heading for each graft, its pages one on a page, and their outline."""

    def __init__(self, language: str = "da") -> None:
        self.root = Node(Role.DOCUMENT)
        self.language = language
        self.pages: list[Page] = []
        self.bookmarks: list[Bookmark] = []
        self.attached: list[Attached] = []

    def take_in(self, graft: Graft, level: int = 2) -> Attached:
        part = self.root.add(Role.PART)
        attached = attach(graft, part, f"g{len(self.attached) + 1}", level=level, language=self.language)
        self.attached.append(attached)
        for placement in attached.placements:
            self.show(placement)
        self.bookmarks += attached.outline
        return attached

    def show(self, *placements: ImportedPlacement) -> None:
        height = 700.0 / len(placements)
        items = tuple(
            placement.inset(60, 60 + at * (height + 10), 480, height) for at, placement in enumerate(placements)
        )
        self.pages.append(Page(PageKind.TEXT, len(self.pages) + 1, 595, 842, items))

    def document(self) -> Document:
        return Document(
            pages=tuple(self.pages),
            root=self.root,
            title="Kursus",
            language=self.language,
            author="Eksempelkøbing",
            subject="",
            date=datetime.date(2026, 1, 1),
            bookmarks=tuple(self.bookmarks),
        )

    def written(self) -> bytes:
        return write(self.document(), default_theme().palette, FontShelf(default_typeface()))

    def saved(self, folder: Path, name: str = "host.pdf") -> Path:
        (folder / name).write_bytes(self.written())
        return folder / name


class Hosted:
    """Files taken by one reader, and by the same names a document of ours for each that took it in."""

    def __init__(self, folder: Path, files: Mapping[str, Path], alts: Mapping[int, str] | None = None) -> None:
        self.grafts: dict[str, Graft] = {}
        self.hosts: dict[str, Path] = {}
        with Reader() as reader:
            for name, file in files.items():
                self.grafts[name] = take(file, alts=alts, reader=reader)
                host = Host()
                host.take_in(self.grafts[name], level=1)
                self.hosts[name] = host.saved(folder, f"{name} host.pdf")
