"""The documentation as a site: made without a warning, whole within itself, and for everybody to use."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from tests import browser, tools
from tools.site.__main__ import made
from tools.site.links import faults
from tools.site.mending import DANISH, mended
from tools.site.places import DOCS, ROOT, Half, halves
from tools.site.sources import written

KINDS = (
    "index.html",
    "da/index.html",
    "da/sagsbehandlere.html",
    "da/kilder.html",
    "da/search.html",
    "en/index.html",
    "en/readme.html",
    "en/branding.html",
    "en/benchmark.html",
    "en/search.html",
)
"""A page of every kind: lists, pictures, commands, tables of two columns and of many, the search."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of it, as the gate makes it."""
    if importlib.util.find_spec("sphinx") is None:
        tools.missing("Sphinx (the extra docs)")
    folder = tmp_path_factory.mktemp("site")
    assert made(folder)
    return folder


def test_every_page_of_the_documentation_is_on_it() -> None:
    placed = {page for half in halves() for page in half.pages}
    assert set(DOCS.rglob("*.md")) < placed
    assert all(page.is_file() for page in placed)


def test_links_lead_to_where_their_ends_stand_on_the_site(tmp_path: Path) -> None:
    (tmp_path / "docs" / "da").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    (tmp_path / "docs" / "a.png").write_bytes(b"a picture")
    start, end, danish = (tmp_path / name for name in ("README.md", "docs/b.md", "docs/da/c.md"))
    start.write_text(
        "# A\n## Begin\nSee [b](docs/b.md).\n- [b](docs/b.md#one), [c](docs/da/c.md#to), [code](docs), [out](https://a.example)\n"
        "![a](docs/a.png) `[b](docs/b.md)`\n```\n[b](docs/b.md)\n```\n",
        "utf-8",
    )
    end.write_text("# B\n[up](../README.md) [here](#b)\n", "utf-8")
    half, other = Half("en", {start: "index", end: "b"}), Half("da", {danish: "c"})
    written(half, [other], tmp_path / "out")
    assert (tmp_path / "out" / "index.md").read_text("utf-8") == (
        '# A\n## Begin\nSee [b](b.md).\n- [b](b.md#one), <a href="../da/c.html#to" hreflang="da">c</a>, code, [out](https://a.example)\n'
        "![a](pictures/a.png) `[b](docs/b.md)`\n```\n[b](docs/b.md)\n```\n"
        "\n```{toctree}\n:hidden:\n:caption: Begin\n\nb <b>\n```\n"
    )
    assert (tmp_path / "out" / "b.md").read_text("utf-8") == "# B\n[up](index.md) [here](#b)\n"
    assert (tmp_path / "out" / "pictures" / "a.png").is_file()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ('<a href="b.html">', ["a.html: b.html: there is no such file"]),
        ('<a href="#there">', ["a.html: #there: there is no #there"]),
        ('<a href="a.html#here"><p id="here">', []),
        ('<a href="javascript:alert(1)">', ["a.html: javascript:alert(1): no link that one may follow"]),
        ('<a href="https://a.example/">', []),
        ('<script src="https://a.example/a.js">', ["a.html: loads https://a.example/a.js, which is not of the site"]),
        ('<img src="//a.example/a.png"/>', ["a.html: loads //a.example/a.png, which is not of the site"]),
        ('<link rel="icon" href="a.ico">', ["a.html: loads a.ico, which is not there"]),
        (
            '<p style="background: url(https://a.example/)">',
            ["a.html: loads https://a.example/, which is not of the site"],
        ),
        ('<form action="https://a.example/">', ["a.html: loads https://a.example/, which is not of the site"]),
    ],
)
def test_what_is_broken_or_comes_from_elsewhere_is_found_out(written: str, found: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<!DOCTYPE html><title>a</title>{written}", "utf-8")
    assert list(faults(tmp_path)) == found


def test_a_style_sheet_that_loads_from_elsewhere_is_found_out(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text('@import "https://a.example/b.css"; p { background: url(data:image/png;base64,) }')
    assert list(faults(tmp_path)) == ["a.css: loads https://a.example/b.css, which is not of the site"]


def test_the_words_of_the_theme_are_changed_and_those_of_a_page_are_not() -> None:
    page = '<a title="Next">Next</a><article>Next</article><p>Next year</p>'
    assert mended(page, DANISH) == '<a title="Næste">Næste</a><article>Next</article><p>Næste year</p>'
    assert mended(page, {}) == page


def test_rows_are_named_where_a_table_has_an_empty_corner() -> None:
    head = (
        '<thead>\n<tr class="row-odd"><th class="head"></th><th class="head">b</th><th class="head">c</th></tr></thead>'
    )
    rows = '<tr class="row-even"><td>one</td><td>1</td><td>2</td></tr>'
    table = f'<article><div class="table-wrapper"><table>{head}{rows}</table></div></article>'
    found = mended(table, DANISH)
    assert '<tr class="row-even"><th scope="row">one</th><td>1</td>' in found
    assert '<tr class="row-odd"><td></td><th class="head">b</th>' in found
    assert '<div role="region" tabindex="0" aria-label="Tabel 1" class="table-wrapper">' in found


def test_the_gate_makes_it_as_the_readme_says() -> None:
    assert "`python -m tools.site out/site`" in (ROOT / "README.md").read_text("utf-8")
    assert re.search(
        r"^ +step .* \$python -m tools.site out/site$", (ROOT / ".ci" / "run").read_text("utf-8"), re.MULTILINE
    )


@pytest.mark.long
def test_each_half_is_in_its_language(site: Path) -> None:
    for half in halves():
        for name in half.pages.values():
            text = (site / half.language / f"{name}.html").read_text("utf-8")
            assert f'<html class="no-js" lang="{half.language}"' in text, name
            words = set(re.findall(r'aria-label="([^"]+)"|class="skip-to-content[^>]*>([^<]+)<', text))
            said = {word.strip() for pair in words for word in pair if word}
            assert re.search(r"<th[^>]*>(?:<p></p>)?</th>", text) is None, f"{name}: a head of a table without words"
            assert said.isdisjoint(DANISH if half.language == "da" else DANISH.values()), (name, said)
    assert '<html lang="da">' in (site / "index.html").read_text("utf-8")


@pytest.mark.long
@pytest.mark.parametrize("page", KINDS)
def test_everybody_can_read_it(page: str, site: Path) -> None:
    for width, dark in ((1280, False), (browser.NARROW, True)):
        assert browser.axe(site / page, width=width, dark=dark) == [], (width, dark)
    for text in (1.0, browser.LARGE):
        found = browser.overflow(site / page, text=text)
        # A drawer that is closed lies beside the page.
        beyond = [element for element in found.elements if "toc-sticky" not in element]
        assert (found.wide, beyond, found.clipped, found.fixed) == (False, [], [], []), (text, found)
        assert [one for one in found.scrollers if "table-wrapper" not in one] == []
    assert all(address.startswith("file://") for address in browser.requests(site / page))


@pytest.mark.long
@pytest.mark.parametrize("page", ["index.html", "da/undervisere.html", "en/packs.html"])
def test_the_keyboard_reaches_everything(page: str, site: Path) -> None:
    for width in (1280, browser.NARROW):
        assert browser.keyboard(site / page, width=width).faults == [], width


@pytest.mark.long
@pytest.mark.parametrize(
    ("language", "sought", "found", "told"),
    [("da", "brevpapiret", "konsulenter.html", "passer"), ("en", "letterheads", "branding.html", "matching")],
)
def test_the_search_finds_without_a_network(language: str, sought: str, found: str, told: str, site: Path) -> None:
    used = browser.use(
        site / language / "index.html",
        {"fill": ".sidebar-search", "text": sought},
        {"press": "Enter"},
        {"wait": "#search-results li a"},
        {"evaluate": "[...document.querySelectorAll('#search-results li a')].map((one) => one.getAttribute('href'))"},
        {"until": f"document.querySelector('.search-summary').textContent.includes('{told}')"},
    )
    assert any(address.startswith(found) for address in used.told[3])
    assert used.complaints == []


@pytest.mark.long
def test_the_pages_are_found_with_the_keyboard_on_a_narrow_screen(site: Path) -> None:
    used = browser.use(
        site / "da" / "index.html",
        {"focus": "#__navigation"},
        {"press": "Space"},
        {"wait": ".sidebar-drawer a[href='undervisere.html']"},
        {"click": ".sidebar-drawer a[href='undervisere.html']"},
        {"wait": "h1:has-text('Til undervisere')"},
        {"read": "h1"},
        width=browser.NARROW,
    )
    assert used.told[-1][0].startswith("Til undervisere")
