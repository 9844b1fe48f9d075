"""Form fields of imported pages: real fields where PDF/A permits it, else paint with words; names never clash."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import TextStringObject

from sheetbuilder.foreign.graft.answer import Grafting
from sheetbuilder.foreign.graft.taking import Graft, take
from sheetbuilder.pdf.inspect import StructNode, inspect
from tests.foreign.graft.foreign import Host
from tests.pdf.handmade import Handmade, made, stream
from tests.tools import run, verapdf

RADIO, PUSH, COMBO, PASSWORD = 1 << 15, 1 << 16, 1 << 17, 1 << 13


class Filler:
    """Fields put on the first page, one beside the other, each in a Form element."""

    def __init__(self, file: Handmade) -> None:
        self.file = file
        self.fields: list[object] = []
        self.widgets: list[Any] = []
        self.key = 10

    def look(self, lines: Sequence[str], font: bool = False) -> Any:
        resources = {"Font": {"F1": self.file.font}} if font else {}
        content = "\n".join(lines).encode("ascii")
        return self.file.ref(
            stream(content, Type="/XObject", Subtype="/Form", BBox=[0, 0, 40, 20], Resources=resources)
        )

    def widget(self, name: str, kind: str, parent: Any = None, tagged: bool = True, **entries: object) -> Any:
        made = self.file.made(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "F": 4,
                "Rect": [40 + 45 * len(self.widgets), 20, 80 + 45 * len(self.widgets), 40],
                "StructParent": self.key,
                **(
                    {"Parent": parent.indirect_reference}
                    if parent
                    else {"FT": f"/{kind}", "T": name, "TU": f"Om {name}"}
                ),
                "AA": {"K": {"S": "/JavaScript", "JS": "1"}},
                "MK": {"BG": [1, 0, 0]},
                **entries,
            }
        )
        self.key += 1
        self.widgets.append(made.indirect_reference)
        if parent is None:
            self.fields.append(made.indirect_reference)
        if tagged:
            element = self.file.element(f"w{self.key}", "Form", self.file.elements["document"])
            element["/K"].append(  # type: ignore[attr-defined]
                self.file.ref({"Type": "/OBJR", "Obj": made.indirect_reference, "Pg": self.file.reference(0)})
            )
        return made


def filled(file: Handmade) -> None:
    filler = Filler(file)
    face = file.face
    shown = ["/Tx BMC", "BT /F1 9 Tf 2 5 Td", face.shown("Anna"), "ET", "EMC"]
    on, off = filler.look(["0 0 9 9 re f"]), filler.look(["0 0 9 9 re S"])
    text: dict[str, Any] = {
        "AP": {"N": filler.look(shown, True), "D": filler.look(shown, True)},
        "DA": TextStringObject("/F1 9 Tf 0 g"),
        "V": "Anna",
    }
    states: dict[str, Any] = {"AP": {"N": {"On": on, "Off": off}}, "AS": "/On", "V": "/On"}
    filler.widget("navn", "Tx", MaxLen=40, **text)
    filler.widget("ja", "Btn", **states)
    group = file.made({"FT": "/Btn", "Ff": RADIO, "T": "valg", "TU": "Et valg", "V": "/A", "Kids": []})
    filler.fields.append(group.indirect_reference)
    for name, state in (("A", "/A"), ("B", "/Off")):
        kid = filler.widget("", "Btn", group, AP={"N": {name: on, "Off": off}}, AS=state)
        group["/Kids"].append(kid.indirect_reference)  # type: ignore[attr-defined]
    filler.widget("liste", "Ch", Ff=COMBO, Opt=["et", ["2", "to"]], **{**text, "V": "et"})
    filler.widget("knap", "Btn", Ff=PUSH, AP={"N": filler.look(["1 0 0 rg 0 0 40 20 re f"])})
    filler.widget("hemmelig", "Tx", Ff=PASSWORD, **text)
    filler.widget("ude", "Tx", **{**text, "DA": TextStringObject("/Helv 9 Tf 0 g")})
    filler.widget("tom", "Tx", DA=TextStringObject("/F1 9 Tf 0 g"))
    filler.widget("utagget", "Btn", tagged=False, **states)
    annotations = file.pages[0]["/Annots"]
    annotations.extend(filler.widgets)  # type: ignore[attr-defined]
    helvetica = {"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica", "Encoding": "/WinAnsiEncoding"}
    form = {"Fields": filler.fields, "NeedAppearances": True, "DR": {"Font": {"F1": file.font, "Helv": helvetica}}}
    file.catalog.update(dict(file.made({"AcroForm": form})))


class Filled:
    def __init__(self, folder: Path) -> None:
        self.file = made(folder / "form.pdf", filled)
        self.kept = take(self.file)
        self.flat = take(self.file, how=Grafting(fields=False))
        self.hosts = {
            "kept": self.host(folder, "kept", [self.kept]),
            "flat": self.host(folder, "flat", [self.flat]),
            "twice": self.host(folder, "twice", [self.kept, self.kept]),
            "repeated": self.host(folder, "repeated", [take(self.file, [1, 2, 1])]),
        }

    @staticmethod
    def host(folder: Path, name: str, grafts: Sequence[Graft]) -> Path:
        host = Host()
        for graft in grafts:
            host.take_in(graft, level=1)
        return host.saved(folder, f"{name}.pdf")


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    return Filled(tmp_path_factory.mktemp("forms"))


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_every_document(flavour: str, forms: Filled) -> None:
    files = list(forms.hosts.values())
    assert verapdf(flavour, files) == dict.fromkeys(files, "PASS")


@pytest.mark.parametrize("name", ["kept", "flat", "twice", "repeated"])
def test_inspect_finds_nothing_wrong(name: str, forms: Filled) -> None:
    """But that beside fields that were kept others were made paint: they are for a pen alone."""
    report = inspect(forms.hosts[name])
    assert report.clean
    assert report.codes == (() if name == "flat" else ("SB679",))


def fields(path: Path) -> list[Any]:
    root: Any = PdfReader(path).trailer["/Root"]
    return [field.get_object() for field in root.get("/AcroForm", {}).get("/Fields", ())]


def test_sound_fields_stay_fields(forms: Filled) -> None:
    found = fields(forms.hosts["kept"])
    assert [(each["/FT"], each["/TU"], each.get("/V")) for each in found] == [
        ("/Tx", "Om navn", "Anna"),
        ("/Btn", "Om ja", "/On"),
        ("/Btn", "Et valg", "/A"),
        ("/Ch", "Om liste", "et"),
    ]
    text, box, radio, choice = found
    assert (text["/MaxLen"], choice["/Opt"]) == (40, [["et", "et"], ["2", "to"]])
    assert set(box["/AP"]) == set(text["/AP"]) == {"/N"}
    assert [kid.get_object()["/AS"] for kid in radio["/Kids"]] == ["/A", "/Off"]
    assert not any("/AA" in each or "/MK" in each for each in found)


def test_the_form_has_nothing_that_pdfa_forbids(forms: Filled) -> None:
    root: Any = PdfReader(forms.hosts["kept"]).trailer["/Root"]
    form = root["/AcroForm"]
    assert set(form) == {"/Fields", "/DR"}
    for name, font in form["/DR"]["/Font"].items():
        heir = font.get_object()["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in heir["/FontDescriptor"]
        assert name in fields(forms.hosts["kept"])[0]["/DA"]


@pytest.mark.parametrize(("name", "count"), [("kept", 4), ("twice", 8), ("repeated", 8), ("flat", 0)])
def test_every_field_has_a_name_of_its_own(name: str, count: int, forms: Filled) -> None:
    names = [field["/T"] for field in fields(forms.hosts[name])]
    assert len(names) == len(set(names)) == count


def test_other_fields_become_part_of_their_page_with_words(forms: Filled) -> None:
    printed = [node for node in walk(forms.hosts["kept"]) if node.mapped == "Form" and "Role" in node.attributes]
    assert [(node.attributes["Role"], node.alt) for node in printed] == [
        ("cb", "Felt til et kryds"),
        ("pb", "Om knap"),
        ("tv", "Om hemmelig"),
        ("tv", "Om ude"),
    ]
    flat = [node for node in walk(forms.hosts["flat"]) if node.mapped == "Form"]
    assert [node.attributes["Role"] for node in flat] == ["cb", "tv", "cb", "rb", "rb", "tv", "pb", "tv", "tv"]
    assert [node.attributes["checked"] for node in flat if "checked" in node.attributes] == ["off", "on", "on", "off"]


def walk(path: Path) -> list[StructNode]:
    return list(inspect(path).tree.walk())


def test_what_is_flattened_and_what_is_left_out_is_told(forms: Filled) -> None:
    told = {problem.code: str(problem.message) for problem in forms.kept.problems}
    assert "(4)" in told["SB758"]
    assert told["SB754"].startswith("form fields are left out")
    assert "(9)" in {problem.code: str(problem.message) for problem in forms.flat.problems}["SB758"]


def test_all_that_was_seen_is_seen(forms: Filled) -> None:
    for name in ("kept", "flat"):
        words = run("pdftotext", forms.hosts[name], "-").said
        assert words.count("Anna") == 4, name
