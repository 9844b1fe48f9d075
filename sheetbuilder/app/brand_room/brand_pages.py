"""The pages of one brand: its form, its text, its files, and the pack that is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sheetbuilder.app.brand_room.colours_shown import NAMES, colours_shown
from sheetbuilder.app.brand_room.drafting import changed, said_of
from sheetbuilder.app.brand_room.drafts import PATH, Drafts, address_of, name_of, room_of
from sheetbuilder.app.brand_room.drawn_pages import WIDE, picture
from sheetbuilder.app.brand_room.fields import entries
from sheetbuilder.app.brand_room.form_page import brand_form, sections
from sheetbuilder.app.brand_room.packing import pack_of
from sheetbuilder.app.brand_room.workspace import BrandDraft
from sheetbuilder.app.made import MADE, MadeFile, made_by
from sheetbuilder.app.replies import go, handed
from sheetbuilder.app.unsaved_edits import (
    NOT_WRITTEN,
    UnsavedEdits,
    elsewhere,
    to_be_chosen_again,
    unsaved_edits,
    your_text,
)
from sheetbuilder.app.yaml_files.beside import beside, named_anew
from sheetbuilder.app.yaml_files.draft import Files
from sheetbuilder.app.yaml_files.editing import keeps
from sheetbuilder.app.yaml_files.fields import shown, within
from sheetbuilder.app.yaml_files.text_form import text_form
from sheetbuilder.app.yaml_files.undo_form import TAKEN_BACK, taken_back, undo_form
from sheetbuilder.errors import OutputError, Severity, say
from sheetbuilder.html.markup import element, identifier, tag
from sheetbuilder.serving.forms import SentForm, read_form
from sheetbuilder.serving.ordering import DOWN, UP
from sheetbuilder.serving.site import Notice, Site, site_of
from sheetbuilder.serving.work_pages import at_work

SAVED = Notice(say("Saved."))


@dataclass(frozen=True, slots=True)
class BrandPages:
    """The pages, and what their forms do."""

    drafts: Drafts

    def form(self, request: Request) -> Response:
        """The form, with what is wrong where it is wrong."""
        asked, draft = request.query_params, self.drafts.of(request)
        notices = [notice for key, notice in (("saved", SAVED), ("back", TAKEN_BACK)) if asked.get(key)]
        for name in asked.getlist("beside"):
            notices += beside(draft, name)
        return self._form(site_of(request), draft, *notices)

    def _form(
        self,
        site: Site,
        draft: BrandDraft,
        *notices: Notice,
        status: int = 200,
        edits: UnsavedEdits | None = None,
        above: str = "",
    ) -> Response:
        root = draft.root
        if root is None:
            return self._text(site, draft, draft.text, *notices, status=status)
        brand, faults = said_of(draft, root)
        form = brand_form(site, root, faults, edits.values if edits else {})
        if edits:
            notices, above = (*edits.notices(form), *notices), above + edits.copied(form)
        if not keeps(draft.text):
            told = say("When you save, the lines of this file are laid out anew; words and comments stay.")
            notices = (*notices, Notice(told, Severity.WARNING))
        state = tag("input", type="hidden", name="state", value=draft.state)
        button = element("button", site.told(say("Save")), type="submit", class_="main")
        fields = state + sections(form) + element("p", button, class_="actions")
        whole = element("form", fields, method="post", enctype="multipart/form-data", class_="brand")
        colours = _colours(site, {name: shown(within(within(root, "colours"), name)) for name in NAMES})
        main = above + form.summary() + self._next(site, draft, ready=brand is not None) + whole + colours
        return site.page(
            say("Brand: {name}", name=name_of(draft)), main, at=room_of(site), notices=notices, status=status
        )

    def _next(self, site: Site, draft: BrandDraft, *, ready: bool) -> str:
        """What can be done with the brand as it is saved."""
        base = f"{PATH}/of/{draft.key}"
        links = [
            (f"{base}/letterhead", say("Letterhead")),
            (f"{base}/lines", say("Local lines")),
            (f"{base}/sheets", say("Sheets of your own")),
            (f"{base}/brand.yaml", say("Save brand.yaml")),
            (f"{base}/brand.zip", say("Save it with all its files")),
            (f"{base}/text", say("Edit the file as text")),
        ]
        marks = "".join(
            element("a", site.told(told), href=site.address(path), class_="button small") for path, told in links
        )
        button = element("button", site.told(say("Make the pack")), type="submit", class_="main", disabled=not ready)
        pack = element("form", button, method="post", action=site.address(f"{base}/pack"))
        marks += undo_form(site, draft, site.address(f"{base}/undo"))
        return element("div", pack + marks, class_="actions")

    async def take_back(self, request: Request) -> Response:
        """The last change is taken back."""
        site, draft, form = site_of(request), self.drafts.of(request), await read_form(request)
        notice = await run_in_threadpool(taken_back, draft, form)
        if notice is None:
            return go(address_of(site, draft, "?back=1"))
        return await run_in_threadpool(self._form, site, draft, notice, status=409)

    async def save(self, request: Request) -> Response:
        """What was filled in goes into the file, also what is wrong: nothing is lost."""
        site, draft, form = site_of(request), self.drafts.of(request), await read_form(request)
        return await run_in_threadpool(self._sent, site, draft, form)

    def _sent(self, site: Site, draft: BrandDraft, form: SentForm) -> Response:
        files: list[Files] = []
        try:
            saved = draft.root is not None and draft.if_still(
                form.text("state"), lambda: files.append(changed(draft, form))
            )
        except OutputError as error:
            edits = unsaved_edits(form, entries(), draft.root, draft.root, NOT_WRITTEN)
            return self._form(site, draft, status=422, edits=edits, above=site.problems(error.problems))
        if not saved:
            return self._not_saved(site, draft, form)
        moved = form.text(UP) or form.text(DOWN)
        ending = f"#{identifier(moved.rpartition('.')[0])}-order" if moved else ""
        return go(site.address(f"{PATH}/of/{draft.key}/?saved=1{named_anew(files[0], form)}{ending}"))

    def _not_saved(self, site: Site, draft: BrandDraft, form: SentForm) -> Response:
        """The form of what stands in the file now, with what was typed in the fields where it is something else."""
        root, before = draft.root, draft.stood(form.text("state"))
        edits = unsaved_edits(form, entries(), before, root)
        if root is None:
            kept = edits.all_copied(brand_form(site, before, {})) if before else ""
            notices = (elsewhere(), *to_be_chosen_again(edits.files))
            return self._text(site, draft, draft.text, *notices, status=409, above=kept)
        return self._form(site, draft, status=409, edits=edits)

    def text(self, request: Request) -> Response:
        """The file as text."""
        draft = self.drafts.of(request)
        return self._text(site_of(request), draft, draft.text)

    def _text(
        self, site: Site, draft: BrandDraft, text: str, *notices: Notice, status: int = 200, above: str = ""
    ) -> Response:
        _, problems = draft.loaded()
        back = element("a", site.told(say("Back to the form")), href=address_of(site, draft))
        form = text_form(site, draft.state, text, address_of(site, draft, "text"), say("The brand file"), back)
        title = say("Brand: {name}", name=name_of(draft))
        return site.page(
            title, above + site.problems(problems) + form, at=room_of(site), notices=notices, status=status
        )

    async def save_text(self, request: Request) -> Response:
        """The text in the place of the file's."""
        site, draft, form = site_of(request), self.drafts.of(request), await read_form(request)
        return await run_in_threadpool(self._text_sent, site, draft, form.text("state"), form.text("text"))

    def _text_sent(self, site: Site, draft: BrandDraft, state: str, text: str) -> Response:
        try:
            if not draft.if_still(state, lambda: draft.change(text)):
                return self._text(site, draft, text, your_text(), status=409)
        except OutputError as error:
            told = Notice(NOT_WRITTEN, Severity.ERROR)
            return self._text(site, draft, text, told, status=422, above=site.problems(error.problems))
        ending = "" if draft.root is not None else "text"
        return go(site.address(f"{PATH}/of/{draft.key}/{ending}"))

    def colours(self, request: Request) -> Response:
        """The table of colours for what stands in the fields just now."""
        given = {name: request.query_params.get(name, "")[:20] for name in NAMES}
        return HTMLResponse(colours_shown(site_of(request), given))

    def file(self, request: Request) -> Response:
        """The file, to be saved."""
        draft = self.drafts.of(request)
        return handed(draft.file.read_bytes(), draft.file.name, "application/yaml")

    def all_files(self, request: Request) -> Response:
        """The file with all that it names, to be saved."""
        return handed(self.drafts.of(request).zipped(), "brand.zip", "application/zip")

    def pack(self, request: Request) -> Response:
        """The whole pack is made."""
        site, draft = site_of(request), self.drafts.of(request)
        piece = site.work.begin(
            say("Making the pack"),
            pack_of(draft, self.drafts.supplies, site.folder),
            back=address_of(site, draft),
            then=lambda name: site.address(f"{PATH}/{MADE}/{name}"),
        )
        return at_work(site, piece)

    def made(self, request: Request) -> Response:
        """The pack, to be saved."""
        site, made, name = site_of(request), made_by(request), request.path_params["work"]
        base = f"{PATH}/{MADE}/{name}"
        links = "".join(
            element(
                "a",
                site.told(say("Save {file}", file=one.name)),
                href=site.address(f"{base}/{one.name}"),
                class_="button main",
                download=True,
            )
            for one in made.files
        )
        notes = "".join(element("p", site.told(note)) for note in made.notes)
        shown = "".join(_pictures(site, base, one) for one in made.files)
        main = element("p", links, class_="actions") + notes + site.problems(made.warnings) + shown
        if (piece := site.work.found(name)) is not None:
            main += element("p", element("a", site.told(say("Back")), href=piece.back))
        return site.page(say("Made"), main, at=room_of(site))


def _colours(site: Site, given: Mapping[str, str]) -> str:
    """The table of colours, which a script lets follow what is typed."""
    about = {"id": "colours-in-use", "data_from": site.address(f"{PATH}/colours"), "aria_live": "polite"}
    return element(
        "section",
        element("h2", site.told(say("Colours in use"))) + element("div", colours_shown(site, given), **about),
    )


def _pictures(site: Site, base: str, file: MadeFile) -> str:
    """The pages of a file, side by side."""
    pages = "".join(
        picture(
            site,
            site.address(f"{base}/{file.name}/{number}/{WIDE}.png"),
            number,
            height=round(height * WIDE / 2 / width),
        )
        for number, (width, height) in enumerate(file.sizes, 1)
    )
    return element("div", pages, class_="looking") if pages else ""
