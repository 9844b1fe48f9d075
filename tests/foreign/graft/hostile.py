"""Tagged files made object by object: odd, broken and hostile structure trees over a page that is sound."""

from __future__ import annotations

from collections.abc import Mapping

from tests.foreign.letterhead.letterheads import Raw, form, stream

MARKED = b"/P <</MCID %d>> BDC 0 0 1 rg %d 700 40 40 re f EMC "


def page(numbers: range) -> bytes:
    """Content with a square for each mark number."""
    return b"".join(MARKED % (number, 50 + 50 * number) for number in numbers)


def tagged(
    root: bytes, more: Mapping[int, bytes], content: bytes = page(range(3)), catalog: bytes = b"/Lang(da)"
) -> bytes:
    """A file of one page; `root` are the entries of the tree's root (object 5), `more` are elements from 10 on."""
    return Raw(
        content,
        page=b"/MediaBox[0 0 595 842]/StructParents 0",
        catalog=b"/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R" + catalog,
        more={5: b"<</Type/StructTreeRoot" + root + b">>", **more},
    ).bytes()


def element(role: str, kids: str, parent: int = 5, more: str = "") -> bytes:
    """An element on the page."""
    return f"<</Type/StructElem/S/{role}/P {parent} 0 R/Pg 3 0 R/K[{kids}]{more}>>".encode()


def plain() -> bytes:
    parents = b"/ParentTree<</Nums[0[11 0 R 11 0 R 11 0 R]]>>"
    return tagged(b"/K 10 0 R" + parents, {10: element("Document", "11 0 R"), 11: element("P", "0 1 2", 10)})


def loop() -> bytes:
    return tagged(b"/K 10 0 R", {10: element("Document", "11 0 R"), 11: element("Sect", "0 1 2 10 0 R 11 0 R", 10)})


def deep(levels: int = 400) -> bytes:
    more = {10 + at: element("Div", f"{11 + at} 0 R", 9 + at) for at in range(levels)}
    return tagged(b"/K 10 0 R", {**more, 10 + levels: element("P", "0 1 2", 9 + levels)})


def many(count: int = 200_000) -> bytes:
    """Elements by the hundred thousand, all in one array."""
    one = b"<</S/Span/P 5 0 R/K[]>>"
    return tagged(b"/K[" + one * count + b"10 0 R]", {10: element("P", "0 1 2")})


def claimed_twice() -> bytes:
    return tagged(
        b"/K 10 0 R",
        {10: element("Document", "11 0 R 12 0 R"), 11: element("P", "0 1", 10), 12: element("H1", "1 2", 10)},
    )


def not_there() -> bytes:
    return tagged(b"/K 10 0 R", {10: element("P", "0 1 2 7 <</Type/MCR/Pg 3 0 R/MCID 99>>")})


def nothing() -> bytes:
    """A tree that holds nothing of what is painted."""
    return tagged(b"/K 10 0 R", {10: element("P", "77")})


def unclaimed() -> bytes:
    return tagged(b"/K 10 0 R", {10: element("P", "0")})


def elsewhere() -> bytes:
    """Half of the tree points to a page that is not in the page tree."""
    other = b"<</Type/Page/MediaBox[0 0 99 99]>>"
    return tagged(
        b"/K 10 0 R", {10: element("P", "0 1 2 <</Type/MCR/Pg 20 0 R/MCID 0>> <</Type/MCR/MCID -5>>"), 20: other}
    )


def wrong_parents() -> bytes:
    tree = b"/K 10 0 R/ParentTree<</Nums[0[11 0 R 11 0 R 11 0 R]]>>"
    return tagged(
        tree, {10: element("Document", "11 0 R 12 0 R"), 11: element("P", "0", 10), 12: element("P", "1 2", 10)}
    )


def role_map() -> bytes:
    """A chain, a circle, and a role that nobody knows."""
    return tagged(
        b"/K 10 0 R/RoleMap<</Absatz/Text/Text/P/A/B/B/A>>",
        {
            10: element("Document", "11 0 R 12 0 R 13 0 R"),
            11: element("Absatz", "0", 10),
            12: element("A", "1", 10),
            13: element("Wonder", "2", 10),
        },
    )


