"""The pages about local lines: every place that has some or can, and one place with its points beside its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sheetbuilder.app.brand_room.drafts import Drafts, address_of, name_of, room_of
from sheetbuilder.app.brand_room.drawn_pages import DrawnPages
from sheetbuilder.app.brand_room.local_lines import (
    LocalEntry,
    PlaceWish,
    PointWish,
    entries_of,
    in_file_order,
    is_dropped,
    lines_together,
    point_wish,
    title_of,
    wanted,
)
from sheetbuilder.app.brand_room.not_saved import lines_not_saved
from sheetbuilder.app.brand_room.workspace import BrandDraft
from sheetbuilder.app.replies import go
from sheetbuilder.app.unsaved_edits import NOT_WRITTEN, elsewhere
from sheetbuilder.app.yaml_files.rows_moved import rewritten
from sheetbuilder.branding.differing import Address, addresses
from sheetbuilder.content import PageWords
from sheetbuilder.content.adapt.places import LocalPlace, places
from sheetbuilder.content.sheet import Sheet
from sheetbuilder.errors import Message, OutputError, Severity, say
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.models.markup import words
from sheetbuilder.serving.forms import SentForm, read_form
from sheetbuilder.serving.ordering import ordered, ordering
from sheetbuilder.serving.site import Notice, Site, site_of
from sheetbuilder.serving.to_copy import to_be_copied
from sheetbuilder.source import Located

_ORDER = "order:"


@dataclass(frozen=True, slots=True)
class LocalPages:
    """The pages, and what their forms do."""

    drafts: Drafts
    drawn: DrawnPages

    def every(self, request: Request) -> Response:
        """All places, with how many lines of the brand's own each has."""
        site, draft = site_of(request), self.drafts.of(request)
        root = draft.root
        items = "".join(
            element("li", _link(site, draft, place, len(list(entries_of(root, place.name)))))
            for place in places(self.drafts.supplies.package)
        )
        told = say("What you add, say otherwise or leave out. A small mark behind it says so in print.")
        back = element("p", element("a", site.told(say("Back to the form")), href=address_of(site, draft)))
        main = back + element("p", site.told(told)) + element("ul", items, class_="plain")
        return site.page(say("Local lines: {name}", name=name_of(draft)), main, at=room_of(site))

    def place(self, request: Request) -> Response:
        """The points of one place, to be changed, beside its pages."""
        saved = (Notice(say("Saved.")),) if request.query_params.get("saved") else ()
        return self._page(site_of(request), self.drafts.of(request), self._named(request), *saved)

    def _named(self, request: Request) -> LocalPlace:
        name = request.path_params["place"]
        found = next((one for one in places(self.drafts.supplies.package) if one.name == name), None)
        if found is None:
            raise HTTPException(404)
        return found

    def _points(self, place: LocalPlace) -> Sequence[Address]:
        return [one for one in addresses(self.drafts.supplies.package, [place.name]) if one.item]

    def _page(
        self,
        site: Site,
        draft: BrandDraft,
        place: LocalPlace,
        *notices: Notice,
        status: int = 200,
        above: str = "",
    ) -> Response:
        marks = _PlaceForm(site, draft, place, self._points(place), self.drafts.supplies.package.words).marks()
        _, problems = draft.loaded()
        shown = self._pictures(site, draft, place)
        main = above + site.problems(problems) + element("div", marks + shown, class_="beside")
        title = say("Local lines: {place}", place=_titled(place))
        return site.page(title, main, at=room_of(site), notices=notices, status=status)

    def _pictures(self, site: Site, draft: BrandDraft, place: LocalPlace) -> str:
        """The pages as they are with the lines that are saved; only places with a document of their own have some."""
        if not isinstance(place.holder, Sheet) and place.name != "strategy":
            return ""
        count = 2 if isinstance(place.holder, Sheet) else 1
        pictures = self.drawn.marks(site, draft, f"lines/{place.name}", range(1, count + 1))
        return element("div", pictures, class_="leaves")

    async def save(self, request: Request) -> Response:
        """What the form says of the place goes into the file."""
        site, draft, place = site_of(request), self.drafts.of(request), self._named(request)
        return await run_in_threadpool(self._sent, site, draft, place, await read_form(request))

    def _sent(self, site: Site, draft: BrandDraft, place: LocalPlace, form: SentForm) -> Response:
        core = self._points(place)

        def doing() -> None:
            root = draft.root
            if root is not None:
                wish = _wish(form, root, place.name, core)
                draft.change(rewritten(draft.text, {"local": wanted(root, place.name, core, wish)}))

        try:
            saved = draft.root is not None and draft.if_still(form.text("state"), doing)
        except OutputError as error:
            copied = to_be_copied(site, self._typed(site, draft, form, place, core))
            above = site.problems(error.problems) + copied
            return self._page(site, draft, place, Notice(NOT_WRITTEN, Severity.ERROR), status=422, above=above)
        if not saved:
            copied = to_be_copied(site, self._typed(site, draft, form, place, core))
            return self._page(site, draft, place, elsewhere(), status=409, above=copied)
        return go(address_of(site, draft, f"lines/{place.name}?saved=1"))

    def _typed(
        self, site: Site, draft: BrandDraft, form: SentForm, place: LocalPlace, core: Sequence[Address]
    ) -> Sequence[tuple[str, str]]:
        """What the form says that is not saved, where another tab was quicker."""
        before = draft.stood(form.text("state"))
        if before is None:
            return ()
        wish = _wish(form, before, place.name, core)
        return list(lines_not_saved(wish, before, place.name, core, site.translate))

    def picture(self, request: Request) -> Response:
        """A page of the place, made as it would be printed."""
        site, draft, place = site_of(request), self.drafts.of(request), self._named(request)
        number = request.path_params["number"]
        return self.drawn.answer(site, draft, place.name, number)


