"""Words that nobody hears are told with page and first words, and cost PDF/UA; what is decoration costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

from sheetbuilder.foreign.graft.taking import Graft, take
from sheetbuilder.pdf.inspect import inspect
from tests.foreign.graft.foreign import Host
from tests.pdf.handmade import Handmade, made, name, stream, wrap

Change = Callable[[Handmade], None]
WORDS = "Anden linje"


def line(file: Handmade) -> list[str]:
    return file.line(40, 20, WORDS)


def in_a_form(file: Handmade, lines: list[str], **entries: object) -> DictionaryObject:
    """A form that the first page draws; it is returned."""
    drawn = file.ref(
        stream(
            "\n".join(lines).encode("ascii"),
            Type="/XObject",
            Subtype="/Form",
            BBox=[0, 0, 420, 300],
            Resources=file.resources,
            **entries,
        )
    )
    resources = file.resources.get_object()
    assert isinstance(resources, DictionaryObject)
    resources[name("XObject")] = wrap({"X1": drawn})
    found = drawn.get_object()
    assert isinstance(found, DictionaryObject)
    return found


def draw_form(file: Handmade, *lines: str) -> None:
    in_a_form(file, list(lines))
    file.contents[0] += ["/X1 Do"]


def paragraph(file: Handmade, *kids: object) -> None:
    file.element("more", "P", file.elements["document"], Pg=file.reference(0))
    file.kids("more").extend(map(wrap, kids))


def marked(number: object, *lines: str) -> list[str]:
    return [f"/P <</MCID {number}>> BDC", *lines, "EMC"]


def by_name(file: Handmade) -> None:
    """The number stands in a property list of the resources."""
    resources = file.resources.get_object()
    assert isinstance(resources, DictionaryObject)
    resources[name("Properties")] = wrap({"M0": {"MCID": 60}})
    file.contents[0] += ["/P /M0 BDC", *line(file), "EMC"]


def in_a_layer(file: Handmade) -> None:
    file.contents[0] += ["/OC /L BDC", *line(file), "EMC"]


def drawn_by_a_form(file: Handmade) -> None:
    drawn = in_a_form(file, line(file))
    resources = file.resources.get_object()
    assert isinstance(resources, DictionaryObject)
    outer = file.ref(
        stream(b"/X1 Do", Type="/XObject", Subtype="/Form", BBox=[0, 0, 420, 300], Resources={"XObject": {"X1": drawn}})
    )
    resources[name("XObject")] = wrap({"X2": outer})
    file.contents[0] += ["/X2 Do"]


def under_words(file: Handmade) -> None:
    file.contents[0] += [f"/Span <</ActualText ({WORDS})>> BDC", *file.line(40, 20, "x"), "EMC"]


def on_the_other_page(file: Handmade) -> None:
    file.contents[0] += marked(60, *line(file))
    paragraph(file, {"Type": "/MCR", "Pg": file.reference(1), "MCID": 60})


MISSED: dict[str, Change] = {
    "in no mark": lambda file: file.contents[0].extend(line(file)),
    "in a mark of nobody": lambda file: file.contents[0].extend(marked(60, *line(file))),
    "in a mark by name": by_name,
    "in a layer": in_a_layer,
    "in a stretch that has a language": lambda file: file.contents[0].extend(
        ["/Span <</Lang (en)>> BDC", *line(file), "EMC"]
    ),
    "under words of its own": under_words,
    "with a number that is absurd": lambda file: file.contents[0].extend(marked(99999999999, *line(file))),
    "with a number below nothing": lambda file: file.contents[0].extend(marked(-1, *line(file))),
    "with a number that is none": lambda file: file.contents[0].extend(marked(1.5, *line(file))),
    "in a form": lambda file: draw_form(file, *line(file)),
    "in a mark of a form": lambda file: draw_form(file, *marked(0, *line(file))),
    "in a form of a form": drawn_by_a_form,
    "claimed on the other page": on_the_other_page,
}


@pytest.mark.parametrize("case", MISSED)
def test_it_is_told_with_its_page_and_its_words(case: str, tmp_path: Path) -> None:
    path = made(tmp_path / "missed.pdf", MISSED[case])
    graft = take(path)
    (told,) = (problem for problem in graft.problems if problem.code == "SB760")
    assert WORDS in str(told.message)
    assert "page 1 " in str(told.message)
    assert "7.1" in str(told.message)
    assert (graft.keeps_pdfua(0), graft.keeps_pdfua(1)) == (False, True)
    assert graft.keeps_pdfa(0)
    (also,) = (problem for problem in inspect(path).problems if problem.code == "SB629")
    assert WORDS in str(also.message)
    assert "page 1" in str(also.message)


def claimed_form(file: Handmade) -> None:
    drawn = in_a_form(file, line(file), StructParent=9)
    paragraph(file, {"Type": "/OBJR", "Obj": drawn.indirect_reference, "Pg": file.reference(0)})
    file.contents[0] += ["/X1 Do"]


def in_a_heard_mark(file: Handmade) -> None:
    """A mark that nobody claims, inside one that somebody does: it is part of that."""
    inner = marked(60, *line(file))
    file.mark(file.elements["p1"], 0, inner)


def form_in_an_artifact(file: Handmade) -> None:
    in_a_form(file, marked(0, *line(file)))
    file.contents[0] += ["/Artifact BMC", "/X1 Do", "EMC"]


HEARD: dict[str, Change] = {
    "nothing more": lambda file: None,  # noqa: ARG005
    "an artifact": lambda file: file.contents[0].extend(["/Artifact BMC", *line(file), "EMC"]),
    "a mark in an artifact": lambda file: file.contents[0].extend(["/Artifact BMC", *marked(60, *line(file)), "EMC"]),
    "invisible": lambda file: file.contents[0].extend(["q 3 Tr", *line(file), "Q"]),
    "white space": lambda file: file.contents[0].extend(marked(60, *file.line(40, 20, "  "))),
    "beside the page": lambda file: file.contents[0].extend(file.line(-400, 20, WORDS)),
    "the page's number": lambda file: file.contents[0].extend(marked(60, *file.line(200, 10, "- 1 -"))),
    "a rule": lambda file: file.contents[0].extend(["40 20 100 1 re f"]),
    "a form that is claimed": claimed_form,
    "a mark in one that is claimed": in_a_heard_mark,
    "a form in an artifact": form_in_an_artifact,
}


@pytest.mark.parametrize("case", HEARD)
def test_what_is_heard_or_nothing_to_hear_costs_nothing(case: str, tmp_path: Path) -> None:
    path = made(tmp_path / "heard.pdf", HEARD[case])
    graft = take(path)
    assert [problem.code for problem in graft.problems if problem.code == "SB760"] == []
    assert graft.keeps_pdfua(0)
    assert "SB629" not in inspect(path).codes


def test_another_number_than_the_page_has_is_missed(tmp_path: Path) -> None:
    path = made(tmp_path / "number.pdf", lambda file: file.contents[0].extend(file.line(200, 10, "- 7 -")))
    assert "SB760" in [problem.code for problem in take(path).problems]


# Where the parent tree knows more than the elements


def parents(file: Handmade) -> ArrayObject:
    root = file.root.get_object()
    assert isinstance(root, DictionaryObject)
    found = root["/ParentTree"]["/Nums"]  # type: ignore[index]
    assert isinstance(found, ArrayObject)
    return found


def orphaned(file: Handmade) -> None:
    """The first paragraph has lost its second mark."""
    kids = file.kids("p1")
    del kids[-1]


def moved_away(file: Handmade) -> None:
    """The heading says that its mark is on the other page, where another element has that number."""
    file.elements["h1"][name("Pg")] = file.reference(1)


def from_a_form(file: Handmade) -> None:
    """Marks in a form that elements claim as if they were on the page."""
    in_a_form(file, marked(0, *line(file)), StructParents=7)
    file.contents[0] += ["/X1 Do"]
    paragraph(file, NumberObject(70))
    parents(file).extend([wrap(7), wrap([file.elements["more"].indirect_reference])])


def text(graft: Graft, folder: Path) -> str:
    host = Host()
    host.take_in(graft, level=1)
    return inspect(host.saved(folder)).text()


@pytest.mark.parametrize("change", [orphaned, moved_away, from_a_form], ids=lambda change: change.__name__)
def test_the_parent_tree_is_believed_and_it_is_told(change: Change, tmp_path: Path) -> None:
    path = made(tmp_path / "wrong.pdf", change)
    graft = take(path)
    templates = [problem.message.template for problem in graft.problems]
    assert any("the parent tree says where it belongs" in template for template in templates)
    assert "SB760" not in [problem.code for problem in graft.problems]
    assert graft.keeps_pdfua(0)
    heard = text(graft, tmp_path)
    assert "Før mødet" in heard
    assert "det, der er aftalt" in heard
    assert heard.index("vejledningen") < heard.index("det, der er aftalt")
    if change is from_a_form:
        assert WORDS in heard


def test_of_two_that_claim_a_mark_the_parent_tree_chooses(tmp_path: Path) -> None:
    """The heading claims the first mark of the paragraph, and comes first."""
    path = made(tmp_path / "twice.pdf", lambda file: file.kids("h1").append(NumberObject(1)))
    graft = take(path)
    assert any("several elements" in problem.message.template for problem in graft.problems)
    host = Host()
    host.take_in(graft, level=1)
    report = inspect(host.saved(tmp_path))
    heading = next(node for node in report.tree.walk() if node.mapped == "H1")
    assert heading.text == "Før mødet"


def test_a_mark_that_one_element_claims_twice_is_read_once(tmp_path: Path) -> None:
    path = made(tmp_path / "twice.pdf", lambda file: file.kids("h1").append(NumberObject(0)))
    assert text(take(path), tmp_path).count("Før mødet") == 1


# Words in place of others


def alt(role: str, key: str = "document", words: str = "Kun dette") -> Change:
    def change(file: Handmade) -> None:
        file.elements[key][NameObject("/S")] = name(role)
        file.elements[key][name("Alt")] = wrap(words)

    return change


@pytest.mark.parametrize("role", ["Document", "Part", "Sect", "Div", "Art", "NonStruct", "BlockQuote"])
def test_words_in_place_of_a_container_are_left_out_and_it_is_told(role: str, tmp_path: Path) -> None:
    graft = take(made(tmp_path / "alt.pdf", alt(role)))
    assert any("in place of it" in problem.message.template for problem in graft.problems)
    assert all(element.alt != "Kun dette" for element in graft.found.elements)
    assert "Før mødet" in text(graft, tmp_path)


@pytest.mark.parametrize(("role", "key"), [("P", "p2"), ("H1", "h1"), ("Table", "table"), ("L", "list")])
def test_so_they_are_of_what_holds_text(role: str, key: str, tmp_path: Path) -> None:
    graft = take(made(tmp_path / "alt.pdf", alt(role, key)))
    assert all(element.alt != "Kun dette" for element in graft.found.elements)
    summary = [element.attributes.get("Summary") for element in graft.found.elements if element.role == "Table"]
    assert summary == (["Kun dette"] if role == "Table" else [None])


def test_they_stay_where_they_say_what_is_not_text(tmp_path: Path) -> None:
    graft = take(made(tmp_path / "right.pdf"))
    assert [element.role for element in graft.found.elements if element.alt] == ["Figure", "Form"]
    assert not any("in place of it" in problem.message.template for problem in graft.problems)


# Languages


def test_a_tree_that_says_its_language_needs_no_other(tmp_path: Path) -> None:
    def only_the_tree(file: Handmade) -> None:
        del file.catalog["/Lang"]

    def nowhere(file: Handmade) -> None:
        del file.catalog["/Lang"]
        del file.elements["document"]["/Lang"]

    found = {change: take(made(tmp_path / "tongue.pdf", change)).problems for change in (only_the_tree, nowhere)}
    assert [problem.code for problem in found[only_the_tree]] == []
    assert [problem.code for problem in found[nowhere]] == ["SB753"]
