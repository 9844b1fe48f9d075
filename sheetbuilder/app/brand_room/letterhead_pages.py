"""The pages about one brand's letterhead: its file, which page goes where by looking at it, and the proof."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sheetbuilder.app.brand_room.drafting import said_of
from sheetbuilder.app.brand_room.drafts import Drafts, address_of, name_of, room_of
from sheetbuilder.app.brand_room.laying import is_laid, laid_marks, laying, letterhead_form
from sheetbuilder.app.brand_room.letterheads import (
    AS_USUAL,
    KINDS,
    PARTICULAR,
    SWITCHES,
    chosen,
    file_of,
    switched,
    wanted,
)
from sheetbuilder.app.brand_room.not_saved import letterhead_not_saved
from sheetbuilder.app.brand_room.workspace import BrandDraft
from sheetbuilder.app.made import MadeFile, MadeFiles
from sheetbuilder.app.replies import go
from sheetbuilder.app.unsaved_edits import NOT_WRITTEN, elsewhere, files_of, to_be_chosen_again
from sheetbuilder.app.yaml_files.beside import beside, named_anew
from sheetbuilder.app.yaml_files.draft import Files
from sheetbuilder.app.yaml_files.editing import Plain, edited
from sheetbuilder.app.yaml_files.form import FieldForm
from sheetbuilder.brand import load_brand
from sheetbuilder.brand.overlay import NONE
from sheetbuilder.branding.looked_at import looked_at, page_picture
from sheetbuilder.branding.options import PrintOptions
from sheetbuilder.compose.proof import proof
from sheetbuilder.errors import Message, OutputError, Severity, SheetbuilderError, say
from sheetbuilder.html.markup import element, identifier, tag
from sheetbuilder.serving.forms import SentForm, read_form
from sheetbuilder.serving.site import Notice, Site, site_of
from sheetbuilder.serving.to_copy import to_be_copied
from sheetbuilder.serving.work import Steps
from sheetbuilder.serving.work_pages import at_work

_MOST = 12
"""Pages of a file that are shown; a letterhead has three."""
_PNG = b"\x89PNG"


@dataclass(frozen=True, slots=True)
class LetterheadPages:
    """The pages, and what their forms do."""

    drafts: Drafts
    made: str
    """The path below the room where what work has made is shown."""
    pictures: dict[tuple[str, str, int], bytes | None] = field(default_factory=dict)

    def letterhead(self, request: Request) -> Response:
        """The file, and its pages to choose from."""
        draft, asked = self.drafts.of(request), request.query_params
        saved = (Notice(say("Saved.")),) if asked.get("saved") else ()
        return self._page(site_of(request), draft, *saved, *beside(draft, asked.get("beside", "")))

    def _page(self, site: Site, draft: BrandDraft, *notices: Notice, status: int = 200, above: str = "") -> Response:
        root = draft.root
        name = file_of(root)
        back = element("a", site.told(say("Back to the form")), href=address_of(site, draft))
        main = above + element("p", back)
        if name and root is not None:
            found = looked_at(draft.folder / name)
            count = min(found.pages, _MOST)
            laid = [kind for kind in (*KINDS, *PARTICULAR) if is_laid(root, kind, count)]
            fields = letterhead_form(site, root, said_of(draft, root)[1], laid)
            main += site.problems(found.problems) + fields.summary() + self._chosen(site, draft, count, fields)
        main += _upload_form(site, draft)
        title = say("Letterhead: {name}", name=name_of(draft))
        return site.page(title, main, at=room_of(site), notices=notices, status=status)

    def _chosen(self, site: Site, draft: BrandDraft, count: int, fields: FieldForm) -> str:
        kinds = "".join(self._kind(draft, kind, KINDS[kind], count, fields) for kind in KINDS)
        ticks = "".join(
            element(
                "label",
                tag("input", type="checkbox", name=key, value="yes", checked=switched(draft.root, key) or None)
                + element("span", site.told(told)),
                class_="tick",
            )
            for key, told in SWITCHES.items()
        )
        save = element("button", site.told(say("Save")), type="submit", class_="main")
        state = tag("input", type="hidden", name="state", value=draft.state)
        kinds += self._particular(draft, count, fields)
        inside = state + fields.wrong("overlay") + kinds + ticks + element("p", save, class_="actions")
        form = element("form", inside, method="post", id="overlay")
        show = element("button", site.told(say("Show the proof")), type="submit")
        proving = element("form", show, method="post", action=address_of(site, draft, "proof"))
        return form + proving

    def _particular(self, draft: BrandDraft, count: int, fields: FieldForm) -> str:
        summary = element("summary", fields.site.told(say("Some kinds of pages in another way")))
        kinds = "".join(self._kind(draft, kind, PARTICULAR[kind], count, fields) for kind in PARTICULAR)
        said = any(chosen(draft.root, kind) != AS_USUAL for kind in PARTICULAR)
        return element("details", summary + kinds, class_="folded", open=said)

    def _kind(self, draft: BrandDraft, kind: str, told: Message, count: int, fields: FieldForm) -> str:
        site, path = fields.site, f"overlay.{kind}"
        now = chosen(draft.root, kind)
        options = [(AS_USUAL, element("span", site.told(say("as usual"))))]
        options += [(NONE, element("span", site.told(say("no letterhead"))))]
        options += [(str(number), self._shown(site, draft, number)) for number in range(1, count + 1)]
        boxes = "".join(
            element(
                "label",
                tag("input", type="radio", name=kind, value=value, checked=value == now or None) + option,
                class_="tick" if value in (AS_USUAL, NONE) else "tick looked",
            )
            for value, option in options
        )
        legend = element("legend", site.told(told))
        inside = legend + fields.wrong(path) + element("div", boxes, class_="looking")
        if is_laid(draft.root, kind, count):
            inside += laid_marks(fields, kind)
        return element("fieldset", inside, id=identifier(path))

    def _shown(self, site: Site, draft: BrandDraft, number: int) -> str:
        told = say("Page {number}", number=number)
        source = address_of(site, draft, f"letterhead/{number}?of={draft.whole_state[:12]}")
        picture = tag("img", src=source, alt=site.translate(told), width=160, loading="lazy")
        return element("span", picture + element("span", site.told(told), aria_hidden="true"))

    def picture(self, request: Request) -> Response:
        """One page of the letterhead's file, painted by the process that reads other people's files."""
        draft, number = self.drafts.of(request), int(request.path_params["number"])
        key = draft.key, draft.whole_state, number
        if key not in self.pictures:
            try:
                self.pictures[key] = page_picture(draft.folder / file_of(draft.root), number)
            except SheetbuilderError:
                raise HTTPException(404) from None
        picture = self.pictures[key]
        if picture is None:
            raise HTTPException(404)
        return Response(picture, media_type="image/png" if picture.startswith(_PNG) else "image/jpeg")

    async def save(self, request: Request) -> Response:
        """What was chosen, or another file, goes into the brand file."""
        site, draft, form = site_of(request), self.drafts.of(request), await read_form(request)
        return await run_in_threadpool(self._sent, site, draft, form)

    def _sent(self, site: Site, draft: BrandDraft, form: SentForm) -> Response:
        try:
            with draft.history.lock:
                return self._saved(site, draft, form)
        except OutputError as error:
            typed = letterhead_not_saved(form, draft.root, site.translate)
            above = site.problems(error.problems) + to_be_copied(site, list(typed))
            notices = (Notice(NOT_WRITTEN, Severity.ERROR), *to_be_chosen_again(files_of(form)))
            return self._page(site, draft, *notices, status=422, above=above)

    def _saved(self, site: Site, draft: BrandDraft, form: SentForm) -> Response:
        root = draft.root
        if form.text("state") != draft.state or root is None:
            typed = letterhead_not_saved(form, draft.stood(form.text("state")), site.translate)
            notices = (elsewhere(), *to_be_chosen_again(files_of(form)))
            return self._page(site, draft, *notices, status=409, above=to_be_copied(site, list(typed)))
        uploads = form.files("file")
        file = draft.name_for(uploads[-1], file_of(root)) if uploads else file_of(root)
        files: Files = {file: uploads[-1].content} if uploads else {}
        if form.ticked("none"):
            overlay: Plain = None
        elif uploads:
            overlay = wanted(root, file, {}, {} if file_of(root) else {"make_room": True})
        elif file:
            pages = {kind: form.text(kind) for kind in (*KINDS, *PARTICULAR)}
            overlay = wanted(root, file, pages, {key: form.ticked(key) for key in SWITCHES}, laying(form, root))
        else:
            return self._page(site, draft, Notice(say("Choose a file first."), Severity.ERROR), status=400)
        draft.change(edited(draft.text, {"overlay": overlay}), files)
        return go(address_of(site, draft, f"letterhead?saved=1{named_anew(files, form, file_of(root))}"))

    def proof(self, request: Request) -> Response:
        """The proof is made: a page of every kind with what lies under it, and where that is in the way."""
        site, draft = site_of(request), self.drafts.of(request)
        out = site.folder / secrets.token_hex(8) / f"proof-{draft.key}.pdf"
        package = self.drafts.supplies.package

        def doing(steps: Steps) -> MadeFiles:
            steps.expect(1)
            out.parent.mkdir()
            made, problems = proof(package, PrintOptions(brand=load_brand(draft.file)), out, site.translate)
            steps.take(say("the proof is made"))
            return MadeFiles((MadeFile(made.path, site.painted.sizes(made.path)),), (*made.warnings, *problems))

        piece = site.work.begin(
            say("Making the proof"),
            doing,
            back=address_of(site, draft, "letterhead"),
            then=lambda name: site.address(f"{self.made}/{name}"),
        )
        return at_work(site, piece)


def _upload_form(site: Site, draft: BrandDraft) -> str:
    label = element("label", site.told(say("A letterhead as PDF")), for_="file")
    told = say("It is read in a process of its own that can do nothing else, and only its pages are used.")
    hint = element("p", site.told(told), class_="hint", id="file-help")
    box = tag("input", type="file", id="file", name="file", accept=".pdf", aria_describedby="file-help")
    state = tag("input", type="hidden", name="state", value=draft.state)
    use = element("button", site.told(say("Use this file")), type="submit")
    drop = element("button", site.told(say("Have no letterhead")), type="submit", name="none", value="yes")
    buttons = use + (drop if file_of(draft.root) else "")
    fields = state + element("div", label + hint + box, class_="field") + element("p", buttons, class_="actions")
    form = element("form", fields, method="post", enctype="multipart/form-data")
    return element("section", element("h2", site.told(say("The file"))) + form, class_="panel")
