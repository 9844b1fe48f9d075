"""A tagged PDF made by hand, right in every part, so that a test can break exactly one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PIL import ImageCms
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)
from reportlab.pdfbase.ttfonts import TTFontFile

FONT = Path(__file__).parents[2] / "fonts" / "SourceSans3-Regular.ttf"
LETTERS = "".join(map(chr, range(32, 127))) + "æøåÆØÅ»«–•\u00ad"
TITLE = "Håndlavet prøve"
ADDRESS = "https://example.org/vejledning"

UA_CLAIM = "<pdfuaid:part>1</pdfuaid:part>"
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{ua}<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def name(word: str) -> NameObject:
    """/word."""
    return NameObject("/" + word)


def wrap(value: object) -> PdfObject:
    """A Python value as a PDF object: `/Name` strings are names, other strings are text."""
    if isinstance(value, PdfObject):
        return value
    if isinstance(value, bool):
        return BooleanObject(value)
    if isinstance(value, int):
        return NumberObject(value)
    if isinstance(value, float):
        return FloatObject(value)
    if isinstance(value, str):
        return NameObject(value) if value.startswith("/") else TextStringObject(value)
    if isinstance(value, dict):
        return DictionaryObject({name(key): wrap(member) for key, member in value.items()})
    if isinstance(value, Iterable):
        return ArrayObject(wrap(member) for member in value)
    raise TypeError(value)


def stream(data: bytes, **entries: object) -> StreamObject:
    """A stream with the given bytes."""
    made = DecodedStreamObject()
    made.set_data(data)
    for key, value in entries.items():
        made[name(key)] = wrap(value)
    return made


class Face:
    """The letters of one embedded font, as codes and widths."""

    def __init__(self) -> None:
        self.file = TTFontFile(str(FONT))
        letters = [ord(letter) for letter in LETTERS]
        self.program: bytes = self.file.makeSubset(letters)
        glyphs: dict[int, int] = {0: 0}
        self.codes: dict[str, int] = {}
        for letter in letters:
            self.codes[chr(letter)] = glyphs.setdefault(self.file.charToGlyph[letter], len(glyphs))
        self.widths = {self.codes[chr(letter)]: round(self.file.charWidths[letter]) for letter in letters}
        # The soft hyphen is drawn with a glyph of its own, whatever else shares it.
        self.unicode = {code: letter for letter, code in self.codes.items()}

    def shown(self, words: str) -> str:
        """The operator that shows some words."""
        return "<" + "".join(f"{self.codes[letter]:04x}" for letter in words) + "> Tj"

    def width(self, words: str, size: float) -> float:
        """How far the words reach, in points."""
        return float(sum(self.widths[self.codes[letter]] for letter in words) * size / 1000)

    def unicode_map(self, known: dict[int, str] | None = None) -> bytes:
        """The ToUnicode CMap."""
        known = self.unicode if known is None else known
        lines = [f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>" for code, letter in known.items()]
        blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
        body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            f"{body}\nendcmap CMapName currentdict /CMap defineresource pop end end"
        ).encode("ascii")


class Handmade:
    """Two pages: a heading, a paragraph with a link; a list, a table, a figure, a field, a divided word."""

    def __init__(self) -> None:
        self.writer = PdfWriter()
        self.writer.pdf_header = "%PDF-1.7"
        self.face = Face()
        self.font = self._font()
        self.resources = self.ref({"Font": {"F1": self.font}})
        self.contents: list[list[str]] = [[], []]
        self.pages: list[DictionaryObject] = []
        self.claims: list[dict[int, IndirectObject]] = [{}, {}]
        self.elements: dict[str, DictionaryObject] = {}
        for _ in self.contents:
            page = self.writer.add_blank_page(420, 300)
            page[name("Resources")] = self.resources
            self.pages.append(page)
        self.root = self.made({"Type": "/StructTreeRoot", "K": []})
        self.filled: list[DictionaryObject] = []
        self.choices: list[DictionaryObject] = []
        self._tree()
        self._annotation()
        self._furniture()

    # Building

    def ref(self, value: object) -> IndirectObject:
        """A new object of the file."""
        return self.writer._add_object(wrap(value))

    def made(self, value: object) -> DictionaryObject:
        """A new dictionary of the file."""
        found = self.ref(value).get_object()
        assert isinstance(found, DictionaryObject)
        return found

    def element(self, key: str, role: str, parent: DictionaryObject, **entries: object) -> DictionaryObject:
        """A new element at the end of its parent."""
        made = self.made({"Type": "/StructElem", "S": f"/{role}", "P": parent.indirect_reference, "K": [], **entries})
        kids = parent["/K"]
        assert isinstance(kids, ArrayObject)
        kids.append(made.indirect_reference)
        self.elements[key] = made
        return made

    def mark(self, owner: DictionaryObject, page: int, lines: list[str], tag: str = "Span") -> int:
        """A new mark on a page (0 or 1), claimed by its owner."""
        number = len(self.claims[page])
        assert owner.indirect_reference is not None
        self.claims[page][number] = owner.indirect_reference
        owner[name("Pg")] = self.reference(page)
        kids = owner["/K"]
        assert isinstance(kids, ArrayObject)
        kids.append(NumberObject(number))
        self.contents[page] += [f"/{tag} <</MCID {number}>> BDC", *lines, "EMC"]
        return number

    def reference(self, page: int) -> IndirectObject:
        """The reference of a page."""
        found = self.pages[page].indirect_reference
        assert found is not None
        return found

    def line(self, x: float, y: float, words: str, size: float = 11) -> list[str]:
        """A line of text."""
        return ["BT", f"/F1 {size} Tf", f"1 0 0 1 {x} {y} Tm", self.face.shown(words), "ET"]

    def _tree(self) -> None:
        document = self.element("document", "Document", self.root, Lang="da")
        heading = self.element("h1", "H1", document)
        self.mark(heading, 0, self.line(40, 250, "Før mødet", 18), "H1")
        paragraph = self.element("p1", "P", document)
        first, second, third = "Læs mere i ", "vejledningen ", "og tal så om det, der er aftalt på "
        x = 40.0
        self.mark(paragraph, 0, self.line(x, 220, first), "P")
        link = self.element("link", "Link", paragraph)
        x += self.face.width(first, 11)
        self.mark(link, 0, self.line(x, 220, second), "Link")
        x += self.face.width(second, 11)
        self.mark(paragraph, 0, self.line(x, 220, third), "P")
        self.mark(paragraph, 0, self.line(40, 205, "forhånd, og hvad der skal siges."), "P")
        self.contents[0] += ["/Artifact BMC", "0.5 w 40 190 m 380 190 l S", "EMC"]
        self._second_page(document)

    def _second_page(self, document: DictionaryObject) -> None:
        listed = self.element("list", "L", document, A={"O": "/List", "ListNumbering": "/Disc"})
        for at, words in enumerate(("et punkt", "to punkter")):
            item = self.element(f"item{at}", "LI", listed)
            self.mark(self.element(f"label{at}", "Lbl", item), 1, self.line(40, 270 - 14 * at, "•"))
            self.mark(self.element(f"body{at}", "LBody", item), 1, self.line(52, 270 - 14 * at, words))
        table = self.element("table", "Table", document)
        head = self.element("head", "TR", table)
        for at, words in enumerate(("Hvem", "Hvad")):
            cell = self.element(f"th{at}", "TH", head, A={"O": "/Table", "Scope": "/Column"})
            self.mark(cell, 1, self.line(40 + 90 * at, 230, words))
        row = self.element("row", "TR", table)
        for at in range(2):
            self.element(f"td{at}", "TD", row)
        figure = self.element(
            "figure",
            "Figure",
            document,
            Alt="En firkant.",
            A={"O": "/Layout", "BBox": [40.0, 150.0, 80.0, 190.0]},
        )
        self.mark(figure, 1, ["0.2 0.3 0.4 rg", "40 150 40 40 re f"], "Figure")
        ticked = self.element(
            "field",
            "Form",
            document,
            Alt="Felt til et kryds",
            A={"O": "/PrintField", "Role": "/cb", "checked": "/off"},
        )
        self.mark(ticked, 1, ["40 130 10 10 re S"], "Form")
        paragraph = self.element("p2", "P", document)
        self.mark(paragraph, 1, self.line(40, 100, "Her deles et langt ord: risikovur\u00ad"), "P")
        self.mark(paragraph, 1, self.line(40, 86, "dering er det."), "P")

    def _annotation(self) -> None:
        self.annotation = self.made(
            {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": [90.0, 215.0, 160.0, 232.0],
                "Border": [0, 0, 0],
                "F": 4,
                "Contents": "Vejledningen på nettet",
                "A": {"Type": "/Action", "S": "/URI", "URI": ADDRESS},
                "StructParent": 2,
            }
        )
        link = self.elements["link"]
        kids = link["/K"]
        assert isinstance(kids, ArrayObject)
        kids.append(wrap({"Type": "/OBJR", "Obj": self.annotation.indirect_reference, "Pg": self.reference(0)}))
        self.pages[0][name("Annots")] = wrap([self.annotation.indirect_reference])

    def _font(self) -> IndirectObject:
        face = self.face.file
        program = self.ref(stream(self.face.program, Length1=len(self.face.program)))
        descriptor = {
            "Type": "/FontDescriptor",
            "FontName": "/AAAAAB+SourceSans3-Regular",
            "Flags": 4,
            "FontBBox": [round(side) for side in face.bbox],
            "ItalicAngle": 0,
            "Ascent": round(face.ascent),
            "Descent": round(face.descent),
            "CapHeight": round(face.capHeight),
            "StemV": 80,
            "FontFile2": program,
        }
        self.descriptor = self.made(descriptor)
        widths: list[object] = []
        for code, width in sorted(self.face.widths.items()):
            widths += [code, [width]]
        heir = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": "/AAAAAB+SourceSans3-Regular",
            "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
            "FontDescriptor": self.descriptor.indirect_reference,
            "CIDToGIDMap": "/Identity",
            "DW": 500,
            "W": widths,
        }
        font = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": "/AAAAAB+SourceSans3-Regular",
            "Encoding": "/Identity-H",
            "DescendantFonts": [self.ref(heir)],
            "ToUnicode": self.ref(stream(self.face.unicode_map())),
        }
        return self.ref(font)

    def _furniture(self) -> None:
        for at, page in enumerate(self.pages):
            page[name("StructParents")] = NumberObject(at)
            page[name("Tabs")] = name("S")
        link = self.elements["link"].indirect_reference
        self.parents = self.made(
            {"Nums": [0, list(self.claims[0].values()), 1, list(self.claims[1].values()), 2, link]}
        )
        self.root[name("ParentTree")] = wrap(self.parents.indirect_reference)
        self.root[name("ParentTreeNextKey")] = NumberObject(3)
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        self.catalog = self.writer.root_object
        self.xmp = XMP.format(title=TITLE, ua=UA_CLAIM)
        self.info: dict[str, str] = {"/Title": TITLE, "/Producer": "handmade"}
        for key, value in {
            "StructTreeRoot": self.root.indirect_reference,
            "MarkInfo": {"Marked": True},
            "Lang": "da",
            "ViewerPreferences": {"DisplayDocTitle": True},
            "OutputIntents": [
                {
                    "Type": "/OutputIntent",
                    "S": "/GTS_PDFA1",
                    "OutputConditionIdentifier": "sRGB",
                    "DestOutputProfile": self.ref(stream(profile, N=3)),
                }
            ],
        }.items():
            self.catalog[name(key)] = wrap(value)

    def fields(self, *bodies: dict[str, object], page: int = 0) -> list[DictionaryObject]:
        """Fields on a page, each in a Form of its own; what is not said of one is that of a box to tick, off."""
        empty = self.ref(stream(b"", Type="/XObject", Subtype="/Form", BBox=[0, 0, 9, 9], Resources={}))
        usual = {"Type": "/Annot", "Subtype": "/Widget", "F": 4, "FT": "/Btn", "TU": "Et felt"}
        usual |= {"AP": {"N": {"Yes": empty, "Off": empty}}, "AS": "/Off"}
        numbers, annotations = self.parents["/Nums"], self.pages[page].get("/Annots")
        if annotations is None:
            annotations = self.pages[page][name("Annots")] = ArrayObject()
        assert isinstance(numbers, ArrayObject)
        assert isinstance(annotations, ArrayObject)
        made = []
        for at, body in enumerate(bodies):
            key = 3 + len(self.filled)
            place = {"Rect": [40 + 20 * at, 20, 49 + 20 * at, 29], "StructParent": key}
            widget = self.made({**usual, **place, **body})
            form = self.element(f"field{key}", "Form", self.elements["document"])
            reference = {"Type": "/OBJR", "Obj": widget.indirect_reference, "Pg": self.reference(page)}
            form[name("K")] = wrap([self.ref(reference)])
            numbers.extend((NumberObject(key), wrap(form.indirect_reference)))
            annotations.append(wrap(widget.indirect_reference))
            self.filled.append(widget)
            made.append(widget)
        tops = [one for one in self.filled if "/Parent" not in one]
        self.catalog[name("AcroForm")] = wrap({"Fields": [one.indirect_reference for one in (*tops, *self.choices)]})
        return made

    def choice(self, called: str, *states: str) -> list[DictionaryObject]:
        """A choice between buttons of those states on the first page, none of them on."""
        empty = self.ref(stream(b"", Type="/XObject", Subtype="/Form", BBox=[0, 0, 9, 9], Resources={}))
        said = {"FT": "/Btn", "Ff": 1 << 15, "T": called, "TU": "Et valg", "V": "/Off"}
        parent = self.made({**said, "Kids": []})
        self.choices.append(parent)
        looks: list[dict[str, object]] = [{"AP": {"N": {state: empty, "Off": empty}}} for state in states]
        for look in looks:
            look["Parent"] = parent.indirect_reference
        made = self.fields(*looks)
        parent[name("Kids")] = wrap([one.indirect_reference for one in made])
        return made

    # Finishing

    def kids(self, key: str) -> ArrayObject:
        """The /K of an element."""
        found = self.elements[key]["/K"]
        assert isinstance(found, ArrayObject)
        return found

    def save(self, path: Path) -> Path:
        """Write the file."""
        for page, lines in zip(self.pages, self.contents, strict=True):
            if "/Contents" not in page:
                page[name("Contents")] = self.ref(stream("\n".join(lines).encode("ascii")))
        if "/Metadata" not in self.catalog:
            packet = stream(self.xmp.encode("utf-8"), Type="/Metadata", Subtype="/XML")
            self.catalog[name("Metadata")] = self.ref(packet)
        self.writer.metadata = None
        self.writer.add_metadata(self.info)
        self.writer.generate_file_identifiers()
        with path.open("wb") as opened:
            self.writer.write(opened)
        return path


def made(path: Path, change: Callable[[Handmade], None] | None = None) -> Path:
    """The right file, or with one change."""
    file = Handmade()
    if change is not None:
        change(file)
    return file.save(path)