def _wish(form: SentForm, root: Located, place: str, core: Sequence[Address]) -> PlaceWish:
    points = {
        (one.block, one.item): PointWish(
            form.text(f"say:{one.block}:{one.item}").strip(), form.ticked(f"drop:{one.block}:{one.item}")
        )
        for one in core
    }
    added = {
        int(name.removeprefix("added:")): form.text(name).strip()
        for name in form.fields
        if name.startswith("added:") and name.removeprefix("added:").isdecimal()
    }
    block, _, after = form.text("new:where").partition(":")
    new = (block, " ".join(form.text("new:text").split()), after)
    order = [number for lines in lines_together(root, place) for number in in_file_order(lines, _ordered(form, lines))]
    return PlaceWish(points, added, form.text("title").strip(), form.ticked("drop"), order, new)


def _ordered(form: SentForm, lines: Sequence[LocalEntry]) -> Sequence[int]:
    """The numbers of lines as the list has them that is there for them."""
    return [int(value) for value in ordered(form, _field_of(lines)) if value.isdecimal()]


def _field_of(lines: Sequence[LocalEntry]) -> str:
    return f"{_ORDER}{lines[0].said('block')}:{lines[0].said('after')}:{lines[0].said('before')}"


def _titled(place: LocalPlace) -> str:
    return f"{place.name} {place.title}" if isinstance(place.holder, Sheet) else place.title


def _link(site: Site, draft: BrandDraft, place: LocalPlace, count: int) -> str:
    link = element("a", escaped(_titled(place)), href=address_of(site, draft, f"lines/{place.name}"))
    lines = say("1 line") if count == 1 else say("{count} lines", count=count)
    return link + (element("span", " · " + site.told(lines), class_="quiet") if count else "")


