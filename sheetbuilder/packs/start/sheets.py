"""The parts of a pack: bundles, sets, every sheet with its purpose, and whatever else there is, each with its files."""

from __future__ import annotations

from collections.abc import Iterator

from sheetbuilder.compose.targets import Target, TargetKind, targets
from sheetbuilder.content import Package, Sheet
from sheetbuilder.html.markup import element, tag
from sheetbuilder.packs.start.about import About, anchor
from sheetbuilder.packs.start.finding import numbers


def bundles(about: About) -> str:
    """The quick recipes: what each is for, which sheets are in it."""
    cards = []
    for target in about.bundles:
        quick, package = target.recipe, about.package
        assert quick is not None
        told = element("h3", about.title(target.title))
        told += element("p", about.said(quick.lead)) if quick.lead else ""
        known = {name: sheet for sheet in package.sheets for name in (sheet.number, sheet.slug)}
        held = [known[name] for name in quick.sheets if name in known]
        if held:
            label = element("span", about.phrase(about.start.bundle_holds), class_="label")
            told += element("div", label + numbers(about, held), class_="holds")
        cards.append(element("li", told + about.of(target.name, target.title), class_="card"))
    return _part(about, "bundles", about.start.bundles, _list(cards, "cards"))


def sets(about: About) -> str:
    """The sets, each with its lead."""
    cards = []
    for one in about.package.meta.sets:
        sheets = about.package.sheets_of_set(one)
        steps = dict.fromkeys(sheet.step for sheet in sheets)
        label = about.phrase(about.words.set_and_number.format(number=one.number))
        told = element("p", _squares(about.package, frozenset(steps)) + element("span", label), class_="label")
        told += element("h3", about.title(one.title)) + element("p", about.said(one.lead))
        cards.append(element("li", told + about.of(one.id, one.title), class_="card"))
    return _part(about, "sets", about.start.sets, _list(cards, "cards"))


def _squares(package: Package, lit: frozenset[int]) -> str:
    """The steps as squares, those of a set filled; decoration, since the words beside them say it."""
    groups = []
    for phase in package.workflow.phases:
        inside = "".join(
            element("i", str(step.number), class_="lit" if step.number in lit else None) for step in phase.steps
        )
        groups.append(element("span", inside))
    return element("span", "".join(groups), class_="squares", aria_hidden="true")


def mini_figure(package: Package) -> str:
    """All steps, for the head of the page."""
    every = frozenset(step.number for phase in package.workflow.phases for step in phase.steps)
    return _squares(package, every)


def sheets(about: About) -> str:
    """Every sheet under its step; what a reader can find them with stands above, and is of use to a script alone."""
    parts = []
    for phase in about.package.workflow.phases:
        for step in phase.steps:
            rows = [_sheet(about, sheet) for sheet in about.package.sheets_of_step(step.number)]
            if not rows:
                continue
            head = element("h3", about.phrase(about.words.step_and_name.format(number=step.number, name=step.name)))
            head += element("p", about.said(step.purpose), class_="lead")
            parts.append(element("section", head + _list(rows, "rows"), class_="step"))
    return _part(about, "sheets", about.start.sheets, _filter(about) + "".join(parts))


def _sheet(about: About, sheet: Sheet) -> str:
    title = about.title(sheet.title)
    if sheet.local:
        title += " " + element("span", about.phrase(about.words.local), class_="local")
    told = element("h4", element("span", about.phrase(sheet.number), class_="number") + " " + element("span", title))
    told += element("p", about.said(sheet.purpose))
    names = [one.short or one.name for one in map(about.package.element, sheet.core_elements)]
    if names:
        label = element("span", about.phrase(about.words.builds_on) + " ", class_="label")
        built = label + ", ".join(about.phrase(name) for name in names)
        told += element("p", built, class_="builds")
    return element(
        "li",
        element("div", told) + about.of(sheet.number, f"{sheet.number} {sheet.title}"),
        id=anchor(sheet.number),
        data_step=sheet.step,
        data_elements=" ".join(sheet.core_elements),
        data_needs=" ".join(sheet.needs) or None,
    )


def _filter(about: About) -> str:
    words = about.start.filter
    any_step = element("option", about.phrase(words.every), value="")
    steps = any_step + "".join(
        element("option", about.phrase(f"{step.number} {step.name}"), value=step.number)
        for phase in about.package.workflow.phases
        for step in phase.steps
        if about.package.sheets_of_step(step.number)
    )
    elements = any_step + "".join(
        element("option", about.phrase(one.short or one.name), value=one.id)
        for one in about.package.core_elements.elements
        if about.package.sheets_of_element(one.id)
    )
    fields = (
        _labelled(about, words.text, tag("input", type="search", id="find-text", autocomplete="off"), "find-text"),
        _labelled(about, words.step, element("select", steps, id="find-step"), "find-step"),
        _labelled(about, words.element, element("select", elements, id="find-element"), "find-element"),
        element("button", about.phrase(words.again), type="button", id="find-again"),
    )
    status = element(
        "p",
        "",
        role="status",
        id="found",
        data_many=words.found,
        data_one=words.found_one,
        data_none=words.found_none,
    )
    inside = element("div", "".join(fields), class_="fields") + status
    return element("div", inside, role="search", id="find", hidden=True, aria_label=words.heading)


def _labelled(about: About, label: str, field: str, name: str) -> str:
    return element("div", element("label", about.phrase(label), for_=name) + field)


def others(about: About) -> str:
    """What is neither a sheet, a set nor a bundle."""
    told = {TargetKind.SET, TargetKind.SHEET, TargetKind.RECIPE}
    rows = []
    for target in targets(about.package):
        if target.kind not in told and about.links.get(target.name):
            said = element("h3", about.title(target.title))
            said += "".join(element("p", about.said(text)) for text in _purpose(about.package, target))
            rows.append(element("li", element("div", said) + about.of(target.name, target.title)))
    return _part(about, "others", about.start.others, _list(rows, "rows"))


def _purpose(package: Package, target: Target) -> Iterator[str]:
    """What the content itself says that a document is for."""
    if target.kind is TargetKind.GUIDE and package.guide is not None:
        yield package.guide.lead
    elif target.kind is TargetKind.WORKFLOW:
        yield package.workflow.caption
    elif target.kind is TargetKind.ELEMENTS:
        yield package.core_elements.lead
    elif target.kind is TargetKind.STRATEGY and package.strategy is not None:
        yield package.strategy.purpose
    elif target.kind is TargetKind.CARDS and package.cards is not None:
        yield from (deck.purpose for deck in package.cards.decks if deck.target == target.name and deck.purpose)


def _list(entries: list[str], name: str) -> str:
    return element("ul", "".join(entries), class_=name) if entries else ""


def _part(about: About, name: str, title: str, content: str) -> str:
    if not content:
        return ""
    return element("section", element("h2", about.phrase(title), id=name) + content, aria_labelledby=name)
