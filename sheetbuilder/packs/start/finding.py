"""Finding by need: what one may be up against, step by step; the core elements with their questions."""

from __future__ import annotations

from collections.abc import Sequence

from sheetbuilder.content import Sheet
from sheetbuilder.html.markup import element
from sheetbuilder.packs.start.about import About, anchor


def needs(about: About) -> str:
    """What the sheets say that somebody may be up against, under their steps; empty where none says anything."""
    parts = []
    for phase in about.package.workflow.phases:
        for step in phase.steps:
            sheets = about.package.sheets_of_step(step.number)
            rows = "".join(_need(about, sheet, text) for sheet in sheets for text in sheet.needs)
            if rows:
                title = about.phrase(about.words.step_and_name.format(number=step.number, name=step.name))
                parts.append(element("section", element("h3", title) + element("ul", rows, class_="needs")))
    if not parts:
        return ""
    head = element("h2", about.phrase(about.start.needs), id="needs")
    head += element("p", about.phrase(about.start.needs_lead), class_="lead")
    return element("section", head + element("div", "".join(parts), class_="columns"), aria_labelledby="needs")


def _need(about: About, sheet: Sheet, text: str) -> str:
    number = element("span", about.phrase(sheet.number), class_="number")
    return element("li", element("a", number + element("span", about.phrase(text)), href=f"#{anchor(sheet.number)}"))


def elements(about: About) -> str:
    """The core elements, each with its question and the sheets that build on it."""
    rows = []
    for one in about.package.core_elements.elements:
        sheets = about.package.sheets_of_element(one.id)
        if not sheets:
            continue
        told = element("h4", about.phrase(one.short or one.name)) + element("p", about.said(one.question))
        rows.append(element("li", told + numbers(about, sheets)))
    if not rows:
        return ""
    head = element("h3", about.phrase(about.start.elements), id="elements")
    return element("section", head + element("ul", "".join(rows), class_="elements"), aria_labelledby="elements")


def numbers(about: About, sheets: Sequence[Sheet]) -> str:
    """Sheets as links to where the page tells of them: their numbers, with their titles for who hears them."""
    entries = []
    for sheet in sheets:
        inside = about.phrase(sheet.number) + element("span", f" {about.phrase(sheet.title)}", class_="unseen")
        title = sheet.title
        entries.append(element("li", element("a", inside, href=f"#{anchor(sheet.number)}", title=title)))
    return element("ul", "".join(entries), class_="numbers")
