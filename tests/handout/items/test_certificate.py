"""The certificate: day and place stand on one line of their own, clear of it, where they have room for that."""

from __future__ import annotations

import json
from pathlib import Path

from sheetbuilder.compose.session import new_session
from sheetbuilder.content import Package
from sheetbuilder.handout.binding.composing import Composition
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.recipe.load import load_handout
from sheetbuilder.layout.items import Path as Line
from sheetbuilder.layout.items import Text
from sheetbuilder.theme import default_theme
from tests.outputs import extent, flat


def test_day_and_place_are_one_line_above_their_rule(ours: Package, tmp_path: Path) -> None:
    recipe = {
        "type": "handout",
        "title": "En dag",
        "date": "2027-03-03",
        "place": "Kulturhuset i Eksempelkøbing",
        "items": [{"type": "certificate", "signed_by": ["Underviser 1", "Underviser 2"]}],
    }
    path = tmp_path / "dag.yaml"
    path.write_text(json.dumps(recipe), "utf-8")
    session = new_session(ours, default_theme())
    page = Composition(session, load_handout(path, ours)).documents[Edition.PARTICIPANT].pages[0]
    assert session.problems == []
    painted = [(item.text, extent((x, y, item))) for x, y, item in flat(page.items) if isinstance(item, Text)]
    (said, (left, _, right, bottom)) = next(one for one in painted if "Kulturhuset" in one[0])
    assert said.startswith("3. marts 2027")
    rules = [extent(one) for one in flat(page.items) if isinstance(one[2], Line)]
    below = [rule for rule in rules if rule[0] <= left + 1 and rule[2] >= right - 1 and rule[1] > bottom]
    assert min(rule[1] for rule in below) - bottom > 2
