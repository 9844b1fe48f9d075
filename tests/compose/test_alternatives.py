"""Alternative texts of figures: short in every target and poster, of both packages, in every brand."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from sheetbuilder import Package, load, load_brand
from sheetbuilder.branding.apply import apply_brand
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose.composing import compose
from sheetbuilder.compose.posters import for_a_wall, poster_document, poster_targets
from sheetbuilder.compose.session import new_session
from sheetbuilder.compose.targets import targets
from sheetbuilder.content.phrases import MOST_OF_ALTERNATIVE
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.theme import default_theme
from tests.outputs import Output

EXAMPLES = Path(__file__).parents[2] / "examples"
BRANDS = sorted((EXAMPLES / "brands").glob("*.yaml"))
DAY = datetime.date(2026, 11, 24)


def figures_of(root: Node) -> list[Node]:
    return [node for node in root.walk() if node.role is Role.FIGURE]


def of_everything(package: Package, options: PrintOptions) -> list[Node]:
    """The figures of all targets and posters."""
    found: list[Node] = []
    for wall in (False, True):
        branded = apply_brand(package, options)
        ready = for_a_wall(branded) if wall else branded
        theme = options.brand.theme("a4") if options.brand else default_theme("a4")
        make, wanted = (
            (poster_document, poster_targets(ready.package, ())) if wall else (compose, targets(ready.package))
        )
        for target in wanted:
            session = new_session(ready.package, theme, ready.options, logo=ready.logo)
            found += figures_of(make(session, target).root)
            assert not session.problems
    return found


def all_short(found: list[Node]) -> None:
    assert found
    told = {node.alt or "" for node in found}
    assert "" not in told
    assert [alt for alt in told if len(alt) > MOST_OF_ALTERNATIVE or alt.endswith("…")] == []


def test_in_every_target_on_every_paper(outputs: tuple[Output, ...]) -> None:
    all_short([node for output in outputs for node in figures_of(output.document.root)])


@pytest.mark.parametrize(
    ("package", "name"),
    [
        pytest.param("first-conversation", "moensterbjerg", id="in English"),
        *(pytest.param("", path.stem, marks=[pytest.mark.long], id=path.stem) for path in BRANDS),
    ],
)
def test_in_every_brand_and_language(package: str, name: str, ours: Package) -> None:
    brand = load_brand(EXAMPLES / "brands" / f"{name}.yaml")
    found = of_everything(load(EXAMPLES / package) if package else ours, PrintOptions(brand=brand, date=DAY))
    all_short(found)
    if brand.file.logo is not None:
        assert (brand.file.logo.alt or brand.official_name) in {node.alt for node in found}
