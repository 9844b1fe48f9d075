"""The page on which papers are chosen, by need or by number, and how they are to be printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sheetbuilder.app.choice import CHOSEN, TARGET, PrintChoice
from sheetbuilder.app.how_form import GO, HowForm
from sheetbuilder.compose.targets import Target, TargetKind
from sheetbuilder.content import Package, Sheet
from sheetbuilder.errors import Message, say
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.layout.text.typography import language_tag
from sheetbuilder.models.markup import words as words_of
from sheetbuilder.serving.ordering import numbered, ordering
from sheetbuilder.serving.site import Site

MAKE, UPDATE = "make", "update"


@dataclass(frozen=True, slots=True)
class Chooser:
    """Writes the page; the package is as the chosen brand has it."""

    site: Site
    package: Package
    targets: Sequence[Target]
    brands: Mapping[str, str]
    chosen: PrintChoice
    problems: str = ""
    """What is wrong with what was sent last, as marks."""

    def form(self) -> str:
        """The whole form."""
        update = element(
            "button",
            self._told(say("Put what is ticked on the list")),
            type="submit",
            name=GO,
            value=UPDATE,
            class_="update",
        )
        columns = element("div", self._offers() + element("p", update), class_="offers") + self._basket()
        return element(
            "form",
            self.problems + element("div", columns, class_="choosing"),
            method="post",
            enctype="multipart/form-data",
            id="print",
        )

    @property
    def _language(self) -> str:
        """Of the package, which the page may speak or not."""
        return language_tag(self.package.meta.language)

    def _told(self, message: Message) -> str:
        return self.site.told(message)

    def _offers(self) -> str:
        by_kind = {kind: [one for one in self.targets if one.kind is kind] for kind in TargetKind}
        ready = (*by_kind[TargetKind.RECIPE], *by_kind[TargetKind.SET])
        known = {one.name: one for one in by_kind[TargetKind.SHEET]}
        other = [one for one in self.targets if one not in ready and one.kind is not TargetKind.SHEET]
        search = element(
            "div",
            element("label", self._told(say("What are you up against?")), for_="search")
            + tag("input", type="search", id="search", autocomplete="off")
            + element("p", "", id="found", role="status", class_="quiet small"),
            class_="field search",
            hidden=True,
        )
        return "".join(
            (
                element("h2", self._told(say("Ready bundles"))),
                self._boxes(map(self._plain, ready)),
                element("h2", self._told(say("By need or number"))),
                search,
                *(self._step(number, name, known) for number, name in self._steps()),
                element("h2", self._told(say("Other papers"))),
                self._boxes(map(self._plain, other)),
            )
        )

    def _steps(self) -> Iterable[tuple[int, str]]:
        return ((step.number, step.name) for step in self.package.workflow.steps)

    def _step(self, number: int, name: str, known: Mapping[str, Target]) -> str:
        rows = [
            self._sheet(sheet, known[sheet.number])
            for sheet in self.package.sheets_of_step(number)
            if sheet.number in known
        ]
        if not rows:
            return ""
        title = self.package.words.step_and_name.format(number=number, name=name)
        head = element("legend", escaped(title), lang=self._language)
        return element("fieldset", head + "".join(rows), class_="step")

    def _sheet(self, sheet: Sheet, target: Target) -> str:
        about = "".join(element("span", escaped(need), class_="need small") for need in sheet.needs)
        about += element("span", escaped(words_of(sheet.purpose)), class_="quiet small")
        elements = [one for one in self.package.core_elements.elements if one.id in sheet.core_elements]
        sought = " ".join((target.name, *(f"{one.id} {one.name} {one.question}" for one in elements)))
        return self._box(target, f"{target.name} {target.title}", about, sought)

    def _plain(self, target: Target) -> str:
        return self._box(target, target.title)

    @staticmethod
    def _boxes(rows: Iterable[str]) -> str:
        return element("div", "".join(rows), class_="boxes")

    def _box(self, target: Target, name: str, about: str = "", sought: str = "") -> str:
        ticked = target.name in self.chosen.names
        box = tag("input", type="checkbox", name=TARGET, value=target.name, checked=ticked, data_name=name)
        words = element(
            "span", element("strong" if about else "span", escaped(name)) + about, class_="words", lang=self._language
        )
        return element("label", box + words, class_="tick", data_sought=sought or None)

    def _basket(self) -> str:
        known = {one.name: _name(one) for one in self.targets}
        entries = numbered(self.chosen.names, known)
        empty = element(
            "p",
            self._told(say("Nothing is chosen yet. Tick what you need.")),
            class_="quiet",
            id="nothing",
            hidden=bool(entries),
        )
        basket = element("h2", self._told(say("Your papers")), id="basket")
        basket += empty + ordering(self.site, CHOSEN, entries, id="chosen", lang=self._language)
        make = element(
            "button", self._told(say("Make the PDFs and show them")), type="submit", name=GO, value=MAKE, class_="main"
        )
        return element("div", basket + self._how() + element("p", make, class_="actions"), class_="basket panel")

    def _how(self) -> str:
        chosen = self.chosen
        how = HowForm(self.site, self.brands, chosen)
        together = tag("input", type="checkbox", name="together", checked=chosen.together)
        name = element("label", self._told(say("Name of the one file")), for_="file")
        name += tag("input", type="text", id="file", name="file", value=chosen.file, maxlength=100)
        return "".join(
            (
                how.marks(),
                element("label", together + element("span", self._told(say("All in one file"))), class_="tick"),
                element("div", name, class_="field within"),
            )
        )


def _name(target: Target) -> str:
    return f"{target.name} {target.title}" if target.kind is TargetKind.SHEET else target.title
