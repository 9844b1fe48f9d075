"""Every question to a browser can be answered with a finding: a page with each fault, and one without."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests import browser, tools

ROOT = Path(__file__).parents[1]

GOOD = """<!DOCTYPE html>
<html lang="da"><head><meta charset="utf-8"><title>Ark</title><meta name="viewport" content="width=device-width">
<style>
body { color: #222; background: #fff; overflow-wrap: break-word }
input { font: inherit; max-width: 100%; box-sizing: border-box }
a, input[type=radio] { display: inline-block; min-width: 24px; min-height: 24px }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #111 } a { color: #9cf } }
/* here */
</style></head>
<body><main><h1>Ark</h1><p>Noget tekst.</p><form>
<p><label for="navn">Navn</label> <input id="navn"></p>
<fieldset><legend>Valg</legend>
<label><input type="radio" name="valg"> Et</label> <label><input type="radio" name="valg"> To</label></fieldset>
<p><a href="#navn">Op</a></p></form><!-- there --></main></body></html>
"""


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., Path]:
    """Makes a page with more style, with more in it, or with one text in place of another."""

    def made(style: str = "", more: str = "", *, old: str = "", new: str = "") -> Path:
        path = tmp_path / "page.html"
        text = GOOD.replace(old, new) if old else GOOD
        path.write_text(text.replace("/* here */", style).replace("<!-- there -->", more), "utf-8")
        return path

    return made


@pytest.mark.long
def test_a_page_without_a_fault_has_no_findings(page: Callable[..., Path]) -> None:
    good = page()
    for dark in (False, True):
        assert browser.axe(good, dark=dark, unsure=True) == []
    for text in (1.0, browser.LARGE):
        assert browser.overflow(good, text=text) == browser.Overflow(False, [], [], [], [])
    walk = browser.keyboard(good)
    assert (walk.labels, walk.faults) == (["Navn", "Et", "Op"], [])
    assert browser.requests(good) == []
    assert browser.validated(good) == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("rule", "style", "more"),
    [
        ("color-contrast", "p { color: #bbb }", ""),
        ("label", "", "<input>"),
        ("image-alt", "", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'),
        ("heading-order", "", "<h4>For dybt</h4>"),  # a best practice
        ("target-size", ".s { min-width: 8px; min-height: 8px; height: 8px }", "<button class=s></button>" * 3),  # off
    ],
)
def test_axe_finds_faults_of_every_sort(rule: str, style: str, more: str, page: Callable[..., Path]) -> None:
    found = browser.axe(page(style, more))
    assert rule in {told.partition(":")[0] for told in found}


@pytest.mark.long
def test_axe_finds_what_is_wrong_in_the_dark_alone(page: Callable[..., Path]) -> None:
    dim = page("@media (prefers-color-scheme: dark) { p { color: #444 } }")
    assert browser.axe(dim) == []
    assert {told.partition(":")[0] for told in browser.axe(dim, dark=True)} == {"color-contrast"}


@pytest.mark.long
def test_axe_finds_what_is_wrong_in_chosen_colours_alone(page: Callable[..., Path]) -> None:
    dim = page("@media (forced-colors: active) { p { forced-color-adjust: none; background: #000; color: #333 } }")
    assert browser.axe(dim) == []
    assert {told.partition(":")[0] for told in browser.axe(dim, forced=True)} == {"color-contrast"}


@pytest.mark.long
def test_several_tabs_are_used_in_turn(page: Callable[..., Path]) -> None:
    path = page("", '<input id="one" aria-label="En">')
    said = {"evaluate": "document.querySelector('#one')?.value ?? null"}
    fill, there = {"fill": "#one", "text": "1"}, {"goto": path.resolve().as_uri()}
    assert browser.use(path, fill, {"tab": 1}, there, said, {"tab": 0}, said).told[-3:] == ["", None, "1"]


@pytest.mark.long
def test_what_is_too_wide_is_named(page: Callable[..., Path]) -> None:
    wide = page(".w { width: 400px }", '<div class="w">Bred <b>del</b></div>')
    found = browser.overflow(wide)
    assert (found.wide, found.elements) == (True, ["div.w »Bred del«"])
    assert not browser.overflow(wide, width=500).wide


@pytest.mark.long
def test_text_that_is_too_large_for_its_place_or_does_not_grow_is_named(page: Callable[..., Path]) -> None:
    long = page("h1 { white-space: nowrap }", old="<h1>Ark", new="<h1>Et ord og to")
    assert not browser.overflow(long).wide
    assert browser.overflow(long, text=browser.LARGE).elements == ["h1 »Et ord og to«"]
    fixed = page("h1 { font-size: 20px }")
    assert browser.overflow(fixed, text=browser.LARGE).fixed == ["h1 »Ark«"]
    assert browser.overflow(fixed).fixed == []


@pytest.mark.long
def test_what_scrolls_or_hides_a_part_of_itself_is_named(page: Callable[..., Path]) -> None:
    style = "div { width: 4em; white-space: nowrap } .s { overflow-x: auto } .h { overflow: hidden }"
    found = browser.overflow(page(style, "<div class=s>Meget lang tekst</div><div class=h>Meget lang tekst</div>"))
    assert (found.wide, found.scrollers, found.clipped) == (
        False,
        ["div.s »Meget lang tekst«"],
        ["div.h »Meget lang tekst«"],
    )


@pytest.mark.long
@pytest.mark.parametrize(
    ("style", "more", "fault"),
    [
        ("a { outline: none }", "", "no focus to be seen: a »Op«"),
        ("", "<button onkeydown='event.preventDefault()'>Bliv</button>", "the walk does not end"),
        ("", "<a href='#' tabindex=1>Ned</a>", "before one that stands earlier: input#navn"),
        ("", "<a href='#' onfocus='this.blur()'>Væk</a>", "never reached: a »Væk«"),
    ],
)
def test_a_walk_finds_what_is_wrong(style: str, more: str, fault: str, page: Callable[..., Path]) -> None:
    assert fault in browser.keyboard(page(style, more)).faults


@pytest.mark.long
def test_every_request_is_told_and_none_goes_out(page: Callable[..., Path]) -> None:
    asking = page("body { background: url(http://eksempel.invalid/a.png) }", '<img src="b.png" alt="">')
    assert sorted(address.rpartition("/")[2] for address in browser.requests(asking)) == ["a.png", "b.png"]
    late = page(more="<script>setTimeout(() => fetch('http://eksempel.invalid/c'), 200)</script>")
    assert browser.requests(late) == ["http://eksempel.invalid/c"]


@pytest.mark.long
def test_the_validator_finds_errors_and_warnings(page: Callable[..., Path]) -> None:
    wrong = page(more="<p><div>I</div></p><section></section>")
    found = browser.validated(wrong)
    assert {told.partition(":")[0] for told in found} == {"error", "info"}
    assert all("page.html:" in told for told in found)


@pytest.mark.long
def test_a_picture_is_as_wide_and_as_dark_as_was_asked(page: Callable[..., Path], tmp_path: Path) -> None:
    long = page(more="<p>Linje</p>" * 100)
    for dark, full in ((False, True), (True, False)):
        with Image.open(browser.screenshot(long, tmp_path / "a.png", width=320, dark=dark, full=full)) as picture:
            assert picture.width == 320
            assert (picture.height > 2000) is full
            assert (picture.convert("L").getpixel((1, 1)) in range(40)) is dark


@pytest.mark.long
def test_what_cannot_be_answered_is_no_answer(tmp_path: Path, page: Callable[..., Path]) -> None:
    with pytest.raises(browser.Failed, match="there is no file"):
        browser.axe(tmp_path / "nothing.html")
    with pytest.raises(browser.Failed, match="nobody can ask shout; what there is: axe, fill, keyboard"):
        browser.asked("shout", page())


@pytest.mark.parametrize(("ci", "ended"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_what_is_missing_fails_in_ci_and_is_skipped_elsewhere(
    ci: str, ended: type[BaseException], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(tools, "LEFT_TO_CI", False)
    monkeypatch.setenv("BROWSER_PACKAGES", str(tmp_path))
    for ask in (browser.validated, browser.axe):
        with pytest.raises(ended, match="missing"):
            ask(tmp_path / "page.html")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "chromium"))
    with pytest.raises(ended, match="missing"):
        browser.requests(tmp_path / "page.html")


def test_versions_are_exact_and_no_host_is_named() -> None:
    asked = json.loads((browser.HERE / "package.json").read_text("utf-8"))["dependencies"]
    lock = json.loads((browser.HERE / "package-lock.json").read_text("utf-8"))["packages"]
    for name, version in asked.items():
        assert re.fullmatch(r"[0-9.]+", version)
        assert lock[f"node_modules/{name}"]["version"] == version
    assert not [name for name, held in lock.items() if "resolved" in held]
    assert all("integrity" in held for name, held in lock.items() if name)


@pytest.mark.parametrize("package", ["chromium", "nodejs", "npm"])
def test_the_gate_installs_what_the_browser_needs(package: str) -> None:
    gate = (ROOT / ".ci" / "run").read_text("utf-8")
    assert re.search(rf"\|\| missing\+=\({package}\)$", gate, re.MULTILINE)
    assert re.search(r"^export BROWSER_PACKAGES=", gate, re.MULTILINE)
