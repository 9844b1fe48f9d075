"""Files of other producers grafted into ours: PDF/UA-1 and PDF/A-2a for the validator, every word in its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sheetbuilder.foreign.graft.taking import take
from sheetbuilder.pdf.inspect import StructNode, inspect
from tests.foreign.graft.foreign import Host, typst_file, weasyprint_file
from tests.pdf.handmade import made
from tests.tools import run, verapdf

OWN_FAULTS = {"SB639", "SB650", "SB651"}
"""What `inspect` finds in the sources themselves, about their words and lists."""


class Hosted:
    """Sources, and the documents that took them in."""

    def __init__(self, folder: Path) -> None:
        self.typst = typst_file(folder)
        self.archive = typst_file(folder, standard="a-2a", name="archive.pdf")
        self.weasyprint = weasyprint_file(folder)
        self.libreoffice = Path(__file__).with_name("libreoffice.pdf")
        self.handmade = made(folder / "handmade.pdf")
        self.sources = {
            "libreoffice": [self.libreoffice],
            "handmade": [self.handmade],
            "typst": [self.typst],
            "archive": [self.archive],
            "weasyprint": [self.weasyprint],
            "both": [self.typst, self.weasyprint],
            "all": [self.handmade, self.typst, self.libreoffice, self.weasyprint],
            "twice": [self.weasyprint, self.weasyprint],
        }
        self.hosts = {}
        for name, sources in self.sources.items():
            host = Host()
            for source in sources:
                host.take_in(take(source), level=1)
            self.hosts[name] = host.saved(folder, f"{name}-host.pdf")
        # What we wrote ourselves is somebody's PDF too, with marks in forms.
        host = Host()
        host.take_in(take(self.hosts["all"]), level=1)
        self.sources["again"] = [self.hosts["all"]]
        self.hosts["again"] = host.saved(folder, "again-host.pdf")


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Hosted:
    return Hosted(tmp_path_factory.mktemp("peers"))


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_every_document(flavour: str, hosted: Hosted) -> None:
    files = list(hosted.hosts.values())
    assert verapdf(flavour, files) == dict.fromkeys(files, "PASS")


@pytest.mark.long
def test_inspect_finds_only_what_the_sources_have(hosted: Hosted) -> None:
    for name, host in hosted.hosts.items():
        report = inspect(host)
        found = {problem.code for source in hosted.sources[name] for problem in inspect(source).problems}
        assert set(report.codes) <= OWN_FAULTS & found, name
        assert (report.pdfua, report.pdfa) == ("1", "2a")


@pytest.mark.long
def test_the_text_through_the_tree_is_the_text_of_the_sources(hosted: Hosted) -> None:
    for name, host in hosted.hosts.items():
        texts = [inspect(source).text() for source in hosted.sources[name]]
        assert inspect(host).text() == "\n".join(texts), name


def test_elements_keep_their_roles_and_languages(hosted: Hosted) -> None:
    report = inspect(hosted.hosts["both"])
    first, second = (part.kids[0] for part in report.tree.kids[0].kids)
    assert (first.language, second.language) == ("en", "de")
    for part, source in ((first, hosted.typst), (second, hosted.weasyprint)):
        assert told(part) == told(inspect(source).tree)


def told(top: StructNode) -> list[tuple[str, str]]:
    """Every element that says something itself, with its role and words."""
    around = ("StructTreeRoot", "Document", "Part")
    return [
        (node.mapped, node.text or node.alt or "") for node in top.walk() if node.mapped not in around and says(node)
    ]


def says(node: StructNode) -> bool:
    return any(each.text or each.alt for each in node.walk())


@pytest.mark.long
def test_qpdf_and_poppler_find_every_document_sound(hosted: Hosted) -> None:
    for host in hosted.hosts.values():
        assert run("qpdf", "--check", host).code == 0
        words = run("pdftotext", "-layout", host, "-")
        assert words.complained == ""


def test_every_page_looks_as_it_did(hosted: Hosted) -> None:
    words = [re.sub(r"\s+", " ", run("pdftotext", file, "-").said) for file in (hosted.typst, hosted.hosts["typst"])]
    assert words[0].replace("\f", "").split() == words[1].replace("\f", "").split()