def languages() -> bytes:
    """Languages that are none, on the file, an element, a stretch; and one that is one."""
    content = b"/P <</MCID 0/Lang (Deutsch, bitte)>> BDC 0 0 1 rg 50 700 9 9 re f EMC " + page(range(1, 3))
    return tagged(
        b"/K 10 0 R",
        {
            10: element("Document", "11 0 R 12 0 R", more="/Lang(xx xx)"),
            11: element("P", "0 1", 10, "/Lang(English)"),
            12: element("P", "2", 10, "/Lang(en-GB)"),
        },
        content,
        b"/Lang(dansk!)",
    )


def private() -> bytes:
    return tagged(b"/K 10 0 R", {10: element("Document", "0 11 0 R"), 11: element("Private", "1 2", 10)})


def attributes() -> bytes:
    """A class, owners of others, values without sense, headers by identifier, a box, an expansion."""
    return tagged(
        b"/K 10 0 R/ClassMap<</C[<</O/Layout/TextAlign/Center/SpaceAfter(x)>>]>>",
        {
            10: element("Table", "11 0 R 12 0 R", more="/A<</O/Table/Summary(Tal)>>"),
            11: element("TR", "13 0 R", 10),
            12: element("TR", "14 0 R", 10),
            13: element(
                "TH", "0", 11, "/ID(h1)/C/C/A[<</O/Table/Scope/Column/RowSpan -3>>0<</O/CSS-2.00/color(red)>>]"
            ),
            14: element("TD", "15 0 R", 12, "/A<</O/Table/Headers[(h1)(nobody)]>>"),
            15: element("Figure", "1 2", 14, "/Alt(To felter)/E(udvidet)/A<</O/Layout/BBox[100 700 190 740]>>"),
        },
    )


def headed(name: str = "h1") -> bytes:
    """A cell that says the name of its header, which does not say what it heads."""
    return tagged(
        b"/K 10 0 R",
        {
            10: element("Table", "11 0 R 12 0 R"),
            11: element("TR", "13 0 R", 10),
            12: element("TR", "14 0 R", 10),
            13: element("TH", "0", 11, "/ID(h1)"),
            14: element("TD", "1 2", 12, f"/A<</O/Table/Headers[({name})]>>"),
        },
    )


def nested_forms() -> bytes:
    """Marks in a form, in a form in it, a form that is drawn twice, and one that is claimed as a whole."""
    inner = b"<</XObject<</I 31 0 R>>>>"
    return Raw(
        page(range(1)) + b"/F Do /F Do /W Do q 1 0 0 1 0 -99 cm /W Do Q",
        page=b"/MediaBox[0 0 595 842]/StructParents 0",
        resources=b"<</XObject<</F 30 0 R/W 32 0 R>>>>",
        catalog=b"/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R/Lang(da)",
        more={
            5: b"<</Type/StructTreeRoot/K 10 0 R>>",
            10: element("Document", "11 0 R 12 0 R 13 0 R 14 0 R"),
            11: element("P", "0", 10),
            12: element("P", "<</Type/MCR/Pg 3 0 R/Stm 30 0 R/MCID 0>>", 10),
            13: element("P", "<</Type/MCR/Pg 3 0 R/Stm 31 0 R/MCID 0>>", 10),
            14: element("Figure", "<</Type/OBJR/Pg 3 0 R/Obj 32 0 R>>", 10, "/Alt(Et felt)"),
            30: form(b"/P <</MCID 0>> BDC 1 0 0 rg 50 600 40 40 re f EMC /I Do", inner, b"/StructParents 1"),
            31: form(b"/P <</MCID 0>> BDC 0 1 0 rg 100 600 40 40 re f EMC", more=b"/StructParents 2"),
            32: form(b"0 g 300 600 40 40 re f", more=b"/StructParent 3"),
        },
    ).bytes()


