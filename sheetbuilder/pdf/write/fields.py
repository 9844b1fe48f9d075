"""Form fields of imported pages in the file that is written: widgets, their fields, the form that lists them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from sheetbuilder.layout.imported import ImportedField, ImportedWidget
from sheetbuilder.layout.roles import Node
from sheetbuilder.layout.surfaces import turned
from sheetbuilder.pdf.write.imported_pages import ImportedPagesInFile
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.painting import Placements
from sheetbuilder.pdf.write.slots import Content, array, dictionary, entries, joined, name_slot, own_reference
from sheetbuilder.pdf.write.syntax import number, numbers, reference, text

_RADIO = 1 << 15


class FieldsOfDocument(Struct):
    """What other passes ask for."""

    bodies: dict[int, Content] = field(default_factory=dict)
    """Each widget without its StructParent, by object number."""
    nodes: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """The (object number, page index) pair of each Form's widget, by `id` of its node."""
    hung: dict[int, list[Node]] = field(default_factory=dict)
    """Forms that nodes hold beside their own kids, by `id` of the node."""
    roots: list[int] = field(default_factory=list)
    """The fields, for the form (ISO 32000-1, 12.7.2)."""
    fonts: dict[str, int] = field(default_factory=dict)
    """Fonts that fields are filled in with, by their name in the form's resources."""


def write_fields(
    root: Node, placements: Placements, imported_pages: ImportedPagesInFile, objects: Objects
) -> FieldsOfDocument:
    """Write the fields whose pages are shown."""
    found = FieldsOfDocument()
    if not placements.imports:
        return found
    widgets: dict[ImportedField, list[tuple[Node, ImportedWidget]]] = {}
    for node in root.walk():
        widget = node.imported.widget if node.imported is not None else None
        if widget is not None and widget.page in placements.imports:
            if turned(placements.imports[widget.page].matrix):
                # Its appearance would not turn with it: a reader fits that into the rectangle as it stands.
                raise ValueError("a page with form fields may be moved and scaled, not turned")
            widgets.setdefault(widget.field, []).append((node, widget))
    for each, held in widgets.items():
        made = [objects.add()[0] for _ in held]
        said = joined(_said(each, imported_pages, found, held[0][1]))
        if len(held) == 1 and not (each.kind == "Btn" and each.flags & _RADIO):
            found.roots.append(made[0])
        else:
            parent, _ = objects.add(joined((b"<<", said, b"/Kids", array(map(own_reference, made)), b">>")))
            found.roots.append(parent)
            # Each kid is told by itself (ISO 14289-1, 7.18.1).
            said = entries(Parent=own_reference(parent), TU=text(each.description))
        for widget_number, (node, widget) in zip(made, held, strict=True):
            found.bodies[widget_number] = joined((said, *_shown(widget, placements, imported_pages)))
            found.nodes[id(node)] = [(widget_number, placements.imports[widget.page].index)]
    return found


def form(fields: FieldsOfDocument) -> bytes | None:
    """The interactive form of a document; None where it has no fields."""
    if not fields.roots:
        return None
    fonts = sorted(fields.fonts.items())
    listed = b"".join(b"/%s %s" % (called.encode("ascii"), reference(font)) for called, font in fonts)
    resources = b"<</Font<<%s>>>>" % listed if fonts else None
    return dictionary(Fields=array(map(reference, fields.roots)), DR=resources)


def _said(
    each: ImportedField, imported_pages: ImportedPagesInFile, found: FieldsOfDocument, first: ImportedWidget
) -> Iterator[Content]:
    """The entries of a field (ISO 32000-1, 12.7.3 and 12.7.4)."""
    yield joined((b"/FT/%s/T " % each.kind.encode("ascii"), name_slot(each.name), b"/TU " + text(each.description)))
    if each.flags:
        yield b"/Ff %d" % each.flags
    if each.kind == "Btn":
        yield b"/V/%s" % (each.value if _is_state(each.value) else "Off").encode("ascii")
    elif each.value:
        yield b"/V %s" % text(each.value)
    if each.longest is not None:
        yield b"/MaxLen %d" % each.longest
    if each.options:
        yield b"/Opt[%s]" % b" ".join(b"[%s %s]" % (text(means), text(shown)) for means, shown in each.options)
    if each.font is not None:
        font = imported_pages.piece(first.page.shared, each.font)
        called = f"Filled{font}"
        found.fonts[called] = font
        yield b"/DA(/%s %s Tf 0 g)" % (called.encode("ascii"), number(each.size).encode("ascii"))


def _is_state(value: str) -> bool:
    return value.isascii() and value.replace("-", "").replace("_", "").replace(".", "").isalnum()


def _shown(widget: ImportedWidget, placements: Placements, imported_pages: ImportedPagesInFile) -> Iterator[bytes]:
    """The entries of a widget (ISO 32000-1, 12.5.6.19), with nothing but a normal appearance (ISO 19005-2, 6.3.3)."""
    box = numbers(placements.imports[widget.page].box(widget.box)).encode("ascii")
    yield b"/Type/Annot/Subtype/Widget/F 4/Rect[%s]" % box
    states = {name: reference(imported_pages.piece(widget.page.shared, at)) for name, at in widget.states.items()}
    if "" in states:
        yield b"/AP<</N %s>>" % states[""]
        return
    listed = b"".join(b"/%s %s" % (name.encode("ascii"), state) for name, state in sorted(states.items()))
    yield b"/AP<</N<<%s>>>>/AS/%s" % (listed, widget.state.encode("ascii"))
