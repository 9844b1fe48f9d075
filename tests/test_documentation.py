"""The documentation is true: links lead somewhere, and the page of the library says what the docstrings say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import sheetbuilder
from tools import api

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_SCHEME = re.compile(r"[a-z]+:")


def anchors(page: Path) -> set[str]:
    """What can be linked to on a page: headings, as GitHub names them, and what bears an id."""
    text = _FENCED.sub("", page.read_text("utf-8"))
    found: set[str] = set()
    for heading in re.findall(r"^#+ +(.+?) *$", text, re.MULTILINE):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        name = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        count = 1
        while (unique := name if name not in found else f"{name}-{count}") in found:
            count += 1
        found.add(unique)
    return found | set(re.findall(r'<a (?:id|name)="([^"]+)"', text))


def broken(page: Path) -> Iterator[str]:
    """The links of a page to files or headings that there are not."""
    for target in _LINK.findall(re.sub(r"`[^`\n]*`", "", _FENCED.sub("", page.read_text("utf-8")))):
        if _SCHEME.match(target):
            continue
        file, _, anchor = target.partition("#")
        path = (page.parent / file).resolve() if file else page
        if not path.exists():
            yield f"{target}: there is no such file"
        elif anchor and path.suffix == ".md" and anchor not in anchors(path):
            yield f"{target}: there is no such heading"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert list(broken(page)) == []


def test_a_link_that_leads_nowhere_is_found_out(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("# One, *two*\n# One two\n[a](#one-two) [b](#one-two-1) [c](#two) [d](b.md) `[e](x)`\n", "utf-8")
    assert list(broken(page)) == ["#two: there is no such heading", "b.md: there is no such file"]


def test_the_page_of_the_library_is_what_the_docstrings_say() -> None:
    assert api.PAGE.read_text("utf-8") == api.page(), "run python -m tools.api"
    headings = set(re.findall(r"^### `(\w+)`", api.page(), re.MULTILINE))
    assert headings == {name for name in sheetbuilder.__all__ if not name.startswith("__")}


def test_every_command_is_in_a_block_of_commands() -> None:
    for page in PAGES:
        for kind, block in re.findall(r"^```(\w*)\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL):
            shown = any(line.startswith("sheetbuilder ") for line in block.splitlines())
            assert kind == "sh" or not shown, f"{page.name}: {block.splitlines()[0]}"
