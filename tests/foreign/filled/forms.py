"""Small PDFs with form fields, as many programs make them: no tags unless asked for, values as somebody left them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, IndirectObject, NameObject

from tests.pdf.handmade import stream, wrap

RADIO, PUSH, MULTIPLE, PASSWORD = 1 << 15, 1 << 16, 1 << 21, 1 << 13
HIDDEN = 2


class Form:
    """A file of some pages; each field stands on the page that it names, in the order in which it is added."""

    def __init__(self, pages: int = 1, title: str = "Evaluering") -> None:
        self.writer = PdfWriter()
        self.writer.add_metadata({"/Title": title})
        self.pages = [self.writer.add_blank_page(300, 300) for _ in range(pages)]
        for page in self.pages:
            page[NameObject("/Annots")] = wrap([])
        self.fields: list[IndirectObject] = []
        self.widgets: list[IndirectObject] = []
        self._on = self.ref(stream(b"0 0 9 9 re f", Type="/XObject", Subtype="/Form", BBox=[0, 0, 9, 9]))

    def ref(self, value: object) -> IndirectObject:
        return self.writer._add_object(wrap(value))

    def widget(self, page: int = 1, **entries: Any) -> IndirectObject:
        """A widget on a page, without a field of its own."""
        made = self.ref({"Type": "/Annot", "Subtype": "/Widget", "Rect": [10, 10, 90, 30], "F": 4, **entries})
        self.pages[page - 1]["/Annots"].append(made)  # type: ignore[attr-defined]
        self.widgets.append(made)
        return made

    def field(self, name: str, kind: str, page: int = 1, **entries: Any) -> IndirectObject:
        """A field that is its own widget."""
        made = self.widget(page, FT=f"/{kind}", T=name, **entries)
        self.fields.append(made)
        return made

    def text(self, name: str, value: object = "", label: str = "", page: int = 1, **entries: Any) -> IndirectObject:
        return self.field(name, "Tx", page, V=value, **({"TU": label} if label else {}), **entries)

    def tick(self, name: str, on: bool, label: str = "", page: int = 1, **entries: Any) -> IndirectObject:
        state = "/Ja" if on else "/Off"
        looks = {"N": {"Ja": self._on, "Off": self._on}}
        return self.field(name, "Btn", page, **{"V": state, "AS": state, "AP": looks, "TU": label or name, **entries})

    def radios(
        self,
        name: str,
        states: Sequence[str],
        chosen: str = "Off",
        label: str = "",
        told: Sequence[str] = (),
        page: int = 1,
        **entries: Any,
    ) -> IndirectObject:
        """One of many: a field with a widget for each state, each told as something where `told` says as what."""
        parent = self.ref(
            {"FT": "/Btn", "Ff": RADIO, "T": name, "TU": label or name, "V": f"/{chosen}", "Kids": [], **entries}
        )
        for place, state in enumerate(states):
            looks = {"N": {state: self._on, "Off": self._on}}
            more: dict[str, Any] = {"TU": told[place]} if told else {}
            shown = f"/{state}" if state == chosen else "/Off"
            kid = self.widget(page, Parent=parent, AP=looks, AS=shown, **more)
            parent.get_object()["/Kids"].append(kid)  # type: ignore[index]
        self.fields.append(parent)
        return parent

    def read(self, *widgets: IndirectObject) -> None:
        """Give the file a structure tree, which reads these widgets in this order."""
        kids = [{"S": "/Form", "K": {"Type": "/OBJR", "Obj": one}} for one in widgets]
        document = self.ref({"S": "/Document", "K": [self.ref(kid) for kid in kids]})
        self.writer.root_object[NameObject("/StructTreeRoot")] = self.ref({"Type": "/StructTreeRoot", "K": document})

    def saved(self, path: Path, **form: object) -> Path:
        held = wrap({"Fields": self.fields, **form})
        assert isinstance(held, DictionaryObject)
        self.writer.root_object[NameObject("/AcroForm")] = held
        self.writer.write(path)
        return path