def links() -> bytes:
    """Addresses, a script, another file, a name, a place, one outside of the tree, one under no Link."""
    annotations = {
        20: "/A<</S/URI/URI(https://example.org/)>>",
        21: "/A<</S/URI/URI(javascript:alert(1))>>",
        22: "/A<</S/GoToR/F(other.pdf)/D[0/Fit]>>",
        23: "/Dest(name)",
        24: "/Dest[3 0 R/XYZ 0 400 null]/Contents(Til midten)/QuadPoints[10 10 50 10 10 20 50 20]",
        25: "/A<</S/URI/URI(mailto:a@example.org)>>",
        26: "/A<</S/URI/URI(tel:+4500000000)>>",
    }
    kids = {10 + at: f"{at} <</Type/OBJR/Pg 3 0 R/Obj {20 + at} 0 R>>" for at in range(5)}
    return Raw(
        page(range(6)),
        page=b"/MediaBox[0 0 595 842]/StructParents 0/Annots[20 0 R 21 0 R 22 0 R 23 0 R 24 0 R 25 0 R 26 0 R]",
        catalog=(
            b"/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R/Lang(da)/Names<</Dests<</Names[(name)40 0 R]>>>>"
            b"/Outlines 41 0 R"
        ),
        more={
            5: b"<</Type/StructTreeRoot/K 9 0 R>>",
            9: element("Document", " ".join(f"{at} 0 R" for at in range(10, 16))),
            **{at: element("Link", kid, 9) for at, kid in kids.items()},
            15: element("P", "5 <</Type/OBJR/Obj 26 0 R>>", 9),
            **{
                at: f"<</Type/Annot/Subtype/Link/Rect[{at} 10 {at + 40} 20]{more}>>".encode()
                for at, more in annotations.items()
            },
            40: b"[3 0 R/Fit]",
            41: b"<</First 42 0 R/Last 42 0 R>>",
            42: b"<</Title(Top)/Parent 41 0 R/A<</S/GoTo/D(name)>>/First 43 0 R>>",
            43: b"<</Title(Nede)/Parent 42 0 R/Dest[3 0 R/FitH 200]/Next 42 0 R>>",
        },
    ).bytes()


def headings(*roles: str) -> bytes:
    """A page with these headings in order."""
    more = {11 + at: element(role, str(at), 10) for at, role in enumerate(roles)}
    kids = " ".join(f"{at} 0 R" for at in more)
    return tagged(b"/K 10 0 R", {10: element("Document", kids), **more}, page(range(len(roles))))


def placed(entries: bytes) -> bytes:
    """A tagged figure on a page with these entries for its box."""
    return Raw(
        b"/Figure <</MCID 0>> BDC 0 0 1 rg 100 200 50 30 re f EMC",
        page=entries + b"/StructParents 0",
        catalog=b"/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R/Lang(da)",
        more={
            5: b"<</Type/StructTreeRoot/K 10 0 R>>",
            10: element("Figure", "0", more="/Alt(Et felt)/A<</O/Layout/BBox[100 200 150 230]>>"),
        },
    ).bytes()


def script_in_stream() -> bytes:
    """An unsafe thing in every corner that could come along."""
    return Raw(
        page(range(1)),
        page=b"/MediaBox[0 0 595 842]/StructParents 0/AA<</O 20 0 R>>/Annots[21 0 R]/Metadata 22 0 R",
        catalog=b"/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R/Lang(da)/OpenAction 20 0 R",
        more={
            5: b"<</Type/StructTreeRoot/K 10 0 R>>",
            10: element("P", "0 <</Type/OBJR/Pg 3 0 R/Obj 21 0 R>>", more="/JS(1)/AF 20 0 R"),
            20: b"<</S/JavaScript/JS(app.alert\\(1\\))>>",
            21: b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(calc.exe)>>>>",
            22: stream(b"<x/>", b"/Type/Metadata/Subtype/XML"),
        },
    ).bytes()