@dataclass(frozen=True, slots=True)
class _PlaceForm:
    """The form of one place."""

    site: Site
    draft: BrandDraft
    place: LocalPlace
    core: Sequence[Address]
    words: PageWords

    def marks(self) -> str:
        """All of it."""
        state = tag("input", type="hidden", name="state", value=self.draft.state)
        blocks = "".join(self._block(kind, list(points)) for kind, points in groupby(self.core, lambda one: one.block))
        button = element("button", self.site.told(say("Save")), type="submit", class_="main")
        every = element("a", self.site.told(say("All places")), href=address_of(self.site, self.draft, "lines"))
        inside = state + self._whole() + blocks + self._added() + self._new()
        return element("form", inside + element("p", button + every, class_="actions"), method="post")

    def _whole(self) -> str:
        if not isinstance(self.place.holder, Sheet):
            return ""
        root = self.draft.root
        title = self._text("title", say("Your title for the sheet"), title_of(root, self.place.name), rows=1)
        drop = self._tick("drop", say("Leave the whole sheet out"), checked=is_dropped(root, self.place.name))
        return title + drop

    def _block(self, kind: str, points: Sequence[Address]) -> str:
        words = self._called(kind)
        inside = "".join(map(self._point, points))
        return element("fieldset", element("legend", escaped(words)) + inside)

    def _called(self, kind: str) -> str:
        """What a kind of block is called on the pages."""
        return str(getattr(self.words, kind, None) or kind)

    def _point(self, one: Address) -> str:
        wish = point_wish(self.draft.root, one)
        name = f"{one.block}:{one.item}"
        said = element("p", self.site.told(say("Its name is {name}.", name=one.item)), class_="hint")
        text = self._text(f"say:{name}", say("Your words in its place"), wish.text)
        drop = self._tick(f"drop:{name}", say("Leave it out"), checked=wish.dropped)
        opened = bool(wish.text or wish.dropped)
        inside = element("summary", escaped(words(one.text))) + said + text + drop
        return element("details", inside, class_="point", open=opened)

    def _added(self) -> str:
        root = self.draft.root
        lines = [one for one in entries_of(root, self.place.name) if one.said("add")]
        if not lines:
            return ""
        fields = "".join(
            self._text(
                f"added:{one.index}", say("Added to {block}", block=self._called(one.said("block"))), one.said("add")
            )
            for one in lines
        )
        hint = element("p", self.site.told(say("An empty field takes the line out.")), class_="hint")
        legend = element("legend", self.site.told(say("Lines of your own")))
        return element("fieldset", legend + hint + fields + self._orders())

    def _orders(self) -> str:
        """The order of lines that stand beside the same point."""
        together = [lines for lines in lines_together(self.draft.root, self.place.name) if len(lines) > 1]
        return "".join(
            element("p", self.site.told(say("In this order in {block}:", block=self._called(lines[0].said("block")))))
            + ordering(
                self.site,
                _field_of(lines),
                {str(one.index): one.said("add") for one in lines},
                id=f"order-{lines[0].index}",
                removed=False,
            )
            for lines in together
        )

    def _new(self) -> str:
        options = "".join(self._where())
        label = element("label", self.site.told(say("Where it is to stand")), for_="new-where")
        where = element("div", label + element("select", options, id="new-where", name="new:where"), class_="field")
        legend = element("legend", self.site.told(say("A new line")))
        return element("fieldset", legend + where + self._text("new:text", say("Its words"), ""))

    def _where(self) -> Iterator[str]:
        for kind, points in groupby(self.core, lambda one: one.block):
            named = self._called(kind)
            yield element("option", self.site.told(say("{block}: last", block=named)), value=f"{kind}:")
            for one in points:
                told = self.site.told(say("{block}: after “{text}”", block=named, text=words(one.text)[:60]))
                yield element("option", told, value=f"{kind}:{one.item}")

    def _text(self, name: str, label: Message, value: str, rows: int = 2) -> str:
        ident = name.replace(":", "-")
        field = element("textarea", "\n" + escaped(value), id=ident, name=name, rows=rows)
        told = element("label", self.site.told(label), for_=ident)
        return element("div", told + field, class_="field")

    def _tick(self, name: str, label: Message, *, checked: bool) -> str:
        box = tag("input", type="checkbox", name=name, value="yes", checked=checked or None)
        return element("label", box + element("span", self.site.told(label)), class_="tick")
