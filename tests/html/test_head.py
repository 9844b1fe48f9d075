"""The head of a page: its policy names the very style and script that are in it, and nothing else."""

from __future__ import annotations

import base64
import hashlib

from sheetbuilder.html.head import Head, whole
from sheetbuilder.html.style import StyleSheet

STYLES = StyleSheet("p{margin:0}")


def source(text: str) -> str:
    """A text as a policy names it, worked out here once more."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_a_page_without_a_script_lets_none_run() -> None:
    page = whole(Head("Ark & <tags>", STYLES), "<body></body>", "da-DK").decode()
    assert page.startswith('<!DOCTYPE html>\n<html lang="da-DK"><head>')
    assert "<title>Ark &amp; &lt;tags&gt;</title>" in page
    assert "script-src" not in page
    assert source("p{margin:0}") in page
    assert "sheetbuilder-state" not in page
    assert 'name="author"' not in page


def test_a_script_is_named_by_its_hash() -> None:
    page = whole(Head("Ark", STYLES, script="run()", state="abc"), "<body><script>run()</script></body>", "da").decode()
    assert f"script-src &#39;{source('run()')}&#39;;" in page
    assert '<meta name="sheetbuilder-state" content="abc">' in page
